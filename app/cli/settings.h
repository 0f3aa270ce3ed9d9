// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/commandline.h"
#include "core/fetch/configuration.h"
#include "core/sources/places.h"

#include <vector>

namespace slipway::cli {

/// What the configuration file and the options of the command line come to.
struct Settings {
    fetch::Configuration configuration = {};
    std::filesystem::path configurationFile = {}; ///< absolute
    fetch::NetworkSettings network = {};
    sources::Places places = {};
    bool isRedHat = false;
};

/// Reads the configuration file (`--config`; one that is not there says nothing); `--redhat` and `--work-dir` go before
/// it, the latter when it is not the default. Relative paths are below `workingDirectory`.
[[nodiscard]] std::expected<Settings, std::vector<Diagnostic>>
readSettings(const GlobalOptions &options, const std::filesystem::path &workingDirectory);

} // namespace slipway::cli
