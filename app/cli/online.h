// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/project.h"
#include "core/generate/targetfolder.h"
#include "core/plan/input.h"

#include <memory>
#include <stop_token>

namespace slipway::cli {

/// What the network, git and engines are asked for, and what looks into images. There are two of each of these
/// functions, for two programs of the same commands: in `slipway-cli-online` they do it, with Qt, OpenSSL and zstd; in
/// `slipway-cli`, which does without since loading these takes longer than most runs, the first question starts the run
/// again as `slipway-cli-online` in the same process.

/// Module repositories from git; with --no-artifacts only what is on this machine.
[[nodiscard]] std::unique_ptr<plan::RepositorySource> repositorySource(const Project &project, bool isOffline,
                                                                       const std::stop_token &stop);
/// Overrides from addresses; with --no-artifacts only `file:`.
[[nodiscard]] std::unique_ptr<plan::TextSource> textSource(const Project &project, bool isOffline,
                                                           const std::stop_token &stop);
/// Artifacts by the project's settings, said on standard error.
[[nodiscard]] std::unique_ptr<generate::ArtifactSource> artifactSource(const Project &project);
/// Runs podman, buildah or docker on the target folder; the exit code.
[[nodiscard]] int buildWithEngine(const Project &project, const Invocation &invocation);
/// Makes the image with the embedded builder; the exit code.
[[nodiscard]] int buildEmbedded(const Project &project, const Invocation &invocation);
/// `contents`: what will be in the image, with digests when they are asked for; the exit code.
[[nodiscard]] int contents(const Invocation &invocation);
/// `cache COMMAND`: lists and changes the artifact cache, which is read with Qt; the exit code.
[[nodiscard]] int cache(const Invocation &invocation);
/// `fetch`: what a project names, into mirrors and cache; the exit code.
[[nodiscard]] int fetchProject(const Invocation &invocation);

/// This run is going to ask: better now, before it writes or prints anything.
void goOnline();

} // namespace slipway::cli
