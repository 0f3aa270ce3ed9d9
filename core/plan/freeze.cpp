// SPDX-License-Identifier: MIT
#include "core/plan/freeze.h"

#include "core/descriptor/validate.h"
#include "core/plan/freezer.h"

#include <algorithm>
#include <unordered_set>

namespace slipway::plan {

namespace {

const std::vector<Value> &installs(const ImageState &image)
{
    return itemsAt(*mapAt(image.map(), "modules"), "install");
}

class StageFreezer
{
public:
    StageFreezer(Freezer &freezer, Registry &registry, Pass &pass)
        : m_freezer(freezer)
        , m_registry(registry)
        , m_pass(pass)
    {
    }

    /// The template adds up the target's lists of one kind after the other until one has items (SPEC 6.1, CLEAN?); what
    /// is no list fails where it would be added. Nobody asks for those of builders.
    void checkPackageLists(const ImageState &target)
    {
        std::vector<const Map *> blocks;
        for (const Value &item : installs(target)) {
            if (RegisteredModule *module = m_registry.find(item))
                blocks.push_back(mapAt(*module->document().asMap(), "packages"));
        }
        blocks.push_back(mapAt(target.map(), "packages"));
        for (const std::string_view key : {"install", "remove", "reinstall"}) {
            bool isSettled = false;
            for (const Map *packages : blocks) {
                const Value *list = packages->find(key);
                if (list && list->isNull())
                    reportNoList(key, list->origin());
                isSettled = isSettled || (list && (list->isNull() || !itemsAt(*packages, key).empty()));
            }
            if (isSettled)
                return;
        }
    }

    Stage stage(const ImageState &image)
    {
        const Map &map = image.map();
        const Map &packages = *mapAt(map, "packages");
        Stage result;
        result.from = m_freezer.field(map, "from");
        result.image = block(image.document);
        result.image.requires_ = image.requires_;
        for (const Value &item : installs(image)) {
            if (RegisteredModule *module = m_registry.find(item))
                result.modules.push_back(moduleBlock(*module, image));
        }
        result.manager = m_freezer.field(packages, "manager");
        if (!get(packages, "manager_flags").isNull())
            result.managerFlags = m_freezer.field(packages, "manager_flags");
        result.repositories = repositories(packages);
        result.run = m_freezer.run(get(map, "run"));
        for (const Value &artifact : image.fetches.values())
            result.fetches.push_back(m_freezer.artifact(artifact));
        result.description = m_freezer.ifPresent(map, "description");
        if (const Map *help = mapAt(map, "help"))
            result.help = {get(*help, "add").isTruthy(), m_freezer.ifTruthy(*help, "template")};
        addOsbs(*mapAt(map, "osbs"), result);
        return result;
    }

private:
    Block moduleBlock(RegisteredModule &module, const ImageState &image)
    {
        Block result = block(module.document());
        result.isModule = true;
        result.directory = module.folder;
        if (const auto by = image.installedBy.find(module.name); by != image.installedBy.end())
            result.installedBy = by->second;
        for (const Value &item : itemsAt(*mapAt(*module.document().asMap(), "modules"), "install"))
            result.requires_.push_back(nameOf(item));
        for (const Value &item : itemsAt(*module.document().asMap(), "execute"))
            result.scripts.push_back(m_freezer.script(item));
        return result;
    }

    Block block(const Value &document)
    {
        const Map &map = *document.asMap();
        Block result;
        result.name = m_freezer.field(map, "name");
        result.version = m_freezer.field(map, "version");
        result.origin = document.origin();
        checkDestinations(map);
        for (const Value &item : itemsAt(map, "artifacts"))
            result.artifacts.push_back(m_freezer.artifact(item));
        for (const auto &[key, list] :
             {std::pair("args", &result.args), {"envs", &result.envs}, {"labels", &result.labels}}) {
            for (const Value &item : itemsAt(map, key))
                list->push_back(m_freezer.variable(item));
        }
        for (const Value &item : itemsAt(map, "ports"))
            result.ports.push_back(m_freezer.port(item));
        for (const Value &item : itemsAt(map, "volumes"))
            result.volumes.push_back(m_freezer.field(*item.asMap(), "path"));
        const Map &packages = *mapAt(map, "packages");
        checkPackages(packages);
        result.install = m_freezer.fields(packages, "install");
        result.reinstall = m_freezer.fields(packages, "reinstall");
        result.remove = m_freezer.fields(packages, "remove");
        return result;
    }

