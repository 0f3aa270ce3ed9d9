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
        m_open.push_back(static_cast<NodeId>(m_tree.size() - 1));
        return;
    case EventType::MappingStart:
        append(event, Kind::Mapping);
        m_open.push_back(static_cast<NodeId>(m_tree.size() - 1));
        return;
    case EventType::End:
        m_tree.m_records[m_open.back()].end = static_cast<std::uint32_t>(event.span.end);
        m_open.pop_back();
        return;
    }
}

void TreeBuilder::append(const Event &event, Kind kind)
{
    const auto id = static_cast<NodeId>(m_tree.size());
    const auto number = [](std::size_t value) { return static_cast<std::uint32_t>(value); };
    const auto shorter = [&](Span span) { return Tree::ShortSpan{number(span.begin), number(span.end)}; };
    if (!m_open.empty())
        ++m_tree.m_records[m_open.back()].count;
    const bool isCollection = kind == Kind::Mapping || kind == Kind::Sequence;
    const bool hasExtras = !event.properties.isEmpty() || kind == Kind::Alias;
    if (hasExtras)
        m_tree.m_extras.push_back({.node = id,
                                   .target = event.target,
                                   .properties = shorter(event.properties),
                                   .tag = shorter(event.tag),
                                   .anchor = shorter(event.anchor)});
    m_tree.m_records.push_back({.begin = number(event.span.begin),
                                .end = number(event.span.end),
                                .parent = m_open.empty() ? noNode : m_open.back(),
                                .first = isCollection ? 0 : number(event.value.span.begin),
                                .count = isCollection ? 0 : number(event.value.span.length()),
                                .depth = static_cast<std::uint8_t>(m_open.size()),
                                .kind = kind,
                                .style = event.style,
                                .isMissing = event.isMissing,
                                .isDecoded = event.value.isDecoded,
                                .hasExtras = hasExtras});
}

/// Children were only counted until now: so their row takes what it needs, and no more while it grows.
void TreeBuilder::finish()
{
    for (const NodeId unfinished : m_open)
        m_tree.m_records[unfinished].count = 0;
    std::size_t total = 0;
    for (Tree::Record &record : m_tree.m_records) {
        if (record.kind != Kind::Mapping && record.kind != Kind::Sequence)
            continue;
        record.first = static_cast<std::uint32_t>(total);
        total += record.count;
    }
    m_tree.m_children.resize(total);
    for (NodeId id = 0; const Tree::Record &record : m_tree.m_records) {
        if (record.parent != noNode && m_tree.m_records[record.parent].count > 0)
            m_tree.m_children[m_tree.m_records[record.parent].first++] = id;
        ++id;
    }
    for (Tree::Record &record : m_tree.m_records) {
        if (record.kind == Kind::Mapping || record.kind == Kind::Sequence)
            record.first -= record.count;
    }
}

} // namespace slipway::yaml
