// SPDX-License-Identifier: MIT
#include "app/sources/places.h"

#include <QDir>
#include <QStandardPaths>

namespace slipway::sources {

Places userPlaces()
{
    const std::filesystem::path home = QDir::homePath().toStdString();
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    const std::filesystem::path own = std::filesystem::path(cache.toStdString()) / "slipway";
    return {.artifacts = home / ".cekit" / "cache", .parts = own / "parts", .git = own / "git"};
}

} // namespace slipway::sources
