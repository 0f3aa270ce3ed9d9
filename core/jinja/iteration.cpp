// SPDX-License-Identifier: MIT
#include "core/jinja/iteration.h"

#include "core/jinja/characters.h"
#include "core/jinja/printing.h"
#include "core/jinja/templateobjects.h"
#include "core/yaml/unicode.h"

#include <format>

namespace slipway::jinja {
namespace {

std::vector<Value> charactersOf(Runtime &runtime, const std::string &text)
{
    std::vector<Value> items;
    for (const char32_t c : yaml::unicode::decoded(text)) {
        if (!runtime.charge(64))
            break;
        std::string one;
        yaml::unicode::append(one, c);
        items.push_back(Value::text(std::move(one)));
    }
    return items;
}

std::vector<Value> viewItems(Runtime &runtime, const DictionaryView &view)
{
    std::vector<Value> items;
    for (const auto &[key, value] : view.of.entries()) {
        if (view.type == DictionaryView::Type::Items)
            items.push_back(runtime.tuple({key, value}));
        else
            items.push_back(view.type == DictionaryView::Type::Keys ? key : value);
    }
    return items;
}

std::vector<Value> rest(Runtime &runtime, Iterator &iterator)
{
    const auto next = static_cast<std::ptrdiff_t>(iterator.next);
    std::vector<Value> items(iterator.items.begin() + next, iterator.items.end());
    iterator.next = iterator.items.size();
    if (iterator.fault)
        runtime.raise(*std::exchange(iterator.fault, std::nullopt));
    return items;
}

const Dictionary *asMapping(const Value &value)
{
    const auto *dictionary = value.as<Dictionary>();
    return dictionary && dictionary->type != Dictionary::Type::Namespace ? dictionary : nullptr;
}

} // namespace

bool isIterable(const Value &value)
{
    return value.isUndefined() || value.asText() || value.as<Sequence>() || asMapping(value) ||
           value.as<DictionaryView>() || value.as<Iterator>();
}

std::vector<Value> itemsOf(Runtime &runtime, const Value &value)
{
    if (runtime.failed() || value.isUndefined())
        return {};
    if (const std::string *text = value.asText())
        return charactersOf(runtime, *text);
    runtime.charge(knownLength(value).value_or(0) * sizeof(Value));
    if (const auto *sequence = value.as<Sequence>())
        return sequence->items;
    if (auto *iterator = value.as<Iterator>())
        return rest(runtime, *iterator);
    if (const auto *view = value.as<DictionaryView>())
        return viewItems(runtime, *view);
    std::vector<Value> items;
    if (const Dictionary *dictionary = asMapping(value)) {
        for (const auto &[key, item] : dictionary->entries())
            items.push_back(key);
        return items;
    }
    runtime.fail(std::format("{} cannot be gone through.", kindOf(value)));
    return {};
}

std::optional<Value> firstOf(Runtime &runtime, const Value &value)
{
    if (auto *iterator = value.as<Iterator>(); iterator && iterator->next < iterator->items.size())
        return iterator->items[iterator->next++];
    std::vector<Value> items = itemsOf(runtime, value);
    return items.empty() ? std::nullopt : std::optional(items.front());
}

std::optional<std::size_t> knownLength(const Value &value)
{
    if (value.isUndefined())
        return 0;
    if (const std::string *text = value.asText())
        return codePoints(*text);
    if (const auto *sequence = value.as<Sequence>())
        return sequence->items.size();
    if (const auto *view = value.as<DictionaryView>())
        return view->of.entries().size();
    if (const Dictionary *dictionary = asMapping(value))
        return dictionary->entries().size();
    if (const auto *loop = value.as<LoopObject>())
        return loop->items.size();
    return std::nullopt;
}

std::size_t lengthOf(Runtime &runtime, const Value &value)
{
    const std::optional<std::size_t> length = knownLength(value);
    if (!length)
        runtime.fail(std::format("{} has no length.", kindOf(value)));
    return length.value_or(0);
}

bool isTruthy(const Value &value)
{
    if (value.isUndefined() || value.isNone() || value.isMissing())
        return false;
    if (const bool *claim = std::get_if<bool>(&value.data()))
        return *claim;
    if (const long long *number = std::get_if<long long>(&value.data()))
        return *number != 0;
    if (const double *number = std::get_if<double>(&value.data()))
        return *number != 0;
    if (const std::string *text = value.asText())
        return !text->empty();
    if (const auto *foreign = value.as<Foreign>())
        return foreign->value.isTruthy();
    return knownLength(value).value_or(1) > 0;
}

} // namespace slipway::jinja
