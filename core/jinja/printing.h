// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"

#include <string>

namespace slipway::jinja {

/// Python's str() and repr(). What prints an address (functions, results of `map`) is a fault, since no two runs of
/// Jinja print the same.
[[nodiscard]] std::string str(Runtime &runtime, const Value &value);
[[nodiscard]] std::string repr(Runtime &runtime, const Value &value);

/// What a value is, in words for messages: "text", "a list" …
[[nodiscard]] std::string kindOf(const Value &value);

} // namespace slipway::jinja
