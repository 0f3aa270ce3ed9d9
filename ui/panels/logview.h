// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/logbuffer.h"
#include "ui/panels/loggeometry.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QSet>
#include <QTimer>

class QToolButton;

namespace slipway::ui {

/// The output of a build: keeps all lines, stays fluid with hundreds of thousands of them. Follows the end until the
/// user scrolls up, and again from when the end is reached.
class LogView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LogView(QWidget *parent = nullptr);

    /// Lines are shown within 100 ms, many at once.
    void appendLines(const QList<LogLine> &lines);
    void clear();
    /// All lines that have come, those not yet shown included.
    [[nodiscard]] const LogBuffer &buffer();
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }

    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] LogRange selection() const;
    void select(const LogRange &range);
    /// Selects and shows the next (previous) occurrence; all in sight are marked. False: there is none.
    bool find(const QString &text, bool forward = true);
    /// Marks the occurrences in sight; an empty text marks nothing.
    void setHighlighted(const QString &text);

public Q_SLOTS:
    void copy();
    void selectAll();
    void followEnd();
    /// Marks the steps that were made from a place, and scrolls to the first when none is in sight.
    void setCurrentPlace(const slipway::Origin &place);

Q_SIGNALS:
    void placeActivated(const slipway::Origin &place);
    void findRequested();
    void selectionChanged();

protected:
    /// Ctrl+F finds in the log, though the window has a command of these keys.
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void flush();
    void updateScrollBars();
    void placeEndButton();
    void paintLine(QPainter &painter, qsizetype line, int top) const;
    void paintRange(QPainter &painter, qsizetype line, int top, const LogRange &range, const QColor &color) const;
    void paintMatches(QPainter &painter, qsizetype line, int top) const;
    [[nodiscard]] QColor colorOf(LogKind kind) const;
    [[nodiscard]] LogPosition positionAt(QPointF point) const;
    [[nodiscard]] qsizetype visibleLines() const;
    [[nodiscard]] bool isInSight(qsizetype line) const;
    void reveal(const LogRange &range);
    void moveCaret(LogPosition position);
    bool extendSelection(const QKeyEvent &event);
    bool scrollByKey(int key);

    LogBuffer m_buffer;
    QList<LogLine> m_pending;
    QTimer m_flushing;
    LogGeometry m_geometry;
    QToolButton *m_endButton;
    LogPosition m_anchor;
    LogPosition m_caret;
    QSet<qsizetype> m_marked;
    Origin m_place;
    QString m_highlighted;
    QBasicTimer m_autoScroll;
    QPointF m_mouse;
    bool m_isFollowing = true;
    bool m_isUpdating = false; ///< scroll bars move, but not by the user
};

} // namespace slipway::ui