    /// The template splits package names at `=`, which only text can do.
    void checkPackages(const Map &packages)
    {
        for (const std::string_view key : {"install", "reinstall"}) {
            for (const Value &item : itemsAt(packages, key)) {
                if (item.asString())
                    continue;
                Diagnostic problem{Severity::Error,      "wrong-type",
                                   "'%1' has to be %2.", {"packages." + std::string(key), "a list of names as text"},
                                   "Put it in quotes.",  item.origin()};
                if (!item.isNull() && !item.asList() && !item.asMap())
                    problem.fixes = {descriptor::quoting(item.origin())};
                m_pass.report(std::move(problem));
            }
        }
    }

    void reportNoList(std::string_view key, const Origin &origin)
    {
        m_pass.report({Severity::Error,
                       "not-a-list",
                       "'%1' has to be a list, but it is %2.",
                       {std::string(key), "nothing"},
                       "Write its items as '- …' lines, or remove the key.",
                       origin});
    }

    /// Artifacts are sorted by their destination, which fails for some with and some without.
    void checkDestinations(const Map &map)
    {
        const Value *without = nullptr;
        bool hasDestination = false;
        for (const Value &item : itemsAt(map, "artifacts")) {
            const Map &artifact = *item.asMap();
            if (get(artifact, "image").isTruthy())
                continue;
            if (get(artifact, "dest").isNull())
                without = &item;
            else
                hasDestination = true;
        }
        const Origin dest = without ? get(*without->asMap(), "dest").origin() : Origin();
        if (without && hasDestination)
            m_pass.report({Severity::Error,
                           "mixed-destinations",
                           "The artifact '%1' has no destination while others have one, which CEKit cannot sort.",
                           {nameOf(*without)},
                           "Artifacts from git need a descriptor or module of their own; to others add 'dest'.",
                           dest.isWritten() ? dest : descriptor::headOf(*without)});
    }

    std::vector<PackageRepository> repositories(const Map &packages)
    {
        const std::vector<Value> &injected = itemsAt(packages, "repositories_injected");
        std::unordered_set<const Map *> injectedMaps;
        for (const Value &item : injected)
            injectedMaps.insert(item.asMap());
        std::vector<PackageRepository> result;
        std::unordered_set<const Map *> listed;
        for (const Value &item : itemsAt(packages, "repositories")) {
            result.push_back(m_freezer.repository(item, injectedMaps.contains(item.asMap())));
            listed.insert(item.asMap());
        }
        for (const Value &item : injected) {
            if (!listed.contains(item.asMap()))
                result.push_back(m_freezer.repository(item, true));
        }
        return result;
    }

    void addOsbs(const Map &osbs, Stage &stage)
    {
        stage.extraDir = m_freezer.ifPresent(osbs, "extra_dir");
        stage.extraDirTarget = m_freezer.ifTruthy(osbs, "extra_dir_target");
        if (const Map *container = mapAt(*mapAt(osbs, "configuration"), "container"))
            stage.remoteSource = m_freezer.ifTruthy(*container, "remote_source");
    }

    Freezer &m_freezer;
    Registry &m_registry;
    Pass &m_pass;
};

} // namespace

ModuleSnapshots snapshotModules(const std::vector<ImageState *> &images, Registry &registry)
{
    ModuleSnapshots result;
    for (const ImageState *image : images) {
        for (const Value &item : installs(*image)) {
            RegisteredModule *module = registry.find(item);
            if (!module)
                continue;
            const auto known = std::ranges::find(result.documents, module->name, &std::pair<std::string, Value>::first);
            if (known != result.documents.end()) {
                known->second = deepCopy(module->document());
                continue;
            }
            result.documents.emplace_back(module->name, deepCopy(module->document()));
            result.folders.push_back({module->name, module->folder});
        }
    }
    return result;
}

std::vector<Stage> freezeStages(const std::vector<ImageState *> &images, Registry &registry, Pass &pass)
{
    std::vector<std::pair<std::string, std::filesystem::path>> folders;
    for (const ImageState *image : images) {
        for (const Value &item : installs(*image)) {
            if (const RegisteredModule *module = registry.find(item))
                folders.emplace_back(module->targetFolder, module->folder);
        }
    }
    Freezer freezer(pass, std::move(folders));
    StageFreezer(freezer, registry, pass).checkPackageLists(*images.front());
    std::vector<Stage> stages;
    for (const ImageState *image : images)
        stages.push_back(StageFreezer(freezer, registry, pass).stage(*image));
    return stages;
}

} // namespace slipway::plan
