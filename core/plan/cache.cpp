// SPDX-License-Identifier: MIT
#include "core/plan/cache.h"

#include <algorithm>

namespace slipway::plan {

namespace {

/// So that a long session over many projects does not keep every module that it ever saw.
constexpr std::size_t mostEntries = 8192;

std::string placeOf(const ModuleCache::Key &key)
{
    return key.file.string() + '\n' + key.folder;
}

} // namespace

std::shared_ptr<const LoadedModule> ModuleCache::find(const Key &key) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_entries.find(placeOf(key));
    return found != m_entries.end() && found->second.key == key ? found->second.module : nullptr;
}

void ModuleCache::insert(Key key, std::shared_ptr<const LoadedModule> module)
{
    const std::scoped_lock lock(m_mutex);
    if (m_entries.size() >= mostEntries)
        m_entries.clear();
    const std::string place = placeOf(key);
    m_entries.insert_or_assign(place, Entry{std::move(key), std::move(module)});
    ++m_revision;
}

std::uint64_t ModuleCache::revision() const
{
    const std::scoped_lock lock(m_mutex);
    return m_revision;
}

std::vector<ModuleCache::Known> ModuleCache::known() const
{
    std::vector<Known> all;
    const std::scoped_lock lock(m_mutex);
    for (const auto &[place, entry] : m_entries) {
        const yaml::Map *map = entry.module->document.asMap();
        const yaml::Value *name = map ? map->find("name") : nullptr;
        const yaml::Value *version = map ? map->find("version") : nullptr;
        if (name && name->asString())
            all.push_back({entry.key.file, *name->asString(),
                           version && !version->isNull() ? yaml::str(*version) : std::string()});
    }
    std::ranges::sort(all);
    return all;
}

} // namespace slipway::plan
