// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/files.h"

#include <filesystem>
#include <map>
#include <string>
#include <utility>

namespace slipway::test {

/// A disk with nothing on it.
class NoFiles : public descriptor::Files
{
public:
    [[nodiscard]] std::expected<std::string, std::string> read(const std::filesystem::path &) const override
    {
        return std::unexpected("it does not exist");
    }
    [[nodiscard]] bool exists(const std::filesystem::path &) const override { return false; }
    [[nodiscard]] bool isDirectory(const std::filesystem::path &) const override { return false; }
    [[nodiscard]] std::vector<descriptor::DirectoryEntry> list(const std::filesystem::path &) const override
    {
        return {};
    }
    [[nodiscard]] std::filesystem::path realPath(const std::filesystem::path &path) const override { return path; }
};

/// Comes before OverlayFiles among the bases of MemoryFiles, because that refers to it.
struct EmptyDisk {
    NoFiles disk;
};

/// Files that exist in memory only, with the folders that their paths need.
class MemoryFiles : private EmptyDisk, public descriptor::OverlayFiles
{
public:
    explicit MemoryFiles(std::map<std::filesystem::path, std::string> texts)
        : descriptor::OverlayFiles(disk, std::move(texts))
    {
    }
    MemoryFiles(const MemoryFiles &) = delete;
    MemoryFiles &operator=(const MemoryFiles &) = delete;
};

} // namespace slipway::test
