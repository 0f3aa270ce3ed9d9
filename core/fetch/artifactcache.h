// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/cacheindex.h"

#include <expected>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace slipway::fetch {

struct CacheEntry {
    std::string uuid;
    std::vector<std::string> names;
    Checksums checksums;        ///< empty ones are not known
    std::filesystem::path file; ///< the cached bytes; inside the cache's folder

    bool operator==(const CacheEntry &) const = default;
};

/// CEKit's artifact cache: for each artifact a file named by a UUID and an index `<uuid>.yaml` beside it. Both programs
/// may use one folder at the same time: entries are never changed, and an index appears only when its file is complete.
/// Functions read or write files: call those that copy or hash off the UI thread.
class ArtifactCache
{
public:
    /// `folder` is `<work-dir>/cache`; made on the first `add`.
    explicit ArtifactCache(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }

    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }
    /// All readable entries whose file exists, in order of UUID.
    [[nodiscard]] std::vector<CacheEntry> entries() const;
    /// The same, and those whose file is gone.
    [[nodiscard]] std::vector<CacheEntry> listed() const;
    /// Hashes an entry's file. Errors: `cache-damaged` (other bytes, or no file), `cancelled`, it cannot be read.
    [[nodiscard]] std::expected<void, Diagnostic> verify(const CacheEntry &entry, std::stop_token stop = {}) const;
    /// The entry with the first present one of sha512, sha256, sha1, md5 (CEKit's rule); of several the first by UUID.
    [[nodiscard]] std::optional<CacheEntry> find(const WantedChecksums &wanted) const;

    /// Copies a file in, hashes the copy, and lists it if it is what `wanted` says. No error means that it is stored
    /// and verified. An artifact that is cached already is not stored twice.
    [[nodiscard]] std::expected<CacheEntry, Diagnostic> add(const std::filesystem::path &file, const std::string &name,
                                                            const WantedChecksums &wanted, std::stop_token stop = {});
    /// Copies an entry's file to `destination`, which is replaced at once when the bytes have been verified. An entry
    /// that is damaged is an error `cache-damaged`, and `destination` stays as it was.
    [[nodiscard]] std::expected<void, Diagnostic>
    copyOut(const CacheEntry &entry, const std::filesystem::path &destination, std::stop_token stop = {}) const;
    /// Errors: `cache-unknown`, or the file cannot be removed.
    [[nodiscard]] std::expected<void, Diagnostic> remove(const std::string &uuid);
    /// Removes all entries, files without an index too; nothing that is not the cache's own.
    [[nodiscard]] std::expected<void, Diagnostic> clear();

private:
    [[nodiscard]] std::filesystem::path fileOf(const std::string &uuid) const { return m_folder / uuid; }
    [[nodiscard]] std::filesystem::path indexOf(const std::string &uuid) const { return m_folder / (uuid + ".yaml"); }

    std::filesystem::path m_folder;
};

/// Copies bytes to a new file beside `destination`, hashing them, and puts it in place if they are what is wanted:
/// whoever looks sees the old file or the new one. Permission bits of the source are kept.
[[nodiscard]] std::expected<Checksums, Diagnostic> copyVerified(const std::filesystem::path &source,
                                                                const std::filesystem::path &destination,
                                                                const WantedChecksums &wanted, std::stop_token stop);

} // namespace slipway::fetch
