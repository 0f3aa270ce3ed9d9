// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/value.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace slipway::yaml {

enum class ScalarStyle : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Literal };

/// A scalar's text and what PyYAML's emitter must know of it before it writes it (SPEC 1.7, Scalars).
struct DumpScalar {
    std::u32string text;
    std::string_view tag; ///< `!!str` …; written only when the style would not tell
    ScalarStyle style = ScalarStyle::Plain;
    bool isMultiline = false;
    bool needsTag = false;
};

/// `value` is no list and no map.
[[nodiscard]] DumpScalar dumpScalar(const Value &value);

} // namespace slipway::yaml
