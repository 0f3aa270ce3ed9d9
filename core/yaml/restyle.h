// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/edit.h"

#include <span>

/// Edits that change how values are written or of what kind they are. They promise what edit.h promises; comments that
/// would have to go are a refusal (`edit-comment`).
namespace slipway::yaml {

/// Writes a flow collection (`{a: 1}`, JSON) and all in it on lines of their own. Keys lose quotes that they do not
/// need. Refuses keys that are collections (`edit-kind`).
[[nodiscard]] Edits toBlock(const Source &source, NodeId collection);
/// Writes a block collection and all in it on one line.
[[nodiscard]] Edits toFlow(const Source &source, NodeId collection);

/// Puts the items or pairs of a collection into another order, each with its comments: `order[i]` is the present index
/// of what comes to the place i. Refuses anything but a permutation (`edit-kind`).
[[nodiscard]] Edits reorderItems(const Source &source, NodeId collection, std::span<const std::size_t> order);

/// Puts a value of any kind in the place of one of any kind, `null` and nothing included.
[[nodiscard]] Edits replaceValue(const Source &source, NodeId node, const NewNode &value);
/// Makes a value the only item of a list in its place.
[[nodiscard]] Edits wrapInList(const Source &source, NodeId node);

} // namespace slipway::yaml
