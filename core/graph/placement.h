// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layered.h"

#include <vector>

namespace slipway::graph {

/// What stands in the way of what: heights of the vertices and the free space between two of them.
struct Spacing {
    double boxGap = 16;  ///< between two boxes
    double bendGap = 12; ///< between a bend and anything else
};

/// The y of each vertex's middle. Each vertex comes as near to the mean of its neighbours as the order of its layer and
/// the heights (per vertex; 0 for a bend) allow; the smallest top is 0.
[[nodiscard]] std::vector<double> middles(const Layered &graph, const std::vector<double> &heights,
                                          const Spacing &spacing = {});

} // namespace slipway::graph
