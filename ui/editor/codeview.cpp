// SPDX-License-Identifier: MIT
#include "ui/editor/codeview.h"

#include "ui/editor/colors.h"
#include "ui/editor/folding.h"
#include "ui/editor/gutter.h"
#include "ui/editor/highlighting.h"

#include <QAbstractTextDocumentLayout>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>
#include <QtMath>

#include <algorithm>
#include <utility>

namespace slipway::ui {

namespace {

constexpr int zoomStep = 10;
constexpr int wheelStep = 120;
constexpr int manyLines = 20'000;

} // namespace

CodeView::CodeView(KSyntaxHighlighting::Repository &repository, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighting(new Highlighting(repository, this))
    , m_folding(new Folding(*this))
    , m_gutter(new Gutter(*this))
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Text"));
    m_highlighting->setPalette(palette());
    m_highlighting->setDocument(document());
    moveMarksAlong();
    connect(m_gutter, &Gutter::clicked, this, &CodeView::gutterClicked);
    connect(m_gutter, &Gutter::signClicked, this, &CodeView::signClicked);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeView::layOutGutter);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CodeView::onCaretMoved);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, area.y(), m_gutter->width(), area.height());
    });
    connect(m_folding, &Folding::changed, m_gutter, qOverload<>(&QWidget::update));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CodeView::showSelections);
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
    disconnect(document(), &QTextDocument::contentsChange, this, nullptr);
    shown.setDefaultFont(font());
    setDocument(&shown);
    moveMarksAlong();
    m_folding->startAnew();
    m_highlighting->setDocument(&shown);
    layOutGutter();
}

void CodeView::moveMarksAlong()
{
    connect(document(), &QTextDocument::contentsChange, this,
            [this](int position, int removed, int added) { m_marks.move(position, removed, added); });
}

void CodeView::setMarks(const QList<Mark> &marks)
{
    if (!m_marks.set(*document(), marks))
        return;
    showSelections();
    m_gutter->update();
}

void CodeView::setHits(const QList<Hit> &hits)
{
    m_hits = hits;
    showSelections();
}

void CodeView::setPair(const QList<Hit> &pair)
{
    if (pair == m_pair)
        return;
    m_pair = pair;
    showSelections();
}

/// Only of what is in sight and a little more: the view looks at each of them for each line that it paints.
void CodeView::showSelections()
{
    const int lines = viewport()->height() / qMax(1, fontMetrics().lineSpacing()) + 1;
    QTextBlock last = firstVisibleBlock();
    for (int i = 0; i < lines && m_folding->below(last).isValid(); last = m_folding->below(last))
        i += last.isVisible() ? 1 : 0;
    const int begin = firstVisibleBlock().position();
    const int end = last.position() + last.length();
    QList<QTextEdit::ExtraSelection> selections;
    const auto add = [&](const QList<Hit> &hits, const QColor &color) {
        for (const Hit &hit : hits) {
            if (hit.end < begin || hit.begin > end || hit.end >= document()->characterCount())
                continue;
            QTextEdit::ExtraSelection selection{QTextCursor(document()), {}};
            selection.cursor.setPosition(hit.begin);
            selection.cursor.setPosition(hit.end, QTextCursor::KeepAnchor);
            selection.format.setBackground(color);
            selections.append(selection);
        }
    };
    const QColor base = palette().color(QPalette::Base);
    add(m_hits, blended(base, severityColor(palette(), Severity::Warning), 0.32));
    add(m_pair, blended(base, palette().color(QPalette::Highlight), 0.4));
    m_marks.underline(*document(), palette(), begin, end, selections);
    setExtraSelections(selections);
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
    return found.isValid() && found.isVisible() && found.firstLineNumber() >= top &&
           found.firstLineNumber() < top + visible;
}

void CodeView::revealBlock(int block)
{
    m_folding->reveal(block);
    const QTextBlock found = document()->findBlockByNumber(block);
    if (!found.isValid() || isInSight(block))
        return;
    const int visible = qMax(1, viewport()->height() / fontMetrics().lineSpacing());
    verticalScrollBar()->setValue(found.firstLineNumber() - visible / 2);
}

