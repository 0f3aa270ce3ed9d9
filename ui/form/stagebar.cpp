// SPDX-License-Identifier: MIT
#include "ui/form/stagebar.h"

#include "ui/editor/icons.h"
#include "ui/form/formedits.h"
#include "ui/form/messages.h"
#include "ui/form/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace slipway::ui {

StageBar::StageBar(FormContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_box(new QComboBox(this))
    , m_messages(new Messages(this))
{
    setObjectName(QStringLiteral("form.stages"));
    m_box->setObjectName(QStringLiteral("form.stage"));
    m_box->setAccessibleName(tr("Stage"));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(6);
    auto *label = new QLabel(tr("&Stage"), this);
    label->setBuddy(m_box);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_messages);
    row->addWidget(label);
    row->addWidget(m_box, 1);
    m_add = addButton(u"add", QStringLiteral("add"), tr("Add a stage before the last"));
    m_up = addButton(u"up", QStringLiteral("up"), tr("Move the stage up"));
    m_down = addButton(u"down", QStringLiteral("down"), tr("Move the stage down"));
    m_remove = addButton(u"remove", QStringLiteral("remove"), tr("Remove the stage"));
    for (QToolButton *button : {m_add, m_up, m_down, m_remove})
        row->addWidget(button);
    connect(m_box, &QComboBox::activated, &context, &FormContext::setStage);
    connect(m_add, &QToolButton::clicked, this, &StageBar::add);
    connect(m_remove, &QToolButton::clicked, this, &StageBar::remove);
    connect(m_up, &QToolButton::clicked, this, [this] { move(m_context.stage() - 1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(m_context.stage() + 1); });
    connect(m_messages, &Messages::placeActivated, &context, &FormContext::placeActivated);
}

QToolButton *StageBar::addButton(QStringView iconName, const QString &name, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName() + QLatin1Char('.') + name);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

void StageBar::refresh()
{
    const int count = m_context.stageCount();
    setVisible(count > 0);
    QStringList names;
    for (int i = 0; i < count; ++i) {
        const QString name = m_context.stageName(i);
        names.append(name.isEmpty() ? tr("Stage %1, without a name").arg(i + 1) : name);
    }
    while (m_box->count() > count)
        m_box->removeItem(m_box->count() - 1);
    for (int i = 0; i < count; ++i) {
        if (i >= m_box->count())
            m_box->addItem(icon(i + 1 == count ? u"image" : u"stage"), names[i]);
        m_box->setItemText(i, names[i]);
        m_box->setItemIcon(i, icon(i + 1 == count ? u"image" : u"stage"));
    }
    m_box->setCurrentIndex(m_context.stage());
    const bool isFree = !m_context.isReadOnly();
    m_add->setEnabled(isFree);
    m_remove->setEnabled(isFree && count > 1);
    m_up->setEnabled(isFree && m_context.stage() > 0);
    m_down->setEnabled(isFree && m_context.stage() + 1 < count);
}

void StageBar::take(const FormContext::Outcome &outcome, int stage)
{
    if (outcome) {
        m_messages->setMessages({});
        m_context.setStage(stage);
    } else {
        const Diagnostic &refusal = outcome.error();
        m_messages->setMessages({{Severity::Error, messageOf(refusal), m_context.placed(refusal.origin)}});
    }
    refresh();
}

void StageBar::add()
{
    QString name = QStringLiteral("builder");
    const auto isTaken = [this](const QString &wanted) {
        for (int i = 0; i < m_context.stageCount(); ++i) {
            if (m_context.stageName(i) == wanted)
                return true;
        }
        return false;
    };
    for (int i = 2; isTaken(name); ++i)
        name = QStringLiteral("builder-%1").arg(i);
    const yaml::NewNode stage = yaml::NewNode::mapping(
        {{"name", yaml::NewNode::string(name.toStdString())}, {"version", yaml::NewNode::string("1.0")}});
    const int at = m_context.stageCount() - 1;
    take(m_context.apply(tr("Add a stage"),
                         [stage, at](const yaml::Source &source) {
                             return yaml::insertItem(source, source.tree.root(), static_cast<std::size_t>(at), stage);
                         }),
         at);
}

void StageBar::remove()
{
    const int stage = m_context.stage();
    take(m_context.apply(tr("Remove a stage"), removingNode(m_context, {})),
         std::min(stage, m_context.stageCount() - 2));
}

void StageBar::move(int to)
{
    take(m_context.apply(tr("Move a stage"), movingItem(m_context, {}, to)), to);
}

} // namespace slipway::ui
