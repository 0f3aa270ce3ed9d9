// SPDX-License-Identifier: MIT
#include "core/image/manifest.h"

#include <sys/utsname.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <format>

namespace slipway::image {

namespace {

JsonArray strings(const auto &texts)
{
    JsonArray result;
    for (const std::string &text : texts)
        result.emplace_back(text);
    return result;
}

JsonObject emptyObjects(const std::set<std::string> &keys)
{
    JsonObject result;
    for (const std::string &key : keys)
        result.emplace_back(key, JsonObject());
    return result;
}

JsonObject runConfig(const Config &config)
{
    JsonObject result;
    JsonArray env;
    for (const auto &[name, value] : config.env)
        env.emplace_back(name + '=' + value);
    JsonObject labels;
    for (const auto &[name, value] : config.labels)
        labels.emplace_back(name, value);
    const auto add = [&result](const char *key, auto value) {
        if (!value.empty())
            result.emplace_back(key, std::move(value));
    };
    add("ExposedPorts", emptyObjects(config.ports));
    add("Env", std::move(env));
    add("Entrypoint", strings(config.entrypoint));
    add("Cmd", strings(config.command));
    add("Volumes", emptyObjects(config.volumes));
    add("WorkingDir", config.workdir);
    add("Labels", std::move(labels));
    return result;
}

/// One entry per instruction; exactly one of them, the last that makes files, has the layer.
JsonArray historyOf(const Recipe &recipe, const std::string &created)
{
    std::vector<std::string> lines = recipe.history;
    const auto makesFiles = [](const std::string &line) {
        return line.starts_with("COPY ") || line.starts_with("WORKDIR ");
    };
    if (std::ranges::none_of(lines, makesFiles))
        lines.insert(lines.begin(), "FROM scratch");
    const auto last = std::ranges::find_if(lines.rbegin(), lines.rend(), makesFiles);
    const auto layerAt = last == lines.rend() ? 0 : lines.rend() - last - 1;
    JsonArray result;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        JsonObject entry{{"created", created}, {"created_by", lines[i]}};
        if (i != static_cast<std::size_t>(layerAt))
            entry.emplace_back("empty_layer", true);
        result.emplace_back(std::move(entry));
    }
    return result;
}

JsonObject descriptor(std::string_view type, const Blob &blob)
{
    return {{"mediaType", std::string(type)}, {"digest", blob.digest}, {"size", blob.size}};
}

std::string refName(const Json &descriptor)
{
    const Json *annotations = descriptor.find("annotations");
    return annotations ? annotations->stringAt(refNameKey) : std::string();
}

} // namespace

Platform hostPlatform()
{
    utsname names{};
    const std::string machine = ::uname(&names) == 0 ? names.machine : "x86_64";
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> known{{{"x86_64", "amd64"},
                                                                                  {"aarch64", "arm64"},
                                                                                  {"armv7l", "arm"},
                                                                                  {"armv6l", "arm"},
                                                                                  {"i686", "386"},
                                                                                  {"i386", "386"},
                                                                                  {"loongarch64", "loong64"}}};
    const auto found = std::ranges::find(known, machine, &std::pair<std::string_view, std::string_view>::first);
    Platform result{.architecture = found == known.end() ? machine : std::string(found->second), .variant = {}};
    if (machine == "aarch64")
        result.variant = "v8";
    else if (machine.starts_with("armv"))
        result.variant = machine.substr(3, 2);
    return result;
}

std::string layerType(Compression compression)
{
    const std::string type = "application/vnd.oci.image.layer.v1.tar";
    switch (compression) {
    case Compression::None:
        return type;
    case Compression::Gzip:
        return type + "+gzip";
    case Compression::Zstd:
        return type + "+zstd";
    }
    return type;
}

std::string timeText(std::uint64_t epoch)
{
    constexpr std::uint64_t lastSecond = 253402300799; // 9999-12-31T23:59:59Z
    const std::chrono::sys_seconds time{std::chrono::seconds(std::min(epoch, lastSecond))};
    return std::format("{:%FT%TZ}", time);
}

std::string configJson(const Recipe &recipe, const Platform &platform, std::uint64_t epoch, std::string_view diffId)
{
    const std::string created = timeText(epoch);
    JsonObject result{{"created", created}, {"architecture", platform.architecture}, {"os", platform.os}};
    if (!platform.variant.empty())
        result.emplace_back("variant", platform.variant);
    result.emplace_back("config", runConfig(recipe.config));
    result.emplace_back("rootfs", JsonObject{{"type", "layers"}, {"diff_ids", JsonArray{std::string(diffId)}}});
    result.emplace_back("history", historyOf(recipe, created));
    return printJson(result);
}

std::string manifestJson(const Blob &config, const Blob &layer, Compression compression)
{
    return printJson(JsonObject{{"schemaVersion", std::uint64_t{2}},
                                {"mediaType", std::string(manifestType)},
                                {"config", descriptor(configType, config)},
                                {"layers", JsonArray{descriptor(layerType(compression), layer)}}});
}

std::string indexJson(const Blob &manifest, std::span<const std::string> tags, const Json &existing)
{
    JsonArray manifests;
    for (const Json &other : existing.arrayAt("manifests"))
        if (std::ranges::find(tags, refName(other)) == tags.end())
            manifests.push_back(other);
    for (const std::string &tag : tags) {
        JsonObject entry = descriptor(manifestType, manifest);
        entry.emplace_back("annotations", JsonObject{{std::string(refNameKey), tag}});
        manifests.emplace_back(std::move(entry));
    }
    return printJson(JsonObject{{"schemaVersion", std::uint64_t{2}},
                                {"mediaType", std::string(indexType)},
                                {"manifests", std::move(manifests)}});
}

std::string dockerManifestJson(const Blob &config, const Blob &layer, std::span<const std::string> tags)
{
    const auto pathOf = [](const Blob &blob) { return "blobs/sha256/" + digestHex(blob.digest); };
    return printJson(JsonArray{
        JsonObject{{"Config", pathOf(config)}, {"RepoTags", strings(tags)}, {"Layers", JsonArray{pathOf(layer)}}}});
}

} // namespace slipway::image
