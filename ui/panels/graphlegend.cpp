// SPDX-License-Identifier: MIT
#include "ui/panels/graphlegend.h"

#include "ui/editor/icons.h"
#include "ui/panels/graphitems.h"
#include "ui/panels/parts.h"

#include <QPainter>

namespace slipway::ui {

namespace {

constexpr int iconSize = 14;

struct Entry {
    graph::NodeKind kind;
    QString text;
};

QList<Entry> entries()
{
    return {{graph::NodeKind::BaseImage, GraphLegend::tr("Base image")},
            {graph::NodeKind::Stage, GraphLegend::tr("Stage")},
            {graph::NodeKind::Module, GraphLegend::tr("Module")},
            {graph::NodeKind::Artifact, GraphLegend::tr("Artifact")}};
}

int widthOf(const Entry &entry, const QFontMetrics &metrics)
{
    return iconSize + step + metrics.horizontalAdvance(entry.text) + 3 * step;
}

} // namespace

GraphLegend::GraphLegend(QWidget *parent)
    : QWidget(parent)
{
    QStringList words;
    for (const Entry &entry : entries())
        words.append(entry.text);
    setAccessibleName(tr("Legend: %1").arg(words.join(QStringLiteral(", "))));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize GraphLegend::sizeHint() const
{
    int width = 0;
    for (const Entry &entry : entries())
        width += widthOf(entry, fontMetrics());
    return {width, qMax(iconSize, fontMetrics().height())};
}

QSize GraphLegend::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void GraphLegend::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const GraphColors colors = graphColors(palette());
    int left = 0;
    for (const Entry &entry : entries()) {
        const int next = left + widthOf(entry, fontMetrics());
        if (next - 3 * step > width())
            return;
        const QRectF picture(left, (height() - iconSize) / 2.0, iconSize, iconSize);
        paintIcon(painter, picture, kindIcon(entry.kind), colors.kinds[static_cast<std::size_t>(entry.kind)]);
        painter.setPen(colors.quietText);
        painter.drawText(QRect(left + iconSize + step, 0, next - left, height()), Qt::AlignVCenter, entry.text);
        left = next;
    }
}

} // namespace slipway::ui
