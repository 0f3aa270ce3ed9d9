// SPDX-License-Identifier: MIT
#include "core/jinja/arguments.h"
#include "core/jinja/attributes.h"
#include "core/jinja/comparison.h"
#include "core/jinja/filters.h"
#include "core/jinja/iteration.h"
#include "core/jinja/lookup.h"
#include "core/jinja/operators.h"
#include "core/jinja/printing.h"
#include "core/jinja/textsearch.h"

#include <algorithm>
#include <format>
#include <map>
#include <set>

namespace slipway::jinja {
namespace {

Value orDefault(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value otherwise = reader.orElse("default_value", Value::text(""));
    const bool minds = reader.flag("boolean");
    if (!reader.done())
        return {};
    return value.isUndefined() || (minds && !isTruthy(value)) ? otherwise : value;
}

Value length(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::size_t count = lengthOf(runtime, value);
    return reader.done() ? Value::integer(static_cast<long long>(count)) : Value();
}

Value first(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::optional<Value> found = firstOf(runtime, value);
    if (!reader.done())
        return {};
    return found ? *found : Value::undefined("There is no first item: the sequence is empty.");
}

Value last(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    if (value.as<Iterator>())
        runtime.fail(std::format("{} has no last item.", kindOf(value)));
    const std::vector<Value> items = itemsOf(runtime, value);
    if (!reader.done())
        return {};
    return items.empty() ? Value::undefined("There is no last item: the sequence is empty.") : items.back();
}

Value list(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    std::vector<Value> items = itemsOf(runtime, value);
    return reader.done() ? runtime.list(std::move(items)) : Value();
}

Value join(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::string between = str(runtime, reader.orElse("d", Value::text("")));
    const Lookup lookup(runtime, reader.orElse("attribute", Value::none()));
    std::string text;
    bool isFirst = true;
    for (const Value &item : itemsOf(runtime, value)) {
        const std::string part = str(runtime, lookup.of(item));
        if (!runtime.charge(part.size() + between.size()) || !runtime.step())
            break;
        text += (std::exchange(isFirst, false) ? "" : between) + part;
    }
    return reader.done() ? runtime.text(std::move(text)) : Value();
}

Value reverse(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    if (const std::string *text = value.asText())
        return reader.done()
                   ? sliceOf(runtime, Value::text(*text, value.isEscaped()), {.start = {}, .stop = {}, .step = -1})
                   : Value();
    const bool isOnce = value.as<Iterator>() != nullptr;
    std::vector<Value> items = itemsOf(runtime, value);
    std::ranges::reverse(items);
    if (!reader.done())
        return {};
    return isOnce ? runtime.list(std::move(items)) : runtime.iterator(std::move(items));
}

std::vector<Value> valuesOf(const std::vector<Keyed> &items)
{
    std::vector<Value> values;
    for (const Keyed &item : items)
        values.push_back(item.value);
    return values;
}

/// By one attribute or several with commas between.
Value sorted(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const bool isReversed = reader.whole("reverse", 0) != 0;
    const bool minds = reader.flag("case_sensitive");
    const Value attribute = reader.orElse("attribute", Value::none());
    std::vector<Lookup> lookups;
    if (!attribute.asText())
        lookups.emplace_back(runtime, attribute);
    else
        for (const std::string &part : splitText(*attribute.asText(), ",", -1, false))
            lookups.emplace_back(runtime, Value::text(part));
    std::vector<Keyed> items;
    for (const Value &item : itemsOf(runtime, value)) {
        std::vector<Value> key;
        for (const Lookup &lookup : lookups)
            key.push_back(folded(runtime, lookup.of(item), minds));
        items.push_back({runtime.list(std::move(key)), item});
        if (!runtime.step())
            break;
    }
    if (!reader.done())
        return {};
    sort(runtime, items, isReversed);
    return runtime.list(valuesOf(items));
}

Value sortedMap(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const bool minds = reader.flag("case_sensitive");
    const std::string by = reader.text("by", "key");
    const bool isReversed = reader.whole("reverse", 0) != 0;
    const auto *dictionary = value.as<Dictionary>();
    if ((by != "key" && by != "value") || !dictionary)
        runtime.fail(std::format("{} cannot be sorted so.", kindOf(value)));
    if (!reader.done())
        return {};
    std::vector<Keyed> items;
    for (const auto &[key, item] : dictionary->entries())
        items.push_back({folded(runtime, by == "key" ? key : item, minds), runtime.tuple({key, item})});
    sort(runtime, items, isReversed);
    return runtime.list(valuesOf(items));
}

Value unique(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const bool minds = reader.flag("case_sensitive");
    const Lookup lookup(runtime, reader.orElse("attribute", Value::none()));
    if (!reader.done())
        return {};
    std::set<std::string> known;
    std::vector<Value> items;
    for (const Value &item : itemsOf(runtime, value)) {
        const std::optional<std::string> key = keyOf(runtime, folded(runtime, lookup.of(item), minds));
        if (!key || !runtime.step())
            break;
        if (known.insert(*key).second)
            items.push_back(item);
    }
    return runtime.iterator(std::move(items));
}

template <bool wantsLeast>
Value extreme(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const bool minds = reader.flag("case_sensitive");
    const Lookup lookup(runtime, reader.orElse("attribute", Value::none()));
    std::optional<Keyed> best;
    for (const Value &item : itemsOf(runtime, value)) {
        const Value key = folded(runtime, lookup.of(item), minds);
        const bool isBetter = best && (wantsLeast ? isLess(runtime, key, best->key) : isLess(runtime, best->key, key));
        if (!best || isBetter)
            best = Keyed{key, item};
        if (!runtime.step())
            break;
    }
    if (!reader.done())
        return {};
    return best ? best->value : Value::undefined("There is no such item: the sequence is empty.");
}

Value sum(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Lookup lookup(runtime, reader.orElse("attribute", Value::none()));
    Value total = reader.orElse("start", Value::integer(0));
    for (const Value &item : itemsOf(runtime, value)) {
        total = arithmetic(runtime, "+", total, lookup.of(item));
        if (!runtime.step())
            break;
    }
    return reader.done() ? total : Value();
}

Value batch(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value size = reader.required("linecount");
    const Value fill = reader.orElse("fill_with", Value::none());
    const std::optional<double> number = realOf(size);
    if (!reader.done())
        return {};
    std::vector<Value> batches;
    std::vector<Value> current;
    for (const Value &item : itemsOf(runtime, value)) {
        if (number && static_cast<double>(current.size()) == *number)
            batches.push_back(runtime.list(std::exchange(current, {})));
        current.push_back(item);
    }
    if (!current.empty()) {
        if (!fill.isNone() && !wholeOf(size))
            runtime.fail("The argument 'linecount' has to be an integer.");
        const long long missing =
            fill.isNone() ? 0 : wholeOf(size).value_or(0) - static_cast<long long>(current.size());
        if (missing > 0 && runtime.charge(static_cast<std::size_t>(missing) * sizeof(Value)))
            current.insert(current.end(), static_cast<std::size_t>(missing), fill);
        batches.push_back(runtime.list(std::move(current)));
    }
    return runtime.iterator(std::move(batches));
}

Value slice(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const long long count = reader.whole("slices", 0);
    const Value fill = reader.orElse("fill_with", Value::none());
    const std::vector<Value> items = itemsOf(runtime, value);
    if (count == 0)
        runtime.fail("There are no slices to make.");
    if (!reader.done() || count < 0 || !runtime.charge(static_cast<std::size_t>(count) * 64))
        return count < 0 && !runtime.failed() ? runtime.iterator({}) : Value();
    const auto slices = static_cast<std::size_t>(count);
    const std::size_t each = items.size() / slices;
    const std::size_t extra = items.size() % slices;
    std::vector<Value> result;
    std::size_t at = 0;
    for (std::size_t i = 0; i < slices && runtime.step(); ++i) {
        const std::size_t size = each + (i < extra ? 1 : 0);
        std::vector<Value> part(items.begin() + static_cast<std::ptrdiff_t>(at),
                                items.begin() + static_cast<std::ptrdiff_t>(at + size));
        if (!fill.isNone() && i >= extra)
            part.push_back(fill);
        result.push_back(runtime.list(std::move(part)));
        at += size;
    }
    return runtime.iterator(std::move(result));
}

Value items(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const auto *dictionary = value.as<Dictionary>();
    if (!dictionary && !value.isUndefined())
        runtime.fail(std::format("{} has no pairs of keys and values.", kindOf(value)));
    if (!reader.done())
        return {};
    std::vector<Value> pairs;
    for (const auto &[key, item] : dictionary ? dictionary->entries() : std::vector<Dictionary::Entry>())
        pairs.push_back(runtime.tuple({key, item}));
    return runtime.iterator(std::move(pairs));
}

} // namespace

Filter listFilter(std::string_view name)
{
    static const std::map<std::string_view, Filter> filters{
        {"default", orDefault},  {"d", orDefault},   {"length", length},     {"count", length},       {"first", first},
        {"last", last},          {"list", list},     {"join", join},         {"reverse", reverse},    {"sort", sorted},
        {"dictsort", sortedMap}, {"unique", unique}, {"min", extreme<true>}, {"max", extreme<false>}, {"sum", sum},
        {"batch", batch},        {"slice", slice},   {"items", items}};
    const auto found = filters.find(name);
    return found == filters.end() ? nullptr : found->second;
}

} // namespace slipway::jinja
