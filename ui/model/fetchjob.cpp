// SPDX-License-Identifier: MIT
#include "ui/model/fetchjob.h"

#include "core/fetch/gitnames.h"
#include "core/fetch/textstore.h"
#include "core/sources/artifactitem.h"
#include "ui/model/checkouts.h"

#include <algorithm>

namespace slipway::ui {

namespace {

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

Diagnostic movedDiagnostic(const std::string &ref, const std::string &what, const std::string &from,
                           const std::string &to)
{
    return {.severity = Severity::Warning,
            .code = "branch-moved",
            .text = "%1 of %2 has moved from %3 to %4.",
            .arguments = {ref, what, shortCommit(from), shortCommit(to)},
            .advice = "The new commit is used from now on; to stay with one, name it as ref.",
            .origin = {}};
}

} // namespace

FetchJob::FetchJob(FetchOrder order, FetchPlaces places, QObject *parent)
    : QObject(parent)
    , m_order(std::move(order))
    , m_places(std::move(places))
    , m_git(m_places.git)
    , m_total(static_cast<int>(m_order.repositories.size() + m_order.texts.size() + m_order.artifacts.size()))
{
    connect(&m_git, &fetch::GitRepositories::progressed, this,
            [this](const std::string &, const QString &line) { tell(line); });
}

FetchJob::~FetchJob() = default;

void FetchJob::start()
{
    if (m_order.repositories.empty() && m_order.texts.empty()) {
        startArtifacts();
        return;
    }
    startRepositories();
    startTexts();
}

void FetchJob::startRepositories()
{
    if (!m_order.repositories.empty())
        tell(tr("Fetching module repositories…"));
    for (const Checkout &each : m_order.repositories) {
        say(tr("Fetching %1 (%2)").arg(shown(fetch::shownUrl(each.url)), shown(each.ref)), LogKind::Step, each.origin);
        m_git.checkOut({.url = each.url, .ref = each.ref, .access = fetch::GitAccess::Refresh}, this,
                       [this, each](const fetch::GitRepositories::Result &result) { takeRepository(each, result); });
    }
}

void FetchJob::startTexts()
{
    for (const Path &address : m_order.texts) {
        const std::string url = address.string();
        say(tr("Fetching %1").arg(shown(fetch::shownUrl(url))), LogKind::Step, {});
        m_texts.push_back(std::make_unique<fetch::TextFetcher>(url, m_places.network, m_places.parts));
        connect(m_texts.back().get(), &fetch::TextFetcher::finished, this,
                [this, url](const auto &result) { takeText(url, result); });
        m_texts.back()->start();
    }
}

void FetchJob::cancel()
{
    m_ending.isCancelled = true;
    m_git.cancel();
    for (const auto &text : m_texts)
        text->cancel();
    if (m_fetcher)
        m_fetcher->cancel();
}

void FetchJob::takeRepository(const Checkout &checkout, const fetch::GitRepositories::Result &result)
{
    const std::string url = fetch::shownUrl(checkout.url);
    if (!result) {
        fail(result.error(), checkout.origin);
    } else {
        ++m_ending.fetched;
        say(tr("%1 (%2) is at %3").arg(shown(url), shown(checkout.ref), shown(result->commit)), LogKind::Output,
            checkout.origin);
        if (!result->movedFrom.empty())
            fail(movedDiagnostic(checkout.ref, url, result->movedFrom, result->commit), checkout.origin);
    }
    tell(shown(url));
    endSource();
}

/// What could not be fetched is used as it was, and its time is told.
void FetchJob::takeText(const std::string &url, const std::expected<std::string, Diagnostic> &result)
{
    fetch::TextStore store(m_places.texts);
    std::optional<Diagnostic> problem = result ? std::nullopt : std::optional(result.error());
    if (result) {
        if (const auto kept = store.keep(url, *result); !kept)
            problem = kept.error();
    }
    const Origin place{.file = url, .span = {}, .path = {}};
    if (!problem) {
        ++m_ending.fetched;
        say(tr("Fetched %1").arg(shown(fetch::shownUrl(url))), LogKind::Output, place);
    } else {
        if (const auto before = store.find(url))
            problem->advice = "What was fetched at " + fetch::shownTime(before->fetched) + " is used.";
        fail(*problem, place);
    }
    tell(shown(fetch::shownUrl(url)));
    endSource();
}

/// Artifacts follow when all repositories and overrides have ended.
void FetchJob::endSource()
{
    ++m_done;
    if (m_done == static_cast<int>(m_order.repositories.size() + m_order.texts.size()))
        startArtifacts();
}

void FetchJob::startArtifacts()
{
    std::vector<fetch::ArtifactItem> items;
    std::ranges::transform(m_order.artifacts, std::back_inserter(items), sources::artifactItem);
    m_fetcher =
        std::make_unique<fetch::ArtifactFetcher>(fetch::ArtifactFetcher::Tools{.network = fetch::makeNetwork(this),
                                                                               .git = &m_git,
                                                                               .settings = m_places.network,
                                                                               .cacheFolder = m_places.artifacts,
                                                                               .partFolder = m_places.parts});
    connect(m_fetcher.get(), &fetch::ArtifactFetcher::itemChanged, this, &FetchJob::takeArtifact);
    connect(m_fetcher.get(), &fetch::ArtifactFetcher::itemProgressed, this,
            [this](qsizetype index, quint64 received, quint64 total) {
                const std::string &name = m_order.artifacts[static_cast<std::size_t>(index)].name.text;
                tell(total == 0 ? tr("%1: %L2 bytes").arg(shown(name)).arg(received)
                                : tr("%1: %2 %").arg(shown(name)).arg(received * 100 / total));
            });
    connect(m_fetcher.get(), &fetch::ArtifactFetcher::finished, this, &FetchJob::finish);
    m_fetcher->start(std::move(items), {});
    if (m_ending.isCancelled)
        m_fetcher->cancel();
}

void FetchJob::takeArtifact(qsizetype index)
{
    const plan::Artifact &artifact = m_order.artifacts[static_cast<std::size_t>(index)];
    const fetch::FetchedItem &item = m_fetcher->results()[static_cast<std::size_t>(index)];
    const QString name = shown(artifact.name.text);
    if (item.state == fetch::FetchState::Waiting)
        return;
    if (item.state == fetch::FetchState::Running) {
        tell(name);
        return;
    }
    ++m_done;
    if (item.problem && item.problem->code == "artifact-no-checksum") {
        ++m_ending.unkept;
        say(tr("'%1' has no checksum: each build fetches it anew").arg(name), LogKind::Note, artifact.origin);
    } else if (item.problem) {
        fail(*item.problem, artifact.sourceOrigin.isWritten() ? artifact.sourceOrigin : artifact.origin);
    } else if (item.state == fetch::FetchState::Downloaded || item.state == fetch::FetchState::Copied) {
        ++m_ending.fetched;
        say(tr("Fetched '%1' from %2").arg(name, shown(fetch::shownUrl(artifact.source))), LogKind::Output,
            artifact.origin);
    } else if (item.state != fetch::FetchState::Cancelled) {
        ++m_ending.present;
        say(item.state == fetch::FetchState::FromCache ? tr("'%1' is in the cache").arg(name)
                                                       : tr("'%1' is on this machine").arg(name),
            LogKind::Output, artifact.origin);
    }
    if (!item.movedFrom.empty())
        fail(movedDiagnostic(artifact.ref, artifact.name.text, item.movedFrom, item.note), artifact.origin);
    tell(name);
}

void FetchJob::say(const QString &text, LogKind kind, const Origin &place)
{
    Q_EMIT linesArrived(
        {{.text = text, .kind = kind, .place = place.isWritten() ? std::make_shared<const Origin>(place) : nullptr}});
}

void FetchJob::tell(const QString &words)
{
    Q_EMIT progressed(m_done, m_total, words);
}

/// A warning is told in the same way, and is no failure.
void FetchJob::fail(Diagnostic diagnostic, const Origin &place)
{
    if (diagnostic.code == "cancelled")
        return;
    if (!diagnostic.origin.isWritten())
        diagnostic.origin = place;
    const bool isError = diagnostic.severity == Severity::Error;
    m_ending.failed += isError ? 1 : 0;
    say(shown(message(diagnostic)), isError ? LogKind::Failure : LogKind::Note, diagnostic.origin);
    m_ending.problems.push_back(std::move(diagnostic));
}

void FetchJob::finish()
{
    Q_EMIT ended(m_ending);
}

} // namespace slipway::ui
