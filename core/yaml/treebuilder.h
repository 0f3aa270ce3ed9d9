// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/events.h"

#include <deque>
#include <vector>

namespace slipway::yaml {

/// Events to the nodes of a tree.
class TreeBuilder : public EventSink
{
public:
    explicit TreeBuilder(Tree &tree)
        : m_tree(tree)
    {
    }

    void add(const Event &event) override;

private:
    void append(const Event &event, Kind kind);
    void close(std::size_t end);

    struct Open {
        NodeId node = noNode;
        std::size_t children = 0; ///< where its own begin in m_children
    };

    Tree &m_tree;
    std::vector<Open> m_open;
    std::deque<NodeId> m_children; ///< of all that is open; there may be very many
};

} // namespace slipway::yaml
