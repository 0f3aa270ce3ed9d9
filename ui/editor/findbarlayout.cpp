// SPDX-License-Identifier: MIT
// What the find bar looks like.
#include "ui/editor/findbar.h"
#include "ui/editor/icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace slipway::ui {

QToolButton *FindBar::toggle(const QString &text, const char *name, const QString &tip)
{
    auto *made = new QToolButton(this);
    made->setObjectName(QLatin1StringView(name));
    made->setText(text);
    made->setCheckable(true);
    made->setAutoRaise(true);
    made->setToolTip(tip);
    made->setAccessibleName(tip);
    return made;
}

void FindBar::layOut()
{
    m_find->setObjectName(QStringLiteral("findText"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setClearButtonEnabled(true);
    m_replace->setObjectName(QStringLiteral("replaceText"));
    m_replace->setPlaceholderText(tr("Replace with"));
    m_replace->setClearButtonEnabled(true);
    m_status->setObjectName(QStringLiteral("findStatus"));
    m_status->setWordWrap(true);
    m_status->hide();
    const auto tool = [this](QStringView iconName, const QString &tip, auto slot) {
        auto *made = new QToolButton(this);
        made->setIcon(icon(iconName));
        made->setAutoRaise(true);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        connect(made, &QToolButton::clicked, this, slot);
        return made;
    };
    const auto button = [this](const QString &text, const char *name, auto slot) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1StringView(name));
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        return made;
    };
    auto *options = new QHBoxLayout;
    options->setSpacing(0);
    for (QToolButton *each : {m_isCaseSensitive, m_isWholeWord, m_isRegular, m_isInSelection})
        options->addWidget(each);
    options->addWidget(tool(u"up", tr("Previous (Shift+Enter)"), &FindBar::findPrevious));
    options->addWidget(tool(u"down", tr("Next (Enter)"), &FindBar::findNext));
    options->addWidget(tool(u"close", tr("Close (Esc)"), &FindBar::close));
    auto *replacing = new QHBoxLayout;
    replacing->setSpacing(4);
    replacing->addWidget(button(tr("&Replace"), "replaceOne", &FindBar::replaceOne));
    replacing->addWidget(button(tr("Replace &All"), "replaceAll", &FindBar::replaceAll));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_find, 0, 0);
    layout->addLayout(options, 0, 1);
    layout->addWidget(m_replace, 1, 0);
    layout->addLayout(replacing, 1, 1);
    layout->addWidget(m_status, 2, 0, 1, 2);
    layout->setColumnStretch(0, 1);
    setTabOrder(m_find, m_replace);
}

} // namespace slipway::ui
