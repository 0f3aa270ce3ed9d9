// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"
#include "core/yaml/value.h"

#include <functional>
#include <map>

namespace slipway::jinja {

/// Makes values of templates from values of descriptors; what is shared stays shared, so that no alias multiplies.
class FromYaml
{
public:
    explicit FromYaml(Runtime &runtime)
        : m_runtime(runtime)
    {
    }

    Value value(const yaml::Value &from);
    /// A map as a new dictionary of that type, its values by `convert`.
    Dictionary *dictionary(const yaml::Map &from, Dictionary::Type type,
                           const std::function<Value(const yaml::Value &key, const yaml::Value &value)> &convert);
    Runtime &runtime() { return m_runtime; }

private:
    Value object(const yaml::Value &from);

    Runtime &m_runtime;
    std::map<const void *, Value> m_known;
};

} // namespace slipway::jinja
