// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/events.h"

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
    /// Once, after the last event: the nodes get their children. Collections without an end have none.
    void finish();

private:
    void append(const Event &event, Kind kind);

    Tree &m_tree;
    std::vector<NodeId> m_open;
};

} // namespace slipway::yaml
