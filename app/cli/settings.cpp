// SPDX-License-Identifier: MIT
#include "app/cli/settings.h"

namespace slipway::cli {

std::expected<Settings, std::vector<Diagnostic>> readSettings(const GlobalOptions &options,
                                                              const std::filesystem::path &workingDirectory)
{
    const auto placed = [&](const std::string &path) {
        return (workingDirectory / fetch::expandedHome(path, sources::homeFolder())).lexically_normal();
    };
    Settings settings{.configurationFile = placed(options.config)};
    auto configuration = fetch::loadConfiguration(settings.configurationFile);
    if (!configuration)
        return std::unexpected(std::move(configuration.error()));
    settings.configuration = std::move(*configuration);
    const bool isWorkDirectoryGiven = !options.workDirectory.empty() && options.workDirectory != defaultWorkDirectory;
    settings.places = sources::userPlaces(
        placed(isWorkDirectoryGiven ? options.workDirectory : settings.configuration.workDirectory));
    settings.network = fetch::networkSettings(settings.configuration);
    settings.isRedHat = options.isRedHat || settings.configuration.isRedHat;
    return settings;
}

} // namespace slipway::cli
