// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/value.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::jinja {

enum class TokenKind : std::uint8_t {
    Data,
    VariableBegin,
    VariableEnd,
    BlockBegin,
    BlockEnd,
    Name,
    String,
    Integer,
    Float,
    Operator,
    End
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::size_t offset = 0;
    std::string text; ///< data, name, operator, the string's value
    Value number;     ///< Integer, Float
};

/// A reason and the byte where it is.
struct SyntaxError {
    std::size_t offset = 0;
    std::string text;
};

/// The text with LF as only line end, without the last one, as Jinja reads templates.
[[nodiscard]] std::string normalised(std::string_view source);

/// The tokens of a normalised template, `End` last; trim_blocks and lstrip_blocks are on. Comments and raw marks are
/// dropped.
[[nodiscard]] std::expected<std::vector<Token>, SyntaxError> tokens(const std::string &source);

} // namespace slipway::jinja
