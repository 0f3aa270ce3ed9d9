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

constexpr int manyMessages = 12; ///< a tooltip with more would be higher than the screen

} // namespace

bool Marks::set(QTextDocument &document, const QList<Mark> &marks)
{
    QList<Placed> placed;
    placed.reserve(marks.size());
    for (const Mark &mark : marks)
        placed.append({visibleRange(document, mark.begin, mark.end), mark.severity, mark.message});
    std::ranges::stable_sort(placed, {},
                             [](const Placed &each) { return std::pair(each.severity, each.cursor.selectionStart()); });
    if (std::ranges::equal(placed, m_placed, [](const Placed &a, const Placed &b) { return a.isLike(b); }))
        return false;
    m_placed = std::move(placed);
    return true;
}

QList<Mark> Marks::marks() const
{
    QList<Mark> all;
    for (const Placed &placed : m_placed)
        all.append({placed.cursor.selectionStart(), placed.cursor.selectionEnd(), placed.severity, placed.message});
    return all;
}

template <typename Visit>
void Marks::forBlocks(int first, int last, Visit visit) const
{
    if (m_placed.isEmpty())
        return;
    const QTextDocument *document = m_placed.first().cursor.document();
    const int begin = document->findBlockByNumber(first).position();
    const QTextBlock lastBlock = document->findBlockByNumber(last);
    const int end = lastBlock.position() + lastBlock.length();
    for (const Placed &placed : m_placed) {
        if (const int at = placed.cursor.selectionStart(); at >= begin && at < end && !visit(placed))
            return;
    }
}

std::optional<Severity> Marks::severityOf(int first, int last) const
{
    std::optional<Severity> worst;
    forBlocks(first, last, [&](const Placed &placed) {
        worst = placed.severity;
        return false;
    });
    return worst;
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

QString Marks::messagesOf(int first, int last) const
{
    QStringList messages;
    forBlocks(first, last, [&](const Placed &placed) {
        messages.append(messages.size() < manyMessages ? placed.message : QStringLiteral("…"));
        return messages.size() <= manyMessages;
    });
    return messages.join(QLatin1Char('\n'));
}

void Marks::underline(const QPalette &palette, int begin, int end, QList<QTextEdit::ExtraSelection> &selections) const
{
    for (auto placed = m_placed.crbegin(); placed != m_placed.crend(); ++placed) { // the worst is painted last
        if (placed->cursor.selectionEnd() < begin || placed->cursor.selectionStart() > end)
            continue;
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(severityColor(palette, placed->severity));
        selections.append({placed->cursor, format});
    }
}

} // namespace slipway::ui
