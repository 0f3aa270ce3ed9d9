// SPDX-License-Identifier: MIT
#include "core/sources/places.h"

#include <cstdlib>

namespace slipway::sources {

namespace {

/// An environment variable that holds an absolute path, as the XDG Base Directory Specification asks; else nothing.
std::filesystem::path absolutePath(const char *variable)
{
    const char *value = std::getenv(variable);
    std::filesystem::path path = value ? value : "";
    return path.is_absolute() ? path : std::filesystem::path();
}

} // namespace

std::filesystem::path homeFolder()
{
    const char *home = std::getenv("HOME");
    return home && *home != '\0' ? home : "/";
}

Places userPlaces(const std::filesystem::path &workDirectory)
{
    const std::filesystem::path home = homeFolder();
    const std::filesystem::path cache = absolutePath("XDG_CACHE_HOME");
    const std::filesystem::path own = (cache.empty() ? home / ".cache" : cache) / "slipway";
    const std::filesystem::path work = workDirectory.empty() ? home / ".cekit" : workDirectory;
    return {.artifacts = work / "cache", .parts = own / "parts", .git = own / "git", .texts = own / "texts"};
}

} // namespace slipway::sources
