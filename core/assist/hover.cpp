// SPDX-License-Identifier: MIT
#include "core/assist/hover.h"

#include "core/assist/planfields.h"
#include "core/descriptor/place.h"

#include <algorithm>

namespace slipway::assist {

namespace {

using descriptor::Key;
using descriptor::ValueType;
using Kind = HoverFact::Kind;

/// The text at an origin, if its file is one of the project's and it is short.
std::string textAt(const Project &project, const Origin &origin)
{
    constexpr std::size_t longest = 120;
    const FileFacts *facts = project.find(origin.file);
    if (facts == nullptr || origin.span.end > facts->text->size() || origin.span.length() > longest)
        return {};
    return facts->text->substr(origin.span.begin, origin.span.length());
}

std::string typeOf(const Key &key)
{
    if (key.isList || key.type == ValueType::Seq)
        return key.object ? "a list, each item " + std::string(descriptor::object(*key.object).title) : "a list";
    if (key.object)
        return std::string(descriptor::object(*key.object).title);
    return std::string(typeInWords(key.type));
}

void addKey(const descriptor::Place &place, Hover &hover)
{
    const Key &key = *place.key;
    hover.type = typeOf(key);
    hover.isRequired = key.isRequired;
    hover.documentation = key.help;
    if (!key.defaultText.empty() && key.defaultText != "[]")
        hover.facts.push_back({.kind = Kind::Default, .value = std::string(key.defaultText)});
}

/// What the plan made of the value at a place.
void addEffect(const Project &project, const Origin &here, Hover &hover)
{
    if (!project.plan)
        return;
    const auto isHere = [&](const Origin &origin) { return origin.file == here.file && origin.span == here.span; };
    const auto add = [&](HoverFact fact) {
        if (!std::ranges::contains(hover.facts, fact))
            hover.facts.push_back(std::move(fact));
    };
    forEachField(*project.plan, [&](const plan::Field &field, const plan::Stage &) {
        if (isHere(field.origin)) {
            const std::string written = textAt(project, here);
            if (!field.text.empty() && written != field.text && written != '"' + field.text + '"' &&
                written != '\'' + field.text + '\'')
                add({.kind = Kind::Effective, .value = field.text});
            for (const Origin &shadowed : field.shadowed)
                add({.kind = Kind::Replaces, .value = textAt(project, shadowed), .origin = shadowed});
        } else if (std::ranges::any_of(field.shadowed, isHere)) {
            add({.kind = Kind::ReplacedBy, .value = field.text, .origin = field.origin});
        }
        return true;
    });
}

void addModule(const Project &project, const Mention &mention, Hover &hover)
{
    if (!project.plan)
        return;
    for (const plan::Stage *stage : stagesOf(*project.plan)) {
        for (const plan::Block &module : stage->modules) {
            if (module.name.text != mention.occurrence->name)
                continue;
            hover.facts.push_back(
                {.kind = Kind::Version, .value = module.version.text, .origin = module.version.origin});
            hover.facts.push_back({.kind = Kind::Folder, .value = module.directory.string(), .origin = module.origin});
            return;
        }
    }
    for (const Origin &definition : definitions(project, mention))
        hover.facts.push_back(
            {.kind = Kind::Folder, .value = definition.file.path().parent_path().string(), .origin = definition});
}

void addArtifact(const Project &project, const std::string &name, Hover &hover)
{
    if (!project.plan)
        return;
    for (const plan::Stage *stage : stagesOf(*project.plan)) {
        for (const plan::Block *block : blocksOf(*stage)) {
            const auto found =
                std::ranges::find(block->artifacts, name, [](const auto &each) { return each.name.text; });
            if (found == block->artifacts.end())
                continue;
            const std::string folder = found->dest ? found->dest->text : std::string();
            hover.facts.push_back(
                {.kind = Kind::InstalledAs,
                 .value = folder + (folder.empty() || folder.ends_with('/') ? "" : "/") + found->target.text,
                 .origin = found->target.origin});
            if (!found->source.empty())
                hover.facts.push_back({.kind = Kind::Source, .value = found->source, .origin = found->sourceOrigin});
            for (const auto &[algorithm, digest] : found->checksums)
                hover.facts.push_back({.kind = Kind::Checksum, .value = algorithm + " " + digest});
            return;
        }
    }
}

void addMention(const Project &project, const Mention &mention, Hover &hover)
{
    const std::vector<Mention> all = usages(project, mention);
    const Occurrence &here = *mention.occurrence;
    if (here.kind == SymbolKind::Module && here.isWhole && !here.isDefinition)
        addModule(project, mention, hover);
    else if (here.kind == SymbolKind::Artifact)
        addArtifact(project, here.name, hover);
    else if (here.kind == SymbolKind::Stage && !here.isDefinition && all.front().occurrence->isDefinition)
        hover.facts.push_back({.kind = Kind::Stage, .value = here.name, .origin = all.front().origin()});
    if (all.size() > 1)
        hover.facts.push_back({.kind = Kind::UsedBy, .value = std::to_string(all.size() - 1)});
}

void addProblems(const Project &project, const std::filesystem::path &file, std::size_t offset, Hover &hover)
{
    for (const Diagnostic &problem : project.problems) {
        const Span span = problem.origin.span;
        if (problem.origin.file == file && offset >= span.begin && (offset < span.end || offset == span.begin))
            hover.problems.push_back(problem);
    }
}

/// True on the bytes of a key or a scalar, not in the space between them.
bool isOnNode(const yaml::Tree &tree, yaml::NodeId id, std::size_t offset)
{
    const yaml::Node node = tree.at(id);
    return (node.kind == yaml::Kind::Scalar || node.kind == yaml::Kind::Alias) && node.span.contains(offset);
}

} // namespace

std::optional<Hover> hover(const Project &project, const std::filesystem::path &file, std::size_t offset)
{
    const FileFacts *facts = project.find(file);
    if (facts == nullptr)
        return std::nullopt;
    Hover hover;
    addProblems(project, file, offset, hover);
    const yaml::NodeId id = facts->tree ? facts->tree->nodeAt(offset) : yaml::noNode;
    if (id != yaml::noNode && isOnNode(*facts->tree, id, offset)) {
        hover.span = facts->tree->at(id).span;
        hover.path = facts->tree->path(id);
        if (const descriptor::Place place = descriptor::placeOf(*facts->tree, id, facts->kind); place.key)
            addKey(place, hover);
        const yaml::NodeId parent = facts->tree->at(id).parent;
        const bool isKey = parent != yaml::noNode && facts->tree->at(parent).kind == yaml::Kind::Mapping &&
                           facts->tree->keyOf(id) == yaml::noNode;
        const auto &siblings = parent == yaml::noNode ? std::vector<yaml::NodeId>() : facts->tree->at(parent).children;
        const auto self = std::ranges::find(siblings, id);
        const yaml::NodeId value = isKey && self + 1 < siblings.end() ? *(self + 1) : id;
        addEffect(project, {file, facts->tree->at(value).span, {}}, hover);
        if (const auto mention = mentionAt(project, file, facts->tree->at(value).span.begin + 1))
            addMention(project, *mention, hover);
    } else if (!hover.problems.empty()) {
        hover.span = hover.problems.front().origin.span;
    }
    return hover.isEmpty() ? std::nullopt : std::optional(std::move(hover));
}

} // namespace slipway::assist
