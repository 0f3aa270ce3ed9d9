// SPDX-License-Identifier: MIT
#include "core/yaml/dumpkeys.h"

#include "core/yaml/numbers.h"
#include "core/yaml/timestamp.h"

#include <algorithm>
#include <cmath>
#include <compare>

namespace slipway::yaml
{
namespace
{

enum class Group : std::uint8_t { None, Number, Text, Bytes, Date, Time, Instant };

struct GroupOf {
    Group operator()(Null) const { return Group::None; }
    Group operator()(bool) const { return Group::Number; }
    Group operator()(const Integer &) const { return Group::Number; }
    Group operator()(double) const { return Group::Number; }
    Group operator()(const std::string &) const { return Group::Text; }
    Group operator()(const yaml::Bytes &) const { return Group::Bytes; }
    Group operator()(const std::shared_ptr<const yaml::Date> &) const { return Group::Date; }
    Group operator()(const std::shared_ptr<const DateTime> &time) const
    {
        return time->offsetSeconds ? Group::Instant : Group::Time;
    }
    Group operator()(const std::shared_ptr<List> &) const { return Group::None; }
    Group operator()(const std::shared_ptr<Map> &) const { return Group::None; }
};

Group groupOf(const Value &key)
{
    return std::visit(GroupOf(), key.data());
}

/// A number as whole part and rest, both with its sign, so that integers of any size compare exactly with floats.
struct Number {
    enum class Extent : std::uint8_t { MinusInfinity, Finite, Infinity, NaN };
    Extent extent = Extent::Finite;
    std::string whole = {};
    double rest = 0;
};

Number numberOf(const Value &key)
{
    if (const bool *claim = key.asBool())
        return {.whole = *claim ? "1" : "0"};
    if (const Integer *integer = key.asInteger())
        return {.whole = integer->digits};
    const double number = std::get<double>(key.data());
    if (std::isnan(number))
        return {.extent = Number::Extent::NaN};
    if (std::isinf(number))
        return {.extent = number < 0 ? Number::Extent::MinusInfinity : Number::Extent::Infinity};
    return {.whole = wholeDigits(std::trunc(number)), .rest = number - std::trunc(number)};
}

std::strong_ordering compareWhole(std::string_view left, std::string_view right)
{
    const bool isNegative = left.starts_with('-');
    if (isNegative != right.starts_with('-'))
        return isNegative ? std::strong_ordering::less : std::strong_ordering::greater;
    const std::strong_ordering order =
        left.size() != right.size() ? left.size() <=> right.size() : left.compare(right) <=> 0;
    return isNegative ? 0 <=> order : order;
}

bool isLess(const Number &left, const Number &right)
{
    if (left.extent != right.extent || left.extent != Number::Extent::Finite)
        return left.extent < right.extent;
    const std::strong_ordering order = compareWhole(left.whole, right.whole);
    return order != 0 ? order < 0 : left.rest < right.rest;
}

/// Both keys are of the same group, which is not None.
bool isKeyLess(const Value &left, const Value &right)
{
    switch (groupOf(left)) {
    case Group::Text:
        return *left.asString() < *right.asString();
    case Group::Bytes:
        return std::get<yaml::Bytes>(left.data()).bytes < std::get<yaml::Bytes>(right.data()).bytes;
    case Group::Date:
        return dayNumber(*std::get<std::shared_ptr<const yaml::Date>>(left.data())) <
               dayNumber(*std::get<std::shared_ptr<const yaml::Date>>(right.data()));
    case Group::Time:
    case Group::Instant:
        return instant(*std::get<std::shared_ptr<const DateTime>>(left.data())) <
               instant(*std::get<std::shared_ptr<const DateTime>>(right.data()));
    case Group::Number:
        return isLess(numberOf(left), numberOf(right));
    case Group::None:
        break;
    }
    return false;
}

} // namespace

Entries sortedEntries(Entries entries)
{
    if (entries.empty())
        return entries;
    const Group group = groupOf(entries.front().first);
    const bool areComparable = group != Group::None && std::ranges::all_of(entries, [group](const auto &entry) {
                                   return groupOf(entry.first) == group;
                               });
    if (areComparable)
        std::ranges::stable_sort(entries, isKeyLess, [](const auto &entry) -> const Value & { return entry.first; });
    return entries;
}

} // namespace slipway::yaml
