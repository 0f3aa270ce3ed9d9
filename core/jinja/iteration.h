// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"

#include <optional>
#include <vector>

namespace slipway::jinja {

/// Whether `for` and `iter()` take a value.
[[nodiscard]] bool isIterable(const Value &value);
/// What iter() gives, all at once: characters, items, keys. Iterators are used up. A fault for what is not iterable.
[[nodiscard]] std::vector<Value> itemsOf(Runtime &runtime, const Value &value);
/// The next item only; nothing at the end.
[[nodiscard]] std::optional<Value> firstOf(Runtime &runtime, const Value &value);
/// Python's len(); a fault for what has none.
[[nodiscard]] std::size_t lengthOf(Runtime &runtime, const Value &value);
[[nodiscard]] std::optional<std::size_t> knownLength(const Value &value);
/// Python's bool().
[[nodiscard]] bool isTruthy(const Value &value);

} // namespace slipway::jinja
