// SPDX-License-Identifier: MIT
#include "ui/editor/textrules.h"

#include <QRegularExpression>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int step = 2;
constexpr int farthest = 2000; ///< lines that are looked at upwards

/// A comment's `#` stands at the line's begin or after white space.
bool isCommentSign(QStringView line, qsizetype i)
{
    return line[i] == u'#' && (i == 0 || line[i - 1].isSpace());
}

/// The line without its comment and the white space at its end.
QStringView withoutComment(QStringView line)
{
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (quote.isNull() && isCommentSign(line, i))
            return line.first(i).trimmed().isEmpty() ? QStringView() : line.first(i);
        if (quote.isNull() && (line[i] == u'"' || line[i] == u'\'') && (i == 0 || !line[i - 1].isLetterOrNumber()))
            quote = line[i];
        else if (line[i] == quote)
            quote = QChar();
    }
    return line;
}

bool isValueStart(QStringView before)
{
    const QStringView text = before.trimmed();
    if (text.isEmpty())
        return true;
    const QChar last = text.back();
    const bool hasSpace = before.back() == u' ';
    if (last == u'[' || last == u'{' || last == u',')
        return last != u',' || text.contains(u'[') || text.contains(u'{');
    const bool isDash = last == u'-' && isBlank(QString(text).remove(u'-'));
    return hasSpace && (last == u':' || isDash);
}

NewLine continued(int indent, const QString &start = {})
{
    const QString inserted = u'\n' + QString(indent, u' ') + start;
    return {.inserted = inserted, .caret = static_cast<int>(inserted.size())};
}

/// A dash and nothing behind it, below another item of the same list: the list ends here.
bool endsList(QStringView before, const LinesAbove &above)
{
    if (before.trimmed() != u"-")
        return false;
    const int indent = indentOf(before);
    for (int i = 1; i < farthest; ++i) {
        const auto line = above(i);
        if (!line || (!isBlank(*line) && indentOf(*line) < indent))
            return false;
        if (!isBlank(*line) && indentOf(*line) == indent)
            return line->trimmed().startsWith(u"- ");
    }
    return false;
}

/// `- word` and the like: what follows is the next item.
bool isScalarItem(QStringView before)
{
    static const QRegularExpression item(u"^ *- +[^\\s#\\[{&*!|>-]"_s);
    static const QRegularExpression pair(u":( |$)"_s);
    const QString text = withoutComment(before).toString();
    return item.match(text).hasMatch() && !pair.match(text).hasMatch();
}

/// True when a line holds a key: `key: value`, `- key:`.
bool holdsPair(QStringView text)
{
    static const QRegularExpression pair(u":( |$)"_s);
    return !text.trimmed().isEmpty() && pair.matchView(text).hasMatch();
}

/// The line after one that is neither blank nor in a block scalar nor opens a bracket.
NewLine nextOf(QStringView before, bool isAtEnd)
{
    const int indent = indentOf(before);
    const int content = contentColumn(before);
    const QStringView text = withoutComment(before).trimmed();
    if (text.endsWith(u':') || opensBlockScalar(before))
        return continued(content + step);
    if (text == u"-")
        return continued(indent + step);
    if (isAtEnd && isScalarItem(before))
        return continued(indent, u"- "_s);
    return continued(content > indent && holdsPair(text) ? content : indent); // the next key of the same item
}

} // namespace

LineState stateOf(QStringView before)
{
    LineState state;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const QChar c = before[i];
        if (state.quote.isNull()) {
            if (isCommentSign(before, i)) {
                state.isInComment = true;
                return state;
            }
            if ((c == u'"' || c == u'\'') && isValueStart(before.first(i)))
                state.quote = c;
        } else if (c == u'\\' && state.quote == u'"') {
            ++i;
        } else if (c == state.quote) {
            state.quote = QChar();
        }
    }
    state.isAtValueStart = state.quote.isNull() && isValueStart(before);
    return state;
}

int indentOf(QStringView line)
{
    return static_cast<int>(std::ranges::find_if(line, [](QChar c) { return c != u' '; }) - line.begin());
}

bool isBlank(QStringView line)
{
    return line.trimmed().isEmpty();
}

int contentColumn(QStringView line)
{
    int column = indentOf(line);
    while (column + 1 < line.size() && line[column] == u'-' && line[column + 1] == u' ') {
        ++column;
        while (column < line.size() && line[column] == u' ')
            ++column;
    }
    return column;
}

bool opensBlockScalar(QStringView line)
{
    static const QRegularExpression header(u"(?:^|[\\s:-])[|>](?:[+-]?[1-9]?|[1-9]?[+-]?)\\s*(?:\\s#.*)?$"_s);
    return (line.contains(u'|') || line.contains(u'>')) && !line.trimmed().startsWith(u'#') &&
           header.matchView(line).hasMatch();
}

bool isInBlockScalar(int indent, const LinesAbove &above)
{
    for (int i = 1; i < farthest && indent > 0; ++i) {
        const auto line = above(i);
        if (!line)
            return false;
        if (isBlank(*line) || indentOf(*line) >= indent)
            continue;
        if (opensBlockScalar(*line))
            return true;
        indent = indentOf(*line);
    }
    return false;
}

NewLine newLine(QStringView before, QStringView after, const LinesAbove &above)
{
    const int indent = indentOf(before);
    if (isBlank(before)) {
        NewLine made = continued(static_cast<int>(before.size()));
        made.removedBefore = static_cast<int>(before.size());
        return made;
    }
    if (isInBlockScalar(indent, above))
        return continued(indent);
    if (before.back() == u'[' || before.back() == u'{') {
        NewLine made = continued(indent + step);
        if (after.startsWith(closing(before.back())))
            made.inserted += u'\n' + QString(indent, u' ');
        return made;
    }
    if (isBlank(after) && endsList(before, above))
        return {.removedBefore = static_cast<int>(before.size()) - indent, .removedAfter = indentOf(after)};
    NewLine made = nextOf(before, isBlank(after));
    made.removedAfter = indentOf(after);
    return made;
}

int previousLevel(int column, const LinesAbove &above)
{
    for (int i = 1; i < farthest; ++i) {
        const auto line = above(i);
        if (!line)
            break;
        if (isBlank(*line))
            continue;
        const int indent = indentOf(*line);
        const int content = contentColumn(*line);
        if (content < column)
            return content;
        if (indent < column)
            return indent;
    }
    return 0;
}

QChar closing(QChar opening)
{
    switch (opening.unicode()) {
    case u'[':
        return u']';
    case u'{':
        return u'}';
    case u'"':
    case u'\'':
        return opening;
    default:
        return {};
    }
}

QChar closerFor(QChar opening, QStringView before, QStringView after)
{
    const QChar closer = closing(opening);
    const bool isFree = after.isEmpty() || after.front().isSpace() || QStringView(u"]},").contains(after.front());
    if (closer.isNull() || !isFree)
        return {};
    const LineState state = stateOf(before);
    return !state.isInComment && state.isAtValueStart ? closer : QChar();
}

} // namespace slipway::ui
