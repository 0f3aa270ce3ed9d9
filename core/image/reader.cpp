// SPDX-License-Identifier: MIT
#include "core/image/reader.h"

#include "core/image/digest.h"
#include "core/image/layoutfiles.h"
#include "core/image/manifest.h"
#include "core/image/overlay.h"

#include <array>
#include <format>
#include <map>
#include <set>

namespace slipway::image {

namespace {

using Text = std::expected<std::string, std::string>;

/// Each layer of more would be an attack.
constexpr std::size_t maximumEntries = 4'000'000;

/// A stream with a running digest.
class HashedSource
{
public:
    explicit HashedSource(Source source)
        : m_source(std::move(source))
    {
    }

    std::expected<std::size_t, std::string> read(std::span<std::byte> bytes)
    {
        auto count = m_source(bytes);
        if (count)
            m_hasher.add(bytes.first(*count));
        return count;
    }

    /// The rest, so that the digest is of all.
    Result drain()
    {
        std::vector<std::byte> buffer(64 * 1024);
        while (true) {
            const auto count = read(buffer);
            if (!count)
                return std::unexpected(count.error());
            if (*count == 0)
                return {};
        }
    }

    [[nodiscard]] std::string digest() { return "sha256:" + m_hasher.hex(); }

private:
    Source m_source;
    Hasher m_hasher;
};

class ImageReader
{
public:
    ImageReader(const LayoutFiles &layout, std::stop_token stop)
        : m_layout(layout)
        , m_stop(std::move(stop))
    {
    }

    std::expected<ReadImage, std::string> run(std::string_view tag)
    {
        const auto index = document("index.json");
        auto manifest = index ? choose(*index, tag).and_then([this](const std::string &digest) { return blob(digest); })
                              : std::unexpected(index.error());
        if (!manifest)
            return std::unexpected(manifest.error());
        const Json *config = manifest->find("config");
        const auto text = blobText(config ? config->stringAt("digest") : "");
        auto parsed = text ? parseJson(*text) : std::unexpected(text.error());
        if (!parsed)
            return std::unexpected(parsed.error());
        m_result.configText = *text;
        m_result.config = *std::move(parsed);
        if (auto applied = applyLayers(*manifest); !applied)
            return std::unexpected(applied.error());
        m_result.entries = m_overlay.take();
        addDockerTags();
        return std::move(m_result);
    }

private:
    std::expected<Json, std::string> document(const std::string &name) const
    {
        return m_layout.text(name).and_then([](const std::string &text) { return parseJson(text); });
    }

    Text blobText(const std::string &digest) const
    {
        if (!isDigest(digest))
            return std::unexpected(std::format("'{}' is no sha256 digest", digest));
        auto text = m_layout.text("blobs/sha256/" + digestHex(digest));
        if (text && digestOf(*text) != digest)
            return std::unexpected(digest + " does not match its bytes");
        return text;
    }

    std::expected<Json, std::string> blob(const std::string &digest) const
    {
        return blobText(digest).and_then([](const std::string &text) { return parseJson(text); });
    }

    Text choose(const Json &index, std::string_view tag)
    {
        std::set<std::string> digests;
        std::map<std::string, std::set<std::string>> tags;
        for (const Json &entry : index.arrayAt("manifests")) {
            const Json *annotations = entry.find("annotations");
            const std::string name = annotations ? annotations->stringAt(refNameKey) : "";
            const std::string digest = entry.stringAt("digest");
            if (!name.empty())
                tags[digest].insert(name);
            if (tag.empty() || name == tag)
                digests.insert(digest);
        }
        if (digests.size() != 1)
            return std::unexpected(digests.empty() ? std::format("there is no image '{}'", tag)
                                                   : "there are several images; name one");
        m_result.manifestDigest = *digests.begin();
        m_result.tags.assign(tags[m_result.manifestDigest].begin(), tags[m_result.manifestDigest].end());
        return m_result.manifestDigest;
    }

    Result applyLayers(const Json &manifest)
    {
        const Json *rootfs = m_result.config.find("rootfs");
        const JsonArray none;
        const JsonArray &diffIds = rootfs ? rootfs->arrayAt("diff_ids") : none;
        const JsonArray &layers = manifest.arrayAt("layers");
        if (diffIds.size() != layers.size())
            return std::unexpected("the configuration counts other layers than the manifest");
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const std::string *diffId = diffIds[i].asString();
            if (auto applied = applyLayer(layers[i].stringAt("digest"), diffId ? *diffId : ""); !applied)
                return applied;
        }
        return {};
    }

