// SPDX-License-Identifier: MIT
#include "ui/panels/artifactsview.h"

#include "ui/editor/icons.h"
#include "ui/panels/logview.h"
#include "ui/panels/places.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

ArtifactsView::ArtifactsView(QAction *fetch, QAction *cancel, QWidget *parent)
    : QWidget(parent)
    , m_model(new ArtifactsModel(this))
    , m_filter(new ArtifactsFilter(*m_model))
    , m_tree(new QTreeView(this))
    , m_text(filterEdit(tr("Search artifacts"), this))
    , m_summary(quietLabel(this))
    , m_progress(new QProgressBar(this))
    , m_words(quietLabel(this))
    , m_bar(new InlineBar(this))
    , m_empty(new EmptyState(this))
    , m_pages(new QStackedLayout)
    , m_log(new LogView(this))
{
    buildTree();
    buildActions();
    buildLayout(fetch, cancel);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        updateState();
    });
    connect(m_tree, &QTreeView::activated, this, &ArtifactsView::activate);
    connect(m_tree, &QTreeView::clicked, this, &ArtifactsView::activate);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ArtifactsView::showMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ArtifactsView::updateState);
    connect(m_log, &LogView::placeActivated, this, &ArtifactsView::placeActivated);
    updateState();
}

void ArtifactsView::buildTree()
{
    m_tree->setModel(m_filter);
    m_tree->setObjectName(QStringLiteral("artifacts.table"));
    m_tree->setAccessibleName(tr("Artifacts"));
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setSortingEnabled(true);
    m_tree->sortByColumn(-1, Qt::AscendingOrder); // the project's first
    const int character = fontMetrics().averageCharWidth();
    QHeaderView *header = m_tree->header();
    header->resizeSection(ArtifactsModel::Name, 30 * character);
    header->resizeSection(ArtifactsModel::State, 26 * character);
    header->setSectionResizeMode(ArtifactsModel::Source, QHeaderView::Stretch);
    header->resizeSection(ArtifactsModel::Checksum, 24 * character);
    header->setStretchLastSection(true);
}

QAction *ArtifactsView::addCommand(QStringView iconName, const QString &text, const QKeySequence &keys,
                                   const char *name)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    const QString shownKeys = keys.toString(QKeySequence::NativeText);
    action->setToolTip(shownKeys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, shownKeys));
    m_tree->addAction(action);
    return action;
}

void ArtifactsView::buildActions()
{
    m_add = addCommand(u"add", tr("Add a file to the cache…"), QKeySequence(Qt::Key_Insert), "artifacts.add");
    m_remove = addCommand(u"remove", tr("Remove from the cache"), QKeySequence::Delete, "artifacts.remove");
    m_copy = addCommand(u"copy", tr("Copy the checksum"), QKeySequence::Copy, "artifacts.copy");
    m_verify = addCommand(u"check", tr("Verify all cached files"), {}, "artifacts.verify");
    m_clear = addCommand(u"delete", tr("Clear the cache…"), {}, "artifacts.clear");
    m_showLog = addCommand(u"text", tr("Show what the last fetch said"), {}, "artifacts.log");
    m_showLog->setCheckable(true);
    m_showLog->setEnabled(false);
    connect(m_add, &QAction::triggered, this, &ArtifactsView::addRequested);
    connect(m_remove, &QAction::triggered, this, &ArtifactsView::requestRemoval);
    connect(m_copy, &QAction::triggered, this, &ArtifactsView::copyChecksums);
    connect(m_verify, &QAction::triggered, this, &ArtifactsView::verifyRequested);
    connect(m_clear, &QAction::triggered, this, &ArtifactsView::clearRequested);
    connect(m_showLog, &QAction::toggled, m_log, &QWidget::setVisible);
    m_log->hide();
}

QWidget *ArtifactsView::buildTools(QAction *fetch, QAction *cancel)
{
    auto *tools = new ToolRow(this);
    for (QAction *action : {fetch, cancel, m_add, m_remove, m_copy, m_verify, m_clear, m_showLog}) {
        auto *button = new QToolButton(tools);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setIconSize({16, 16});
        button->setObjectName(action->objectName() + QStringLiteral(".button"));
        if (action == fetch)
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        tools->row().addWidget(button);
    }
    tools->row().addSpacing(2 * step);
    tools->row().addWidget(m_summary, 1);
    tools->row().addWidget(m_text, 1);
    return tools;
}

QWidget *ArtifactsView::buildProgress()
{
    m_progressRow = new QWidget(this);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(2 * step);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // cut, not made room for
    auto *row = new QHBoxLayout(m_progressRow);
    row->setContentsMargins(2 * step, 0, 2 * step, step);
    row->setSpacing(2 * step);
    row->addWidget(m_progress, 1);
    row->addWidget(m_words, 2);
    m_progressRow->hide();
    return m_progressRow;
}

void ArtifactsView::buildLayout(QAction *fetch, QAction *cancel)
{
    auto *pages = new QWidget(this);
    pages->setLayout(m_pages);
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_empty);
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(pages);
    splitter->addWidget(m_log);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(buildTools(fetch, cancel));
    layout->addWidget(buildProgress());
    layout->addWidget(m_bar);
    layout->addWidget(splitter, 1);
}

void ArtifactsView::setRows(std::vector<ArtifactRow> rows)
{
    m_model->setRows(std::move(rows));
    updateState();
}

