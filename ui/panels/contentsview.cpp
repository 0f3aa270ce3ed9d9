// SPDX-License-Identifier: MIT
#include "ui/panels/contentsview.h"

#include "ui/panels/contentsmodel.h"
#include "ui/panels/parts.h"
#include "ui/panels/places.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelection>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

namespace {

constexpr int filterDelay = 150;       ///< ms after the last key
constexpr int expandedAtFirst = 200;   ///< entries
constexpr int expandedByFilter = 5000; ///< entries
constexpr int nameWidth = 34;          ///< letters, and as many more as deep folders need, up to
constexpr int mostNameWidth = 90;
constexpr int measuredNames = 100; ///< around what is in sight

} // namespace

ContentsView::ContentsView(QWidget *parent)
    : QWidget(parent)
    , m_model(new ContentsModel(this))
    , m_tree(new QTreeView(this))
    , m_filter(filterEdit(tr("Filter paths"), this))
    , m_totals(quietLabel(this))
    , m_bar(new InlineBar(this))
    , m_empty(new EmptyState(this))
    , m_pages(new QStackedLayout)
{
    buildTree();
    buildLayout();
    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(filterDelay);
    connect(m_filter, &QLineEdit::textChanged, &m_filterDelay, qOverload<>(&QTimer::start));
    connect(&m_filterDelay, &QTimer::timeout, this, &ContentsView::applyFilter);
    connect(m_tree, &QTreeView::clicked, this, &ContentsView::activate);
    connect(m_tree, &QTreeView::expanded, this, &ContentsView::fitNames);
    m_tree->installEventFilter(this);
    showState();
}

void ContentsView::buildTree()
{
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setExpandsOnDoubleClick(true);
    m_tree->setAccessibleName(tr("Contents of the image"));
    m_tree->setObjectName(QStringLiteral("contents"));
    QHeaderView *header = m_tree->header();
    const int character = fontMetrics().averageCharWidth();
    header->setResizeContentsPrecision(measuredNames);
    header->resizeSection(ContentsModel::Name, nameWidth * character);
    header->resizeSection(ContentsModel::Kind, 14 * character);
    header->resizeSection(ContentsModel::Size, 12 * character);
    header->resizeSection(ContentsModel::Mode, 14 * character);
}

/// Makes room for the names of deep folders; what somebody made wider stays.
void ContentsView::fitNames()
{
    QHeaderView *header = m_tree->header();
    const int before = header->sectionSize(ContentsModel::Name);
    m_tree->resizeColumnToContents(ContentsModel::Name);
    const int needed = qMin(header->sectionSize(ContentsModel::Name), mostNameWidth * fontMetrics().averageCharWidth());
    header->resizeSection(ContentsModel::Name, qMax(before, needed));
}

void ContentsView::buildLayout()
{
    QToolButton *expand = iconButton(u"expand-all", tr("Expand all folders"), this);
    QToolButton *collapse = iconButton(u"collapse-all", tr("Collapse all folders"), this);
    connect(expand, &QToolButton::clicked, m_tree, &QTreeView::expandAll);
    connect(collapse, &QToolButton::clicked, m_tree, &QTreeView::collapseAll);
    auto *tools = new ToolRow(this);
    tools->row().addWidget(m_totals, 1);
    tools->row().addWidget(m_filter, 1);
    tools->row().addWidget(expand);
    tools->row().addWidget(collapse);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_bar);
    layout->addLayout(m_pages, 1);
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_empty);
}

void ContentsView::setContents(const image::Contents &contents, const QString &base)
{
    const bool isFirst = m_model->entries().empty();
    const QSet<QString> expanded = expandedPaths();
    m_hasContents = true;
    m_base = base;
    m_reason.clear();
    m_totalSize = contents.totalSize;
    m_hasErrors = std::ranges::contains(contents.problems, Severity::Error, &Diagnostic::severity);
    m_model->setEntries(contents.entries);
    if (isFirst)
        expandAtFirst();
    else
        expandPaths(expanded);
    fitNames();
    showState();
    markCurrentPlace();
}

void ContentsView::setStale(const QString &reason)
{
    m_reason = reason;
    showState();
}

void ContentsView::setBaseFolder(const std::filesystem::path &folder)
{
    const QSet<QString> expanded = expandedPaths();
    m_model->setBaseFolder(folder);
    expandPaths(expanded);
}

void ContentsView::setCurrentPlace(const Origin &place)
{
    m_place = place;
    markCurrentPlace();
}

