// SPDX-License-Identifier: MIT
#include "core/sources/fetchingartifacts.h"

#include "core/fetch/problem.h"
#include "core/sources/artifactitem.h"
#include "core/sources/waiting.h"

namespace slipway::sources {

namespace {

fetch::ArtifactItem itemOf(const generate::Delivery &delivery)
{
    fetch::ArtifactItem item = artifactItem(delivery.artifact);
    item.folder = delivery.destination.parent_path();
    item.target = delivery.destination.filename().string();
    return item;
}

generate::ArtifactSource::Result resultOf(const fetch::FetchedItem &item, const plan::Artifact &artifact)
{
    if (item.state == fetch::FetchState::Failed)
        return std::unexpected(item.problem.value_or(
            fetch::problem("artifact-not-fetched", "The artifact '%1' cannot be fetched.", {artifact.name.text})));
    if (item.state == fetch::FetchState::Cancelled)
        return std::unexpected(fetch::cancelled());
    return {};
}

} // namespace

FetchingArtifacts::FetchingArtifacts(Places places, fetch::NetworkSettings settings, Listener listener)
    : m_places(std::move(places))
    , m_settings(std::move(settings))
    , m_listener(std::move(listener))
{
}

generate::ArtifactSource::Result FetchingArtifacts::fetch(const plan::Artifact &artifact,
                                                          const std::filesystem::path &destination,
                                                          const std::stop_token &stop)
{
    const generate::Delivery delivery{.artifact = artifact, .destination = destination};
    return fetchAll({&delivery, 1}, stop, {}).front();
}

std::vector<generate::ArtifactSource::Result>
FetchingArtifacts::fetchAll(std::span<const generate::Delivery> deliveries, const std::stop_token &stop,
                            const std::function<void(std::size_t)> &started)
{
    std::vector<fetch::ArtifactItem> items;
    for (const generate::Delivery &each : deliveries)
        items.push_back(itemOf(each));
    const auto artifactAt = [&](std::size_t i) -> const plan::Artifact & { return deliveries[i].artifact; };
    const std::vector<fetch::FetchedItem> fetched = run(std::move(items), artifactAt, stop, started);
    std::vector<Result> results;
    for (std::size_t i = 0; i < fetched.size(); ++i)
        results.push_back(resultOf(fetched[i], deliveries[i].artifact));
    return results;
}

std::vector<fetch::FetchedItem> FetchingArtifacts::keep(const std::vector<plan::Artifact> &artifacts,
                                                        const std::stop_token &stop)
{
    std::vector<fetch::ArtifactItem> items;
    for (const plan::Artifact &each : artifacts)
        items.push_back(artifactItem(each));
    const auto artifactAt = [&](std::size_t i) -> const plan::Artifact & { return artifacts[i]; };
    return run(std::move(items), artifactAt, stop, {});
}

std::vector<fetch::FetchedItem> FetchingArtifacts::run(std::vector<fetch::ArtifactItem> items,
                                                       const ArtifactAt &artifactAt, const std::stop_token &stop,
                                                       const std::function<void(std::size_t)> &started)
{
    QObject owner;
    fetch::GitRepositories git(m_places.git);
    fetch::ArtifactFetcher fetcher({.network = fetch::makeNetwork(&owner),
                                    .git = &git,
                                    .settings = m_settings,
                                    .cacheFolder = m_places.artifacts,
                                    .partFolder = m_places.parts});
    QEventLoop loop;
    QObject::connect(&fetcher, &fetch::ArtifactFetcher::finished, &loop, &QEventLoop::quit);
    QObject::connect(&fetcher, &fetch::ArtifactFetcher::itemChanged, &loop, [&](qsizetype index) {
        const auto i = static_cast<std::size_t>(index);
        const fetch::FetchedItem &item = fetcher.results().at(i);
        if (started && item.state == fetch::FetchState::Running)
            started(i);
        if (m_listener)
            m_listener({.artifact = artifactAt(i), .item = item});
    });
    QObject::connect(
        &fetcher, &fetch::ArtifactFetcher::itemProgressed, &loop,
        [&](qsizetype index, quint64 received, quint64 total) {
            const auto i = static_cast<std::size_t>(index);
            if (m_listener)
                m_listener(
                    {.artifact = artifactAt(i), .item = fetcher.results().at(i), .received = received, .total = total});
        });
    fetcher.start(std::move(items), {});
    const std::stop_callback onStop(stop, [&fetcher] {
        QMetaObject::invokeMethod(&fetcher, &fetch::ArtifactFetcher::cancel, Qt::QueuedConnection);
    });
    wait(loop);
    return fetcher.results();
}

} // namespace slipway::sources
