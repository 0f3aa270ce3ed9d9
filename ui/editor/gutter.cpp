// SPDX-License-Identifier: MIT
#include "ui/editor/gutter.h"

#include "ui/editor/codeview.h"
#include "ui/editor/colors.h"
#include "ui/editor/folding.h"
#include "ui/editor/icons.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>
#include <QToolTip>

namespace slipway::ui {

namespace {

constexpr int barWidth = 3;
constexpr int gap = 4;
constexpr int minimumDigits = 3;

int iconSize(const QFontMetrics &metrics)
{
    return qBound(8, metrics.ascent(), 24);
}

/// Left of this are the signs of problems.
int signEnd(const QFontMetrics &metrics)
{
    return barWidth + gap + iconSize(metrics) + gap / 2;
}

QStringView iconName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return u"error";
    case Severity::Warning:
        return u"warning";
    case Severity::Hint:
        break;
    }
    return u"hint";
}

} // namespace

Gutter::Gutter(CodeView &view)
    : QWidget(&view)
    , m_view(view)
{
    setObjectName(QStringLiteral("gutter"));
    setAccessibleName(tr("Line numbers"));
    setCursor(Qt::ArrowCursor);
}

QSize Gutter::sizeHint() const
{
    const QFontMetrics metrics = m_view.fontMetrics();
    const auto digits = static_cast<int>(QString::number(m_view.blockCount()).size());
    const int numbers = metrics.horizontalAdvance(QLatin1Char('9')) * qMax(minimumDigits, digits);
    return {barWidth + gap + iconSize(metrics) + gap + numbers + gap + foldWidth(), 0};
}

/// Room for the arrows, where there is anything to fold.
int Gutter::foldWidth() const
{
    return m_view.folding().ranges().isEmpty() && m_view.isReadOnly() ? gap : iconSize(m_view.fontMetrics()) + gap;
}

bool Gutter::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), m_view.messagesOf(m_view.blockAt(help->pos().y())), this);
    return true;
}

void Gutter::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_view.palette().color(QPalette::Base));
    painter.setFont(m_view.font());
    m_view.forVisibleBlocks(event->rect(),
                            [&](const QTextBlock &block, QRect row) { paintBlock(painter, block, row); });
}

void Gutter::paintBlock(QPainter &painter, const QTextBlock &block, QRect row)
{
    const QPalette palette = m_view.palette();
    const QFontMetrics metrics = m_view.fontMetrics();
    row.setWidth(width());
    painter.fillRect(row, m_view.rowColor(block.blockNumber()));
    if (m_view.isMarked(block.blockNumber()))
        painter.fillRect(QRect(row.left(), row.top(), barWidth, row.height()), palette.color(QPalette::Highlight));

    const int firstLine = metrics.lineSpacing();
    if (const auto severity = m_view.severityOf(block.blockNumber())) {
        const int size = iconSize(metrics);
        const QRect place(barWidth + gap, row.top() + (firstLine - size) / 2, size, size);
        paintIcon(painter, place, iconName(*severity), severityColor(palette, *severity));
    }
    const bool isCurrent = m_view.textCursor().blockNumber() == block.blockNumber() && !m_view.isReadOnly();
    paintArrow(painter, block.blockNumber(), QRect(width() - foldWidth(), row.top(), foldWidth() - gap / 2, firstLine));
    painter.setPen(isCurrent ? palette.color(QPalette::Text) : quietTextColor(palette));
    const QRect number(0, row.top(), width() - foldWidth() - gap, firstLine);
    painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
}

/// Down where the lines show, to the right where they are folded.
void Gutter::paintArrow(QPainter &painter, int block, QRect place)
{
    const bool isFolded = m_view.folding().isFolded(block);
    if (!isFolded && !m_view.folding().isFoldable(block))
        return;
    const qreal half = qMax(2.5, place.height() / 6.0);
    const QPointF middle = QRectF(place).center();
    QPainterPath arrow;
    if (isFolded) {
        arrow.moveTo(middle + QPointF(-half / 2, -half));
        arrow.lineTo(middle + QPointF(half / 2, 0));
        arrow.lineTo(middle + QPointF(-half / 2, half));
    } else {
        arrow.moveTo(middle + QPointF(-half, -half / 2));
        arrow.lineTo(middle + QPointF(0, half / 2));
        arrow.lineTo(middle + QPointF(half, -half / 2));
    }
    const QPalette palette = m_view.palette();
    const QPen pen(isFolded ? palette.color(QPalette::Text) : quietTextColor(palette), 1.4, Qt::SolidLine,
                   Qt::RoundCap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(arrow, pen);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void Gutter::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // or the release would go to the window below
}

void Gutter::mouseReleaseEvent(QMouseEvent *event)
{
    const int block = m_view.blockAt(qRound(event->position().y()));
    if (event->button() != Qt::LeftButton || block < 0)
        return;
    Folding &folding = m_view.folding();
    if (event->position().x() >= width() - foldWidth() && (folding.isFoldable(block) || folding.isFolded(block)))
        folding.toggle(block);
    else if (event->position().x() < signEnd(m_view.fontMetrics()) && m_view.severityOf(block))
        Q_EMIT signClicked(block);
    else
        Q_EMIT clicked(block);
}

void Gutter::wheelEvent(QWheelEvent *event)
{
    m_view.scrollBy(*event);
}

} // namespace slipway::ui
