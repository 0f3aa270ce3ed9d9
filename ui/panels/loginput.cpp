// SPDX-License-Identifier: MIT
// LogView: what the user does with keys and mouse.
#include "ui/panels/logview.h"

#include "ui/editor/icons.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimerEvent>

namespace slipway::ui {

namespace {

constexpr int scrollInterval = 50; ///< ms

} // namespace

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_mouse = event->position();
    const LogPosition position = positionAt(m_mouse);
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        moveCaret(position);
    else
        select({position, position});
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    m_mouse = event->position();
    moveCaret(positionAt(m_mouse));
    if (viewport()->rect().contains(m_mouse.toPoint()))
        m_autoScroll.stop();
    else if (!m_autoScroll.isActive())
        m_autoScroll.start(scrollInterval, this);
}

void LogView::mouseReleaseEvent(QMouseEvent *event)
{
    m_autoScroll.stop();
    const LogPosition position = positionAt(event->position());
    const bool isClick = event->button() == Qt::LeftButton && m_anchor == m_caret && position.line < m_buffer.size();
    const qreal bottom = static_cast<qreal>(m_buffer.size() - verticalScrollBar()->value()) * m_geometry.lineHeight();
    if (!isClick || event->position().y() >= bottom)
        return;
    if (const std::shared_ptr<const Origin> place = m_buffer.at(position.line).place; place && place->isWritten())
        Q_EMIT placeActivated(*place);
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        select(m_buffer.wordAt(positionAt(event->position())));
}

void LogView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_autoScroll.timerId())
        return QAbstractScrollArea::timerEvent(event);
    const auto beyond = [](qreal at, int size) { return at < 0 ? -1 : at > size ? 1 : 0; };
    verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond(m_mouse.y(), viewport()->height()));
    const int sideways = beyond(m_mouse.x(), viewport()->width()) * horizontalScrollBar()->singleStep();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + sideways);
    moveCaret(positionAt(m_mouse));
}

/// Shift with a movement key; false: it is another key.
bool LogView::extendSelection(const QKeyEvent &event)
{
    const qsizetype length = m_buffer.size() == 0 ? 0 : m_buffer.at(m_caret.line).text.size();
    const qsizetype last = m_buffer.size() - 1;
    LogPosition to = m_caret;
    if (event.matches(QKeySequence::SelectNextChar))
        to.column = qMin(length, to.column + 1);
    else if (event.matches(QKeySequence::SelectPreviousChar))
        to.column = qMax(qsizetype(0), to.column - 1);
    else if (event.matches(QKeySequence::SelectNextLine))
        to.line = qMin(last, to.line + 1);
    else if (event.matches(QKeySequence::SelectPreviousLine))
        to.line = qMax(qsizetype(0), to.line - 1);
    else if (event.matches(QKeySequence::SelectStartOfLine))
        to.column = 0;
    else if (event.matches(QKeySequence::SelectEndOfLine))
        to.column = length;
    else if (event.matches(QKeySequence::SelectStartOfDocument))
        to = {};
    else if (event.matches(QKeySequence::SelectEndOfDocument))
        to = m_buffer.end();
    else
        return false;
    if (m_buffer.size() == 0)
        return true;
    to.column = qMin(to.column, m_buffer.at(to.line).text.size());
    moveCaret(to);
    reveal({to, to});
    return true;
}

bool LogView::scrollByKey(int key)
{
    QScrollBar *bar = verticalScrollBar();
    if (key == Qt::Key_Home)
        bar->setValue(0);
    else if (key == Qt::Key_End)
        followEnd();
    else if (key == Qt::Key_PageUp)
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    else if (key == Qt::Key_PageDown)
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    else if (key == Qt::Key_Up)
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
    else if (key == Qt::Key_Down)
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    else
        return false;
    return true;
}

bool LogView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find)) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (!m_pending.isEmpty())
        flush(); // keys mean what has come until now
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->matches(QKeySequence::Find))
        Q_EMIT findRequested();
    else if (!extendSelection(*event) && !scrollByKey(event->key()))
        QAbstractScrollArea::keyPressEvent(event);
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copying = menu->addAction(icon(u"copy"), tr("Copy"), QKeySequence::Copy, this, &LogView::copy);
    copying->setEnabled(m_anchor != m_caret);
    menu->addAction(tr("Select all"), QKeySequence::SelectAll, this, &LogView::selectAll);
    menu->addAction(icon(u"search"), tr("Find…"), QKeySequence::Find, this, &LogView::findRequested);
    menu->popup(event->globalPos());
}

} // namespace slipway::ui
