// SPDX-License-Identifier: MIT
#include "ui/editor/folding.h"

#include <QElapsedTimer>
#include <QPlainTextDocumentLayout>
#include <QPlainTextEdit>
#include <QTextBlock>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr qint64 sliceLasts = 12; ///< milliseconds

} // namespace

Folding::Folding(QPlainTextEdit &view)
    : QObject(&view)
    , m_view(view)
{
    connect(&view, &QPlainTextEdit::cursorPositionChanged, this, [this] { reveal(m_view.textCursor().blockNumber()); });
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &Folding::foldMore);
    startAnew();
}

void Folding::startAnew()
{
    m_folds.clear();
    m_ranges.clear();
    m_next.stop();
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
    m_next.stop();
    Q_EMIT changed();
}

bool Folding::isFoldable(int block) const
{
    return std::ranges::binary_search(m_ranges, block, {}, &BlockRange::first);
}

/// The first fold at a block or behind it.
std::vector<Folding::Fold>::const_iterator Folding::foldFrom(const QTextBlock &block) const
{
    return std::ranges::lower_bound(m_folds, block.position(), {},
                                    [](const Fold &fold) { return fold.head.position(); });
}

const Folding::Fold *Folding::foldOf(const QTextBlock &block) const
{
    const auto it = foldFrom(block);
    return it != m_folds.end() && block.contains(it->head.position()) ? &*it : nullptr;
}

bool Folding::isFolded(int block) const
{
    return foldOf(m_view.document()->findBlockByNumber(block)) != nullptr;
}

QTextBlock Folding::below(const QTextBlock &block) const
{
    const Fold *fold = foldOf(block);
    return fold == nullptr ? block.next() : fold->last.block().next();
}

std::optional<BlockRange> Folding::hiddenBelow(int block) const
{
    const Fold *fold = foldOf(m_view.document()->findBlockByNumber(block));
    return fold == nullptr ? std::nullopt : std::optional(BlockRange{.first = fold->first(), .last = fold->end()});
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

/// A long text is folded in slices between the events of the user, from the top; an edit ends that.
void Folding::foldAll()
{
    m_toFold = 0;
    foldMore();
}

/// What is inside is folded as well, so that an opened fold shows its own folded lines.
void Folding::foldMore()
{
    QElapsedTimer slice;
    slice.start();
    for (; m_toFold < m_ranges.size() && slice.elapsed() < sliceLasts; ++m_toFold) {
        if (!isFolded(m_ranges[m_toFold].first))
            add(m_ranges[m_toFold]);
    }
    m_toFold < m_ranges.size() ? m_next.start() : m_next.stop();
    showChange();
}

void Folding::unfoldAll()
{
    m_next.stop();
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
    m_folds.insert(foldFrom(head), std::move(fold));
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
    int begin = opened->head.position();
    int end = begin;
    for (auto it = opened; it != m_folds.end(); ++it) {
        begin = std::min(begin, it->head.position());
        end = std::max(end, it->last.position());
        setVisible(it->head.blockNumber(), it->end(), true);
    }
    m_folds.erase(opened, m_folds.end());
    if (shown.first <= shown.last) {
        setVisible(shown.first, shown.last, true);
        begin = std::min(begin, m_view.document()->findBlockByNumber(shown.first).position());
        end = std::max(end, m_view.document()->findBlockByNumber(shown.last).position());
    }
    hideWithin(begin, end);
    showChange();
}

/// Lines are never wrapped here.
void Folding::setVisible(int first, int last, bool isVisible)
{
    QTextBlock block = m_view.document()->findBlockByNumber(first);
    for (int line = first; line <= last && block.isValid(); ++line, block = block.next()) {
        if (block.isVisible() == isVisible)
            continue;
        block.setVisible(isVisible);
        block.setLineCount(isVisible ? 1 : 0);
    }
}

/// What remains hidden after the folds between two positions were opened.
void Folding::hideWithin(int begin, int end)
{
    for (const Fold &fold : m_folds) {
        if (fold.head.position() <= end && fold.last.position() >= begin)
            setVisible(fold.first(), fold.end(), false);
    }
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
    m_next.stop();
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
    const int lines = fold.end() - fold.first();
    auto content = static_cast<size_t>(lines);
    QTextBlock block = fold.head.block().next();
    for (int i = 0; i <= lines && block.isValid(); ++i, block = block.next())
        content = qHash(block.text(), content);
    return content;
}

/// Several edits are told as one change, with all that is between them, so the texts are compared.
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
