// SPDX-License-Identifier: MIT
#include "ui/model/projecttree.h"

#include "core/fetch/gitnames.h"
#include "ui/model/checkouts.h"
#include "ui/model/kepttexts.h"
#include "ui/model/workspace.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>
#include <unordered_set>

namespace slipway::ui {

namespace {

using Listed = std::unordered_set<std::string>; ///< files that have a row

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
    const Workspace::Counts counts = workspace.counts(file);
    item.errors = counts.errors;
    item.warnings = counts.warnings;
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

ProjectItem fetchItem(const QString &what)
{
    return {.kind = ProjectItemKind::Fetch,
            .key = QStringLiteral("fetch.") + what,
            .text = tr("Not fetched: fetch (F5)"),
            .detail = {},
            .origin = {}};
}

ProjectItem group(ProjectItemKind kind, const char *key, const QString &title)
{
    return {.kind = kind, .key = QLatin1StringView(key), .text = title, .detail = {}, .origin = {}};
}

ProjectItem overrideItem(const Workspace &workspace, const Workspace::OverrideChoice &choice)
{
    ProjectItem item = fileItem(workspace, choice.file, ProjectItemKind::Override);
    item.isCheckable = true;
    item.isChecked = choice.isEnabled;
    if (!isAddress(choice.file))
        return item;
    item.text = shown(fetch::shownUrl(choice.file.string()));
    item.address = item.text;
    if (const auto time = workspace.fetchTime(choice.file))
        item.hint = tr("Read only: from an address, fetched %1").arg(shownTime(*time));
    return item;
}

ProjectItem overridesItem(const Workspace &workspace)
{
    ProjectItem overrides = group(ProjectItemKind::Overrides, "overrides", tr("Overrides"));
    for (const Workspace::OverrideChoice &each : workspace.overrides()) {
        overrides.children.push_back(overrideItem(workspace, each));
        if (isAddress(each.file) && each.isEnabled && !workspace.fetchTime(each.file))
            overrides.children.push_back(fetchItem(shown(each.file.string())));
    }
    return overrides;
}

ProjectItem moduleItem(const Workspace &workspace, const plan::ModuleCache::Known &module)
{
    ProjectItem item = fileItem(workspace, module.file, ProjectItemKind::Module);
    item.text = shown(module.name);
    item.detail = shown(module.version);
    return item;
}

/// The modules that the stages of the last good plan install, in order.
std::vector<plan::ModuleCache::Known> installedModules(const Workspace &workspace)
{
    std::vector<plan::ModuleCache::Known> modules;
    const auto add = [&](const plan::Stage &stage) {
        for (const plan::Block &module : stage.modules) {
            if (module.origin.isWritten() &&
                !std::ranges::contains(modules, module.origin.file.path(), &plan::ModuleCache::Known::file))
                modules.push_back(
                    {.file = module.origin.file, .name = module.name.text, .version = module.version.text});
        }
    };
    if (const auto plan = workspace.lastGoodPlan()) {
        std::ranges::for_each(plan->builders, add);
        add(plan->target);
    }
    return modules;
}

/// All modules that are known: those that are installed first, the others dimmed, by name.
std::vector<ProjectItem> moduleItems(const Workspace &workspace)
{
    std::vector<ProjectItem> items;
    for (const plan::ModuleCache::Known &each : installedModules(workspace))
        items.push_back(moduleItem(workspace, each));
    std::vector<const plan::ModuleCache::Known *> others;
    for (const plan::ModuleCache::Known &each : workspace.knownModules())
        others.push_back(&each);
    std::ranges::stable_sort(others, {}, &plan::ModuleCache::Known::name);
    for (const plan::ModuleCache::Known *each : others) {
        items.push_back(moduleItem(workspace, *each));
        items.back().isDimmed = true;
    }
    return items;
}

QString refWords(const Checkout &checkout)
{
    switch (checkout.kind) {
    case plan::RefKind::Branch:
        return tr("branch %1").arg(shown(checkout.ref));
    case plan::RefKind::Tag:
        return tr("tag %1").arg(shown(checkout.ref));
    case plan::RefKind::Commit:
        return tr("commit %1").arg(shown(shortCommit(checkout.ref)));
    case plan::RefKind::Unknown:
        break;
    }
    return shown(checkout.ref);
}

ProjectItem repositoryItem(const Checkout &checkout)
{
    const QString url = shown(fetch::shownUrl(checkout.url));
    ProjectItem item{.kind = ProjectItemKind::Repository,
                     .key = url + QLatin1Char(' ') + shown(checkout.ref),
                     .text = shown(checkout.name),
                     .detail = refWords(checkout),
                     .origin = checkout.origin,
                     .hint = url,
                     .address = url};
    if (checkout.folder.empty()) {
        item.children.push_back(fetchItem(item.key));
    } else {
        item.hint += QLatin1Char('\n') +
                     tr("Read only, at commit %1").arg(shown(shortCommit(checkout.folder.filename().string())));
    }
    return item;
}

/// The modules of own folders, and below them each git repository with its modules.
void addModules(const Workspace &workspace, std::vector<ProjectItem> &items, Listed &listed)
{
    ProjectItem own = group(ProjectItemKind::Modules, "modules", tr("Modules"));
    const std::vector<Checkout> &checkouts = workspace.checkouts();
    std::vector<ProjectItem> repositories;
    std::ranges::transform(checkouts, std::back_inserter(repositories), repositoryItem);
    for (ProjectItem &module : moduleItems(workspace)) {
        if (!listed.insert(module.origin.file.string()).second)
            continue;
        const Checkout *checkout = checkoutOf(checkouts, module.origin.file);
        ProjectItem &parent =
            checkout == nullptr ? own : repositories[static_cast<std::size_t>(checkout - checkouts.data())];
        parent.children.push_back(std::move(module));
    }
    if (!own.children.empty())
        items.push_back(std::move(own));
    std::ranges::move(repositories, std::back_inserter(items));
}

/// The descriptors of one kind in the project's folder that no other group lists.
ProjectItem folderItem(const Workspace &workspace, std::span<const ProjectFile> files, descriptor::ObjectKind kind,
                       const QString &title, Listed &listed)
{
    const auto itemKind = kind == descriptor::ObjectKind::Image    ? ProjectItemKind::Descriptor
                          : kind == descriptor::ObjectKind::Module ? ProjectItemKind::Module
                                                                   : ProjectItemKind::Override;
    ProjectItem group{.kind = ProjectItemKind::OtherFiles,
                      .key = QStringLiteral("folder.") + title,
                      .text = title,
                      .detail = {},
                      .origin = {}};
    for (const ProjectFile &file : files) {
        if (file.kind != kind || !listed.insert(file.path.string()).second)
            continue;
        ProjectItem item = fileItem(workspace, file.path, itemKind);
        item.text = shown(file.path.lexically_relative(workspace.folder()).string());
        item.errors = file.errors;
        item.warnings = file.warnings;
        group.children.push_back(std::move(item));
    }
    return group;
}

void addFolder(const Workspace &workspace, std::vector<ProjectItem> &items, Listed &listed)
{
    using descriptor::ObjectKind;
    const std::vector<ProjectFile> files = workspace.folderFiles();
    for (const auto &[kind, title] : {std::pair(ObjectKind::Image, tr("Images in the folder")),
                                      std::pair(ObjectKind::Module, tr("Modules in the folder")),
                                      std::pair(ObjectKind::Overrides, tr("Overrides in the folder"))}) {
        ProjectItem group = folderItem(workspace, files, kind, title, listed);
        if (!group.children.empty())
            items.push_back(std::move(group));
    }
}

} // namespace

std::vector<ProjectItem> projectTree(const Workspace &workspace)
{
    std::vector<ProjectItem> items;
    Listed listed;
    if (workspace.root().empty()) {
        addFolder(workspace, items, listed);
        return items;
    }
    listed.insert(workspace.root().string());
    items.push_back(rootItem(workspace));
    ProjectItem overrides = overridesItem(workspace);
    for (const Workspace::OverrideChoice &each : workspace.overrides())
        listed.insert(each.file.string());
    if (!overrides.children.empty())
        items.push_back(std::move(overrides));
    addModules(workspace, items, listed);
    addFolder(workspace, items, listed);
    ProjectItem others{.kind = ProjectItemKind::OtherFiles,
                       .key = QStringLiteral("others"),
                       .text = tr("Other open files"),
                       .detail = {},
                       .origin = {}};
    for (const Document *document : workspace.documents()) {
        if (listed.insert(document->path().string()).second)
            others.children.push_back(fileItem(workspace, document->path(), ProjectItemKind::File));
    }
    if (!others.children.empty())
        items.push_back(std::move(others));
    return items;
}

} // namespace slipway::ui
