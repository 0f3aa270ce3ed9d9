// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace slipway::ui {

/// Lines from the clipboard as they belong to a place.
struct PastedLines {
    int removedBefore = 0; ///< characters before the caret that they take the place of: its line's indentation
    QString text;

    bool operator==(const PastedLines &) const = default;
};

/// Where lines are pasted: the caret's line in two halves.
struct PastePlace {
    QStringView before;
    QStringView after;
    bool isInBlockScalar = false;
};

/// Pasted lines moved, all by the same width, to the level of the caret: the column of a caret that stands in
/// indentation or behind dashes, or the level of the line that whole lines are put before. Of a block that was copied
/// from the middle of its first line, the column of that line is found again. Nothing when the text is to be pasted as
/// it is: it is no block of lines, fits already, or the place does not tell a level.
[[nodiscard]] std::optional<PastedLines> pastedLines(const QString &text, const PastePlace &place);

} // namespace slipway::ui
