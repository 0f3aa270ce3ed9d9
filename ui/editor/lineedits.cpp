// SPDX-License-Identifier: MIT
#include "ui/editor/lineedits.h"

#include "ui/editor/textrules.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <limits>

namespace slipway::ui {

namespace {

int endOf(const QTextBlock &block)
{
    return block.position() + block.length() - 1;
}

template <typename Visit>
void forLines(const QTextCursor &cursor, Visit visit)
{
    const TouchedLines lines = touchedLines(cursor);
    QTextBlock block = cursor.document()->findBlockByNumber(lines.first);
    for (; block.isValid() && block.blockNumber() <= lines.last; block = block.next())
        visit(block);
}

bool isComment(const QString &line)
{
    return line.trimmed().startsWith(QLatin1Char('#'));
}

/// How many characters of a comment's sign go: with the one space that commenting out puts behind it.
int signLength(const QString &line)
{
    return QStringView(line).sliced(indentOf(line)).startsWith(u"# ") ? 2 : 1;
}

QString lineText(const QTextCursor &cursor, int block)
{
    return cursor.document()->findBlockByNumber(block).text();
}

} // namespace

TouchedLines touchedLines(const QTextCursor &cursor)
{
    const QTextDocument *document = cursor.document();
    const int first = document->findBlock(cursor.selectionStart()).blockNumber();
    const QTextBlock last = document->findBlock(cursor.selectionEnd());
    const bool isOnlyItsBegin = last.blockNumber() > first && last.position() == cursor.selectionEnd();
    return {.first = first, .last = last.blockNumber() - (isOnlyItsBegin ? 1 : 0)};
}

LineEdit commentToggled(const QTextCursor &cursor, bool *areComments)
{
    bool areAllComments = true;
    int column = std::numeric_limits<int>::max();
    forLines(cursor, [&](const QTextBlock &block) {
        if (isBlank(block.text()))
            return;
        areAllComments = areAllComments && isComment(block.text());
        column = std::min(column, indentOf(block.text()));
    });
    LineEdit edit;
    forLines(cursor, [&](const QTextBlock &block) {
        const QString line = block.text();
        if (isBlank(line))
            return;
        const int at = block.position() + (areAllComments ? indentOf(line) : column);
        const int end = areAllComments ? at + signLength(line) : at;
        edit.replacements.append({.begin = at, .end = end, .text = areAllComments ? QString() : QStringLiteral("# ")});
    });
    if (areComments != nullptr)
        *areComments = areAllComments;
    return edit;
}

LineEdit shifted(const QTextCursor &cursor, int spaces)
{
    LineEdit edit;
    forLines(cursor, [&](const QTextBlock &block) {
        const int at = block.position();
        const int removed = spaces < 0 ? std::min(indentOf(block.text()), -spaces) : 0;
        if (removed > 0)
            edit.replacements.append({.begin = at, .end = at + removed, .text = {}});
        else if (spaces > 0 && block.length() > 1)
            edit.replacements.append({.begin = at, .end = at, .text = QString(spaces, QLatin1Char(' '))});
    });
    return edit;
}

/// The neighbour jumps over the lines, so that nothing happens to the lines themselves.
LineEdit moved(const QTextCursor &cursor, int by)
{
    const QTextDocument *document = cursor.document();
    const TouchedLines lines = touchedLines(cursor);
    const QTextBlock first = document->findBlockByNumber(lines.first);
    const QTextBlock last = document->findBlockByNumber(lines.last);
    const QTextBlock neighbour = by < 0 ? first.previous() : last.next();
    if (!neighbour.isValid())
        return {};
    const int length = neighbour.length();
    LineEdit edit;
    if (by < 0) {
        edit.replacements = {{.begin = neighbour.position(), .end = first.position(), .text = {}},
                             {.begin = endOf(last), .end = endOf(last), .text = QLatin1Char('\n') + neighbour.text()}};
    } else {
        edit.replacements = {
            {.begin = first.position(), .end = first.position(), .text = neighbour.text() + QLatin1Char('\n')},
            {.begin = endOf(last), .end = endOf(neighbour), .text = {}}};
    }
    const int shift = by < 0 ? -length : length;
    edit.selected = Selected{.anchor = cursor.anchor() + shift, .position = cursor.position() + shift};
    return edit;
}

LineEdit duplicated(const QTextCursor &cursor)
{
    if (cursor.hasSelection()) {
        const int end = cursor.selectionEnd();
        const QString text = cursor.selectedText().replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
        return {.replacements = {{.begin = end, .end = end, .text = text}},
                .selected = Selected{.anchor = end, .position = end + static_cast<int>(text.size())}};
    }
    const QTextBlock block = cursor.block();
    const int end = endOf(block);
    return {.replacements = {{.begin = end, .end = end, .text = QLatin1Char('\n') + block.text()}},
            .selected =
                Selected{.anchor = cursor.position() + block.length(), .position = cursor.position() + block.length()}};
}

LineEdit deleted(const QTextCursor &cursor)
{
    const QTextDocument *document = cursor.document();
    const TouchedLines lines = touchedLines(cursor);
    const QTextBlock first = document->findBlockByNumber(lines.first);
    const QTextBlock last = document->findBlockByNumber(lines.last);
    const QTextBlock next = last.next().isValid() ? last.next() : first.previous();
    int begin = first.position();
    int end = endOf(last);
    if (last.next().isValid())
        ++end;
    else
        begin = std::max(0, begin - 1);
    const int start = last.next().isValid() ? begin : next.position();
    const int column = next.isValid() ? std::min(cursor.positionInBlock(), next.length() - 1) : 0;
    return {.replacements = {{.begin = begin, .end = end, .text = {}}},
            .selected = Selected{.anchor = start + column, .position = start + column}};
}

LineEdit joined(const QTextCursor &cursor)
{
    const TouchedLines lines = touchedLines(cursor);
    const int last = std::max(lines.last, lines.first + 1);
    LineEdit edit;
    for (int line = lines.first + 1; line <= last && line < cursor.document()->blockCount(); ++line) {
        const QTextBlock block = cursor.document()->findBlockByNumber(line);
        const QString above = lineText(cursor, line - 1);
        const bool areComments = isComment(above) && isComment(block.text());
        qsizetype keep = above.size();
        while (keep > 0 && above[keep - 1].isSpace())
            --keep;
        const int skipped = indentOf(block.text()) + (areComments ? signLength(block.text()) : 0);
        const bool needsSpace = keep > 0 && skipped < block.length() - 1;
        edit.replacements.append({.begin = block.previous().position() + static_cast<int>(keep),
                                  .end = block.position() + skipped,
                                  .text = needsSpace ? QStringLiteral(" ") : QString()});
    }
    return edit;
}

} // namespace slipway::ui
