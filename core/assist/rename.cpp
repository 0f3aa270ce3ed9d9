// SPDX-License-Identifier: MIT
#include "core/assist/rename.h"

#include "core/assist/variables.h"
#include "core/yaml/edit.h"

#include <algorithm>
#include <map>

namespace slipway::assist {

namespace {

using Texts = std::map<std::filesystem::path, std::string>;

Diagnostic refusal(std::string code, std::string text, std::vector<std::string> arguments, std::string advice,
                   const Mention &mention)
{
    return {.severity = Severity::Error,
            .code = std::move(code),
            .text = std::move(text),
            .arguments = std::move(arguments),
            .advice = std::move(advice),
            .origin = mention.origin()};
}

std::optional<Diagnostic> checkName(const Mention &mention, const std::string &name)
{
    const bool isVariable = mention.occurrence->kind == SymbolKind::Variable;
    if (isVariable && !isVariableName(name))
        return refusal("rename-name", "'%1' is no name for a variable.", {name},
                       "Use letters, digits and _, with no digit in front.", mention);
    const bool isOdd =
        name.empty() || name.find_first_of("\n\r\t") != std::string::npos || name.front() == ' ' || name.back() == ' ';
    if (isOdd)
        return refusal("rename-name", "'%1' cannot be a name.", {name},
                       "Use a text of one line without blanks around it.", mention);
    return std::nullopt;
}

/// Another thing of that kind has the name already.
std::optional<Diagnostic> checkFree(const Project &project, const Mention &mention, const std::string &name)
{
    for (const auto &file : project.files) {
        for (const Occurrence &each : file->occurrences) {
            if (each.kind == mention.occurrence->kind && each.name == name)
                return refusal("rename-taken", "'%1' is in use already: the two would become one.", {name},
                               "Choose another name.", {file.get(), &each});
        }
    }
    return std::nullopt;
}

std::expected<std::vector<TextEdit>, Diagnostic> editsOf(const FileFacts &file, const Occurrence &each,
                                                         const std::string &name)
{
    if (!each.isWhole || !file.tree)
        return std::vector{TextEdit{.span = each.span, .replacement = name}};
    const yaml::Source source{.text = *file.text, .tree = *file.tree};
    return yaml::setValue(source, each.node, yaml::NewNode::string(name));
}

std::expected<std::vector<FileEdits>, Diagnostic> allEdits(const std::vector<Mention> &mentions,
                                                           const std::string &name)
{
    std::map<std::filesystem::path, std::vector<TextEdit>> byFile;
    for (const Mention &each : mentions) {
        auto edits = editsOf(*each.file, *each.occurrence, name);
        if (!edits) {
            Diagnostic problem = std::move(edits.error());
            problem.origin.file = each.file->file;
            return std::unexpected(std::move(problem));
        }
        std::ranges::move(*edits, std::back_inserter(byFile[each.file->file]));
    }
    std::vector<FileEdits> files;
    for (auto &[file, edits] : byFile) {
        std::ranges::sort(edits, {}, [](const TextEdit &edit) { return edit.span.begin; });
        files.push_back({.file = file, .edits = std::move(edits)});
    }
    return files;
}

std::size_t count(const FileFacts &facts, SymbolKind kind, const std::string &name)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        facts.occurrences, [&](const Occurrence &each) { return each.kind == kind && each.name == name; }));
}

/// Reads every changed file again: the new name where the old one was, and nothing else.
std::optional<Diagnostic> verify(const Project &project, const Mention &mention, const Rename &change, Texts &texts)
{
    for (const FileEdits &each : change.files) {
        const FileFacts &before = *project.find(each.file);
        auto text = std::make_shared<const std::string>(applied(*before.text, each.edits));
        texts.emplace(each.file, *text);
        const FileSource source{.file = each.file, .kind = before.kind, .text = text};
        const auto after = before.isDescriptor ? factsOf(source) : scriptFactsOf(source);
        const SymbolKind kind = mention.occurrence->kind;
        const bool isValid = !after->tree || after->tree->isValid();
        if (!isValid || count(*after, kind, change.from) != 0 ||
            count(*after, kind, change.to) != count(before, kind, change.from))
            return refusal("rename-unsafe", "In %1 the new name would not be read as a name.",
                           {each.file.filename().string()}, "Change that file by hand.", mention);
    }
    return std::nullopt;
}

