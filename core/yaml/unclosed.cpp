// SPDX-License-Identifier: MIT
#include "core/yaml/unclosed.h"

#include <algorithm>

namespace slipway::yaml {

namespace {

bool hasLineEnd(std::string_view text, std::size_t begin, std::size_t end)
{
    return begin < end && text.substr(begin, end - begin).find('\n') != std::string_view::npos;
}

std::size_t lineStart(std::string_view text, std::size_t at)
{
    const std::size_t end = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    return end == std::string_view::npos ? 0 : end + 1;
}

/// Spaces at the start of the line that holds a byte.
std::size_t indentation(std::string_view text, std::size_t at)
{
    const std::size_t start = lineStart(text, at);
    return std::min(text.find_first_not_of(' ', start), text.size()) - start;
}

std::string lineNumber(std::string_view text, std::size_t at)
{
    return std::to_string(std::ranges::count(text.substr(0, at), '\n') + 1);
}

bool isQuoted(const Token &token)
{
    return token.type == TokenType::Scalar &&
           (token.style == Style::SingleQuoted || token.style == Style::DoubleQuoted);
}

/// The last scalar, when it runs over several lines to the line of the error: its quote was meant to end before.
const Token *openQuote(std::span<const Token> read, std::size_t error, std::string_view text)
{
    const auto found = std::ranges::find_last_if(read, isQuoted);
    if (found.empty())
        return nullptr;
    const Span span = found.front().span;
    const bool isCause =
        hasLineEnd(text, span.begin, span.end) && span.end <= error && !hasLineEnd(text, span.end, error);
    return isCause ? &found.front() : nullptr;
}

/// The innermost open bracket, when the error's line is not indented more than the bracket's.
const Token *openBracket(std::span<const Token> read, std::size_t error, std::string_view text)
{
    std::vector<const Token *> open;
    for (const Token &token : read) {
        if (token.type == TokenType::FlowSequenceStart || token.type == TokenType::FlowMappingStart)
            open.push_back(&token);
        else if (!open.empty() && (token.type == TokenType::FlowSequenceEnd || token.type == TokenType::FlowMappingEnd))
            open.pop_back();
    }
    const bool isCause = !open.empty() && hasLineEnd(text, open.back()->span.begin, error) &&
                         indentation(text, error) <= indentation(text, open.back()->span.begin);
    return isCause ? open.back() : nullptr;
}

} // namespace

Diagnostic traced(Diagnostic problem, std::span<const Token> read, std::string_view text)
{
    const std::size_t error = std::min(problem.origin.span.begin, text.size());
    if (const Token *quote = openQuote(read, error, text))
        return syntaxError("yaml-unclosed", {quote->span.begin, quote->span.begin + 1},
                           "This quote is closed only in line %1, with more text after it.",
                           "Close it at the end of its value.", {lineNumber(text, error)});
    if (const Token *bracket = openBracket(read, error, text))
        return syntaxError("yaml-unclosed", bracket->span, "This bracket is not closed before line %1.",
                           "Close it at the end of its value.", {lineNumber(text, error)});
    return problem;
}

} // namespace slipway::yaml
