// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/artifactlist.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace slipway::ui {

/// Artifacts and cache entries as a table.
class ArtifactsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, State, Source, Checksum, Size, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<ArtifactRow> rows);
    [[nodiscard]] const std::vector<ArtifactRow> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const ArtifactRow &row, int column);

    std::vector<ArtifactRow> m_rows;
};

/// The rows with all words of a text in them.
class ArtifactsFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ArtifactsFilter(ArtifactsModel &model);

    void setText(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    ArtifactsModel &m_model;
    QStringList m_words;
};

/// `in the cache`, `missing` …
[[nodiscard]] QString stateText(ArtifactState state);
/// The one to copy when nobody says which: sha256, else the first; empty when there is none.
[[nodiscard]] QString mainChecksum(const ArtifactRow &row);

} // namespace slipway::ui
