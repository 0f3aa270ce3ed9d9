// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace slipway::descriptor {

/// One entry of a directory; symbolic links are followed.
struct DirectoryEntry {
    std::string name;
    bool isDirectory = false;
    bool isDangling = false; ///< a link to nothing
    bool isLink = false;

    bool operator==(const DirectoryEntry &) const = default;
};

/// The only way in which descriptors and plans see the disk. Paths are absolute. Implementations are safe to use from
/// many threads at once and never throw.
class Files
{
public:
    virtual ~Files() = default;

    /// The bytes of a file, or why it cannot be read, in words. Files over 16 MiB are refused.
    [[nodiscard]] virtual std::expected<std::string, std::string> read(const std::filesystem::path &path) const = 0;
    [[nodiscard]] virtual bool exists(const std::filesystem::path &path) const = 0;
    [[nodiscard]] virtual bool isDirectory(const std::filesystem::path &path) const = 0;
    /// Entries in ascending order of name (bytes), hidden ones included; empty for anything but a directory.
    [[nodiscard]] virtual std::vector<DirectoryEntry> list(const std::filesystem::path &directory) const = 0;
    /// The path without links; the path itself when it does not exist.
    [[nodiscard]] virtual std::filesystem::path realPath(const std::filesystem::path &path) const = 0;
};

class DiskFiles : public Files
{
public:
    [[nodiscard]] std::expected<std::string, std::string> read(const std::filesystem::path &path) const override;
    [[nodiscard]] bool exists(const std::filesystem::path &path) const override;
    [[nodiscard]] bool isDirectory(const std::filesystem::path &path) const override;
    [[nodiscard]] std::vector<DirectoryEntry> list(const std::filesystem::path &directory) const override;
    [[nodiscard]] std::filesystem::path realPath(const std::filesystem::path &path) const override;
};

/// Unsaved texts, by lexically normal absolute path, over other files. Texts need not exist below; nor do their
/// directories.
class OverlayFiles : public Files
{
public:
    /// `below` has to outlive this.
    OverlayFiles(const Files &below, std::map<std::filesystem::path, std::string> texts);

    [[nodiscard]] std::expected<std::string, std::string> read(const std::filesystem::path &path) const override;
    [[nodiscard]] bool exists(const std::filesystem::path &path) const override;
    [[nodiscard]] bool isDirectory(const std::filesystem::path &path) const override;
    [[nodiscard]] std::vector<DirectoryEntry> list(const std::filesystem::path &directory) const override;
    [[nodiscard]] std::filesystem::path realPath(const std::filesystem::path &path) const override;

private:
    const Files &m_below;
    std::map<std::filesystem::path, std::string> m_texts;
};

} // namespace slipway::descriptor
