// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/checksum.h"
#include "core/text/diagnostic.h"

#include <chrono>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

class QNetworkAccessManager;
class QObject;

namespace slipway::fetch {

/// A name and password for one host, sent as HTTP Basic.
struct Credential {
    std::string host; ///< compared exactly with the URL's
    std::string user;
    std::string password;

    bool operator==(const Credential &) const = default;
};

/// How downloads behave; the same for all of one fetch.
struct NetworkSettings {
    bool isTlsVerified = true; ///< CEKit leaves it off unless `ssl_verify` says otherwise; here it is on
    std::vector<Credential> credentials = {};
    std::string cacheUrl = {};                 ///< CEKit's `cache_url`: a template for mirrors; empty: none
    int attempts = 3;                          ///< at least 1; only what may pass is tried again
    std::chrono::milliseconds pause{500};      ///< before the second attempt; doubles with each
    std::chrono::milliseconds patience{30000}; ///< without a single byte

    bool operator==(const NetworkSettings &) const = default;
};

/// CEKit's `url_authentication`: `host#user:password;host2#user:password`. Entries without exactly one `#` are an error
/// (`authentication-syntax`), and so is what Latin-1 cannot write (`authentication-latin1`); blank ones, as after a
/// trailing `;`, are left out.
[[nodiscard]] std::expected<std::vector<Credential>, Diagnostic> parsedAuthentication(std::string_view text);

/// CEKit's `cache_url` with `#filename#`, `#algorithm#` and `#hash#` filled in from the last checksum present in the
/// order sha512, sha256, sha1, md5. Without a template or a checksum: `url`.
[[nodiscard]] std::string mirrorUrl(std::string_view cacheUrl, std::string_view name, const WantedChecksums &wanted,
                                    std::string_view url);

/// The sockets of a fetch, with the proxies of the environment, else of the system. Belongs to `parent`.
[[nodiscard]] QNetworkAccessManager *makeNetwork(QObject *parent);

} // namespace slipway::fetch
