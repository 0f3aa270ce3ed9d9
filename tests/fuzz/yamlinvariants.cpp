// SPDX-License-Identifier: MIT
#include "yamlinvariants.h"

#include "core/yaml/edit.h"
#include "core/yaml/restyle.h"
#include "core/yaml/snippet.h"

#include <algorithm>
#include <array>
#include <format>

namespace slipway::yaml {

namespace {

std::string nodeViolation(const Tree &tree, NodeId id, std::size_t size)
{
    const Node node = tree.at(id);
    const bool isOrdered = node.properties.begin <= node.properties.end && node.properties.end <= node.span.begin &&
                           node.span.begin <= node.span.end && node.span.end <= size;
    if (!isOrdered)
        return std::format("node {} has spans in disorder", id);
    if (node.kind == Kind::Mapping && node.children.size() % 2 != 0)
        return std::format("mapping {} lacks a value", id);
    std::size_t end = node.span.begin;
    for (const NodeId child : node.children) {
        const Node inner = tree.at(child);
        if (inner.parent != id || inner.depth != node.depth + 1 || inner.properties.begin < end ||
            inner.span.end > node.span.end)
            return std::format("child {} of {} is out of place", child, id);
        end = inner.span.end;
    }
    return {};
}

std::string treeViolation(const Tree &tree, std::string_view text)
{
    if (tree.size() > 3 * text.size() + 2)
        return "more nodes than the text can hold";
    for (const Diagnostic &problem : tree.problems()) {
        const Span span = problem.origin.span;
        if (span.begin > span.end || span.end > text.size() || problem.code.empty() || problem.text.empty())
            return "a problem without a proper place or text: " + problem.code;
    }
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (std::string wrong = nodeViolation(tree, id, text.size()); !wrong.empty())
            return wrong;
        const NodeId found = tree.nodeAt(tree.at(id).span.begin);
        if (found == noNode || found >= tree.size())
            return std::format("no node at the begin of {}", id);
        static_cast<void>(tree.find(tree.path(id)));
    }
    return {};
}

std::string editsViolation(const Edits &edits, std::string_view text, std::string_view name)
{
    if (!edits)
        return edits.error().code.starts_with("edit-") ? "" : "a refusal without a code";
    std::vector<TextEdit> ordered = *edits;
    std::ranges::stable_sort(ordered, {}, [](const TextEdit &edit) { return edit.span.begin; });
    std::size_t end = 0;
    for (const TextEdit &edit : ordered) {
        if (edit.span.begin < end || edit.span.end < edit.span.begin || edit.span.end > text.size())
            return std::format("{}: edits overlap", name);
        end = edit.span.end;
    }
    return Tree::parse(applied(text, *edits)).isValid() ? "" : std::format("{}: the text is broken afterwards", name);
}

} // namespace

std::string violation(std::string_view text, std::uint32_t seed)
{
    const Tree tree = Tree::parse(text, Readers::Both);
    if (std::string wrong = treeViolation(tree, text); !wrong.empty())
        return wrong;
    if (tree.root() == noNode)
        return editsViolation(setKey({text, tree}, noNode, "k", NewNode::string("v")), text, "setKey");
    static constexpr std::array<const char *, 6> values{"x", "1.10", "a\n b\n", "- x: 'y' # z", "", "\t\xC3\xA4\n\n"};
    const Source source{text, tree};
    const auto id = static_cast<NodeId>(seed % tree.size());
    const NewNode value = NewNode::string(values.at(seed / 7 % values.size()));
    const std::size_t index = seed / 5 % 4;
    const std::array<std::pair<const char *, Edits>, 15> outcomes{{
        {"setValue", setValue(source, id, value)},
        {"setValue", setValue(source, id, NewNode::mapping({{"k", NewNode::sequence({value})}}))},
        {"setKey", setKey(source, id, "k", value)},
        {"insertItem", insertItem(source, id, index, value)},
        {"removeItem", removeItem(source, id)},
        {"moveItem", moveItem(source, id, index)},
        {"duplicateItem", duplicateItem(source, id)},
        {"duplicateItems", duplicateItems(source, tree.at(id).children)},
        {"renameKey", renameKey(source, id, "k")},
        {"toBlock", toBlock(source, id)},
        {"toFlow", toFlow(source, id)},
        {"replaceValue", replaceValue(source, id, value)},
        {"replaceValue", replaceValue(source, id, NewNode::sequence({value}))},
        {"wrapInList", wrapInList(source, id)},
        {"setSnippet", setSnippet(source, id, seed % 2 == 0 ? "a: 1 # c\nb: [x]\n" : "|\n  one\n  two")},
    }};
    for (const auto &[name, edits] : outcomes) {
        if (std::string wrong = editsViolation(edits, text, name); !wrong.empty())
            return wrong;
    }
    return {};
}

} // namespace slipway::yaml
