// SPDX-License-Identifier: MIT
#include "ui/form/valueeditor.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace slipway::ui {

namespace {

/// Milliseconds without a key after which what was typed goes into the text: previews follow, and one thought is one
/// undo step.
constexpr int typingPause = 500;

QString withoutEnd(QString text)
{
    while (text.endsWith(QLatin1Char('\n')) || text.endsWith(QLatin1Char(' ')))
        text.chop(1);
    return text;
}

} // namespace

ValueEditor::ValueEditor(QWidget *parent)
    : QWidget(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &ValueEditor::commit);
}

void ValueEditor::noteTyping()
{
    m_isTyped = true;
    m_pause.start();
}

void ValueEditor::watch()
{
    input()->installEventFilter(this);
    setFocusProxy(input());
}

void ValueEditor::showValue(const NodeValue &value, const QString &placeholder, bool isLocked)
{
    const bool wasDirty = isDirty();
    m_shown = value.text;
    setPlaceholder(placeholder);
    setReadOnly(isLocked || !value.isEditable());
    if (wasDirty && text() != m_shown)
        return;
    m_isTyped = false;
    setAbsent(value.presence == Presence::Absent);
    // Line ends at the end may not be part of what was written; they stay while somebody types behind them.
    const bool isSameButEnd = input()->hasFocus() && withoutEnd(text()) == withoutEnd(m_shown);
    if (text() != m_shown && !isSameButEnd)
        setText(m_shown);
}

void ValueEditor::commit()
{
    m_pause.stop();
    if (!isDirty()) {
        m_isTyped = false;
        return;
    }
    Q_EMIT committed(text());
}

void ValueEditor::accept()
{
    m_pause.stop();
    m_shown = text();
    m_isTyped = false;
}

void ValueEditor::revert()
{
    m_pause.stop();
    m_isTyped = false;
    setText(m_shown);
}

bool ValueEditor::handleKey(QEvent &event)
{
    auto &key = static_cast<QKeyEvent &>(event);
    // Without anything typed here, undo and redo are those of the document, and never the input's own.
    const bool isUndo = key.matches(QKeySequence::Undo);
    if (!isDirty() && (isUndo || key.matches(QKeySequence::Redo))) {
        if (event.type() == QEvent::ShortcutOverride)
            key.ignore();
        else if (isUndo)
            Q_EMIT undoRequested();
        else
            Q_EMIT redoRequested();
        return true;
    }
    if (event.type() == QEvent::ShortcutOverride)
        return false;
    if (key.key() == Qt::Key_Delete && key.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        revert();
        Q_EMIT removalRequested();
        return true;
    }
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (isEnter && (!takesEnter() || key.modifiers().testFlag(Qt::ControlModifier))) {
        commit();
        return true;
    }
    if (key.key() == Qt::Key_Escape && isDirty()) {
        revert();
        return true;
    }
    return false;
}

bool ValueEditor::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        Q_EMIT focusEntered();
        break;
    case QEvent::FocusOut:
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
            commit();
            if (static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
                showStart();
            Q_EMIT focusLeft();
        }
        break;
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride:
        return handleKey(*event) || QWidget::eventFilter(watched, event);
    case QEvent::Wheel: // scrolls the page, changes no value
        event->ignore();
        return true;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace slipway::ui
