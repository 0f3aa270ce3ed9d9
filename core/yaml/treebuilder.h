// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/events.h"

#include <map>
#include <vector>

namespace slipway::yaml {

/// Events to the nodes of a tree.
class TreeBuilder
{
public:
    explicit TreeBuilder(Tree &tree)
        : m_tree(tree)
    {
    }

    /// Makes room for so many nodes at once: growing would need three times as much.
    void reserve(std::size_t nodes) { m_tree.m_nodes.reserve(nodes); }
    void add(Event event);
    void fail(Diagnostic problem) { m_tree.m_problems.push_back(std::move(problem)); }

private:
    NodeId append(Event event, Kind kind);

    Tree &m_tree;
    std::vector<NodeId> m_open;
    std::map<std::string, NodeId, std::less<>> m_anchors;
};

} // namespace slipway::yaml
