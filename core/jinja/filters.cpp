// SPDX-License-Identifier: MIT
#include "core/jinja/filters.h"

#include <algorithm>
#include <array>
#include <format>

namespace slipway::jinja {
namespace {

Filter find(std::string_view name)
{
    for (Filter (*const table)(std::string_view) : {textFilter, numberFilter, listFilter, selectionFilter})
        if (const Filter filter = table(name))
            return filter;
    return nullptr;
}

} // namespace

bool isKnownFilter(std::string_view name)
{
    static constexpr std::array<std::string_view, 5> refused{"pprint", "random", "urlencode", "urlize", "xmlattr"};
    return find(name) || std::ranges::contains(refused, name);
}

Value applyFilter(Runtime &runtime, const std::string &name, const Value &value, Arguments &arguments)
{
    if (const Filter filter = find(name)) {
        Value result = filter(runtime, value, arguments);
        return runtime.failed() ? Value() : result;
    }
    return runtime.fail(std::format("{} filter '{}'{}.", isKnownFilter(name) ? "The" : "There is no", name,
                                    isKnownFilter(name) ? " is not supported" : ""));
}

} // namespace slipway::jinja
