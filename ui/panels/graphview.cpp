// SPDX-License-Identifier: MIT
#include "ui/panels/graphview.h"

#include "ui/editor/icons.h"
#include "ui/panels/graphcanvas.h"
#include "ui/panels/graphlegend.h"
#include "ui/panels/parts.h"
#include "ui/panels/places.h"

#include <QBuffer>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QSaveFile>
#include <QStackedLayout>
#include <QSvgGenerator>
#include <QVBoxLayout>

#include <utility>

namespace slipway::ui {

namespace {

constexpr int margin = 24;          ///< around a picture, as GraphCanvas::renderTo draws it
constexpr int largestSide = 16'000; ///< pixels of a picture

QSizeF pictureSize(const GraphCanvas &canvas)
{
    return canvas.size() + QSizeF(2 * margin, 2 * margin);
}

} // namespace

GraphView::GraphView(QWidget *parent)
    : QWidget(parent)
    , m_canvas(new GraphCanvas(this))
    , m_bar(new InlineBar(this))
    , m_zoom(quietLabel(this))
    , m_empty(new EmptyState(this))
    , m_pages(new QStackedLayout)
{
    auto *tools = new ToolRow(this);
    tools->row().addWidget(new GraphLegend(this), 1);
    buildTools(*tools);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_bar);
    layout->addLayout(m_pages, 1);
    m_pages->addWidget(m_canvas);
    m_pages->addWidget(m_empty);
    connect(m_canvas, &GraphCanvas::activated, this, &GraphView::activate);
    connect(m_canvas, &GraphCanvas::zoomChanged, this,
            [this](int percent) { m_zoom->setText(tr("%1 %").arg(percent)); });
    showState();
}

void GraphView::buildTools(QWidget &row)
{
    const auto add = [&](QStringView iconName, const QString &text, auto slot) {
        QToolButton *button = iconButton(iconName, text, &row);
        connect(button, &QToolButton::clicked, m_canvas, slot);
        row.layout()->addWidget(button);
        m_tools.append(button);
    };
    row.layout()->addWidget(m_zoom);
    add(u"zoom-out", tr("Zoom out (−)"), &GraphCanvas::zoomOut);
    add(u"zoom-in", tr("Zoom in (+)"), &GraphCanvas::zoomIn);
    add(u"zoom-original", tr("Original size (1)"), [this] { m_canvas->zoomTo(100); });
    add(u"fit", tr("Show everything (0 or F)"), &GraphCanvas::fit);
    add(u"export", tr("Save as a picture…"), [this] { exportPicture(); });
}

void GraphView::setGraph(const graph::Graph &graph)
{
    m_reason.clear();
    m_late = graph;
    if (isVisible())
        takeLate();
}

void GraphView::takeLate()
{
    if (!m_late)
        return;
    m_canvas->setGraph(*std::exchange(m_late, std::nullopt));
    showState();
    setCurrentPlace(m_place);
}

void GraphView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    takeLate();
}

void GraphView::setStale(const QString &reason)
{
    m_reason = reason;
    showState();
}

void GraphView::setCurrentPlace(const Origin &place)
{
    m_place = place;
    const std::vector<graph::Node> &nodes = m_canvas->graph().nodes;
    const auto originOf = [&](int i) -> const Origin & { return nodes[static_cast<std::size_t>(i)].origin; };
    m_canvas->setCurrent(showing(place, static_cast<int>(nodes.size()), originOf, WholeFiles::Match));
}

void GraphView::activate(int node)
{
    const Origin origin = m_canvas->graph().nodes[static_cast<std::size_t>(node)].origin;
    if (origin.isWritten())
        Q_EMIT placeActivated(origin);
}

QByteArray GraphView::toSvg() const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setTitle(tr("Graph of stages, modules and artifacts"));
    generator.setViewBox(QRectF(QPointF(), pictureSize(*m_canvas)));
    generator.setSize(pictureSize(*m_canvas).toSize());
    QPainter painter(&generator);
    m_canvas->renderTo(painter);
    painter.end();
    return bytes;
}

QImage GraphView::toImage(qreal scale) const
{
    const QSizeF size = pictureSize(*m_canvas);
    const qreal longest = qMax(size.width(), size.height());
    const qreal used = qMin(scale, largestSide / longest);
    QImage image((size * used).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(used, used);
    m_canvas->renderTo(painter);
    return image;
}

void GraphView::exportPicture()
{
    takeLate();
    auto *dialog = new QFileDialog(this, tr("Save the graph as a picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("SVG pictures (*.svg)"), tr("PNG pictures (*.png)")});
    dialog->setDefaultSuffix(QStringLiteral("svg"));
    dialog->selectFile(QStringLiteral("graph.svg"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(QStringLiteral("*.png")) ? QStringLiteral("png")
                                                                          : QStringLiteral("svg"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &GraphView::writePicture);
    dialog->open();
}

void GraphView::writePicture(const QString &path)
{
    QByteArray bytes;
    if (path.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive)) {
        QBuffer buffer(&bytes);
        toImage().save(&buffer, "PNG");
    } else {
        bytes = toSvg();
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        m_bar->setMessage(InlineBar::Kind::Error,
                          tr("The picture was not written to %1: %2").arg(path, file.errorString()));
    else
        m_bar->setMessage(InlineBar::Kind::Note, tr("The picture was written to %1.").arg(path));
}

void GraphView::showState()
{
    const bool isEmpty = m_canvas->graph().nodes.empty();
    m_pages->setCurrentIndex(isEmpty ? 1 : 0);
    for (QToolButton *tool : m_tools)
        tool->setEnabled(!isEmpty);
    m_zoom->setVisible(!isEmpty);
    const bool isStale = !m_reason.isEmpty() && !isEmpty;
    m_bar->setMessage(InlineBar::Kind::Warning,
                      isStale ? tr("This is the last valid state. %1").arg(m_reason) : QString());
    m_empty->setState(u"stage", tr("No graph yet"),
                      m_reason.isEmpty() ? tr("The image, its modules and its artifacts appear here as soon as the "
                                              "descriptor has a name.")
                                         : m_reason);
}

} // namespace slipway::ui
