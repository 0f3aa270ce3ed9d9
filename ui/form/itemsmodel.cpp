// SPDX-License-Identifier: MIT
#include "ui/form/itemsmodel.h"

#include "ui/editor/icons.h"
#include "ui/form/words.h"

#include <QApplication>
#include <QPalette>

#include <algorithm>

namespace slipway::ui {

namespace {

/// True when two nodes are shown alike.
bool isSameNode(const yaml::Tree &one, yaml::NodeId id, const yaml::Tree &other, yaml::NodeId otherId)
{
    if (id == yaml::noNode || otherId == yaml::noNode)
        return id == otherId;
    const yaml::Node node = one.at(id);
    const yaml::Node otherNode = other.at(otherId);
    const bool isPlain = node.style == yaml::Style::Plain;
    return node.kind == otherNode.kind && isPlain == (otherNode.style == yaml::Style::Plain) &&
           node.isMissing == otherNode.isMissing && node.children.size() == otherNode.children.size() &&
           node.value == otherNode.value && node.tag == otherNode.tag &&
           (node.kind != yaml::Kind::Alias ||
            isSameNode(one, one.resolved(id) == id ? yaml::noNode : one.resolved(id), other,
                       other.resolved(otherId) == otherId ? yaml::noNode : other.resolved(otherId)));
}

} // namespace

ItemsModel::ItemsModel(FormContext &context, ItemsSpec spec, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
    , m_spec(std::move(spec))
{
    m_rows = read();
}

bool ItemsModel::isAlias(int row) const
{
    return at(row).tree->at(at(row).item).kind == yaml::Kind::Alias;
}

bool ItemsModel::isOdd(int row) const
{
    const yaml::Tree &tree = *at(row).tree;
    const yaml::NodeId target = tree.resolved(at(row).item);
    const yaml::Kind kind = target == yaml::noNode ? yaml::Kind::Alias : tree.at(target).kind;
    return kind != (m_spec.item ? yaml::Kind::Mapping : yaml::Kind::Scalar);
}

NodeValue ItemsModel::cell(const QModelIndex &index) const
{
    const auto &[shared, item] = at(index.row());
    const yaml::Tree &tree = *shared;
    const std::string &column = m_spec.columns[static_cast<std::size_t>(index.column())];
    if (isOdd(index.row()))
        return index.column() == 0 ? valueOf(tree, item) : NodeValue();
    if (column.empty())
        return valueOf(tree, item);
    if (isDerived(column))
        return {.presence = Presence::Written, .text = derivedText(tree, item, column)};
    return valueOf(tree, below(tree, tree.resolved(item), column));
}

std::vector<ItemsModel::Row> ItemsModel::read() const
{
    std::vector<Row> rows;
    const yaml::NodeId list = m_context.find(m_spec.keys);
    if (list == yaml::noNode || m_context.tree().at(list).kind != yaml::Kind::Sequence)
        return rows;
    const std::span<const yaml::NodeId> items = m_context.tree().at(list).children;
    rows.reserve(items.size());
    for (const yaml::NodeId item : items)
        rows.push_back({.tree = m_context.sharedTree(), .item = item});
    return rows;
}

bool ItemsModel::isSameRow(const Row &one, const Row &other) const
{
    const yaml::Tree &tree = *one.tree;
    const yaml::Tree &otherTree = *other.tree;
    if (!isSameNode(tree, one.item, otherTree, other.item))
        return false;
    const yaml::NodeId map = tree.resolved(one.item);
    const yaml::NodeId otherMap = otherTree.resolved(other.item);
    return std::ranges::all_of(m_spec.columns, [&](const std::string &column) {
        if (column == kindColumn)
            return artifactKindOf(tree, one.item) == artifactKindOf(otherTree, other.item);
        if (isDerived(column))
            return derivedText(tree, one.item, column) == derivedText(otherTree, other.item, column);
        return isSameNode(tree, below(tree, map, column), otherTree, below(otherTree, otherMap, column));
    });
}

bool ItemsModel::isUsable() const
{
    const yaml::NodeId list = m_context.find(m_spec.keys);
    if (list == yaml::noNode)
        return true;
    const yaml::Node node = m_context.tree().at(list);
    return node.kind == yaml::Kind::Sequence || isNull(node);
}

void ItemsModel::refresh()
{
    std::vector<Row> rows = read();
    const bool isSameTree = !rows.empty() && rows.size() == m_rows.size() && rows.front().tree == m_rows.front().tree &&
                            rows.front().item == m_rows.front().item;
    if (!isSameTree)
        replaceRows(std::move(rows));
}

void ItemsModel::replaceRows(std::vector<Row> rows)
{
    const auto isSame = [this](const Row &one, const Row &other) { return isSameRow(one, other); };
    const auto [oldFirst, newFirst] = std::ranges::mismatch(m_rows, rows, isSame);
    const auto first = static_cast<int>(oldFirst - m_rows.begin());
    const auto most = std::min(m_rows.end() - oldFirst, rows.end() - newFirst);
    int same = 0; // rows at the end that stay
    while (same < most && isSameRow(m_rows[m_rows.size() - 1 - static_cast<std::size_t>(same)],
                                    rows[rows.size() - 1 - static_cast<std::size_t>(same)]))
        ++same;
    const int oldEnd = static_cast<int>(m_rows.size()) - same;
    const int newEnd = static_cast<int>(rows.size()) - same;
    const int changed = std::min(oldEnd, newEnd);
    if (oldEnd > newEnd) {
        beginRemoveRows({}, newEnd, oldEnd - 1);
        m_rows.erase(m_rows.begin() + newEnd, m_rows.begin() + oldEnd);
        endRemoveRows();
    } else if (newEnd > oldEnd) {
        beginInsertRows({}, oldEnd, newEnd - 1);
        m_rows.insert(m_rows.begin() + oldEnd, rows.begin() + oldEnd, rows.begin() + newEnd);
        endInsertRows();
    }
    m_rows = std::move(rows);
    if (changed > first)
        Q_EMIT dataChanged(index(first, 0), index(changed - 1, columnCount() - 1));
}

int ItemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ItemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_spec.columns.size());
}

