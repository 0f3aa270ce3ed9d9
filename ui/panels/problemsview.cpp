// SPDX-License-Identifier: MIT
#include "ui/panels/problemsview.h"

#include "ui/editor/icons.h"
#include "ui/panels/diagnostictext.h"
#include "ui/panels/fixdelegate.h"
#include "ui/panels/parts.h"
#include "ui/panels/places.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

ProblemsView::ProblemsView(QWidget *parent)
    : QWidget(parent)
    , m_model(new ProblemsModel(this))
    , m_filter(new ProblemsFilter(*m_model))
    , m_tree(new QTreeView(this))
    , m_text(filterEdit(tr("Filter problems"), this))
    , m_empty(new EmptyState(this))
    , m_pages(new QStackedLayout)
{
    buildTree();
    buildLayout();
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        showState();
    });
    connect(m_tree, &QTreeView::clicked, this, &ProblemsView::onClicked);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ProblemsView::showMenu);
    m_tree->installEventFilter(this);
    showState();
}

void ProblemsView::buildTree()
{
    m_tree->setModel(m_filter);
    m_tree->setItemDelegateForColumn(ProblemsModel::Fix, new FixDelegate(m_tree));
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setMouseTracking(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setAccessibleName(tr("Problems"));
    m_tree->setObjectName(QStringLiteral("problems"));
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setResizeContentsPrecision(0); // by the rows that are seen: there may be thousands
    header->setMinimumSectionSize(48);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(ProblemsModel::Fix, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ProblemsModel::Place, QHeaderView::ResizeToContents);
    header->setResizeContentsPrecision(64); // rows, so that thousands of problems stay fluid
}

void ProblemsView::buildLayout()
{
    auto *tools = new ToolRow(this);
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Hint}) {
        m_severities[static_cast<std::size_t>(severity)] = severityButton(severity);
        tools->row().addWidget(m_severities[static_cast<std::size_t>(severity)]);
    }
    tools->row().addStretch(1);
    tools->row().addWidget(m_text, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addLayout(m_pages, 1);
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_empty);
}

QToolButton *ProblemsView::severityButton(Severity severity)
{
    const QStringList names{tr("Show errors"), tr("Show warnings"), tr("Show hints")};
    QToolButton *button = iconButton(u"error", names[static_cast<int>(severity)], this);
    button->setIcon(severityIcon(severity));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setChecked(true);
    connect(button, &QToolButton::toggled, this, [this, severity](bool isShown) {
        m_filter->setShown(severity, isShown);
        showState();
    });
    return button;
}

void ProblemsView::setProblems(const std::vector<Problem> &problems)
{
    if (problems == m_model->problems())
        return;
    const QModelIndex current = m_tree->currentIndex();
    const std::optional<Diagnostic> selected =
        current.isValid() ? std::optional(problemAt(current).diagnostic) : std::nullopt;
    m_model->setProblems(problems);
    for (int row = 0; selected && row < m_filter->rowCount(); ++row) {
        const Diagnostic &diagnostic = problemAt(m_filter->index(row, 0)).diagnostic;
        if (diagnostic.code == selected->code && diagnostic.origin.path == selected->origin.path) {
            select(row);
            break;
        }
    }
    showState();
}

void ProblemsView::setCurrentPlace(const Origin &place)
{
    const QList<int> rows = showing(place, m_filter->rowCount(), [this](int row) -> const Origin & {
        return problemAt(m_filter->index(row, 0)).diagnostic.origin;
    });
    const QModelIndex current = m_tree->currentIndex();
    if (rows.isEmpty())
        m_tree->clearSelection();
    else if (!current.isValid() || !rows.contains(current.row()) || !m_tree->selectionModel()->isSelected(current))
        select(rows.first());
}

void ProblemsView::goToNext(const Origin &from)
{
    goBy(1, from);
}

void ProblemsView::goToPrevious(const Origin &from)
{
    goBy(-1, from);
}

void ProblemsView::goBy(int direction, const Origin &from)
{
    const int count = m_filter->rowCount();
    if (count == 0)
        return;
    const QModelIndex current = m_tree->currentIndex();
    int start = current.isValid() ? current.row() : (direction > 0 ? -1 : count);
    if (!isAtSelected(from))
        start = rowBefore(direction, from).value_or(start);
    select((start + direction + count) % count);
    activate(m_tree->currentIndex());
}

/// Several problems may be at one place, and one of none at all leaves the caret where it was.
bool ProblemsView::isAtSelected(const Origin &place) const
{
    const QModelIndex current = m_tree->currentIndex();
    if (!place.isWritten() || m_tree->hasFocus())
        return true;
    if (!current.isValid() || !m_tree->selectionModel()->isSelected(current))
        return false;
    const Origin &origin = problemAt(current).diagnostic.origin;
    return !origin.isWritten() || (origin.file == place.file && origin.span.begin == place.span.begin);
}

