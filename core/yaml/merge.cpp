// SPDX-License-Identifier: MIT
// Merge keys (SPEC 1.4), as PyYAML flattens them before it builds a mapping.
#include "core/yaml/loader.h"

#include <ranges>

namespace slipway::yaml {
namespace {

/// Merges of merges double at each step; no descriptor that somebody wrote comes near.
constexpr std::size_t mostMergedPairs = 200'000;

} // namespace

Loader::Pairs Loader::ownPairs(NodeId id) const
{
    const std::span<const NodeId> children = m_tree.at(id).children;
    Pairs pairs;
    for (std::size_t i = 0; i + 1 < children.size(); i += 2)
        pairs.emplace_back(m_tree.resolved(children[i]), m_tree.resolved(children[i + 1]));
    return pairs;
}

bool Loader::hasMergeKey(NodeId id) const
{
    const std::span<const NodeId> children = m_tree.at(id).children;
    for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
        if (m_products[m_tree.resolved(children[i])].tag == Tag::Merge)
            return true;
    }
    return false;
}

const Loader::Pairs &Loader::flattened(NodeId id)
{
    const auto [place, isNew] = m_flattened.try_emplace(id);
    Pairs &result = place->second; // stays where it is when the table grows
    if (!isNew)
        return result;
    Pairs merged;
    Pairs own;
    for (const auto &[key, value] : ownPairs(id)) {
        if (m_products[key].tag == Tag::Merge) {
            merge(merged, value);
            continue;
        }
        asKey(key);
        own.emplace_back(key, value);
    }
    merged.insert(merged.end(), own.begin(), own.end());
    result = std::move(merged);
    return result;
}

/// Appends what `<<: from` stands for; in a list earlier maps win, so they come last.
void Loader::merge(Pairs &merged, NodeId from)
{
    const Node node = m_tree.at(from);
    if (node.kind == Kind::Mapping)
        return append(merged, from);
    if (node.kind != Kind::Sequence) {
        refuse(from, "yaml-merge", "Only a map or a list of maps can be merged.", "Write `<<: *anchor`.");
        return;
    }
    for (const NodeId child : node.children | std::views::reverse) {
        const NodeId mapping = m_tree.resolved(child);
        if (m_tree.at(mapping).kind == Kind::Mapping)
            append(merged, mapping);
        else
            refuse(mapping, "yaml-merge", "Only maps can be merged.", "Write `<<: [*one, *other]`.");
    }
}

void Loader::append(Pairs &merged, NodeId mapping)
{
    const Pairs &pairs = flattened(mapping);
    m_mergedPairs += pairs.size();
    if (m_mergedPairs > mostMergedPairs) {
        if (m_mergedPairs - pairs.size() <= mostMergedPairs)
            refuse(mapping, "yaml-merge", "Merged maps hold too many pairs.", "Merge fewer maps.");
        return;
    }
    merged.insert(merged.end(), pairs.begin(), pairs.end());
}

} // namespace slipway::yaml
