// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>

#include <functional>
#include <optional>

namespace slipway::ui {

/// What typing rules know of a line up to the caret, without a tree: the text is unfinished just then.
struct LineState {
    bool isInComment = false;
    QChar quote;                 ///< the quote that is open; null: none
    bool isAtValueStart = false; ///< a value may begin here: after `key: `, `- `, `[`, `, ` or in the indentation
};

[[nodiscard]] LineState stateOf(QStringView beforeCaret);

/// Number of leading spaces.
[[nodiscard]] int indentOf(QStringView line);
[[nodiscard]] bool isBlank(QStringView line);
/// The column behind the indentation and all dashes: of `  - - name: x` 6.
[[nodiscard]] int contentColumn(QStringView line);
/// True when a line ends in the header of a block scalar, as `run: |` and `- >-`.
[[nodiscard]] bool opensBlockScalar(QStringView line);

/// The lines above the caret's, nearest first; nothing when there are no more.
using LinesAbove = std::function<std::optional<QString>(int distance)>;

/// True when a line with this indentation is (or would be) content of a block scalar.
[[nodiscard]] bool isInBlockScalar(int indent, const LinesAbove &above);

/// What Enter puts between the two halves of the caret's line.
struct NewLine {
    int removedBefore = 0; ///< characters before the caret that go: a bare dash, the white space of a blank line
    int removedAfter = 0;  ///< spaces after the caret that go
    QString inserted;
    int caret = 0; ///< where it is then, in `inserted`
};

[[nodiscard]] NewLine newLine(QStringView before, QStringView after, const LinesAbove &above);

/// The indentation to which Backspace goes from `column` within the indentation.
[[nodiscard]] int previousLevel(int column, const LinesAbove &above);

/// The closing bracket or quote that typing `opening` brings along; null when it would only be in the way.
[[nodiscard]] QChar closerFor(QChar opening, QStringView before, QStringView after);

/// `[` gives `]`, a quote itself; null for anything else.
[[nodiscard]] QChar closing(QChar opening);

} // namespace slipway::ui
