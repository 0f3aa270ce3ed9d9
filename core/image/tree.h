// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/contents.h"

#include <map>
#include <string>
#include <vector>

namespace slipway::image {

/// A file system in the making, with the rules of COPY: folders merge, files replace files, nothing else gives way.
class Tree
{
public:
    /// A path is absolute and normal (`absolutePath`). Missing parents are made: 0755, root.
    /// False, with a problem, when a part of the path is no folder.
    bool makeFolder(const std::string &path, const Origin &origin);
    /// `entry.path` is absolute and normal; a folder that is there already takes the new mode.
    void put(Entry entry);

    [[nodiscard]] bool isFolder(const std::string &path) const;
    void report(Diagnostic problem) { m_problems.push_back(std::move(problem)); }
    [[nodiscard]] bool isFull() const { return m_entries.size() >= maximumEntries; }

    /// The entries, with relative paths, and the problems.
    [[nodiscard]] Contents take();

    /// Links can make a small folder endless; no image of real life comes near.
    static constexpr std::size_t maximumEntries = 2'000'000;

private:
    std::map<std::string, Entry> m_entries; ///< by absolute path
    std::vector<Diagnostic> m_problems;
};

} // namespace slipway::image
