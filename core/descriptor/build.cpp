// SPDX-License-Identifier: MIT
#include "core/descriptor/build.h"

#include "core/descriptor/buildartifact.h"
#include "core/descriptor/buildpackages.h"
#include "core/descriptor/sections.h"
#include "core/descriptor/validate.h"
#include "core/yaml/load.h"
#include "core/yaml/tree.h"

#include <algorithm>
#include <tuple>

namespace slipway::descriptor {

namespace {

using yaml::Map;
using yaml::Value;

/// An alias may not lead to a map that the reference has turned into an object already (SPEC Q31).
bool isFirstUse(const Value &section, BuildContext &context)
{
    if (context.built.insert(section.asMap()).second)
        return true;
    context.problems.push_back(sharedSection(section));
    return false;
}

bool buildPort(Value &port, BuildContext &context)
{
    if (!validate(ObjectKind::Port, port, context.problems))
        return false;
    port.asMap()->set("name", *port.asMap()->find("value"));
    return true;
}

bool buildVolume(Value &volume, BuildContext &context)
{
    if (!validate(ObjectKind::Volume, volume, context.problems))
        return false;
    Map &map = *volume.asMap();
    if (!map.find("name"))
        map.set("name", Value(baseName(yaml::str(*map.find("path"))), map.find("path")->sharedOrigin()));
    return true;
}

bool buildExecute(Value &script, const Value &moduleName, BuildContext &context)
{
    if (!validate(ObjectKind::Execute, script, context.problems))
        return false;
    Map &map = *script.asMap();
    const bool hasScript = map.find("script") != nullptr;
    if (!map.find("name") && !hasScript) {
        context.problems.push_back({Severity::Error,
                                    "missing-key",
                                    "The key '%1' is missing in %2.",
                                    {"script", "a script to execute"},
                                    "Add '%1: …'.",
                                    headOf(script)});
        return false;
    }
    map.set("directory", moduleName);
    map.set("module_name", moduleName);
    if (!map.find("name"))
        map.set("name", Value::string(yaml::str(moduleName) + "/" + yaml::str(*map.find("script"))));
    return true;
}

void buildRun(Map &document, BuildContext &context)
{
    Value *run = document.find("run");
    if (!run)
        return;
    if (validate(ObjectKind::Run, *run, context.problems))
        run->asMap()->set("name", Value::string("run"));
    else
        document.remove("run");
}

void buildModules(Map &document, BuildContext &context)
{
    Value &modules = sectionMap(document, "modules", ObjectKind::Modules, context);
    const bool isUsable = validate(ObjectKind::Modules, modules, context.problems) && isFirstUse(modules, context);
    if (!isUsable)
        modules = Value::map();
    Map &map = *modules.asMap();
    buildList(map, "repositories", context,
              [&](Value &item) { return buildArtifact(item, context.repositoryDirectory, context); });
    buildList(map, "install", context,
              [&](Value &item) { return validate(ObjectKind::Install, item, context.problems); });
}

/// Reads the file that `fileKey` names into `key`; the file key goes.
void takeFile(Map &configuration, std::string_view key, std::string_view fileKey, BuildContext &context)
{
    const Value *file = configuration.find(fileKey);
    if (!file)
        return;
    const Value name = *file;
    if (configuration.find(key)) {
        context.problems.push_back({Severity::Error,
                                    "two-sources",
                                    "'%1' and '%2' cannot be given together.",
                                    {std::string(key), std::string(fileKey)},
                                    "Remove one of them.",
                                    name.origin()});
        return;
    }
    const std::optional<std::string> text = readNamedFile(name, fileKey, context);
    configuration.remove(fileKey);
    if (text)
        configuration.set(key, key == "gating" ? Value(*text, name.sharedOrigin()) : readYaml(*text, name, context));
}

void buildConfiguration(Map &osbs, BuildContext &context)
{
    Value &configuration = sectionMap(osbs, "configuration", ObjectKind::Configuration, context);
    if (!validate(ObjectKind::Configuration, configuration, context.problems)) {
        configuration = Value::map();
        return;
    }
    Map &map = *configuration.asMap();
    takeFile(map, "container", "container_file", context);
    takeFile(map, "gating", "gating_file", context);
    const Value *container = map.find("container");
    if (container && !container->asMap()) {
        context.problems.push_back(
            {Severity::Error, "wrong-type", "'%1' has to be %2.", {"container", "a map"}, "", container->origin()});
        map.remove("container");
    }
}

void buildOsbs(Map &document, BuildContext &context)
{
    Value &osbs = sectionMap(document, "osbs", ObjectKind::Osbs, context);
    if (!validate(ObjectKind::Osbs, osbs, context.problems) || !isFirstUse(osbs, context))
        osbs = Value::map();
    buildConfiguration(*osbs.asMap(), context);
    Value &repository = sectionMap(*osbs.asMap(), "repository", ObjectKind::OsbsRepository, context);
    if (!validate(ObjectKind::OsbsRepository, repository, context.problems))
        repository = Value::map();
}

template <typename Function>
void buildSimpleList(Map &document, std::string_view key, ObjectKind kind, BuildContext &context, Function function)
{
    buildList(document, key, context, [&](Value &item) { return function(kind, item, context.problems); });
}

} // namespace

void build(ObjectKind kind, Value &document, BuildContext &context)
{
    validate(kind, document, context.problems);
    if (!document.asMap() || !isFirstUse(document, context))
        document = Value(std::make_shared<Map>(), document.sharedOrigin());
    Map &map = *document.asMap();
    buildSimpleList(map, "labels", ObjectKind::Label, context, validate);
    buildSimpleList(map, "args", ObjectKind::Arg, context, validate);
    buildSimpleList(map, "envs", ObjectKind::Env, context, validate);
    buildList(map, "ports", context, [&](Value &item) { return buildPort(item, context); });
    buildRun(map, context);
    buildList(map, "artifacts", context,
              [&](Value &item) { return buildArtifact(item, context.artifactDirectory, context); });
    buildModules(map, context);
    buildPackages(map, context);
    buildOsbs(map, context);
    buildList(map, "volumes", context, [&](Value &item) { return buildVolume(item, context); });
    if (kind != ObjectKind::Module)
        return;
    const Value name = map.find("name") ? *map.find("name") : Value();
    buildList(map, "execute", context, [&](Value &item) { return buildExecute(item, name, context); });
}

Document read(std::string_view text, const std::filesystem::path &file)
{
    return read(yaml::Tree::parse(text), file);
}

Document read(const yaml::Tree &tree, const std::filesystem::path &file)
{
    Document document;
    if (tree.isValid()) {
        yaml::Loaded loaded = yaml::load(tree, file);
        document = {std::move(loaded.value), std::move(loaded.problems)};
    } else {
        document.problems = tree.problems();
    }
    for (Diagnostic &problem : document.problems)
        problem.origin.file = file;
    return document;
}

std::vector<Diagnostic> withoutRepeats(std::vector<Diagnostic> problems)
{
    constexpr std::size_t most = 1000;
    std::set<std::tuple<std::string, std::string, std::size_t, std::string, std::vector<std::string>>> known;
    std::vector<Diagnostic> result;
    for (Diagnostic &problem : problems) {
        const bool isNew = known
                               .emplace(problem.code, problem.origin.file.string(), problem.origin.span.begin,
                                        problem.origin.path, problem.arguments)
                               .second;
        if (isNew && result.size() < most)
            result.push_back(std::move(problem));
    }
    return result;
}

bool hasErrors(const std::vector<Diagnostic> &problems)
{
    return std::ranges::any_of(problems, [](const Diagnostic &problem) { return problem.severity == Severity::Error; });
}

} // namespace slipway::descriptor
