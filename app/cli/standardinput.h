// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace slipway::cli {

/// All of standard input the first time; nothing later, as for CEKit. What came through a pipe is kept, so that a run
/// that starts again (see online.h) finds it by seeking to the beginning.
[[nodiscard]] std::string standardInput();

} // namespace slipway::cli
