// SPDX-License-Identifier: MIT
#include "app/cli/settings.h"

#include <QDir>

namespace slipway::cli {

std::expected<Settings, std::vector<Diagnostic>> readSettings(const GlobalOptions &options,
                                                              const std::filesystem::path &workingDirectory)
{
    const std::filesystem::path home = QDir::homePath().toStdString();
    const auto placed = [&](const std::string &path) {
        return (workingDirectory / fetch::expandedHome(path, home)).lexically_normal();
    };
    Settings settings{.configurationFile = placed(options.config.toStdString())};
    auto configuration = fetch::loadConfiguration(settings.configurationFile);
    if (!configuration)
        return std::unexpected(std::move(configuration.error()));
    settings.configuration = std::move(*configuration);
    const bool isWorkDirectoryGiven =
        !options.workDirectory.isEmpty() && options.workDirectory != QLatin1StringView(defaultWorkDirectory);
    settings.places = sources::userPlaces(
        placed(isWorkDirectoryGiven ? options.workDirectory.toStdString() : settings.configuration.workDirectory));
    settings.network = fetch::networkSettings(settings.configuration);
    settings.isRedHat = options.isRedHat || settings.configuration.isRedHat;
    return settings;
}

} // namespace slipway::cli
