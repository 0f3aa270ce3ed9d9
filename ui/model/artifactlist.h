// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/artifactcache.h"
#include "ui/model/analysis.h"

#include <QString>

#include <map>
#include <memory>

namespace slipway::ui {

/// Whether an artifact can be had without the network.
enum class ArtifactState : std::uint8_t {
    Cached,     ///< in the cache, by its checksum
    Local,      ///< a path on this machine, right where it has a checksum
    Missing,    ///< has to be fetched
    Mismatched, ///< a file that is not what its checksum says: on this machine, or damaged in the cache
    Unkept,     ///< has no checksum, so that each build fetches it anew
    Brought,    ///< from an image or a build system: the engine or OSBS brings it
    Unused,     ///< in the cache, and nothing of the project
};

/// One artifact of the project, or one entry of the cache that the project does not use.
struct ArtifactRow {
    ArtifactState state = ArtifactState::Missing;
    QString name;
    QString source; ///< path or address; of an entry: nothing
    std::vector<std::pair<std::string, std::string>> checksums =
        {};                    ///< algorithm, digits: wanted ones, or all of an entry
    std::string uuid = {};     ///< of the cache's entry; empty: none
    std::uint64_t size = 0;    ///< bytes; 0 when there is no file
    Origin origin = {};        ///< of the artifact in the descriptor
    std::string artifact = {}; ///< its name as the descriptor has it; empty for an entry

    bool operator==(const ArtifactRow &) const = default;
};

/// Files that were hashed, by path, size and time of change: nothing is hashed twice.
struct KnownChecksums {
    struct Key {
        Path file;
        std::uintmax_t size = 0;
        std::filesystem::file_time_type time;
        auto operator<=>(const Key &) const = default;
    };
    std::map<Key, fetch::Checksums> sums;
};

struct ArtifactQuestion {
    std::shared_ptr<const plan::Plan> plan; ///< may be null
    Path cache;
    Path git;
    bool isThorough = false;               ///< hash what nobody of the project asks for, too
    std::shared_ptr<KnownChecksums> known; ///< belongs to the one run that goes on
};

/// The project's artifacts in order of the plan, then the rest of the cache by name. Reads and hashes files: for a
/// worker thread.
[[nodiscard]] std::vector<ArtifactRow> artifactRows(const ArtifactQuestion &question, std::stop_token stop);

/// The cached files of artifacts that are nowhere else on this machine. Reads the cache's index.
[[nodiscard]] image::FetchedArtifacts cachedArtifacts(const plan::Plan &plan, const Path &cache);

} // namespace slipway::ui
