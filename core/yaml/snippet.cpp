// SPDX-License-Identifier: MIT
#include "core/yaml/snippet.h"

#include "core/yaml/editjob.h"
#include "core/yaml/restyle.h"

#include <algorithm>

namespace slipway::yaml {

namespace {

/// A text line by line, without line ends.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t at = 0;;) {
        const std::size_t end = lineEnd(text, at);
        lines.push_back(text.substr(at, end - at));
        if (end >= text.size())
            return lines;
        at = nextLine(text, at);
    }
}

std::size_t indentationOf(std::string_view line)
{
    return std::min(line.find_first_not_of(' '), line.size());
}

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

/// The lines with at most `columns` spaces less, joined by plain line ends.
std::string dedented(std::string_view text, std::size_t columns, bool keepsFirst)
{
    std::string result;
    const std::vector<std::string_view> lines = linesOf(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool isWhole = i == 0 && keepsFirst;
        result.append(i > 0 ? "\n" : "");
        result.append(isWhole ? lines[i] : lines[i].substr(std::min(columns, indentationOf(lines[i]))));
    }
    return result;
}

std::string indented(std::string_view text, std::size_t columns, const std::string &newline, bool skipsFirst)
{
    std::string result;
    const std::vector<std::string_view> lines = linesOf(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        result.append(i > 0 ? newline : "");
        if (!(i == 0 && skipsFirst) && !isBlank(lines[i]))
            result.append(columns, ' ');
        result.append(lines[i]);
    }
    return result;
}

bool isBlockCollection(const Node &node)
{
    return node.style == Style::Block && (node.kind == Kind::Sequence || node.kind == Kind::Mapping);
}

/// True when a block collection stands on lines below its key.
bool isBelowKey(const Source &source, NodeId id)
{
    const Node node = source.tree.at(id);
    return isBlockCollection(node) && node.parent != noNode && startsLine(source.text, node.span.begin) &&
           source.tree.keyOf(id) != noNode;
}

std::string_view trimmedEnd(std::string_view text)
{
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

/// The bytes that a snippet takes the place of.
Span placeOf(const Source &source, NodeId id)
{
    const Node node = source.tree.at(id);
    const std::size_t end = valueEnd(source, id);
    if (isBelowKey(source, id)) // a comment behind the key stays
        return {lineEnd(source.text, indicatorEnd(source, id)), lineEnd(source.text, end)};
    return {std::min(indicatorEnd(source, id), end), node.isMissing ? indicatorEnd(source, id) : end};
}

std::size_t columnFor(const Source &source, NodeId id, Kind kind, const Habit &habit)
{
    const Node node = source.tree.at(id);
    if (isBlockCollection(node))
        return columnAt(source.text, node.span.begin);
    return parentColumn(source, id) + (kind == Kind::Sequence ? habit.sequenceOffset : habit.step);
}

} // namespace

std::string snippetOf(const Source &source, NodeId node)
{
    if (node == noNode || source.tree.at(node).isMissing)
        return {};
    const Node written = source.tree.at(node);
    const std::size_t end = valueEnd(source, node);
    if (isBelowKey(source, node)) {
        const std::size_t begin = nextLine(source.text, indicatorEnd(source, node));
        return dedented(source.text.substr(begin, lineEnd(source.text, end) - begin),
                        columnAt(source.text, written.span.begin), false);
    }
    const std::string_view text = source.text.substr(written.span.begin, end - written.span.begin);
    if (isBlockCollection(written))
        return dedented(text, columnAt(source.text, written.span.begin), true);
    std::size_t least = std::string_view::npos;
    const std::vector<std::string_view> lines = linesOf(text);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!isBlank(lines[i]))
            least = std::min(least, indentationOf(lines[i]));
    }
    return dedented(text, least == std::string_view::npos || least < 2 ? 0 : least - 2, true);
}

Edits setSnippet(const Source &source, NodeId node, std::string_view snippet)
{
    if (const auto refusal = obstacle(source, node))
        return std::unexpected(*refusal);
    snippet = trimmedEnd(snippet);
    const Tree inner = Tree::parse(std::string(snippet) + '\n');
    if (!inner.isValid())
        return refuse("edit-snippet", source.tree.at(node).span, "This is not YAML: " + inner.problems().front().text,
                      inner.problems().front().arguments);
    if (inner.root() == noNode)
        return replaceValue(source, node, NewNode::typed({}));
    if (snippet == snippetOf(source, node))
        return Changes();
    const Node root = inner.at(inner.root());
    const bool hasLines = isBlockCollection(root);
    const bool isOneLine = snippet.find_first_of("\r\n") == std::string_view::npos;
    if (isInFlow(source.tree, node) && (hasLines || !isOneLine))
        return refuse("edit-kind", source.tree.at(node).span, "The map or list around this is written in brackets.");
    EditJob job(source);
    job.expected.graft(node, Outline(inner));
    const Habit habit = habitAt(source, source.tree.at(node).span.begin);
    const Span place = placeOf(source, node);
    const bool isRoot = source.tree.at(node).parent == noNode;
    std::string text;
    if (hasLines) {
        const std::size_t column = isRoot ? 0 : columnFor(source, node, root.kind, habit);
        text = (isRoot ? "" : habit.newline) + indented(snippet, column, habit.newline, false);
    } else {
        text = (isRoot ? "" : " ") + indented(snippet, parentColumn(source, node), habit.newline, true);
    }
    const std::size_t first = std::min(text.find_first_of("\r\n"), text.size());
    job.replace(place, isOneLine && !hasLines ? text : text.substr(0, first));
    if (!(isOneLine && !hasLines))
        job.put(lineEnd(source.text, place.end), text.substr(first));
    return job.finish();
}

} // namespace slipway::yaml
