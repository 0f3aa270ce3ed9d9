// SPDX-License-Identifier: MIT
#include "core/image/tree.h"

#include "core/image/problem.h"

namespace slipway::image {

namespace {

std::string parentOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
}

} // namespace

bool Tree::isFolder(const std::string &path) const
{
    const auto found = m_entries.find(path);
    return path == "/" || (found != m_entries.end() && found->second.type == EntryType::Directory);
}

bool Tree::makeFolder(const std::string &path, const Origin &origin)
{
    if (isFolder(path))
        return true;
    if (m_entries.contains(path)) {
        report(error("folder-over-file", "'%1' is already a file in the image, and is needed as a folder.", {path},
                     "Give one of the two artifacts another destination.", origin));
        return false;
    }
    if (!makeFolder(parentOf(path), origin))
        return false;
    m_entries.emplace(path, Entry{.path = path, .type = EntryType::Directory, .mode = 0755, .origin = origin});
    return true;
}

void Tree::put(Entry entry)
{
    if (!makeFolder(parentOf(entry.path), entry.origin))
        return;
    if (entry.path.substr(entry.path.rfind('/') + 1).starts_with(".wh.")) {
        report(error("whiteout-name", "'%1' cannot be in a layer: names with .wh. in front mean removed files there.",
                     {entry.path}, "Give the file another name.", entry.origin));
        return;
    }
    const auto found = m_entries.find(entry.path);
    if (found == m_entries.end()) {
        std::string path = entry.path;
        m_entries.emplace(std::move(path), std::move(entry));
        return;
    }
    const bool wasFolder = found->second.type == EntryType::Directory;
    if (wasFolder != (entry.type == EntryType::Directory)) {
        report(wasFolder
                   ? error("file-over-folder", "'%1' is already a folder in the image, and comes again as a file.",
                           {entry.path},
                           "docker refuses this and podman drops the folder; give one of the two another destination.",
                           entry.origin)
                   : error("folder-over-file", "'%1' is already a file in the image, and comes again as a folder.",
                           {entry.path}, "Give one of the two artifacts another destination.", entry.origin));
        return;
    }
    found->second = std::move(entry);
}

Contents Tree::take()
{
    Contents result;
    for (auto &[path, entry] : m_entries) {
        entry.path.erase(0, 1);
        result.totalSize += entry.size;
        result.entries.push_back(std::move(entry));
    }
    result.problems = std::move(m_problems);
    m_entries.clear();
    return result;
}

} // namespace slipway::image
