// SPDX-License-Identifier: MIT
#include "ui/model/textmirror.h"

#include <algorithm>

namespace slipway::ui {

QString mirrored(std::string_view utf8)
{
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    if (utf8.starts_with(byteOrderMark))
        text.prepend(QChar(QChar::ByteOrderMark)); // which fromUtf8() takes off
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    text.replace(QChar(0x2029), QChar(0x2028));
    text.replace(QChar(0xFDD0), QChar(0xFFFD));
    text.replace(QChar(0xFDD1), QChar(0xFFFD));
    return text;
}

MirrorDifference differenceOf(const QString &before, const QString &after)
{
    qsizetype head = std::ranges::mismatch(before, after).in1 - before.begin();
    if (head > 0 && before[head - 1].isHighSurrogate())
        --head;
    const qsizetype most = std::min(before.size(), after.size()) - head;
    qsizetype tail = 0;
    while (tail < most && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    if (tail > 0 && before[before.size() - tail].isLowSurrogate())
        --tail;
    return {.begin = static_cast<int>(head),
            .end = static_cast<int>(before.size() - tail),
            .inserted = after.mid(head, after.size() - head - tail)};
}

TextMirror::TextMirror(std::string_view text)
    : m_lines(text)
{
    m_positions.reserve(m_lines.lineCount());
    for (std::size_t line = 0; line < m_lines.lineCount(); ++line) {
        m_positions.push_back(m_length);
        m_length += lengthOf(text, line);
    }
}

/// The lines before stay, and those behind move.
void TextMirror::splice(std::string_view after, std::size_t begin, std::size_t removed, std::size_t added)
{
    const LineIndex::Change change = m_lines.splice(after, begin, removed, added);
    const auto first = m_positions.begin() + static_cast<std::ptrdiff_t>(change.first);
    const auto last = first + static_cast<std::ptrdiff_t>(change.removed);
    const int before = last == m_positions.end() ? m_length : *last;
    std::vector<int> positions;
    positions.reserve(change.added);
    int position = *(first - 1);
    for (std::size_t line = change.first - 1; line < change.first + change.added; ++line) {
        if (line >= change.first)
            positions.push_back(position);
        position += lengthOf(after, line);
    }
    const int by = position - before;
    std::for_each(last, m_positions.end(), [by](int &each) { each += by; });
    m_positions.insert(m_positions.erase(first, last), positions.begin(), positions.end());
    m_length += by;
}

/// With its line end.
int TextMirror::lengthOf(std::string_view text, std::size_t line) const
{
    const Span content = contentOf(text, line);
    const int end = line + 1 < m_lines.lineCount() ? 1 : 0;
    return static_cast<int>(utf16Length(text.substr(content.begin, content.length()))) + end;
}

Span TextMirror::contentOf(std::string_view text, std::size_t line) const
{
    Span content = m_lines.content(text, line);
    if (line == 0 && text.starts_with(byteOrderMark))
        content.begin += byteOrderMark.size();
    return content;
}

int TextMirror::position(std::string_view text, std::size_t offset) const
{
    offset = std::min(offset, text.size());
    const std::size_t line = m_lines.lineOf(offset);
    const Span content = contentOf(text, line);
    const std::size_t within = std::clamp(offset, content.begin, content.end) - content.begin;
    return m_positions[line] + static_cast<int>(utf16Length(text.substr(content.begin, within)));
}

std::size_t TextMirror::offset(std::string_view text, int position) const
{
    position = std::clamp(position, 0, m_length);
    const auto after = std::ranges::upper_bound(m_positions, position);
    const auto line = static_cast<std::size_t>(after - m_positions.begin()) - 1;
    const Span content = contentOf(text, line);
    const auto units = static_cast<std::size_t>(position - m_positions[line]);
    return content.begin + utf8Offset(text.substr(content.begin, content.length()), units);
}

std::string TextMirror::lineEndAt(std::string_view text, std::size_t offset) const
{
    const auto endOf = [&](std::size_t line) {
        const std::size_t end = m_lines.content(text, line).end;
        return std::string(text.substr(end, m_lines.start(line + 1) - end));
    };
    const std::size_t line = m_lines.lineOf(offset);
    if (line + 1 < m_lines.lineCount())
        return endOf(line);
    return line > 0 ? endOf(line - 1) : "\n";
}

} // namespace slipway::ui
