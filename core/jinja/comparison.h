// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::jinja {

/// Python's ==.
[[nodiscard]] bool equals(Runtime &runtime, const Value &left, const Value &right);
/// Python's <; a fault for what has no order.
[[nodiscard]] bool isLess(Runtime &runtime, const Value &left, const Value &right);
/// One of == != < <= > >= in, not in.
[[nodiscard]] bool compares(Runtime &runtime, std::string_view op, const Value &left, const Value &right);
[[nodiscard]] bool contains(Runtime &runtime, const Value &whole, const Value &item);
/// Python's `is`.
[[nodiscard]] bool isSame(const Value &left, const Value &right);

/// The key of a value in a Dictionary, equal for values that Python holds equal; nullopt, with a fault, for what cannot
/// be a key.
[[nodiscard]] std::optional<std::string> keyOf(Runtime &runtime, const Value &value);

/// Python's sorted(): stable. `keys` and `values` go together.
struct Keyed {
    Value key;
    Value value;
};
void sort(Runtime &runtime, std::vector<Keyed> &items, bool isReversed);

} // namespace slipway::jinja
