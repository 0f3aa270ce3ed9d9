// SPDX-License-Identifier: MIT
#include "core/jinja/tests.h"

#include "core/jinja/arguments.h"
#include "core/jinja/comparison.h"
#include "core/jinja/filters.h"
#include "core/jinja/iteration.h"
#include "core/jinja/methods.h"
#include "core/jinja/operators.h"
#include "core/jinja/printing.h"

#include <algorithm>
#include <format>
#include <map>

namespace slipway::jinja {
namespace {

using Claim = bool (*)(const Value &);
using Comparison = std::string_view;

bool isNumber(const Value &value)
{
    const auto *foreign = value.as<Foreign>();
    return value.is<bool>() || value.is<long long>() || value.is<double>() || (foreign && foreign->value.asInteger());
}

bool isMapping(const Value &value)
{
    const auto *dictionary = value.as<Dictionary>();
    return dictionary && dictionary->type != Dictionary::Type::Namespace;
}

bool isSequence(const Value &value)
{
    const auto *sequence = value.as<Sequence>();
    return value.isUndefined() || value.asText() || isMapping(value) ||
           (sequence && sequence->type != Sequence::Type::Set);
}

bool isInteger(const Value &value)
{
    const auto *foreign = value.as<Foreign>();
    return value.is<long long>() || (foreign && foreign->value.asInteger());
}

const std::map<std::string_view, Claim> &claims()
{
    static const std::map<std::string_view, Claim> table{
        {"defined", [](const Value &it) { return !it.isUndefined(); }},
        {"undefined", [](const Value &it) { return it.isUndefined(); }},
        {"none", [](const Value &it) { return it.isNone(); }},
        {"boolean", [](const Value &it) { return it.is<bool>(); }},
        {"true", [](const Value &it) { return it.is<bool>() && isTruthy(it); }},
        {"false", [](const Value &it) { return it.is<bool>() && !isTruthy(it); }},
        {"integer", isInteger},
        {"float", [](const Value &it) { return it.is<double>(); }},
        {"number", isNumber},
        {"string", [](const Value &it) { return it.asText() != nullptr; }},
        {"mapping", isMapping},
        {"sequence", isSequence},
        {"iterable", isIterable},
        {"callable", [](const Value &it) { return it.as<Callable>() != nullptr || it.isUndefined(); }},
        {"escaped", [](const Value &it) { return it.isEscaped(); }}};
    return table;
}

const std::map<std::string_view, Comparison> &comparisons()
{
    static const std::map<std::string_view, Comparison> table{
        {"==", "=="}, {"eq", "=="},         {"equalto", "=="}, {"!=", "!="},     {"ne", "!="}, {">", ">"},
        {"gt", ">"},  {"ge", ">="},         {">=", ">="},      {"<", "<"},       {"lt", "<"},  {"<=", "<="},
        {"le", "<="}, {"greaterthan", ">"}, {"in", "in"},      {"lessthan", "<"}};
    return table;
}

constexpr std::array<std::string_view, 8> others{"odd",   "even",  "divisibleby", "sameas",
                                                 "lower", "upper", "filter",      "test"};

bool isText(Runtime &runtime, const Value &value, std::string_view method)
{
    Arguments none;
    return isTruthy(textMethod(method)(runtime, Value::text(str(runtime, value)), none));
}

bool applyOther(Runtime &runtime, std::string_view name, const Value &value, ArgumentReader &reader)
{
    if (name == "divisibleby" || name == "sameas") {
        const Value other = reader.required(name == "sameas" ? "other" : "num");
        if (!reader.done())
            return false;
        if (name == "sameas") {
            const bool isPlain =
                !value.is<Object *>() && !value.asText() && value.data().index() == other.data().index();
            return isSame(value, other) || (isPlain && !value.is<double>() && equals(runtime, value, other));
        }
        return equals(runtime, arithmetic(runtime, "%", value, other), Value::integer(0));
    }
    if (!reader.done())
        return false;
    if (name == "odd" || name == "even")
        return equals(runtime, arithmetic(runtime, "%", value, Value::integer(2)),
                      Value::integer(name == "odd" ? 1 : 0));
    if (name == "lower" || name == "upper")
        return isText(runtime, value, name == "lower" ? "islower" : "isupper");
    const std::string *text = keyOf(runtime, value) ? value.asText() : nullptr; // looked up in a dict
    return text && (name == "filter" ? isKnownFilter(*text) : isKnownTest(*text));
}

} // namespace

bool isKnownTest(std::string_view name)
{
    return claims().contains(name) || comparisons().contains(name) || std::ranges::contains(others, name);
}

bool applyTest(Runtime &runtime, const std::string &name, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    if (const auto claim = claims().find(name); claim != claims().end())
        return reader.done() && claim->second(value);
    if (const auto comparison = comparisons().find(name); comparison != comparisons().end()) {
        const Value other = reader.required(name == "in" ? "seq" : "");
        return reader.done() && compares(runtime, comparison->second, value, other) && !runtime.failed();
    }
    if (std::ranges::contains(others, name))
        return applyOther(runtime, name, value, reader) && !runtime.failed();
    runtime.fail(std::format("There is no test '{}'.", name));
    return false;
}

} // namespace slipway::jinja
