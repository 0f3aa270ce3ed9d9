// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/project.h"

namespace slipway::cli {

/// Builds with Slipway's own builder, with progress on standard error; the exit code.
[[nodiscard]] int buildEmbedded(const Project &project, const Invocation &invocation);

} // namespace slipway::cli
