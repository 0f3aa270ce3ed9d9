// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/problem.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace slipway::ui {

/// Problems as rows, in the order given.
class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Message, Advice, Fix, Place, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setProblems(std::vector<Problem> problems);
    [[nodiscard]] const std::vector<Problem> &problems() const { return m_problems; }
    [[nodiscard]] const Problem &problem(int row) const { return m_problems[static_cast<std::size_t>(row)]; }
    /// Files below this folder are shown relative to it.
    void setBaseFolder(const std::filesystem::path &folder);
    /// `image.yaml:14:11`; without a place the empty string.
    [[nodiscard]] QString placeText(const Problem &problem) const;
    /// One line as compilers print it: `image.yaml:14:11: error: message advice [code]`.
    [[nodiscard]] QString copyText(const Problem &problem) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void replaceRows(std::size_t head, std::size_t removed, std::size_t added, std::vector<Problem> problems);
    void tellChanges(const std::vector<Problem> &before);
    [[nodiscard]] QString text(const Problem &problem, int column) const;

    std::vector<Problem> m_problems;
    std::filesystem::path m_baseFolder;
};

/// Narrows the rows by severity and by words that must all occur in a row.
class ProblemsFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ProblemsFilter(ProblemsModel &model);
    void setShown(Severity severity, bool isShown);
    void setText(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    const ProblemsModel &m_model;
    std::array<bool, 3> m_isShown{true, true, true};
    QStringList m_words;
};

} // namespace slipway::ui
