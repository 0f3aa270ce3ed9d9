// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/artifactfetcher.h"

#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace slipway::fetch {

/// What is left to do after everything that needs no network has been tried.
struct NeedsDownload {
    std::vector<std::string> urls; ///< in this order, until one succeeds; never empty
    bool operator==(const NeedsDownload &) const = default;
};
struct NeedsGit {
    bool operator==(const NeedsGit &) const = default;
};
using LocalResult = std::variant<FetchedItem, NeedsDownload, NeedsGit>;

/// The item with its target filled in from its source when it has none.
[[nodiscard]] ArtifactItem withTarget(ArtifactItem item);

/// Looks at the place, the cache, and the source if that is on this machine. Reads and writes files: for a worker
/// thread.
[[nodiscard]] LocalResult fetchLocally(const ArtifactItem &item, const std::filesystem::path &folder,
                                       const std::filesystem::path &cacheFolder, const std::string &cacheUrl,
                                       const std::stop_token &stop);

/// Puts a downloaded and verified file in its place, through the cache if it has a checksum. For a worker thread.
[[nodiscard]] FetchedItem placeDownload(const ArtifactItem &item, const std::filesystem::path &part,
                                        const std::filesystem::path &folder, const std::filesystem::path &cacheFolder,
                                        const std::stop_token &stop);

/// As `fetchLocally`, for an artifact that goes nowhere: afterwards it is in the cache or on this machine, where a file
/// is `Reused` after a look at its checksums. What has no checksum cannot be kept: `artifact-no-checksum`.
[[nodiscard]] LocalResult keepLocally(const ArtifactItem &item, const std::filesystem::path &cacheFolder,
                                      const std::string &cacheUrl, const std::stop_token &stop);
/// Puts a downloaded and verified file into the cache. For a worker thread.
[[nodiscard]] FetchedItem keepDownload(const ArtifactItem &item, const std::filesystem::path &part,
                                       const std::filesystem::path &cacheFolder, const std::stop_token &stop);

/// A failed item, or a cancelled one when that is what the error says.
[[nodiscard]] FetchedItem failedItem(const Diagnostic &problem);

} // namespace slipway::fetch
