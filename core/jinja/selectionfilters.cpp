// SPDX-License-Identifier: MIT
// The filters that apply others: map, select and their like; groupby and attr.
#include "core/jinja/arguments.h"
#include "core/jinja/attributes.h"
#include "core/jinja/comparison.h"
#include "core/jinja/filters.h"
#include "core/jinja/iteration.h"
#include "core/jinja/lookup.h"
#include "core/jinja/printing.h"
#include "core/jinja/tests.h"

#include <format>
#include <map>
#include <utility>

namespace slipway::jinja {
namespace {

Arguments from(const Arguments &arguments, std::size_t first)
{
    Arguments rest{.positional = {}, .named = arguments.named};
    for (std::size_t i = first; i < arguments.positional.size(); ++i)
        rest.positional.push_back(arguments.positional[i]);
    return rest;
}

std::string nameAt(Runtime &runtime, const Arguments &arguments, std::size_t at)
{
    const std::string *name = at < arguments.positional.size() ? arguments.positional[at].asText() : nullptr;
    if (!name)
        runtime.fail("The name of a filter or a test is missing.");
    return name ? *name : std::string();
}

Value map(Runtime &runtime, const Value &value, Arguments &arguments)
{
    std::vector<Value> results;
    if (!isTruthy(value))
        return runtime.iterator({});
    const std::vector<Value> items = itemsOf(runtime, value);
    if (arguments.positional.empty() && !arguments.named.empty()) {
        ArgumentReader reader(runtime, arguments);
        Lookup lookup(runtime, reader.required("attribute"));
        lookup.setDefault(reader.orElse("default", Value::none()));
        for (std::size_t i = 0; reader.done() && i < items.size(); ++i)
            results.push_back(lookup.of(items[i]));
    } else {
        const std::string name = nameAt(runtime, arguments, 0);
        for (std::size_t i = 0; !runtime.failed() && i < items.size(); ++i) {
            Arguments rest = from(arguments, 1);
            results.push_back(applyFilter(runtime, name, items[i], rest));
        }
    }
    if (runtime.failed() && !results.empty())
        results.pop_back();
    return runtime.iterator(std::move(results));
}

template <bool wanted, bool byAttribute>
Value select(Runtime &runtime, const Value &value, Arguments &arguments)
{
    if (!isTruthy(value))
        return runtime.iterator({});
    std::size_t next = 0;
    Value attribute = Value::none();
    if (byAttribute) {
        if (arguments.positional.empty())
            runtime.fail("The name of an attribute is missing.");
        else
            attribute = arguments.positional[next++];
    }
    const Lookup lookup(runtime, attribute);
    const bool hasTest = next < arguments.positional.size();
    const std::string test = hasTest ? nameAt(runtime, arguments, next) : "";
    std::vector<Value> results;
    for (const Value &item : itemsOf(runtime, value)) {
        const Value asked = lookup.of(item);
        Arguments rest = from(arguments, next + 1);
        const bool claim = hasTest ? applyTest(runtime, test, asked, rest) : isTruthy(asked);
        if (runtime.failed() || !runtime.step())
            break;
        if (claim == wanted)
            results.push_back(item);
    }
    return runtime.iterator(std::move(results));
}

Value groupBy(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    Lookup lookup(runtime, reader.required("attribute"));
    lookup.setDefault(reader.orElse("default", Value::none()));
    const bool minds = reader.flag("case_sensitive");
    std::vector<Keyed> items;
    for (const Value &item : itemsOf(runtime, value))
        items.push_back({folded(runtime, lookup.of(item), minds), item});
    sort(runtime, items, false);
    std::vector<Value> groups;
    for (std::size_t i = 0; i < items.size() && runtime.step();) {
        const Value key = items[i].key;
        const Value shown = lookup.of(items[i].value);
        std::vector<Value> members;
        do
            members.push_back(items[i++].value);
        while (i < items.size() && equals(runtime, items[i].key, key));
        auto *group = runtime.make<Sequence>(Sequence::Type::Tuple);
        group->items = {shown, runtime.list(std::move(members))};
        group->isGroup = true;
        groups.push_back(Value::object(group));
    }
    return reader.done() ? runtime.list(std::move(groups)) : Value();
}

Value attribute(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::string name = reader.text("name");
    if (!reader.done())
        return {};
    const auto *dictionary = value.as<Dictionary>();
    if (value.isUndefined() && name.starts_with("__"))
        return Value::undefined("An undefined value has no attributes.");
    if (dictionary && dictionary->type == Dictionary::Type::Dict && dictionary->findText(name))
        return Value::undefined(std::format("{} has no attribute '{}'.", kindOf(value), name));
    return attributeOf(runtime, value, name);
}

} // namespace

Filter selectionFilter(std::string_view name)
{
    static const std::map<std::string_view, Filter> filters{{"map", map},
                                                            {"select", select<true, false>},
                                                            {"reject", select<false, false>},
                                                            {"selectattr", select<true, true>},
                                                            {"rejectattr", select<false, true>},
                                                            {"groupby", groupBy},
                                                            {"attr", attribute}};
    const auto found = filters.find(name);
    return found == filters.end() ? nullptr : found->second;
}

} // namespace slipway::jinja
