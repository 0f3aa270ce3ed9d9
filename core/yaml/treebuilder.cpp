// SPDX-License-Identifier: MIT
#include "core/yaml/treebuilder.h"

namespace slipway::yaml {

void TreeBuilder::add(const Event &event)
{
    switch (event.type) {
    case EventType::Scalar:
        append(event, Kind::Scalar);
        return;
    case EventType::Alias:
        append(event, Kind::Alias);
        return;
    case EventType::SequenceStart:
        append(event, Kind::Sequence);
        m_open.push_back({.node = static_cast<NodeId>(m_tree.size() - 1), .children = m_children.size()});
        return;
    case EventType::MappingStart:
        append(event, Kind::Mapping);
        m_open.push_back({.node = static_cast<NodeId>(m_tree.size() - 1), .children = m_children.size()});
        return;
    case EventType::End:
        close(event.span.end);
        return;
    }
}

void TreeBuilder::append(const Event &event, Kind kind)
{
    const auto id = static_cast<NodeId>(m_tree.size());
    const auto number = [](std::size_t value) { return static_cast<std::uint32_t>(value); };
    const auto shorter = [&](Span span) { return Tree::ShortSpan{number(span.begin), number(span.end)}; };
    if (!m_open.empty())
        m_children.push_back(id);
    const bool hasExtras = !event.properties.isEmpty() || kind == Kind::Alias;
    if (hasExtras)
        m_tree.m_extras.push_back({.node = id,
                                   .target = event.target,
                                   .properties = shorter(event.properties),
                                   .tag = shorter(event.tag),
                                   .anchor = shorter(event.anchor)});
    m_tree.m_records.push_back({.begin = number(event.span.begin),
                                .end = number(event.span.end),
                                .parent = m_open.empty() ? noNode : m_open.back().node,
                                .first = number(event.value.span.begin),
                                .count = number(event.value.span.length()),
                                .depth = static_cast<std::uint8_t>(m_open.size()),
                                .kind = kind,
                                .style = event.style,
                                .isMissing = event.isMissing,
                                .isDecoded = event.value.isDecoded,
                                .hasExtras = hasExtras});
}

/// The children of a collection move from the open ones, where those of others lie between, to their place in a row.
void TreeBuilder::close(std::size_t end)
{
    const auto begin = m_children.begin() + static_cast<std::ptrdiff_t>(m_open.back().children);
    Tree::Record &record = m_tree.m_records[m_open.back().node];
    record.end = static_cast<std::uint32_t>(end);
    record.first = static_cast<std::uint32_t>(m_tree.m_children.size());
    record.count = static_cast<std::uint32_t>(m_children.end() - begin);
    m_tree.m_children.insert(m_tree.m_children.end(), begin, m_children.end());
    m_children.erase(begin, m_children.end());
    m_open.pop_back();
}

} // namespace slipway::yaml
