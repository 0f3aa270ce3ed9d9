// SPDX-License-Identifier: MIT
#include "core/plan/modulewalk.h"

#include "core/descriptor/build.h"
#include "core/descriptor/validate.h"

#include <algorithm>

namespace slipway::plan {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t deepestFolder = 100;
constexpr std::size_t mostFolders = 50'000;

/// Builds a module of a text (SPEC 3). The folder is what CEKit calls it in its copy of the repository.
LoadedModule loadModule(const fs::path &file, std::string_view text, const std::string &folder,
                        const std::string &absoluteFolder, const descriptor::Files &files)
{
    descriptor::Document document = descriptor::read(text, file);
    LoadedModule module{document.value, std::move(document.problems), {}};
    if (descriptor::hasErrors(module.problems)) {
        module.document = Value::map();
        return module;
    }
    descriptor::BuildContext context{.files = &files,
                                     .artifactDirectory = absoluteFolder,
                                     .repositoryDirectory = folder,
                                     .fileDirectory = file.parent_path()};
    if (module.document.isNull())
        module.document = Value(yaml::Null{}, std::make_shared<const Origin>(Origin{file, {}, {}}));
    descriptor::build(descriptor::ObjectKind::Module, module.document, context);
    module.problems.insert(module.problems.end(), context.problems.begin(), context.problems.end());
    module.files = std::move(context.filesRead);
    return module;
}

} // namespace

ModuleWalk::ModuleWalk(Registry &registry, Pass &pass, const Value &repository)
    : m_registry(registry)
    , m_pass(pass)
    , m_repository(repository)
{
}

void ModuleWalk::search(const fs::path &directory, const std::string &folder)
{
    visit({directory, folder, {m_pass.surroundings.files->realPath(directory)}, 0});
}

void ModuleWalk::refuse(const std::string &code, const std::string &text, const fs::path &path)
{
    if (!m_isRefused)
        m_pass.report(
            {Severity::Error, code, text, {nameOf(m_repository), path.string()}, "", descriptor::headOf(m_repository)});
    m_isRefused = true;
}

void ModuleWalk::visit(const Place &place)
{
    if (m_isRefused || m_pass.isCancelled())
        return;
    if (place.depth > deepestFolder || ++m_visited > mostFolders) {
        refuse("repository-too-large", "The module repository '%1' has too many or too deep folders (%2).",
               place.directory);
        return;
    }
    const std::vector<descriptor::DirectoryEntry> entries = m_pass.surroundings.files->list(place.directory);
    const auto descriptor = std::ranges::find(entries, "module.yaml", &descriptor::DirectoryEntry::name);
    if (descriptor != entries.end() && !descriptor->isDirectory && !descriptor->isDangling)
        registerModule(place);
    for (const descriptor::DirectoryEntry &entry : entries) {
        if (entry.isDangling)
            refuse("repository-dangling-link", "The module repository '%1' cannot be copied: %2 is a link to nothing.",
                   place.directory / entry.name);
        else if (entry.isDirectory)
            visitChild(place, entry);
    }
}

void ModuleWalk::visitChild(const Place &place, const descriptor::DirectoryEntry &entry)
{
    Place child{place.directory / entry.name, descriptor::joinedPath(place.folder, entry.name), place.realAncestors,
                place.depth + 1};
    if (entry.isLink) {
        const fs::path real = m_pass.surroundings.files->realPath(child.directory);
        const fs::path here = m_pass.surroundings.files->realPath(place.directory);
        if (std::ranges::mismatch(real, here).in1 == real.end() ||
            std::ranges::find(child.realAncestors, real) != child.realAncestors.end()) {
            refuse("repository-link-cycle", "The module repository '%1' cannot be copied: %2 is a link into itself.",
                   child.directory);
            return;
        }
        child.realAncestors.push_back(real);
    }
    visit(child);
}

void ModuleWalk::registerModule(const Place &place)
{
    const std::string absolute =
        descriptor::normalPath(descriptor::joinedPath(m_pass.input.workingDirectory.string(), place.folder));
    const std::shared_ptr<const LoadedModule> loaded = load(place, absolute);
    m_pass.files.push_back(place.directory / "module.yaml");
    if (!loaded)
        return;
    m_pass.files.insert(m_pass.files.end(), loaded->files.begin(), loaded->files.end());
    m_pass.report(loaded->problems);
    const std::string *name = get(*loaded->document.asMap(), "name").asString();
    if (!name)
        return;
    RegisteredModule module;
    module.name = *name;
    module.folder = place.directory;
    module.targetFolder = absolute;
    module.loaded = loaded;
    m_registry.add(std::move(module), m_pass);
}

std::shared_ptr<const LoadedModule> ModuleWalk::load(const Place &place, const std::string &absoluteFolder)
{
    const fs::path file = place.directory / "module.yaml";
    auto text = m_pass.surroundings.files->read(file);
    if (!text) {
        m_pass.report({Severity::Error,
                       "missing-file",
                       "The file '%1' cannot be read: %2.",
                       {file.string(), text.error()},
                       "",
                       {file, {}, {}}});
        return nullptr;
    }
    ModuleCache *cache = m_pass.surroundings.cache;
    ModuleCache::Key key{file, place.folder + '\n' + absoluteFolder, *text};
    if (std::shared_ptr<const LoadedModule> known = cache ? cache->find(key) : nullptr)
        return known;
    auto loaded = std::make_shared<const LoadedModule>(
        loadModule(file, *text, place.folder, absoluteFolder, *m_pass.surroundings.files));
    // What was read from other files may change without the module's text changing.
    if (cache && loaded->files.empty())
        cache->insert(std::move(key), loaded);
    return loaded;
}

} // namespace slipway::plan
