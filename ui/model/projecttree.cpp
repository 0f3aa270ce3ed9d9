// SPDX-License-Identifier: MIT
#include "ui/model/projecttree.h"

#include "ui/model/workspace.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace slipway::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ProjectTree", text);
}

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

/// A row that stands for a file: its name, and how many problems it has.
ProjectItem fileItem(const Workspace &workspace, const Path &file, ProjectItemKind kind)
{
    ProjectItem item{.kind = kind,
                     .key = shown(file.string()),
                     .text = shown(file.filename().string()),
                     .detail = {},
                     .origin = {.file = file, .span = {}, .path = {}}};
    for (const Problem &problem : workspace.problems()) {
        if (problem.diagnostic.origin.file != file)
            continue;
        item.errors += problem.diagnostic.severity == Severity::Error ? 1 : 0;
        item.warnings += problem.diagnostic.severity == Severity::Warning ? 1 : 0;
    }
    const Document *document = workspace.find(file);
    item.isModified = document != nullptr && document->isModified();
    return item;
}

ProjectItem stageItem(const plan::Stage &stage)
{
    return {.kind = ProjectItemKind::Stage,
            .key = shown(stage.image.name.text),
            .text = shown(stage.image.name.text),
            .detail = shown(stage.image.version.text),
            .origin = stage.image.origin};
}

ProjectItem rootItem(const Workspace &workspace)
{
    ProjectItem item = fileItem(workspace, workspace.root(), ProjectItemKind::Descriptor);
    if (const auto plan = workspace.lastGoodPlan()) {
        for (const plan::Stage &stage : plan->builders)
            item.children.push_back(stageItem(stage));
        item.children.push_back(stageItem(plan->target));
    }
    return item;
}

ProjectItem overridesItem(const Workspace &workspace)
{
    ProjectItem group{.kind = ProjectItemKind::Overrides,
                      .key = QStringLiteral("overrides"),
                      .text = tr("Overrides"),
                      .detail = {},
                      .origin = {}};
    for (const Workspace::OverrideChoice &each : workspace.overrides()) {
        ProjectItem item = fileItem(workspace, each.file, ProjectItemKind::Override);
        item.isCheckable = true;
        item.isChecked = each.isEnabled;
        group.children.push_back(std::move(item));
    }
    return group;
}

/// The modules that the stages install, each once.
ProjectItem modulesItem(const Workspace &workspace, std::set<Path> &listed)
{
    ProjectItem group{.kind = ProjectItemKind::Modules,
                      .key = QStringLiteral("modules"),
                      .text = tr("Modules"),
                      .detail = {},
                      .origin = {}};
    const auto plan = workspace.lastGoodPlan();
    if (!plan)
        return group;
    const auto add = [&](const plan::Stage &stage) {
        for (const plan::Block &module : stage.modules) {
            if (!module.origin.isWritten() || !listed.insert(module.origin.file).second)
                continue;
            ProjectItem item = fileItem(workspace, module.origin.file, ProjectItemKind::Module);
            item.text = shown(module.name.text);
            item.detail = shown(module.version.text);
            group.children.push_back(std::move(item));
        }
    };
    std::ranges::for_each(plan->builders, add);
    add(plan->target);
    return group;
}

/// The descriptors of one kind in the project's folder that no other group lists.
ProjectItem folderItem(const Workspace &workspace, descriptor::ObjectKind kind, const QString &title,
                       std::set<Path> &listed)
{
    const auto itemKind = kind == descriptor::ObjectKind::Image    ? ProjectItemKind::Descriptor
                          : kind == descriptor::ObjectKind::Module ? ProjectItemKind::Module
                                                                   : ProjectItemKind::Override;
    ProjectItem group{.kind = ProjectItemKind::OtherFiles,
                      .key = QStringLiteral("folder.") + title,
                      .text = title,
                      .detail = {},
                      .origin = {}};
    for (const ProjectFile &file : workspace.folderFiles()) {
        if (file.kind != kind || !listed.insert(file.path).second)
            continue;
        ProjectItem item = fileItem(workspace, file.path, itemKind);
        item.text = shown(file.path.lexically_relative(workspace.folder()).string());
        item.errors = file.errors;
        item.warnings = file.warnings;
        group.children.push_back(std::move(item));
    }
    return group;
}

void addFolder(const Workspace &workspace, std::vector<ProjectItem> &items, std::set<Path> &listed)
{
    using descriptor::ObjectKind;
    for (const auto &[kind, title] : {std::pair(ObjectKind::Image, tr("Images in the folder")),
                                      std::pair(ObjectKind::Module, tr("Modules in the folder")),
                                      std::pair(ObjectKind::Overrides, tr("Overrides in the folder"))}) {
        ProjectItem group = folderItem(workspace, kind, title, listed);
        if (!group.children.empty())
            items.push_back(std::move(group));
    }
}

} // namespace

std::vector<ProjectItem> projectTree(const Workspace &workspace)
{
    std::vector<ProjectItem> items;
    std::set<Path> listed;
    if (workspace.root().empty()) {
        addFolder(workspace, items, listed);
        return items;
    }
    listed.insert(workspace.root());
    items.push_back(rootItem(workspace));
    ProjectItem overrides = overridesItem(workspace);
    for (const Workspace::OverrideChoice &each : workspace.overrides())
        listed.insert(each.file);
    if (!overrides.children.empty())
        items.push_back(std::move(overrides));
    ProjectItem modules = modulesItem(workspace, listed);
    if (!modules.children.empty())
        items.push_back(std::move(modules));
    addFolder(workspace, items, listed);
    ProjectItem others{.kind = ProjectItemKind::OtherFiles,
                       .key = QStringLiteral("others"),
                       .text = tr("Other open files"),
                       .detail = {},
                       .origin = {}};
    for (const Document *document : workspace.documents()) {
        if (listed.insert(document->path()).second)
            others.children.push_back(fileItem(workspace, document->path(), ProjectItemKind::File));
    }
    if (!others.children.empty())
        items.push_back(std::move(others));
    return items;
}

} // namespace slipway::ui
