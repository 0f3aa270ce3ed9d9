// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <cstddef>
#include <string_view>

namespace slipway::yaml {

/// Bytes of the line break at a place of a text, 0 when there is none: LF, CR, CRLF, U+0085, U+2028 or U+2029.
[[nodiscard]] inline std::size_t breakLengthAt(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return 0;
    switch (text[at]) {
    case '\n':
        return 1;
    case '\r':
        return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    case '\xC2':
        return text.substr(at, 2) == "\xC2\x85" ? 2 : 0;
    case '\xE2':
        return text.substr(at, 3) == "\xE2\x80\xA8" || text.substr(at, 3) == "\xE2\x80\xA9" ? 3 : 0;
    default:
        return 0;
    }
}

/// A walk over UTF-8 text that counts lines and columns as PyYAML does: columns in code points, a byte order mark
/// counts none, and U+0085, U+2028 and U+2029 end a line as LF, CR and CRLF do. Never leaves the text.
class Cursor
{
public:
    explicit Cursor(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] std::size_t offset() const { return m_offset; }
    /// Code points before the place.
    [[nodiscard]] std::size_t index() const { return m_index; }
    [[nodiscard]] std::size_t line() const { return m_line; } ///< 0-based
    [[nodiscard]] int column() const { return m_column; }     ///< 0-based
    [[nodiscard]] std::string_view text() const { return m_text; }

    /// The byte `ahead` bytes further, NUL at and after the text's end.
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_offset + ahead < m_text.size() ? m_text[m_offset + ahead] : '\0';
    }
    [[nodiscard]] bool startsWith(std::string_view prefix) const { return m_text.substr(m_offset).starts_with(prefix); }
    [[nodiscard]] bool atEnd(std::size_t ahead = 0) const { return m_offset + ahead >= m_text.size(); }
    /// Bytes of the line break at that place, 0 when there is none.
    [[nodiscard]] std::size_t breakLength(std::size_t ahead = 0) const
    {
        return breakLengthAt(m_text, m_offset + ahead);
    }
    [[nodiscard]] bool atBreak(std::size_t ahead = 0) const { return breakLength(ahead) > 0; }
    [[nodiscard]] bool atBreakOrEnd(std::size_t ahead = 0) const { return atEnd(ahead) || atBreak(ahead); }
    [[nodiscard]] bool atSpaceBreakOrEnd(std::size_t ahead = 0) const
    {
        return peek(ahead) == ' ' || peek(ahead) == '\t' || atBreakOrEnd(ahead);
    }
    /// True at `---` or `...` followed by white space or the end; whether the column is 0 is the caller's matter.
    [[nodiscard]] bool atDocumentMark() const
    {
        return (startsWith("---") || startsWith("...")) && atSpaceBreakOrEnd(3);
    }

    /// Goes on by that many bytes, which hold no line break.
    void advance(std::size_t bytes = 1);
    void skipSpaces();
    void skipSpacesAndTabs();
    /// To the next line break or the end.
    void skipLine();
    /// Over a line break, if there is one. Returns what it means in a scalar: "\n" or the separator itself.
    std::string_view takeBreak();

private:
    std::string_view m_text;
    std::size_t m_offset = 0;
    std::size_t m_index = 0;
    std::size_t m_line = 0;
    int m_column = 0;
};

} // namespace slipway::yaml
