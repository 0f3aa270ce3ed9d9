// SPDX-License-Identifier: MIT
#include "core/fetch/localfetch.h"

#include "core/fetch/placing.h"
#include "core/fetch/problem.h"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace slipway::fetch {

namespace {

namespace fs = std::filesystem;

/// The path that a URL without a scheme or with `file` means.
std::optional<fs::path> localPath(const std::string &url)
{
    if (url.starts_with("file:"))
        return fs::path(QUrl(QString::fromStdString(url)).toLocalFile().toStdString());
    if (!url.contains("://"))
        return fs::path(url);
    return std::nullopt;
}

bool isRightAlready(const ArtifactItem &item, const fs::path &place, const std::stop_token &stop)
{
    std::error_code error;
    if (!hasChecksum(item.wanted) || !fs::is_regular_file(place, error))
        return false;
    const std::expected<Checksums, Diagnostic> sums = checksumsOf(place, stop);
    return sums && !mismatch(*sums, item.wanted, item.name);
}

FetchedItem copyFile(const ArtifactItem &item, const fs::path &source, const fs::path &place, ArtifactCache &cache,
                     const std::stop_token &stop)
{
    if (hasChecksum(item.wanted)) {
        const std::expected<CacheEntry, Diagnostic> added = cache.add(source, item.name, item.wanted, stop);
        if (!added)
            return failedItem(added.error());
    }
    if (const auto copied = copyVerified(source, place, item.wanted, stop); !copied)
        return failedItem(copied.error());
    std::error_code error;
    fs::last_write_time(place, fs::last_write_time(source, error), error);
    return {.state = FetchState::Copied};
}

FetchedItem copyLocal(const ArtifactItem &item, const fs::path &source, const fs::path &place, ArtifactCache &cache,
                      const std::stop_token &stop)
{
    std::error_code error;
    const fs::file_status status = fs::status(source, error);
    if (!fs::exists(status))
        return failedItem(problem("path-missing", "'%1' does not exist.", {source.string()}));
    if (!fs::is_directory(status) && !fs::is_regular_file(status)) // reading a pipe or a device could take for ever
        return failedItem(problem("path-special", "'%1' is no file and no folder.", {source.string()}));
    if (fs::is_directory(status) && hasChecksum(item.wanted))
        return failedItem(
            problem("checksum-of-folder", "'%1' is a folder and can have no checksum.", {source.string()}));
    if (!fs::is_directory(status))
        return copyFile(item, source, place, cache, stop);
    const std::expected<void, Diagnostic> copied = copyTree(source, place, stop);
    return copied ? FetchedItem{.state = FetchState::Copied} : failedItem(copied.error());
}

/// The source itself if it is on this machine, else a file that `cache_url` leads to.
std::optional<fs::path> localSource(const ArtifactItem &item, const std::string &cacheUrl)
{
    std::error_code error;
    if (item.kind == ArtifactSource::Path && fs::exists(item.source, error))
        return item.source;
    const std::optional<fs::path> mirror = localPath(mirrorUrl(cacheUrl, item.name, item.wanted, "none://"));
    if (mirror && fs::is_regular_file(*mirror, error))
        return mirror;
    return item.kind == ArtifactSource::Url ? localPath(item.source) : std::nullopt;
}

/// Looks at a file or folder that stays where it is.
FetchedItem seen(const ArtifactItem &item, const fs::path &source, const std::stop_token &stop)
{
    std::error_code error;
    if (!fs::exists(source, error))
        return failedItem(problem("path-missing", "'%1' does not exist.", {source.string()}));
    if (!hasChecksum(item.wanted) || !fs::is_regular_file(source, error))
        return {.state = FetchState::Reused};
    const std::expected<Checksums, Diagnostic> sums = checksumsOf(source, stop);
    if (!sums)
        return failedItem(sums.error());
    const std::optional<Diagnostic> wrong = mismatch(*sums, item.wanted, item.name);
    return wrong ? failedItem(*wrong) : FetchedItem{.state = FetchState::Reused};
}

/// The place's old entry in the cache is damaged: it goes, and the source is asked instead.
std::optional<FetchedItem> fromCache(const ArtifactItem &item, const fs::path &place, ArtifactCache &cache,
                                     const std::stop_token &stop)
{
    const std::optional<CacheEntry> entry = cache.find(item.wanted);
    if (!entry)
        return std::nullopt;
    const std::expected<void, Diagnostic> copied = cache.copyOut(*entry, place, stop);
    if (copied)
        return FetchedItem{.state = FetchState::FromCache};
    if (copied.error().code != "cache-damaged")
        return failedItem(copied.error());
    (void)cache.remove(entry->uuid);
    return std::nullopt;
}

LocalResult downloadOf(const ArtifactItem &item, const std::string &cacheUrl)
{
    const std::string mirror = mirrorUrl(cacheUrl, item.name, item.wanted, {});
    NeedsDownload needs;
    if (!mirror.empty() && !localPath(mirror))
        needs.urls.push_back(mirror);
    if (item.kind == ArtifactSource::Url && item.source != mirror)
        needs.urls.push_back(item.source);
    if (!needs.urls.empty())
        return needs;
    if (item.kind == ArtifactSource::Path)
        return failedItem(problem("path-missing", "'%1' does not exist.", {item.source}));
    return failedItem(problem("artifact-no-source", "The artifact '%1' is not in the cache and names no source.",
                              {item.name}, "Add its file to the cache, or set cache_url."));
}

} // namespace

