// SPDX-License-Identifier: MIT
#include "core/plan/fetching.h"

#include "core/descriptor/build.h"
#include "core/descriptor/validate.h"

#include <algorithm>
#include <array>
#include <map>

namespace slipway::plan {

namespace {

using descriptor::ObjectKind;

constexpr std::array<std::string_view, 4> checksums{"sha512", "sha256", "sha1", "md5"};
constexpr std::array<std::string_view, 3> sourceChecksums{"source-sha1", "source-sha256", "source-md5"};

void checkFetch(const Value &artifact, Pass &pass)
{
    const Map &map = *artifact.asMap();
    const auto first = std::ranges::find_if(checksums, [&](std::string_view key) { return map.find(key) != nullptr; });
    if (first == checksums.end())
        return;
    const Value &value = get(map, *first);
    const std::string *text = value.asString();
    const bool hasUpperCase = text && std::ranges::any_of(*text, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (text && !text->empty() && !hasUpperCase)
        return;
    Diagnostic problem{Severity::Error,
                       "unusable-checksum",
                       "The artifact '%1' can never be fetched: its %2 checksum is %3.",
                       {nameOf(artifact), std::string(*first), hasUpperCase ? "written in upper case" : "empty"},
                       hasUpperCase ? "Write it in lower case." : "Fill it in, or remove the key.",
                       value.origin()};
    if (hasUpperCase) {
        std::string lower = *text;
        std::ranges::transform(lower, lower.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        problem.fixes = {descriptor::replacement("lower-case", "Write it in lower case", value.origin(), lower)};
    }
    pass.report(std::move(problem));
}

/// `host/path` of an address, or the whole text when it has no scheme, as Python's urlparse splits it.
std::string hostAndPath(std::string_view address)
{
    const std::size_t scheme = address.find("://");
    if (scheme != std::string_view::npos)
        address.remove_prefix(scheme + 3);
    return std::string(address.substr(0, address.find_first_of("?#;")));
}

class OsbsPreparation
{
public:
    explicit OsbsPreparation(Pass &pass)
        : m_pass(pass)
    {
    }

    void add(const Value &artifact)
    {
        switch (descriptor::artifactKind(artifact).value_or(ObjectKind::Artifact)) {
        case ObjectKind::UrlArtifact:
            addUrl(artifact);
            break;
        case ObjectKind::PncArtifact:
            addPnc(artifact);
            break;
        case ObjectKind::PlainArtifact:
            checkFetch(artifact, m_pass);
            // Only Brew knows where it is; CEKit does this when Brew does not.
            if (m_pass.input.options.isRedHat)
                artifact.asMap()->set("lookaside", Value(true));
            break;
        case ObjectKind::ImageArtifact:
            break;
        default:
            checkFetch(artifact, m_pass);
        }
    }

    void writeInto(OsbsFiles &files) const
    {
        if (!m_urls.empty())
            files.fetchUrl = listOf(m_urls);
        if (!m_builds.values().empty())
            files.fetchPnc = pncFile();
        files.comments = m_comments;
    }

private:
    [[nodiscard]] bool isAllowed(const std::string &url) const
    {
        const auto &domains = m_pass.input.options.fetchArtifactDomains;
        return !domains || std::ranges::any_of(
                               *domains, [&](const std::string &domain) { return url.contains(hostAndPath(domain)); });
    }

    void addUrl(const Value &artifact)
    {
        Map &map = *artifact.asMap();
        const std::string url = yaml::str(get(map, "url"));
        if (!isAllowed(url)) {
            map.set("lookaside", Value(true));
            m_pass.report({Severity::Warning,
                           "address-not-allowed",
                           "OSBS may not fetch %1 itself.",
                           {url},
                           "",
                           get(map, "url").origin()});
            checkFetch(artifact, m_pass);
            return;
        }
        Value entry = Value::map();
        entry.asMap()->set("url", get(map, "url"));
        entry.asMap()->set("target", get(map, "target"));
        for (const std::string_view key : checksums) {
            if (const Value *value = map.find(key))
                entry.asMap()->set(key, *value);
        }
        if (entry.asMap()->entries.size() == 2)
            m_pass.report({Severity::Warning,
                           "checksum-needed",
                           "OSBS needs a checksum for '%1'; CEKit computes one from a download.",
                           {nameOf(artifact)},
                           "Add a sha256 checksum.",
                           descriptor::headOf(artifact)});
        addSource(artifact, *entry.asMap());
        m_urls.push_back(entry);
        comment(url, map.find("description"));
        rename(map);
    }

    void addSource(const Value &artifact, Map &entry)
    {
        const Map &map = *artifact.asMap();
        const Value *source = map.find("source-url");
        if (!source)
            return;
        entry.set("source-url", *source);
        const std::size_t before = entry.entries.size();
        for (const std::string_view key : sourceChecksums) {
            if (const Value *value = map.find(key))
                entry.set(key, *value);
        }
        if (entry.entries.size() == before)
            m_pass.report({Severity::Error,
                           "source-checksum-needed",
                           "The source of '%1' needs a checksum.",
                           {nameOf(artifact)},
                           "Add source-sha256.",
                           source->origin()});
    }

    void addPnc(const Value &artifact)
    {
        Map &map = *artifact.asMap();
        const std::string build = yaml::str(get(map, "pnc_build_id"));
        if (!m_builds.find(build)) {
            Value entry = Value::map();
            entry.asMap()->set("build_id", get(map, "pnc_build_id"));
            entry.asMap()->set("artifacts", Value::list());
            m_builds.set(build, entry);
        }
        Value item = Value::map();
        item.asMap()->set("id", get(map, "pnc_artifact_id"));
        item.asMap()->set("target", get(map, "target"));
        get(*m_builds.find(build)->asMap(), "artifacts").asList()->items.push_back(item);
        comment(yaml::str(get(map, "pnc_artifact_id")), map.find("url"));
        rename(map);
    }

    void comment(const std::string &key, const Value *text)
    {
        if (!text)
            return;
        const auto known = std::ranges::find(m_comments, key, &std::pair<std::string, std::string>::first);
        if (known == m_comments.end())
            m_comments.emplace_back(key, yaml::str(*text));
        else
            known->second = yaml::str(*text);
    }

    static void rename(Map &artifact)
    {
        const Value target = get(artifact, "target");
        artifact.set("target", Value(descriptor::joinedPath("artifacts", yaml::str(target)), target.sharedOrigin()));
    }

    [[nodiscard]] Value pncFile() const
    {
        Value metadata = Value::map();
        metadata.asMap()->set("author", Value::string("CEKit " + m_pass.input.options.cekitVersion));
        Value file = Value::map();
        file.asMap()->set("metadata", metadata);
        file.asMap()->set("builds", listOf(m_builds.values()));
        return file;
    }

    Pass &m_pass;
    std::vector<Value> m_urls;
    Named m_builds;
    std::vector<std::pair<std::string, std::string>> m_comments;
};

/// The one definition among all stages; null when there is none.
Value configurationOf(const std::vector<ImageState *> &images, std::string_view key, Pass &pass)
{
    Value found;
    for (const ImageState *image : images) {
        const Value &value = get(*mapAt(*mapAt(image->map(), "osbs"), "configuration"), key);
        if (!value.isTruthy())
            continue;
        if (!found.isNull())
            pass.report({Severity::Error,
                         "two-configurations",
                         "More than one stage defines '%1' for OSBS.",
                         {std::string(key)},
                         "Keep one of them.",
                         value.origin()});
        found = value;
    }
    return found;
}

} // namespace

void checkFetches(const ImageState &image, Pass &pass)
{
    for (const Value &artifact : image.fetches.values())
        checkFetch(artifact, pass);
}

OsbsFiles osbsConfigurations(const std::vector<ImageState *> &images, Pass &pass)
{
    return {.container = configurationOf(images, "container", pass), .gating = configurationOf(images, "gating", pass)};
}

void prepareOsbs(OsbsFiles &files, const std::vector<ImageState *> &images, Pass &pass)
{
    files.contentSets = get(*mapAt(images.front()->map(), "packages"), "content_sets");
    if (!files.contentSets.isTruthy())
        files.contentSets = {};
    OsbsPreparation preparation(pass);
    for (const ImageState *image : images) {
        for (const Value &artifact : image->fetches.values())
            preparation.add(artifact);
    }
    preparation.writeInto(files);
}

} // namespace slipway::plan