void CodeView::keepCaret(bool isKept)
{
    QTextCursor caret = textCursor();
    if (caret.keepPositionOnInsert() == isKept)
        return;
    const int top = verticalScrollBar()->value();
    caret.setKeepPositionOnInsert(isKept);
    setTextCursor(caret);
    verticalScrollBar()->setValue(top); // which showing the caret may have moved
}

void CodeView::dropGrownSelection()
{
    QTextCursor caret = textCursor();
    if (!caret.keepPositionOnInsert() || !caret.hasSelection())
        return;
    const int top = verticalScrollBar()->value();
    caret.setPosition(caret.position());
    setTextCursor(caret);
    verticalScrollBar()->setValue(top);
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

void CodeView::setShowsWhiteSpace(bool isShown)
{
    QTextOption option = document()->defaultTextOption();
    QTextOption::Flags flags = option.flags();
    flags.setFlag(QTextOption::ShowTabsAndSpaces, isShown);
    if (flags == option.flags())
        return;
    option.setFlags(flags);
    document()->setDefaultTextOption(option);
    viewport()->update();
}

void CodeView::setHasGuides(bool hasGuides)
{
    m_hasGuides = hasGuides;
    viewport()->update();
}

std::optional<Severity> CodeView::severityOf(int block) const
{
    const auto hidden = m_folding->hiddenBelow(block);
    return m_marks.severityOf(block, hidden ? hidden->last : block);
}

QString CodeView::messagesOf(int block) const
{
    const auto hidden = m_folding->hiddenBelow(block);
    return m_marks.messagesOf(block, hidden ? hidden->last : block);
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
    showSelections();
    m_gutter->update();
}

void CodeView::layOutGutter()
{
    const int width = m_gutter->sizeHint().width();
    setViewportMargins(width, 0, 0, 0);
    m_gutter->setGeometry(frameWidth(), viewport()->geometry().top(), width, viewport()->height());
}

/// The current line's background is as wide as the view, so the lines that lose and get it are painted anew.
void CodeView::onCaretMoved()
{
    const int block = textCursor().blockNumber();
    for (const int changed : {std::exchange(m_caretBlock, block), block}) {
        const QRect row = rowOf(changed);
        viewport()->update(row);
        m_gutter->update(0, row.y(), m_gutter->width(), row.height());
    }
    Q_EMIT caretMoved(textCursor().position());
}

/// In the viewport; empty when there is no such line.
QRect CodeView::rowOf(int block) const
{
    const QTextBlock found = document()->findBlockByNumber(block);
    if (!found.isValid())
        return {};
    const QRectF box = blockBoundingGeometry(found).translated(contentOffset());
    return QRect(0, qFloor(box.top()), viewport()->width(), qCeil(box.height()) + 1);
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

/// A click on the box behind a folded line opens it.
void CodeView::mousePressEvent(QMouseEvent *event)
{
    bool isOnFold = false;
    const QRect row(0, qRound(event->position().y()), 1, 1);
    forVisibleBlocks(row, [&](const QTextBlock &block, QRect box) {
        if (event->button() != Qt::LeftButton || !foldBox(block, box).contains(event->position()))
            return;
        isOnFold = true;
        m_folding->unfoldAt(block.blockNumber());
    });
    if (!isOnFold)
        QPlainTextEdit::mousePressEvent(event);
}

void CodeView::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    const int block = blockAt(qRound(event->position().y()));
    if (event->button() == Qt::LeftButton && block >= 0 && !textCursor().hasSelection())
        Q_EMIT blockClicked(block);
}

/// For another width Qt begins all lines of a text anew, though none is wrapped; of a long text that takes too long.
void CodeView::resizeEvent(QResizeEvent *event)
{
    QAbstractTextDocumentLayout *lines = document()->documentLayout();
    if (blockCount() < manyLines)
        QPlainTextEdit::resizeEvent(event);
    else
        Q_EMIT lines->documentSizeChanged(lines->documentSize()); // for the scroll bars
    layOutGutter();
    showSelections();
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
