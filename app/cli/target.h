// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/project.h"
#include "core/generate/targetfolder.h"

#include <optional>
#include <string>

namespace slipway::cli {

/// Writes the target folder of a plan, fetching what is not on this machine; SIGINT ends it. Prints what is fetched,
/// what goes wrong, and with --no-artifacts what is missing.
[[nodiscard]] std::optional<generate::WrittenTarget> writeTarget(const Project &project, const Invocation &invocation);
/// Goes online (online.h) when writing the target folder of the plan is going to ask for anything from elsewhere.
void goOnlineToWrite(const Project &project, const Invocation &invocation);
/// The target folder, absolute.
[[nodiscard]] std::filesystem::path targetFolder(const Project &project, const Invocation &invocation);
/// `Containerfile` or `Dockerfile`: what was asked for, else what the engine expects.
[[nodiscard]] std::string containerFileName(const Invocation &invocation);

} // namespace slipway::cli
