// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/operators.h"
#include "core/jinja/runtime.h"

#include <string>
#include <string_view>

namespace slipway::jinja {

/// Jinja's `value.name`: a method or attribute, else an item, else undefined.
[[nodiscard]] Value attributeOf(Runtime &runtime, const Value &value, const std::string &name);
/// Jinja's `value[key]`: an item, else, for a text, a method or attribute, else undefined.
[[nodiscard]] Value itemOf(Runtime &runtime, const Value &value, const Value &key);
/// Python's `value[start:stop:step]`.
[[nodiscard]] Value sliceOf(Runtime &runtime, const Value &value, const Slice &slice);
/// Calls what can be called; a fault for the rest.
[[nodiscard]] Value call(Runtime &runtime, const Value &callee, Arguments &arguments);

} // namespace slipway::jinja
