// SPDX-License-Identifier: MIT
#include "core/fetch/artifactfetcher.h"

#include "core/fetch/artifactjob.h"

#include <algorithm>
#include <utility>

namespace slipway::fetch {

namespace {

constexpr auto atATime = 4;

bool isSettled(FetchState state)
{
    return state != FetchState::Waiting && state != FetchState::Running;
}

} // namespace

ArtifactFetcher::ArtifactFetcher(Tools tools, QObject *parent)
    : QObject(parent)
    , m_tools(std::move(tools))
{
}

ArtifactFetcher::~ArtifactFetcher()
{
    m_stop.request_stop();
}

void ArtifactFetcher::start(std::vector<ArtifactItem> items, std::filesystem::path folder)
{
    if (m_isRunning || !m_items.empty())
        return;
    m_items = std::move(items);
    m_folder = std::move(folder);
    m_results.assign(m_items.size(), {});
    m_isRunning = true;
    QMetaObject::invokeMethod(this, &ArtifactFetcher::startMore, Qt::QueuedConnection);
}

void ArtifactFetcher::cancel()
{
    if (!m_isRunning)
        return;
    m_stop.request_stop();
    for (ArtifactJob *job : findChildren<ArtifactJob *>(Qt::FindDirectChildrenOnly))
        job->cancel();
    const bool usesGit = std::ranges::contains(m_items, ArtifactSource::Git, &ArtifactItem::kind);
    if (usesGit && m_tools.git)
        m_tools.git->cancel();
}

std::filesystem::path ArtifactFetcher::folderOf(const ArtifactItem &item) const
{
    return item.folder.empty() ? m_folder : item.folder;
}

/// True when one place is the other, or a folder above it. In the cache nobody is in another's way.
bool ArtifactFetcher::isOneAboveTheOther(const ArtifactItem &first, const ArtifactItem &second) const
{
    if (folderOf(first).empty() || folderOf(second).empty())
        return false;
    const std::filesystem::path one = (folderOf(first) / withTarget(first).target).lexically_normal();
    const std::filesystem::path other = (folderOf(second) / withTarget(second).target).lexically_normal();
    const auto [atOne, atOther] = std::ranges::mismatch(one, other);
    return atOne == one.end() || atOther == other.end();
}

bool ArtifactFetcher::mayStart(std::size_t index) const
{
    if (m_results.at(index).state != FetchState::Waiting)
        return false;
    for (std::size_t before = 0; before < index; ++before)
        if (!isSettled(m_results.at(before).state) && isOneAboveTheOther(m_items.at(before), m_items.at(index)))
            return false;
    return true;
}

void ArtifactFetcher::startMore()
{
    if (m_stop.stop_requested())
        for (std::size_t i = 0; i < m_items.size(); ++i)
            if (m_results.at(i).state == FetchState::Waiting)
                setResult(i, {.state = FetchState::Cancelled});
    auto running = std::ranges::count(m_results, FetchState::Running, &FetchedItem::state);
    for (std::size_t i = 0; i < m_items.size() && running < atATime; ++i) {
        if (!mayStart(i))
            continue;
        startItem(i);
        ++running;
    }
    if (running > 0 || !m_isRunning)
        return;
    m_isRunning = false;
    Q_EMIT finished(std::ranges::none_of(m_results, [](const FetchedItem &item) {
        return item.state == FetchState::Failed || item.state == FetchState::Cancelled;
    }));
}

void ArtifactFetcher::startItem(std::size_t index)
{
    setResult(index, {.state = FetchState::Running});
    auto *job = new ArtifactJob(m_items.at(index), folderOf(m_items.at(index)), m_tools, m_stop.get_token(), this);
    connect(job, &ArtifactJob::progressed, this, [this, index](quint64 received, quint64 total) {
        Q_EMIT itemProgressed(static_cast<qsizetype>(index), received, total);
    });
    connect(job, &ArtifactJob::finished, this, [this, job, index](const FetchedItem &result) {
        job->deleteLater();
        itemEnded(index, result);
    });
    job->start();
}

void ArtifactFetcher::itemEnded(std::size_t index, const FetchedItem &result)
{
    setResult(index, result);
    startMore();
}

void ArtifactFetcher::setResult(std::size_t index, const FetchedItem &result)
{
    m_results.at(index) = result;
    Q_EMIT itemChanged(static_cast<qsizetype>(index));
}

} // namespace slipway::fetch
