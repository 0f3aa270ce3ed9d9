// SPDX-License-Identifier: MIT
#include "core/image/overlay.h"

#include <utility>

namespace slipway::image {

namespace {

/// The path that a whiteout hides, and whether only what is in it.
std::optional<std::pair<std::string, bool>> hiddenBy(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
    const std::string name = path.substr(folder.size());
    if (name == ".wh..wh..opq")
        return std::pair(folder.empty() ? folder : folder.substr(0, folder.size() - 1), true);
    if (name.starts_with(".wh."))
        return std::pair(folder + name.substr(4), false);
    return std::nullopt;
}

} // namespace

void Overlay::apply(std::map<std::string, Entry> layer)
{
    for (const auto &[path, entry] : layer)
        if (const auto hidden = hiddenBy(path))
            remove(hidden->first, hidden->second);
    for (auto &[path, entry] : layer) {
        if (hiddenBy(path))
            continue;
        if (const Entry *below = find(path); below && entry.type != EntryType::Directory)
            remove(path, false);
        m_entries[path] = std::move(entry);
    }
}

const Entry *Overlay::find(const std::string &path) const
{
    const auto found = m_entries.find(path);
    return found == m_entries.end() ? nullptr : &found->second;
}

std::vector<Entry> Overlay::take()
{
    std::vector<Entry> result;
    for (auto &[path, entry] : m_entries)
        result.push_back(std::move(entry));
    m_entries.clear();
    return result;
}

void Overlay::remove(const std::string &path, bool onlyInside)
{
    const std::string prefix = path.empty() ? path : path + '/';
    if (!onlyInside)
        m_entries.erase(path);
    auto it = m_entries.lower_bound(prefix);
    while (it != m_entries.end() && it->first.starts_with(prefix))
        it = m_entries.erase(it);
}

} // namespace slipway::image
