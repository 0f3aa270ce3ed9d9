// SPDX-License-Identifier: MIT
#include "core/plan/resolve.h"

#include "core/plan/merge.h"

namespace slipway::plan {

namespace {

/// CEKit gives up at Python's recursion limit; so deep chains of requirements are mistakes.
constexpr std::size_t longestChain = 900;

class Resolver
{
public:
    Resolver(ImageState &image, Registry &registry, Pass &pass)
        : m_image(image)
        , m_registry(registry)
        , m_pass(pass)
    {
    }

    void resolve()
    {
        Map &map = m_image.map();
        Map &modules = *mapAt(map, "modules");
        Map &packages = *mapAt(map, "packages");
        for (const Value &item : itemsAt(modules, "install"))
            m_image.requires_.push_back(nameOf(item));
        m_repositories = Named(itemsAt(packages, "repositories"));
        m_run.asMap()->set("name", Value::string("run"));

        process(itemsAt(modules, "install"), 0);

        modules.set("install", listOf(m_installed.values(), get(modules, "install")));
        packages.set("repositories", listOf(m_repositories.values(), get(packages, "repositories")));
        if (const Value run = get(map, "run"); run.asMap())
            mergeRun(run, m_run, m_pass);
        else
            map.set("run", m_run);
    }

private:
    void process(const std::vector<Value> &items, std::size_t depth)
    {
        for (const Value &required : items) {
            if (m_pass.isCancelled())
                return;
            const std::string name = nameOf(required);
            m_image.installedBy[name].push_back(required.origin());
            // What the image says about a version holds for requirements of modules too.
            const Value *ordered = m_image.installOverrides.find(name);
            const Value item = ordered ? *ordered : required;
            if (const Value *existing = m_installed.find(name))
                compareVersions(*existing, item);
            else if (RegisteredModule *module = m_registry.find(item, true, m_pass))
                install(item, *module, depth);
        }
    }

    void compareVersions(const Value &existing, const Value &item)
    {
        const Value &taken = get(*existing.asMap(), "version");
        const Value &wanted = get(*item.asMap(), "version");
        if (yaml::equal(taken, wanted))
            return;
        const auto inWords = [](const Value &version) {
            return version.isNull() ? "any version" : "version " + yaml::str(version);
        };
        m_pass.report({Severity::Warning,
                       "module-version-conflict",
                       "%2 of module '%1' is asked for here, but %3 was asked for before and is taken.",
                       {nameOf(item), inWords(wanted), inWords(taken)},
                       "Name the version in the image's modules.install.",
                       item.origin()});
    }

    void install(const Value &item, RegisteredModule &module, std::size_t depth)
    {
        Map &map = *module.document().asMap();
        takeArtifacts(map);
        takePackages(*mapAt(map, "packages"));
        if (const Value run = get(map, "run"); run.asMap()) {
            mergeRun(run, m_run, m_pass);
            m_run = run;
        }
        m_installed.set(module.name, item);
        if (depth < longestChain)
            process(itemsAt(*mapAt(map, "modules"), "install"), depth + 1);
        else
            m_pass.report({Severity::Error,
                           "requirements-too-deep",
                           "Modules require one another over more than %1 steps.",
                           {std::to_string(longestChain)},
                           "",
                           item.origin()});
        takeHelp(map, module.name);
        m_installed.moveToEnd(module.name);
    }

    /// Artifacts that the image or an override knows by the same name replace the module's.
    void takeArtifacts(Map &module)
    {
        Named artifacts(itemsAt(module, "artifacts"));
        for (const Value &artifact : itemsAt(module, "artifacts")) {
            const std::string name = nameOf(artifact);
            const Value *known = m_image.artifactOverrides.find(name);
            if (known && known->asMap() != artifact.asMap()) {
                warnOfLostPlace(*known, artifact);
                shadow(*known, artifact);
            }
            m_image.fetches.set(name, known ? *known : artifact);
            if (known)
                artifacts.set(name, *known);
        }
        module.set("artifacts", listOf(artifacts.values(), get(module, "artifacts")));
    }

