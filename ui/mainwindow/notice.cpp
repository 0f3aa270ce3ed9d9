// SPDX-License-Identifier: MIT
#include "ui/mainwindow/notice.h"

#include "ui/editor/icons.h"
#include "ui/panels/parts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace slipway::ui {

Notice::Notice(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("notice"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    auto *sign = new QLabel(this);
    sign->setPixmap(icon(u"hint", Tint::Accent).pixmap(16, 16));
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(1);
    auto *close = new QToolButton(this);
    close->setIcon(icon(u"close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Dismiss"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(sign);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(close);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        m_action();
    });
    hide();
}

void Notice::showText(const QString &text, const QString &actionText, std::function<void()> action)
{
    m_text->setText(breakable(text));
    m_button->setText(actionText);
    m_button->setVisible(!actionText.isEmpty());
    m_action = std::move(action);
    show();
}

} // namespace slipway::ui
