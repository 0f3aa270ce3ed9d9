// SPDX-License-Identifier: MIT
#include "core/plan/freezer.h"

#include "core/descriptor/validate.h"

#include <algorithm>
#include <array>

namespace slipway::plan {

namespace {

using descriptor::ObjectKind;

/// All texts that lists and maps are printed as: a guard against aliases of aliases.
constexpr std::size_t mostPrinted = 4U * 1024U * 1024U;

std::string textIfAny(const Map &map, std::string_view key)
{
    const Value &value = get(map, key);
    return value.isNull() ? std::string() : yaml::str(value);
}

ArtifactKind kindOf(const Value &artifact)
{
    switch (descriptor::artifactKind(artifact).value_or(ObjectKind::PathArtifact)) {
    case ObjectKind::ImageArtifact:
        return ArtifactKind::Image;
    case ObjectKind::UrlArtifact:
        return ArtifactKind::Url;
    case ObjectKind::GitArtifact:
        return ArtifactKind::Git;
    case ObjectKind::PlainArtifact:
        return ArtifactKind::Plain;
    case ObjectKind::PncArtifact:
        return ArtifactKind::Pnc;
    default:
        return ArtifactKind::Path;
    }
}

} // namespace

Freezer::Freezer(Pass &pass, std::vector<std::pair<std::string, std::filesystem::path>> folders)
    : m_pass(pass)
    , m_folders(std::move(folders))
    , m_budget(mostPrinted)
{
    std::ranges::sort(m_folders, std::ranges::greater(), [](const auto &folder) { return folder.first.size(); });
}

/// About how many bytes a value prints, without printing it: aliases are measured once and counted each time.
std::size_t Freezer::printedSize(const Value &value)
{
    if (!value.asList() && !value.asMap())
        return value.asString() ? value.asString()->size() + 4 : 16;
    const auto [known, isNew] = m_sizes.emplace(value.identity(), 0);
    if (!isNew)
        return known->second;
    std::size_t size = 2;
    const auto add = [&](const Value &part) { size = std::min(size + printedSize(part), 2 * mostPrinted); };
    if (const yaml::List *list = value.asList()) {
        std::ranges::for_each(list->items, add);
    } else {
        for (const auto &[key, entry] : value.asMap()->entries) {
            add(key);
            add(entry);
        }
    }
    return m_sizes[value.identity()] = size;
}

std::string Freezer::text(const Value &value)
{
    if (!value.asList() && !value.asMap())
        return yaml::str(value);
    const std::size_t size = printedSize(value);
    if (size <= m_budget) {
        m_budget -= size;
        return yaml::str(value);
    }
    m_pass.report({Severity::Error,
                   "too-large",
                   "The lists and maps of this descriptor are too large to be printed.",
                   {},
                   "Use fewer aliases.",
                   value.origin()});
    m_budget = 0;
    return {};
}

Field Freezer::field(const Value &value)
{
    return {text(value), value.isTruthy(), value.origin(), {}};
}

Field Freezer::field(const Map &map, std::string_view key)
{
    Field result = field(get(map, key));
    result.shadowed = m_pass.provenance.of(&map, key);
    return result;
}

std::optional<Field> Freezer::ifPresent(const Map &map, std::string_view key)
{
    return map.find(key) ? std::optional(field(map, key)) : std::nullopt;
}

std::optional<Field> Freezer::ifTruthy(const Map &map, std::string_view key)
{
    return get(map, key).isTruthy() ? std::optional(field(map, key)) : std::nullopt;
}

std::vector<Field> Freezer::fields(const Map &map, std::string_view listKey)
{
    std::vector<Field> result;
    for (const Value &item : itemsAt(map, listKey))
        result.push_back(field(item));
    return result;
}

/// CEKit works on its copy of a module repository; the files are where the copy was made from.
std::string Freezer::sourceOnDisk(const std::string &path) const
{
    for (const auto &[copy, folder] : m_folders) {
        if (path.starts_with(copy + "/"))
            return (folder / path.substr(copy.size() + 1)).string();
    }
    return path;
}

/// Where the bytes come from, and which value says so.
void Freezer::addSource(const Map &map, Artifact &artifact) const
{
    const Map *git = mapAt(map, "git");
    artifact.sourceOrigin = get(map, artifact.kind == ArtifactKind::Url ? "url" : "path").origin();
    switch (artifact.kind) {
    case ArtifactKind::Path:
        artifact.source = sourceOnDisk(textIfAny(map, "path"));
        break;
    case ArtifactKind::Url:
        artifact.source = textIfAny(map, "url");
        break;
    case ArtifactKind::Git:
        artifact.source = git ? textIfAny(*git, "url") : std::string();
        artifact.sourceOrigin = git ? get(*git, "url").origin() : Origin();
        artifact.ref = git ? textIfAny(*git, "ref") : std::string();
        break;
    case ArtifactKind::Image:
        artifact.source = textIfAny(map, "path");
        artifact.image = textIfAny(map, "image");
        artifact.imageOrigin = get(map, "image").origin();
        break;
    case ArtifactKind::Plain:
    case ArtifactKind::Pnc:
        break;
    }
}

Artifact Freezer::artifact(const Value &item)
{
    const Map &map = *item.asMap();
    Artifact result{.kind = kindOf(item),
                    .name = field(map, "name"),
                    .target = field(map, "target"),
                    .dest = {},
                    .source = {},
                    .image = {},
                    .ref = {},
                    .checksums = {},
                    .description = textIfAny(map, "description"),
                    .origin = item.origin(),
                    .sourceOrigin = {},
                    .imageOrigin = {}};
    if (!get(map, "dest").isNull())
        result.dest = field(map, "dest");
    addSource(map, result);
    for (const std::string_view algorithm : {"sha512", "sha256", "sha1", "md5"}) {
        if (get(map, algorithm).isTruthy())
            result.checksums.emplace_back(algorithm, textIfAny(map, algorithm));
    }
    return result;
}

Variable Freezer::variable(const Value &item)
{
    const Map &map = *item.asMap();
    return {field(map, "name"), ifPresent(map, "value"), ifPresent(map, "example"), textIfAny(map, "description"),
            item.origin()};
}

Port Freezer::port(const Value &item)
{
    const Map &map = *item.asMap();
    const Value *expose = map.find("expose");
    return {field(map, "value"),        !expose || expose->isTruthy(), textIfAny(map, "service"),
            textIfAny(map, "protocol"), textIfAny(map, "description"), item.origin()};
}

Script Freezer::script(const Value &item)
{
    const Map &map = *item.asMap();
    Field user = field(map, "user");
    if (!map.find("user"))
        user = {"root", true, {}, {}};
    return {field(map, "script"), user, item.origin()};
}

PackageRepository Freezer::repository(const Value &item, bool isInjected)
{
    const Map &map = *item.asMap();
    PackageRepository result{.name = field(map, "name"),
                             .rpm = ifTruthy(map, "rpm"),
                             .url = {},
                             .id = ifPresent(map, "id"),
                             .filename = textIfAny(map, "filename"),
                             .isInjected = isInjected,
                             .origin = item.origin()};
    if (const Map *url = mapAt(map, "url"))
        result.url = ifTruthy(*url, "repository");
    return result;
}

Run Freezer::run(const Value &section)
{
    if (!section.asMap())
        return {};
    const Map &map = *section.asMap();
    Run result{.user = ifPresent(map, "user"),
               .workdir = ifPresent(map, "workdir"),
               .entrypoint = {},
               .cmd = {},
               .origin = section.origin()};
    if (map.find("entrypoint"))
        result.entrypoint = fields(map, "entrypoint");
    if (map.find("cmd"))
        result.cmd = fields(map, "cmd");
    return result;
}

} // namespace slipway::plan
