// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"

#include <string>
#include <string_view>

namespace slipway::jinja {

using Filter = Value (*)(Runtime &, const Value &, Arguments &);

/// Whether Jinja has a filter of that name, supported here or not.
[[nodiscard]] bool isKnownFilter(std::string_view name);
[[nodiscard]] Value applyFilter(Runtime &runtime, const std::string &name, const Value &value, Arguments &arguments);

/// The filters on text and numbers, and those on lists and mappings; nullptr for others.
[[nodiscard]] Filter textFilter(std::string_view name);
[[nodiscard]] Filter numberFilter(std::string_view name);
[[nodiscard]] Filter listFilter(std::string_view name);
[[nodiscard]] Filter selectionFilter(std::string_view name);

} // namespace slipway::jinja
