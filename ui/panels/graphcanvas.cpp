// SPDX-License-Identifier: MIT
#include "ui/panels/graphcanvas.h"

#include <QApplication>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <limits>

namespace slipway::ui {

namespace {

constexpr qreal zoomFactor = 1.2;
constexpr qreal smallest = 0.1;
constexpr qreal largest = 4.0;
constexpr int margin = 24;

/// The palette that files are drawn with: they are looked at on white.
QPalette paperPalette()
{
    return {Qt::black, QColor(0xf4, 0xf4, 0xf4), Qt::white, Qt::darkGray, Qt::gray, Qt::black, Qt::white, Qt::white,
            Qt::white};
}

/// How far a box lies in the direction of an arrow key: along it, and twice the way aside. Not at all: nothing.
std::optional<qreal> distance(QPointF from, QPointF to, int key)
{
    const QPointF way = to - from;
    const bool isSideways = key == Qt::Key_Left || key == Qt::Key_Right;
    const qreal sign = key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1;
    const qreal along = sign * (isSideways ? way.x() : way.y());
    const qreal aside = std::abs(isSideways ? way.y() : way.x());
    return along < 1 ? std::nullopt : std::optional(along + (isSideways ? 0.5 : 4) * aside);
}

} // namespace

GraphCanvas::GraphCanvas(QWidget *parent)
    : QGraphicsView(parent)
    , m_colors(graphColors(palette()))
{
    setScene(new QGraphicsScene(this));
    scene()->setItemIndexMethod(QGraphicsScene::BspTreeIndex);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // dragged and scrolled like a map
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundBrush(m_colors.ground);
    setAccessibleName(tr("Graph of stages, modules and artifacts"));
    setObjectName(QStringLiteral("graph"));
    viewport()->setCursor(Qt::ArrowCursor);
}

namespace {

/// But for the places in the descriptors.
bool looksLike(const graph::Graph &left, const graph::Graph &right)
{
    return left.edges == right.edges && left.width == right.width && left.height == right.height &&
           std::ranges::equal(left.nodes, right.nodes, [](const graph::Node &a, const graph::Node &b) {
               return std::tie(a.id, a.kind, a.title, a.subtitle, a.x, a.y, a.width, a.height) ==
                      std::tie(b.id, b.kind, b.title, b.subtitle, b.x, b.y, b.width, b.height);
           });
}

} // namespace

void GraphCanvas::setGraph(const graph::Graph &graph)
{
    const bool looksSame = looksLike(graph, m_graph);
    if (looksSame && !m_boxes.empty())
        m_graph = graph; // typing moves the places of everything behind it
    if (looksSame)
        return;
    const bool wasEmpty = m_graph.nodes.empty();
    const BoxItem *middle = wasEmpty ? nullptr : boxInTheMiddle();
    const std::string anchor = middle ? middle->node().id : std::string();
    const QPoint position = middle ? boxOnScreen(middle->index()).topLeft() : QPoint();
    const std::string focused = m_focused < 0 ? "" : m_graph.nodes[static_cast<std::size_t>(m_focused)].id;
    m_graph = graph;
    rebuild();
    const auto found = std::ranges::find(m_graph.nodes, focused, &graph::Node::id);
    m_focused = found == m_graph.nodes.end() ? -1 : static_cast<int>(found - m_graph.nodes.begin());
    showFocus();
    if (wasEmpty)
        fit();
    else
        keepInPlace(anchor, position);
}

void GraphCanvas::rebuild()
{
    scene()->clear();
    m_boxes.clear();
    m_arrows.clear();
    for (const graph::Edge &edge : m_graph.edges) {
        m_arrows.push_back(new ArrowItem(edge, m_colors));
        scene()->addItem(m_arrows.back());
    }
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
        m_boxes.push_back(new BoxItem(m_graph.nodes[i], static_cast<int>(i), m_colors));
        scene()->addItem(m_boxes.back());
    }
    updateSceneRect();
}

/// So much room around the graph that any box can be moved to the middle.
void GraphCanvas::updateSceneRect()
{
    const QSizeF room = QSizeF(viewport()->size()) / qMax(transform().m11(), smallest) / 2;
    setSceneRect(QRectF(0, 0, m_graph.width, m_graph.height)
                     .adjusted(-room.width(), -room.height(), room.width(), room.height()));
}

const BoxItem *GraphCanvas::boxInTheMiddle() const
{
    const QPointF middle = mapToScene(viewport()->rect().center());
    const auto away = [middle](const BoxItem *box) {
        return QLineF(middle, box->sceneBoundingRect().center()).length();
    };
    const auto found = std::ranges::min_element(m_boxes, {}, away);
    return found == m_boxes.end() ? nullptr : *found;
}

/// Scrolls so that the node `id` has its top left where it was; when it is gone, nothing moves.
void GraphCanvas::keepInPlace(const std::string &id, QPoint position)
{
    const auto found = std::ranges::find(m_graph.nodes, id, &graph::Node::id);
    if (found == m_graph.nodes.end())
        return;
    const QPoint moved = boxOnScreen(static_cast<int>(found - m_graph.nodes.begin())).topLeft() - position;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + moved.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + moved.y());
}

void GraphCanvas::mark(const QList<int> &nodes)
{
    for (BoxItem *box : m_boxes)
        box->setCurrent(nodes.contains(box->index()));
    for (ArrowItem *arrow : m_arrows)
        arrow->setCurrent(nodes.contains(static_cast<int>(arrow->edge().from)) ||
                          nodes.contains(static_cast<int>(arrow->edge().to)));
}

