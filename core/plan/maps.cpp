// SPDX-License-Identifier: MIT
#include "core/plan/maps.h"

#include <algorithm>

namespace slipway::plan {

namespace {

class Copier
{
public:
    Value copy(const Value &value)
    {
        if (const yaml::List *list = value.asList())
            return copyList(value, *list);
        if (const Map *map = value.asMap())
            return copyMap(value, *map);
        return value;
    }

private:
    Value copyList(const Value &value, const yaml::List &list)
    {
        if (const auto known = m_copies.find(&list); known != m_copies.end())
            return known->second;
        auto copy = std::make_shared<yaml::List>();
        Value result(copy, value.sharedOrigin());
        m_copies.emplace(&list, result);
        copy->type = list.type;
        copy->items.reserve(list.items.size());
        for (const Value &item : list.items)
            copy->items.push_back(this->copy(item));
        return result;
    }

    Value copyMap(const Value &value, const Map &map)
    {
        if (const auto known = m_copies.find(&map); known != m_copies.end())
            return known->second;
        auto copy = std::make_shared<Map>();
        Value result(copy, value.sharedOrigin());
        m_copies.emplace(&map, result);
        copy->entries.reserve(map.entries.size());
        for (const auto &[key, entry] : map.entries)
            copy->entries.emplace_back(key, this->copy(entry));
        return result;
    }

    std::unordered_map<const void *, Value> m_copies;
};

} // namespace

const Value &get(const Map &map, std::string_view key)
{
    static const Value nothing;
    const Value *value = map.find(key);
    return value ? *value : nothing;
}

Map *mapAt(const Map &map, std::string_view key)
{
    return get(map, key).asMap();
}

const std::vector<Value> &itemsAt(const Map &map, std::string_view key)
{
    static const std::vector<Value> none;
    const yaml::List *list = get(map, key).asList();
    return list ? list->items : none;
}

Value listOf(std::vector<Value> items, const Value &old)
{
    auto list = std::make_shared<yaml::List>();
    list->items = std::move(items);
    return Value(list, old.sharedOrigin());
}

Value deepCopy(const Value &value)
{
    return Copier().copy(value);
}

Named::Named(const std::vector<Value> &items)
{
    for (const Value &item : items)
        set(nameOf(item), item);
}

const Value *Named::find(const std::string &name) const
{
    const auto found = m_order.find(name);
    return found == m_order.end() ? nullptr : &m_byOrder.at(found->second).second;
}

void Named::set(const std::string &name, Value value)
{
    const auto [known, isNew] = m_order.try_emplace(name, m_next);
    if (isNew)
        ++m_next;
    m_byOrder[known->second] = {name, std::move(value)};
}

void Named::moveToEnd(const std::string &name)
{
    const auto known = m_order.find(name);
    if (known == m_order.end())
        return;
    auto node = m_byOrder.extract(known->second);
    node.key() = m_next;
    known->second = m_next++;
    m_byOrder.insert(std::move(node));
}

std::vector<Value> Named::values() const
{
    std::vector<Value> values;
    values.reserve(m_byOrder.size());
    for (const auto &[order, entry] : m_byOrder)
        values.push_back(entry.second);
    return values;
}

std::string nameOf(const Value &object)
{
    return object.asMap() ? yaml::str(get(*object.asMap(), "name")) : std::string();
}

void Provenance::shadow(const Value &map, std::string_view key, const Value &old, const Map *oldMap)
{
    const Value &current = get(*map.asMap(), key);
    std::vector<Origin> behind = of(oldMap, key);
    if (old.origin().isWritten())
        behind.insert(behind.begin(), old.origin());
    Shadows &shadows = m_shadows.try_emplace(map.asMap(), Shadows{map, {}}).first->second;
    std::vector<Origin> &known = shadows.byKey[std::string(key)];
    behind.insert(behind.end(), known.begin(), known.end());
    known.clear();
    for (const Origin &origin : behind) {
        if (origin != current.origin() && std::ranges::find(known, origin) == known.end())
            known.push_back(origin);
    }
}

std::vector<Origin> Provenance::of(const Map *map, std::string_view key) const
{
    const auto found = m_shadows.find(map);
    if (found == m_shadows.end())
        return {};
    const auto shadows = found->second.byKey.find(key);
    return shadows == found->second.byKey.end() ? std::vector<Origin>() : shadows->second;
}

} // namespace slipway::plan
