// SPDX-License-Identifier: MIT
#pragma once

#include "app/sources/fetchingartifacts.h"
#include "core/plan/input.h"

#include <stop_token>

namespace slipway::sources {

/// Overrides from addresses: `file:` is read, http and https are downloaded where that is allowed. Call it from worker
/// threads only.
class FetchedTexts : public plan::TextSource
{
public:
    struct Options {
        fetch::NetworkSettings settings = {};
        std::filesystem::path parts; ///< Places::parts: where downloads are gathered
        bool isOffline = false;      ///< http and https are the error `override-not-fetched`
        std::stop_token stop = {};
    };

    explicit FetchedTexts(Options options);

    [[nodiscard]] std::expected<std::string, Diagnostic> text(const std::string &url) const override;

private:
    Options m_options;
};

} // namespace slipway::sources
