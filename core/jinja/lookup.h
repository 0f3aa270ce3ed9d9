// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"

#include <string>
#include <vector>

namespace slipway::jinja {

/// What the parameter `attribute` of filters finds: a path with dots, numbers in it as indexes.
class Lookup
{
public:
    /// `attribute` is None (the item itself), an integer or a text.
    Lookup(Runtime &runtime, const Value &attribute);
    Value of(const Value &item) const;
    /// Takes the place of what is undefined.
    void setDefault(const Value &otherwise) { m_default = otherwise; }

private:
    Runtime &m_runtime;
    std::vector<Value> m_parts;
    Value m_default = Value::none();
};

/// Lower case for text, when case is not minded.
[[nodiscard]] Value folded(Runtime &runtime, const Value &value, bool isCaseSensitive);

} // namespace slipway::jinja
