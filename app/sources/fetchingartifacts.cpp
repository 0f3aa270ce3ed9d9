// SPDX-License-Identifier: MIT
#include "app/sources/fetchingartifacts.h"

#include "app/sources/waiting.h"
#include "core/fetch/problem.h"

namespace slipway::sources {

namespace {

fetch::ArtifactSource kindOf(plan::ArtifactKind kind)
{
    switch (kind) {
    case plan::ArtifactKind::Url:
        return fetch::ArtifactSource::Url;
    case plan::ArtifactKind::Git:
        return fetch::ArtifactSource::Git;
    case plan::ArtifactKind::Path:
        return fetch::ArtifactSource::Path;
    case plan::ArtifactKind::Plain:
    case plan::ArtifactKind::Image:
    case plan::ArtifactKind::Pnc:
        break;
    }
    return fetch::ArtifactSource::Plain;
}

fetch::ArtifactItem itemOf(const plan::Artifact &artifact, const std::filesystem::path &destination)
{
    return {.kind = kindOf(artifact.kind),
            .name = artifact.name.text,
            .source = artifact.source,
            .ref = artifact.ref,
            .target = destination.filename().string(),
            .wanted = artifact.checksums,
            .description = artifact.description};
}

} // namespace

FetchingArtifacts::FetchingArtifacts(Places places, fetch::NetworkSettings settings, Listener listener)
    : m_places(std::move(places))
    , m_settings(std::move(settings))
    , m_listener(std::move(listener))
{
}

std::expected<void, Diagnostic> FetchingArtifacts::fetch(const plan::Artifact &artifact,
                                                         const std::filesystem::path &destination,
                                                         const std::stop_token &stop)
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
    if (m_listener) {
        QObject::connect(&fetcher, &fetch::ArtifactFetcher::itemChanged, &loop,
                         [&](qsizetype) { m_listener({.artifact = artifact, .item = fetcher.results().front()}); });
        QObject::connect(
            &fetcher, &fetch::ArtifactFetcher::itemProgressed, &loop, [&](qsizetype, quint64 received, quint64 total) {
                m_listener(
                    {.artifact = artifact, .item = fetcher.results().front(), .received = received, .total = total});
            });
    }
    fetcher.start({itemOf(artifact, destination)}, destination.parent_path());
    {
        const std::stop_callback onStop(stop, [&fetcher] {
            QMetaObject::invokeMethod(&fetcher, &fetch::ArtifactFetcher::cancel, Qt::QueuedConnection);
        });
        wait(loop);
    }
    const fetch::FetchedItem &result = fetcher.results().front();
    if (result.state == fetch::FetchState::Failed)
        return std::unexpected(result.problem.value_or(
            fetch::problem("artifact-not-fetched", "The artifact '%1' cannot be fetched.", {artifact.name.text})));
    if (result.state == fetch::FetchState::Cancelled)
        return std::unexpected(fetch::cancelled());
    return {};
}

} // namespace slipway::sources
