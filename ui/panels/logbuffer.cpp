// SPDX-License-Identifier: MIT
#include "ui/panels/logbuffer.h"

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr qsizetype tabWidth = 8;
constexpr QChar escape(0x1b);
constexpr QChar bell(0x07);

/// The index after a terminal sequence that begins at `at` (ECMA-48: CSI and OSC; else two characters).
qsizetype afterSequence(const QString &line, qsizetype at)
{
    qsizetype i = at + 1;
    if (i >= line.size())
        return i;
    if (line[i] == u']') {
        while (i < line.size() && line[i] != bell && line[i] != escape)
            ++i;
        const bool endsWithEscape = i < line.size() && line[i] == escape;
        return qMin(line.size(), i + (endsWithEscape ? 2 : 1));
    }
    if (line[i] != u'[')
        return i + 1;
    for (++i; i < line.size(); ++i) {
        if (line[i] >= u'@' && line[i] <= u'~')
            return i + 1;
    }
    return i;
}

bool needsWork(const QString &line)
{
    return std::ranges::any_of(line, [](QChar character) { return character < u' ' || character == QChar(0x7f); });
}

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || QStringView(u"_-./:@").contains(character);
}

qsizetype findIn(const QString &line, const QString &text, qsizetype from, bool forward)
{
    if (forward)
        return line.indexOf(text, from, Qt::CaseInsensitive);
    return from < 0 ? -1 : line.lastIndexOf(text, from, Qt::CaseInsensitive);
}

} // namespace

QString printable(const QString &line)
{
    if (!needsWork(line))
        return line;
    QString shown;
    shown.reserve(line.size());
    for (qsizetype i = 0; i < line.size();) {
        const QChar character = line[i];
        if (character == escape) {
            i = afterSequence(line, i);
            continue;
        }
        if (character == u'\t')
            shown.append(QString(tabWidth - shown.size() % tabWidth, u' '));
        else if (character == u'\r' && i + 1 < line.size())
            shown.clear();
        else if (character >= u' ' && character != QChar(0x7f))
            shown.append(character);
        ++i;
    }
    return shown;
}

void LogBuffer::append(LogLine line)
{
    line.text = printable(line.text);
    m_longest = qMax(m_longest, line.text.size());
    if (line.place)
        m_placed.append(m_lines.size());
    m_lines.append(std::move(line));
}

void LogBuffer::clear()
{
    *this = LogBuffer();
}

LogPosition LogBuffer::end() const
{
    return m_lines.isEmpty() ? LogPosition() : LogPosition{m_lines.size() - 1, m_lines.last().text.size()};
}

QString LogBuffer::text(const LogRange &range) const
{
    QStringList lines;
    for (qsizetype line = range.begin.line; line <= range.end.line && line < m_lines.size(); ++line) {
        const QString &all = m_lines[line].text;
        const qsizetype begin = line == range.begin.line ? qMin(range.begin.column, all.size()) : 0;
        const qsizetype end = line == range.end.line ? qMin(range.end.column, all.size()) : all.size();
        lines.append(all.sliced(begin, qMax(qsizetype(0), end - begin)));
    }
    return lines.join(u'\n');
}

LogRange LogBuffer::wordAt(LogPosition position) const
{
    if (position.line >= m_lines.size())
        return {position, position};
    const QString &line = m_lines[position.line].text;
    qsizetype begin = qMin(position.column, line.size());
    qsizetype end = begin;
    while (begin > 0 && isWordCharacter(line[begin - 1]))
        --begin;
    while (end < line.size() && isWordCharacter(line[end]))
        ++end;
    return {{position.line, begin}, {position.line, end}};
}

std::optional<LogRange> LogBuffer::find(const QString &text, LogPosition from, bool forward) const
{
    const qsizetype count = m_lines.size();
    if (text.isEmpty() || count == 0)
        return std::nullopt;
    const qsizetype start = std::clamp(from.line, qsizetype(0), count - 1);
    for (qsizetype i = 0; i <= count; ++i) { // the first line twice: before and behind `from`
        const qsizetype line = (start + (forward ? i : count - i + count)) % count;
        const QString &all = m_lines[line].text;
        const qsizetype first = forward ? 0 : all.size();
        const qsizetype at = findIn(all, text, i == 0 ? (forward ? from.column : from.column - 1) : first, forward);
        if (at >= 0)
            return LogRange{{line, at}, {line, at + text.size()}};
    }
    return std::nullopt;
}

} // namespace slipway::ui
