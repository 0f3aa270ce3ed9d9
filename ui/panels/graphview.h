// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/graph.h"

#include <QWidget>

#include <optional>

class QLabel;
class QStackedLayout;
class QToolButton;

namespace slipway::ui {

class EmptyState;
class GraphCanvas;
class InlineBar;

/// How stages, modules, artifacts and base images hang together.
class GraphView : public QWidget
{
    Q_OBJECT

public:
    explicit GraphView(QWidget *parent = nullptr);

    /// Boxes are made when somebody looks at them.
    void setGraph(const graph::Graph &graph);
    /// Keeps the last graph, but says that it is stale, because of `reason` (a sentence).
    void setStale(const QString &reason);
    [[nodiscard]] GraphCanvas &canvas() const { return *m_canvas; }

    /// The whole graph as a picture; an SVG document in UTF-8.
    [[nodiscard]] QByteArray toSvg() const;
    [[nodiscard]] QImage toImage(qreal scale = 2) const;

public Q_SLOTS:
    /// Marks the boxes of a place, and scrolls when none of them is in sight.
    void setCurrentPlace(const slipway::Origin &place);
    /// Asks for a file and writes the picture there.
    void exportPicture();

Q_SIGNALS:
    void placeActivated(const slipway::Origin &place);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void takeLate();
    void buildTools(QWidget &row);
    void writePicture(const QString &path);
    void activate(int node);
    void showState();

    std::optional<graph::Graph> m_late; ///< has come in while nobody looked
    GraphCanvas *m_canvas;
    InlineBar *m_bar;
    QLabel *m_zoom;
    EmptyState *m_empty;
    QStackedLayout *m_pages;
    QList<QToolButton *> m_tools;
    Origin m_place;
    QString m_reason;
};

} // namespace slipway::ui