void ContentsView::markCurrentPlace()
{
    const std::vector<image::Entry> &entries = m_model->entries();
    const QList<int> shown = showing(m_place, static_cast<int>(entries.size()), [&](int i) -> const Origin & {
        return entries[static_cast<std::size_t>(i)].origin;
    });
    QItemSelection selection;
    bool isInSight = false;
    for (const int entry : shown) {
        const QModelIndex index = m_model->indexOfEntry(entry);
        selection.select(index, index);
        isInSight = isInSight || m_tree->viewport()->rect().intersects(m_tree->visualRect(index));
    }
    m_tree->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (selection.isEmpty() || isInSight)
        return;
    const int sideways = m_tree->horizontalScrollBar()->value();
    m_tree->scrollTo(selection.indexes().first(), QAbstractItemView::PositionAtCenter);
    m_tree->horizontalScrollBar()->setValue(sideways);
}

void ContentsView::copyPaths()
{
    QStringList paths;
    for (const QModelIndex &index : m_tree->selectionModel()->selectedRows())
        paths.append(QLatin1Char('/') + m_model->path(index));
    paths.sort(); // the selection is in the order of the clicks
    if (!paths.isEmpty())
        QApplication::clipboard()->setText(paths.join(QLatin1Char('\n')));
}

void ContentsView::activate(const QModelIndex &index)
{
    const image::Entry *entry = m_model->entry(index);
    if (!entry || !entry->origin.isWritten())
        return;
    const Origin origin = entry->origin; // a copy: who listens may change the model
    Q_EMIT placeActivated(origin);
}

void ContentsView::applyFilter()
{
    if (!m_model->isFiltered())
        m_expanded = expandedPaths();
    m_model->setFilter(m_filter->text());
    if (!m_model->isFiltered())
        expandPaths(m_expanded);
    else if (m_model->entries().size() <= expandedByFilter)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(2);
    fitNames();
    showState();
}

void ContentsView::expandAtFirst()
{
    if (m_model->entries().size() <= expandedAtFirst)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(0);
}

QSet<QString> ContentsView::expandedPaths() const
{
    QSet<QString> paths;
    QList<QModelIndex> open{QModelIndex()};
    while (!open.isEmpty()) {
        const QModelIndex parent = open.takeLast();
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const QModelIndex child = m_model->index(row, 0, parent);
            if (!m_tree->isExpanded(child))
                continue;
            paths.insert(m_model->path(child));
            open.append(child);
        }
    }
    return paths;
}

void ContentsView::expandPaths(const QSet<QString> &paths)
{
    const QSignalBlocker quiet(m_tree);
    for (const QString &path : paths) {
        if (const QModelIndex index = m_model->indexOfPath(path); index.isValid())
            m_tree->expand(index);
    }
}

bool ContentsView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_tree || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->matches(QKeySequence::Copy)) {
        copyPaths();
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        activate(m_tree->currentIndex());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

QString ContentsView::totals() const
{
    const auto count = [this](image::EntryType type) {
        return static_cast<int>(std::ranges::count(m_model->entries(), type, &image::Entry::type));
    };
    QStringList parts{tr("%n files", nullptr, count(image::EntryType::File)), sizeText(m_totalSize)};
    if (const int unknown = count(image::EntryType::FromStage))
        parts.append(tr("%n from other stages", nullptr, unknown));
    return parts.join(QStringLiteral(" · "));
}

void ContentsView::showBar()
{
    if (!m_reason.isEmpty())
        m_bar->setMessage(InlineBar::Kind::Warning, tr("This is the last valid state. %1").arg(m_reason));
    else if (m_hasErrors)
        m_bar->setMessage(InlineBar::Kind::Error,
                          tr("Something is missing: the image would hold more than this. See the problems."));
    else if (m_base != QStringLiteral("scratch"))
        m_bar->setMessage(InlineBar::Kind::Note,
                          tr("Only what the artifacts add is shown; the image also holds what %1 brings.").arg(m_base));
    else
        m_bar->setMessage(InlineBar::Kind::Note, {});
}

void ContentsView::showState()
{
    const bool isEmpty = m_model->entries().empty();
    const bool hasRows = m_model->rowCount() > 0;
    m_totals->setText(isEmpty ? QString() : totals());
    m_pages->setCurrentIndex(hasRows ? 0 : 1);
    if (isEmpty)
        m_bar->setMessage(InlineBar::Kind::Note, {});
    else
        showBar();
    if (!isEmpty)
        m_empty->setState(u"filter", tr("No path matches the filter"), {});
    else if (!m_reason.isEmpty())
        m_empty->setState(u"folder", tr("No contents"), m_reason);
    else
        m_empty->setState(u"folder", tr("The image has no contents yet"),
                          tr("Add an artifact with a dest: its files appear here at once."));
}

} // namespace slipway::ui
