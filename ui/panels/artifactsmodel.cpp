// SPDX-License-Identifier: MIT
#include "ui/panels/artifactsmodel.h"

#include "ui/editor/icons.h"
#include "ui/panels/contentsmodel.h"

#include <algorithm>

namespace slipway::ui {

namespace {

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

QIcon stateIcon(ArtifactState state)
{
    switch (state) {
    case ArtifactState::Cached:
    case ArtifactState::Local:
        return icon(u"problem-free", Tint::Success);
    case ArtifactState::Missing:
        return icon(u"download", Tint::Warning);
    case ArtifactState::Mismatched:
        return icon(u"error", Tint::Error);
    case ArtifactState::Unkept:
        return icon(u"refresh", Tint::Hint);
    case ArtifactState::Brought:
        return icon(u"image", Tint::Hint);
    case ArtifactState::Unused:
        break;
    }
    return icon(u"artifact");
}

QString toolTip(const ArtifactRow &row)
{
    QStringList lines{row.name + QStringLiteral(": ") + stateText(row.state)};
    if (!row.source.isEmpty())
        lines.append(row.source);
    for (const auto &[algorithm, digits] : row.checksums)
        lines.append(shown(algorithm) + QStringLiteral(": ") + shown(digits));
    if (!row.uuid.empty())
        lines.append(ArtifactsModel::tr("Cached as %1").arg(shown(row.uuid)));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString stateText(ArtifactState state)
{
    switch (state) {
    case ArtifactState::Cached:
        return ArtifactsModel::tr("in the cache");
    case ArtifactState::Local:
        return ArtifactsModel::tr("on this machine");
    case ArtifactState::Missing:
        return ArtifactsModel::tr("missing");
    case ArtifactState::Mismatched:
        return ArtifactsModel::tr("does not match");
    case ArtifactState::Unkept:
        return ArtifactsModel::tr("fetched by each build");
    case ArtifactState::Brought:
        return ArtifactsModel::tr("brought by the build");
    case ArtifactState::Unused:
        break;
    }
    return ArtifactsModel::tr("cached, of other projects");
}

QString mainChecksum(const ArtifactRow &row)
{
    const auto found = std::ranges::find(row.checksums, "sha256", [](const auto &each) { return each.first; });
    if (found != row.checksums.end())
        return shown(found->second);
    return row.checksums.empty() ? QString() : shown(row.checksums.front().second);
}

void ArtifactsModel::setRows(std::vector<ArtifactRow> rows)
{
    if (rows == m_rows)
        return;
    if (rows.size() == m_rows.size()) { // the selection stays
        m_rows = std::move(rows);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int ArtifactsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ArtifactsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ArtifactsModel::text(const ArtifactRow &row, int column)
{
    switch (column) {
    case Name:
        return row.name;
    case State:
        return stateText(row.state);
    case Source:
        return row.source;
    case Checksum:
        return mainChecksum(row);
    case Size:
        return row.size == 0 ? QString() : sizeText(row.size);
    default:
        return {};
    }
}

QVariant ArtifactsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ArtifactRow &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(stateIcon(row.state)) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Size ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Name ? row.name + QStringLiteral(", ") + stateText(row.state)
                                      : text(row, index.column());
    default:
        return {};
    }
}

QVariant ArtifactsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const std::array titles{tr("Artifact"), tr("State"), tr("From"), tr("Checksum"), tr("Size")};
    return section >= 0 && section < ColumnCount ? titles[static_cast<std::size_t>(section)] : QVariant();
}

ArtifactsFilter::ArtifactsFilter(ArtifactsModel &model)
    : QSortFilterProxyModel(&model)
    , m_model(model)
{
    setSourceModel(&model);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void ArtifactsFilter::setText(const QString &text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ArtifactsFilter::filterAcceptsRow(int row, const QModelIndex & /*parent*/) const
{
    const QString all = m_model.index(row, 0).data(Qt::ToolTipRole).toString();
    return std::ranges::all_of(m_words, [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool ArtifactsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (left.column() != ArtifactsModel::Size)
        return QSortFilterProxyModel::lessThan(left, right);
    const auto size = [this](const QModelIndex &index) {
        return m_model.rows()[static_cast<std::size_t>(index.row())].size;
    };
    return size(left) < size(right);
}

} // namespace slipway::ui
