// SPDX-License-Identifier: MIT
#pragma once

#include "ui/editor/marks.h"

#include <QObject>
#include <QTextCursor>
#include <QTimer>

#include <vector>

class QPlainTextEdit;

namespace slipway::ui {

/// Which lines of a view are folded away. A fold belongs to the line above what it hides. It stays while its hidden
/// lines stay as they are, wherever they move; a change of them, from anywhere, opens it, and so does a caret that
/// comes into it.
class Folding : public QObject
{
    Q_OBJECT

public:
    explicit Folding(QPlainTextEdit &view);

    /// After the view was given another document.
    void startAnew();
    /// What can be folded, by first line. Until the next call the ranges move with the edits.
    void setRanges(const QList<BlockRange> &ranges);
    [[nodiscard]] const QList<BlockRange> &ranges() const { return m_ranges; }

    [[nodiscard]] bool isFoldable(int block) const;
    [[nodiscard]] bool isFolded(int block) const;
    /// What is hidden below a folded line.
    [[nodiscard]] std::optional<BlockRange> hiddenBelow(int block) const;
    /// The next line that is not hidden by a fold of this one.
    [[nodiscard]] QTextBlock below(const QTextBlock &block) const;

    void toggle(int block);
    /// Folds the innermost range that holds the block and is not folded.
    void foldAt(int block);
    /// Opens the fold of the block.
    void unfoldAt(int block);
    void foldAll();
    void unfoldAll();
    /// Opens all folds that hide the block.
    void reveal(int block);

Q_SIGNALS:
    void changed();

private:
    struct Fold {
        QTextCursor head; ///< in the line that stays
        QTextCursor last; ///< in the last hidden line
        size_t content = 0;

        [[nodiscard]] int first() const { return head.blockNumber() + 1; }
        [[nodiscard]] int end() const { return last.blockNumber(); }
    };

    void add(BlockRange range);
    template <typename Predicate>
    void openWhere(Predicate isOpened, BlockRange shown = {.first = 0, .last = -1});
    void setVisible(int first, int last, bool isVisible);
    void hideWithin(int begin, int end);
    void foldMore();
    [[nodiscard]] std::vector<Fold>::const_iterator foldFrom(const QTextBlock &block) const;
    [[nodiscard]] const Fold *foldOf(const QTextBlock &block) const;
    void showChange();
    void moveRanges(int position);
    void checkContents();
    [[nodiscard]] size_t contentOf(const Fold &fold) const;

    QPlainTextEdit &m_view;
    QList<BlockRange> m_ranges;
    std::vector<Fold> m_folds; ///< by the place of their heads
    QTimer m_next;             ///< runs while ranges from m_toFold on are still to be folded
    qsizetype m_toFold = 0;
    int m_blockCount = 0;
    BlockRange m_touched{.first = 0, .last = -1};
};

} // namespace slipway::ui
