// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"

#include <optional>
#include <string_view>

namespace slipway::jinja {

/// The bound method of a text, list, tuple or mapping; nullopt when Python has none of that name. One that Python has
/// but that is not supported here is a fault.
[[nodiscard]] std::optional<Value> methodOf(Runtime &runtime, const Value &value, std::string_view name);

/// The parts of methodOf() by type.
using Method = Value (*)(Runtime &, const Value &, Arguments &);
[[nodiscard]] Method textMethod(std::string_view name);
[[nodiscard]] Method findMethod(std::string_view name); ///< those of a text that look for another in it
[[nodiscard]] Method sequenceMethod(std::string_view name, bool isList);
[[nodiscard]] Method mappingMethod(std::string_view name);

} // namespace slipway::jinja
