// SPDX-License-Identifier: MIT
#include "ui/form/formview.h"

#include "ui/editor/icons.h"
#include "ui/form/formpage.h"
#include "ui/form/messages.h"
#include "ui/form/stagebar.h"
#include "ui/form/words.h"
#include "ui/model/document.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListView>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QStandardItemModel>

#include <algorithm>

namespace slipway::ui {

namespace {

/// From this width on, the pages stand in a list at the left.
constexpr int listFrom = 480;
constexpr int listWidth = 160;

} // namespace

FormView::FormView(QWidget *parent)
    : QWidget(parent)
    , m_context(new FormContext(this))
    , m_stages(new StageBar(*m_context, this))
    , m_messages(new Messages(this))
    , m_titles(new QStandardItemModel(this))
    , m_list(new QListView(this))
    , m_box(new QComboBox(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("form"));
    m_messages->setObjectName(QStringLiteral("form.messages"));
    m_messages->setContentsMargins(8, 8, 8, 8);
    buildNavigation();
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_list);
    body->addWidget(m_stack, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stages);
    layout->addWidget(m_messages);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 4);
    top->addWidget(m_box);
    layout->addLayout(top);
    layout->addLayout(body, 1);
    m_stages->hide();
    connect(m_context, &FormContext::changed, this, &FormView::refresh);
    connect(m_context, &FormContext::placeActivated, this, &FormView::goFromForm);
    connect(m_context, &FormContext::fixRequested, this, &FormView::fixRequested);
    connect(m_context, &FormContext::checksumsRequested, this, &FormView::checksumsRequested);
    connect(m_messages, &Messages::placeActivated, this, &FormView::placeActivated);
    connect(m_messages, &Messages::fixRequested, this, &FormView::fixRequested);
}

FormView::~FormView()
{
    m_context->close();
    disconnect(m_list->selectionModel(), nullptr, this, nullptr);
}

void FormView::buildNavigation()
{
    m_list->setObjectName(QStringLiteral("form.pages"));
    m_list->setAccessibleName(tr("Pages"));
    m_list->setModel(m_titles);
    m_list->setFixedWidth(listWidth);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSpacing(2);
    m_box->setObjectName(QStringLiteral("form.pageBox"));
    m_box->setAccessibleName(tr("Page"));
    m_box->setModel(m_titles);
    m_box->hide();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { turnTo(index.row()); });
    connect(m_box, &QComboBox::activated, this, &FormView::turnTo);
}

void FormView::setState(const FormState &state)
{
    if (state.document != m_context->document())
        leaveDocument();
    if (m_kind != state.kind)
        buildPages(state.kind);
    m_context->setState(state);
}

void FormView::leaveDocument()
{
    commit();
    for (FormPage *page : std::as_const(m_pages)) {
        if (page)
            page->revert();
    }
}

void FormView::buildPages(descriptor::ObjectKind kind)
{
    m_kind = kind;
    while (m_stack->count() > 0)
        delete m_stack->widget(0);
    m_specs = pageSpecs(kind);
    m_pages.fill(nullptr, static_cast<qsizetype>(m_specs.size()));
    m_titles->clear();
    for (const PageSpec &spec : m_specs) {
        auto *item = new QStandardItem(icon(spec.iconName), spec.title);
        item->setToolTip(spec.help);
        m_titles->appendRow(item);
    }
    turnTo(0);
}

FormPage *FormView::pageAt(int index)
{
    FormPage *&page = m_pages[index];
    if (!page) {
        page = new FormPage(*m_context, m_specs[static_cast<std::size_t>(index)], m_stack);
        m_stack->addWidget(page);
    }
    return page;
}

FormPage *FormView::currentPage()
{
    return qobject_cast<FormPage *>(m_stack->currentWidget());
}

void FormView::turnTo(int page)
{
    if (page < 0 || page >= m_pages.size())
        return;
    const QModelIndex index = m_titles->index(page, 0);
    if (m_list->currentIndex() != index) {
        m_list->setCurrentIndex(index); // comes back here
        return;
    }
    m_box->setCurrentIndex(page);
    FormPage *shown = pageAt(page);
    if (m_stack->currentWidget() == shown)
        return;
    commit();
    shown->refresh();
    m_stack->setCurrentWidget(shown);
}

