// SPDX-License-Identifier: MIT
#include "ui/model/artifactlist.h"

#include "core/fetch/gitrepositories.h"
#include "core/generate/artifacts.h"
#include "ui/model/fetchjob.h"

#include <algorithm>
#include <set>

namespace slipway::ui {

namespace {

namespace fs = std::filesystem;

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

std::vector<std::pair<std::string, std::string>> pairsOf(const fetch::Checksums &sums)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::size_t i = 0; i < fetch::algorithms.size(); ++i) {
        if (!sums.values.at(i).empty())
            pairs.emplace_back(fetch::algorithms.at(i), sums.values.at(i));
    }
    return pairs;
}

/// Looks for rows one after the other, with what is known of the files' bytes.
class Looker
{
public:
    Looker(const ArtifactQuestion &question, std::stop_token stop)
        : m_question(question)
        , m_stop(std::move(stop))
        , m_git(question.git)
        , m_entries(fetch::ArtifactCache(question.cache).listed())
    {
    }

    std::vector<ArtifactRow> rows()
    {
        std::vector<ArtifactRow> rows;
        if (m_question.plan) {
            for (const plan::Artifact &each : generate::artifactsToKeep(*m_question.plan))
                rows.push_back(rowOf(each));
            addBrought(m_question.plan->target, rows);
            for (const plan::Stage &stage : m_question.plan->builders)
                addBrought(stage, rows);
        }
        std::vector<ArtifactRow> others;
        for (const fetch::CacheEntry &entry : m_entries) {
            if (!m_used.contains(entry.uuid))
                others.push_back(rowOf(entry));
        }
        std::ranges::stable_sort(others, {}, &ArtifactRow::name);
        std::ranges::move(others, std::back_inserter(rows));
        return rows;
    }

private:
    /// An image's file is named as engines do it: `image:/path`.
    static QString broughtFrom(const plan::Artifact &artifact)
    {
        return shown(artifact.image.empty() ? artifact.source : artifact.image + ':' + artifact.source);
    }

    /// What nobody fetches here.
    static void addBrought(const plan::Stage &stage, std::vector<ArtifactRow> &rows)
    {
        const auto add = [&](const plan::Artifact &each) {
            const ArtifactRow row{.state = ArtifactState::Brought,
                                  .name = shown(each.name.text),
                                  .source = broughtFrom(each),
                                  .origin = each.origin,
                                  .artifact = each.name.text};
            const bool isBrought = each.kind == plan::ArtifactKind::Image || each.kind == plan::ArtifactKind::Pnc;
            if (isBrought && !std::ranges::contains(rows, row))
                rows.push_back(row);
        };
        for (const plan::Block &module : stage.modules)
            std::ranges::for_each(module.artifacts, add);
        std::ranges::for_each(stage.image.artifacts, add);
        std::ranges::for_each(stage.fetches, add);
    }

    ArtifactRow rowOf(const plan::Artifact &artifact)
    {
        ArtifactRow row{.name = shown(artifact.name.text),
                        .source = shown(artifact.source),
                        .checksums = artifact.checksums,
                        .origin = artifact.origin,
                        .artifact = artifact.name.text};
        std::erase_if(row.checksums, [](const auto &each) { return each.second.empty(); });
        if (const fetch::CacheEntry *entry = entryFor(artifact.checksums)) {
            m_used.insert(entry->uuid);
            row.uuid = entry->uuid;
            row.size = sizeOf(entry->file);
            row.state =
                fetch::fits(sumsOf(entry->file), entry->checksums) ? ArtifactState::Cached : ArtifactState::Mismatched;
        } else {
            lookForSource(artifact, row);
        }
        return row;
    }

