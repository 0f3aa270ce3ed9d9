// SPDX-License-Identifier: MIT
#pragma once

#include "core/fetch/textstore.h"
#include "core/plan/input.h"
#include "ui/model/filestore.h"

namespace slipway::ui {

/// True for `http:` and `https:`. Texts from there go by their address in the place of a path: as documents, as
/// overrides, and in origins.
[[nodiscard]] bool isAddress(const std::filesystem::path &file);

/// A time for people, in their own way and time zone.
[[nodiscard]] QString shownTime(std::chrono::system_clock::time_point time);

/// Overrides from addresses as they were fetched last; asks nobody.
class KeptTexts : public plan::TextSource
{
public:
    explicit KeptTexts(std::filesystem::path folder)
        : m_store(std::move(folder))
    {
    }

    /// Error: `override-not-fetched`.
    [[nodiscard]] std::expected<std::string, Diagnostic> text(const std::string &url) const override;
    /// The same for an editor.
    [[nodiscard]] std::expected<std::string, Unreadable> read(const std::string &url) const;

private:
    fetch::TextStore m_store;
};

} // namespace slipway::ui
