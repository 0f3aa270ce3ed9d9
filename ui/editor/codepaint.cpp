// SPDX-License-Identifier: MIT
// What a code view paints besides its text: rows, indent guides, white space at line ends, folds.
#include "ui/editor/codeview.h"
#include "ui/editor/colors.h"
#include "ui/editor/folding.h"
#include "ui/editor/highlighting.h"
#include "ui/editor/textrules.h"

#include <QPainter>
#include <QTextBlock>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr int farthestGuide = 400; ///< lines above the view that are looked at for its guides

/// Columns where collections begin, outermost first, as the lines so far leave them.
class Levels
{
public:
    /// Takes the next line; a dash opens a level, too.
    void take(const QString &line)
    {
        const int indent = indentOf(line);
        while (!m_columns.isEmpty() && m_columns.last() >= indent)
            m_columns.removeLast();
        m_columns.append(indent);
    }
    /// Those left of a line with this indentation.
    [[nodiscard]] QList<int> leftOf(int indent) const
    {
        QList<int> columns;
        std::ranges::copy_if(m_columns, std::back_inserter(columns), [indent](int each) { return each < indent; });
        return columns;
    }

private:
    QList<int> m_columns;
};

/// The indentation that a blank line's guides go to: as the next line that is not blank.
int guideIndentOf(const QTextBlock &block)
{
    QTextBlock each = block;
    for (int i = 0; each.isValid() && i < farthestGuide; ++i, each = each.next()) {
        if (!isBlank(each.text()))
            return indentOf(each.text());
    }
    return 0;
}

Levels levelsAbove(const QTextBlock &first)
{
    QTextBlock block = first;
    for (int i = 0; i < farthestGuide && block.previous().isValid(); ++i) {
        block = block.previous();
        if (block.length() > 1 && !block.text().startsWith(u' '))
            break;
    }
    Levels levels;
    for (; block.isValid() && block != first; block = block.next()) {
        if (!isBlank(block.text()))
            levels.take(block.text());
    }
    return levels;
}

} // namespace

QColor CodeView::rowColor(int block) const
{
    const QColor base = palette().color(QPalette::Base);
    if (isMarked(block))
        return blended(base, palette().color(QPalette::Highlight), isDark(palette()) ? 0.22 : 0.13);
    if (!isReadOnly() && textCursor().blockNumber() == block)
        return blended(base, palette().color(QPalette::Text), 0.05);
    return Qt::transparent;
}

void CodeView::forVisibleBlocks(const QRect &area, const std::function<void(const QTextBlock &, QRect)> &visit) const
{
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = m_folding->below(block)) {
        if (!block.isVisible())
            continue;
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > area.bottom())
            return;
        const QRect row(0, qRound(box.top()), viewport()->width(), qRound(box.bottom()) - qRound(box.top()));
        if (row.intersects(QRect(0, area.top(), 1, area.height())))
            visit(block, row);
    }
}

qreal CodeView::columnX(int column) const
{
    return contentOffset().x() + document()->documentMargin() + QFontMetricsF(font()).horizontalAdvance(u' ') * column;
}

void CodeView::paintGuides(QPainter &painter, const QRect &area) const
{
    painter.setPen(blended(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.13));
    std::optional<Levels> levels;
    forVisibleBlocks(area, [&](const QTextBlock &block, QRect row) {
        if (!levels)
            levels = levelsAbove(block);
        const QString line = block.text();
        for (const int column : levels->leftOf(isBlank(line) ? guideIndentOf(block) : indentOf(line))) {
            const int x = qRound(columnX(column));
            painter.drawLine(x, row.top(), x, row.bottom());
        }
        if (!isBlank(line))
            levels->take(line);
    });
}

/// Not where the caret stands: there it is being typed.
void CodeView::paintTrailingSpace(QPainter &painter, const QTextBlock &block, QRect row) const
{
    const QString line = block.text();
    qsizetype end = line.size();
    while (end > 0 && line[end - 1].isSpace())
        --end;
    if (end == line.size() || textCursor().block() == block || line[end] == u'\r')
        return;
    const QTextLine layout = block.layout()->lineAt(0);
    if (!layout.isValid())
        return;
    const qreal left = contentOffset().x() + layout.cursorToX(static_cast<int>(end));
    const qreal right = contentOffset().x() + layout.cursorToX(static_cast<int>(line.size()));
    const QColor color = severityColor(palette(), Severity::Warning);
    painter.fillRect(QRectF(left, row.top() + 2, right - left, row.height() - 4),
                     blended(palette().color(QPalette::Base), color, 0.28));
}

QRectF CodeView::foldBox(const QTextBlock &block, QRect row) const
{
    const auto hidden = m_folding->hiddenBelow(block.blockNumber());
    const QTextLine layout = block.layout()->lineAt(0);
    if (!hidden || !layout.isValid())
        return {};
    const QFontMetricsF metrics(font());
    const qreal left = contentOffset().x() + layout.cursorToX(block.length() - 1) + metrics.averageCharWidth();
    const qreal width = metrics.horizontalAdvance(foldText(*hidden)) + metrics.averageCharWidth();
    return {left, row.top() + 1.5, width, row.height() - 3.0};
}

QString CodeView::foldText(BlockRange hidden) const
{
    return tr("⋯ %n line(s)", nullptr, hidden.last - hidden.first + 1);
}

void CodeView::paintFold(QPainter &painter, const QTextBlock &block, QRect row) const
{
    const QRectF box = foldBox(block, row);
    if (box.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(blended(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.1));
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(quietTextColor(palette()));
    painter.drawText(box, Qt::AlignCenter, foldText(*m_folding->hiddenBelow(block.blockNumber())));
}

void CodeView::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        forVisibleBlocks(event->rect(), [&](const QTextBlock &block, QRect row) {
            m_highlighting->reach(block.blockNumber());
            painter.fillRect(row, rowColor(block.blockNumber()));
            if (!isReadOnly())
                paintTrailingSpace(painter, block, row);
        });
        if (m_hasGuides)
            paintGuides(painter, event->rect());
    }
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setFont(font());
    forVisibleBlocks(event->rect(), [&](const QTextBlock &block, QRect row) { paintFold(painter, block, row); });
}

} // namespace slipway::ui
