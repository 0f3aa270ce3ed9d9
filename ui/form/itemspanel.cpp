// SPDX-License-Identifier: MIT
#include "ui/form/itemspanel.h"

#include "ui/editor/icons.h"
#include "ui/form/fieldgroup.h"
#include "ui/form/itemsdelegate.h"
#include "ui/form/itemsview.h"
#include "ui/form/messages.h"
#include "ui/form/words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr int kindMargin = 24;
constexpr int sideMargin = 8;

/// What an empty list says: what belongs in it, and how it gets there.
QString hint(const ItemsSpec &spec)
{
    const QString how = spec.takesKeyValueLines ? ItemsPanel::tr("Add one with + or Enter, or paste KEY=value lines.")
                                                : ItemsPanel::tr("Add one with + or Enter.");
    return spec.help.isEmpty() ? how : spec.help + QLatin1Char('\n') + how;
}

/// All fields of an item; a repository of modules is always a folder.
std::vector<FieldSpec> detailFields(const ItemsSpec &spec)
{
    std::vector<FieldSpec> fields = allFieldSpecs(*spec.item);
    if (spec.keys == "modules.repositories") {
        for (FieldSpec &field : fields) {
            if (field.widget == FieldWidget::FileOrFolder)
                field.widget = FieldWidget::Folder;
        }
    }
    return fields;
}

/// A column whose words are few is as wide as they are.
void narrowKindColumn(QHeaderView &header, const ItemsSpec &spec)
{
    const auto found = std::ranges::find(spec.columns, kindColumn);
    if (found == spec.columns.end())
        return;
    int width = 0;
    for (std::size_t kind = 0; kind < descriptor::objectKindCount; ++kind)
        width = std::max(width, header.fontMetrics().horizontalAdvance(
                                    artifactKindInWords(static_cast<descriptor::ObjectKind>(kind))));
    const int column = static_cast<int>(found - spec.columns.begin());
    header.setSectionResizeMode(column, QHeaderView::Fixed);
    header.resizeSection(column, width + kindMargin);
}

} // namespace

ItemsPanel::ItemsPanel(FormContext &context, const ItemsSpec &spec, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ItemsModel(context, spec, this))
    , m_view(new ItemsView(this))
    , m_header(new QGridLayout)
    , m_buttons(new QWidget(this))
    , m_title(new QLabel(this))
    , m_state(new QLabel(this))
    , m_messages(new Messages(this))
{
    setObjectName(QStringLiteral("form.") + QString::fromStdString(spec.keys));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(sideMargin, 4, sideMargin, 8);
    layout->setSpacing(4);
    buildHeader(layout);
    buildTable(layout);
    layout->addWidget(m_messages);
    m_messages->setObjectName(objectName() + QStringLiteral(".messages"));
    connect(m_messages, &Messages::placeActivated, &context, &FormContext::placeActivated);
    connect(m_messages, &Messages::fixRequested, &context, &FormContext::fixRequested);
    connect(m_model, &ItemsModel::edited, this, &ItemsPanel::take);
    if (spec.hasDetail) {
        m_detail = new FieldGroup(context, detailFields(spec), objectName() + QStringLiteral(".item"), this);
        m_detail->setObjectName(objectName() + QStringLiteral(".detail"));
        m_detail->hide();
        layout->addWidget(m_detail);
    }
    showState();
}

QToolButton *ItemsPanel::addButton(QStringView iconName, const QString &name, const QString &text)
{
    auto *button = new QToolButton(m_buttons);
    button->setObjectName(objectName() + QLatin1Char('.') + name);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(text);
    button->setAccessibleName(QStringLiteral("%1: %2").arg(m_model->spec().title, text));
    m_buttons->layout()->addWidget(button);
    return button;
}

void ItemsPanel::buildHeader(QVBoxLayout *layout)
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setText(m_model->spec().title);
    m_title->setBuddy(m_view);
    m_title->setToolTip(m_model->spec().help);
    m_title->setMinimumWidth(1); // with little room, the buttons go below it
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_state->setMinimumWidth(1); // gives way first
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_header->setHorizontalSpacing(4);
    m_header->setVerticalSpacing(0);
    m_header->setColumnStretch(1, 1);
    m_header->addWidget(m_title, 0, 0);
    m_header->addWidget(m_state, 0, 1);
    m_header->addWidget(m_buttons, 0, 2);
    layout->addLayout(m_header);
    m_removeList = addButton(u"close", QStringLiteral("removeKey"), tr("Remove this key from the text"));
    m_add = addButton(u"add", QStringLiteral("add"), tr("Add (Enter in the last row)"));
    m_duplicate = addButton(u"duplicate", QStringLiteral("duplicate"), tr("Duplicate (Ctrl+D)"));
    m_up = addButton(u"up", QStringLiteral("up"), tr("Move up (Alt+Up)"));
    m_down = addButton(u"down", QStringLiteral("down"), tr("Move down (Alt+Down)"));
    m_remove = addButton(u"remove", QStringLiteral("remove"), tr("Remove (Delete)"));
    for (QToolButton *button : {m_duplicate, m_up, m_down, m_remove})
        button->setFocusPolicy(Qt::NoFocus); // the table has keys for them
    buildAddMenu();
    connect(m_removeList, &QToolButton::clicked, this, &ItemsPanel::removeList);
    connect(m_remove, &QToolButton::clicked, this, &ItemsPanel::remove);
    connect(m_duplicate, &QToolButton::clicked, this, &ItemsPanel::duplicate);
    connect(m_up, &QToolButton::clicked, this, [this] { moveSelected(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveSelected(1); });
}

void ItemsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int wanted = m_title->sizeHint().width() + m_state->sizeHint().width() + m_buttons->sizeHint().width() +
                       2 * m_header->horizontalSpacing();
    const bool isNarrow = contentsRect().width() - 2 * sideMargin < wanted;
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    m_header->removeWidget(m_buttons);
    if (isNarrow)
        m_header->addWidget(m_buttons, 1, 0, 1, 3, Qt::AlignLeft);
    else
        m_header->addWidget(m_buttons, 0, 2);
}

void ItemsPanel::buildAddMenu()
{
    const std::vector<NewItem> &news = m_model->spec().news;
    if (news.size() == 1) {
        connect(m_add, &QToolButton::clicked, this, [this] { add(m_model->spec().news.front().node); });
        return;
    }
    auto *menu = new QMenu(m_add);
    for (const NewItem &each : news)
        connect(menu->addAction(each.label), &QAction::triggered, this, [this, node = each.node] { add(node); });
    m_add->setMenu(menu);
    m_add->setPopupMode(QToolButton::InstantPopup);
}

void ItemsPanel::buildTable(QVBoxLayout *layout)
{
    m_view->setObjectName(objectName() + QStringLiteral(".table"));
    m_view->setAccessibleName(m_model->spec().title);
    m_view->setAccessibleDescription(m_model->spec().help);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ItemsDelegate(m_context, *m_model, m_view));
    m_view->horizontalHeader()->setVisible(m_model->columnCount() > 1);
    narrowKindColumn(*m_view->horizontalHeader(), m_model->spec());
    m_view->setHint(hint(m_model->spec()));
    layout->addWidget(m_view);
    setTabOrder(m_removeList, m_add);
    setTabOrder(m_add, m_view);
    connect(m_view, &ItemsView::addRequested, this, &ItemsPanel::addLikeLast);
    connect(m_view, &ItemsView::removeRequested, this, &ItemsPanel::remove);
    connect(m_view, &ItemsView::duplicateRequested, this, &ItemsPanel::duplicate);
    connect(m_view, &ItemsView::moveRequested, this, &ItemsPanel::move);
    connect(m_view, &ItemsView::stepRequested, this, &ItemsPanel::moveSelected);
    connect(m_view, &ItemsView::copyRequested, this, &ItemsPanel::copy);
    connect(m_view, &ItemsView::cutRequested, this, &ItemsPanel::cut);
    connect(m_view, &ItemsView::pasteRequested, this, &ItemsPanel::paste);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ItemsPanel::showMenu);
    connect(m_view, &ItemsView::focusEntered, this,
            [this] { m_context.activate(m_row < 0 ? path() : m_model->rowPath(m_row)); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ItemsPanel::chooseRow);
}

void ItemsPanel::refresh()
{
    {
        const QScopedValueRollback quiet(m_isQuiet, true);
        const QPersistentModelIndex chosen = m_view->currentIndex();
        m_model->refresh();
        if (m_detail && m_row >= 0 && !chosen.isValid()) // what was typed belongs to no other item
            m_detail->revert();
    }
    m_row = m_view->currentIndex().row();
    m_view->viewport()->update(); // problems
    showState();
    showDetail();
}

void ItemsPanel::setFillsPage()
{
    m_view->setFillsPage(true);
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    column->setStretchFactor(m_view, 1);
    column->addStretch(0);
}

void ItemsPanel::commit()
{
    m_view->commitEditor();
    if (m_detail && m_row >= 0)
        m_detail->commit();
}

void ItemsPanel::revert()
{
    if (m_detail)
        m_detail->revert();
    m_refusal.reset();
}

void ItemsPanel::showState()
{
    const NodeValue list = m_model->listValue();
    const int count = m_model->rowCount();
    const bool isUsable = m_model->isUsable();
    QString text;
    if (count > 0)
        text = QString::number(count);
    else if (list.presence == Presence::Absent)
        text = tr("not set");
    else if (list.presence == Presence::Collection)
        text = isUsable ? tr("empty list") : QString();
    else if (list.presence == Presence::Null || list.presence == Presence::Missing)
        text = tr("null");
    m_state->setText(text);
    m_view->setVisible(isUsable);
    const bool isFree = !m_context.isReadOnly();
    m_removeList->setVisible(isFree && isUsable && count == 0 && list.presence != Presence::Absent);
    m_add->setEnabled(isFree && isUsable);
    const bool hasRow = isFree && m_row >= 0 && m_row < count;
    m_remove->setEnabled(hasRow);
    m_duplicate->setEnabled(hasRow);
    m_up->setEnabled(hasRow && m_row > 0);
    m_down->setEnabled(hasRow && m_row + 1 < count);
    showMessages();
}

