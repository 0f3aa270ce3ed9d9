// SPDX-License-Identifier: MIT
#include "core/yaml/tree.h"

#include "core/yaml/scan.h"
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
    if (text.size() > longestText) {
        tree.m_problems.push_back(syntaxError("yaml-size", {}, "The text is larger than 1 GiB.",
                                              "Split the descriptor, or move data to files of their own."));
        return tree;
    }
    tree.m_text = text;
    tree.readLines();
    const std::optional<Diagnostic> forbidden = forbiddenCharacter(tree.m_text);
    const std::string_view readable =
        std::string_view(tree.m_text).substr(0, forbidden ? forbidden->origin.span.begin : text.size());
    TreeBuilder builder(tree);
    Reading reading = buildTree(readable, tree.m_decoded, readers, builder);
    builder.finish();
    if (forbidden)
        tree.m_problems.push_back(*forbidden);
    else if (reading.problem)
        tree.m_problems.push_back(*std::move(reading.problem));
    tree.m_disputed = reading.disputed;
    return tree;
}

void Tree::addExtras(NodeId id, Node &node) const
{
    const Extras &extras = *std::ranges::lower_bound(m_extras, id, {}, &Extras::node);
    const auto text = [this](Span span) { return std::string_view(m_text).substr(span.begin, span.length()); };
    node.target = extras.target;
    node.properties = extras.properties;
    node.tag = text(extras.tag);
    node.anchor = text(extras.anchor);
}

NodeId Tree::resolved(NodeId id) const
{
    return id != noNode && m_records[id].kind == Kind::Alias ? at(id).target : id;
}

NodeId Tree::value(NodeId mapping, std::string_view key) const
{
    const NodeId id = resolved(mapping);
    if (id == noNode || m_records[id].kind != Kind::Mapping)
        return noNode;
    const std::span<const NodeId> children = at(id).children;
    for (std::size_t i = children.size(); i >= 2; i -= 2) {
        const Node node = at(resolved(children[i - 2]));
        if (node.kind == Kind::Scalar && node.value == key)
            return children[i - 1];
    }
    return noNode;
}

NodeId Tree::keyOf(NodeId value) const
{
    if (value == noNode || m_records[value].parent == noNode)
        return noNode;
    const Node parent = at(m_records[value].parent);
    const std::size_t index = indexIn(parent, value);
    return parent.kind == Kind::Mapping && index % 2 == 1 ? parent.children[index - 1] : noNode;
}

} // namespace slipway::yaml
