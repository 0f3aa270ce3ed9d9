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

} // namespace

void OpenParts::note(const Token &token)
{
    if (isQuoted(token))
        m_quoted = token.span;
    if (token.type == TokenType::FlowSequenceStart || token.type == TokenType::FlowMappingStart)
        m_brackets.push_back(token.span);
    const bool isEnd = token.type == TokenType::FlowSequenceEnd || token.type == TokenType::FlowMappingEnd;
    if (isEnd && !m_brackets.empty())
        m_brackets.pop_back();
}

/// The last quoted scalar runs over several lines to the line of the error: its quote was meant to end before.
bool OpenParts::isQuoteOpen(std::size_t error, std::string_view text) const
{
    return m_quoted && hasLineEnd(text, m_quoted->begin, m_quoted->end) && m_quoted->end <= error &&
           !hasLineEnd(text, m_quoted->end, error);
}

/// The line of the error is not indented more than that of the innermost open bracket.
bool OpenParts::isBracketOpen(std::size_t error, std::string_view text) const
{
    return !m_brackets.empty() && hasLineEnd(text, m_brackets.back().begin, error) &&
           indentation(text, error) <= indentation(text, m_brackets.back().begin);
}

Diagnostic OpenParts::traced(Diagnostic problem, std::string_view text) const
{
    const std::size_t error = std::min(problem.origin.span.begin, text.size());
    if (isQuoteOpen(error, text))
        return syntaxError("yaml-unclosed", {m_quoted->begin, m_quoted->begin + 1},
                           "This quote is closed only in line %1, with more text after it.",
                           "Close it at the end of its value.", {lineNumber(text, error)});
    if (isBracketOpen(error, text))
        return syntaxError("yaml-unclosed", m_brackets.back(), "This bracket is not closed before line %1.",
                           "Close it at the end of its value.", {lineNumber(text, error)});
    return problem;
}

} // namespace slipway::yaml
