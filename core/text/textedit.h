// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// One splice: the bytes of `span` give way to `replacement`.
struct TextEdit {
    Span span;
    std::string replacement;

    bool operator==(const TextEdit &) const = default;
};

/// The text after all edits. They are given in terms of the text before, in any order, and may touch but not overlap;
/// two insertions at one place keep their order.
[[nodiscard]] std::string applied(std::string_view text, std::span<const TextEdit> edits);

/// The same edit without the bytes that it would replace by themselves at both ends; never splits a code point.
[[nodiscard]] TextEdit trimmed(std::string_view text, const TextEdit &edit);

} // namespace slipway
