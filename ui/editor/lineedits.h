// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <optional>

class QTextCursor;

namespace slipway::ui {

/// The characters [begin, end) of a QTextDocument give way to others; line ends are `\n`.
struct Replacement {
    int begin = 0;
    int end = 0;
    QString text;

    bool operator==(const Replacement &) const = default;
};

/// A selection, or a caret where both are the same.
struct Selected {
    int anchor = 0;
    int position = 0;

    bool operator==(const Selected &) const = default;
};

/// What a command for lines does: the smallest replacements in terms of the text before, and what is selected after
/// them (absent: what was selected moves with its text).
struct LineEdit {
    QList<Replacement> replacements;
    std::optional<Selected> selected;
};

/// 0-based blocks that a selection touches; one that ends at a line's begin does not touch that line.
struct TouchedLines {
    int first = 0;
    int last = 0;
};
[[nodiscard]] TouchedLines touchedLines(const QTextCursor &cursor);

/// Comments the lines out at their common indentation, or in again when all of them are comments.
[[nodiscard]] LineEdit commentToggled(const QTextCursor &cursor, bool *areComments = nullptr);
/// By `spaces`; negative: outwards, as far as a line's spaces go.
[[nodiscard]] LineEdit shifted(const QTextCursor &cursor, int spaces);
/// The lines change places with the one above (`by` -1) or below (1); nothing at the text's begin or end.
[[nodiscard]] LineEdit moved(const QTextCursor &cursor, int by);
/// The selection, or the line when there is none, once more behind itself; the copy is selected.
[[nodiscard]] LineEdit duplicated(const QTextCursor &cursor);
[[nodiscard]] LineEdit deleted(const QTextCursor &cursor);
/// The touched lines, or the line and the next, become one; what was their indentation becomes one space.
[[nodiscard]] LineEdit joined(const QTextCursor &cursor);

} // namespace slipway::ui
