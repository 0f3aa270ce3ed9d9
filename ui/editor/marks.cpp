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
Mark visibleMark(const QTextDocument &document, Mark mark)
{
    const int last = document.characterCount() - 1;
    mark.begin = std::clamp(mark.begin, 0, last);
    mark.end = std::clamp(mark.end, mark.begin, last);
    if (mark.begin == mark.end) {
        const QTextBlock block = document.findBlock(mark.begin);
        const int lineEnd = block.position() + block.length() - 1;
        mark.end = std::min(mark.begin + 1, lineEnd);
        mark.begin = mark.begin == mark.end ? std::max(block.position(), mark.begin - 1) : mark.begin;
    }
    return mark;
}

QTextCursor rangeOf(QTextDocument &document, const Mark &mark)
{
    QTextCursor cursor(&document);
    cursor.setPosition(mark.begin);
    cursor.setPosition(mark.end, QTextCursor::KeepAnchor);
    return cursor;
}

constexpr int manyMessages = 12; ///< a tooltip with more would be higher than the screen

} // namespace

bool Marks::set(const QTextDocument &document, const QList<Mark> &marks)
{
    QList<Mark> placed;
    placed.reserve(marks.size());
    for (const Mark &mark : marks)
        placed.append(visibleMark(document, mark));
    std::ranges::stable_sort(placed, {}, [](const Mark &each) { return std::pair(each.severity, each.begin); });
    if (m_document == &document && placed == m_marks)
        return false;
    m_document = &document;
    m_marks = std::move(placed);
    return true;
}

void Marks::move(int position, int removed, int added)
{
    const auto moved = [=](int at) {
        if (at < position)
            return at;
        return at >= position + removed ? at - removed + added : std::min(at, position + added);
    };
    for (Mark &mark : m_marks) {
        mark.begin = moved(mark.begin);
        mark.end = moved(mark.end);
    }
}

template <typename Visit>
void Marks::forBlocks(int first, int last, Visit visit) const
{
    if (m_marks.isEmpty())
        return;
    const int begin = m_document->findBlockByNumber(first).position();
    const QTextBlock lastBlock = m_document->findBlockByNumber(last);
    const int end = lastBlock.position() + lastBlock.length();
    for (const Mark &mark : m_marks) {
        if (const int at = mark.begin; at >= begin && at < end && !visit(mark))
            return;
    }
}

std::optional<Severity> Marks::severityOf(int first, int last) const
{
    std::optional<Severity> worst;
    forBlocks(first, last, [&](const Mark &mark) {
        worst = mark.severity;
        return false;
    });
    return worst;
}

QString Marks::messagesAt(int position) const
{
    QStringList messages;
    for (const Mark &mark : m_marks) {
        if (mark.begin <= position && position <= mark.end)
            messages.append(mark.message);
    }
    return messages.join(QLatin1Char('\n'));
}

QString Marks::messagesOf(int first, int last) const
{
    QStringList messages;
    forBlocks(first, last, [&](const Mark &mark) {
        messages.append(messages.size() < manyMessages ? mark.message : QStringLiteral("…"));
        return messages.size() <= manyMessages;
    });
    return messages.join(QLatin1Char('\n'));
}

void Marks::underline(QTextDocument &document, const QPalette &palette, int begin, int end,
                      QList<QTextEdit::ExtraSelection> &selections) const
{
    for (auto mark = m_marks.crbegin(); mark != m_marks.crend(); ++mark) { // the worst is painted last
        if (mark->end < begin || mark->begin > end || mark->end >= document.characterCount())
            continue;
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(severityColor(palette, mark->severity));
        selections.append({rangeOf(document, *mark), format});
    }
}

} // namespace slipway::ui