void FormView::showPage(const QString &id)
{
    const auto found = std::ranges::find(m_specs, id, &PageSpec::id);
    if (found != m_specs.end())
        turnTo(static_cast<int>(found - m_specs.begin()));
}

void FormView::goFromForm(const Origin &place)
{
    if (FormPage *page = currentPage())
        page->clearMarks();
    Q_EMIT placeActivated(place);
}

void FormView::commit()
{
    if (FormPage *page = currentPage())
        page->commit();
}

void FormView::refresh()
{
    m_stages->refresh();
    refreshMessages();
    refreshNavigation();
    if (FormPage *page = currentPage())
        page->refresh();
}

int FormView::countOf(const PageSpec &page) const
{
    if (page.counted.empty())
        return 0;
    const yaml::NodeId id = m_context->find(page.counted);
    if (id == yaml::noNode || m_context->tree().at(id).kind != yaml::Kind::Sequence)
        return 0;
    return static_cast<int>(m_context->tree().at(id).children.size());
}

void FormView::refreshNavigation()
{
    std::vector<std::optional<Severity>> worst(m_specs.size());
    for (const Diagnostic &problem : m_context->problemsWithin({})) {
        if (const int page = pageOfAbsolute(problem.origin.path); page >= 0) {
            auto &entry = worst[static_cast<std::size_t>(page)];
            entry = std::min(entry.value_or(problem.severity), problem.severity);
        }
    }
    for (std::size_t i = 0; i < m_specs.size(); ++i) {
        QStandardItem *item = m_titles->item(static_cast<int>(i));
        const int count = countOf(m_specs[i]);
        const QString title = count > 0 ? QStringLiteral("%1  %2").arg(m_specs[i].title).arg(count) : m_specs[i].title;
        if (item->text() != title)
            item->setText(title);
        item->setIcon(worst[i] ? severityIcon(*worst[i]) : icon(m_specs[i].iconName));
    }
}

void FormView::refreshMessages()
{
    QList<Message> messages;
    if (m_context->breakage()) {
        const Diagnostic &problem = *m_context->breakage();
        messages.append({Severity::Error,
                         tr("The text cannot be read; the form shows what it was before. %1").arg(messageOf(problem)),
                         m_context->placed(problem.origin)});
    }
    const yaml::NodeId root = m_context->root();
    const NodeValue top = valueOf(m_context->tree(), root);
    if (root != yaml::noNode && m_context->tree().at(root).kind != yaml::Kind::Mapping &&
        top.presence != Presence::Missing && top.presence != Presence::Null)
        messages.append({Severity::Error, tr("A map of keys belongs here. The form cannot show this text."),
                         m_context->originOf({})});
    for (const Diagnostic &problem : m_context->problemsWithin({})) {
        const bool isSyntax = problem.code.starts_with("yaml-") && m_context->breakage();
        if (!isSyntax && pageOfAbsolute(problem.origin.path) < 0)
            messages.append({problem.severity, messageOf(problem), m_context->placed(problem.origin), problem});
    }
    m_messages->setMessages(messages);
}

int FormView::pageOfAbsolute(std::string_view absolutePath) const
{
    const std::optional<std::string> path = m_context->relative(absolutePath);
    if (!path || path->empty())
        return -1;
    const auto found = std::ranges::find_if(m_specs, [&](const PageSpec &spec) { return spec.holds(*path); });
    return found == m_specs.end() ? -1 : static_cast<int>(found - m_specs.begin());
}

void FormView::setCurrentPlace(const Origin &place)
{
    if (FormPage *page = currentPage())
        page->clearMarks();
    const Document *document = m_context->document();
    if (!document || place.file != document->path() || place.path.empty())
        return;
    if (const int stage = indexWithin(place.path, {}); stage >= 0 && m_context->stageCount() > 0)
        m_context->setStage(stage);
    const int page = pageOfAbsolute(place.path);
    if (page < 0)
        return;
    turnTo(page);
    pageAt(page)->showPlace(*m_context->relative(place.path));
}

void FormView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_list->isVisible())
        m_list->setFocus(event->reason());
    else
        m_box->setFocus(event->reason());
}

void FormView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool hasRoom = event->size().width() >= listFrom;
    const bool hadFocus = m_list->hasFocus() || m_box->hasFocus();
    m_list->setVisible(hasRoom);
    m_box->setVisible(!hasRoom);
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
}

} // namespace slipway::ui
