// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"
#include "core/yaml/tree.h"

#include <deque>
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

/// A piece of YAML text with its bytes.
struct Token {
    TokenType type = TokenType::StreamEnd;
    Style style = Style::Plain; ///< of a scalar
    Span span = {};
    /// Scalar: decoded text. Alias and anchor: the name. Tag: as written. Directive: name and arguments, one space
    /// between.
    std::string value = {};

    bool operator==(const Token &) const = default;
};

/// The tokens up to the first error, ending in StreamEnd when there is none.
struct Scan {
    std::deque<Token> tokens; ///< long texts have many, which go as the grammar takes them
    std::optional<Diagnostic> problem;
};

/// YAML 1.1 tokens (yaml.org/spec/1.1) with PyYAML's limits: simple keys on one line and within 1024 characters, no
/// tabs between tokens, anchors of letters, digits, `-` and `_`. The text is valid UTF-8 without characters that YAML
/// forbids.
[[nodiscard]] Scan scan(std::string_view text);

/// The first byte sequence that YAML text may not hold: invalid UTF-8 (`yaml-encoding`) or a control character
/// (`yaml-character`).
[[nodiscard]] std::optional<Diagnostic> forbiddenCharacter(std::string_view text);

/// An error with a place, in this library's form.
[[nodiscard]] Diagnostic syntaxError(std::string code, Span span, std::string text, std::string advice,
                                     std::vector<std::string> arguments = {});

} // namespace slipway::yaml
