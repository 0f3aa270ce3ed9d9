// SPDX-License-Identifier: MIT
#include "ui/model/projectindex.h"

#include "ui/model/kepttexts.h"
#include "ui/model/workspace.h"

#include <QStandardPaths>

#include <algorithm>
#include <set>

namespace slipway::ui {

namespace {

/// Scripts beyond this are programs in disguise.
constexpr std::size_t largestScript = 1024UL * 1024;

bool isDescriptorName(const Path &file)
{
    return file.extension() == ".yaml" || file.extension() == ".yml";
}

/// Checkouts of git repositories lie in the user's cache folder; what has an address is nobody's here.
bool isForeign(const Path &file)
{
    static const std::string cache =
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation).toStdString() + "/";
    return file.string().starts_with(cache) || isAddress(file);
}

/// The root, overrides, modules and then whatever else is open.
std::vector<Path> descriptorsOf(const ProjectInput &input)
{
    std::vector<Path> files;
    std::set<Path> seen;
    const auto add = [&](const Path &file) {
        if (!file.empty() && isDescriptorName(file) && seen.insert(file).second)
            files.push_back(file);
    };
    add(input.root);
    for (const plan::Override &each : input.overrides)
        add(each.file);
    for (const Path &file : input.analysis->files) {
        if (file.filename() == "module.yaml" || file == input.root)
            add(file);
    }
    for (const auto &[file, state] : input.open)
        add(file);
    return files;
}

bool isSame(const assist::FileFacts &known, const std::shared_ptr<const std::string> &text)
{
    return known.text == text || *known.text == *text;
}

} // namespace

ProjectInput projectInput(const Workspace &workspace, Texts texts)
{
    ProjectInput input{.analysis = workspace.analysis(),
                       .plan = workspace.lastGoodPlan(),
                       .root = workspace.root(),
                       .texts = workspace.kept().texts,
                       .disk = workspace.remembered()};
    for (const Workspace::OverrideChoice &each : workspace.overrides())
        input.overrides.push_back(overrideOf(each.file));
    for (const Document *document : workspace.documents()) {
        const auto known = input.analysis->open.find(document->path());
        const bool isKnown = known != input.analysis->open.end() &&
                             (texts == Texts::Analysed || *known->second.text == document->text());
        input.open.emplace(document->path(),
                           isKnown ? known->second
                                   : FileState{.text = std::make_shared<const std::string>(document->text()),
                                               .revision = document->revision()});
    }
    return input;
}

const FileState *ProjectIndex::state(const Path &file, const ProjectInput &input) const
{
    const auto it = input.open.find(file);
    return it == input.open.end() ? nullptr : &it->second;
}

std::shared_ptr<const std::string> ProjectIndex::text(const Path &file, const ProjectInput &input, bool isReread) const
{
    if (const FileState *open = state(file, input))
        return open->text;
    const auto known = m_facts.find(file);
    if (!isReread && known != m_facts.end())
        return known->second->text;
    if (isAddress(file)) {
        auto kept = KeptTexts(input.texts).text(file.string());
        return kept ? std::make_shared<const std::string>(std::move(*kept)) : nullptr;
    }
    auto bytes = (input.disk ? *input.disk : m_disk).read(file);
    return bytes ? std::make_shared<const std::string>(std::move(*bytes)) : nullptr;
}

ProjectIndex::Facts ProjectIndex::descriptor(const Path &file, const ProjectInput &input, bool isReread)
{
    const auto bytes = text(file, input, isReread);
    if (!bytes)
        return nullptr;
    const descriptor::ObjectKind kind = kindOf(file, input.root, input.overrides);
    Facts &known = m_facts[file];
    if (known && known->isDescriptor && known->kind == kind && isSame(*known, bytes))
        return known;
    const FileState *open = state(file, input);
    known = assist::factsOf({.file = file,
                             .kind = kind,
                             .isForeign = isForeign(file),
                             .text = bytes,
                             .tree = open == nullptr ? nullptr : open->tree});
    return known;
}

ProjectIndex::Facts ProjectIndex::script(const Path &file, const ProjectInput &input, bool isReread)
{
    const auto bytes = text(file, input, isReread);
    if (!bytes || bytes->size() > largestScript || bytes->contains('\0'))
        return nullptr;
    Facts &known = m_facts[file];
    if (!known || known->isDescriptor || !isSame(*known, bytes))
        known = assist::scriptFactsOf({.file = file, .isForeign = isForeign(file), .text = bytes});
    return known;
}

void ProjectIndex::addScripts(assist::Project &project, const ProjectInput &input, bool isReread)
{
    std::set<std::string> scripts;
    for (const Facts &facts : project.files) {
        for (const assist::Occurrence &each : facts->occurrences) {
            if (each.kind == assist::SymbolKind::Script)
                scripts.insert(each.name);
        }
    }
    for (const Facts &facts : project.files)
        scripts.erase(facts->file.native());
    for (const std::string &file : scripts) {
        if (Facts facts = script(file, input, isReread))
            project.files.push_back(std::move(facts));
    }
}

std::shared_ptr<const assist::Project> ProjectIndex::project(const ProjectInput &input)
{
    const std::scoped_lock lock(m_mutex);
    const bool isReread = !input.disk || input.disk != m_read;
    m_read = input.disk;
    auto project = std::make_shared<assist::Project>();
    for (const Path &file : descriptorsOf(input)) {
        if (Facts facts = descriptor(file, input, isReread))
            project->files.push_back(std::move(facts));
    }
    addScripts(*project, input, isReread);
    project->plan = input.plan;
    project->disk = &m_disk;
    for (const Problem &problem : input.analysis->problems)
        project->problems.push_back(problem.diagnostic);
    return project;
}

} // namespace slipway::ui
