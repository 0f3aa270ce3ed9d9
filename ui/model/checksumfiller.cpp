// SPDX-License-Identifier: MIT
#include "ui/model/checksumfiller.h"

#include "core/fetch/artifactcache.h"
#include "core/yaml/edit.h"
#include "ui/model/document.h"

#include <algorithm>

namespace slipway::ui {

namespace {

QString sentence(const Diagnostic &problem)
{
    return QString::fromStdString(message(problem));
}

/// The text of a scalar below a map; empty when there is none.
std::string textOf(const yaml::Tree &tree, yaml::NodeId map, std::string_view key)
{
    const yaml::NodeId id = tree.value(tree.resolved(map), key);
    const yaml::NodeId value = id == yaml::noNode ? id : tree.resolved(id);
    return value == yaml::noNode ? std::string() : std::string(tree.at(value).value);
}

} // namespace

ChecksumFiller::ChecksumFiller(std::filesystem::path cache, QObject *parent)
    : QObject(parent)
    , m_cache(std::move(cache))
    , m_runs(&ChecksumFiller::compute, [this](const Outcome &outcome) { take(outcome); })
{
}

void ChecksumFiller::fill(Document &document, const std::string &artifact, const std::string &wanted)
{
    const yaml::Tree tree = yaml::Tree::parse(document.text());
    const yaml::NodeId map = tree.find(artifact);
    if (map == yaml::noNode || tree.at(tree.resolved(map)).kind != yaml::Kind::Mapping) {
        Q_EMIT failed(&document, tr("There is no artifact here any more."));
        return;
    }
    Job job{.file = {}, .cache = m_cache, .name = textOf(tree, map, "name"), .known = {}};
    for (const std::string_view algorithm : fetch::algorithms)
        job.known.emplace_back(algorithm, textOf(tree, map, algorithm));
    if (const std::string path = textOf(tree, map, "path"); !path.empty())
        job.file = (document.path().parent_path() / path).lexically_normal();
    m_document = &document;
    m_artifact = artifact;
    m_wanted = wanted;
    m_runs.request(std::move(job));
}

ChecksumFiller::Outcome ChecksumFiller::compute(const Job &job, std::stop_token stop)
{
    if (!job.file.empty())
        return fetch::checksumsOf(job.file, stop);
    const fetch::ArtifactCache cache(job.cache);
    std::optional<fetch::CacheEntry> entry = cache.find(job.known);
    const std::vector<fetch::CacheEntry> all = entry ? std::vector<fetch::CacheEntry>() : cache.entries();
    const auto named = std::ranges::find_if(all, [&](const fetch::CacheEntry &each) {
        return !job.name.empty() && std::ranges::contains(each.names, job.name);
    });
    if (!entry && named != all.end())
        entry = *named;
    if (entry)
        return fetch::checksumsOf(entry->file, stop);
    return std::unexpected(Diagnostic{Severity::Error,
                                      "checksum-no-file",
                                      "The file of '%1' is not on this machine.",
                                      {job.name},
                                      "Fetch it first: then its checksums can be computed.",
                                      {}});
}

void ChecksumFiller::take(const Outcome &outcome)
{
    if (!m_document)
        return;
    Document &document = *m_document;
    if (!outcome) {
        Q_EMIT failed(&document, sentence(outcome.error()));
        return;
    }
    const auto present = [&](const yaml::Tree &tree, std::string_view key) {
        const yaml::NodeId map = tree.find(m_artifact);
        return map != yaml::noNode && tree.value(tree.resolved(map), key) != yaml::noNode;
    };
    const yaml::Tree before = yaml::Tree::parse(document.text());
    const bool hasAny =
        std::ranges::any_of(fetch::algorithms, [&](std::string_view key) { return present(before, key); });
    std::string text = document.text();
    for (std::size_t i = 0; i < fetch::algorithms.size(); ++i) {
        const std::string_view key = fetch::algorithms.at(i);
        const bool isDefault = !hasAny && m_wanted.empty() && key == "sha256";
        if (!present(before, key) && key != m_wanted && !isDefault)
            continue;
        const yaml::Tree tree = yaml::Tree::parse(text);
        const yaml::NodeId map = tree.find(m_artifact);
        if (map == yaml::noNode)
            return;
        const auto edits = yaml::setKey({text, tree}, map, key, yaml::NewNode::string(outcome->values.at(i)));
        if (!edits) {
            Q_EMIT failed(&document, sentence(edits.error()));
            return;
        }
        text = applied(text, *edits);
    }
    const TextEdit whole = trimmed(document.text(), {{0, document.text().size()}, text});
    document.apply(std::span(&whole, 1), tr("Compute checksums"));
    Q_EMIT filled(&document);
}

} // namespace slipway::ui
