// SPDX-License-Identifier: MIT
#include "core/yaml/cursor.h"

#include <algorithm>
#include <functional>

namespace slipway::yaml {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

} // namespace

void Cursor::advance(std::size_t bytes)
{
    const std::string_view passed = m_text.substr(std::min(m_offset, m_text.size()), bytes);
    const auto characters = static_cast<std::size_t>(std::ranges::count_if(passed, std::not_fn(isContinuation)));
    m_index += characters;
    m_column += static_cast<int>(characters);
    m_offset += passed.size();
    for (std::size_t at = passed.find(byteOrderMark.front()); at != std::string_view::npos;
         at = passed.find(byteOrderMark.front(), at + 1)) {
        if (m_text.substr(m_offset - passed.size() + at, 3) == byteOrderMark)
            --m_column;
    }
}

void Cursor::skipSpaces()
{
    std::size_t length = 0;
    while (peek(length) == ' ')
        ++length;
    m_offset += length;
    m_index += length;
    m_column += static_cast<int>(length);
}

void Cursor::skipSpacesAndTabs()
{
    while (peek() == ' ' || peek() == '\t')
        advance();
}

void Cursor::skipLine()
{
    std::size_t length = 0;
    while (!atBreakOrEnd(length))
        ++length;
    advance(length);
}

std::string_view Cursor::takeBreak()
{
    const std::size_t length = breakLength();
    if (length == 0)
        return {};
    const std::string_view taken = m_text.substr(m_offset, length);
    m_offset += length;
    m_index += taken == "\r\n" ? 2U : 1U;
    ++m_line;
    m_column = 0;
    return length == 3 ? taken : std::string_view("\n");
}

} // namespace slipway::yaml
