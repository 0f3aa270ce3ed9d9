// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/artifactfetcher.h"
#include "core/generate/targetfolder.h"
#include "core/sources/places.h"

#include <cstdint>
#include <functional>

namespace slipway::sources {

/// How far one artifact has come.
struct FetchProgress {
    const plan::Artifact &artifact;
    fetch::FetchedItem item;    ///< Running while bytes arrive
    std::uint64_t received = 0; ///< bytes
    std::uint64_t total = 0;    ///< bytes; 0: not known
};

/// Fetches artifacts as CEKit does, with its cache. Call it from worker threads only, as many as one likes: each call
/// waits in an event loop of its own thread until its artifacts are there or a stop is requested (`cancelled`).
class FetchingArtifacts : public generate::ArtifactSource
{
public:
    using Listener = std::function<void(const FetchProgress &)>;

    /// `listener` is called in the fetching thread.
    explicit FetchingArtifacts(Places places, fetch::NetworkSettings settings = {}, Listener listener = {});

    [[nodiscard]] Result fetch(const plan::Artifact &artifact, const std::filesystem::path &destination,
                               const std::stop_token &stop) override;
    /// Several at a time.
    [[nodiscard]] std::vector<Result> fetchAll(std::span<const generate::Delivery> deliveries,
                                               const std::stop_token &stop,
                                               const std::function<void(std::size_t)> &started) override;
    /// Into the cache and the mirrors only, several at a time (see fetch::ArtifactFetcher::start); in order.
    [[nodiscard]] std::vector<fetch::FetchedItem> keep(const std::vector<plan::Artifact> &artifacts,
                                                       const std::stop_token &stop);

private:
    using ArtifactAt = std::function<const plan::Artifact &(std::size_t)>;

    [[nodiscard]] std::vector<fetch::FetchedItem> run(std::vector<fetch::ArtifactItem> items,
                                                      const ArtifactAt &artifactAt, const std::stop_token &stop,
                                                      const std::function<void(std::size_t)> &started);

    Places m_places;
    fetch::NetworkSettings m_settings;
    Listener m_listener;
};

} // namespace slipway::sources
