// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/value.h"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::jinja {

struct Number {
    Value value;
    std::size_t length = 0; ///< bytes
};

/// The number that begins with a digit at `at`. An error says that it is beyond 64 bits.
[[nodiscard]] std::expected<Number, std::string> numberAt(std::string_view source, std::size_t at);

/// The text that stands between quotes, escapes resolved as Python's `unicode-escape` does.
[[nodiscard]] std::expected<std::string, std::string> unescaped(std::string_view written);

/// Python's int(text, base) within 64 bits and float(text); nothing when Python would raise.
[[nodiscard]] std::optional<long long> integerOf(std::string_view text, int base);
[[nodiscard]] std::optional<double> realOf(std::string_view text);

} // namespace slipway::jinja
