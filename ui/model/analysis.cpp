// SPDX-License-Identifier: MIT
#include "ui/model/analysis.h"

#include "core/check/check.h"
#include "core/check/fixes.h"
#include "core/descriptor/build.h"
#include "core/descriptor/files.h"
#include "core/generate/help.h"
#include "core/image/builder.h"
#include "core/plan/helptemplate.h"
#include "core/plan/pipeline.h"
#include "ui/model/artifactlist.h"
#include "ui/model/checkouts.h"
#include "ui/model/kepttexts.h"

#include <algorithm>
#include <set>

namespace slipway::ui {

namespace {

std::map<Path, std::string> textsOf(const std::map<Path, FileState> &open)
{
    std::map<Path, std::string> texts;
    for (const auto &[path, state] : open)
        texts.emplace(path, *state.text);
    return texts;
}

/// The same, and the overrides from addresses as they were fetched last, which no disk has under these names.
std::map<Path, std::string> textsOf(const Snapshot &snapshot, const KeptTexts &kept)
{
    std::map<Path, std::string> texts = textsOf(snapshot.open);
    for (const plan::Override &each : snapshot.overrides) {
        auto text = each.kind == plan::Override::Kind::Url ? kept.text(each.text) : std::unexpected(Diagnostic{});
        if (text)
            texts.emplace(each.file, std::move(*text));
    }
    return texts;
}

/// Problems of open files that the plan never looked at: each is checked on its own.
void checkAlone(const Path &file, const Snapshot &snapshot, const descriptor::Files &files,
                std::vector<Diagnostic> &problems)
{
    const auto tree = files.tree(file);
    if (!tree)
        return;
    descriptor::Document document = descriptor::read(*tree, file);
    problems.insert(problems.end(), document.problems.begin(), document.problems.end());
    if (descriptor::hasErrors(document.problems))
        return;
    const std::string directory = file.parent_path().string();
    descriptor::BuildContext context{
        .files = &files, .artifactDirectory = directory, .repositoryDirectory = directory, .fileDirectory = directory};
    const descriptor::ObjectKind kind = kindOf(file, snapshot.root, snapshot.overrides);
    const yaml::List *stages = kind == descriptor::ObjectKind::Image ? document.value.asList() : nullptr;
    for (yaml::Value each : stages ? stages->items : std::vector{document.value})
        descriptor::build(kind, each, context);
    problems.insert(problems.end(), context.problems.begin(), context.problems.end());
}

/// The fault of a help template; a missing one is the plan's own problem.
void checkHelpPage(const plan::Plan &plan, const descriptor::Files &files, std::vector<Diagnostic> &problems)
{
    if (!plan.target.help.isAdded || !plan.target.help.templatePath)
        return;
    const Path file = plan::helpTemplateFile(plan, plan.descriptor.parent_path() / "target");
    if (!files.exists(file) || files.isDirectory(file))
        return;
    auto page = generate::helpPage(plan, generate::HelpTemplate{.file = file, .files = files});
    if (!page)
        problems.push_back(std::move(page.error()));
}

/// Bytes of text that may be gone over for fixes before the problems are shown; the other fixes follow.
constexpr std::size_t quickFixes = 64U * 1024U;

void findDuplicates(const std::map<Path, FileState> &open, std::vector<Diagnostic> &diagnostics)
{
    for (const auto &[path, state] : open) {
        if (state.tree && state.tree->isValid())
            check::duplicateKeys(*state.tree, path, diagnostics);
    }
}

/// Adds the fixes that the texts of the open files allow. False when the limits kept some out.
bool mend(std::span<Diagnostic *const> diagnostics, const std::map<Path, FileState> &open,
          const descriptor::Files &files, const check::FixLimits &limits)
{
    std::map<Path, std::vector<Diagnostic *>> byFile;
    for (Diagnostic *diagnostic : diagnostics)
        byFile[diagnostic->origin.file].push_back(diagnostic);
    bool isWhole = true;
    for (const auto &[file, problems] : byFile) {
        const auto state = open.find(file);
        if (state != open.end() && state->second.tree && !state->second.isReadOnly)
            isWhole =
                check::addFixes({{*state->second.text, *state->second.tree}, file, files}, problems, limits) && isWhole;
    }
    return isWhole;
}

/// Adds line and column, reading each file once.
std::vector<Problem> located(std::vector<Diagnostic> diagnostics, const descriptor::Files &files)
{
    std::map<Path, std::pair<std::string, LineIndex>> texts;
    std::vector<Problem> problems;
    for (Diagnostic &diagnostic : diagnostics) {
        const Path &file = diagnostic.origin.file;
        auto it = texts.find(file);
        if (it == texts.end()) {
            std::string text = file.empty() ? std::string() : files.read(file).value_or(std::string());
            LineIndex lines(text);
            it = texts.emplace(file, std::pair(std::move(text), std::move(lines))).first;
        }
        const Position position = it->second.second.position(it->second.first, diagnostic.origin.span.begin);
        problems.push_back({.diagnostic = std::move(diagnostic), .position = position});
    }
    std::ranges::stable_sort(problems, {}, [](const Problem &problem) {
        return std::tie(problem.diagnostic.origin.file, problem.diagnostic.origin.span.begin);
    });
    return problems;
}

descriptor::OverlayFiles::Trees treesOf(const std::map<Path, FileState> &open)
{
    descriptor::OverlayFiles::Trees trees;
    for (const auto &[path, state] : open)
        trees.emplace(path, state.tree);
    return trees;
}

/// The trees of texts that have none yet.
void parseTrees(std::map<Path, FileState> &open, const std::stop_token &stop)
{
    for (auto &[path, state] : open) {
        if (!state.tree && !stop.stop_requested())
            state.tree = std::make_shared<const yaml::Tree>(yaml::Tree::parse(*state.text));
    }
}

} // namespace

Preview preview(const std::shared_ptr<const Analysis> &analysis, std::stop_token stop)
{
    const image::ContentsOptions options{.fetched = cachedArtifacts(*analysis->plan, analysis->artifactCache)};
    Preview result{.contents = image::contents(*analysis->plan, options, stop), .problems = {}};
    const auto isNews = [&](const Diagnostic &found) {
        return std::ranges::none_of(analysis->problems, [&](const Problem &known) {
            const Diagnostic &diagnostic = known.diagnostic;
            return diagnostic.severity == found.severity && diagnostic.origin.file == found.origin.file &&
                   diagnostic.origin.path.starts_with(found.origin.path);
        });
    };
    std::vector<Diagnostic> news;
    std::ranges::copy_if(result.contents.problems, std::back_inserter(news), isNews);
    const descriptor::DiskFiles disk;
    const descriptor::OverlayFiles files(disk, textsOf(analysis->open));
    result.problems = located(std::move(news), files);
    return result;
}

std::vector<Problem> mended(const std::shared_ptr<const Analysis> &analysis, std::stop_token stop)
{
    std::vector<Problem> problems = analysis->problems;
    std::vector<Diagnostic *> all;
    for (Problem &problem : problems)
        all.push_back(&problem.diagnostic);
    const descriptor::DiskFiles disk;
    const descriptor::OverlayFiles files(disk, textsOf(analysis->open));
    mend(all, analysis->open, files, {.stop = std::move(stop)});
    return problems;
}

plan::Override overrideOf(const Path &file)
{
    const auto kind = isAddress(file) ? plan::Override::Kind::Url : plan::Override::Kind::File;
    return {.kind = kind, .file = file, .text = isAddress(file) ? file.string() : std::string()};
}

descriptor::ObjectKind kindOf(const Path &file, const Path &root, const std::vector<plan::Override> &overrides)
{
    if (std::ranges::any_of(overrides, [&](const plan::Override &each) { return each.file == file; }))
        return descriptor::ObjectKind::Overrides;
    if (file.filename() == "module.yaml" || (file != root && file.filename() == "module.yml"))
        return descriptor::ObjectKind::Module;
    const bool isOverrideByName = file != root && file.filename().string().contains("override");
    return isOverrideByName ? descriptor::ObjectKind::Overrides : descriptor::ObjectKind::Image;
}

namespace {

/// The plan of the root and what is made from it.
void planRoot(const Snapshot &snapshot, const descriptor::Files &files, const plan::RepositorySource *repositories,
              const std::stop_token &stop, Analysis &result, std::vector<Diagnostic> &diagnostics)
{
    const KeptTexts kept(snapshot.texts);
    plan::Result planned =
        plan::plan({.descriptor = snapshot.root, .overrides = snapshot.overrides},
                   {.files = &files, .repositories = repositories, .texts = &kept, .cache = snapshot.cache}, stop);
    diagnostics = std::move(planned.diagnostics);
    result.files = std::move(planned.files);
    if (!planned.plan || stop.stop_requested())
        return;
    auto plan = std::make_shared<const plan::Plan>(std::move(*planned.plan));
    std::ranges::move(check::check({.plan = *plan, .files = files}), std::back_inserter(diagnostics));
    checkHelpPage(*plan, files, diagnostics);
    result.containerfile = generate::containerfile(*plan, {.noSquash = snapshot.noSquash});
    result.graph = graph::graph(*plan);
    for (const auto &[file, state] : snapshot.open)
        result.effects[file] =
            std::make_shared<const std::vector<assist::Effect>>(assist::effects(*plan, file, snapshot.root));
    result.obstacles = image::obstacles(*plan);
    result.plan = std::move(plan);
}

} // namespace

Analysis analyse(const Snapshot &snapshot, std::stop_token stop)
{
    Analysis result{.root = snapshot.root, .open = snapshot.open, .artifactCache = snapshot.artifactCache};
    const descriptor::DiskFiles disk;
    parseTrees(result.open, stop);
    const descriptor::OverlayFiles files(snapshot.disk ? *snapshot.disk : disk,
                                         textsOf(snapshot, KeptTexts(snapshot.texts)), treesOf(result.open));
    std::vector<Diagnostic> diagnostics;
    const bool isPlanned = !snapshot.root.empty() &&
                           kindOf(snapshot.root, snapshot.root, snapshot.overrides) == descriptor::ObjectKind::Image;
    std::optional<RecordedRepositories> recorded;
    if (isPlanned && snapshot.repositories != nullptr)
        recorded.emplace(*snapshot.repositories);
    if (isPlanned)
        planRoot(snapshot, files, recorded ? &*recorded : nullptr, stop, result, diagnostics);
    const std::set<Path> seen(result.files.begin(), result.files.end());
    for (const auto &[path, state] : snapshot.open) {
        if (!seen.contains(path) && !stop.stop_requested())
            checkAlone(path, snapshot, files, diagnostics);
    }
    if (recorded)
        result.checkouts = recorded->checkouts(result.open);
    findDuplicates(result.open, diagnostics);
    std::vector<Diagnostic *> all;
    for (Diagnostic &diagnostic : diagnostics)
        all.push_back(&diagnostic);
    if (!stop.stop_requested())
        result.isMended = mend(all, result.open, files, {.bytes = quickFixes, .stop = stop});
    result.problems = located(std::move(diagnostics), files);
    return result;
}

} // namespace slipway::ui
