// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/network.h"

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::fetch {

/// What CEKit's configuration file (`~/.cekit/config`) says in its section `[common]`.
struct Configuration {
    std::string workDirectory = "~/.cekit"; ///< as written: see `expandedHome`
    bool isRedHat = false;
    bool isTlsVerified = true; ///< `ssl_verify`; other than in CEKit on unless it says `false`
    std::string cacheUrl = {};
    std::vector<Credential> credentials = {}; ///< `url_authentication`
    /// `fetch_artifact_domains`, without spaces: where OSBS may fetch from; absent: anywhere.
    std::optional<std::vector<std::string>> fetchArtifactDomains = {};
    std::vector<Diagnostic> warnings = {}; ///< what is there and does not do what it seems to

    bool operator==(const Configuration &) const = default;
};

/// Reads the text of a configuration file; `file` is for the places of problems. Unknown keys and other sections are
/// left out. Errors: those of `readIni`, and `authentication-syntax`; none of them shows a password.
[[nodiscard]] std::expected<Configuration, std::vector<Diagnostic>>
readConfiguration(std::string_view text, const std::filesystem::path &file);
/// Reads a file; the defaults when it is not there, and with a warning when it cannot be read.
[[nodiscard]] std::expected<Configuration, std::vector<Diagnostic>>
loadConfiguration(const std::filesystem::path &file);

/// `~` and `~/…` with the home folder in place of the tilde; any other path as it is.
[[nodiscard]] std::filesystem::path expandedHome(std::string_view path, const std::filesystem::path &home);
/// How downloads behave with this configuration.
[[nodiscard]] NetworkSettings networkSettings(const Configuration &configuration);

} // namespace slipway::fetch
