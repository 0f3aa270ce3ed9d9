// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"
#include "core/yaml/tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::yaml {

/// Flow level, block indentation and node depth may reach this; more is reported as `yaml-depth`.
inline constexpr std::size_t deepest = 200;

enum class TokenType : std::uint8_t {
    StreamEnd,
    Directive,
    DocumentStart,
    DocumentEnd,
    BlockSequenceStart,
    BlockMappingStart,
    BlockEnd,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    Key,
    Value,
    BlockEntry,
    FlowEntry,
    Alias,
    Anchor,
    Tag,
    Scalar,
};

/// Where a value's bytes are: in the text itself or, when they had to be decoded, among the scanner's decoded ones.
struct ValueBytes {
    Span span = {};
    bool isDecoded = false;

    bool operator==(const ValueBytes &) const = default;
};

/// A piece of YAML text with its bytes.
struct Token {
    TokenType type = TokenType::StreamEnd;
    Style style = Style::Plain; ///< of a scalar
    Span span = {};
    /// Scalar: decoded text. Alias and anchor: the name. Tag: as written. Directive: name and arguments, one space
    /// between.
    ValueBytes value = {};

    bool operator==(const Token &) const = default;
};

/// The first byte sequence that YAML text may not hold: invalid UTF-8 (`yaml-encoding`) or a control character
/// (`yaml-character`).
[[nodiscard]] std::optional<Diagnostic> forbiddenCharacter(std::string_view text);

/// An error with a place, in this library's form.
[[nodiscard]] Diagnostic syntaxError(std::string code, Span span, std::string text, std::string advice,
                                     std::vector<std::string> arguments = {});

} // namespace slipway::yaml
