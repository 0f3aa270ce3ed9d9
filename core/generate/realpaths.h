// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>

namespace slipway::generate {

/// Paths without links, for many files of the same folders: each folder is looked at once. What is asked twice has to
/// stay as it was between.
class RealPaths
{
public:
    /// As std::filesystem::weakly_canonical; an absolute path itself where that fails.
    [[nodiscard]] std::filesystem::path of(const std::filesystem::path &path);

private:
    [[nodiscard]] std::filesystem::path ofNormal(const std::filesystem::path &path);

    std::unordered_map<std::string, std::filesystem::path> m_known;
};

/// `folder` without links, where the folder `known`, itself without, is above it: only what is below `known` is looked
/// at. As std::filesystem::weakly_canonical otherwise.
[[nodiscard]] std::filesystem::path realPathBelow(const std::filesystem::path &known,
                                                  const std::filesystem::path &folder, std::error_code &error);

/// True when `path` is `folder` or lies below it; both are compared as they are.
[[nodiscard]] bool isInside(const std::filesystem::path &path, const std::filesystem::path &folder);

} // namespace slipway::generate
