// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/artifactfetcher.h"
#include "core/fetch/textfetcher.h"
#include "ui/model/analysis.h"
#include "ui/model/logline.h"

#include <QList>
#include <QObject>

#include <memory>

namespace slipway::ui {

/// Where what is fetched is kept, and how it is fetched.
struct FetchPlaces {
    Path artifacts; ///< CEKit's cache
    Path parts;     ///< unfinished downloads
    Path git;       ///< mirrors and checkouts
    Path texts;     ///< overrides from addresses
    fetch::NetworkSettings network = {};
};

/// What is to be fetched.
struct FetchOrder {
    std::vector<Checkout> repositories;    ///< refreshed, also those that are there
    std::vector<Path> texts;               ///< addresses of overrides, fetched anew, also those that are there
    std::vector<plan::Artifact> artifacts; ///< into the cache
};

struct FetchEnding {
    int fetched = 0; ///< over the network: repositories, overrides, artifacts
    int present = 0; ///< was there
    int unkept = 0;  ///< artifacts without a checksum
    int failed = 0;
    bool isCancelled = false;
    /// Why something failed, and which branches have moved (`branch-moved`, a warning), with their places.
    std::vector<Diagnostic> problems;

    bool operator==(const FetchEnding &) const = default;
};

/// Fetches git repositories into their mirrors, overrides from addresses and artifacts into the cache, several at a
/// time, on the UI thread's event loop. Works once; destroying it ends what runs.
class FetchJob : public QObject
{
    Q_OBJECT

public:
    FetchJob(FetchOrder order, FetchPlaces places, QObject *parent = nullptr);
    ~FetchJob() override;

    void start();
    void cancel();

Q_SIGNALS:
    void progressed(int done, int total, const QString &words);
    void linesArrived(const QList<slipway::ui::LogLine> &lines);
    /// Exactly once after `start`, never from within it.
    void ended(const slipway::ui::FetchEnding &ending);

private:
    void startRepositories();
    void startTexts();
    void startArtifacts();
    void endSource();
    void takeText(const std::string &url, const std::expected<std::string, Diagnostic> &result);
    void takeRepository(const Checkout &checkout, const fetch::GitRepositories::Result &result);
    void takeArtifact(qsizetype index);
    void say(const QString &text, LogKind kind, const Origin &place);
    void tell(const QString &words);
    void fail(Diagnostic diagnostic, const Origin &place);
    void finish();

    FetchOrder m_order;
    FetchPlaces m_places;
    fetch::GitRepositories m_git;
    std::vector<std::unique_ptr<fetch::TextFetcher>> m_texts;
    std::unique_ptr<fetch::ArtifactFetcher> m_fetcher;
    FetchEnding m_ending;
    int m_done = 0;
    int m_total = 0;
};

} // namespace slipway::ui
