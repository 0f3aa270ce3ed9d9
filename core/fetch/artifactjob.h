// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/artifactfetcher.h"
#include "core/fetch/download.h"
#include "core/fetch/localfetch.h"
#include "core/run/capture.h"

#include <QLockFile>
#include <QObject>

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace slipway::fetch {

/// One artifact's way to its place. `finished` comes once after `start`, never from within it.
class ArtifactJob : public QObject
{
    Q_OBJECT

public:
    ArtifactJob(ArtifactItem item, std::filesystem::path folder, const ArtifactFetcher::Tools &tools,
                std::stop_token stop, QObject *parent);

    void start();
    /// The stop token covers the work on files; this ends what runs beside it.
    void cancel();

Q_SIGNALS:
    void progressed(quint64 received, quint64 total);
    void finished(const slipway::fetch::FetchedItem &result);

private:
    void takeLocal(const LocalResult &result);
    void download();
    void downloaded(const std::expected<Checksums, Diagnostic> &result);
    void checkOut();
    void cloneMirror(const GitCheckout &checkout);
    void git(const std::vector<std::string> &arguments, std::function<void()> next);
    void finish(FetchedItem result);

    ArtifactItem m_item;
    std::filesystem::path m_folder;
    ArtifactFetcher::Tools m_tools;
    std::stop_token m_stop;
    std::vector<std::string> m_urls; ///< still to be tried
    std::unique_ptr<QLockFile> m_lock;
    std::filesystem::path m_part;
    Download *m_download = nullptr;
    QPointer<run::Process> m_git;
    std::filesystem::path m_clone; ///< being made
};

} // namespace slipway::fetch
