// SPDX-License-Identifier: MIT
#include "core/jinja/comparison.h"

#include "core/jinja/iteration.h"
#include "core/jinja/printing.h"
#include "core/yaml/scalar.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <format>

namespace slipway::jinja {
namespace {

struct Numeric {
    long long whole = 0;
    double real = 0;
    bool isReal = false;
};

std::optional<Numeric> numericOf(const Value &value)
{
    if (const bool *claim = std::get_if<bool>(&value.data()))
        return Numeric{.whole = *claim ? 1 : 0};
    if (const long long *number = std::get_if<long long>(&value.data()))
        return Numeric{.whole = *number};
    if (const double *number = std::get_if<double>(&value.data()))
        return Numeric{.real = *number, .isReal = true};
    return std::nullopt;
}

/// An integer against a float, exactly, as Python compares them.
std::partial_ordering against(long long whole, double real)
{
    constexpr double limit = 9223372036854775808.0;
    if (std::isnan(real))
        return std::partial_ordering::unordered;
    if (real >= limit)
        return std::partial_ordering::less;
    if (real < -limit)
        return std::partial_ordering::greater;
    const double floor = std::floor(real);
    const auto ordering = whole <=> static_cast<long long>(floor);
    if (ordering != 0)
        return ordering;
    return real > floor ? std::partial_ordering::less : std::partial_ordering::equivalent;
}

std::partial_ordering compared(const Numeric &left, const Numeric &right)
{
    if (left.isReal && right.isReal)
        return left.real <=> right.real;
    if (left.isReal)
        return 0 <=> against(right.whole, left.real);
    return right.isReal ? against(left.whole, right.real) : std::partial_ordering(left.whole <=> right.whole);
}

bool itemsEqual(Runtime &runtime, const std::vector<Value> &left, const std::vector<Value> &right)
{
    for (std::size_t i = 0; i < left.size(); ++i)
        if (runtime.failed() || (!isSame(left[i], right[i]) && !equals(runtime, left[i], right[i])))
            return false;
    return true;
}

bool dictionariesEqual(Runtime &runtime, const Dictionary &left, const Dictionary &right)
{
    if (left.type == Dictionary::Type::Namespace || right.type == Dictionary::Type::Namespace)
        return false;
    const bool isRecord = left.type == Dictionary::Type::Record;
    if (isRecord != (right.type == Dictionary::Type::Record))
        return false;
    if (isRecord) {
        const Value *leftName = left.findText("name");
        const Value *rightName = right.findText("name");
        return left.className == right.className && leftName && rightName && equals(runtime, *leftName, *rightName);
    }
    if (left.entries().size() != right.entries().size())
        return false;
    return std::ranges::all_of(left.entries(), [&](const Dictionary::Entry &entry) {
        const std::optional<std::string> key = keyOf(runtime, entry.first);
        const Value *other = key ? right.find(*key) : nullptr;
        return other && (isSame(entry.second, *other) || equals(runtime, entry.second, *other));
    });
}

bool objectsEqual(Runtime &runtime, const Value &left, const Value &right)
{
    const auto *leftSequence = left.as<Sequence>();
    const auto *rightSequence = right.as<Sequence>();
    if (leftSequence && rightSequence)
        return leftSequence->type == rightSequence->type && leftSequence->items.size() == rightSequence->items.size() &&
               itemsEqual(runtime, leftSequence->items, rightSequence->items);
    const auto *leftMap = left.as<Dictionary>();
    const auto *rightMap = right.as<Dictionary>();
    if (leftMap && rightMap)
        return dictionariesEqual(runtime, *leftMap, *rightMap);
    const auto *leftForeign = left.as<Foreign>();
    const auto *rightForeign = right.as<Foreign>();
    return leftForeign && rightForeign && yaml::equal(leftForeign->value, rightForeign->value);
}

bool sequencesLess(Runtime &runtime, const Sequence &left, const Sequence &right)
{
    const std::size_t common = std::min(left.items.size(), right.items.size());
    for (std::size_t i = 0; i < common && !runtime.failed(); ++i)
        if (!isSame(left.items[i], right.items[i]) && !equals(runtime, left.items[i], right.items[i]))
            return isLess(runtime, left.items[i], right.items[i]);
    return left.items.size() < right.items.size();
}

void merge(Runtime &runtime, std::vector<Keyed> &items, std::size_t begin, std::size_t middle, std::size_t end)
{
    std::vector<Keyed> merged;
    merged.reserve(end - begin);
    std::size_t left = begin;
    std::size_t right = middle;
    while (left < middle || right < end) {
        const bool takesRight = left >= middle || (right < end && isLess(runtime, items[right].key, items[left].key));
        merged.push_back(std::move(items[takesRight ? right++ : left++]));
    }
    std::ranges::move(merged, items.begin() + static_cast<std::ptrdiff_t>(begin));
}

/// Ranges are equal when they go over the same numbers.
std::string rangeKey(const Sequence &range)
{
    const std::size_t size = range.items.size();
    return std::format("r{}:{}:{}", size, size > 0 ? range.start : 0, size > 1 ? range.step : 0);
}

} // namespace

bool isSame(const Value &left, const Value &right)
{
    Object *const *leftObject = std::get_if<Object *>(&left.data());
    Object *const *rightObject = std::get_if<Object *>(&right.data());
    if (leftObject && rightObject)
        return *leftObject == *rightObject;
    const auto *leftText = std::get_if<Text>(&left.data());
    const auto *rightText = std::get_if<Text>(&right.data());
    return leftText && rightText && leftText->utf8 == rightText->utf8;
}

bool equals(Runtime &runtime, const Value &left, const Value &right)
{
    if (!runtime.enter()) {
        runtime.leave();
        return false;
    }
    bool result = false;
    const std::optional<Numeric> leftNumber = numericOf(left);
    const std::optional<Numeric> rightNumber = numericOf(right);
    if (leftNumber && rightNumber)
        result = compared(*leftNumber, *rightNumber) == 0;
    else if (left.asText() && right.asText())
        result = *left.asText() == *right.asText();
    else if (left.data().index() == right.data().index())
        result = left.is<Object *>() ? isSame(left, right) || objectsEqual(runtime, left, right)
                                     : left.isNone() || left.isUndefined();
    runtime.leave();
    return result;
}

bool isLess(Runtime &runtime, const Value &left, const Value &right)
{
    if (!runtime.enter()) {
        runtime.leave();
        return false;
    }
    bool result = false;
    const std::optional<Numeric> leftNumber = numericOf(left);
    const std::optional<Numeric> rightNumber = numericOf(right);
    const auto *leftSequence = left.as<Sequence>();
    const auto *rightSequence = right.as<Sequence>();
    const bool haveOrder = leftSequence && rightSequence && leftSequence->type == rightSequence->type &&
                           leftSequence->type <= Sequence::Type::Tuple;
    if (leftNumber && rightNumber)
        result = compared(*leftNumber, *rightNumber) < 0;
    else if (left.asText() && right.asText())
        result = *left.asText() < *right.asText(); // UTF-8 sorts as code points do
    else if (haveOrder)
        result = sequencesLess(runtime, *leftSequence, *rightSequence);
    else
        runtime.fail(std::format("{} and {} have no order.", kindOf(left), kindOf(right)));
    runtime.leave();
    return result;
}

bool contains(Runtime &runtime, const Value &whole, const Value &item)
{
    if (const std::string *text = whole.asText()) {
        if (const std::string *part = item.asText())
            return text->contains(*part);
        runtime.fail(std::format("{} cannot be in text.", kindOf(item)));
        return false;
    }
    if (const auto *dictionary = whole.as<Dictionary>();
        dictionary && dictionary->type != Dictionary::Type::Namespace) {
        const std::optional<std::string> key = keyOf(runtime, item);
        return key && dictionary->find(*key);
    }
    if (auto *iterator = whole.as<Iterator>()) {
        while (const std::optional<Value> next = firstOf(runtime, whole))
            if (isSame(*next, item) || equals(runtime, *next, item))
                return true;
        static_cast<void>(iterator);
        return false;
    }
    const std::vector<Value> items = itemsOf(runtime, whole);
    return std::ranges::any_of(items, [&](const Value &it) { return isSame(it, item) || equals(runtime, it, item); });
}

bool compares(Runtime &runtime, std::string_view op, const Value &left, const Value &right)
{
    if (op == "==")
        return equals(runtime, left, right);
    if (op == "!=")
        return !equals(runtime, left, right);
    if (op == "in")
        return contains(runtime, right, left);
    if (op == "not in")
        return !contains(runtime, right, left);
    if (op == "<")
        return isLess(runtime, left, right);
    if (op == ">")
        return isLess(runtime, right, left);
    const bool isOrEqual = isLess(runtime, op == "<=" ? left : right, op == "<=" ? right : left);
    return isOrEqual || (!runtime.failed() && equals(runtime, left, right));
}

std::optional<std::string> keyOf(Runtime &runtime, const Value &value)
{
    if (const std::string *text = value.asText())
        return 's' + *text;
    if (value.isNone())
        return "n";
    if (value.isUndefined())
        return "u";
    if (const std::optional<Numeric> number = numericOf(value)) {
        const bool isWhole = number->isReal && against(0, number->real) != std::partial_ordering::unordered &&
                             std::abs(number->real) < 9e18 && number->real == std::trunc(number->real);
        if (!number->isReal || isWhole)
            return std::format("i{}", number->isReal ? static_cast<long long>(number->real) : number->whole);
        return 'f' + yaml::floatText(number->real);
    }
    const auto *sequence = value.as<Sequence>();
    const bool isTuple = sequence && sequence->type == Sequence::Type::Tuple;
    if (sequence && sequence->type == Sequence::Type::Range)
        return rangeKey(*sequence);
    const auto *foreign = value.as<Foreign>();
    if (foreign && yaml::hashKey(foreign->value))
        return 'y' + *yaml::hashKey(foreign->value);
    const auto *dictionary = value.as<Dictionary>();
    const bool isNamespace = dictionary && dictionary->type == Dictionary::Type::Namespace;
    if (isNamespace || value.as<Attributed>() || value.as<Callable>() || value.as<Iterator>())
        return std::format("o{}", static_cast<const void *>(std::get<Object *>(value.data()))); // by identity
    if (!isTuple || !runtime.enter()) {
        runtime.fail(std::format("{} cannot be a key.", kindOf(value)));
        return std::nullopt;
    }
    std::string key = std::format("t{}:", sequence->items.size());
    for (const Value &item : sequence->items) {
        const std::optional<std::string> part = keyOf(runtime, item);
        if (!part || !runtime.charge(key.size()))
            break;
        key += std::format("{}:{}", part->size(), *part);
    }
    runtime.leave();
    return runtime.failed() ? std::nullopt : std::optional(key);
}

void sort(Runtime &runtime, std::vector<Keyed> &items, bool isReversed)
{
    if (isReversed)
        std::ranges::reverse(items);
    for (std::size_t width = 1; width < items.size() && !runtime.failed(); width *= 2)
        for (std::size_t begin = 0; begin + width < items.size(); begin += 2 * width)
            merge(runtime, items, begin, begin + width, std::min(begin + 2 * width, items.size()));
    if (isReversed)
        std::ranges::reverse(items);
}

} // namespace slipway::jinja
