// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/clockedapplication.h"

#include <QString>

#include <vector>

class QPlainTextEdit;

namespace slipway::ui {
class MainWindow;
}

namespace slipway::bench {

/// What each keystroke took.
struct Strokes {
    std::vector<Nanoseconds> handled; ///< the key event, on the UI thread
    std::vector<Nanoseconds> letters; ///< until its letter was painted
    std::vector<Nanoseconds> derived; ///< until problems and previews of the new text were painted; empty: not asked
    ClockedApplication::Block longestBlock;
};

/// Puts the caret behind the line that is nearest to the middle and ends in a plain word, so that typing changes a
/// value.
void placeInTheMiddle(QPlainTextEdit &text);

/// Types and deletes `count` letters where the caret is, each when all of the last one is painted.
[[nodiscard]] Strokes typeCalmly(ClockedApplication &application, ui::MainWindow &window, int count);
/// The same letters every `pause` milliseconds, whatever is still under way; `derived` has one value: from the last
/// key until all is painted.
[[nodiscard]] Strokes typeFast(ClockedApplication &application, ui::MainWindow &window, int count, int pause);
/// The same letters into an editor that does nothing else.
[[nodiscard]] Strokes typeInto(ClockedApplication &application, QPlainTextEdit &text, int count);
/// Runs the loop until everything of the newest texts is shown.
void settle(ClockedApplication &application, ui::MainWindow &window);
/// Opens a file, which takes its time when it is large, and waits until all of it is shown; false when it cannot be.
[[nodiscard]] bool openFully(ClockedApplication &application, ui::MainWindow &window, const QString &file);

} // namespace slipway::bench
