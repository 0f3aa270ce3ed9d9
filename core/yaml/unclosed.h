// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/scan.h"

#include <optional>
#include <vector>

namespace slipway::yaml {

/// What the tokens read so far left open: brackets, and the last quoted scalar, whose quote may be one too few.
class OpenParts
{
public:
    void note(const Token &token);

    /// Moves a syntax error to its cause when that is a quote or a bracket which is opened on an earlier line and not
    /// closed there; else gives it back as it is.
    [[nodiscard]] Diagnostic traced(Diagnostic problem, std::string_view text) const;

private:
    [[nodiscard]] bool isQuoteOpen(std::size_t error, std::string_view text) const;
    [[nodiscard]] bool isBracketOpen(std::size_t error, std::string_view text) const;

    std::optional<Span> m_quoted;
    std::vector<Span> m_brackets;
};

} // namespace slipway::yaml
