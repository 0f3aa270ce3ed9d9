// SPDX-License-Identifier: MIT
#include "core/jinja/lookup.h"

#include "core/jinja/attributes.h"
#include "core/jinja/characters.h"
#include "core/jinja/literals.h"
#include "core/jinja/textsearch.h"
#include "core/yaml/unicode.h"

#include <algorithm>

namespace slipway::jinja {

Lookup::Lookup(Runtime &runtime, const Value &attribute)
    : m_runtime(runtime)
{
    const std::string *text = attribute.asText();
    if (!text && !attribute.isNone())
        m_parts.push_back(attribute);
    if (!text)
        return;
    for (const std::string &part : splitText(*text, ".", -1, false)) {
        const bool isIndex = !part.empty() && std::ranges::all_of(part, isDigit);
        const std::optional<long long> index = isIndex ? integerOf(part, 10) : std::nullopt;
        m_parts.push_back(index ? Value::integer(*index) : Value::text(part));
    }
}

Value Lookup::of(const Value &item) const
{
    Value found = item;
    for (const Value &part : m_parts) {
        found = itemOf(m_runtime, found, part);
        if (found.isUndefined() && !m_default.isNone() && !m_runtime.failed())
            found = m_default;
    }
    return found;
}

Value folded(Runtime &runtime, const Value &value, bool isCaseSensitive)
{
    if (isCaseSensitive || !value.asText())
        return value;
    return runtime.text(lowered(*value.asText()));
}

} // namespace slipway::jinja
