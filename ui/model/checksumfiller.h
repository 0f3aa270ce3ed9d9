// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/checksum.h"
#include "ui/model/newestwins.h"

#include <QObject>
#include <QPointer>

#include <filesystem>

namespace slipway::ui {

class Document;

/// Computes the checksums of an artifact, all four in one pass off the UI thread, and writes them into its descriptor
/// as one undo step: those that are there, the one that was asked for, and SHA-256 when there is none.
///
/// The bytes come from the artifact's path, or from the artifact cache: by a checksum that is written, or by its name.
class ChecksumFiller : public QObject
{
    Q_OBJECT

public:
    /// `cache` is the folder of CEKit's artifact cache.
    explicit ChecksumFiller(std::filesystem::path cache, QObject *parent = nullptr);

    /// `artifact` is the path of a map (`artifacts[0]`) in the document; `wanted` may be empty. A request replaces the
    /// one before when that is not done.
    void fill(Document &document, const std::string &artifact, const std::string &wanted);
    [[nodiscard]] bool isBusy() const { return m_runs.isBusy(); }

Q_SIGNALS:
    /// A sentence: what went wrong.
    void failed(slipway::ui::Document *document, const QString &reason);
    void filled(slipway::ui::Document *document);

private:
    /// What the worker needs.
    struct Job {
        std::filesystem::path file; ///< empty: look into the cache
        std::filesystem::path cache;
        std::string name;
        fetch::WantedChecksums known;
    };
    using Outcome = std::expected<fetch::Checksums, Diagnostic>;

    static Outcome compute(const Job &job, std::stop_token stop);
    void take(const Outcome &outcome);

    std::filesystem::path m_cache;
    QPointer<Document> m_document;
    std::string m_artifact;
    std::string m_wanted;
    NewestWins<Job, Outcome> m_runs;
};

} // namespace slipway::ui
