// SPDX-License-Identifier: MIT
#include "ui/form/itemsmodel.h"

#include "ui/editor/icons.h"
#include "ui/form/words.h"

#include <QApplication>
#include <QPalette>

#include <algorithm>

namespace slipway::ui {

ItemsModel::ItemsModel(FormContext &context, ItemsSpec spec, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
    , m_spec(std::move(spec))
{
    m_rows = read();
}

NodeValue ItemsModel::readCell(yaml::NodeId item, const std::string &column) const
{
    const yaml::Tree &tree = m_context.tree();
    if (column.empty())
        return valueOf(tree, item);
    if (column == kindColumn)
        return {.presence = Presence::Written, .text = artifactKindInWords(artifactKindOf(tree, item))};
    const yaml::NodeId map = tree.resolved(item);
    return map == yaml::noNode ? NodeValue() : valueOf(tree, below(tree, map, column));
}

ItemsModel::Row ItemsModel::readRow(yaml::NodeId item) const
{
    const yaml::Tree &tree = m_context.tree();
    Row row{.cells = {}, .isAlias = tree.at(item).kind == yaml::Kind::Alias};
    const yaml::NodeId target = tree.resolved(item);
    const yaml::Kind kind = target == yaml::noNode ? yaml::Kind::Alias : tree.at(target).kind;
    row.isOdd = kind != (m_spec.item ? yaml::Kind::Mapping : yaml::Kind::Scalar);
    if (row.isOdd) {
        row.cells.resize(m_spec.columns.size());
        row.cells[0] = valueOf(tree, item);
        return row;
    }
    for (const std::string &column : m_spec.columns)
        row.cells.push_back(readCell(item, column));
    return row;
}

std::vector<ItemsModel::Row> ItemsModel::read() const
{
    std::vector<Row> rows;
    const yaml::Tree &tree = m_context.tree();
    const yaml::NodeId list = m_context.find(m_spec.keys);
    if (list == yaml::noNode || tree.at(list).kind != yaml::Kind::Sequence)
        return rows;
    rows.reserve(tree.at(list).children.size());
    for (const yaml::NodeId item : tree.at(list).children)
        rows.push_back(readRow(item));
    return rows;
}

bool ItemsModel::isUsable() const
{
    const yaml::NodeId list = m_context.find(m_spec.keys);
    if (list == yaml::noNode)
        return true;
    const yaml::Node &node = m_context.tree().at(list);
    return node.kind == yaml::Kind::Sequence || isNull(node);
}

void ItemsModel::refresh()
{
    std::vector<Row> rows = read();
    if (rows != m_rows)
        replaceRows(std::move(rows));
}

void ItemsModel::replaceRows(std::vector<Row> rows)
{
    const auto [oldFirst, newFirst] = std::ranges::mismatch(m_rows, rows);
    const auto first = static_cast<int>(oldFirst - m_rows.begin());
    const auto most = std::min(m_rows.end() - oldFirst, rows.end() - newFirst);
    int same = 0; // rows at the end that stay
    while (same < most && m_rows[m_rows.size() - 1 - static_cast<std::size_t>(same)] ==
                              rows[rows.size() - 1 - static_cast<std::size_t>(same)])
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

bool ItemsModel::isReadOnly(const QModelIndex &index) const
{
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    return m_context.isReadOnly() || row.isAlias || row.isOdd || m_spec.columns[column] == kindColumn ||
           !row.cells[column].isEditable() || row.cells[column].text.contains(QLatin1Char('\n'));
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
    return m_rows[static_cast<std::size_t>(row)].isAlias ? QVariant(icon(u"link")) : QVariant();
}

QString ItemsModel::toolTip(const QModelIndex &index) const
{
    QStringList lines;
    for (const Diagnostic &problem : m_context.problemsWithin(rowPath(index.row())))
        lines.append(messageOf(problem));
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const NodeValue &cell = row.cells[static_cast<std::size_t>(index.column())];
    if (row.isAlias || cell.presence == Presence::Alias)
        lines.append(tr("This stands for a value elsewhere (an alias) and is edited in the text."));
    else if (row.isOdd || cell.presence == Presence::Collection)
        lines.append(tr("The form cannot show this. Edit it in the text."));
    else if (cell.text.contains(QLatin1Char('\n')))
        lines.append(cell.text);
    return lines.join(QLatin1Char('\n'));
}

QVariant ItemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const NodeValue &cell = row.cells[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        if (cell.presence == Presence::Missing || cell.presence == Presence::Null)
            return tr("null");
        return QString(cell.text).replace(QLatin1Char('\n'), QChar(0x21B5));
    case Qt::EditRole:
        return cell.text;
    case Qt::ForegroundRole:
        if ((isReadOnly(index) && !m_context.isReadOnly()) || cell.presence != Presence::Written)
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
    return column.empty() ? m_spec.title : labelOf(m_spec.item.value_or(m_spec.kind), column);
}

bool ItemsModel::report(const FormContext::Outcome &outcome)
{
    refresh();
    Q_EMIT edited(outcome);
    return outcome.has_value();
}

bool ItemsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || isReadOnly(index))
        return false;
    const QString text = value.toString();
    const NodeValue cell =
        m_rows[static_cast<std::size_t>(index.row())].cells[static_cast<std::size_t>(index.column())];
    if (text == cell.text && (cell.presence == Presence::Written || text.isEmpty()))
        return false;
    const std::string &column = m_spec.columns[static_cast<std::size_t>(index.column())];
    if (column.empty())
        return report(m_context.apply(tr("Set an item of %1").arg(m_spec.title),
                                      settingItem(m_context, rowPath(index.row()), text)));
    const FieldPlace place{.parent = rowPath(index.row()), .keys = column, .kind = *m_spec.item};
    return report(
        m_context.apply(tr("Set %1").arg(labelOf(*m_spec.item, column)), settingField(m_context, place, text)));
}

bool ItemsModel::add(int row, const std::vector<yaml::NewNode> &items)
{
    return report(
        m_context.applyAll(tr("Add to %1").arg(m_spec.title), insertingItems(m_context, m_spec.place(), row, items)));
}

bool ItemsModel::remove(QList<int> rows)
{
    std::ranges::sort(rows, std::greater());
    std::vector<FormContext::Edit> edits;
    for (const int row : rows)
        edits.push_back(removingNode(m_context, rowPath(row)));
    return report(m_context.applyAll(tr("Remove from %1").arg(m_spec.title), edits));
}

bool ItemsModel::duplicate(int row)
{
    return report(m_context.apply(tr("Duplicate in %1").arg(m_spec.title), duplicatingItem(m_context, rowPath(row))));
}

bool ItemsModel::move(int row, int to)
{
    if (to < 0 || to >= rowCount() || to == row)
        return false;
    return report(m_context.apply(tr("Move in %1").arg(m_spec.title), movingItem(m_context, rowPath(row), to)));
}

} // namespace slipway::ui
