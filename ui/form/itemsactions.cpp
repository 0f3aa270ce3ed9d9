// SPDX-License-Identifier: MIT
// What a user does with the items of a list.
#include "ui/form/fieldgroup.h"
#include "ui/form/itemspanel.h"
#include "ui/form/itemsview.h"

#include <QMenu>

#include <algorithm>

namespace slipway::ui {

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

void ItemsPanel::duplicate()
{
    commit();
    const int row = m_row;
    if (row >= 0 && m_model->duplicate(row))
        goTo(row + 1, false);
}

void ItemsPanel::move(int from, int to)
{
    commit();
    if (m_model->move(from, to))
        goTo(to, false);
}

void ItemsPanel::paste(const QString &text)
{
    const auto pairs = keyValueLines(text);
    if (!m_model->spec().takesKeyValueLines || pairs.empty())
        return;
    commit();
    std::vector<yaml::NewNode> items;
    for (const auto &[name, value] : pairs)
        items.push_back(yaml::NewNode::mapping({{"name", yaml::NewNode::string(name.toStdString())},
                                                {"value", yaml::NewNode::string(value.toStdString())}}));
    const int row = m_row >= 0 ? m_row + 1 : m_model->rowCount();
    if (m_model->add(row, items))
        goTo(row + static_cast<int>(items.size()) - 1, false);
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
    offer(tr("Add"), isOurs && m_model->isUsable(), [this] { addLikeLast(); });
    offer(tr("Duplicate"), isOurs && hasCell, [this] { duplicate(); });
    offer(tr("Move Up"), isOurs && m_row > 0, [this] { move(m_row, m_row - 1); });
    offer(tr("Move Down"), isOurs && hasCell && m_row + 1 < m_model->rowCount(), [this] { move(m_row, m_row + 1); });
    offer(tr("Remove"), isOurs && hasCell, [this] { remove(); });
    menu->addSeparator();
    offer(tr("Show in Text"), hasCell, [this] { m_context.activate(m_model->rowPath(m_row)); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

} // namespace slipway::ui
