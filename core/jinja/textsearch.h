// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::jinja {

/// Python's str.replace(); fewer than `count` when there are no more, all when it is negative.
[[nodiscard]] std::string replaced(Runtime &runtime, const std::string &text, std::string_view old,
                                   std::string_view replacement, long long count);
/// Python's str.split() and rsplit(): at white space without a separator.
[[nodiscard]] std::vector<std::string> splitText(const std::string &text, const std::optional<std::string> &separator,
                                                 long long most, bool fromRight);
/// Python's str.strip(): white space, or the given characters.
[[nodiscard]] std::string stripped(const std::string &text, const std::optional<std::string> &characters, bool left,
                                   bool right);

} // namespace slipway::jinja
