// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/graph.h"

#include <cstddef>
#include <optional>

namespace slipway::graph {

/// Gives every node of `graph` its place and every edge its route, by Sugiyama's method: layers by longest path to the
/// right, few crossings by barycentres and transposition, compact places in between. Nodes of one layer become equally
/// wide. Wants titles, subtitles and edges; overwrites everything else. An edge that closes a cycle runs from right to
/// left. Deterministic; effort grows about linearly.
/// `last`: a node that stands alone at the right, when nothing needs it.
void layOut(Graph &graph, std::optional<std::size_t> last = {});

} // namespace slipway::graph
