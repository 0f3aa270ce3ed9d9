// SPDX-License-Identifier: MIT
#include "ui/form/fieldrow.h"

#include "ui/editor/colors.h"
#include "ui/editor/icons.h"
#include "ui/form/messages.h"
#include "ui/form/valueeditor.h"
#include "ui/form/words.h"
#include "ui/model/document.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QToolButton>

namespace slipway::ui {

namespace {

constexpr int labelWidth = 144;
constexpr int firstLineAt = 5; ///< from the top of an input of several lines

} // namespace

FieldRow::FieldRow(FormContext &context, FieldSpec spec, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_spec(std::move(spec))
    , m_layout(new QGridLayout(this))
    , m_label(new QLabel(m_spec.label, this))
    , m_editor(ValueEditor::create(m_spec, this))
    , m_remove(new QToolButton(this))
    , m_help(new QLabel(m_spec.help, this))
    , m_messages(new Messages(this))
{
    build(objectName);
    arrange();
    connectEditor();
}

void FieldRow::connectEditor()
{
    connect(m_editor, &ValueEditor::committed, this, &FieldRow::set);
    connect(m_editor, &ValueEditor::undoRequested, &m_context, &FormContext::undo);
    connect(m_editor, &ValueEditor::redoRequested, &m_context, &FormContext::redo);
    connect(m_editor, &ValueEditor::computingRequested, this, [this] {
        m_editor->commit();
        Q_EMIT m_context.checksumsRequested(QString::fromStdString(m_context.absolute(m_parent)),
                                            QString::fromStdString(m_spec.keys));
    });
    m_editor->input()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_editor->input(), &QWidget::customContextMenuRequested, this, &FieldRow::showMenu);
    connect(m_editor, &ValueEditor::removalRequested, this, &FieldRow::remove);
    connect(m_remove, &QToolButton::clicked, this, &FieldRow::remove);
    connect(m_editor, &ValueEditor::focusEntered, this, [this] {
        m_help->setVisible(!m_spec.help.isEmpty());
        m_context.activate(path());
    });
    connect(m_editor, &ValueEditor::focusLeft, this, [this] { m_help->hide(); });
    connect(m_messages, &Messages::placeActivated, &m_context, &FormContext::placeActivated);
    connect(m_messages, &Messages::fixRequested, &m_context, &FormContext::fixRequested);
}

void FieldRow::setPicks(bool picks)
{
    m_editor->setPicks(picks);
}

NodeValue FieldRow::shownValue() const
{
    NodeValue value = m_context.value(path());
    if (m_spec.widget == FieldWidget::Snippet && value.presence != Presence::Alias &&
        value.presence != Presence::Absent && value.presence != Presence::Missing)
        value = {.presence = Presence::Written, .text = m_context.snippet(path())};
    return value;
}

/// The input's own menu, and how the key may stand in the text.
void FieldRow::showMenu(const QPoint &at)
{
    QMenu *menu = nullptr;
    if (auto *line = qobject_cast<QLineEdit *>(m_editor->input()))
        menu = line->createStandardContextMenu();
    else if (auto *edit = qobject_cast<QPlainTextEdit *>(m_editor->input()))
        menu = edit->createStandardContextMenu();
    else
        menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("form.fieldMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!menu->isEmpty())
        menu->addSeparator();
    const NodeValue value = m_context.value(path());
    const bool isFree = value.presence != Presence::Alias && !m_context.isReadOnly();
    const auto offer = [&](const QString &text, bool isEnabled, auto action) {
        QAction *each = menu->addAction(text);
        each->setEnabled(isEnabled);
        connect(each, &QAction::triggered, this, action);
    };
    offer(tr("Not Set: Remove the Key"), m_isPresent && isFree, [this] { remove(); });
    if (m_spec.widget != FieldWidget::Integer && m_spec.widget != FieldWidget::Choice)
        offer(tr("Empty Text (\"\")"), isFree, [this] { setNode(yaml::NewNode::string({})); });
    offer(tr("Null"), isFree && value.presence != Presence::Null, [this] { setNode(yaml::NewNode::typed("null")); });
    menu->addSeparator();
    offer(tr("Show in Text"), m_isPresent, [this] { m_context.activate(path()); });
    menu->popup(m_editor->input()->mapToGlobal(at));
}

void FieldRow::build(const QString &objectName)
{
    setObjectName(objectName + QStringLiteral(".row"));
    m_editor->input()->setObjectName(objectName);
    m_editor->input()->setAccessibleName(m_spec.label);
    m_editor->input()->setAccessibleDescription(m_spec.help);
    m_editor->setToolTip(m_spec.help);
    m_label->setToolTip(m_spec.help);
    m_label->setBuddy(m_editor->input());
    m_label->setWordWrap(true);
    m_remove->setObjectName(objectName + QStringLiteral(".remove"));
    m_remove->setIcon(icon(u"close"));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::NoFocus); // Tab goes from field to field
    m_remove->setToolTip(tr("Remove this key from the text (Ctrl+Shift+Delete)"));
    m_remove->setAccessibleName(tr("Remove %1").arg(m_spec.label));
    QSizePolicy policy = m_remove->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_remove->setSizePolicy(policy);
    m_help->setWordWrap(true);
    m_help->setObjectName(objectName + QStringLiteral(".help"));
    m_help->setForegroundRole(QPalette::PlaceholderText);
    m_help->hide();
    m_messages->setObjectName(objectName + QStringLiteral(".messages"));
}

void FieldRow::arrange()
{
    for (QWidget *each :
         {static_cast<QWidget *>(m_label), static_cast<QWidget *>(m_editor), static_cast<QWidget *>(m_remove),
          static_cast<QWidget *>(m_help), static_cast<QWidget *>(m_messages)})
        m_layout->removeWidget(each);
    m_layout->setContentsMargins(8, 4, 4, 4);
    m_layout->setHorizontalSpacing(4);
    m_layout->setVerticalSpacing(m_isWide ? 4 : 2);
    m_label->setFixedWidth(m_isWide ? labelWidth : QWIDGETSIZE_MAX);
    m_label->setMinimumWidth(m_isWide ? labelWidth : 0);
    const int column = m_isWide ? 1 : 0;
    const int row = m_isWide ? 0 : 1;
    const bool hasLines = m_spec.widget == FieldWidget::Text || m_spec.widget == FieldWidget::Snippet;
    m_label->setContentsMargins(0, m_isWide && hasLines ? firstLineAt : 0, 0, 0);
    m_layout->addWidget(m_label, 0, 0, !m_isWide ? Qt::Alignment() : hasLines ? Qt::AlignTop : Qt::AlignVCenter);
    m_layout->addWidget(m_editor, row, column);
    m_layout->addWidget(m_remove, row, column + 1, Qt::AlignTop);
    m_layout->addWidget(m_help, row + 1, column);
    m_layout->addWidget(m_messages, row + 2, column);
    m_layout->setColumnStretch(0, m_isWide ? 0 : 1);
    m_layout->setColumnStretch(1, m_isWide ? 1 : 0);
}

void FieldRow::setWide(bool isWide)
{
    if (isWide == m_isWide)
        return;
    m_isWide = isWide;
    arrange();
}

void FieldRow::setMarked(bool isMarked)
{
    if (isMarked == m_isMarked)
        return;
    m_isMarked = isMarked;
    update();
}

void FieldRow::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!m_isMarked)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), blended(palette().color(QPalette::Window), palette().color(QPalette::Highlight), 0.12));
    painter.fillRect(QRect(0, 0, 3, height()), palette().color(QPalette::Highlight));
}

