// SPDX-License-Identifier: MIT
#include "ui/panels/graphitems.h"

#include "ui/editor/colors.h"
#include "ui/editor/icons.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QStyleOptionGraphicsItem>

namespace slipway::ui {

namespace {

constexpr qreal radius = 6;
constexpr qreal iconSize = 16;
constexpr qreal padding = 10;
constexpr qreal headLength = 8;
constexpr qreal headHalfWidth = 3.5;
constexpr qreal tiny = 0.3; ///< below this scale texts cannot be read: boxes only

QPointF pointOf(graph::Point point)
{
    return {point.x, point.y};
}

/// Straight through other columns, in a smooth curve between them; ends where the arrow's head begins.
QPainterPath smoothLine(const std::vector<graph::Point> &route)
{
    QPainterPath path(pointOf(route.front()));
    for (std::size_t i = 1; i < route.size(); ++i) {
        QPointF end = pointOf(route[i]);
        const QPointF start = pointOf(route[i - 1]);
        const qreal direction = end.x() >= start.x() ? 1 : -1;
        if (i + 1 == route.size())
            end.rx() -= direction * headLength;
        const qreal reach = qMax(qAbs(end.x() - start.x()) * 0.5, 8.0) * direction;
        path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end);
    }
    return path;
}

} // namespace

GraphColors graphColors(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const bool dark = isDark(palette);
    return {.ground = base,
            .box = blended(base, text, dark ? 0.07 : 0.025),
            .border = blended(base, text, dark ? 0.3 : 0.25),
            .text = text,
            .quietText = quietTextColor(palette),
            .line = blended(base, text, dark ? 0.45 : 0.42),
            .accent = palette.color(QPalette::Highlight),
            .kinds = {blended(base, text, 0.6), dark ? QColor(0x6f, 0xb1, 0xf0) : QColor(0x1f, 0x6f, 0xb8),
                      dark ? QColor(0xb3, 0x9d, 0xf0) : QColor(0x6a, 0x4f, 0xb8),
                      dark ? QColor(0x74, 0xc7, 0x8a) : QColor(0x25, 0x7a, 0x3e)}};
}

QStringView kindIcon(graph::NodeKind kind)
{
    switch (kind) {
    case graph::NodeKind::BaseImage:
        return u"image";
    case graph::NodeKind::Stage:
        return u"stage";
    case graph::NodeKind::Module:
        return u"module";
    case graph::NodeKind::Artifact:
        break;
    }
    return u"artifact";
}

BoxItem::BoxItem(const graph::Node &node, int index, const GraphColors &colors)
    : m_node(node)
    , m_index(index)
    , m_colors(colors)
{
    setPos(node.x, node.y);
    setAcceptedMouseButtons(Qt::NoButton); // the view tells clicks from dragging
    setAcceptHoverEvents(true);
    setZValue(1);
    const QString title = QString::fromStdString(node.title);
    const QString subtitle = QString::fromStdString(node.subtitle);
    setToolTip(subtitle.isEmpty() ? title : title + QLatin1Char('\n') + subtitle);
}

void BoxItem::setCurrent(bool isCurrent)
{
    if (std::exchange(m_isCurrent, isCurrent) != isCurrent)
        update();
}

void BoxItem::setFocused(bool isFocused)
{
    if (std::exchange(m_isFocused, isFocused) != isFocused)
        update();
}

QRectF BoxItem::boundingRect() const
{
    return QRectF(0, 0, m_node.width, m_node.height).adjusted(-4, -4, 4, 4);
}

void BoxItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget * /*widget*/)
{
    const QRectF box = QRectF(0, 0, m_node.width, m_node.height).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor kind = m_colors.kinds[static_cast<std::size_t>(m_node.kind)];
    if (m_isFocused) {
        painter->setPen(QPen(m_colors.accent, 1, Qt::DotLine));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box.adjusted(-3, -3, 3, 3), radius + 3, radius + 3);
    }
    painter->setPen(m_isCurrent ? QPen(m_colors.accent, 2) : QPen(m_isHovered ? m_colors.line : m_colors.border, 1));
    const QColor ground = m_isCurrent ? blended(m_colors.box, m_colors.accent, 0.16) : m_colors.box;
    painter->setBrush(m_isHovered && !m_isCurrent ? blended(ground, m_colors.text, 0.04) : ground);
    painter->drawRoundedRect(box, radius, radius);
    if (QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform()) < tiny) {
        painter->fillRect(QRectF(padding, box.height() / 4, 6, box.height() / 2), kind);
        return;
    }
    Q_UNUSED(option)
    paintIcon(*painter, QRectF(padding, (m_node.height - iconSize) / 2, iconSize, iconSize), kindIcon(m_node.kind),
              kind);
    paintTexts(*painter, box);
}

void BoxItem::paintTexts(QPainter &painter, const QRectF &box) const
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(13);
    font.setWeight(m_node.kind == graph::NodeKind::Stage ? QFont::DemiBold : QFont::Normal);
    const QString title = QString::fromStdString(m_node.title);
    const QString subtitle = QString::fromStdString(m_node.subtitle);
    const QRectF words = box.adjusted(2 * padding + iconSize - 2, 4, -padding, -4);
    const QRectF upper(words.left(), words.top(), words.width(), words.height() / 2);
    painter.setFont(font);
    painter.setPen(m_colors.text);
    const QFontMetricsF metrics(font);
    painter.drawText(subtitle.isEmpty() ? words : upper, Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(title, Qt::ElideMiddle, words.width()));
    if (subtitle.isEmpty())
        return;
    font.setPixelSize(11);
    font.setWeight(QFont::Normal);
    painter.setFont(font);
    painter.setPen(m_colors.quietText);
    painter.drawText(upper.translated(0, words.height() / 2), Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(subtitle, Qt::ElideMiddle, words.width()));
}

void BoxItem::hoverEnterEvent(QGraphicsSceneHoverEvent * /*event*/)
{
    m_isHovered = true;
    update();
}

void BoxItem::hoverLeaveEvent(QGraphicsSceneHoverEvent * /*event*/)
{
    m_isHovered = false;
    update();
}

ArrowItem::ArrowItem(const graph::Edge &edge, const GraphColors &colors)
    : m_edge(edge)
    , m_colors(colors)
    , m_line(smoothLine(edge.route))
{
    const QPointF tip = pointOf(edge.route.back());
    const qreal back = m_line.currentPosition().x();
    m_head << tip << QPointF(back, tip.y() - headHalfWidth) << QPointF(back, tip.y() + headHalfWidth);
    m_bounds = m_line.boundingRect().united(m_head.boundingRect()).adjusted(-2, -2, 2, 2);
    setAcceptedMouseButtons(Qt::NoButton);
}

void ArrowItem::setCurrent(bool isCurrent)
{
    if (std::exchange(m_isCurrent, isCurrent) == isCurrent)
        return;
    setZValue(isCurrent ? 0.5 : 0);
    update();
}

void ArrowItem::paint(QPainter *painter, const QStyleOptionGraphicsItem * /*option*/, QWidget * /*widget*/)
{
    const QColor color = m_isCurrent ? m_colors.accent : m_colors.line;
    QPen pen(color, m_isCurrent ? 2 : 1.25);
    if (m_edge.kind == graph::EdgeKind::CopyFrom)
        pen.setStyle(Qt::DashLine);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(m_line);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPolygon(m_head);
}

} // namespace slipway::ui
