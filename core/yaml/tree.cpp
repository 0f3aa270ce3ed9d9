// SPDX-License-Identifier: MIT
#include "core/yaml/tree.h"

#include "core/yaml/treereader.h"

#include <algorithm>

namespace slipway::yaml {

namespace {

/// Where a child stands in its parent, whose children ascend; the number of children for a stranger.
std::size_t indexIn(const Node &parent, NodeId child)
{
    const auto found = std::ranges::lower_bound(parent.children, child);
    return found != parent.children.end() && *found == child ? static_cast<std::size_t>(found - parent.children.begin())
                                                             : parent.children.size();
}

} // namespace

Tree Tree::parse(std::string_view text, Readers readers)
{
    Tree tree;
    tree.readLines(text);
    const std::optional<Diagnostic> forbidden = forbiddenCharacter(text);
    TreeBuilder builder(tree);
    const std::string_view readable = forbidden ? text.substr(0, forbidden->origin.span.begin) : text;
    Reading reading = buildTree(readable, readers, builder);
    if (forbidden)
        builder.fail(*forbidden);
    else if (reading.problem)
        builder.fail(*std::move(reading.problem));
    tree.m_disputed = reading.disputed;
    return tree;
}

NodeId Tree::resolved(NodeId id) const
{
    return id != noNode && m_nodes[id].kind == Kind::Alias ? m_nodes[id].target : id;
}

NodeId Tree::value(NodeId mapping, std::string_view key) const
{
    const NodeId id = resolved(mapping);
    if (id == noNode || m_nodes[id].kind != Kind::Mapping)
        return noNode;
    const std::vector<NodeId> &children = m_nodes[id].children;
    for (std::size_t i = children.size(); i >= 2; i -= 2) {
        const Node &node = m_nodes[resolved(children[i - 2])];
        if (node.kind == Kind::Scalar && node.value == key)
            return children[i - 1];
    }
    return noNode;
}

NodeId Tree::keyOf(NodeId value) const
{
    if (value == noNode || m_nodes[value].parent == noNode)
        return noNode;
    const Node &parent = m_nodes[m_nodes[value].parent];
    const std::size_t index = indexIn(parent, value);
    return parent.kind == Kind::Mapping && index % 2 == 1 ? parent.children[index - 1] : noNode;
}

} // namespace slipway::yaml
