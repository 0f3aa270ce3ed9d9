// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace slipway::jinja {

struct WrapOptions {
    std::size_t width = 79; ///< code points
    bool breaksLongWords = true;
    bool breaksOnHyphens = true;
};

/// Python's textwrap.wrap() of one line, tabs and white space kept.
[[nodiscard]] std::vector<std::string> wrapped(const std::string &line, const WrapOptions &options);

} // namespace slipway::jinja
