// SPDX-License-Identifier: MIT
#include "core/yaml/treebuilder.h"

namespace slipway::yaml {

void TreeBuilder::add(Event event)
{
    switch (event.type) {
    case EventType::Scalar:
        append(std::move(event), Kind::Scalar);
        return;
    case EventType::Alias: {
        const NodeId target = m_anchors.find(event.value)->second;
        m_tree.m_nodes[append(std::move(event), Kind::Alias)].target = target;
        return;
    }
    case EventType::SequenceStart:
        m_open.push_back(append(std::move(event), Kind::Sequence));
        return;
    case EventType::MappingStart:
        m_open.push_back(append(std::move(event), Kind::Mapping));
        return;
    case EventType::End:
        m_tree.m_nodes[m_open.back()].span.end = event.span.end;
        m_open.pop_back();
        return;
    }
}

NodeId TreeBuilder::append(Event event, Kind kind)
{
    const auto id = static_cast<NodeId>(m_tree.m_nodes.size());
    const NodeId parent = m_open.empty() ? noNode : m_open.back();
    if (parent != noNode)
        m_tree.m_nodes[parent].children.push_back(id);
    if (!event.anchor.empty())
        m_anchors.insert_or_assign(event.anchor, id);
    m_tree.m_nodes.push_back({.kind = kind,
                              .style = event.style,
                              .span = event.span,
                              .properties = event.properties,
                              .tag = std::move(event.tag),
                              .anchor = std::move(event.anchor),
                              .value = std::move(event.value),
                              .parent = parent,
                              .target = noNode,
                              .children = {},
                              .depth = static_cast<std::uint32_t>(m_open.size()),
                              .isMissing = event.isMissing});
    return id;
}

} // namespace slipway::yaml
