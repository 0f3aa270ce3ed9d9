// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/value.h"

#include <string>

namespace slipway::yaml {

/// PyYAML's `safe_dump(value, default_flow_style=False)` byte for byte (SPEC 1.7): block style, width 80, ASCII, keys
/// sorted unless `sortKeys` is false.
[[nodiscard]] std::string dump(const Value &value, bool sortKeys = true);

} // namespace slipway::yaml