FieldPlace FieldRow::place() const
{
    return {.parent = m_parent, .keys = m_spec.keys, .kind = m_spec.kind};
}

void FieldRow::setParentPath(const std::string &parent)
{
    if (parent == m_parent)
        return;
    m_parent = parent;
    m_refusal.reset();
}

void FieldRow::commit()
{
    m_editor->commit();
}

void FieldRow::revert()
{
    m_editor->revert();
    m_refusal.reset();
}

QString FieldRow::placeholder(const NodeValue &value) const
{
    switch (value.presence) {
    case Presence::Absent:
        if (m_spec.widget == FieldWidget::Snippet)
            return tr("not set; write YAML here");
        if (const assist::Effect *effect = m_context.effectOn(path()))
            return QString::fromStdString(effect->value);
        if (!m_spec.placeholder.isEmpty())
            return tr("%1 (default)").arg(m_spec.placeholder);
        return m_spec.isRequired ? tr("not set; it is needed") : tr("not set");
    case Presence::Missing:
        return tr("nothing after the key");
    case Presence::Null:
        return tr("null");
    case Presence::Written:
    case Presence::Collection:
    case Presence::Alias:
        break;
    }
    return tr("empty text");
}

void FieldRow::refresh()
{
    const NodeValue value = m_context.value(path());
    m_isPresent = value.presence != Presence::Absent;
    if (const Document *document = m_context.document())
        m_editor->setFolder(QString::fromStdString(document->path().parent_path().string()));
    m_editor->setSuggestions(suggestionsFor(m_context, m_spec.suggest, m_parent));
    NodeValue shown = shownValue();
    const QString hint = shown.presence == Presence::Collection ? shown.text : placeholder(value);
    if (shown.presence == Presence::Collection) // what stands there is no value of this field
        shown.text.clear();
    m_editor->showValue(shown, hint, m_context.isReadOnly());
    if (!m_editor->isDirty())
        m_refusal.reset();
    m_remove->setVisible(m_isPresent && value.presence != Presence::Alias && !m_context.isReadOnly());
    showProblems();
}

