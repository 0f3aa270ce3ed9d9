// SPDX-License-Identifier: MIT
#include "core/jinja/attributes.h"

#include "core/jinja/characters.h"
#include "core/jinja/comparison.h"
#include "core/jinja/methods.h"
#include "core/jinja/printing.h"
#include "core/yaml/unicode.h"

#include <format>

namespace slipway::jinja {
namespace {

/// What getattr() finds; nullopt for nothing.
std::optional<Value> memberOf(Runtime &runtime, const Value &value, std::string_view name)
{
    if (auto *attributed = value.as<Attributed>())
        return attributed->attribute(runtime, name);
    if (const auto *callable = value.as<Callable>())
        if (std::optional<Value> found = callable->attribute(runtime, name))
            return found;
    const auto *dictionary = value.as<Dictionary>();
    if (dictionary && dictionary->type == Dictionary::Type::Namespace) {
        const Value *found = dictionary->findText(name);
        return found ? std::optional(*found) : std::nullopt;
    }
    const auto *group = value.as<Sequence>();
    if (group && group->isGroup && (name == "grouper" || name == "list"))
        return group->items[name == "grouper" ? 0 : 1];
    if (std::optional<Value> method = methodOf(runtime, value, name))
        return method;
    if (name.starts_with("__") && name.ends_with("__"))
        return runtime.fail(std::format("The attribute '{}' is not supported.", name));
    if (!dictionary || dictionary->type == Dictionary::Type::Dict)
        return std::nullopt;
    for (const auto &[key, attribute] : dictionary->attributes)
        if (*key.asText() == name)
            return attribute;
    const Value *found = dictionary->findText(name);
    return found ? *found : Value::none();
}

std::optional<Value> characterAt(const std::string &text, long long index)
{
    const std::u32string characters = yaml::unicode::decoded(text);
    const auto count = static_cast<long long>(characters.size());
    const long long at = index < 0 ? index + count : index;
    if (index < -count || at >= count)
        return std::nullopt;
    return Value::text(encoded(std::u32string(1, characters[static_cast<std::size_t>(at)])));
}

/// Whether Python compares an object with others only by its identity.
bool hasIdentity(const Value &value)
{
    return value.as<Attributed>() || value.as<Callable>() || value.as<Iterator>();
}

/// What `value[key]` finds in Python; nullopt where it raises LookupError or TypeError.
std::optional<Value> subscript(Runtime &runtime, const Value &value, const Value &key)
{
    if (const auto *dictionary = value.as<Dictionary>()) {
        const auto *sequence = key.as<Sequence>();
        const bool isFrozen =
            sequence && (sequence->type == Sequence::Type::Tuple || sequence->type == Sequence::Type::Range);
        const bool isKey = !key.is<Object *>() || isFrozen || hasIdentity(key);
        const std::optional<std::string> known = isKey ? keyOf(runtime, key) : std::nullopt;
        const Value *found = known ? dictionary->find(*known) : nullptr;
        return found ? std::optional(*found) : std::nullopt;
    }
    const std::optional<long long> index = wholeOf(key);
    if (!index)
        return std::nullopt;
    if (const std::string *text = value.asText()) {
        runtime.charge(text->size());
        return characterAt(*text, *index);
    }
    const auto *sequence = value.as<Sequence>();
    if (!sequence)
        return std::nullopt;
    const auto count = static_cast<long long>(sequence->items.size());
    if (*index < -count || *index >= count)
        return std::nullopt;
    return sequence->items[static_cast<std::size_t>(*index < 0 ? *index + count : *index)];
}

/// What a slice of a range prints: a range again.
void setRange(Runtime &runtime, Sequence &part, const Sequence &whole, const Bounds &bounds)
{
    const auto at = [&](long long index) {
        long long number = 0;
        if (__builtin_mul_overflow(index, whole.step, &number) || __builtin_add_overflow(number, whole.start, &number))
            runtime.fail("Integers beyond 64 bits are not supported.");
        return number;
    };
    part.start = at(bounds.start);
    part.stop = at(bounds.stop);
    if (__builtin_mul_overflow(bounds.step, whole.step, &part.step))
        runtime.fail("Integers beyond 64 bits are not supported.");
}

Value missing(const Value &value, const std::string &name)
{
    return Value::undefined(std::format("{} has no '{}'.", kindOf(value), name));
}

Value ofUndefined(Runtime &runtime, const Value &value)
{
    const auto &why = std::get<Undefined>(value.data()).why;
    return runtime.fail(why ? *why : std::string("The value is undefined."));
}

} // namespace

Value attributeOf(Runtime &runtime, const Value &value, const std::string &name)
{
    if (value.isUndefined()) {
        if (name.starts_with("__") && name.ends_with("__"))
            return runtime.fail(std::format("The attribute '{}' is not supported.", name));
        return ofUndefined(runtime, value);
    }
    if (std::optional<Value> member = memberOf(runtime, value, name))
        return *member;
    const std::optional<Value> item = subscript(runtime, value, Value::text(name));
    return item ? *item : missing(value, name);
}

Value itemOf(Runtime &runtime, const Value &value, const Value &key)
{
    if (value.isUndefined())
        return ofUndefined(runtime, value);
    if (const std::optional<Value> item = subscript(runtime, value, key))
        return *item;
    if (const std::string *name = key.asText()) {
        if (std::optional<Value> member = memberOf(runtime, value, *name))
            return *member;
        return missing(value, *name);
    }
    return runtime.failed() ? Value() : missing(value, hasIdentity(key) ? kindOf(key) : repr(runtime, key));
}

Value sliceOf(Runtime &runtime, const Value &value, const Slice &slice)
{
    if (value.isUndefined())
        return ofUndefined(runtime, value);
    if (slice.step == 0)
        return runtime.fail("The step of a slice is zero.");
    if (const std::string *text = value.asText()) {
        runtime.charge(text->size());
        const std::u32string characters = yaml::unicode::decoded(*text);
        std::u32string part;
        for (const std::size_t i : indexes(slice, characters.size()))
            part += characters[i];
        return runtime.text(encoded(part), value.isEscaped());
    }
    const auto *sequence = value.as<Sequence>();
    if (!sequence || sequence->type == Sequence::Type::Set)
        return runtime.fail(std::format("{} has no slices.", kindOf(value)));
    std::vector<Value> items;
    for (const std::size_t i : indexes(slice, sequence->items.size()))
        items.push_back(sequence->items[i]);
    const Value part = runtime.sequence(sequence->type, std::move(items));
    auto *range = part.as<Sequence>();
    if (range && range->type == Sequence::Type::Range)
        setRange(runtime, *range, *sequence, boundsOf(slice, sequence->items.size()));
    return part;
}

Value call(Runtime &runtime, const Value &callee, Arguments &arguments)
{
    if (callee.isUndefined())
        return ofUndefined(runtime, callee);
    if (auto *callable = callee.as<Callable>())
        return callable->call(runtime, arguments);
    return runtime.fail(std::format("{} cannot be called.", kindOf(callee)));
}

} // namespace slipway::jinja
