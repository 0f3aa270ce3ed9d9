// SPDX-License-Identifier: MIT
#include "ui/mainwindow/projectmodel.h"

#include "ui/editor/icons.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <utility>

namespace slipway::ui {

namespace {

bool haveSameShape(const std::vector<ProjectItem> &left, const std::vector<ProjectItem> &right)
{
    return std::ranges::equal(left, right, [](const ProjectItem &a, const ProjectItem &b) {
        return a.kind == b.kind && a.key == b.key && haveSameShape(a.children, b.children);
    });
}

QIcon iconOf(const ProjectItem &item)
{
    if (item.errors > 0)
        return severityIcon(Severity::Error);
    if (item.warnings > 0)
        return severityIcon(Severity::Warning);
    switch (item.kind) {
    case ProjectItemKind::Descriptor:
        return icon(u"image");
    case ProjectItemKind::Stage:
        return icon(u"stage");
    case ProjectItemKind::Artifact:
        return icon(u"artifact");
    case ProjectItemKind::Overrides:
    case ProjectItemKind::Override:
        return icon(u"override");
    case ProjectItemKind::Modules:
    case ProjectItemKind::Module:
        return icon(u"module");
    case ProjectItemKind::Repository:
        return icon(u"link");
    case ProjectItemKind::Fetch:
        return icon(u"download", Tint::Accent);
    case ProjectItemKind::OtherFiles:
        return icon(u"folder");
    case ProjectItemKind::File:
        return icon(u"file");
    }
    return {};
}

QString labelOf(const ProjectItem &item)
{
    QString label = item.text;
    if (item.isModified)
        label.prepend(QStringLiteral("● "));
    if (!item.detail.isEmpty())
        label += QLatin1Char(' ') + item.detail;
    return label;
}

QString toolTipOf(const ProjectItem &item)
{
    QStringList lines;
    if (item.origin.isWritten() && item.address.isEmpty())
        lines.append(QString::fromStdString(item.origin.file.string()));
    if (!item.hint.isEmpty())
        lines.append(item.hint);
    if (item.isDimmed)
        lines.append(ProjectModel::tr("No stage installs it"));
    if (item.errors > 0)
        lines.append(ProjectModel::tr("%n error(s)", nullptr, item.errors));
    if (item.warnings > 0)
        lines.append(ProjectModel::tr("%n warning(s)", nullptr, item.warnings));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ProjectModel::ProjectModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

ProjectModel::~ProjectModel() = default;

void ProjectModel::setItems(std::vector<ProjectItem> items)
{
    if (items == m_items)
        return;
    if (!haveSameShape(items, m_items)) {
        beginResetModel();
        m_items = std::move(items);
        endResetModel();
        return;
    }
    const std::vector<ProjectItem> before = std::exchange(m_items, std::move(items));
    tellChanges(before, m_items, {});
    for (std::size_t row = 0; row < m_items.size(); ++row)
        tellChanges(before[row].children, m_items[row].children, index(static_cast<int>(row), 0));
}

/// The rows of one group, from the first to the last that differ.
void ProjectModel::tellChanges(const std::vector<ProjectItem> &before, const std::vector<ProjectItem> &now,
                               const QModelIndex &group)
{
    const auto differs = [&](std::size_t row) { return before[row] != now[row]; };
    std::size_t first = 0;
    while (first < now.size() && !differs(first))
        ++first;
    if (first == now.size())
        return;
    std::size_t last = now.size() - 1;
    while (!differs(last))
        --last;
    Q_EMIT dataChanged(index(static_cast<int>(first), 0, group), index(static_cast<int>(last), 0, group));
}

const std::vector<ProjectItem> *ProjectModel::siblings(const QModelIndex &index) const
{
    return index.internalId() == 0 ? &m_items : &m_items[index.internalId() - 1].children;
}

const ProjectItem *ProjectModel::item(const QModelIndex &index) const
{
    return index.isValid() ? &(*siblings(index))[static_cast<std::size_t>(index.row())] : nullptr;
}

QModelIndex ProjectModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex ProjectModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr{0});
}

int ProjectModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_items.size());
    return parent.internalId() == 0 && parent.column() == 0 ? static_cast<int>(item(parent)->children.size()) : 0;
}

int ProjectModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ProjectModel::data(const QModelIndex &index, int role) const
{
    const ProjectItem *row = item(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return labelOf(*row);
    case Qt::DecorationRole:
        return iconOf(*row);
    case Qt::ToolTipRole:
        return toolTipOf(*row);
    case Qt::ForegroundRole:
        return row->isDimmed ? QVariant(QGuiApplication::palette().brush(QPalette::PlaceholderText)) : QVariant();
    case Qt::CheckStateRole:
        return row->isCheckable ? QVariant(row->isChecked ? Qt::Checked : Qt::Unchecked) : QVariant();
    default:
        return {};
    }
}

bool ProjectModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const ProjectItem *row = item(index);
    if (row == nullptr || role != Qt::CheckStateRole || !row->isCheckable)
        return false;
    Q_EMIT overrideToggled(row->key, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags ProjectModel::flags(const QModelIndex &index) const
{
    const ProjectItem *row = item(index);
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (row != nullptr && row->isCheckable)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace slipway::ui
