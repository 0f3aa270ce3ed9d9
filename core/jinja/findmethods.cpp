// SPDX-License-Identifier: MIT
// The methods of Python's str that look for other text.
#include "core/jinja/arguments.h"
#include "core/jinja/characters.h"
#include "core/jinja/methods.h"
#include "core/jinja/operators.h"
#include "core/jinja/printing.h"
#include "core/jinja/textsearch.h"
#include "core/yaml/unicode.h"

#include <algorithm>
#include <format>
#include <map>

namespace slipway::jinja {
namespace {

/// What lies between the arguments `start` and `end` of a text, both optional, in code points.
struct Part {
    std::string text;
    long long begin = 0;
    bool isNowhere = false; ///< `start` is after `end`: nothing is found there, not even an empty text
};

long long bound(Runtime &runtime, ArgumentReader &reader, long long count, long long otherwise)
{
    const Value given = reader.orElse("", Value::none());
    if (given.isNone())
        return otherwise;
    const std::optional<long long> at = wholeOf(given);
    if (!at)
        runtime.fail(std::format("The bounds of a search are integers, not {}.", kindOf(given)));
    return at.value_or(0) < 0 ? std::max(*at, -count) + count : at.value_or(0);
}

Part part(Runtime &runtime, const Value &self, ArgumentReader &reader)
{
    const std::u32string all = yaml::unicode::decoded(*self.asText());
    const auto count = static_cast<long long>(all.size());
    const long long begin = bound(runtime, reader, count, 0);
    const long long end = std::min(bound(runtime, reader, count, count), count);
    if (begin > end)
        return {.isNowhere = true};
    const std::u32string_view chosen = std::u32string_view(all).substr(static_cast<std::size_t>(begin));
    return {.text = encoded(chosen.substr(0, static_cast<std::size_t>(end - begin))), .begin = begin};
}

template <bool atStart>
Value affix(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value wanted = reader.required("");
    const Part in = part(runtime, self, reader);
    const auto *tuple = wanted.as<Sequence>();
    if (!reader.done())
        return {};
    const std::vector<Value> all = tuple && tuple->type == Sequence::Type::Tuple ? tuple->items : std::vector{wanted};
    for (const Value &one : all) {
        if (!one.asText())
            return runtime.fail(std::format("Text cannot begin or end with {}.", kindOf(one)));
        const bool isThere = atStart ? in.text.starts_with(*one.asText()) : in.text.ends_with(*one.asText());
        if (isThere && !in.isNowhere)
            return Value::boolean(true);
    }
    return Value::boolean(false);
}

/// find, rfind, index, rindex: in code points; an index has to be there.
template <bool fromRight, bool hasToBe>
Value find(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::string wanted = reader.text("");
    const Part in = part(runtime, self, reader);
    if (!reader.done())
        return {};
    const std::size_t found = fromRight ? in.text.rfind(wanted) : in.text.find(wanted);
    if (found == std::string::npos || in.isNowhere)
        return hasToBe ? runtime.fail("The text is not found.") : Value::integer(-1);
    const std::size_t before = codePoints(std::string_view(in.text).substr(0, found));
    return Value::integer(in.begin + static_cast<long long>(before));
}

Value count(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::string wanted = reader.text("");
    const Part in = part(runtime, self, reader);
    if (!reader.done())
        return {};
    if (in.isNowhere)
        return Value::integer(0);
    if (wanted.empty())
        return Value::integer(static_cast<long long>(codePoints(in.text)) + 1);
    return Value::integer(static_cast<long long>(splitText(in.text, wanted, -1, false).size()) - 1);
}

} // namespace

Method findMethod(std::string_view name)
{
    static const std::map<std::string_view, Method> methods{{"startswith", affix<true>},
                                                            {"endswith", affix<false>},
                                                            {"find", find<false, false>},
                                                            {"rfind", find<true, false>},
                                                            {"index", find<false, true>},
                                                            {"rindex", find<true, true>},
                                                            {"count", count}};
    const auto found = methods.find(name);
    return found == methods.end() ? nullptr : found->second;
}

} // namespace slipway::jinja
