// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/checksum.h"

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::fetch {

/// What the index file of one cached artifact says (CEKit: `<uuid>.yaml` in the cache folder).
struct CacheIndex {
    std::filesystem::path cachedPath = {}; ///< absolute
    Checksums checksums = {};              ///< empty ones are not known: old versions of CEKit wrote fewer
    std::vector<std::string> names = {};

    bool operator==(const CacheIndex &) const = default;
};

/// Reads a map of strings with one list, the only shape that CEKit writes: block style, plain or quoted scalars, folded
/// long lines. Nothing for any other text, and for one without any checksum.
[[nodiscard]] std::optional<CacheIndex> readIndex(std::string_view yaml);
/// YAML that CEKit and `readIndex` read back to the same values, keys in CEKit's order.
[[nodiscard]] std::string writtenIndex(const CacheIndex &index);

} // namespace slipway::fetch
