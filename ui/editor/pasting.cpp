// SPDX-License-Identifier: MIT
#include "ui/editor/pasting.h"

#include "ui/editor/textrules.h"

#include <QStringList>

#include <algorithm>

namespace slipway::ui {

namespace {

/// Spaces and dashes only, ending in a space: what follows is an item's first line.
bool isBehindDashes(QStringView before)
{
    return before.endsWith(QLatin1Char(' ')) && before.contains(QLatin1Char('-')) &&
           contentColumn(before) == before.size();
}

/// The column to which a place moves the block; -1 when it tells none.
int levelOf(const QString &text, const PastePlace &place)
{
    const auto column = static_cast<int>(place.before.size());
    const bool areWholeLines = text.endsWith(QLatin1Char('\n'));
    if (isBehindDashes(place.before))
        return isBlank(place.after) ? column : -1;
    if (!isBlank(place.before))
        return -1;
    if (!isBlank(place.after))
        return areWholeLines ? column + indentOf(place.after) : -1;
    return column == 0 ? -1 : column;
}

bool hasTabs(const QString &line)
{
    return line.sliced(indentOf(line)).startsWith(QLatin1Char('\t'));
}

/// True when a line that is indented more may follow: it opens a map, a list or a text.
bool opensLevel(QStringView line)
{
    return line.trimmed().endsWith(QLatin1Char(':')) || opensBlockScalar(line);
}

/// The column in which the block's first line stood, of which the clipboard may hold the end only; -1 when its lines
/// do not fit together.
int firstColumn(const QStringList &lines, bool isYaml)
{
    const int column = indentOf(lines.front());
    int least = -1;
    for (const QString &line : lines.sliced(1)) {
        if (!isBlank(line))
            least = least < 0 ? indentOf(line) : std::min(least, indentOf(line));
    }
    if (least < 0)
        return column;
    const bool fits = least >= column && (opensLevel(lines.front()) || least <= contentColumn(lines.front()));
    if (!isYaml || fits)
        return least >= column ? column : -1;
    const int missing = least - contentColumn(lines.front());
    return column == 0 && missing > 0 ? missing : least >= column ? column : -1;
}

} // namespace

std::optional<PastedLines> pastedLines(const QString &text, const PastePlace &place)
{
    int level = levelOf(text, place);
    QStringList lines = text.split(QLatin1Char('\n'));
    if (level < 0 || lines.size() < 2 || isBlank(lines.front()) || std::ranges::any_of(lines, hasTabs))
        return {};
    const int from = firstColumn(lines, !place.isInBlockScalar);
    if (from < 0)
        return {};
    const bool isItem = lines.front().trimmed().startsWith(QStringLiteral("- "));
    const bool isBehind = isBehindDashes(place.before) && !isItem;
    if (isItem && isBehindDashes(place.before)) // its dash takes the place of the last one there
        level = static_cast<int>(place.before.lastIndexOf(QLatin1Char('-')));
    const int removed = isBehind ? 0 : static_cast<int>(place.before.size());
    const QString kept = isItem && !isBlank(place.before) ? place.before.first(level).toString()
                                                          : QString(isBehind ? 0 : level, QLatin1Char(' '));
    lines.front() = kept + lines.front().trimmed();
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (!isBlank(lines[i]))
            lines[i] =
                QString(level + indentOf(lines[i]) - from, QLatin1Char(' ')) + lines[i].sliced(indentOf(lines[i]));
    }
    PastedLines pasted{.removedBefore = removed, .text = lines.join(QLatin1Char('\n'))};
    // Whole lines before a line that is indented: its indentation stays with it.
    if (!isBehind && !isBlank(place.after))
        pasted.text.append(place.before);
    const bool isAsItIs = pasted.text == place.before.last(removed).toString() + text;
    return isAsItIs ? std::nullopt : std::optional(pasted);
}

} // namespace slipway::ui
