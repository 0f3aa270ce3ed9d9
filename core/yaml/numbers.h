// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/value.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::yaml {

enum class NumberError : std::uint8_t {
    NoNumber,
    TooLong ///< more than maximumIntegerDigits
};

/// PyYAML's `!!int`: underscores dropped, `0b`, `0x`, octal by a leading 0 or `0o`, base 60 by colons.
[[nodiscard]] std::expected<Integer, NumberError> integerOf(std::string_view text);
/// PyYAML's `!!float`, base 60 by colons included; nullopt for what Python would not take.
[[nodiscard]] std::optional<double> floatOf(std::string_view text);
/// All digits of a finite float without fraction; no `-0`.
[[nodiscard]] std::string wholeDigits(double number);

} // namespace slipway::yaml