    /// An artifact of an override keeps nothing of the module's that it replaces (SPEC Q9).
    void warnOfLostPlace(const Value &known, const Value &artifact)
    {
        for (const std::string_view key : {"dest", "target"}) {
            const Value &wanted = get(*artifact.asMap(), key);
            const Value &taken = get(*known.asMap(), key);
            if (wanted.origin().isWritten() && !taken.origin().isWritten() && !yaml::equal(wanted, taken))
                m_pass.report({Severity::Warning,
                               "override-loses-place",
                               "'%1' replaces an artifact of a module but not its '%2': %3 becomes %4.",
                               {nameOf(known), std::string(key), yaml::str(wanted), yaml::str(taken)},
                               "Write '%2: %3' here as well.",
                               known.origin()});
        }
    }

    void shadow(const Value &known, const Value &artifact)
    {
        for (const auto &[key, value] : artifact.asMap()->entries) {
            if (const std::string name = yaml::str(key); known.asMap()->find(name))
                m_pass.provenance.shadow(known, name, value, artifact.asMap());
        }
    }

    void takePackages(const Map &packages)
    {
        for (const Value &repository : itemsAt(packages, "repositories")) {
            if (!m_repositories.find(nameOf(repository)))
                m_repositories.set(nameOf(repository), repository);
        }
        Map &own = *mapAt(m_image.map(), "packages");
        const Value &manager = get(packages, "manager");
        if (!get(own, "manager").isTruthy() && manager.isTruthy())
            own.set("manager", manager);
    }

    /// The last module with a help section gives the image its own; a relative template is looked for in the module's
    /// folder.
    void takeHelp(const Map &module, const std::string &name)
    {
        const Value help = get(module, "help");
        if (!help.isTruthy() || !help.asMap())
            return;
        const Value old = get(m_image.map(), "help");
        m_image.map().set("help", help);
        m_pass.provenance.shadow(m_image.document, "help", old, &m_image.map());
        const Value path = get(*help.asMap(), "template");
        if (!path.isTruthy())
            return;
        if (!path.asString())
            m_pass.report({Severity::Error,
                           "wrong-type",
                           "'%1' has to be %2.",
                           {"template", "text"},
                           "Put it in quotes.",
                           path.origin()});
        else if (!path.asString()->starts_with('/'))
            help.asMap()->set("template",
                              Value("target/image/modules/" + name + "/" + *path.asString(), path.sharedOrigin()));
    }

    ImageState &m_image;
    Registry &m_registry;
    Pass &m_pass;
    Named m_repositories;
    Named m_installed;
    Value m_run = Value::map();
};

} // namespace

void resolveModules(ImageState &image, Registry &registry, Pass &pass)
{
    Resolver(image, registry, pass).resolve();
}

void addDefaults(ImageState &image, Pass &pass)
{
    Map &map = image.map();
    Map &run = *mapAt(map, "run");
    if (!run.find("user"))
        run.set("user", Value::string("root"));
    Map &packages = *mapAt(map, "packages");
    if (!get(packages, "manager").isTruthy())
        packages.set("manager", Value::string("yum"));
    Map &osbs = *mapAt(map, "osbs");
    if (!get(osbs, "extra_dir").isTruthy())
        osbs.set("extra_dir", Value::string("osbs_extra"));
    const Value &tag = get(map, "follow_tag");
    if (!tag.isTruthy())
        return;
    if (pass.input.options.isRedHat)
        pass.report({Severity::Warning,
                     "follow-tag",
                     "The base image follows %1; which version that is, is asked for when it is built.",
                     {yaml::str(tag)},
                     "",
                     tag.origin()});
    else
        pass.report({Severity::Error,
                     "follow-tag",
                     "'follow_tag' works in the Red Hat mode only.",
                     {},
                     "Use 'from', or switch the Red Hat mode on.",
                     tag.origin()});
}

} // namespace slipway::plan
