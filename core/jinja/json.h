// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/runtime.h"

#include <optional>
#include <string>

namespace slipway::jinja {

/// Python's json.dumps() with sorted keys, `<`, `>`, `&` and `'` escaped, as Jinja's `tojson` writes.
[[nodiscard]] std::string json(Runtime &runtime, const Value &value, std::optional<long long> indent);

} // namespace slipway::jinja
