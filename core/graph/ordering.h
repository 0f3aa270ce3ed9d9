// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layered.h"

namespace slipway::graph {

/// Number of pairs of connections that cross, in the present order of the layers.
[[nodiscard]] std::size_t crossings(const Layered &graph);

/// Orders each layer so that few connections cross.
void order(Layered &graph);

} // namespace slipway::graph
