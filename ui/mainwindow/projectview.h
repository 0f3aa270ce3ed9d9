// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/workspace.h"

#include <QTreeView>

class QMenu;

namespace slipway::ui {

class Actions;
class Navigator;
class ProjectModel;
struct ProjectItem;

/// The project as a tree: a click opens what a row stands for, or fetches what is not there.
class ProjectView : public QTreeView
{
    Q_OBJECT

public:
    /// All outlive the view.
    struct Surroundings {
        Workspace &workspace;
        Navigator &navigator;
        Actions &actions;
    };

    ProjectView(const Surroundings &surroundings, QWidget *parent);

    /// Shows the workspace as it is now.
    void refresh();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void activateRow(const QModelIndex &index);
    void fillMenu(QMenu &menu, const ProjectItem &item);

    Surroundings m_here;
    ProjectModel *m_model;
};

} // namespace slipway::ui
