// SPDX-License-Identifier: MIT
#include "core/yaml/dumpkeys.h"

#include "core/yaml/numbers.h"
#include "core/yaml/timestamp.h"

#include <algorithm>
#include <cmath>
#include <compare>

namespace slipway::yaml {
namespace {

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
    if (left.extent == Number::Extent::NaN || right.extent == Number::Extent::NaN)
        return false;
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

bool isEntryLess(const Entries::value_type &left, const Entries::value_type &right)
{
    return isKeyLess(left.first, right.first);
}

bool hasNaN(const Entries &entries)
{
    return std::ranges::any_of(entries, [](const auto &entry) {
        const double *number = std::get_if<double>(&entry.first.data());
        return number && std::isnan(*number);
    });
}

/// Python's sort of fewer than 64 items: the run at the beginning, then one binary insertion each. With NaN, which is
/// less than nothing and nothing less than it, the result depends on which pairs are compared.
void insertionSort(Entries &entries)
{
    const auto isBehind = [&entries](std::size_t at) { return isEntryLess(entries[at], entries[at - 1]); };
    std::size_t sorted = std::min<std::size_t>(entries.size(), 2);
    const bool isDescending = sorted == 2 && isBehind(1);
    while (sorted < entries.size() && isBehind(sorted) == isDescending)
        ++sorted;
    if (isDescending)
        std::reverse(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(sorted));
    for (auto next = entries.begin() + static_cast<std::ptrdiff_t>(sorted); next != entries.end(); ++next) {
        auto from = entries.begin();
        auto to = next;
        while (from < to) {
            const auto middle = from + (to - from) / 2;
            if (isEntryLess(*next, *middle))
                to = middle;
            else
                from = middle + 1;
        }
        std::rotate(from, next, next + 1);
    }
}

} // namespace

Entries sortedEntries(Entries entries)
{
    constexpr std::size_t mostInserted = 63;
    const Group group = entries.empty() ? Group::None : groupOf(entries.front().first);
    const bool areComparable = group != Group::None && std::ranges::all_of(entries, [group](const auto &entry) {
                                   return groupOf(entry.first) == group;
                               });
    if (!areComparable)
        return entries;
    if (!hasNaN(entries))
        std::ranges::stable_sort(entries, isEntryLess);
    else if (entries.size() <= mostInserted)
        insertionSort(entries);
    return entries;
}

} // namespace slipway::yaml
