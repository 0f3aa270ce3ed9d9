// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/command.h"
#include "core/run/engine.h"

#include <filesystem>
#include <string>
#include <vector>

namespace slipway::run {

/// What an author chose for one build. The files are in `target`/image already.
struct BuildRequest {
    EngineKind engine = EngineKind::Podman;
    std::filesystem::path program = {};      ///< the engine's, absolute
    std::filesystem::path target = "target"; ///< relative paths stay relative in the command
    std::string containerFile = {};          ///< name in target/image; empty: the engine's usual one
    std::vector<std::string> tags = {};      ///< as they shall be given, `defaultTags` included
    bool isSquashed = true;
    bool isPulling = false; ///< look for a newer base image first
    bool isTraced = false;  ///< the engine's own debug log
    std::string platform = {};
    std::vector<std::string> buildArguments = {}; ///< `A=V`, or `A` for the environment's value
    std::vector<std::string> flags = {};          ///< each one argument, verbatim

    bool operator==(const BuildRequest &) const = default;
};

/// The tags that an image gets when the author names none (CEKit: `name:version` and `name:latest`).
[[nodiscard]] std::vector<std::string> defaultTags(const std::string &name, const std::string &version);

/// `Containerfile`, for docker `Dockerfile`.
[[nodiscard]] std::string defaultContainerFile(EngineKind kind);

/// The command that builds, with CEKit's arguments in CEKit's order for podman and buildah.
///
/// Docker: CEKit talks to the API and squashes with a Python library; here its own client is run, so that the command
/// can be seen and repeated. The differences: `-f` names the file (docker does not find a Containerfile by itself),
/// `--pull` in place of podman's `--pull-always`, all tags given to the build, and layers stay as they are: docker's
/// `--squash` needs an experimental daemon without BuildKit (Engine::canSquash), so it is passed only among `flags`.
[[nodiscard]] Command buildCommand(const BuildRequest &request);

} // namespace slipway::run
