// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/graphitems.h"

#include <QGraphicsView>

#include <optional>

namespace slipway::ui {

/// The drawing of a graph: zoomed by Ctrl+wheel and + − 0 (fit) 1 (100 %), moved by dragging and scrolling, walked by
/// the arrow keys; Enter or a click activates a box.
class GraphCanvas : public QGraphicsView
{
    Q_OBJECT

public:
    explicit GraphCanvas(QWidget *parent = nullptr);

    /// Keeps the zoom, and the box in the middle of the view where it is.
    void setGraph(const graph::Graph &graph);
    [[nodiscard]] const graph::Graph &graph() const { return m_graph; }
    /// Marks the boxes of the current place, and scrolls when none of them is in sight.
    void setCurrent(const QList<int> &nodes);
    [[nodiscard]] QList<int> current() const;
    /// Draws everything in colours of a light palette, for a file.
    void renderTo(QPainter &painter);
    [[nodiscard]] QSizeF size() const { return {m_graph.width, m_graph.height}; }

    /// Percent.
    [[nodiscard]] int zoom() const { return qRound(transform().m11() * 100); }
    /// Where a node is drawn, in pixels of the viewport.
    [[nodiscard]] QRect boxOnScreen(int node) const;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void zoomTo(int percent);
    /// Everything in sight, but not larger than 100 %.
    void fit();

Q_SIGNALS:
    void activated(int node);
    void zoomChanged(int percent);

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void rebuild();
    void mark(const QList<int> &nodes);
    void scaleBy(qreal factor);
    [[nodiscard]] const BoxItem *boxInTheMiddle() const;
    void keepInPlace(const std::string &id, QPoint position);
    void moveSelection(int key);
    void setFocusedNode(int node);
    void showFocus();
    void updateSceneRect();

    graph::Graph m_graph;
    GraphColors m_colors;
    std::vector<BoxItem *> m_boxes; ///< by node
    std::vector<ArrowItem *> m_arrows;
    int m_focused = -1;     ///< node that the keyboard is on
    bool m_isFitted = true; ///< until the user zooms or moves
    QPoint m_pressed;
};

} // namespace slipway::ui
