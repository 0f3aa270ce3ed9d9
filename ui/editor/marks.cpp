// SPDX-License-Identifier: MIT
#include "ui/editor/marks.h"

#include "ui/editor/colors.h"

#include <QPalette>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace slipway::ui {

namespace {

/// The range, or one character where it is empty: the next one, or the last of a line when there is no next.
QTextCursor visibleRange(QTextDocument &document, int begin, int end)
{
    const int last = document.characterCount() - 1;
    begin = std::clamp(begin, 0, last);
    end = std::clamp(end, begin, last);
    if (begin == end) {
        const QTextBlock block = document.findBlock(begin);
        const int lineEnd = block.position() + block.length() - 1;
        end = std::min(begin + 1, lineEnd);
        begin = begin == end ? std::max(block.position(), begin - 1) : begin;
    }
    QTextCursor cursor(&document);
    cursor.setPosition(begin);
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    return cursor;
}

int blockOf(const QTextCursor &cursor)
{
    return cursor.document()->findBlock(cursor.selectionStart()).blockNumber();
}

} // namespace

void Marks::set(QTextDocument &document, const QList<Mark> &marks)
{
    m_placed.clear();
    m_placed.reserve(marks.size());
    for (const Mark &mark : marks)
        m_placed.append({visibleRange(document, mark.begin, mark.end), mark.severity, mark.message});
    std::ranges::stable_sort(
        m_placed, {}, [](const Placed &placed) { return std::pair(placed.severity, placed.cursor.selectionStart()); });
}

QList<Mark> Marks::marks() const
{
    QList<Mark> all;
    for (const Placed &placed : m_placed)
        all.append({placed.cursor.selectionStart(), placed.cursor.selectionEnd(), placed.severity, placed.message});
    return all;
}

std::optional<Severity> Marks::severityOf(int block) const
{
    const auto found = std::ranges::find(m_placed, block, [](const Placed &placed) { return blockOf(placed.cursor); });
    return found == m_placed.end() ? std::nullopt : std::optional(found->severity);
}

QString Marks::messagesAt(int position) const
{
    QStringList messages;
    for (const Placed &placed : m_placed) {
        if (placed.cursor.selectionStart() <= position && position <= placed.cursor.selectionEnd())
            messages.append(placed.message);
    }
    return messages.join(QLatin1Char('\n'));
}

QString Marks::messagesOf(int block) const
{
    QStringList messages;
    for (const Placed &placed : m_placed) {
        if (blockOf(placed.cursor) == block)
            messages.append(placed.message);
    }
    return messages.join(QLatin1Char('\n'));
}

QList<QTextEdit::ExtraSelection> Marks::underlines(const QPalette &palette) const
{
    QList<QTextEdit::ExtraSelection> selections;
    selections.reserve(m_placed.size());
    for (auto placed = m_placed.crbegin(); placed != m_placed.crend(); ++placed) { // the worst is painted last
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(severityColor(palette, placed->severity));
        selections.append({placed->cursor, format});
    }
    return selections;
}

} // namespace slipway::ui
