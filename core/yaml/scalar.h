// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"
#include "core/yaml/value.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace slipway::yaml {

/// What a node is to become: the tags of `tag:yaml.org,2002:` that PyYAML's safe loader knows. `Merge` is `<<` and
/// `Default` is `=`; any other tag is `Unknown`.
enum class Tag : std::uint8_t {
    Null,
    Bool,
    Int,
    Float,
    Binary,
    Timestamp,
    Str,
    Merge,
    Default,
    Seq,
    Map,
    Set,
    Omap,
    Pairs,
    Unknown
};

/// Python refuses to convert integers of more decimal digits than this to or from text.
inline constexpr std::size_t maximumIntegerDigits = 4300;

/// The tag that a plain scalar without a tag gets (SPEC 1.2).
[[nodiscard]] Tag implicitTag(std::string_view plain);
/// The meaning of a tag as it is written: `!!str`, `!<tag:yaml.org,2002:str>`, with %-escapes.
[[nodiscard]] Tag tagOf(std::string_view written);

/// The value of a scalar's text under a tag. The diagnostic (code `yaml-value`, no origin) says why PyYAML would raise:
/// dates out of range, `!!int x`, integers beyond maximumIntegerDigits, tags that no scalar can have.
[[nodiscard]] std::expected<Value::Data, Diagnostic> scalarData(Tag tag, std::string_view text);

/// Python's repr() of a float: the shortest digits that read back to the same number; `inf`, `-inf`, `nan`.
[[nodiscard]] std::string floatText(double number);
/// Python's str(): `2024-01-02`.
[[nodiscard]] std::string dateText(const Date &date);
/// Python's str(): `2024-01-02 03:04:05.500000+01:00`; microseconds only when there are any.
[[nodiscard]] std::string dateTimeText(const DateTime &time);

} // namespace slipway::yaml