bool ItemsModel::isDerivedColumn(const QModelIndex &index) const
{
    return isDerived(m_spec.columns[static_cast<std::size_t>(index.column())]);
}

bool ItemsModel::isReadOnly(const QModelIndex &index) const
{
    const NodeValue value = cell(index);
    return m_context.isReadOnly() || isAlias(index.row()) || isOdd(index.row()) || isDerivedColumn(index) ||
           !value.isEditable() || value.text.contains(QLatin1Char('\n'));
}

Qt::ItemFlags ItemsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between the rows
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    flags.setFlag(Qt::ItemIsDragEnabled, !m_context.isReadOnly());
    flags.setFlag(Qt::ItemIsEditable, !isReadOnly(index));
    return flags;
}

QVariant ItemsModel::decoration(int row) const
{
    const QList<Diagnostic> problems = m_context.problemsWithin(rowPath(row));
    if (!problems.isEmpty()) {
        const auto worst = std::ranges::min_element(problems, {}, &Diagnostic::severity);
        return severityIcon(worst->severity);
    }
    if (isAlias(row))
        return icon(u"link");
    return effectsOn(row).empty() ? QVariant() : severityIcon(Severity::Hint);
}

QString ItemsModel::toolTip(const QModelIndex &index) const
{
    QStringList lines;
    for (const Diagnostic &problem : m_context.problemsWithin(rowPath(index.row())))
        lines.append(messageOf(problem));
    const NodeValue value = cell(index);
    if (isAlias(index.row()) || value.presence == Presence::Alias)
        lines.append(tr("This stands for a value elsewhere (an alias) and is edited in the text."));
    else if (isOdd(index.row()) || value.presence == Presence::Collection)
        lines.append(tr("The form cannot show this. Edit it in the text."));
    else if (value.text.contains(QLatin1Char('\n')))
        lines.append(value.text);
    const std::string &column = m_spec.columns[static_cast<std::size_t>(index.column())];
    if (const assist::Effect *effect = m_context.effectOn(cellPath(index.row(), column)))
        lines.append(m_context.wordsOf(*effect));
    return lines.join(QLatin1Char('\n'));
}

QVariant ItemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole: {
        const NodeValue value = cell(index);
        if (value.presence == Presence::Missing || value.presence == Presence::Null)
            return tr("null");
        if (value.presence == Presence::Written && value.text.isEmpty() && !isDerivedColumn(index))
            return QStringLiteral("\"\"");
        return QString(value.text).replace(QLatin1Char('\n'), QChar(0x21B5));
    }
    case Qt::EditRole:
        return cell(index).text;
    case Qt::ForegroundRole:
        if ((isReadOnly(index) && !m_context.isReadOnly()) || cell(index).presence != Presence::Written ||
            cell(index).text.isEmpty() || isReplaced(index))
            return QApplication::palette().brush(QPalette::PlaceholderText);
        return {};
    case Qt::DecorationRole:
        return index.column() == 0 ? decoration(index.row()) : QVariant();
    case Qt::ToolTipRole:
        return toolTip(index);
    default:
        return {};
    }
}

