// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/analysis.h"

#include <QString>

#include <vector>

namespace slipway::ui {

class Workspace;

enum class ProjectItemKind {
    Descriptor,
    Stage,
    Artifact,
    Overrides,
    Override,
    Modules,
    Module,
    Repository, ///< from git
    Fetch,      ///< something above is not fetched: this row fetches it
    OtherFiles,
    File
};

/// One row of the project tree.
struct ProjectItem {
    ProjectItemKind kind = ProjectItemKind::File;
    QString key; ///< stable and unique among its siblings
    QString text;
    QString detail; ///< version, folder, ref
    Origin origin;  ///< where it leads
    int errors = 0;
    int warnings = 0;
    bool isCheckable = false;
    bool isChecked = false;
    bool isModified = false;
    bool isDimmed = false; ///< at hand, but not used
    QString hint = {};     ///< more, for a tooltip
    QString address = {};  ///< of what comes from elsewhere, without a password
    std::vector<ProjectItem> children = {};

    bool operator==(const ProjectItem &) const = default;
};

/// The project as a tree: the root descriptor with its stages, the overrides, the modules of the user's own folders,
/// each git repository with its modules, and what else is open.
[[nodiscard]] std::vector<ProjectItem> projectTree(const Workspace &workspace);

} // namespace slipway::ui