std::optional<Diagnostic> checkPlan(const Texts &texts, const Replan &replan)
{
    if (!replan)
        return std::nullopt;
    const auto errors = [](const std::vector<Diagnostic> &all, const std::string &code) {
        return std::ranges::count_if(
            all, [&](const Diagnostic &each) { return each.severity == Severity::Error && each.code == code; });
    };
    const std::vector<Diagnostic> before = replan({});
    const std::vector<Diagnostic> after = replan(texts);
    for (const Diagnostic &each : after) {
        if (each.severity == Severity::Error && errors(after, each.code) > errors(before, each.code))
            return Diagnostic{.severity = Severity::Error,
                              .code = "rename-breaks",
                              .text = "The descriptor would no longer work: %1",
                              .arguments = {message(each)},
                              .advice = "",
                              .origin = each.origin};
    }
    return std::nullopt;
}

void addNotes(const std::vector<Mention> &mentions, const Mention &mention, Rename &change)
{
    const auto note = [&](std::string code, std::string text) {
        change.notes.push_back({.severity = Severity::Warning,
                                .code = std::move(code),
                                .text = std::move(text),
                                .arguments = {change.from, change.to},
                                .advice = "",
                                .origin = {}});
    };
    const SymbolKind kind = mention.occurrence->kind;
    const bool isFileName = std::ranges::any_of(mentions, [](const Mention &each) {
        if (each.occurrence->kind != SymbolKind::Artifact || !each.occurrence->isDefinition)
            return false;
        const yaml::Tree &tree = *each.file->tree;
        return tree.value(tree.at(each.occurrence->node).parent, "target") == yaml::noNode;
    });
    if (isFileName)
        note("rename-target", "The file in the image is then called %2: scripts that name it are not changed.");
    if (kind == SymbolKind::Variable)
        note("rename-readers", "Programs that read %1 by themselves are not known and not changed.");
    const bool isTarget = std::ranges::any_of(mentions, [](const Mention &each) {
        return each.occurrence->kind == SymbolKind::Stage && each.occurrence->isDefinition;
    });
    if (kind == SymbolKind::Stage && isTarget)
        note("rename-tag", "An image's name becomes its tag: who pulls %1 has to ask for %2.");
}

} // namespace

std::expected<std::string, Diagnostic> renamable(const Project &project, const Mention &mention)
{
    const Occurrence &here = *mention.occurrence;
    if (here.kind == SymbolKind::Script || here.kind == SymbolKind::File)
        return std::unexpected(refusal("rename-file", "Files are not renamed from here.", {},
                                       "Rename it on disk, and the name in the text.", mention));
    const std::vector<Mention> mentions = usages(project, mention);
    const bool isDefined =
        std::ranges::any_of(mentions, [](const Mention &each) { return each.occurrence->isDefinition; });
    if (here.kind == SymbolKind::Stage && !isDefined)
        return std::unexpected(refusal("rename-foreign", "'%1' is an image from elsewhere, no stage.", {here.name},
                                       "Change the text to use another image.", mention));
    if (here.kind == SymbolKind::Module && !isDefined)
        return std::unexpected(refusal("rename-foreign", "No module '%1' is known.", {here.name},
                                       "Fetch its repository, or correct the name.", mention));
    const auto foreign = std::ranges::find_if(mentions, [](const Mention &each) { return each.file->isForeign; });
    if (foreign != mentions.end())
        return std::unexpected(refusal("rename-foreign", "'%1' is written in a git repository that Slipway only reads.",
                                       {here.name}, "Rename it there.", *foreign));
    const auto broken =
        std::ranges::find_if(project.files, [](const auto &file) { return file->tree && !file->tree->isValid(); });
    if (broken != project.files.end())
        return std::unexpected(refusal("rename-broken", "%1 cannot be read now: names in it could be missed.",
                                       {(*broken)->file.filename().string()}, "Mend it first.", mention));
    return here.name;
}

std::expected<Rename, Diagnostic> rename(const Project &project, const Mention &mention, const std::string &name,
                                         const Replan &replan)
{
    auto from = renamable(project, mention);
    if (!from)
        return std::unexpected(std::move(from.error()));
    Rename change{.from = std::move(*from), .to = name};
    if (auto problem = checkName(mention, name))
        return std::unexpected(std::move(*problem));
    if (change.from == name)
        return change;
    if (auto problem = checkFree(project, mention, name))
        return std::unexpected(std::move(*problem));
    const std::vector<Mention> mentions = usages(project, mention);
    auto files = allEdits(mentions, name);
    if (!files)
        return std::unexpected(std::move(files.error()));
    change.files = std::move(*files);
    Texts texts;
    if (auto problem = verify(project, mention, change, texts))
        return std::unexpected(std::move(*problem));
    if (auto problem = checkPlan(texts, replan))
        return std::unexpected(std::move(*problem));
    addNotes(mentions, mention, change);
    return change;
}

} // namespace slipway::assist
