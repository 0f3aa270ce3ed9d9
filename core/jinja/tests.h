// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"

#include <string>
#include <string_view>

namespace slipway::jinja {

/// Whether Jinja has a test of that name.
[[nodiscard]] bool isKnownTest(std::string_view name);
[[nodiscard]] bool applyTest(Runtime &runtime, const std::string &name, const Value &value, Arguments &arguments);

} // namespace slipway::jinja
