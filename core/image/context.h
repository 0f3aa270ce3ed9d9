// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/contents.h"

#include <map>
#include <optional>
#include <string>

namespace slipway::image {

/// What CEKit puts into the build context under an artifact's target name.
struct ContextItem {
    plan::Artifact artifact;
    std::filesystem::path path; ///< on disk; empty: not fetched yet
    bool isShared = false;      ///< another artifact with another source had this target, and was overwritten
};

/// The build context below target/image, without what CEKit generates: by target name.
using Context = std::map<std::string, ContextItem>;

/// CEKit fetches each artifact name once, in the order of the image and then its modules, builders last; a target that
/// comes again is overwritten (SPEC 8.1, 8.5).
[[nodiscard]] Context context(const plan::Plan &plan, const FetchedArtifacts &fetched);

/// Where an artifact's bytes are: its path, or what was fetched for its name; empty when neither.
[[nodiscard]] std::filesystem::path localSource(const plan::Artifact &artifact, const FetchedArtifacts &fetched);

/// The file name that COPY gives an artifact: its target, without the folder that OSBS puts some into.
[[nodiscard]] std::string targetName(const plan::Artifact &artifact);

/// Why COPY cannot name a target, or nothing. `name` is an artifact's target.
[[nodiscard]] std::optional<Diagnostic> targetProblem(const plan::Artifact &artifact);

} // namespace slipway::image
