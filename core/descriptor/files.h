// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/tree.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
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
    /// The tree of what read() gives, when somebody has parsed it already; else null.
    [[nodiscard]] virtual std::shared_ptr<const yaml::Tree> tree(const std::filesystem::path & /*path*/) const
    {
        return nullptr;
    }
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
    using Trees = std::map<std::filesystem::path, std::shared_ptr<const yaml::Tree>>;

    /// `below` has to outlive this. `trees` are of the texts, as far as somebody has parsed them.
    OverlayFiles(const Files &below, std::map<std::filesystem::path, std::string> texts, Trees trees = {});

    [[nodiscard]] std::expected<std::string, std::string> read(const std::filesystem::path &path) const override;
    [[nodiscard]] bool exists(const std::filesystem::path &path) const override;
    [[nodiscard]] bool isDirectory(const std::filesystem::path &path) const override;
    [[nodiscard]] std::vector<DirectoryEntry> list(const std::filesystem::path &directory) const override;
    [[nodiscard]] std::filesystem::path realPath(const std::filesystem::path &path) const override;
    [[nodiscard]] std::shared_ptr<const yaml::Tree> tree(const std::filesystem::path &path) const override;

private:
    const Files &m_below;
    std::map<std::filesystem::path, std::string> m_texts;
    Trees m_trees;
};

/// Asks other files each question once and remembers the answers: one look at the disk for many analyses.
class RememberedFiles : public Files
{
public:
    /// `below` has to outlive this.
    explicit RememberedFiles(const Files &below)
        : m_below(below)
    {
    }

    [[nodiscard]] std::expected<std::string, std::string> read(const std::filesystem::path &path) const override;
    [[nodiscard]] bool exists(const std::filesystem::path &path) const override;
    [[nodiscard]] bool isDirectory(const std::filesystem::path &path) const override;
    [[nodiscard]] std::vector<DirectoryEntry> list(const std::filesystem::path &directory) const override;
    [[nodiscard]] std::filesystem::path realPath(const std::filesystem::path &path) const override;

private:
    template <typename Answer>
    using Answers = std::unordered_map<std::filesystem::path, Answer>;
    template <typename Answer, typename Ask>
    Answer answered(Answers<Answer> &known, const std::filesystem::path &path, Ask ask) const;

    const Files &m_below;
    mutable std::mutex m_mutex;
    mutable Answers<std::expected<std::string, std::string>> m_texts;
    mutable Answers<bool> m_existing;
    mutable Answers<bool> m_directories;
    mutable Answers<std::vector<DirectoryEntry>> m_entries;
    mutable Answers<std::filesystem::path> m_realPaths;
};

} // namespace slipway::descriptor
