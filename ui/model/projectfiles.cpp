// SPDX-License-Identifier: MIT
#include "ui/model/projectfiles.h"

#include "core/descriptor/build.h"
#include "core/descriptor/files.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <ranges>
#include <set>
#include <unordered_map>

namespace slipway::ui {

namespace {

constexpr int deepestFolder = 12;

bool isDescriptorName(const Path &file)
{
    return file.extension() == ".yaml" || file.extension() == ".yml";
}

bool isSkipped(const std::filesystem::directory_entry &entry)
{
    const std::string name = entry.path().filename().string();
    return name.starts_with('.') || name == "target" || name == "node_modules" || entry.is_symlink();
}

std::vector<Path> candidates(const Path &folder, const std::stop_token &stop)
{
    std::vector<Path> found;
    std::error_code error;
    using Options = std::filesystem::directory_options;
    std::filesystem::recursive_directory_iterator it(folder, Options::skip_permission_denied, error);
    for (; !error && it != std::filesystem::recursive_directory_iterator(); it.increment(error)) {
        if (stop.stop_requested() || found.size() == mostProjectFiles)
            break;
        std::error_code ignored;
        if (it->is_directory(ignored) && (isSkipped(*it) || it.depth() == deepestFolder))
            it.disable_recursion_pending();
        else if (isDescriptorName(it->path()) && it->is_regular_file(ignored))
            found.push_back(it->path());
    }
    std::ranges::sort(found);
    return found;
}

/// True for a mapping with the keys that only descriptors have together.
bool looksLikeImage(const yaml::Tree &tree)
{
    const auto has = [&](std::string_view key) { return tree.find(key) != yaml::noNode; };
    return has("from") || has("[0].from") ||
           (has("name") && (has("version") || has("modules") || has("schema_version")));
}

/// A list of images (stages) is only read: what its stages get from each other, its plan knows when it is open.
void countProblems(ProjectFile &file, std::string_view text, const descriptor::Files &files)
{
    descriptor::Document document = descriptor::read(text, file.path);
    std::vector<Diagnostic> problems = std::move(document.problems);
    const yaml::Tree tree = yaml::Tree::parse(text);
    const bool isList = tree.root() != yaml::noNode && tree.at(tree.root()).kind == yaml::Kind::Sequence;
    if (!isList && !descriptor::hasErrors(problems)) {
        const std::string folder = file.path.parent_path().string();
        descriptor::BuildContext context{
            .files = &files, .artifactDirectory = folder, .repositoryDirectory = folder, .fileDirectory = folder};
        descriptor::build(file.kind, document.value, context);
        problems.insert(problems.end(), context.problems.begin(), context.problems.end());
    }
    for (const Diagnostic &problem : problems) {
        file.errors += problem.severity == Severity::Error ? 1 : 0;
        file.warnings += problem.severity == Severity::Warning ? 1 : 0;
    }
}

/// The last `parts` names of a path.
std::string tail(const Path &path, std::size_t parts)
{
    std::string text = path.filename().string();
    Path folder = path.parent_path();
    for (std::size_t i = 1; i < parts && folder.has_filename(); ++i, folder = folder.parent_path())
        text.insert(0, folder.filename().string() + '/');
    return text;
}

} // namespace

std::optional<descriptor::ObjectKind> kindOfFile(const Path &file, const yaml::Tree &tree)
{
    const std::string name = file.filename().string();
    if (name == "module.yaml" || name == "module.yml")
        return descriptor::ObjectKind::Module;
    if (name.contains("override"))
        return descriptor::ObjectKind::Overrides;
    if (name == "image.yaml" || looksLikeImage(tree))
        return descriptor::ObjectKind::Image;
    return std::nullopt;
}

std::vector<ProjectFile> projectFiles(const Path &folder, std::stop_token stop)
{
    const descriptor::DiskFiles disk;
    std::vector<ProjectFile> found;
    for (const Path &path : candidates(folder, stop)) {
        if (stop.stop_requested())
            return found;
        const auto text = disk.read(path);
        const auto kind = text ? kindOfFile(path, yaml::Tree::parse(*text)) : std::nullopt;
        if (!kind)
            continue;
        found.push_back({.path = path, .kind = *kind});
        countProblems(found.back(), *text, disk);
    }
    return found;
}

std::vector<ProjectFile> withProblems(std::vector<ProjectFile> files, const Analysis &analysis)
{
    std::unordered_map<std::string, ProjectFile *> known;
    for (ProjectFile &file : files)
        known.emplace(file.path.native(), &file);
    const auto forget = [&](const Path &path) {
        if (const auto file = known.find(path.native()); file != known.end())
            file->second->errors = file->second->warnings = 0;
    };
    std::ranges::for_each(analysis.files, forget);
    std::ranges::for_each(analysis.open | std::views::keys, forget);
    for (const Problem &problem : analysis.problems) {
        const auto file = known.find(problem.diagnostic.origin.file.path().native());
        if (file == known.end())
            continue;
        file->second->errors += problem.diagnostic.severity == Severity::Error ? 1 : 0;
        file->second->warnings += problem.diagnostic.severity == Severity::Warning ? 1 : 0;
    }
    return files;
}

std::vector<std::string> distinctNames(const std::vector<Path> &paths)
{
    constexpr std::size_t mostParts = 32;
    std::vector<std::size_t> parts(paths.size(), 1);
    for (std::size_t i = 0; i < paths.size(); ++i) { // a module is known by its folder
        const std::string name = paths[i].filename().string();
        parts[i] = name == "module.yaml" || name == "module.yml" ? 2 : 1;
    }
    std::vector<std::string> names(paths.size());
    for (bool isDone = false; !isDone;) {
        isDone = true;
        std::map<std::string, std::vector<std::size_t>> users;
        for (std::size_t i = 0; i < paths.size(); ++i) {
            names[i] = tail(paths[i], parts[i]);
            users[names[i]].push_back(i);
        }
        for (const auto &[name, same] : users) {
            for (const std::size_t i : same) {
                if (same.size() > 1 && parts[i] < mostParts) {
                    ++parts[i];
                    isDone = false;
                }
            }
        }
    }
    return names;
}

} // namespace slipway::ui