const ArtifactRow &ArtifactsView::rowAt(const QModelIndex &index) const
{
    return m_model->rows()[static_cast<std::size_t>(m_filter->mapToSource(index).row())];
}

std::vector<ArtifactRow> ArtifactsView::selected() const
{
    QModelIndexList indexes = m_tree->selectionModel()->selectedRows();
    std::ranges::sort(indexes, {}, &QModelIndex::row);
    std::vector<ArtifactRow> rows;
    for (const QModelIndex &index : indexes)
        rows.push_back(rowAt(index));
    return rows;
}

void ArtifactsView::startProgress(const QString &words)
{
    m_log->clear();
    m_showLog->setEnabled(true);
    m_showLog->setChecked(true);
    setMessage(InlineBar::Kind::Note, {});
    setProgress(0, 0, words);
    m_progressRow->show();
}

void ArtifactsView::setProgress(int done, int total, const QString &words)
{
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_progress->setAccessibleName(words);
    m_words->setText(words);
}

void ArtifactsView::appendLines(const QList<LogLine> &lines)
{
    m_log->appendLines(lines);
}

void ArtifactsView::finishProgress()
{
    m_progressRow->hide();
}

void ArtifactsView::setMessage(InlineBar::Kind kind, const QString &text)
{
    m_bar->setMessage(kind, text);
}

void ArtifactsView::setCurrentPlace(const Origin &place)
{
    static const Origin nowhere;
    const QList<int> rows = showing(place, m_filter->rowCount(), [this](int row) -> const Origin & {
        const Origin &origin = rowAt(m_filter->index(row, 0)).origin;
        return origin.isWritten() ? origin : nowhere;
    });
    const QModelIndex current = m_tree->currentIndex();
    if (rows.isEmpty())
        m_tree->clearSelection();
    else if (!current.isValid() || !rows.contains(current.row()) || !m_tree->selectionModel()->isSelected(current))
        m_tree->setCurrentIndex(m_filter->index(rows.first(), 0));
    m_log->setCurrentPlace(place);
}

void ArtifactsView::copyChecksums()
{
    QStringList lines;
    for (const ArtifactRow &row : selected())
        lines.append(mainChecksum(row));
    lines.removeAll(QString());
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void ArtifactsView::requestRemoval()
{
    QStringList uuids;
    for (const ArtifactRow &row : selected())
        uuids.append(QString::fromStdString(row.uuid));
    uuids.removeAll(QString());
    if (!uuids.isEmpty())
        Q_EMIT removeRequested(uuids);
}

void ArtifactsView::activate(const QModelIndex &index)
{
    const Origin origin = rowAt(index).origin; // a copy: who listens may change the model
    if (origin.isWritten())
        Q_EMIT placeActivated(origin);
}

void ArtifactsView::showMenu(const QPoint &position)
{
    QMenu menu(this);
    menu.addActions({m_add, m_remove, m_copy});
    if (const std::vector<ArtifactRow> rows = selected(); rows.size() == 1) {
        for (const auto &[algorithm, digits] : rows.front().checksums) {
            const QString text =
                QString::fromStdString(algorithm) + QStringLiteral(": ") + QString::fromStdString(digits);
            menu.addAction(tr("Copy the %1").arg(QString::fromStdString(algorithm)), this,
                           [text] { QApplication::clipboard()->setText(text); });
        }
    }
    menu.addSeparator();
    menu.addActions({m_verify, m_clear});
    menu.exec(m_tree->viewport()->mapToGlobal(position));
}

QString ArtifactsView::summary() const
{
    const auto count = [this](std::initializer_list<ArtifactState> states) {
        return static_cast<int>(std::ranges::count_if(
            m_model->rows(), [&](const ArtifactRow &row) { return std::ranges::contains(states, row.state); }));
    };
    QStringList parts;
    if (const int ready = count({ArtifactState::Cached, ArtifactState::Local}))
        parts.append(tr("%n at hand", nullptr, ready));
    if (const int missing = count({ArtifactState::Missing}))
        parts.append(tr("%n missing", nullptr, missing));
    if (const int wrong = count({ArtifactState::Mismatched}))
        parts.append(tr("%n mismatched", nullptr, wrong));
    if (const int brought = count({ArtifactState::Brought}))
        parts.append(tr("%n brought by the build", nullptr, brought));
    if (const int others = count({ArtifactState::Unused}))
        parts.append(tr("%n of other projects", nullptr, others));
    return parts.join(QStringLiteral(" · "));
}

void ArtifactsView::updateState()
{
    const std::vector<ArtifactRow> rows = selected();
    m_remove->setEnabled(std::ranges::any_of(rows, [](const ArtifactRow &row) { return !row.uuid.empty(); }));
    m_copy->setEnabled(std::ranges::any_of(rows, [](const ArtifactRow &row) { return !row.checksums.empty(); }));
    const bool hasCached =
        std::ranges::any_of(m_model->rows(), [](const ArtifactRow &row) { return !row.uuid.empty(); });
    m_verify->setEnabled(hasCached);
    m_clear->setEnabled(hasCached);
    m_summary->setText(summary());
    m_pages->setCurrentIndex(m_filter->rowCount() > 0 ? 0 : 1);
    if (m_model->rows().empty())
        m_empty->setState(u"artifact", tr("No artifacts"),
                          tr("The artifacts of the open project and of CEKit's cache appear here."));
    else
        m_empty->setState(u"filter", tr("No artifact matches the search"), {});
}

} // namespace slipway::ui
