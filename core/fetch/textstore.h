// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <chrono>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>

namespace slipway::fetch {

/// A text as an address had it when it was last fetched.
struct KeptText {
    std::string text;
    std::chrono::system_clock::time_point fetched;

    bool operator==(const KeptText &) const = default;
};

/// Overrides that were fetched from addresses, one file for each, whose time is that of the fetch. Functions read or
/// write files.
class TextStore
{
public:
    /// `folder` is made when something is first kept; an empty path holds nothing and keeps nothing.
    explicit TextStore(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }

    /// Where the text of an address is or would be; its name tells nothing of the address, which may hold a password.
    [[nodiscard]] std::filesystem::path fileOf(const std::string &url) const;
    [[nodiscard]] std::optional<KeptText> find(const std::string &url) const;
    /// Whole or not at all, in the place of what was kept before. Error: `file-unwritable`.
    [[nodiscard]] std::expected<void, Diagnostic> keep(const std::string &url, const std::string &text);

private:
    std::filesystem::path m_folder;
};

/// A time for people: `2026-11-24 00:10 UTC`.
[[nodiscard]] std::string shownTime(std::chrono::system_clock::time_point time);

} // namespace slipway::fetch
