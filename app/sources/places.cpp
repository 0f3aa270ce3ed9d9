// SPDX-License-Identifier: MIT
#include "app/sources/places.h"

#include <QDir>
#include <QStandardPaths>

namespace slipway::sources {

Places userPlaces(const std::filesystem::path &workDirectory)
{
    const std::filesystem::path home = QDir::homePath().toStdString();
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    const std::filesystem::path own = std::filesystem::path(cache.toStdString()) / "slipway";
    const std::filesystem::path work = workDirectory.empty() ? home / ".cekit" : workDirectory;
    return {.artifacts = work / "cache", .parts = own / "parts", .git = own / "git"};
}

} // namespace slipway::sources
