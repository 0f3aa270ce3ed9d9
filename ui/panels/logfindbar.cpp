// SPDX-License-Identifier: MIT
#include "ui/panels/logfindbar.h"

#include "ui/editor/icons.h"
#include "ui/panels/logview.h"
#include "ui/panels/parts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace slipway::ui {

LogFindBar::LogFindBar(LogView &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_text(new QLineEdit(this))
    , m_result(quietLabel(this))
{
    m_text->setPlaceholderText(tr("Find in the output"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_text->addAction(icon(u"search"), QLineEdit::LeadingPosition);
    m_text->setObjectName(QStringLiteral("findText"));
    m_text->installEventFilter(this);
    QToolButton *previous = iconButton(u"up", tr("Previous (Shift+Enter)"), this);
    QToolButton *next = iconButton(u"down", tr("Next (Enter)"), this);
    QToolButton *closing = iconButton(u"close", tr("Close (Escape)"), this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * step, step, step, step);
    row->setSpacing(step);
    row->addWidget(m_text, 1);
    for (QToolButton *button : {previous, next})
        row->addWidget(button);
    row->addWidget(m_result);
    row->addStretch(1);
    row->addWidget(closing);
    connect(m_text, &QLineEdit::textChanged, this, &LogFindBar::findAnew);
    connect(previous, &QToolButton::clicked, this, [this] { find(false); });
    connect(next, &QToolButton::clicked, this, [this] { find(true); });
    connect(closing, &QToolButton::clicked, this, &LogFindBar::close);
    hide();
}

void LogFindBar::open()
{
    const QString selected = m_log.selectedText();
    show();
    if (!selected.isEmpty() && !selected.contains(u'\n'))
        m_text->setText(selected);
    m_log.setHighlighted(m_text->text());
    m_text->selectAll();
    m_text->setFocus();
}

void LogFindBar::close()
{
    hide();
    m_log.setHighlighted({});
    m_log.setFocus();
}

void LogFindBar::find(bool forward)
{
    const bool isFound = m_text->text().isEmpty() || m_log.find(m_text->text(), forward);
    m_result->setText(isFound ? QString() : tr("Not found."));
}

/// From the start of the last occurrence, so that it grows while one types.
void LogFindBar::findAnew()
{
    const LogPosition begin = m_log.selection().begin;
    m_log.select({begin, begin});
    m_log.setHighlighted(m_text->text());
    find(true);
}

bool LogFindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isEnter)
        find(!key->modifiers().testFlag(Qt::ShiftModifier));
    else if (key->key() == Qt::Key_Escape)
        close();
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

} // namespace slipway::ui
