// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/commandline.h"

namespace slipway::cli {

/// Each command prints its result and returns the exit code: 0 fine, 1 problems found or build failed.
[[nodiscard]] int validate(const Invocation &invocation);
[[nodiscard]] int generate(const Invocation &invocation);
[[nodiscard]] int build(const Invocation &invocation);

} // namespace slipway::cli
