// SPDX-License-Identifier: MIT
#pragma once

#include "core/generate/targetfolder.h"

#include <expected>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace slipway::generate {

/// The artifacts of the target stage whose bytes are not at a path of this machine: a builder that reads paths where
/// they are needs these fetched first.
[[nodiscard]] std::vector<plan::Artifact> artifactsToFetch(const plan::Plan &plan);

/// The artifacts of all stages that can be fetched before a build, each source once.
[[nodiscard]] std::vector<plan::Artifact> artifactsToKeep(const plan::Plan &plan);

/// Whether writing the target folder of a plan asks an `ArtifactSource` for anything: artifacts that are not simply
/// copied from this machine, and files of package repositories.
[[nodiscard]] bool needsSource(const plan::Plan &plan);

/// Fetches each of `artifacts` to a place of its own below `folder`, which is made: by the artifact's name. Collects
/// what goes wrong and goes on; a stop request ends it with the problem `cancelled`.
[[nodiscard]] std::expected<std::map<std::string, std::filesystem::path>, std::vector<Diagnostic>>
fetchArtifacts(const std::vector<plan::Artifact> &artifacts, const std::filesystem::path &folder,
               ArtifactSource &source, const std::stop_token &stop = {},
               const std::function<void(const TargetProgress &)> &progress = {});

} // namespace slipway::generate
