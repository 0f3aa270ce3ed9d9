// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace slipway::sources {

/// Where what was fetched is kept.
struct Places {
    std::filesystem::path artifacts; ///< CEKit's artifact cache
    std::filesystem::path parts;     ///< unfinished downloads
    std::filesystem::path git;       ///< mirrors and checkouts
    std::filesystem::path texts;     ///< overrides from addresses
};

/// The user's home folder, `/` when the environment names none.
[[nodiscard]] std::filesystem::path homeFolder();
/// CEKit's own cache below its work directory (empty: the default one, `~/.cekit/cache`), the rest in the user's cache
/// folder.
[[nodiscard]] Places userPlaces(const std::filesystem::path &workDirectory = {});

} // namespace slipway::sources