QVariant ItemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && orientation == Qt::Horizontal && m_spec.item) {
        const descriptor::Key *key = descriptor::key(*m_spec.item, m_spec.columns[static_cast<std::size_t>(section)]);
        return key ? QVariant(words(key->help)) : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    const std::string &column = m_spec.columns[static_cast<std::size_t>(section)];
    if (column == kindColumn)
        return tr("Kind");
    if (column == sourceColumn)
        return tr("From");
    return column.empty() ? m_spec.title : labelOf(m_spec.item.value_or(m_spec.kind), column);
}

bool ItemsModel::report(const FormContext::Outcome &outcome)
{
    refresh();
    Q_EMIT edited(outcome);
    return outcome.has_value();
}

bool ItemsModel::setData(const QModelIndex &index, const QVariant &written, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || isReadOnly(index))
        return false;
    const QString text = written.toString();
    const NodeValue value = cell(index);
    if (text == value.text && (value.presence == Presence::Written || text.isEmpty()))
        return false;
    const std::string &column = m_spec.columns[static_cast<std::size_t>(index.column())];
    if (column.empty())
        return report(m_context.apply(tr("Set an item of %1").arg(m_spec.title),
                                      settingItem(m_context, rowPath(index.row()), text)));
    const FieldPlace place{.parent = rowPath(index.row()), .keys = column, .kind = *m_spec.item};
    return report(
        m_context.apply(tr("Set %1").arg(labelOf(*m_spec.item, column)), settingField(m_context, place, text)));
}

QStringList ItemsModel::otherKeys(int row) const
{
    const yaml::Tree &tree = m_context.tree();
    const yaml::NodeId found = m_context.find(rowPath(row));
    if (found == yaml::noNode || !m_spec.item || !descriptor::object(*m_spec.item).allowsOtherKeys)
        return {};
    const yaml::NodeId item = tree.resolved(found);
    if (tree.at(item).kind != yaml::Kind::Mapping)
        return {};
    QStringList keys;
    const std::span<const yaml::NodeId> children = tree.at(item).children;
    for (std::size_t i = 0; i < children.size(); i += 2) {
        const std::string_view key = tree.at(children[i]).value;
        if (descriptor::key(*m_spec.item, key) == nullptr)
            keys.append(QString::fromUtf8(key));
    }
    return keys;
}

std::string ItemsModel::cellPath(int row, const std::string &column) const
{
    return column.empty() ? rowPath(row) : joinedNodePath(rowPath(row), column);
}

std::vector<const assist::Effect *> ItemsModel::effectsOn(int row) const
{
    std::vector<const assist::Effect *> found;
    for (const std::string &column : m_spec.columns) {
        if (const assist::Effect *effect = isDerived(column) ? nullptr : m_context.effectOn(cellPath(row, column)))
            found.push_back(effect);
    }
    return found;
}

bool ItemsModel::isReplaced(const QModelIndex &index) const
{
    const std::string &column = m_spec.columns[static_cast<std::size_t>(index.column())];
    const assist::Effect *effect = m_context.effectOn(cellPath(index.row(), column));
    return effect != nullptr && effect->kind == assist::Effect::Kind::ReplacedBy;
}

bool ItemsModel::add(int row, const std::vector<yaml::NewNode> &items)
{
    return report(
        m_context.apply(tr("Add to %1").arg(m_spec.title), insertingItems(m_context, m_spec.place(), row, items)));
}

bool ItemsModel::remove(const QList<int> &rows)
{
    return report(m_context.apply(tr("Remove from %1").arg(m_spec.title), removingItems(m_context, m_spec.keys, rows)));
}

bool ItemsModel::duplicate(const QList<int> &rows)
{
    return report(
        m_context.apply(tr("Duplicate in %1").arg(m_spec.title), duplicatingItems(m_context, m_spec.keys, rows)));
}

bool ItemsModel::move(int row, int to)
{
    if (to < 0 || to >= rowCount() || to == row)
        return false;
    return report(m_context.apply(tr("Move in %1").arg(m_spec.title), movingItem(m_context, rowPath(row), to)));
}

} // namespace slipway::ui