void FieldRow::showProblems()
{
    QList<Message> messages;
    const NodeValue value = shownValue();
    const bool isTold = value.presence == Presence::Collection && !m_context.problemsAt(path()).isEmpty();
    if (!value.isEditable() && !isTold) {
        const QString text = value.presence == Presence::Alias
                                 ? tr("This stands for a value elsewhere (an alias) and is edited in the text.")
                                 : tr("The text has %1 here. The form cannot show it.").arg(value.text);
        messages.append({Severity::Hint, text, m_context.originOf(path())});
    }
    if (m_refusal)
        messages.append({Severity::Error, messageOf(*m_refusal), m_context.placed(m_refusal->origin)});
    const bool isWhole = value.isEditable() && m_spec.widget != FieldWidget::Snippet;
    const auto problems = isWhole ? m_context.problemsAt(path()) : m_context.problemsWithin(path());
    for (const Diagnostic &problem : problems) {
        messages.append(messageFor(problem));
        if (!value.isEditable()) // the text is where it can be mended
            messages.back().place = m_context.placed(problem.origin);
    }
    if (const assist::Effect *effect = m_context.effectOn(path()))
        messages.append({Severity::Hint, m_context.wordsOf(*effect), effect->other});
    m_messages->setMessages(messages);
}

void FieldRow::set(const QString &text)
{
    if (text.isEmpty() && m_spec.widget == FieldWidget::Integer) {
        remove();
        return;
    }
    const QString step = tr("Set %1").arg(m_spec.label);
    take(m_spec.widget == FieldWidget::Snippet ? m_context.apply(step, settingSnippet(m_context, place(), text))
                                               : m_context.apply(step, settingField(m_context, place(), text)));
}

void FieldRow::setNode(const yaml::NewNode &value)
{
    m_editor->revert();
    take(m_context.apply(tr("Set %1").arg(m_spec.label), settingNode(m_context, place(), value)));
}

void FieldRow::remove()
{
    if (m_isPresent)
        take(m_context.apply(tr("Remove %1").arg(m_spec.label), removingNode(m_context, path())));
}

void FieldRow::take(const FormContext::Outcome &outcome)
{
    m_refusal = outcome ? std::nullopt : std::optional(outcome.error());
    if (outcome)
        m_editor->accept();
    showProblems();
}

} // namespace slipway::ui