    void lookForSource(const plan::Artifact &artifact, ArtifactRow &row)
    {
        std::error_code error;
        if (artifact.kind == plan::ArtifactKind::Path && fs::exists(artifact.source, error)) {
            const bool isFile = fs::is_regular_file(artifact.source, error);
            row.size = isFile ? sizeOf(artifact.source) : 0;
            const bool isWrong = isFile && !row.checksums.empty() &&
                                 fetch::mismatch(sumsOf(artifact.source), artifact.checksums, {}).has_value();
            row.state = isWrong ? ArtifactState::Mismatched : ArtifactState::Local;
        } else if (artifact.kind == plan::ArtifactKind::Git) {
            const bool isKept = fs::is_directory(m_git.mirrorOf(artifact.source), error);
            row.state = isKept ? ArtifactState::Local : ArtifactState::Missing;
        } else if (artifact.kind == plan::ArtifactKind::Url && row.checksums.empty()) {
            row.state = ArtifactState::Unkept;
        }
    }

    ArtifactRow rowOf(const fetch::CacheEntry &entry)
    {
        std::error_code error;
        const bool isThere = fs::is_regular_file(entry.file, error);
        const bool isWrong = !isThere || (m_question.isThorough && !fetch::fits(sumsOf(entry.file), entry.checksums));
        QStringList names;
        for (const std::string &name : entry.names)
            names.append(shown(name));
        return {.state = isWrong ? ArtifactState::Mismatched : ArtifactState::Unused,
                .name = names.join(QStringLiteral(", ")),
                .source = {},
                .checksums = pairsOf(entry.checksums),
                .uuid = entry.uuid,
                .size = sizeOf(entry.file)};
    }

    const fetch::CacheEntry *entryFor(const fetch::WantedChecksums &wanted) const
    {
        for (std::size_t i = 0; i < fetch::algorithms.size(); ++i) {
            const auto value = fetch::wantedValue(wanted, fetch::algorithms.at(i));
            if (!value)
                continue;
            const auto found = std::ranges::find_if(
                m_entries, [&](const fetch::CacheEntry &each) { return each.checksums.values.at(i) == *value; });
            return found == m_entries.end() ? nullptr : &*found;
        }
        return nullptr;
    }

    static std::uint64_t sizeOf(const Path &file)
    {
        std::error_code error;
        const std::uintmax_t size = fs::file_size(file, error);
        return error ? 0 : size;
    }

    /// Empty when the file cannot be read, or when the run is to stop.
    fetch::Checksums sumsOf(const Path &file)
    {
        std::error_code error;
        const KnownChecksums::Key key{.file = file, .size = sizeOf(file), .time = fs::last_write_time(file, error)};
        if (const auto known = m_question.known->sums.find(key); known != m_question.known->sums.end())
            return known->second;
        const std::expected<fetch::Checksums, Diagnostic> sums = fetch::checksumsOf(file, m_stop);
        if (sums)
            m_question.known->sums.insert_or_assign(key, *sums);
        return sums.value_or(fetch::Checksums());
    }

    const ArtifactQuestion &m_question;
    std::stop_token m_stop;
    fetch::GitRepositories m_git;
    std::vector<fetch::CacheEntry> m_entries;
    std::set<std::string> m_used;
};

} // namespace

image::FetchedArtifacts cachedArtifacts(const plan::Plan &plan, const Path &cache)
{
    image::FetchedArtifacts files;
    std::error_code error;
    for (const plan::Artifact &each : generate::artifactsToKeep(plan)) {
        const bool isHere = each.kind == plan::ArtifactKind::Path && fs::exists(each.source, error);
        if (cache.empty() || isHere || !fetch::hasChecksum(each.checksums))
            continue;
        if (const auto entry = fetch::ArtifactCache(cache).find(each.checksums))
            files.insert_or_assign(each.name.text, entry->file);
    }
    return files;
}

std::vector<ArtifactRow> artifactRows(const ArtifactQuestion &question, std::stop_token stop)
{
    return Looker(question, std::move(stop)).rows();
}

} // namespace slipway::ui
