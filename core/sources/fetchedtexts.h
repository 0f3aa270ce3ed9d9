// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/network.h"
#include "core/fetch/textstore.h"
#include "core/plan/input.h"
#include "core/sources/places.h"

#include <functional>
#include <stop_token>

namespace slipway::sources {

/// Overrides from addresses: `file:` is read, http and https are downloaded where that is allowed, and kept. Call it
/// from worker threads only.
class FetchedTexts : public plan::TextSource
{
public:
    struct Options {
        fetch::NetworkSettings settings = {};
        Places places;
        /// http and https are those that were fetched last, else the error `override-not-fetched`.
        bool isOffline = false;
        std::stop_token stop = {};
        /// Hears of each text that is not fresh; in the planning thread.
        std::function<void(const std::string &line)> listener = {};
        /// Hears of each text that was fetched, and what was kept of it before; in the planning thread.
        std::function<void(const std::string &url, const std::string &text, const std::optional<fetch::KeptText> &)>
            onText = {};
    };

    explicit FetchedTexts(Options options);

    [[nodiscard]] std::expected<std::string, Diagnostic> text(const std::string &url) const override;

private:
    [[nodiscard]] std::expected<std::string, Diagnostic> kept(const std::string &url) const;
    [[nodiscard]] std::expected<std::string, Diagnostic> fetched(const std::string &url) const;

    Options m_options;
};

} // namespace slipway::sources
