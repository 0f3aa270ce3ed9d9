// SPDX-License-Identifier: MIT
#include "core/descriptor/buildartifact.h"

#include "core/descriptor/suggest.h"
#include "core/descriptor/validate.h"

#include <algorithm>

namespace slipway::descriptor {

namespace {

using yaml::Map;
using yaml::Value;

/// The first key of an artifact without source that looks like a mistyped one.
std::optional<QuickFix> sourceMeant(const Map &map)
{
    std::vector<std::string_view> names;
    for (const Key &key : object(ObjectKind::Artifact).keys)
        names.push_back(key.name);
    for (const auto &[key, value] : map.entries) {
        const std::string *text = key.asString();
        if (!text || std::ranges::find(names, *text) != names.end())
            continue;
        if (const std::string_view meant = nearest(*text, names); !meant.empty())
            return replacement("rename-key", "Rename it to %1", key.origin(), meant);
    }
    return std::nullopt;
}

void reportUnknownKind(const Value &item, BuildContext &context)
{
    Diagnostic problem{Severity::Error,
                       "unknown-artifact",
                       "Nothing says where this artifact comes from.",
                       {},
                       "Add one of path, url, git, image, pnc_build_id, or a checksum.",
                       headOf(item)};
    if (item.asMap()) {
        if (std::optional<QuickFix> fix = sourceMeant(*item.asMap()))
            problem.fixes.push_back(std::move(*fix));
    }
    context.problems.push_back(std::move(problem));
}

std::string textOf(const Map &map, std::string_view key)
{
    const Value *value = map.find(key);
    return value && value->asString() ? *value->asString() : std::string();
}

/// The name that CEKit makes for an artifact without one; empty when it cannot.
std::string generatedName(ObjectKind kind, const Map &map)
{
    switch (kind) {
    case ObjectKind::PathArtifact:
    case ObjectKind::ImageArtifact:
        return baseName(textOf(map, "path"));
    case ObjectKind::UrlArtifact:
        return baseName(textOf(map, "url"));
    case ObjectKind::PncArtifact:
        return textOf(map, "target");
    case ObjectKind::GitArtifact: {
        const Value *git = map.find("git");
        const std::string base = git && git->asMap() ? baseName(textOf(*git->asMap(), "url")) : std::string();
        return base.substr(0, base.find('.'));
    }
    default:
        return {};
    }
}

bool ensureName(ObjectKind kind, const Value &item, BuildContext &context)
{
    Map &map = *item.asMap();
    if (const Value *name = map.find("name"); name && !name->isNull())
        return true;
    const bool isRepository = item.origin().path.contains("modules.repositories[");
    const std::string_view what = isRepository ? "module repository" : "artifact";
    const std::string generated = generatedName(kind, map);
    if (generated.empty()) {
        context.problems.push_back({Severity::Error,
                                    "no-artifact-name",
                                    "This %1 has no name, and none can be made from its source.",
                                    {std::string(what)},
                                    "Add 'name: …'.",
                                    headOf(item)});
        return false;
    }
    context.problems.push_back({Severity::Hint,
                                "artifact-name-generated",
                                "The %1 has no name and is called '%2'.",
                                {std::string(what), generated},
                                isRepository ? "Give it a name, so that overrides can refer to it."
                                             : "Give it a name, so that overrides and modules can refer to it.",
                                headOf(item)});
    map.set("name", Value::string(generated));
    return true;
}

std::string stripped(std::string_view text)
{
    constexpr std::string_view space = " \t\n\r\v\f";
    const std::size_t begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? std::string()
                                           : std::string(text.substr(begin, text.find_last_not_of(space) - begin + 1));
}

void normaliseDestination(Map &map)
{
    const Value *dest = map.find("dest");
    if (dest && !dest->isNull())
        map.set("dest", Value(normalPath(yaml::str(*dest)) + "/", dest->sharedOrigin()));
}

/// A copy of a map and of the maps in it; lists stay shared.
Value copied(const Value &value)
{
    if (!value.asMap())
        return value;
    auto copy = std::make_shared<Map>(*value.asMap());
    for (auto &[key, entry] : copy->entries) {
        if (entry.asMap())
            entry = Value(std::make_shared<Map>(*entry.asMap()), entry.sharedOrigin());
    }
    return Value(copy, value.sharedOrigin());
}

} // namespace

bool buildArtifact(Value &item, const std::string &directory, BuildContext &context)
{
    const std::optional<ObjectKind> kind = artifactKind(item);
    if (!kind) {
        reportUnknownKind(item, context);
        return false;
    }
    if (!validate(*kind, item, context.problems) || !ensureName(*kind, item, context))
        return false;
    Map &map = *item.asMap();
    if (const Value *target = map.find("target"); !target || target->isNull())
        map.set("target", Value::string(baseName(yaml::str(*map.find("name")))));
    normaliseDestination(map);
    item = copied(item);
    Map &own = *item.asMap();
    const Value *source = own.find(*kind == ObjectKind::UrlArtifact ? "url" : "path");
    if (*kind == ObjectKind::UrlArtifact)
        own.set("url", Value(stripped(yaml::str(*source)), source->sharedOrigin()));
    else if (*kind == ObjectKind::PathArtifact)
        own.set("path", Value(joinedPath(directory, yaml::str(*source)), source->sharedOrigin()));
    return true;
}

} // namespace slipway::descriptor