void GraphCanvas::setCurrent(const QList<int> &nodes)
{
    mark(nodes);
    const auto isInSight = [this](int node) { return viewport()->rect().intersects(boxOnScreen(node)); };
    if (!nodes.isEmpty() && std::ranges::none_of(nodes, isInSight))
        centerOn(m_boxes[static_cast<std::size_t>(nodes.first())]);
}

QList<int> GraphCanvas::current() const
{
    QList<int> nodes;
    for (const BoxItem *box : m_boxes) {
        if (box->isCurrent())
            nodes.append(box->index());
    }
    return nodes;
}

void GraphCanvas::renderTo(QPainter &painter)
{
    const GraphColors screen = std::exchange(m_colors, graphColors(paperPalette()));
    const QList<int> marked = current();
    mark({});
    const QRectF all = QRectF(0, 0, m_graph.width, m_graph.height).adjusted(-margin, -margin, margin, margin);
    scene()->setBackgroundBrush(m_colors.ground);
    painter.setRenderHint(QPainter::Antialiasing);
    scene()->render(&painter, QRectF(0, 0, all.width(), all.height()), all);
    scene()->setBackgroundBrush(Qt::NoBrush);
    m_colors = screen;
    mark(marked);
}

QRect GraphCanvas::boxOnScreen(int node) const
{
    const graph::Node &box = m_graph.nodes[static_cast<std::size_t>(node)];
    return mapFromScene(QRectF(box.x, box.y, box.width, box.height)).boundingRect();
}

void GraphCanvas::scaleBy(qreal factor)
{
    const qreal wanted = std::clamp(transform().m11() * factor, smallest, largest);
    m_isFitted = false;
    const qreal change = wanted / transform().m11();
    scale(change, change);
    updateSceneRect();
    Q_EMIT zoomChanged(zoom());
}

void GraphCanvas::zoomIn()
{
    setTransformationAnchor(QGraphicsView::AnchorViewCenter);
    scaleBy(zoomFactor);
}

void GraphCanvas::zoomOut()
{
    setTransformationAnchor(QGraphicsView::AnchorViewCenter);
    scaleBy(1 / zoomFactor);
}

void GraphCanvas::zoomTo(int percent)
{
    setTransformationAnchor(QGraphicsView::AnchorViewCenter);
    scaleBy(percent / 100.0 / transform().m11());
}

void GraphCanvas::fit()
{
    const QSizeF room = QSizeF(viewport()->size()) - QSizeF(2 * margin, 2 * margin);
    if (m_graph.nodes.empty() || room.width() < 1 || room.height() < 1)
        return;
    const qreal wanted = std::min({room.width() / m_graph.width, room.height() / m_graph.height, 1.0});
    zoomTo(qRound(wanted * 100 - 0.5));
    centerOn(m_graph.width / 2, m_graph.height / 2);
    m_isFitted = true;
}

void GraphCanvas::setFocusedNode(int node)
{
    m_focused = node;
    showFocus();
    const QString description = node < 0 ? QString() : m_boxes[static_cast<std::size_t>(node)]->toolTip();
    setAccessibleDescription(description);
}

void GraphCanvas::showFocus()
{
    for (BoxItem *box : m_boxes)
        box->setFocused(hasFocus() && box->index() == m_focused);
}

void GraphCanvas::moveSelection(int key)
{
    if (m_focused < 0) {
        const QList<int> marked = current();
        setFocusedNode(marked.isEmpty() ? boxInTheMiddle()->index() : marked.first());
        ensureVisible(m_boxes[static_cast<std::size_t>(m_focused)], margin, margin);
        return;
    }
    const QPointF from = m_boxes[static_cast<std::size_t>(m_focused)]->sceneBoundingRect().center();
    int nearest = m_focused;
    qreal shortest = std::numeric_limits<qreal>::max();
    for (const BoxItem *box : m_boxes) {
        const auto away = distance(from, box->sceneBoundingRect().center(), key);
        if (away && *away < shortest) {
            shortest = *away;
            nearest = box->index();
        }
    }
    setFocusedNode(nearest);
    ensureVisible(m_boxes[static_cast<std::size_t>(nearest)], margin, margin);
}

void GraphCanvas::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!m_boxes.empty())
            moveSelection(event->key());
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_focused >= 0)
            Q_EMIT activated(m_focused);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
    case Qt::Key_F:
        return fit();
    case Qt::Key_1:
        return zoomTo(100);
    default:
        QGraphicsView::keyPressEvent(event);
    }
}

void GraphCanvas::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    QGraphicsView::mousePressEvent(event);
}

void GraphCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    QGraphicsView::mouseReleaseEvent(event);
    viewport()->setCursor(Qt::ArrowCursor);
    const QPoint position = event->position().toPoint();
    if ((position - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_isFitted = false;
        return;
    }
    const auto *box = qgraphicsitem_cast<BoxItem *>(itemAt(position));
    if (event->button() != Qt::LeftButton || !box)
        return;
    setFocusedNode(box->index());
    Q_EMIT activated(box->index());
}

void GraphCanvas::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        m_isFitted = false;
        QGraphicsView::wheelEvent(event);
        return;
    }
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    scaleBy(std::pow(zoomFactor, event->angleDelta().y() / 120.0));
    event->accept();
}

void GraphCanvas::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    updateSceneRect();
    if (m_isFitted)
        fit();
}

void GraphCanvas::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_colors = graphColors(palette());
    setBackgroundBrush(m_colors.ground);
    viewport()->update();
}

void GraphCanvas::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    showFocus();
}

void GraphCanvas::focusOutEvent(QFocusEvent *event)
{
    QGraphicsView::focusOutEvent(event);
    showFocus();
}

} // namespace slipway::ui
