// SPDX-License-Identifier: MIT
#include "core/yaml/editoutline.h"

#include "core/yaml/scalar.h"

#include <algorithm>
#include <array>

namespace slipway::yaml {

bool isStringWhenPlain(std::string_view text)
{
    return implicitTag(text) == Tag::Str;
}

Outline::Outline(const Tree &tree)
{
    m_entries.reserve(tree.size());
    for (NodeId id = 0; id < tree.size(); ++id)
        m_entries.push_back(entryOf(tree.at(id)));
}

Outline::Entry Outline::entryOf(const Node &node)
{
    return {.kind = node.kind,
            .isPlain = node.kind == Kind::Scalar && node.style == Style::Plain,
            .children = node.children.size(),
            .tag = node.tag,
            .anchor = node.anchor,
            .value = node.value};
}

/// What a plain text means is asked only where the other is none: it takes long.
bool Outline::saysTheSame(const Entry &one, const Entry &other)
{
    return one.kind == other.kind && one.children == other.children && one.value == other.value &&
           one.tag == other.tag && one.anchor == other.anchor &&
           (one.isPlain == other.isPlain || isStringWhenPlain(one.value));
}

bool Outline::matches(const Tree &tree) const
{
    if (m_entries.size() != tree.size())
        return false;
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (!saysTheSame(m_entries[id], entryOf(tree.at(id))))
            return false;
    }
    return true;
}

std::size_t Outline::subtreeEnd(std::size_t node) const
{
    std::size_t open = 1;
    for (; open > 0; ++node)
        open += m_entries[node].children - 1;
    return node;
}

void Outline::replace(std::size_t node, const NewNode &value)
{
    if (m_entries.empty()) {
        append(m_entries, value);
        return;
    }
    std::vector<Entry> entries;
    append(entries, value);
    entries.front().tag = m_entries[node].tag;
    entries.front().anchor = m_entries[node].anchor;
    splice(node, subtreeEnd(node), entries);
}

void Outline::insert(std::size_t parent, std::size_t at, std::span<const NewNode> values)
{
    std::vector<Entry> entries;
    for (const NewNode &value : values)
        append(entries, value);
    m_entries[parent].children += values.size();
    splice(at, at, entries);
}

void Outline::remove(std::size_t parent, std::span<const std::pair<std::size_t, std::size_t>> ranges, std::size_t count)
{
    m_entries[parent].children -= count;
    auto kept = m_entries.begin() + static_cast<std::ptrdiff_t>(ranges.front().first);
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const std::size_t next = i + 1 < ranges.size() ? ranges[i + 1].first : m_entries.size();
        kept = std::move(m_entries.begin() + static_cast<std::ptrdiff_t>(ranges[i].second),
                         m_entries.begin() + static_cast<std::ptrdiff_t>(next), kept);
    }
    m_entries.erase(kept, m_entries.end());
}

void Outline::rotate(std::size_t begin, std::size_t middle, std::size_t end)
{
    const auto at = [this](std::size_t index) { return m_entries.begin() + static_cast<std::ptrdiff_t>(index); };
    std::rotate(at(begin), at(middle), at(end));
}

std::vector<Outline::Entry> Outline::taken(const std::vector<std::pair<std::size_t, std::size_t>> &ranges) const
{
    std::vector<Entry> entries;
    for (const auto &[begin, end] : ranges)
        entries.insert(entries.end(), m_entries.begin() + static_cast<std::ptrdiff_t>(begin),
                       m_entries.begin() + static_cast<std::ptrdiff_t>(end));
    return entries;
}

void Outline::duplicate(std::size_t parent, const std::vector<std::pair<std::size_t, std::size_t>> &ranges)
{
    m_entries[parent].children += ranges.size();
    splice(ranges.back().second, ranges.back().second, taken(ranges));
}

void Outline::reorder(std::size_t parent, const std::vector<std::pair<std::size_t, std::size_t>> &ranges)
{
    std::ranges::move(taken(ranges), m_entries.begin() + static_cast<std::ptrdiff_t>(parent + 1));
}

void Outline::graft(std::size_t node, const Outline &other)
{
    std::vector<Entry> entries = other.m_entries;
    if (!m_entries[node].tag.empty())
        entries.front().tag = m_entries[node].tag;
    if (!m_entries[node].anchor.empty())
        entries.front().anchor = m_entries[node].anchor;
    splice(node, subtreeEnd(node), entries);
}

void Outline::wrap(std::size_t node)
{
    splice(node, node, std::array{Entry{.kind = Kind::Sequence, .children = 1}});
}

void Outline::append(std::vector<Entry> &entries, const NewNode &node)
{
    if (node.isScalar()) {
        appendScalar(entries, node.text, node.type != NewNode::Type::String);
        return;
    }
    const bool isMapping = node.type == NewNode::Type::Mapping;
    entries.push_back(
        {.kind = isMapping ? Kind::Mapping : Kind::Sequence, .children = node.items.size() * (isMapping ? 2 : 1)});
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        if (isMapping)
            appendScalar(entries, node.keys[i], false);
        append(entries, node.items[i]);
    }
}

void Outline::appendScalar(std::vector<Entry> &entries, const std::string &text, bool isPlain)
{
    entries.push_back({.isPlain = isPlain, .value = m_texts.emplace_back(text)});
}

void Outline::splice(std::size_t begin, std::size_t end, std::span<const Entry> entries)
{
    const auto at = [this](std::size_t index) { return m_entries.begin() + static_cast<std::ptrdiff_t>(index); };
    m_entries.erase(at(begin), at(end));
    m_entries.insert(at(begin), entries.begin(), entries.end());
}

} // namespace slipway::yaml