    /// Three nested streams: the stored bytes (digest), the plain tar (diff ID), its entries.
    Result applyLayer(const std::string &digest, const std::string &diffId)
    {
        if (!isDigest(digest))
            return std::unexpected(std::format("'{}' is no sha256 digest", digest));
        return m_layout.stream("blobs/sha256/" + digestHex(digest), [&](const Source &source) -> Result {
            HashedSource stored(source);
            ArchiveReader unpacker([&stored](auto bytes) { return stored.read(bytes); }, ArchiveReader::Kind::Stream);
            if (const auto opened = unpacker.next(); !opened)
                return std::unexpected(opened.error());
            HashedSource plain([&unpacker](auto bytes) { return unpacker.read(bytes); });
            if (auto read = readLayer(plain); !read)
                return read;
            for (HashedSource *stream : {&plain, &stored})
                if (auto drained = stream->drain(); !drained)
                    return drained;
            if (plain.digest() != diffId)
                return std::unexpected(std::format("a layer does not match its diff ID {}", diffId));
            return stored.digest() == digest ? Result() : std::unexpected(digest + " does not match its bytes");
        });
    }

    Result readLayer(HashedSource &plain)
    {
        ArchiveReader reader([&plain](auto bytes) { return plain.read(bytes); });
        std::map<std::string, Entry> layer;
        while (layer.size() < maximumEntries) {
            auto entry = reader.next();
            if (!entry)
                return std::unexpected(entry.error());
            if (!*entry) {
                m_overlay.apply(std::move(layer));
                return {};
            }
            if (auto filled = fill(**entry, reader, layer); !filled)
                return filled;
            if (!(*entry)->path.empty())
                layer[(*entry)->path] = **entry;
        }
        return std::unexpected("a layer has too many entries");
    }

    /// A file's digest, from its bytes or from the file that a hard link names.
    Result fill(Entry &entry, ArchiveReader &reader, const std::map<std::string, Entry> &layer)
    {
        if (entry.type != EntryType::File)
            return {};
        if (!entry.linkTarget.empty()) {
            const auto found = layer.find(entry.linkTarget);
            const Entry *linked = found != layer.end() ? &found->second : m_overlay.find(entry.linkTarget);
            if (!linked)
                return std::unexpected(std::format("{} is a hard link to nothing", entry.path));
            entry.size = linked->size;
            entry.digest = linked->digest;
            entry.linkTarget.clear();
            return {};
        }
        Hasher hasher;
        while (!m_stop.stop_requested()) {
            const auto count = reader.read(m_buffer);
            if (!count)
                return std::unexpected(count.error());
            if (*count == 0) {
                entry.digest = "sha256:" + hasher.hex();
                return {};
            }
            hasher.add(std::span(m_buffer).first(*count));
        }
        return std::unexpected("cancelled");
    }

    /// Docker's names of the same image, when the layout has docker's manifest.json beside its index.
    void addDockerTags()
    {
        const auto images = document("manifest.json");
        const JsonArray *array = images ? images->asArray() : nullptr;
        std::set<std::string> all(m_result.tags.begin(), m_result.tags.end());
        for (const Json &image : array ? *array : JsonArray())
            if (image.stringAt("Config") == "blobs/sha256/" + digestHex(digestOf(m_result.configText)))
                for (const Json &tag : image.arrayAt("RepoTags"))
                    if (tag.asString())
                        all.insert(*tag.asString());
        m_result.tags.assign(all.begin(), all.end());
    }

    const LayoutFiles &m_layout;
    std::stop_token m_stop;
    Overlay m_overlay;
    ReadImage m_result;
    std::vector<std::byte> m_buffer = std::vector<std::byte>(256 * 1024);
};

std::string described(const Entry &entry)
{
    constexpr std::array<std::string_view, 4> types{"file", "folder", "link", "from another stage"};
    return std::format("{} {:04o} {}:{} {} {}{}", types.at(static_cast<std::size_t>(entry.type)), entry.mode, entry.uid,
                       entry.gid, entry.size, entry.digest, entry.linkTarget.empty() ? "" : "-> " + entry.linkTarget);
}

bool isSame(Entry expected, Entry actual)
{
    if (expected.digest.empty() || actual.digest.empty())
        expected.digest = actual.digest = {};
    return described(expected) == described(actual);
}

} // namespace

std::expected<ReadImage, std::string> readImage(const std::filesystem::path &path, std::string_view tag,
                                                const std::stop_token &stop)
{
    const auto layout = layoutFiles(path);
    return ImageReader(*layout, stop).run(tag);
}

std::vector<std::string> differences(const std::vector<Entry> &expected, const std::vector<Entry> &actual)
{
    std::map<std::string, std::pair<const Entry *, const Entry *>> both;
    for (const Entry &entry : expected)
        both[entry.path].first = &entry;
    for (const Entry &entry : actual)
        both[entry.path].second = &entry;
    std::vector<std::string> result;
    for (const auto &[path, sides] : both) {
        const auto [wanted, got] = sides;
        if (!got)
            result.push_back(std::format("{}: missing; expected {}", path, described(*wanted)));
        else if (!wanted)
            result.push_back(std::format("{}: not expected: {}", path, described(*got)));
        else if (!isSame(*wanted, *got))
            result.push_back(std::format("{}: {}; expected {}", path, described(*got), described(*wanted)));
    }
    return result;
}

} // namespace slipway::image
