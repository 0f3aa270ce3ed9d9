// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"
#include "core/text/diagnostic.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace slipway::image {

/// COPY of general artifacts to one destination.
struct CopyStep {
    std::vector<plan::Artifact> artifacts;
    std::string dest; ///< expanded, as written otherwise
    Origin origin;
};

/// COPY --from.
struct StageCopyStep {
    plan::Artifact artifact;
    std::string path; ///< in the image, expanded, as written otherwise
};

/// WORKDIR: podman, buildah and docker create the folder.
struct FolderStep {
    std::string path; ///< absolute, normalised
    Origin origin;
};

using Step = std::variant<CopyStep, StageCopyStep, FolderStep>;

/// The run configuration of an image, as an engine makes it of the Containerfile.
struct Config {
    std::vector<std::pair<std::string, std::string>> env; ///< in order of first definition; PATH as engines preset it
    std::map<std::string, std::string> labels;
    std::set<std::string> ports; ///< `80/tcp`
    std::set<std::string> volumes;
    std::vector<std::string> entrypoint;
    std::vector<std::string> command;
    std::string workdir = "/";

    bool operator==(const Config &) const = default;
};

/// What the instructions of the target stage do to the file system and to the configuration, in their order.
struct Recipe {
    std::vector<Step> steps;
    Config config;
    std::vector<std::string> history; ///< the instructions, each on one line
    std::vector<Diagnostic> problems;
};

/// Reads the plan as an engine reads the Containerfile that CEKit makes of it (SPEC 6.1); touches no file.
/// Left out: what only a container can do (packages, scripts), users, and injected repositories.
[[nodiscard]] Recipe recipe(const plan::Plan &plan);

/// A path of an image made absolute and normal, without final slash (but `/`); `..` stops at the root.
[[nodiscard]] std::string absolutePath(std::string_view path, std::string_view base = "/");

} // namespace slipway::image
