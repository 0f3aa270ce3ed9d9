// SPDX-License-Identifier: MIT
#include "ui/editor/codeview.h"

#include "ui/editor/colors.h"
#include "ui/editor/gutter.h"
#include "ui/editor/highlighting.h"

#include <QFontDatabase>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr int zoomStep = 10;
constexpr int wheelStep = 120;

} // namespace

CodeView::CodeView(KSyntaxHighlighting::Repository &repository, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighting(new Highlighting(repository, this))
    , m_gutter(new Gutter(*this))
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Text"));
    m_highlighting->setPalette(palette());
    m_highlighting->setDocument(document());
    connect(m_gutter, &Gutter::clicked, this, &CodeView::gutterClicked);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeView::layOutGutter);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CodeView::onCaretMoved);
    connect(this, &QPlainTextEdit::updateRequest, this, [this] { m_gutter->update(); });
    layOutGutter();
}

CodeView::~CodeView()
{
    m_highlighting->setDocument(nullptr); // the document may outlive the view
}

void CodeView::setSyntax(const QString &definition)
{
    m_highlighting->setSyntax(definition);
}

void CodeView::showDocument(QTextDocument &shown)
{
    setMarks({});
    setMarkedLines({});
    shown.setDefaultFont(font());
    setDocument(&shown);
    m_highlighting->setDocument(&shown);
    layOutGutter();
}

void CodeView::setMarks(const QList<Mark> &marks)
{
    m_marks.set(*document(), marks);
    setExtraSelections(m_marks.underlines(palette()));
    m_gutter->update();
}

QList<Mark> CodeView::marks() const
{
    return m_marks.marks();
}

void CodeView::setMarkedLines(const QList<BlockRange> &lines)
{
    if (m_markedLines == lines)
        return;
    m_markedLines = lines;
    viewport()->update();
    m_gutter->update();
}

bool CodeView::isMarked(int block) const
{
    return std::ranges::any_of(m_markedLines,
                               [block](BlockRange range) { return range.first <= block && block <= range.last; });
}

bool CodeView::isInSight(int block) const
{
    const QTextBlock found = document()->findBlockByNumber(block);
    const int top = verticalScrollBar()->value();
    const int visible = qMax(1, viewport()->height() / fontMetrics().lineSpacing());
    return found.isValid() && found.firstLineNumber() >= top && found.firstLineNumber() < top + visible;
}

void CodeView::revealBlock(int block)
{
    const QTextBlock found = document()->findBlockByNumber(block);
    if (!found.isValid() || isInSight(block))
        return;
    const int visible = qMax(1, viewport()->height() / fontMetrics().lineSpacing());
    verticalScrollBar()->setValue(found.firstLineNumber() - visible / 2);
}

void CodeView::setCaret(int position)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::clamp(position, 0, document()->characterCount() - 1));
    revealBlock(cursor.blockNumber());
    setTextCursor(cursor);
    ensureCursorVisible(); // sideways, too
}

void CodeView::setZoom(int percent)
{
    percent = std::clamp(percent, minimumZoom, maximumZoom);
    if (percent == m_zoom)
        return;
    m_zoom = percent;
    QFont zoomed = font();
    const QFont system = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (system.pointSizeF() > 0)
        zoomed.setPointSizeF(system.pointSizeF() * percent / 100.0);
    else
        zoomed.setPixelSize(qMax(1, system.pixelSize() * percent / 100));
    setFont(zoomed);
    Q_EMIT zoomChanged(percent);
}

int CodeView::blockAt(int y) const
{
    int found = -1;
    forVisibleBlocks(QRect(0, y, 1, 1), [&](const QTextBlock &block, QRect) { found = block.blockNumber(); });
    return found;
}

QString CodeView::toolTipAt(int position) const
{
    return m_marks.messagesAt(position);
}

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
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > area.bottom())
            return;
        const QRect row(0, qRound(box.top()), viewport()->width(), qRound(box.bottom()) - qRound(box.top()));
        if (block.isVisible() && row.intersects(QRect(0, area.top(), 1, area.height())))
            visit(block, row);
    }
}

void CodeView::showToolTip(const QPoint &position, const QPoint &globalPosition)
{
    const QTextCursor cursor = cursorForPosition(position);
    const QRect caretBox = cursorRect(cursor);
    const bool isOverText =
        position.x() <= caretBox.right() + fontMetrics().averageCharWidth() && position.y() <= caretBox.bottom();
    QToolTip::showText(globalPosition, isOverText ? toolTipAt(cursor.position()) : QString(), viewport());
}

void CodeView::adoptPalette()
{
    m_highlighting->setPalette(palette());
    setExtraSelections(m_marks.underlines(palette()));
    m_gutter->update();
}

void CodeView::layOutGutter()
{
    const int width = m_gutter->sizeHint().width();
    setViewportMargins(width, 0, 0, 0);
    m_gutter->setGeometry(frameWidth(), viewport()->geometry().top(), width, viewport()->height());
}

void CodeView::onCaretMoved()
{
    viewport()->update(); // the current line's background is as wide as the view
    m_gutter->update();
    Q_EMIT caretMoved(textCursor().position());
}

void CodeView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        adoptPalette();
    else if (event->type() == QEvent::FontChange)
        layOutGutter();
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    const bool isReset = event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_0;
    if (event->matches(QKeySequence::ZoomIn))
        setZoom(m_zoom + zoomStep);
    else if (event->matches(QKeySequence::ZoomOut))
        setZoom(m_zoom - zoomStep);
    else if (isReset)
        setZoom(100);
    else
        QPlainTextEdit::keyPressEvent(event);
}

void CodeView::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    const int block = blockAt(qRound(event->position().y()));
    if (event->button() == Qt::LeftButton && block >= 0 && !textCursor().hasSelection())
        Q_EMIT blockClicked(block);
}

void CodeView::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        forVisibleBlocks(event->rect(), [&](const QTextBlock &block, QRect row) {
            painter.fillRect(row, rowColor(block.blockNumber()));
        });
    }
    QPlainTextEdit::paintEvent(event);
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    layOutGutter();
}

void CodeView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QPlainTextEdit::wheelEvent(event);
        return;
    }
    m_wheelRest += event->angleDelta().y();
    setZoom(m_zoom + m_wheelRest / wheelStep * zoomStep);
    m_wheelRest %= wheelStep;
    event->accept();
}

bool CodeView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    showToolTip(help->pos(), help->globalPos());
    return true;
}

} // namespace slipway::ui
