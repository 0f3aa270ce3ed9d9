// SPDX-License-Identifier: MIT
#include "ui/editor/folding.h"

#include <QPlainTextDocumentLayout>
#include <QPlainTextEdit>
#include <QTextBlock>

#include <algorithm>

namespace slipway::ui {

Folding::Folding(QPlainTextEdit &view)
    : QObject(&view)
    , m_view(view)
{
    connect(&view, &QPlainTextEdit::cursorPositionChanged, this, [this] { reveal(m_view.textCursor().blockNumber()); });
    startAnew();
}

void Folding::startAnew()
{
    m_folds.clear();
    m_ranges.clear();
    QTextDocument *document = m_view.document();
    m_blockCount = document->blockCount();
    connect(document, &QTextDocument::contentsChange, this, [this](int position, int /*removed*/, int added) {
        m_touched.first = m_view.document()->findBlock(position).blockNumber();
        m_touched.last = m_view.document()->findBlock(position + added).blockNumber();
        moveRanges(position);
    });
    connect(document, &QTextDocument::contentsChanged, this, &Folding::checkContents);
}

void Folding::setRanges(const QList<BlockRange> &ranges)
{
    if (ranges == m_ranges)
        return;
    m_ranges = ranges;
    Q_EMIT changed();
}

bool Folding::isFoldable(int block) const
{
    return std::ranges::binary_search(m_ranges, block, {}, &BlockRange::first);
}

bool Folding::isFolded(int block) const
{
    return std::ranges::any_of(m_folds, [&](const Fold &fold) { return fold.head.blockNumber() == block; });
}

std::optional<BlockRange> Folding::hiddenBelow(int block) const
{
    const auto it = std::ranges::find(m_folds, block, [](const Fold &fold) { return fold.head.blockNumber(); });
    return it == m_folds.end() ? std::nullopt : std::optional(BlockRange{.first = it->first(), .last = it->end()});
}

void Folding::toggle(int block)
{
    if (isFolded(block)) {
        unfoldAt(block);
        return;
    }
    const auto range = std::ranges::lower_bound(m_ranges, block, {}, &BlockRange::first);
    if (range == m_ranges.end() || range->first != block)
        return;
    add(*range);
    showChange();
}

void Folding::foldAt(int block)
{
    const BlockRange *innermost = nullptr;
    for (const BlockRange &range : m_ranges) {
        if (range.first > block)
            break;
        if (range.last >= block && !isFolded(range.first))
            innermost = &range;
    }
    if (innermost == nullptr)
        return;
    add(BlockRange(*innermost));
    showChange();
}

void Folding::unfoldAt(int block)
{
    openWhere([block](const Fold &fold) { return fold.head.blockNumber() == block; });
}

/// From the inside out, so that an opened fold shows its own folded lines.
void Folding::foldAll()
{
    for (const BlockRange &range : std::as_const(m_ranges)) {
        if (!isFolded(range.first))
            add(range);
    }
    showChange();
}

void Folding::unfoldAll()
{
    openWhere([](const Fold &) { return true; });
}

void Folding::reveal(int block)
{
    if (!m_view.document()->findBlockByNumber(block).isVisible())
        openWhere([block](const Fold &fold) { return fold.first() <= block && block <= fold.end(); });
}

/// A caret among what is hidden comes to the line that stays.
void Folding::add(BlockRange range)
{
    QTextDocument *document = m_view.document();
    const QTextBlock head = document->findBlockByNumber(range.first);
    const QTextBlock last = document->findBlockByNumber(range.last);
    if (!head.isValid() || !last.isValid() || range.last <= range.first)
        return;
    Fold fold{.head = QTextCursor(head), .last = QTextCursor(last)};
    fold.content = contentOf(fold);
    m_folds.push_back(std::move(fold));
    setVisible(range.first + 1, range.last, false);
    QTextCursor caret = m_view.textCursor();
    if (!caret.block().isVisible()) {
        caret.setPosition(head.position() + head.length() - 1);
        m_view.setTextCursor(caret);
    }
}

/// With other lines that are to be seen.
template <typename Predicate>
void Folding::openWhere(Predicate isOpened, BlockRange shown)
{
    const auto opened = std::stable_partition(m_folds.begin(), m_folds.end(), std::not_fn(isOpened));
    if (opened == m_folds.end())
        return;
    for (auto it = opened; it != m_folds.end(); ++it)
        setVisible(it->head.blockNumber(), it->end(), true);
    m_folds.erase(opened, m_folds.end());
    setVisible(shown.first, shown.last, true);
    hideAll();
    showChange();
}

void Folding::setVisible(int first, int last, bool isVisible)
{
    for (QTextBlock block = m_view.document()->findBlockByNumber(first); block.isValid() && block.blockNumber() <= last;
         block = block.next()) {
        if (block.isVisible() == isVisible)
            continue;
        block.setVisible(isVisible);
        block.setLineCount(isVisible ? std::max(1, block.layout()->lineCount()) : 0);
    }
}

/// What remains hidden after some folds were opened.
void Folding::hideAll()
{
    for (const Fold &fold : m_folds)
        setVisible(fold.first(), fold.end(), false);
}

void Folding::showChange()
{
    auto *layout = qobject_cast<QPlainTextDocumentLayout *>(m_view.document()->documentLayout());
    if (layout != nullptr) {
        layout->requestUpdate();
        Q_EMIT layout->documentSizeChanged(layout->documentSize());
    }
    m_view.viewport()->update();
    Q_EMIT changed();
}

/// Lines were added or removed at a position: the ranges behind it move, those around it grow or shrink.
void Folding::moveRanges(int position)
{
    const int by = m_view.document()->blockCount() - m_blockCount;
    m_blockCount += by;
    if (by == 0)
        return;
    const int at = m_view.document()->findBlock(position).blockNumber();
    for (BlockRange &range : m_ranges) {
        if (range.first > at)
            range.first += by;
        if (range.last >= at)
            range.last += by;
    }
    m_ranges.removeIf([at](const BlockRange &range) { return range.last <= range.first || range.first < 0; });
}

size_t Folding::contentOf(const Fold &fold) const
{
    size_t content = static_cast<size_t>(fold.end() - fold.first());
    for (QTextBlock block = fold.head.block().next(); block.isValid() && block.blockNumber() <= fold.end();
         block = block.next())
        content = qHash(block.text(), content);
    return content;
}

/// Highlighting tells of changes too, so the texts are compared.
void Folding::checkContents()
{
    const BlockRange touched = std::exchange(m_touched, {.first = 0, .last = -1});
    if (m_folds.empty() || touched.last < touched.first)
        return;
    openWhere(
        [&](const Fold &fold) {
            const bool isTouched = fold.head.blockNumber() <= touched.last && touched.first <= fold.end();
            return isTouched && fold.content != contentOf(fold);
        },
        touched); // a line that was split off a hidden one is hidden, too
}

} // namespace slipway::ui
