// SPDX-License-Identifier: MIT
#include "core/yaml/value.h"

#include "core/yaml/numbers.h"
#include "core/yaml/scalar.h"
#include "core/yaml/timestamp.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <set>

namespace slipway::yaml {
namespace {

template <typename Entries>
auto findEntry(Entries &entries, std::string_view key)
{
    return std::ranges::find_if(entries, [key](const auto &entry) {
        const std::string *text = entry.first.asString();
        return text && *text == key;
    });
}

/// A whole number with all its digits, any other number with the fewest that tell it apart.
std::string numberKey(double number)
{
    if (!std::isfinite(number) || number != std::trunc(number))
        return floatText(number);
    return wholeDigits(number);
}

struct KeyOf {
    using Key = std::optional<std::string>;

    Key operator()(Null) const { return "null"; }
    Key operator()(bool claim) const { return claim ? "number 1" : "number 0"; }
    Key operator()(const Integer &integer) const { return "number " + integer.digits; }
    Key operator()(double number) const { return "number " + numberKey(number); }
    Key operator()(const std::string &text) const { return "text " + text; }
    Key operator()(const Bytes &bytes) const { return "bytes " + bytes.bytes; }
    Key operator()(const std::shared_ptr<const Date> &date) const { return "date " + dateText(*date); }
    Key operator()(const std::shared_ptr<const DateTime> &time) const
    {
        return std::format("{} {}", time->offsetSeconds ? "instant" : "time", instant(*time));
    }
    Key operator()(const std::shared_ptr<List> &) const { return std::nullopt; }
    Key operator()(const std::shared_ptr<Map> &) const { return std::nullopt; }
};

/// Deep comparison. A pair of collections that is being compared, or was found equal, counts as equal when it is met
/// again, so that shared and recursive collections cost no more than their own size.
class Comparison
{
public:
    bool equal(const Value &left, const Value &right)
    {
        const std::optional<std::string> key = hashKey(left);
        if (key || hashKey(right))
            return key == hashKey(right);
        if (left.identity() == right.identity())
            return true;
        constexpr int deepest = 1000;
        if (m_depth >= deepest)
            return false;
        if (!m_met.emplace(left.identity(), right.identity()).second)
            return true;
        ++m_depth;
        const bool result = left.asList() && right.asList() ? equalLists(*left.asList(), *right.asList())
                            : left.asMap() && right.asMap() ? equalMaps(*left.asMap(), *right.asMap())
                                                            : false;
        --m_depth;
        return result;
    }

private:
    bool equalLists(const List &left, const List &right)
    {
        if (left.type != right.type || left.items.size() != right.items.size())
            return false;
        if (left.type == List::Type::Set)
            return keys(left.items) == keys(right.items);
        return std::ranges::equal(left.items, right.items,
                                  [this](const Value &one, const Value &other) { return equal(one, other); });
    }

    bool equalMaps(const Map &left, const Map &right)
    {
        if (left.entries.size() != right.entries.size())
            return false;
        std::vector<std::pair<std::string, const Value *>> values;
        for (const auto &[key, value] : right.entries)
            values.emplace_back(hashKey(key).value_or(""), &value);
        std::ranges::sort(values);
        return std::ranges::all_of(left.entries, [&](const auto &entry) {
            const std::string key = hashKey(entry.first).value_or("");
            const auto found = std::ranges::lower_bound(values, key, {}, [](const auto &it) { return it.first; });
            return found != values.end() && found->first == key && equal(entry.second, *found->second);
        });
    }

    static std::set<std::string> keys(const std::vector<Value> &items)
    {
        std::set<std::string> result;
        for (const Value &item : items)
            result.insert(hashKey(item).value_or(""));
        return result;
    }

    std::set<std::pair<const void *, const void *>> m_met;
    int m_depth = 0;
};

struct Truth {
    bool operator()(Null) const { return false; }
    bool operator()(bool claim) const { return claim; }
    bool operator()(const Integer &integer) const { return integer.digits != "0"; }
    bool operator()(double number) const { return number < 0 || number > 0 || std::isnan(number); }
    bool operator()(const std::string &text) const { return !text.empty(); }
    bool operator()(const Bytes &bytes) const { return !bytes.bytes.empty(); }
    bool operator()(const std::shared_ptr<const Date> &) const { return true; }
    bool operator()(const std::shared_ptr<const DateTime> &) const { return true; }
    bool operator()(const std::shared_ptr<List> &list) const { return !list->items.empty(); }
    bool operator()(const std::shared_ptr<Map> &map) const { return !map->entries.empty(); }
};

} // namespace

const Value *Map::find(std::string_view key) const
{
    const auto found = findEntry(entries, key);
    return found == entries.end() ? nullptr : &found->second;
}

Value *Map::find(std::string_view key)
{
    const auto found = findEntry(entries, key);
    return found == entries.end() ? nullptr : &found->second;
}

void Map::set(std::string_view key, Value value)
{
    if (Value *found = find(key))
        *found = std::move(value);
    else
        entries.emplace_back(Value::string(key), std::move(value));
}

bool Map::remove(std::string_view key)
{
    const auto found = findEntry(entries, key);
    if (found == entries.end())
        return false;
    entries.erase(found);
    return true;
}

Value::Value(Data data, std::shared_ptr<const Origin> origin)
    : m_data(std::move(data))
    , m_origin(std::move(origin))
{
}

Value Value::integer(long long number)
{
    return Value(Data(Integer{std::to_string(number)}));
}

List *Value::asList() const
{
    const auto *list = std::get_if<std::shared_ptr<List>>(&m_data);
    return list ? list->get() : nullptr;
}

Map *Value::asMap() const
{
    const auto *map = std::get_if<std::shared_ptr<Map>>(&m_data);
    return map ? map->get() : nullptr;
}

const void *Value::identity() const
{
    if (const auto *date = std::get_if<std::shared_ptr<const Date>>(&m_data))
        return date->get();
    if (const auto *time = std::get_if<std::shared_ptr<const DateTime>>(&m_data))
        return time->get();
    if (const List *list = asList())
        return list->type == List::Type::Tuple && list->items.empty() ? nullptr : list;
    return asMap();
}

bool Value::isTruthy() const
{
    return std::visit(Truth(), m_data);
}

const Origin &Value::origin() const
{
    static const Origin unwritten;
    return m_origin ? *m_origin : unwritten;
}

bool equal(const Value &left, const Value &right)
{
    const double *number = std::get_if<double>(&left.data());
    if (number && std::isnan(*number))
        return false;
    return Comparison().equal(left, right);
}

std::optional<std::string> hashKey(const Value &value)
{
    return std::visit(KeyOf(), value.data());
}

} // namespace slipway::yaml