ArtifactItem withTarget(ArtifactItem item)
{
    if (item.target.empty()) {
        const std::string source = item.source.substr(0, item.source.find_last_not_of('/') + 1);
        item.target = source.substr(source.rfind('/') + 1);
    }
    return item;
}

FetchedItem failedItem(const Diagnostic &problem)
{
    if (problem.code == "cancelled")
        return {.state = FetchState::Cancelled};
    return {.state = FetchState::Failed, .problem = problem};
}

LocalResult fetchLocally(const ArtifactItem &item, const fs::path &folder, const fs::path &cacheFolder,
                         const std::string &cacheUrl, const std::stop_token &stop)
{
    const std::expected<fs::path, Diagnostic> place = placeOf(folder, item.target);
    if (!place)
        return failedItem(place.error());
    if (isRightAlready(item, *place, stop))
        return FetchedItem{.state = FetchState::Reused};
    ArtifactCache cache(cacheFolder);
    if (std::optional<FetchedItem> cached = fromCache(item, *place, cache, stop))
        return std::move(*cached);
    if (item.kind == ArtifactSource::Git)
        return NeedsGit{};
    if (const std::optional<fs::path> source = localSource(item, cacheUrl))
        return copyLocal(item, *source, *place, cache, stop);
    return downloadOf(item, cacheUrl);
}

LocalResult keepLocally(const ArtifactItem &item, const fs::path &cacheFolder, const std::string &cacheUrl,
                        const std::stop_token &stop)
{
    ArtifactCache cache(cacheFolder);
    if (const std::optional<CacheEntry> entry = cache.find(item.wanted)) {
        const std::expected<void, Diagnostic> whole = cache.verify(*entry, stop);
        if (whole)
            return FetchedItem{.state = FetchState::FromCache};
        if (whole.error().code != "cache-damaged")
            return failedItem(whole.error());
        (void)cache.remove(entry->uuid);
    }
    if (item.kind == ArtifactSource::Git)
        return NeedsGit{};
    if (const std::optional<fs::path> source = localSource(item, cacheUrl))
        return seen(item, *source, stop);
    if (!hasChecksum(item.wanted))
        return failedItem(problem("artifact-no-checksum",
                                  "The artifact '%1' has no checksum and cannot be kept in the cache.", {item.name},
                                  "Add a checksum; until then each build fetches it anew."));
    return downloadOf(item, cacheUrl);
}

FetchedItem placeDownload(const ArtifactItem &item, const fs::path &part, const fs::path &folder,
                          const fs::path &cacheFolder, const std::stop_token &stop)
{
    const std::expected<fs::path, Diagnostic> place = placeOf(folder, item.target);
    if (!place)
        return failedItem(place.error());
    ArtifactCache cache(cacheFolder);
    FetchedItem result = copyFile(item, part, *place, cache, stop);
    if (result.state == FetchState::Copied)
        result.state = FetchState::Downloaded;
    return result;
}

FetchedItem keepDownload(const ArtifactItem &item, const fs::path &part, const fs::path &cacheFolder,
                         const std::stop_token &stop)
{
    const auto added = ArtifactCache(cacheFolder).add(part, item.name, item.wanted, stop);
    return added ? FetchedItem{.state = FetchState::Downloaded} : failedItem(added.error());
}

} // namespace slipway::fetch
