// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/value.h"

#include <utility>
#include <vector>

namespace slipway::yaml {

using Entries = std::vector<std::pair<Value, Value>>;

/// The entries in the order of Python's sorted(): by the keys, when all of them can be compared with each other; else
/// as they are. NaN, which Python leaves wherever its sort happens to meet it, comes last.
[[nodiscard]] Entries sortedEntries(Entries entries);

} // namespace slipway::yaml
