// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace slipway::cli {

/// Does what the arguments after the program's name say; the exit code: 0 done, 1 problems or a failed build, 2
/// arguments that make no sense.
[[nodiscard]] int run(const std::vector<std::string> &arguments);

} // namespace slipway::cli
