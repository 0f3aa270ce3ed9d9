// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/blobstore.h"
#include "core/image/compression.h"
#include "core/text/json.h"
#include "core/image/recipe.h"

#include <span>

/// The documents of an image (OCI image specification 1.1) as bytes: same values, same bytes.
namespace slipway::image {

inline constexpr std::string_view manifestType = "application/vnd.oci.image.manifest.v1+json";
inline constexpr std::string_view indexType = "application/vnd.oci.image.index.v1+json";
inline constexpr std::string_view configType = "application/vnd.oci.image.config.v1+json";
inline constexpr std::string_view refNameKey = "org.opencontainers.image.ref.name";

struct Platform {
    std::string architecture; ///< as Go names it: `amd64`
    std::string variant;      ///< `v8`; may be empty
    std::string os = "linux";
};

/// The platform of this machine.
[[nodiscard]] Platform hostPlatform();

[[nodiscard]] std::string layerType(Compression compression);
/// `2024-01-31T23:59:59Z`
[[nodiscard]] std::string timeText(std::uint64_t epoch);

/// The image configuration of an image with one layer.
[[nodiscard]] std::string configJson(const Recipe &recipe, const Platform &platform, std::uint64_t epoch,
                                     std::string_view diffId);
[[nodiscard]] std::string manifestJson(const Blob &config, const Blob &layer, Compression compression);
/// One descriptor per tag for this manifest, and before them what `existing` (an index, or null) holds under other
/// names.
[[nodiscard]] std::string indexJson(const Blob &manifest, std::span<const std::string> tags, const Json &existing = {});
/// Docker's own `manifest.json`, which makes an archived OCI layout loadable by docker.
[[nodiscard]] std::string dockerManifestJson(const Blob &config, const Blob &layer, std::span<const std::string> tags);

inline constexpr std::string_view layoutJson = R"({"imageLayoutVersion":"1.0.0"})";

} // namespace slipway::image