/// The row from which one step leads to the first problem behind a place, seen in the direction of the step; nothing
/// when its file has no problems.
std::optional<int> ProblemsView::rowBefore(int direction, const Origin &place) const
{
    std::optional<int> found;
    const int count = m_filter->rowCount();
    for (int i = 0; i < count; ++i) {
        const int row = direction > 0 ? i : count - 1 - i;
        const Origin &origin = problemAt(m_filter->index(row, 0)).diagnostic.origin;
        if (origin.file != place.file)
            continue;
        const std::size_t begin = origin.span.begin;
        const bool isPassed = direction > 0 ? begin <= place.span.begin : begin >= place.span.begin;
        if (isPassed)
            found = row;
        else if (!found)
            found = row - direction;
    }
    return found;
}

void ProblemsView::copySelected()
{
    QStringList lines;
    for (const QModelIndex &index : m_tree->selectionModel()->selectedRows())
        lines.append(m_model->copyText(problemAt(index)));
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

const Problem &ProblemsView::problemAt(const QModelIndex &index) const
{
    return m_model->problem(m_filter->mapToSource(index).row());
}

void ProblemsView::select(int row)
{
    m_tree->setCurrentIndex(m_filter->index(row, 0));
}

void ProblemsView::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const Origin origin = problemAt(index).diagnostic.origin; // a copy: who listens may change the model
    if (origin.isWritten())
        Q_EMIT placeActivated(origin);
}

void ProblemsView::onClicked(const QModelIndex &index)
{
    const bool isFix = index.column() == ProblemsModel::Fix && !problemAt(index).diagnostic.fixes.empty();
    if (isFix)
        offerFixes(index);
    else
        activate(index);
}

void ProblemsView::offerFixes(const QModelIndex &index)
{
    const Diagnostic diagnostic = problemAt(index).diagnostic;
    if (diagnostic.fixes.size() == 1) {
        Q_EMIT fixRequested(diagnostic, 0);
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < static_cast<int>(diagnostic.fixes.size()); ++i) {
        QAction *action = menu->addAction(icon(u"fix"), fixText(diagnostic.fixes[static_cast<std::size_t>(i)]));
        connect(action, &QAction::triggered, this, [this, diagnostic, i] { Q_EMIT fixRequested(diagnostic, i); });
    }
    const QRect cell = m_tree->visualRect(index.siblingAtColumn(ProblemsModel::Fix));
    menu->popup(m_tree->viewport()->mapToGlobal(cell.bottomLeft()));
}

void ProblemsView::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        return;
    const Diagnostic diagnostic = problemAt(index).diagnostic;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < static_cast<int>(diagnostic.fixes.size()); ++i) {
        QAction *fix = menu->addAction(icon(u"fix"), fixText(diagnostic.fixes[static_cast<std::size_t>(i)]));
        connect(fix, &QAction::triggered, this, [this, diagnostic, i] { Q_EMIT fixRequested(diagnostic, i); });
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    QAction *go = menu->addAction(icon(u"forward"), tr("Go to the place"));
    go->setEnabled(diagnostic.origin.isWritten());
    connect(go, &QAction::triggered, this, [this, origin = diagnostic.origin] { Q_EMIT placeActivated(origin); });
    QAction *copy = menu->addAction(icon(u"copy"), tr("Copy"));
    connect(copy, &QAction::triggered, this, &ProblemsView::copySelected);
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

bool ProblemsView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_tree || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const QModelIndex current = m_tree->currentIndex();
    if (key->matches(QKeySequence::Copy)) {
        copySelected();
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        activate(current);
        return true;
    }
    const bool asksForFix = key->key() == Qt::Key_Period && key->modifiers() == Qt::ControlModifier;
    if (asksForFix && current.isValid() && !problemAt(current).diagnostic.fixes.empty()) {
        offerFixes(current);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ProblemsView::showState()
{
    std::array<int, 3> counts{};
    for (const Problem &problem : m_model->problems())
        ++counts[static_cast<std::size_t>(problem.diagnostic.severity)];
    m_severities[0]->setText(tr("%n errors", nullptr, counts[0]));
    m_severities[1]->setText(tr("%n warnings", nullptr, counts[1]));
    m_severities[2]->setText(tr("%n hints", nullptr, counts[2]));
    if (m_model->problems().empty())
        m_empty->setState(u"problem-free", tr("No problems"), tr("Nothing to mend in the open descriptors."));
    else
        m_empty->setState(u"filter", tr("No problem matches the filter"),
                          tr("%n problems are hidden.", nullptr, static_cast<int>(m_model->problems().size())));
    m_pages->setCurrentIndex(m_filter->rowCount() > 0 ? 0 : 1);
}

} // namespace slipway::ui
