// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/graph.h"

#include <QColor>
#include <QGraphicsItem>
#include <QPainterPath>

class QPalette;

namespace slipway::ui {

/// All colours of a drawn graph.
struct GraphColors {
    QColor ground;
    QColor box;
    QColor border;
    QColor text;
    QColor quietText;
    QColor line;
    QColor accent;
    std::array<QColor, 4> kinds; ///< by graph::NodeKind
};

[[nodiscard]] GraphColors graphColors(const QPalette &palette);
/// The icon of a kind of node.
[[nodiscard]] QStringView kindIcon(graph::NodeKind kind);

/// One box.
class BoxItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 1 };

    BoxItem(const graph::Node &node, int index, const GraphColors &colors);

    [[nodiscard]] const graph::Node &node() const { return m_node; }
    [[nodiscard]] int index() const { return m_index; }
    /// The current place, shown by the accent.
    void setCurrent(bool isCurrent);
    [[nodiscard]] bool isCurrent() const { return m_isCurrent; }
    /// Where the keyboard is.
    void setFocused(bool isFocused);

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    void paintTexts(QPainter &painter, const QRectF &box) const;

    graph::Node m_node;
    int m_index;
    const GraphColors &m_colors;
    bool m_isCurrent = false;
    bool m_isFocused = false;
    bool m_isHovered = false;
};

/// One smooth arrow.
class ArrowItem : public QGraphicsItem
{
public:
    ArrowItem(const graph::Edge &edge, const GraphColors &colors);

    [[nodiscard]] const graph::Edge &edge() const { return m_edge; }
    /// An end of it is the current place.
    void setCurrent(bool isCurrent);

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    graph::Edge m_edge;
    const GraphColors &m_colors;
    QPainterPath m_line;
    QPolygonF m_head;
    QRectF m_bounds;
    bool m_isCurrent = false;
};

} // namespace slipway::ui
