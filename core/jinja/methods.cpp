// SPDX-License-Identifier: MIT
// The methods of Python's list, tuple and dict, and which there are.
#include "core/jinja/methods.h"

#include "core/jinja/arguments.h"
#include "core/jinja/comparison.h"
#include "core/jinja/iteration.h"
#include "core/jinja/operators.h"
#include "core/jinja/printing.h"

#include <algorithm>
#include <array>
#include <format>
#include <map>

namespace slipway::jinja {
namespace {

Sequence &sequenceOf(const Value &self)
{
    return *self.as<Sequence>();
}

Dictionary &dictionaryOf(const Value &self)
{
    return *self.as<Dictionary>();
}

Value append(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value item = reader.required("");
    if (reader.done() && runtime.charge(sizeof(Value)))
        sequenceOf(self).items.push_back(item);
    return Value::none();
}

Value extend(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value more = reader.required("");
    if (!reader.done())
        return {};
    const std::vector<Value> items = itemsOf(runtime, more);
    sequenceOf(self).items.insert(sequenceOf(self).items.end(), items.begin(), items.end());
    return Value::none();
}

Value insert(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const long long at = reader.whole("", 0);
    const Value item = reader.required("");
    if (!reader.done() || !runtime.charge(sizeof(Value)))
        return {};
    std::vector<Value> &items = sequenceOf(self).items;
    const auto count = static_cast<long long>(items.size());
    const long long place = std::clamp(at < 0 ? std::max(at, -count) + count : at, 0LL, count);
    items.insert(items.begin() + place, item);
    return Value::none();
}

Value popItem(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const long long at = reader.whole("", -1);
    std::vector<Value> &items = sequenceOf(self).items;
    const auto count = static_cast<long long>(items.size());
    if (at < -count || at >= count)
        runtime.fail("There is no such item to take out.");
    if (!reader.done())
        return {};
    const auto place = items.begin() + (at < 0 ? at + count : at);
    Value item = *place;
    items.erase(place);
    return item;
}

Value reverse(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    if (reader.done())
        std::ranges::reverse(sequenceOf(self).items);
    return Value::none();
}

Value removeItem(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value unwanted = reader.required("");
    if (!reader.done())
        return {};
    std::vector<Value> &items = sequenceOf(self).items;
    const auto found = std::ranges::find_if(
        items, [&](const Value &it) { return isSame(it, unwanted) || equals(runtime, it, unwanted); });
    if (found == items.end())
        return runtime.fail("The item is not in the list.");
    items.erase(found);
    return Value::none();
}

Value clearList(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    if (reader.done())
        sequenceOf(self).items.clear();
    return Value::none();
}

/// list.sort(), without its `key`: templates have no functions to give it but macros.
Value sortList(Runtime &runtime, const Value &self, Arguments &arguments)
{
    if (!arguments.positional.empty())
        return runtime.fail("sort() takes its arguments by name.");
    ArgumentReader reader(runtime, arguments);
    const bool isReversed = reader.flag("reverse");
    const Value key = reader.orElse("key", Value::none());
    if (!key.isNone())
        return runtime.fail("The argument 'key' of sort() is not supported.");
    std::vector<Keyed> items;
    for (const Value &item : sequenceOf(self).items)
        items.push_back({item, item});
    if (!reader.done() || !runtime.charge(items.size() * sizeof(Keyed)))
        return {};
    sort(runtime, items, isReversed);
    std::ranges::transform(items, sequenceOf(self).items.begin(), &Keyed::value);
    return Value::none();
}

Value copyList(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    return reader.done() ? runtime.list(sequenceOf(self).items) : Value();
}

Value countItem(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value wanted = reader.required("");
    if (!reader.done())
        return {};
    return Value::integer(std::ranges::count_if(
        sequenceOf(self).items, [&](const Value &it) { return isSame(it, wanted) || equals(runtime, it, wanted); }));
}

Value indexOf(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value wanted = reader.required("");
    if (!reader.done())
        return {};
    const std::vector<Value> &items = sequenceOf(self).items;
    const auto found =
        std::ranges::find_if(items, [&](const Value &it) { return isSame(it, wanted) || equals(runtime, it, wanted); });
    return found == items.end() ? runtime.fail("The item is not in the list.") : Value::integer(found - items.begin());
}

template <DictionaryView::Type type>
Value view(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    return reader.done() ? Value::object(runtime.make<DictionaryView>(type, dictionaryOf(self))) : Value();
}

Value get(Runtime &runtime, const Value &self, Arguments &arguments)
{
    const bool isRecord = dictionaryOf(self).type == Dictionary::Type::Record;
    ArgumentReader reader(runtime, arguments);
    const Value name = reader.required(isRecord ? "k" : "");
    const Value otherwise = reader.orElse(isRecord ? "default" : "", Value::none());
    const std::optional<std::string> key = reader.done() ? keyOf(runtime, name) : std::nullopt;
    const Value *found = key ? dictionaryOf(self).find(*key) : nullptr;
    return found ? *found : otherwise;
}

bool isFrozen(Runtime &runtime, const Value &self)
{
    if (dictionaryOf(self).type == Dictionary::Type::Dict)
        return false;
    runtime.fail("Changing the image's descriptor in a template is not supported.");
    return true;
}

Value update(Runtime &runtime, const Value &self, Arguments &arguments)
{
    const auto *other = arguments.positional.size() == 1 ? arguments.positional[0].as<Dictionary>() : nullptr;
    if (isFrozen(runtime, self))
        return {};
    if (!arguments.positional.empty() && !other)
        return runtime.fail("update() takes a mapping here.");
    Dictionary &dictionary = dictionaryOf(self);
    const std::vector<Dictionary::Entry> entries = other ? other->entries() : std::vector<Dictionary::Entry>();
    for (const auto &[name, value] : entries)
        if (const std::optional<std::string> key = keyOf(runtime, name); key && runtime.charge(128))
            dictionary.set(*key, name, value);
    for (const auto &[name, value] : arguments.named)
        if (runtime.charge(128))
            dictionary.setText(name, value);
    return Value::none();
}

Value setDefault(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value name = reader.required("");
    const Value otherwise = reader.orElse("", Value::none());
    if (!reader.done() || isFrozen(runtime, self))
        return {};
    const std::optional<std::string> key = keyOf(runtime, name);
    if (!key || !runtime.charge(128))
        return {};
    if (const Value *found = dictionaryOf(self).find(*key))
        return *found;
    dictionaryOf(self).set(*key, name, otherwise);
    return otherwise;
}

Value popKey(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value name = reader.required("");
    const std::optional<Value> otherwise = reader.optional("");
    if (!reader.done() || isFrozen(runtime, self))
        return {};
    const std::optional<std::string> key = keyOf(runtime, name);
    const Value *found = key ? dictionaryOf(self).find(*key) : nullptr;
    if (!found)
        return otherwise ? *otherwise : runtime.fail("There is no such key to take out.");
    Value value = *found;
    runtime.charge(dictionaryOf(self).entries().size());
    dictionaryOf(self).remove(*key);
    return value;
}

Value clear(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    if (reader.done() && !isFrozen(runtime, self))
        dictionaryOf(self).clear();
    return Value::none();
}

Value copyDictionary(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    auto *copy = runtime.make<Dictionary>();
    if (!reader.done() || isFrozen(runtime, self) || !runtime.charge(dictionaryOf(self).entries().size() * 128))
        return {};
    for (const auto &[name, value] : dictionaryOf(self).entries())
        copy->set(keyOf(runtime, name).value_or(""), name, value);
    return Value::object(copy);
}

/// The label of that name, or None.
Value label(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value wanted = reader.required("key");
    const Value *labels = dictionaryOf(self).findText("labels");
    if (!labels)
        runtime.fail("This has no labels.");
    if (!reader.done())
        return {};
    for (const Value &item : itemsOf(runtime, *labels)) {
        const auto *one = item.as<Dictionary>();
        const Value *name = one ? one->findText("name") : nullptr;
        if (name && equals(runtime, *name, wanted))
            return item;
    }
    return Value::none();
}

Method found(const std::map<std::string_view, Method> &methods, std::string_view name)
{
    const auto it = methods.find(name);
    return it == methods.end() ? nullptr : it->second;
}

/// Methods and members that Python's types have and templates cannot use here.
bool isRefused(const Value &value, std::string_view name)
{
    static constexpr std::array<std::string_view, 12> ofText{"casefold",     "encode",    "expandtabs", "format_map",
                                                             "isascii",      "isdecimal", "isnumeric",  "isprintable",
                                                             "isidentifier", "istitle",   "maketrans",  "translate"};
    static constexpr std::array<std::string_view, 7> ofContainers{
        "remove", "popitem", "fromkeys", "merge", "write", "process_defaults", "remove_none_keys"};
    static constexpr std::array<std::string_view, 13> ofNumbers{
        "real",       "imag",     "numerator",        "denominator", "bit_length",
        "bit_count",  "to_bytes", "as_integer_ratio", "conjugate",   "from_bytes",
        "is_integer", "hex",      "fromhex"};
    static constexpr std::array<std::string_view, 9> ofRecords{"schema",          "skip_merging", "to_yaml",
                                                               "descriptor_path", "cache",        "all_artifacts",
                                                               "guarded_copy",    "copy",         "fetch"};
    const auto *dictionary = value.as<Dictionary>();
    const bool isRecord = dictionary && dictionary->type == Dictionary::Type::Record;
    if (value.asText())
        return std::ranges::contains(ofText, name);
    if (isRecord && (std::ranges::contains(ofRecords, name) || (name.starts_with('_') && name != "__html__")))
        return true;
    if (dictionary && (name == "merge" || name == "write") && !isRecord)
        return false;
    if (dictionary)
        return std::ranges::contains(ofContainers, name) && (isRecord || name != "remove");
    return (value.is<bool>() || value.is<long long>() || value.is<double>()) && std::ranges::contains(ofNumbers, name);
}

} // namespace

Method sequenceMethod(std::string_view name, bool isList)
{
    static const std::map<std::string_view, Method> both{{"count", countItem}, {"index", indexOf}};
    static const std::map<std::string_view, Method> ofList{
        {"append", append}, {"extend", extend},     {"insert", insert},   {"pop", popItem},  {"reverse", reverse},
        {"copy", copyList}, {"remove", removeItem}, {"clear", clearList}, {"sort", sortList}};
    const Method method = found(both, name);
    return method || !isList ? method : found(ofList, name);
}

Method mappingMethod(std::string_view name)
{
    static const std::map<std::string_view, Method> methods{{"keys", view<DictionaryView::Type::Keys>},
                                                            {"values", view<DictionaryView::Type::Values>},
                                                            {"items", view<DictionaryView::Type::Items>},
                                                            {"get", get},
                                                            {"update", update},
                                                            {"setdefault", setDefault},
                                                            {"pop", popKey},
                                                            {"clear", clear},
                                                            {"copy", copyDictionary}};
    return found(methods, name);
}

std::optional<Value> methodOf(Runtime &runtime, const Value &value, std::string_view name)
{
    const auto *sequence = value.as<Sequence>();
    const auto *dictionary = value.as<Dictionary>();
    Method method = nullptr;
    if (value.asText())
        method = textMethod(name);
    else if (sequence && sequence->type != Sequence::Type::Set)
        method = sequenceMethod(name, sequence->type == Sequence::Type::List);
    else if (dictionary)
        method = mappingMethod(name);
    const bool isRecord = dictionary && dictionary->type == Dictionary::Type::Record;
    if (isRecord && name == "copy")
        method = nullptr;
    if (isRecord && name == "label")
        method = label;
    if (method)
        return runtime.function([value, method](Runtime &run, Arguments &given) { return method(run, value, given); });
    if (isRefused(value, name))
        return runtime.fail(std::format("'{}' of {} is not supported.", name, kindOf(value)));
    const bool isObject =
        value.as<DictionaryView>() || value.as<Foreign>() || value.as<Iterator>() || value.as<Function>();
    if (isObject && !name.starts_with("__"))
        return runtime.fail(std::format("'{}' of {} is not supported.", name, kindOf(value)));
    return std::nullopt;
}

} // namespace slipway::jinja
