// SPDX-License-Identifier: MIT
#include "core/fetch/artifactjob.h"

#include "core/fetch/background.h"
#include "core/fetch/placing.h"
#include "core/fetch/problem.h"

#include <QCryptographicHash>
#include <QUuid>

#include <utility>

namespace slipway::fetch {

namespace {

namespace fs = std::filesystem;

/// The same for the same download, so that a later run finds what an earlier one left.
std::string partName(const std::string &url)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(url), QCryptographicHash::Sha256).toHex().toStdString();
}

} // namespace

ArtifactJob::ArtifactJob(ArtifactItem item, fs::path folder, const ArtifactFetcher::Tools &tools, std::stop_token stop,
                         QObject *parent)
    : QObject(parent)
    , m_item(withTarget(std::move(item)))
    , m_folder(std::move(folder))
    , m_tools(tools)
    , m_stop(std::move(stop))
{
}

void ArtifactJob::start()
{
    inBackground<LocalResult>(
        this,
        [item = m_item, folder = m_folder, cache = m_tools.cacheFolder, cacheUrl = m_tools.settings.cacheUrl,
         stop = m_stop] {
            return folder.empty() ? keepLocally(item, cache, cacheUrl, stop)
                                  : fetchLocally(item, folder, cache, cacheUrl, stop);
        },
        [this](const LocalResult &result) { takeLocal(result); });
}

void ArtifactJob::cancel()
{
    if (m_download)
        m_download->cancel();
    if (m_git)
        m_git->cancel();
}

void ArtifactJob::takeLocal(const LocalResult &result)
{
    if (const auto *item = std::get_if<FetchedItem>(&result)) {
        finish(*item);
    } else if (m_stop.stop_requested()) {
        finish({.state = FetchState::Cancelled});
    } else if (const auto *needs = std::get_if<NeedsDownload>(&result)) {
        m_urls = needs->urls;
        download();
    } else {
        checkOut();
    }
}

void ArtifactJob::download()
{
    const std::string url = m_urls.front();
    m_urls.erase(m_urls.begin());
    std::error_code error;
    fs::create_directories(m_tools.partFolder, error);
    m_part = m_tools.partFolder / (partName(url) + ".part");
    m_lock = std::make_unique<QLockFile>(QString::fromStdString(m_part.string() + ".lock"));
    m_lock->setStaleLockTime(0); // only the death of its owner makes it stale
    if (!m_lock->tryLock())      // somebody else downloads the same: not into one file
        m_part = m_tools.partFolder / (QUuid::createUuid().toString(QUuid::Id128).toStdString() + ".part");
    m_download = new Download(m_tools.network, {url, m_item.name, m_part, m_item.wanted}, m_tools.settings, this);
    connect(m_download, &Download::progressed, this, &ArtifactJob::progressed);
    connect(m_download, &Download::finished, this, &ArtifactJob::downloaded);
    m_download->start();
}

void ArtifactJob::downloaded(const std::expected<Checksums, Diagnostic> &result)
{
    m_download->deleteLater();
    m_download = nullptr;
    if (!result && result.error().code != "cancelled" && !m_urls.empty()) {
        download();
        return;
    }
    if (!result) {
        finish(failedItem(result.error()));
        return;
    }
    inBackground<FetchedItem>(
        this,
        [item = m_item, part = m_part, folder = m_folder, cache = m_tools.cacheFolder, stop = m_stop] {
            return folder.empty() ? keepDownload(item, part, cache, stop)
                                  : placeDownload(item, part, folder, cache, stop);
        },
        [this](const FetchedItem &placed) {
            PartFile(m_part).remove();
            finish(placed);
        });
}

void ArtifactJob::checkOut()
{
    m_tools.git->checkOut(
        {.url = m_item.source, .ref = m_item.ref, .access = GitAccess::Refresh}, this,
        [this](const GitRepositories::Result &result) {
            if (!result)
                finish(failedItem(result.error()));
            else if (m_folder.empty())
                finish({.state = FetchState::Downloaded, .note = result->commit, .movedFrom = result->movedFrom});
            else
                cloneMirror(*result);
        });
}

/// A clone with its own `.git`, as CEKit leaves it, but from the mirror; its origin is the true one.
void ArtifactJob::cloneMirror(const GitCheckout &checkout)
{
    const std::expected<fs::path, Diagnostic> place = placeOf(m_folder, m_item.target);
    std::error_code error;
    if (!place) {
        finish(failedItem(place.error()));
        return;
    }
    if (fs::exists(*place, error)) {
        finish(failedItem(problem("target-exists", "'%1' is there already.", {place->string()})));
        return;
    }
    m_clone = *place;
    const std::string clone = m_clone.string();
    git({"clone", "--quiet", "--no-hardlinks", "--no-checkout", "--", checkout.mirror.string(), clone}, [=, this] {
        git({"-C", clone, "checkout", "--quiet", m_item.ref, "--"}, [=, this] {
            git({"-C", clone, "remote", "set-url", "--", "origin", m_item.source}, [=, this] {
                m_clone.clear();
                finish({.state = FetchState::Downloaded, .note = checkout.commit, .movedFrom = checkout.movedFrom});
            });
        });
    });
}

void ArtifactJob::git(const std::vector<std::string> &arguments, std::function<void()> next)
{
    m_git = run::capture(gitCommand(arguments), this, [this, next = std::move(next)](const run::Captured &captured) {
        if (captured.outcome.isSuccess())
            next();
        else if (captured.outcome.end == run::Outcome::End::Cancelled)
            finish({.state = FetchState::Cancelled});
        else
            finish(failedItem(problem("git-checkout", "%1 cannot be checked out: %2",
                                      {shownUrl(m_item.source), run::lastLine(captured.error)})));
    });
}

void ArtifactJob::finish(FetchedItem result)
{
    if (!m_clone.empty()) {
        std::error_code error;
        fs::remove_all(m_clone, error);
    }
    if (result.problem && !m_item.description.empty())
        result.problem->advice += (result.problem->advice.empty() ? "" : " ") + m_item.description;
    m_lock.reset();
    Q_EMIT finished(result);
}

} // namespace slipway::fetch
