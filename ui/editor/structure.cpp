// SPDX-License-Identifier: MIT
#include "ui/editor/structure.h"

#include "core/text/lineindex.h"
#include "core/yaml/tree.h"

#include <algorithm>
#include <vector>

namespace slipway::ui {

using yaml::Kind;
using yaml::Node;
using yaml::NodeId;
using yaml::Style;

namespace {

bool isCollection(const Node &node)
{
    return node.kind == Kind::Sequence || node.kind == Kind::Mapping;
}

/// The line that a node hangs on: its key's, its dash's, or its own first.
std::size_t headOf(const yaml::Tree &tree, NodeId id)
{
    const Node node = tree.at(id);
    const NodeId key = tree.keyOf(id);
    if (key != yaml::noNode)
        return tree.at(key).span.begin;
    return node.properties.isEmpty() ? node.span.begin : node.properties.begin;
}

/// The last byte of a node that is no line end: a block scalar's span may hold the blank lines behind it.
std::size_t lastByte(const Node &node, std::string_view text)
{
    std::size_t end = node.span.end;
    while (end > node.span.begin && (text[end - 1] == '\n' || text[end - 1] == '\r' || text[end - 1] == ' '))
        --end;
    return end > node.span.begin ? end - 1 : node.span.begin;
}

/// True when the text at the begin of a line is a comment.
bool isComment(std::string_view text, std::size_t lineStart)
{
    const std::size_t first = text.find_first_not_of(" \t", lineStart);
    return first != std::string_view::npos && text[first] == '#';
}

bool isBlockScalar(const Node &node)
{
    return node.style == Style::Literal || node.style == Style::Folded;
}

/// Nodes come in the order of the text, so the line of each head is the last one's or one soon behind it.
void addNodes(const yaml::Tree &tree, std::string_view text, const LineIndex &lines, QList<BlockRange> &folds)
{
    std::size_t line = 0;
    for (NodeId id = 1; id < tree.size(); ++id) {
        const Node node = tree.at(id);
        if ((!isCollection(node) && !isBlockScalar(node)) || node.span.isEmpty())
            continue;
        const std::size_t head = headOf(tree, id);
        while (line + 1 < lines.lineCount() && lines.start(line + 1) <= head)
            ++line;
        const auto first = static_cast<int>(line);
        const auto last = static_cast<int>(lines.lineOf(lastByte(node, text)));
        if (last <= first)
            continue;
        if (folds.isEmpty() || folds.last().first != first)
            folds.append({.first = first, .last = last});
        else
            folds.last().last = std::max(folds.last().last, last);
    }
}

/// Comment lines, but not those that are content of a block scalar.
void addComments(std::string_view text, const LineIndex &lines, const std::vector<Span> &scalars,
                 QList<BlockRange> &folds)
{
    const std::size_t count = lines.lineCount();
    auto scalar = scalars.begin();
    for (std::size_t line = 0; line < count; ++line) {
        const auto isOwn = [&](std::size_t at) {
            const std::size_t start = lines.start(at);
            while (scalar != scalars.end() && scalar->end <= start)
                ++scalar;
            const bool isContent = scalar != scalars.end() && scalar->begin < start;
            return !isContent && isComment(text, start);
        };
        const std::size_t first = line;
        while (line < count && isOwn(line))
            ++line;
        if (line > first + 1)
            folds.append({.first = static_cast<int>(first), .last = static_cast<int>(line) - 1});
    }
}

/// The node with its properties; with its key when it is a mapping's value.
Span withKey(const yaml::Tree &tree, NodeId id)
{
    const Node node = tree.at(id);
    const std::size_t begin = node.properties.isEmpty() ? node.span.begin : node.properties.begin;
    const NodeId key = tree.keyOf(id);
    return {.begin = key == yaml::noNode ? begin : tree.at(key).span.begin, .end = node.span.end};
}

} // namespace

QList<BlockRange> foldableLines(const yaml::Tree &tree, std::string_view text, const LineIndex &lines)
{
    QList<BlockRange> folds;
    std::vector<Span> scalars;
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (isBlockScalar(tree.at(id)))
            scalars.push_back(tree.at(id).span);
    }
    addNodes(tree, text, lines, folds);
    const qsizetype nodes = folds.size();
    addComments(text, lines, scalars, folds);
    std::ranges::inplace_merge(folds, folds.begin() + nodes, {}, &BlockRange::first);
    return folds;
}

std::optional<std::pair<Span, Span>> pairAt(const yaml::Tree &tree, std::size_t offset)
{
    for (const std::size_t at : {offset, offset == 0 ? offset : offset - 1}) {
        for (NodeId id = tree.nodeAt(at); id != yaml::noNode; id = tree.at(id).parent) {
            const Node node = tree.at(id);
            const bool hasPair =
                node.style == Style::Flow || node.style == Style::SingleQuoted || node.style == Style::DoubleQuoted;
            if (!hasPair || node.span.length() < 2 || (at != node.span.begin && at != node.span.end - 1))
                continue;
            return std::pair(Span{.begin = node.span.begin, .end = node.span.begin + 1},
                             Span{.begin = node.span.end - 1, .end = node.span.end});
        }
    }
    return std::nullopt;
}

std::optional<Span> enclosing(const yaml::Tree &tree, Span span)
{
    const auto isLarger = [span](Span other) { return other.encloses(span) && other != span; };
    for (NodeId id = tree.nodeAt(span.begin); id != yaml::noNode; id = tree.at(id).parent) {
        if (isLarger(tree.at(id).span))
            return tree.at(id).span;
        if (const Span pair = withKey(tree, id); isLarger(pair))
            return pair;
        const NodeId parent = tree.at(id).parent; // a key: the pair that it is in
        if (parent == yaml::noNode || tree.at(parent).kind != Kind::Mapping)
            continue;
        const auto &children = tree.at(parent).children;
        const auto it = std::ranges::find(children, id);
        if (it != children.end() && (it - children.begin()) % 2 == 0 && isLarger(withKey(tree, *(it + 1))))
            return withKey(tree, *(it + 1));
    }
    return std::nullopt;
}

} // namespace slipway::ui
