// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/graph.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace slipway::graph {

/// A node, or a bend of long edges on their way through a layer.
struct Vertex {
    std::size_t layer = 0;
    bool isBend = false;
    std::vector<std::size_t> left;  ///< neighbours in the layer before
    std::vector<std::size_t> right; ///< neighbours in the layer after
};

/// A graph whose edges connect neighbouring layers only.
struct Layered {
    std::vector<Vertex> vertices;                 ///< first the graph's nodes, in its order
    std::vector<std::vector<std::size_t>> layers; ///< vertices from top to bottom; layer 0 is the leftmost
    std::vector<std::vector<std::size_t>> chains; ///< per edge: its vertices from left to right, both ends included
    std::vector<bool> isReversed;                 ///< per edge: it closes a cycle, its chain runs from `to` to `from`
};

/// Breaks cycles, gives nodes their layers and long edges their bends. Long edges to the same node share their bends,
/// and when there would be too many bends, long edges run without.
[[nodiscard]] Layered layered(const Graph &graph, std::optional<std::size_t> last);

} // namespace slipway::graph
