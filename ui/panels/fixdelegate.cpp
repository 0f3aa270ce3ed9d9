// SPDX-License-Identifier: MIT
#include "ui/panels/fixdelegate.h"

#include "ui/editor/colors.h"
#include "ui/editor/icons.h"
#include "ui/panels/parts.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr int iconSize = 12;
constexpr int radius = 4;
constexpr int leastWidth = 100;

} // namespace

void FixDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, QString());
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    if (text.isEmpty())
        return;
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const QColor ink = cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QColor ground = cell.palette.color(isSelected ? QPalette::Highlight : QPalette::Base);
    const QRect box = cell.rect.adjusted(2, 2, -2, -2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(blended(ground, ink, 0.25));
    painter->setBrush(blended(ground, ink, cell.state.testFlag(QStyle::State_MouseOver) ? 0.14 : 0.06));
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    const QRect picture(box.left() + step + 2, box.center().y() - iconSize / 2 + 1, iconSize, iconSize);
    paintIcon(*painter, picture, u"fix", ink);
    painter->setPen(ink);
    const QRect words = box.adjusted(iconSize + 3 * step, 0, -step, 0);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      cell.fontMetrics.elidedText(text, Qt::ElideRight, words.width()));
    painter->restore();
}

QSize FixDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize text = QStyledItemDelegate::sizeHint(option, index);
    const int wanted = text.width() + iconSize + 4 * step;
    const int most = option.widget != nullptr ? std::max(leastWidth, option.widget->width() / 4) : wanted;
    return {std::min(wanted, most), text.height() + step}; // in a small window the problem itself comes first
}

} // namespace slipway::ui