void ItemsPanel::showMessages()
{
    QList<Message> messages;
    const NodeValue list = m_model->listValue();
    QList<Diagnostic> problems = m_context.problemsAt(path());
    const bool isTold = list.presence != Presence::Alias && !problems.isEmpty();
    if (!m_model->isUsable() && !isTold) {
        const QString text = list.presence == Presence::Alias
                                 ? tr("This list stands elsewhere (an alias) and is edited in the text.")
                             : list.presence == Presence::Written
                                 ? tr("A list belongs here, but the text has the value '%1'.").arg(list.text)
                                 : tr("A list belongs here, but the text has %1.").arg(list.text);
        messages.append({Severity::Hint, text, m_context.originOf(path())});
    }
    if (m_refusal)
        messages.append({Severity::Error, messageOf(*m_refusal), m_context.placed(m_refusal->origin)});
    const bool hasRow = m_row >= 0 && m_row < m_model->rowCount();
    const QStringList others = hasRow && m_detail ? m_model->otherKeys(m_row) : QStringList();
    if (!others.isEmpty())
        messages.append({Severity::Hint, tr("Keys without a field here: %1").arg(others.join(QStringLiteral(", "))),
                         m_context.originOf(m_model->rowPath(m_row))});
    if (hasRow)
        problems += m_detail ? m_context.problemsAt(m_model->rowPath(m_row))
                             : m_context.problemsWithin(m_model->rowPath(m_row));
    for (const Diagnostic &problem : std::as_const(problems)) {
        messages.append(messageFor(problem));
        if (!m_model->isUsable()) // the text is where it can be mended
            messages.back().place = m_context.placed(problem.origin);
    }
    if (hasRow && !m_detail) {
        for (const assist::Effect *effect : m_model->effectsOn(m_row))
            messages.append({Severity::Hint, m_context.wordsOf(*effect), effect->other});
    }
    m_messages->setMessages(messages);
}

void ItemsPanel::showDetail()
{
    if (!m_detail)
        return;
    const bool hasRow = m_row >= 0 && m_row < m_model->rowCount();
    if (hasRow) {
        m_detail->setParentPath(m_model->rowPath(m_row));
        m_detail->refresh();
        showKindFields(m_row);
    }
    m_detail->setVisible(hasRow);
}

void ItemsPanel::showKindFields(int row)
{
    const descriptor::ObjectKind item = *m_model->spec().item;
    if (item != descriptor::ObjectKind::Artifact)
        return;
    const descriptor::ObjectKind kind = artifactKindOf(m_context.tree(), m_context.find(m_model->rowPath(row)));
    for (FieldRow *field : m_detail->rows()) {
        const std::string &keys = field->spec().keys;
        const bool belongs = descriptor::key(kind, keys.substr(0, keys.find('.'))) != nullptr;
        field->setVisible(belongs || field->isPresent());
        if (keys == "path") // a path in an image is not one of this machine
            field->setPicks(kind != descriptor::ObjectKind::ImageArtifact);
    }
}

void ItemsPanel::chooseRow()
{
    if (m_isQuiet)
        return;
    if (m_detail && m_row >= 0) {
        const QScopedValueRollback quiet(m_isQuiet, true);
        m_detail->commit();
        m_detail->revert();
    }
    m_row = m_view->currentIndex().row();
    m_refusal.reset();
    m_view->setMarkedRow(-1);
    showState();
    showDetail();
    if (m_row >= 0)
        m_context.activate(m_model->rowPath(m_row));
}

void ItemsPanel::take(const FormContext::Outcome &outcome)
{
    m_refusal = outcome ? std::nullopt : std::optional(outcome.error());
    showState();
}

QWidget *ItemsPanel::showPlace(std::string_view place)
{
    const int row = indexWithin(place, path());
    m_view->setMarkedRow(row);
    if (row < 0 || row >= m_model->rowCount())
        return this;
    if (row != m_row) {
        commit();
        if (m_detail)
            m_detail->revert();
        const QScopedValueRollback quiet(m_isQuiet, true);
        m_view->setCurrentIndex(m_model->index(row, std::max(0, m_view->currentIndex().column())));
    }
    m_view->scrollTo(m_model->index(row, 0));
    m_row = row;
    showState();
    showDetail();
    if (m_detail) {
        for (FieldRow *field : m_detail->rows())
            field->setMarked(field == m_detail->rowAt(place));
    }
    return m_view;
}

void ItemsPanel::clearMark()
{
    m_view->setMarkedRow(-1);
    if (m_detail) {
        for (FieldRow *field : m_detail->rows())
            field->setMarked(false);
    }
}

} // namespace slipway::ui
