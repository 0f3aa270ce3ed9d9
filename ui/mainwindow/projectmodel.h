// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/projecttree.h"

#include <QAbstractItemModel>

#include <memory>

namespace slipway::ui {

/// The project tree for a view. New values that keep the shape change rows in place, so that nothing collapses while
/// typing.
class ProjectModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit ProjectModel(QObject *parent = nullptr);
    ~ProjectModel() override;

    void setItems(std::vector<ProjectItem> items);
    /// nullptr for an invalid index.
    [[nodiscard]] const ProjectItem *item(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// The user switched an override on or off.
    void overrideToggled(const QString &file, bool isEnabled);

private:
    /// Two levels are all that the tree has: a row's internal id is its parent's row plus one, or 0 at the top.
    [[nodiscard]] const std::vector<ProjectItem> *siblings(const QModelIndex &index) const;
    void tellChanges(const std::vector<ProjectItem> &before, const std::vector<ProjectItem> &now,
                     const QModelIndex &group);

    std::vector<ProjectItem> m_items;
};

} // namespace slipway::ui
