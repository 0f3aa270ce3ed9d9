// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/artifactcache.h"
#include "core/fetch/gitrepositories.h"
#include "core/fetch/network.h"

#include <QObject>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

class QNetworkAccessManager;

namespace slipway::fetch {

/// How an artifact is fetched; those of kind image and pnc are nobody's to fetch and do not come here.
enum class ArtifactSource : std::uint8_t { Path, Url, Git, Plain };

struct ArtifactItem {
    ArtifactSource kind = ArtifactSource::Path;
    std::string name = {};
    std::string source = {}; ///< path (absolute) or URL
    std::string ref = {};    ///< git
    std::string target = {}; ///< name in the image's folder; empty: the last part of the source
    WantedChecksums wanted = {};
    std::string description = {}; ///< shown when it cannot be fetched
    /// Where it goes, when that is another folder than that of the others; has to be there.
    std::filesystem::path folder = {};

    bool operator==(const ArtifactItem &) const = default;
};

enum class FetchState : std::uint8_t { Waiting, Running, Copied, Downloaded, FromCache, Reused, Failed, Cancelled };

struct FetchedItem {
    FetchState state = FetchState::Waiting;
    std::optional<Diagnostic> problem = {}; ///< Failed
    std::string note = {};                  ///< git: the commit; with `movedFrom` when the branch has moved
    std::string movedFrom = {};

    bool operator==(const FetchedItem &) const = default;
};

/// Fills an image's folder with artifacts as CEKit does: what is there and right is kept, then the cache is asked by
/// checksum (for every kind), then the source; what has a checksum enters the cache. Several at a time, but never an
/// artifact below another's target, or with the same one, before that is done. Works once.
/// Other than CEKit: nothing is written outside of the folder, and a wrong file never lies in its place.
class ArtifactFetcher : public QObject
{
    Q_OBJECT

public:
    struct Tools {
        QNetworkAccessManager *network = nullptr;
        GitRepositories *git = nullptr;
        NetworkSettings settings = {};
        std::filesystem::path cacheFolder; ///< `<work-dir>/cache`
        std::filesystem::path partFolder;  ///< where unfinished downloads gather
    };

    /// What `tools` points to outlives this.
    explicit ArtifactFetcher(Tools tools, QObject *parent = nullptr);
    ~ArtifactFetcher() override;

    /// `finished` follows once, later. `folder` has to be there. An empty one: items without a folder of their own are
    /// put nowhere, but those with a checksum are in the cache afterwards, and the mirrors of git artifacts are new
    /// (see `keepLocally`).
    void start(std::vector<ArtifactItem> items, std::filesystem::path folder);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// In the order of `start`.
    [[nodiscard]] const std::vector<FetchedItem> &results() const { return m_results; }

Q_SIGNALS:
    /// The state of `results()[index]` is another.
    void itemChanged(qsizetype index);
    /// Bytes so far and of the whole (0: not known).
    void itemProgressed(qsizetype index, quint64 received, quint64 total);
    /// Everything is done; true when nothing failed and nobody cancelled.
    void finished(bool isComplete);

private:
    void startMore();
    [[nodiscard]] std::filesystem::path folderOf(const ArtifactItem &item) const;
    [[nodiscard]] bool isOneAboveTheOther(const ArtifactItem &first, const ArtifactItem &second) const;
    [[nodiscard]] bool mayStart(std::size_t index) const;
    void startItem(std::size_t index);
    void itemEnded(std::size_t index, const FetchedItem &result);
    void setResult(std::size_t index, const FetchedItem &result);

    Tools m_tools;
    std::filesystem::path m_folder;
    std::vector<ArtifactItem> m_items;
    std::vector<FetchedItem> m_results;
    std::stop_source m_stop;
    bool m_isRunning = false;
};

} // namespace slipway::fetch
