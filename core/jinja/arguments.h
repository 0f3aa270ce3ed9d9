// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::jinja {

/// Takes the arguments of a call one parameter after the other, as Python binds them.
class ArgumentReader
{
public:
    ArgumentReader(Runtime &runtime, Arguments &arguments)
        : m_runtime(runtime)
        , m_arguments(arguments)
    {
    }

    /// The next parameter by place or by name; nullopt when it is not given.
    std::optional<Value> optional(std::string_view name);
    /// A fault when it is not given.
    Value required(std::string_view name);
    Value orElse(std::string_view name, const Value &otherwise) { return optional(name).value_or(otherwise); }
    bool flag(std::string_view name, bool otherwise = false);
    /// An integer; a fault for anything else.
    long long whole(std::string_view name, long long otherwise);
    /// Python's str() of a parameter that has to be text.
    std::string text(std::string_view name, std::optional<std::string> otherwise = std::nullopt);
    /// False, with a fault, when arguments are left over or something failed before.
    bool done();

private:
    Runtime &m_runtime;
    Arguments &m_arguments;
    std::size_t m_next = 0;
    std::size_t m_namesTaken = 0;
};

} // namespace slipway::jinja
