// SPDX-License-Identifier: MIT
// What a user does with the items of a list.
#include "ui/form/fieldgroup.h"
#include "ui/form/itemsclipboard.h"
#include "ui/form/itemspanel.h"
#include "ui/form/itemsview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace slipway::ui {

void ItemsPanel::goTo(int row, bool edits)
{
    const QModelIndex index = m_model->index(std::min(row, m_model->rowCount() - 1), 0);
    // Of the view's own ways, each asks which keys are held: Ctrl+D would add the copy to the selection.
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (index.isValid())
        m_view->scrollTo(index);
    m_row = m_view->currentIndex().row();
    showState();
    showDetail();
    if (edits && index.isValid() && index.flags().testFlag(Qt::ItemIsEditable)) {
        m_view->setFocus();
        m_view->edit(index);
    }
}

void ItemsPanel::add(const yaml::NewNode &item)
{
    commit();
    const int row = m_row >= 0 ? m_row + 1 : m_model->rowCount();
    if (m_model->add(row, {item}))
        goTo(row, true);
}

void ItemsPanel::addLikeLast()
{
    const std::vector<NewItem> &news = m_model->spec().news;
    const yaml::Tree &tree = m_context.tree();
    const yaml::NodeId last = m_model->rowCount() == 0
                                  ? yaml::noNode
                                  : tree.resolved(m_context.find(m_model->rowPath(m_model->rowCount() - 1)));
    const auto isAlike = [&](const NewItem &each) {
        return last != yaml::noNode && std::ranges::all_of(each.node.keys, [&](const std::string &key) {
                   return tree.value(last, key) != yaml::noNode;
               });
    };
    const auto alike = std::ranges::find_if(news, isAlike);
    add(alike == news.end() ? news.front().node : alike->node);
}

void ItemsPanel::remove()
{
    const QList<int> rows = m_view->selectedRows();
    if (rows.isEmpty())
        return;
    if (m_detail)
        m_detail->revert();
    const int first = *std::ranges::min_element(rows);
    if (m_model->remove(rows))
        goTo(first, false);
}

/// The copies come after the last of the rows, and are selected then.
void ItemsPanel::duplicate()
{
    commit();
    const QList<int> rows = m_view->selectedRows();
    if (rows.isEmpty() || !m_model->duplicate(rows))
        return;
    const int first = 1 + std::ranges::max(rows);
    showNew(first, first + static_cast<int>(rows.size()) - 1);
}

void ItemsPanel::move(int from, int to)
{
    commit();
    if (m_model->move(from, to))
        goTo(to, false);
}

/// Rows that stand together go together: it is their neighbour that moves to their other side.
void ItemsPanel::moveSelected(int step)
{
    const QList<int> rows = m_view->selectedRows();
    const auto [first, last] = std::ranges::minmax(rows.isEmpty() ? QList{m_row} : rows);
    if (rows.size() < 2 || last - first + 1 != rows.size()) {
        move(m_row, m_row + step);
        return;
    }
    const int neighbour = step > 0 ? last + 1 : first - 1;
    if (neighbour < 0 || neighbour >= m_model->rowCount())
        return;
    commit();
    const int current = m_row + step;
    if (!m_model->move(neighbour, step > 0 ? first : last))
        return;
    goTo(current, false);
    m_view->selectRows(first + step, last + step);
}

void ItemsPanel::copy()
{
    QList<int> rows = m_view->selectedRows();
    std::ranges::sort(rows);
    std::vector<std::string> paths;
    for (const int row : std::as_const(rows))
        paths.push_back(m_model->rowPath(row));
    commit();
    if (!paths.empty())
        QGuiApplication::clipboard()->setText(itemsAsText(m_context, paths));
}

void ItemsPanel::cut()
{
    copy();
    remove();
}

void ItemsPanel::paste(const QString &text)
{
    const std::vector<yaml::NewNode> items = itemsFromText(m_model->spec(), text);
    if (items.empty())
        return;
    commit();
    const int row = m_row >= 0 ? m_row + 1 : m_model->rowCount();
    if (m_model->add(row, items))
        showNew(row, row + static_cast<int>(items.size()) - 1);
}

void ItemsPanel::showNew(int first, int last)
{
    goTo(last, false);
    m_view->selectRows(first, last);
}

void ItemsPanel::removeList()
{
    take(m_context.apply(tr("Remove %1").arg(m_model->spec().title), removingNode(m_context, path())));
}

void ItemsPanel::setCell(const yaml::NewNode &value)
{
    const QModelIndex cell = m_view->currentIndex();
    if (!cell.isValid())
        return;
    const std::string &column = m_model->spec().columns[static_cast<std::size_t>(cell.column())];
    const FieldPlace place{.parent = m_model->rowPath(cell.row()),
                           .keys = column,
                           .kind = m_model->spec().item.value_or(m_model->spec().kind)};
    take(m_context.apply(tr("Set an item of %1").arg(m_model->spec().title), settingNode(m_context, place, value)));
}

void ItemsPanel::removeCell()
{
    const QModelIndex cell = m_view->currentIndex();
    const std::string &column = m_model->spec().columns[static_cast<std::size_t>(cell.column())];
    take(m_context.apply(tr("Remove from %1").arg(m_model->spec().title),
                         removingNode(m_context, joinedNodePath(m_model->rowPath(cell.row()), column))));
}

/// How the cell may stand in the text, and what can be done with its row.
void ItemsPanel::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(m_view);
    menu->setObjectName(QStringLiteral("form.cellMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [&](const QString &text, bool isEnabled, auto action) {
        QAction *each = menu->addAction(text);
        each->setEnabled(isEnabled);
        connect(each, &QAction::triggered, this, action);
    };
    const QModelIndex cell = m_view->currentIndex();
    const bool hasCell = cell.isValid();
    const bool isOurs = !m_context.isReadOnly();
    if (hasCell) {
        const std::string &column = m_model->spec().columns[static_cast<std::size_t>(cell.column())];
        const NodeValue value = m_context.value(joinedNodePath(m_model->rowPath(cell.row()), column));
        const bool isFree = isOurs && !isDerived(column) && value.presence != Presence::Alias;
        if (!column.empty())
            offer(tr("Not Set: Remove the Key"), isFree && value.presence != Presence::Absent,
                  [this] { removeCell(); });
        offer(tr("Empty Text (\"\")"), isFree, [this] { setCell(yaml::NewNode::string({})); });
        offer(tr("Null"), isFree && value.presence != Presence::Null,
              [this] { setCell(yaml::NewNode::typed("null")); });
        menu->addSeparator();
    }
    offer(tr("Cut"), isOurs && hasCell, [this] { cut(); });
    offer(tr("Copy"), hasCell, [this] { copy(); });
    offer(tr("Paste"), isOurs && m_model->isUsable(), [this] { paste(QGuiApplication::clipboard()->text()); });
    menu->addSeparator();
    offer(tr("Add"), isOurs && m_model->isUsable(), [this] { addLikeLast(); });
    offer(tr("Duplicate"), isOurs && hasCell, [this] { duplicate(); });
    offer(tr("Move Up"), isOurs && m_row > 0, [this] { moveSelected(-1); });
    offer(tr("Move Down"), isOurs && hasCell && m_row + 1 < m_model->rowCount(), [this] { moveSelected(1); });
    offer(tr("Remove"), isOurs && hasCell, [this] { remove(); });
    menu->addSeparator();
    offer(tr("Show in Text"), hasCell, [this] { m_context.activate(m_model->rowPath(m_row)); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

} // namespace slipway::ui
