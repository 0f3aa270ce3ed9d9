// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/compression.h"
#include "core/image/contents.h"
#include "core/image/manifest.h"

#include <expected>
#include <stop_token>

namespace slipway::image {

enum class Format : std::uint8_t {
    OciLayout,     ///< a folder; an OCI layout that is there keeps its other tags
    OciArchive,    ///< one tar file: OCI layout and docker's manifest.json, so that docker, podman and skopeo read it
    DockerArchive, ///< the same file
};

struct BuildRequest {
    plan::Plan plan;
    std::vector<std::string> tags; ///< `name:version`; empty: defaultTags()
    std::filesystem::path output;
    Format format = Format::OciArchive;
    Compression compression = Compression::Gzip;
    std::uint64_t epoch = 0; ///< seconds since 1970: creation time of the image and of every file (SOURCE_DATE_EPOCH)
    Platform platform = hostPlatform();
    FetchedArtifacts fetched;
    unsigned threads = 0; ///< 0: as many as the machine has
};

struct BuildResult {
    std::vector<std::string> tags;
    Blob manifest; ///< its digest is the image's
    Blob config;
    Blob layer;
    std::string diffId;
    std::size_t entryCount = 0;
    std::uint64_t totalSize = 0;      ///< bytes of all files
    std::vector<Diagnostic> warnings; ///< what the preview warned of
};

/// Hears of a build while it runs, in the thread that builds.
class BuildObserver
{
public:
    virtual ~BuildObserver() = default;
    /// `step` of `count`, 1-based, with an English line for it.
    virtual void onStep(int step, int count, std::string_view text) = 0;
    /// Bytes of files in the layer so far, and in all.
    virtual void onBytes(std::uint64_t done, std::uint64_t total) = 0;
    virtual void onLine(std::string_view line) = 0;
};

/// CEKit's tags: `NAME:VERSION` and `NAME:latest`.
[[nodiscard]] std::vector<std::string> defaultTags(const plan::Plan &plan);

/// Why this builder cannot build a plan, each at its place; empty: it can. `fetched`: as in BuildRequest.
[[nodiscard]] std::vector<Diagnostic> obstacles(const plan::Plan &plan, const FetchedArtifacts &fetched = {});

/// Builds an image from scratch: exactly the entries of contents(), as one layer, with the configuration that an engine
/// makes of the Containerfile. No daemon, no root, no network. The same request gives the same digests whatever the
/// clock, umask, user, locale, folder and number of threads. The output appears whole or not at all, also when it is
/// cancelled or fails; only an OCI layout, an empty folder or a tar file is replaced.
[[nodiscard]] std::expected<BuildResult, std::vector<Diagnostic>>
build(const BuildRequest &request, BuildObserver &observer, std::stop_token stop = {});

} // namespace slipway::image
