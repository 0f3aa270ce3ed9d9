// SPDX-License-Identifier: MIT
#include "core/jinja/objects.h"

namespace slipway::jinja {

const Value *Dictionary::find(const std::string &key) const
{
    const auto found = m_index.find(key);
    return found == m_index.end() ? nullptr : &m_entries[found->second].second;
}

void Dictionary::set(const std::string &key, const Value &name, Value value)
{
    const auto [found, isNew] = m_index.try_emplace(key, m_entries.size());
    if (isNew)
        m_entries.emplace_back(name, std::move(value));
    else
        m_entries[found->second].second = std::move(value);
}

void Dictionary::setText(std::string_view name, Value value)
{
    set('s' + std::string(name), Value::text(std::string(name)), std::move(value));
}

bool Dictionary::remove(const std::string &key)
{
    const auto found = m_index.find(key);
    if (found == m_index.end())
        return false;
    const std::size_t at = found->second;
    m_index.erase(found);
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(at));
    for (auto &[name, index] : m_index)
        index -= index > at ? 1 : 0;
    return true;
}

void Dictionary::clear()
{
    m_entries.clear();
    m_index.clear();
}

} // namespace slipway::jinja
