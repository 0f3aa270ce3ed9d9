// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <expected>
#include <filesystem>
#include <stop_token>
#include <string_view>
#include <vector>

namespace slipway::generate {

using FileResult = std::expected<void, Diagnostic>;

/// What went wrong with a file: code `target-io`, the system's words.
[[nodiscard]] Diagnostic fileProblem(std::string_view text, const std::filesystem::path &path, std::error_code error);

/// Writes below one folder and never outside of it, also not through links that lie in it.
class TargetFiles
{
public:
    /// Both canonical. Copies leave out `target` itself and its `image`, lest a copy should copy itself.
    TargetFiles(std::filesystem::path root, std::filesystem::path target)
        : m_root(std::move(root))
        , m_target(std::move(target))
    {
    }

    /// The place of a relative name; `target-outside` when it would lead out.
    [[nodiscard]] std::expected<std::filesystem::path, Diagnostic> known(const std::filesystem::path &name) const;
    /// The same, its parent folders made.
    [[nodiscard]] std::expected<std::filesystem::path, Diagnostic> place(const std::filesystem::path &name) const;
    /// Replaces the file.
    [[nodiscard]] FileResult write(const std::filesystem::path &name, std::string_view content) const;
    /// Copies a file (its mode and time kept; replaces a file) or a folder with all that is in it, links followed.
    [[nodiscard]] FileResult copy(const std::filesystem::path &source, const std::filesystem::path &name,
                                  const std::stop_token &stop) const;
    /// Copies a folder with links as links.
    [[nodiscard]] FileResult copyWithLinks(const std::filesystem::path &source,
                                           const std::filesystem::path &name) const;

private:
    struct FolderCopy;
    [[nodiscard]] FileResult copyFolder(FolderCopy &copy, const std::filesystem::path &source,
                                        const std::filesystem::path &to, const std::filesystem::path &real) const;
    [[nodiscard]] FileResult copyEntry(FolderCopy &copy, const std::filesystem::directory_entry &source,
                                       const std::filesystem::path &to) const;

    std::filesystem::path m_root;
    std::filesystem::path m_target;
};

} // namespace slipway::generate
