// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QString>

class QPainter;
class QPointF;

namespace slipway::ui {

/// Where the characters of a log's lines stand, in a fixed-pitch font: by arithmetic for plain lines, however long; by
/// a layout for lines with wide or combined characters (of which at most the first 4,000 units are shown).
class LogGeometry
{
public:
    explicit LogGeometry(const QFont &font);

    [[nodiscard]] int lineHeight() const { return m_lineHeight; }
    [[nodiscard]] qreal characterWidth() const { return m_characterWidth; }
    /// Pixels from the line's left end to a column.
    [[nodiscard]] qreal x(const QString &line, qsizetype column) const;
    /// The column nearest to an x.
    [[nodiscard]] qsizetype column(const QString &line, qreal x) const;
    /// Draws the part of a line that lies between two x of the line, with the painter's pen, its left end at `origin`.
    void draw(QPainter &painter, QPointF origin, const QString &line, qreal fromX, qreal toX) const;

private:
    QFont m_font;
    int m_lineHeight;
    qreal m_ascent;
    qreal m_characterWidth;
};

} // namespace slipway::ui
