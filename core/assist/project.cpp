// SPDX-License-Identifier: MIT
#include "core/assist/project.h"

#include <algorithm>

namespace slipway::assist {

namespace {

bool isSame(const Occurrence &left, const Occurrence &right)
{
    return left.kind == right.kind && left.name == right.name;
}

bool isKnownStage(const Project &project, const std::string &name)
{
    return std::ranges::any_of(project.files, [&](const auto &file) {
        return std::ranges::any_of(file->occurrences, [&](const Occurrence &each) {
            return each.kind == SymbolKind::Stage && each.isDefinition && each.name == name;
        });
    });
}

bool isFileKind(SymbolKind kind)
{
    return kind == SymbolKind::Script || kind == SymbolKind::File;
}

} // namespace

Origin Mention::origin() const
{
    const bool isInTree = file->tree != nullptr && occurrence->node != yaml::noNode;
    return {file->file, occurrence->span, isInTree ? file->tree->path(occurrence->node) : std::string()};
}

const FileFacts *Project::find(const std::filesystem::path &file) const
{
    const auto it = std::ranges::find(files, file, [](const auto &each) { return each->file; });
    return it == files.end() ? nullptr : it->get();
}

std::optional<Mention> mentionAt(const Project &project, const std::filesystem::path &file, std::size_t offset)
{
    const FileFacts *facts = project.find(file);
    if (facts == nullptr)
        return std::nullopt;
    const Occurrence *found = nullptr;
    for (const Occurrence &each : facts->occurrences) {
        const bool isHere = offset >= each.span.begin && offset <= each.span.end;
        if (isHere && (found == nullptr || each.span.length() < found->span.length()))
            found = &each;
    }
    return found == nullptr ? std::nullopt : std::optional(Mention{.file = facts, .occurrence = found});
}

std::vector<Mention> usages(const Project &project, const Mention &mention)
{
    const Occurrence &wanted = *mention.occurrence;
    if (wanted.kind == SymbolKind::Stage && !isKnownStage(project, wanted.name))
        return {mention};
    std::vector<Mention> found;
    for (const auto &file : project.files) {
        for (const Occurrence &each : file->occurrences) {
            if (isSame(each, wanted))
                found.push_back({.file = file.get(), .occurrence = &each});
        }
    }
    std::ranges::stable_partition(found, [](const Mention &each) { return each.occurrence->isDefinition; });
    return found;
}

std::vector<Origin> definitions(const Project &project, const Mention &mention)
{
    const Occurrence &wanted = *mention.occurrence;
    if (isFileKind(wanted.kind))
        return {{.file = wanted.name, .span = {}, .path = {}}};
    std::vector<Origin> found;
    std::vector<Origin> others;
    for (const Mention &each : usages(project, mention)) {
        const bool isHere = each.occurrence == mention.occurrence;
        const bool isOtherVersion =
            wanted.kind == SymbolKind::Module && !wanted.version.empty() && each.occurrence->version != wanted.version;
        if (isHere)
            continue;
        if (each.occurrence->isDefinition && !(isOtherVersion && !wanted.isDefinition))
            found.push_back(each.origin());
        else if (wanted.isDefinition || each.occurrence->isDefinition)
            others.push_back(each.origin());
    }
    return found.empty() ? others : found;
}

} // namespace slipway::assist
