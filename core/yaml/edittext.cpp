// SPDX-License-Identifier: MIT
#include "core/yaml/edittext.h"

#include "core/yaml/cursor.h"
#include "core/yaml/scalar.h"

#include <algorithm>
#include <map>

namespace slipway::yaml {

namespace {

constexpr std::string_view breaks = "\r\n";

/// Behind the comment and the line end that follow `offset` on its line; `offset` itself when something else follows.
std::size_t restOfLine(std::string_view text, std::size_t offset)
{
    if (offset > 0 && breaks.contains(text[offset - 1]))
        return offset;
    const std::size_t at = std::min(text.find_first_not_of(" \t", offset), text.size());
    const bool isFree = at == text.size() || text[at] == '#' || breaks.contains(text[at]);
    return isFree ? nextLine(text, at) : offset;
}

/// The begin of the comment lines directly above the line of `offset` that start in its column. Comments that open the
/// file are about the file.
std::size_t commentsAbove(std::string_view text, std::size_t offset, std::size_t limit)
{
    const std::size_t column = columnAt(text, offset);
    std::size_t begin = lineBegin(text, offset);
    const std::size_t own = begin;
    while (begin > limit) {
        const std::size_t above = lineBegin(text, begin - 1 - (text.substr(0, begin).ends_with("\r\n") ? 1 : 0));
        if (above < limit || !startsLine(text, above + column) || text.substr(above + column, 1) != "#")
            return begin;
        begin = above;
    }
    return begin == 0 ? own : begin;
}

template <typename Value>
Value mostFrequent(const std::map<Value, std::size_t> &counts, Value otherwise)
{
    if (counts.empty())
        return otherwise;
    return std::ranges::max_element(counts, {}, [](const auto &count) { return count.second; })->first;
}

} // namespace

std::size_t lineBegin(std::string_view text, std::size_t offset)
{
    const std::size_t before = offset == 0 ? std::string_view::npos : text.find_last_of(breaks, offset - 1);
    return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t lineEnd(std::string_view text, std::size_t offset)
{
    return std::min(text.find_first_of(breaks, offset), text.size());
}

std::size_t nextLine(std::string_view text, std::size_t offset)
{
    const std::size_t end = lineEnd(text, offset);
    return std::min(end + (text.substr(end, 2) == "\r\n" ? 2U : 1U), text.size());
}

std::size_t columnAt(std::string_view text, std::size_t offset)
{
    return offset - lineBegin(text, offset);
}

bool startsLine(std::string_view text, std::size_t offset)
{
    const std::size_t begin = lineBegin(text, std::min(offset, text.size()));
    return offset <= text.size() && text.substr(begin, offset - begin).find_first_not_of(' ') == std::string_view::npos;
}

bool isBlankLine(std::string_view text, std::size_t offset)
{
    const std::size_t begin = lineBegin(text, offset);
    return text.substr(begin, lineEnd(text, offset) - begin).find_first_not_of(" \t") == std::string_view::npos;
}

std::string newlineAt(std::string_view text, std::size_t offset)
{
    const auto breakAt = [&](std::size_t at) {
        return text.substr(at, text.substr(at, 2) == "\r\n" ? 2 : at < text.size() ? 1 : 0);
    };
    std::string_view found = breakAt(lineEnd(text, offset));
    const std::size_t begin = lineBegin(text, offset);
    if (found.empty() && begin > 0)
        found = breakAt(begin - (text.substr(0, begin).ends_with("\r\n") ? 2 : 1));
    return found.empty() ? "\n" : std::string(found);
}

std::size_t skipToToken(std::string_view text, std::size_t offset, bool withComma)
{
    while (offset < text.size()) {
        if (text[offset] == '#') {
            while (offset < text.size() && breakLengthAt(text, offset) == 0)
                ++offset;
        } else if (const std::size_t length = breakLengthAt(text, offset); length > 0) {
            offset += length;
        } else if (text[offset] == ' ' || text[offset] == '\t') {
            ++offset;
        } else if (withComma && text[offset] == ',') {
            withComma = false;
            ++offset;
        } else {
            break;
        }
    }
    return offset;
}

std::size_t itemCount(const Tree &tree, NodeId collection)
{
    const Node node = tree.at(collection);
    return node.kind == Kind::Mapping ? node.children.size() / 2 : node.children.size();
}

std::size_t itemIndex(const Tree &tree, NodeId node)
{
    const Node parent = tree.at(tree.at(node).parent);
    const auto found = std::ranges::lower_bound(parent.children, node);
    const auto index = static_cast<std::size_t>(found - parent.children.begin());
    return parent.kind == Kind::Mapping ? index / 2 : index;
}

Item itemAt(const Source &source, NodeId collection, std::size_t index)
{
    const Node node = source.tree.at(collection);
    const std::size_t width = node.kind == Kind::Mapping ? 2 : 1;
    Item item{.first = node.children[index * width], .last = node.children[index * width + width - 1]};
    const bool isFlow = node.style == Style::Flow;
    const std::size_t before =
        index > 0 ? source.tree.at(node.children[index * width - 1]).span.end : node.span.begin + (isFlow ? 1 : 0);
    const bool isFirstInBlock = index == 0 && !isFlow;
    const std::size_t begin = isFirstInBlock ? node.span.begin : skipToToken(source.text, before, isFlow && index > 0);
    item.span = {begin, std::max(begin, source.tree.at(item.last).span.end)};
    item.own = item.span;
    item.startsLine = startsLine(source.text, begin);
    if (item.startsLine)
        item.own.begin = commentsAbove(source.text, begin, isFirstInBlock ? 0 : nextLine(source.text, before));
    std::size_t end = item.span.end;
    if (isFlow) {
        const std::size_t comma = skipToToken(source.text, end);
        end = source.text.substr(comma, 1) == "," && lineBegin(source.text, comma) == lineBegin(source.text, end)
                  ? comma + 1
                  : end;
    }
    item.own.end = std::max(item.span.end, restOfLine(source.text, end));
    return item;
}

bool isInFlow(const Tree &tree, NodeId node)
{
    const NodeId parent = tree.at(node).parent;
    return parent != noNode && tree.at(parent).style == Style::Flow;
}

std::size_t parentColumn(const Source &source, NodeId node)
{
    const NodeId parent = source.tree.at(node).parent;
    return parent == noNode ? 0 : columnAt(source.text, source.tree.at(parent).span.begin);
}

bool isEmptyValue(const Tree &tree, NodeId node)
{
    const Node value = tree.at(node);
    if (value.kind == Kind::Scalar)
        return value.isMissing || (value.style == Style::Plain && implicitTag(value.value) == Tag::Null);
    return value.kind != Kind::Alias && value.children.empty();
}

Habit habitAt(const Source &source, std::size_t offset)
{
    std::map<std::size_t, std::size_t> steps;
    std::map<std::size_t, std::size_t> offsets;
    std::size_t single = 0;
    std::size_t twice = 0;
    for (NodeId id = 0; id < source.tree.size(); ++id) {
        const Node node = source.tree.at(id);
        single += node.style == Style::SingleQuoted ? 1U : 0U;
        twice += node.style == Style::DoubleQuoted ? 1U : 0U;
        const bool isInMapping = node.parent != noNode && source.tree.at(node.parent).kind == Kind::Mapping;
        if (node.style != Style::Block || !isInMapping || !startsLine(source.text, node.span.begin))
            continue;
        const std::size_t column = columnAt(source.text, node.span.begin);
        const std::size_t around = parentColumn(source, id);
        if (column >= around)
            ++(node.kind == Kind::Mapping ? steps : offsets)[column - around];
    }
    Habit habit{.newline = newlineAt(source.text, offset)};
    habit.step = std::max<std::size_t>(mostFrequent(steps, habit.step), 1);
    habit.sequenceOffset = mostFrequent(offsets, habit.sequenceOffset);
    habit.quotes = single > twice ? Style::SingleQuoted : Style::DoubleQuoted;
    return habit;
}

std::size_t indicatorEnd(const Source &source, NodeId id)
{
    const Node node = source.tree.at(id);
    if (!node.properties.isEmpty())
        return node.properties.end;
    if (node.parent == noNode)
        return node.span.begin;
    const NodeId key = source.tree.keyOf(id);
    if (key != noNode)
        return skipToToken(source.text, source.tree.at(key).span.end) + 1;
    if (isInFlow(source.tree, id))
        return node.span.begin;
    return itemAt(source, node.parent, itemIndex(source.tree, id)).span.begin + 1;
}

std::size_t valueEnd(const Source &source, NodeId id)
{
    std::size_t end = source.tree.at(id).span.end;
    const std::size_t begin = source.tree.at(id).span.begin;
    while (end > begin && breaks.contains(source.text[end - 1]))
        --end;
    return end;
}

} // namespace slipway::yaml
