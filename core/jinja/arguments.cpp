// SPDX-License-Identifier: MIT
#include "core/jinja/arguments.h"

#include "core/jinja/iteration.h"
#include "core/jinja/operators.h"
#include "core/jinja/printing.h"

#include <format>

namespace slipway::jinja {

std::optional<Value> ArgumentReader::optional(std::string_view name)
{
    std::optional<Value> found;
    if (m_next < m_arguments.positional.size())
        found = m_arguments.positional[m_next++];
    for (const auto &[key, value] : m_arguments.named) {
        if (key != name)
            continue;
        if (found)
            m_runtime.fail(std::format("The argument '{}' is given twice.", name));
        found = value;
        ++m_namesTaken;
    }
    return found;
}

Value ArgumentReader::required(std::string_view name)
{
    if (const std::optional<Value> found = optional(name))
        return *found;
    return m_runtime.fail(std::format("The argument '{}' is missing.", name));
}

bool ArgumentReader::flag(std::string_view name, bool otherwise)
{
    const std::optional<Value> found = optional(name);
    return found ? isTruthy(*found) : otherwise;
}

long long ArgumentReader::whole(std::string_view name, long long otherwise)
{
    const std::optional<Value> found = optional(name);
    if (!found)
        return otherwise;
    const std::optional<long long> number = wholeOf(*found);
    if (!number)
        m_runtime.fail(std::format("The argument '{}' has to be an integer, not {}.", name, kindOf(*found)));
    return number.value_or(otherwise);
}

std::string ArgumentReader::text(std::string_view name, std::optional<std::string> otherwise)
{
    const std::optional<Value> found = optional(name);
    if (!found && otherwise)
        return *otherwise;
    if (found && found->asText())
        return *found->asText();
    m_runtime.fail(std::format("The argument '{}' has to be text.", name));
    return {};
}

bool ArgumentReader::done()
{
    if (m_next < m_arguments.positional.size() || m_namesTaken < m_arguments.named.size())
        m_runtime.fail("The call has more arguments than are known.");
    return !m_runtime.failed();
}

} // namespace slipway::jinja
