// SPDX-License-Identifier: MIT
#include "core/descriptor/buildpackages.h"

#include "core/descriptor/sections.h"
#include "core/descriptor/validate.h"

#include <algorithm>

namespace slipway::descriptor {

namespace {

using yaml::Map;
using yaml::Value;

std::string fileNameOf(std::string name)
{
    std::ranges::replace(name, ' ', '_');
    return name + ".repo";
}

/// What a package repository says of where it comes from, in the order of the text.
std::vector<const Value *> sourcesOf(const Map &map)
{
    std::vector<const Value *> found;
    for (const char *key : {"url", "id", "rpm"}) {
        if (const Value *value = map.find(key))
            found.push_back(value);
    }
    std::ranges::sort(found, {}, [](const Value *value) { return value->origin().span.begin; });
    return found;
}

bool buildRepository(Value &repository, BuildContext &context)
{
    if (!validate(ObjectKind::Repository, repository, context.problems))
        return false;
    Map &map = *repository.asMap();
    const std::vector<const Value *> sources = sourcesOf(map);
    const std::string name = yaml::str(*map.find("name"));
    // An exclusive or of three, so three at once pass (SPEC 2.3).
    if (sources.size() % 2 == 0) {
        context.problems.push_back({Severity::Error,
                                    "repository-kind",
                                    "The package repository '%1' needs exactly one of url, id and rpm.",
                                    {name},
                                    sources.empty() ? "Add one of them." : "Keep one of them.",
                                    sources.empty() ? headOf(repository) : sources.back()->origin()});
        return false;
    }
    map.set("filename", Value(fileNameOf(name), map.find("name")->sharedOrigin()));
    if (!map.find("url"))
        map.set("url", Value::map());
    return true;
}

void takeContentSetsFile(Map &packages, BuildContext &context)
{
    const Value *file = packages.find("content_sets_file");
    if (!file || !file->isTruthy())
        return;
    const Value name = *file;
    const std::optional<std::string> text = readNamedFile(name, "content_sets_file", context);
    packages.remove("content_sets_file");
    if (text)
        packages.set("content_sets", readYaml(*text, name, context));
}

/// apk and apt-get cannot use repositories: they are dropped with a warning (SPEC Q48).
bool dropsRepositories(const Map &packages)
{
    const Value *manager = packages.find("manager");
    const Value *repositories = packages.find("repositories");
    if (!manager || !manager->isTruthy() || !repositories || !repositories->isTruthy())
        return false;
    const std::string name = yaml::str(*manager);
    return name != "yum" && name != "dnf" && name != "microdnf";
}

} // namespace

void buildPackages(Map &document, BuildContext &context)
{
    Value &packages = sectionMap(document, "packages", ObjectKind::Packages, context);
    if (!validate(ObjectKind::Packages, packages, context.problems))
        packages = Value::map();
    Map &map = *packages.asMap();
    if (map.find("content_sets") && map.find("content_sets_file"))
        context.problems.push_back({Severity::Error,
                                    "two-sources",
                                    "'%1' and '%2' cannot be given together.",
                                    {"content_sets", "content_sets_file"},
                                    "Remove one of them.",
                                    map.find("content_sets_file")->origin()});
    else
        takeContentSetsFile(map, context);
    const bool isShared = !context.built.insert(&map).second;
    if (isShared && map.find("repositories")->isTruthy())
        context.problems.push_back(sharedSection(packages));
    if (dropsRepositories(map)) {
        context.problems.push_back({Severity::Warning,
                                    "repositories-dropped",
                                    "%1 cannot use package repositories: they are left out.",
                                    {yaml::str(*map.find("manager"))},
                                    "Remove them, or choose another package manager.",
                                    map.find("repositories")->origin()});
        map.set("repositories", Value::list());
    } else if (!isShared) {
        buildList(map, "repositories", context, [&](Value &item) { return buildRepository(item, context); });
    }
}

} // namespace slipway::descriptor
