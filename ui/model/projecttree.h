// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/analysis.h"

#include <QString>

#include <vector>

namespace slipway::ui {

class Workspace;

enum class ProjectItemKind { Descriptor, Stage, Artifact, Overrides, Override, Modules, Module, OtherFiles, File };

/// One row of the project tree.
struct ProjectItem {
    ProjectItemKind kind = ProjectItemKind::File;
    QString key; ///< stable and unique among its siblings
    QString text;
    QString detail; ///< version, folder
    Origin origin;  ///< where it leads
    int errors = 0;
    int warnings = 0;
    bool isCheckable = false;
    bool isChecked = false;
    bool isModified = false;
    std::vector<ProjectItem> children = {};

    bool operator==(const ProjectItem &) const = default;
};

/// The project as a tree: the root descriptor with its stages, the overrides, the modules, and what else is open.
[[nodiscard]] std::vector<ProjectItem> projectTree(const Workspace &workspace);

} // namespace slipway::ui
