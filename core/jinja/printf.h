// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"

#include <string_view>

namespace slipway::jinja {

/// Python's `text % values`: a tuple's items, a mapping's by name, or one value. Kinds s r a d i u x X o c f F e E g G
/// and %.
[[nodiscard]] Value formatted(Runtime &runtime, const Value &format, const Value &values);

/// Python's str.format(): fields by number or name with attributes and items, conversions, and format specifications
/// of texts and numbers.
[[nodiscard]] Value formatFields(Runtime &runtime, const std::string &format, const Arguments &arguments);

} // namespace slipway::jinja
