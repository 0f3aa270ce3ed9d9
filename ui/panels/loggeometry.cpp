// SPDX-License-Identifier: MIT
#include "ui/panels/loggeometry.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace slipway::ui {

namespace {

constexpr qsizetype longestLayout = 4000;
constexpr int sample = 64; ///< characters, so that rounding of one does not add up

/// Latin, Greek, Cyrillic, box drawing: one cell a unit in fixed-pitch fonts.
bool isPlain(QChar character)
{
    return character.unicode() < 0x0300 || (character.unicode() >= 0x0370 && character.unicode() < 0x0530) ||
           (character.unicode() >= 0x2010 && character.unicode() < 0x2600);
}

bool isPlain(const QString &line)
{
    return std::ranges::all_of(line, [](QChar character) { return isPlain(character); });
}

QTextLine layOut(QTextLayout &layout)
{
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    return line;
}

} // namespace

LogGeometry::LogGeometry(const QFont &font)
    : m_font(font)
{
    const QFontMetricsF metrics(font);
    m_lineHeight = static_cast<int>(std::ceil(metrics.height())) + 1;
    m_ascent = metrics.ascent();
    m_characterWidth = metrics.horizontalAdvance(QString(sample, u'0')) / sample;
}

qreal LogGeometry::x(const QString &line, qsizetype column) const
{
    if (isPlain(line))
        return static_cast<qreal>(column) * m_characterWidth;
    QTextLayout layout(line.first(qMin(line.size(), longestLayout)), m_font);
    const QTextLine only = layOut(layout);
    return only.isValid() ? only.cursorToX(static_cast<int>(qMin(column, longestLayout))) : 0;
}

qsizetype LogGeometry::column(const QString &line, qreal x) const
{
    if (isPlain(line))
        return std::clamp(static_cast<qsizetype>(std::llround(x / m_characterWidth)), qsizetype(0), line.size());
    QTextLayout layout(line.first(qMin(line.size(), longestLayout)), m_font);
    const QTextLine only = layOut(layout);
    return only.isValid() ? only.xToCursor(x) : 0;
}

void LogGeometry::draw(QPainter &painter, QPointF origin, const QString &line, qreal fromX, qreal toX) const
{
    const QPointF baseline = origin + QPointF(0, m_ascent);
    if (isPlain(line)) {
        const auto begin = qMin(static_cast<qsizetype>(qMax(0.0, fromX / m_characterWidth)), line.size());
        const auto end = qMin(static_cast<qsizetype>(qMax(0.0, toX / m_characterWidth)) + 2, line.size());
        const qreal left = static_cast<qreal>(begin) * m_characterWidth;
        painter.drawText(baseline + QPointF(left, 0), line.sliced(begin, qMax(qsizetype(0), end - begin)));
        return;
    }
    QTextLayout layout(line.first(qMin(line.size(), longestLayout)), m_font);
    if (layOut(layout).isValid())
        layout.draw(&painter, origin);
}

} // namespace slipway::ui
