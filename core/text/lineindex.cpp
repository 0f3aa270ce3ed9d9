// SPDX-License-Identifier: MIT
#include "core/text/lineindex.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace slipway {

namespace {

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Length in bytes of the code point that starts at `at`; 1 for a byte that starts none.
std::size_t codePointLength(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    std::size_t length = 1;
    while (length < wanted && at + length < text.size() && isContinuation(text[at + length]))
        ++length;
    return length == wanted ? wanted : 1;
}

/// True when all bytes of a group are ASCII.
bool isAscii(const char *group, std::size_t size)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, group, size);
    return (bytes & 0x8080808080808080U) == 0;
}

/// True when a line begins at `at`, beyond the first byte.
bool startsLine(std::string_view text, std::size_t at)
{
    return text[at - 1] == '\n' || (text[at - 1] == '\r' && (at == text.size() || text[at] != '\n'));
}

std::size_t unitsOf(std::size_t byteLength)
{
    return byteLength == 4 ? 2 : 1;
}

} // namespace

LineIndex::LineIndex(std::string_view text)
    : m_starts{0}
{
    if (!text.contains('\r')) { // nearly always, and many times as fast
        for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1))
            m_starts.push_back(end + 1);
        return;
    }
    for (std::size_t at = 1; at <= text.size(); ++at) {
        if (startsLine(text, at))
            m_starts.push_back(at);
    }
}

std::size_t LineIndex::lineOf(std::size_t offset) const
{
    const auto after = std::ranges::upper_bound(m_starts, offset);
    return static_cast<std::size_t>(after - m_starts.begin()) - 1;
}

std::size_t LineIndex::start(std::size_t line) const
{
    return m_starts[std::min(line, m_starts.size() - 1)];
}

Span LineIndex::content(std::string_view text, std::size_t line) const
{
    const std::size_t begin = start(line);
    std::size_t end = line + 1 < m_starts.size() ? m_starts[line + 1] : text.size();
    if (line + 1 < m_starts.size()) {
        --end;
        if (end > begin && text[end] == '\n' && text[end - 1] == '\r')
            --end;
    }
    return {.begin = begin, .end = end};
}

Position LineIndex::position(std::string_view text, std::size_t offset) const
{
    offset = std::min(offset, text.size());
    const std::size_t line = lineOf(offset);
    std::size_t column = 1;
    for (std::size_t at = start(line); at < offset; at += codePointLength(text, at))
        ++column;
    return {.line = line + 1, .column = column};
}

std::size_t LineIndex::offset(std::string_view text, Position position) const
{
    const Span line = content(text, position.line == 0 ? 0 : position.line - 1);
    std::size_t at = line.begin;
    for (std::size_t column = 1; column < position.column && at < line.end; ++column)
        at += codePointLength(text, at);
    return at;
}

LineIndex::Change LineIndex::splice(std::string_view after, std::size_t begin, std::size_t removed, std::size_t added)
{
    const auto first = std::lower_bound(m_starts.begin() + 1, m_starts.end(), begin);
    const auto last = std::upper_bound(first, m_starts.end(), begin + removed);
    std::vector<std::size_t> starts;
    for (std::size_t at = std::max<std::size_t>(begin, 1); at <= begin + added; ++at) {
        if (startsLine(after, at))
            starts.push_back(at);
    }
    const Change change{.first = static_cast<std::size_t>(first - m_starts.begin()),
                        .removed = static_cast<std::size_t>(last - first),
                        .added = starts.size()};
    std::for_each(last, m_starts.end(), [&](std::size_t &start) { start = start - removed + added; });
    m_starts.insert(m_starts.erase(first, last), starts.begin(), starts.end());
    return change;
}

std::size_t utf16Length(std::string_view utf8)
{
    constexpr std::size_t group = 8;
    std::size_t units = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        if (at + group <= utf8.size() && isAscii(utf8.data() + at, group)) {
            units += group;
            at += group;
            continue;
        }
        const std::size_t length = codePointLength(utf8, at);
        units += unitsOf(length);
        at += length;
    }
    return units;
}

std::size_t utf8Offset(std::string_view utf8, std::size_t units)
{
    std::size_t at = 0;
    while (at < utf8.size() && units > 0) {
        const std::size_t length = codePointLength(utf8, at);
        units -= std::min(units, unitsOf(length));
        at += length;
    }
    return at;
}

} // namespace slipway
