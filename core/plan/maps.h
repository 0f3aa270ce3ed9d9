// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/value.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace slipway::plan {

using yaml::Map;
using yaml::Value;

/// The value of a key; null when there is none.
[[nodiscard]] const Value &get(const Map &map, std::string_view key);
/// The map under a key; nullptr when it is something else or absent.
[[nodiscard]] Map *mapAt(const Map &map, std::string_view key);
/// The items of the list under a key; empty when it is something else or absent.
[[nodiscard]] const std::vector<Value> &itemsAt(const Map &map, std::string_view key);
/// A new list value of these items, at the place of `old`.
[[nodiscard]] Value listOf(std::vector<Value> items, const Value &old = {});
/// A copy that shares nothing with the original but scalars; what was shared inside stays shared inside.
[[nodiscard]] Value deepCopy(const Value &value);

/// Python's dict of objects by name: a new value of a known name keeps the place of the first.
class Named
{
public:
    Named() = default;
    /// The maps of a list by their `name`.
    explicit Named(const std::vector<Value> &items);

    [[nodiscard]] const Value *find(const std::string &name) const;
    void set(const std::string &name, Value value);
    /// The known value, or this one, goes to the end.
    void moveToEnd(const std::string &name);
    [[nodiscard]] std::vector<Value> values() const;

private:
    std::map<std::size_t, std::pair<std::string, Value>> m_byOrder;
    std::unordered_map<std::string, std::size_t> m_order;
    std::size_t m_next = 0;
};

/// `str()` of an object's name.
[[nodiscard]] std::string nameOf(const Value &object);

/// What values of maps have replaced: the origins behind an effective value. Keeps the maps alive, so that addresses
/// stay theirs.
class Provenance
{
public:
    /// `map[key]` takes the place of `old`, with whatever `old` had replaced as `oldMap[key]`.
    void shadow(const Value &map, std::string_view key, const Value &old, const Map *oldMap = nullptr);
    [[nodiscard]] std::vector<Origin> of(const Map *map, std::string_view key) const;

private:
    struct Shadows {
        Value map;
        std::map<std::string, std::vector<Origin>, std::less<>> byKey;
    };
    std::unordered_map<const Map *, Shadows> m_shadows;
};

} // namespace slipway::plan
