// SPDX-License-Identifier: MIT
// The node at a place of the text.
#include "core/yaml/tree.h"

#include <algorithm>

namespace slipway::yaml {

void Tree::readLines()
{
    const std::string_view text = m_text;
    const auto isEnd = [](char c) { return c == '\n' || c == '\r'; };
    m_lines.reserve(static_cast<std::size_t>(std::ranges::count_if(text, isEnd)) + 1);
    std::size_t begin = 0;
    while (true) {
        const std::size_t first = std::min(text.find_first_not_of(' ', begin), text.size());
        const bool isBlank = first == text.size() || text[first] == '\n' || text[first] == '\r';
        m_lines.push_back({.begin = begin, .indentation = first - begin, .isBlank = isBlank});
        begin = text.find_first_of("\r\n", first);
        if (begin == std::string_view::npos)
            return;
        begin += text.substr(begin, 2) == "\r\n" ? 2U : 1U;
    }
}

const Tree::Line &Tree::lineAt(std::size_t offset) const
{
    const auto after = std::ranges::upper_bound(m_lines, offset, {}, &Line::begin);
    return *std::prev(after);
}

std::size_t Tree::columnOf(NodeId id) const
{
    const std::size_t begin = m_records[id].begin;
    return begin - lineAt(begin).begin;
}

NodeId Tree::nodeAt(std::size_t offset) const
{
    NodeId innermost = root();
    while (innermost != noNode && !at(innermost).children.empty()) {
        const NodeId child = childAt(innermost, offset);
        if (child == noNode)
            return innermost;
        innermost = child;
        if (offset < at(child).properties.begin)
            return innermost;
    }
    return innermost;
}

/// The child that an offset belongs to: the one whose bytes reach over it, the one that its line starts, or the one
/// above it when the line is indented more than the collection.
NodeId Tree::childAt(NodeId parent, std::size_t offset) const
{
    const Node node = at(parent);
    const auto begin = [this](NodeId id) { return at(id).properties.begin; };
    const auto after = std::ranges::upper_bound(node.children, offset, {}, begin);
    const NodeId next = after == node.children.end() ? noNode : *after;
    const NodeId last = after == node.children.begin() ? noNode : *std::prev(after);
    if (last != noNode && offset <= at(last).span.end)
        return last;
    if (node.style != Style::Block)
        return noNode;
    const Line &line = lineAt(offset);
    const bool isKeyBefore = next != noNode && last != noNode && keyOf(next) == last;
    if (isKeyBefore || (next != noNode && lineAt(begin(next)).begin == line.begin))
        return next;
    if (last == noNode)
        return noNode;
    const Span span = at(last).span;
    const bool isOnLastLine = lineAt(std::max(span.begin, span.end - (span.isEmpty() ? 0 : 1))).begin == line.begin;
    const std::size_t indentation = line.isBlank ? offset - line.begin : line.indentation;
    return isOnLastLine || indentation > columnOf(parent) ? last : noNode;
}

} // namespace slipway::yaml
