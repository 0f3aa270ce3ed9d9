// SPDX-License-Identifier: MIT
#include "core/yaml/restyle.h"

#include "core/yaml/editjob.h"
#include "core/yaml/restylewriter.h"

#include <algorithm>

namespace slipway::yaml {

namespace {

/// True when a comment stands between `begin` and the end of a collection, outside its scalars.
bool hasComment(const Source &source, NodeId collection, std::size_t begin, std::size_t subtreeEnd)
{
    const auto contains = [&](std::size_t from, std::size_t to) {
        return from < to && source.text.substr(from, to - from).contains('#');
    };
    for (std::size_t id = collection + 1; id < subtreeEnd; ++id) {
        const Node node = source.tree.at(static_cast<NodeId>(id));
        if (node.kind == Kind::Sequence || node.kind == Kind::Mapping)
            continue;
        if (contains(begin, node.properties.begin))
            return true;
        const bool isBlock = node.style == Style::Literal || node.style == Style::Folded;
        if (isBlock && contains(node.span.begin, std::min(lineEnd(source.text, node.span.begin), node.span.end)))
            return true;
        begin = std::max(begin, node.span.end);
    }
    return contains(begin, source.tree.at(collection).span.end);
}

std::unexpected<Refusal> refuseComments(const Source &source, NodeId id)
{
    return refuse("edit-comment", source.tree.at(id).span, "There are comments in this value, which would be lost.");
}

std::unexpected<Refusal> refuseKind(const Source &source, NodeId id)
{
    return refuse("edit-kind", source.tree.at(id).span, "This value cannot be written in another way.");
}

bool isCollection(const Tree &tree, NodeId id, Style style)
{
    const Node node = tree.at(id);
    return (node.kind == Kind::Sequence || node.kind == Kind::Mapping) && node.style == style;
}

/// `text` with its first line in the place of `span`, and the others behind the line on which that ends.
void replaceByLines(EditJob &job, Span span, const std::string &text)
{
    const std::string_view all = job.source.text;
    const std::size_t first = std::min(text.find_first_of("\r\n"), text.size());
    job.replace(span, text.substr(0, first));
    if (first < text.size())
        job.put(lineEnd(all, span.end), text.substr(first));
}

void writeAsBlock(EditJob &job, NodeId id, const RestyleWriter &writer)
{
    const Node node = job.node(id);
    const std::size_t column = parentColumn(job.source, id);
    if (node.parent == noNode) {
        replaceByLines(job, node.span, writer.blockLines(id, columnAt(job.source.text, node.span.begin)));
    } else if (job.node(node.parent).kind == Kind::Mapping) {
        const std::size_t begin = node.properties.isEmpty() ? indicatorEnd(job.source, id) : node.properties.begin - 1;
        replaceByLines(job, {begin, node.span.end}, writer.afterKey(id, column));
    } else {
        const std::size_t begin = itemAt(job.source, node.parent, itemIndex(job.source.tree, id)).span.begin + 1;
        replaceByLines(job, {begin, node.span.end}, writer.afterDash(id, column));
    }
}

/// Takes all bytes of a value away and writes `text` behind its indicator.
void writeInstead(EditJob &job, NodeId id, const std::string &text)
{
    const std::size_t begin = indicatorEnd(job.source, id);
    const bool isTight = begin == job.node(id).span.begin || text.empty();
    job.replace({begin, valueEnd(job.source, id)}, isTight ? text : ' ' + text);
}

/// First nothing, then the collection.
Edits replaceByCollection(const Source &source, NodeId node, const NewNode &value)
{
    const Edits emptied = replaceValue(source, node, NewNode::typed({}));
    if (!emptied)
        return emptied;
    const std::string between = applied(source.text, *emptied);
    const Edits filled = setValue({between, emptied->tree ? *emptied->tree : source.tree}, node, value);
    if (!filled)
        return filled;
    return Changes({trimmed(source.text, {{0, source.text.size()}, applied(between, *filled)})}, filled->tree);
}

} // namespace

Edits toBlock(const Source &source, NodeId collection)
{
    if (const auto refusal = obstacle(source, collection))
        return std::unexpected(*refusal);
    if (collection == noNode || !isCollection(source.tree, collection, Style::Flow) ||
        isInFlow(source.tree, collection) || source.tree.at(collection).children.empty())
        return collection == noNode ? Edits(Changes()) : refuseKind(source, collection);
    EditJob job(source);
    const Node node = source.tree.at(collection);
    const RestyleWriter writer(source, habitAt(source, node.span.begin));
    if (!writer.canWrite(collection))
        return refuseKind(source, collection);
    if (hasComment(source, collection, node.span.begin, job.expected.subtreeEnd(collection)))
        return refuseComments(source, collection);
    writeAsBlock(job, collection, writer);
    return job.finish();
}

Edits toFlow(const Source &source, NodeId collection)
{
    if (const auto refusal = obstacle(source, collection))
        return std::unexpected(*refusal);
    if (collection == noNode || !isCollection(source.tree, collection, Style::Block))
        return collection == noNode ? Edits(Changes()) : refuseKind(source, collection);
    EditJob job(source);
    const Node node = source.tree.at(collection);
    const RestyleWriter writer(source, habitAt(source, node.span.begin));
    if (!writer.canWrite(collection))
        return refuseKind(source, collection);
    if (hasComment(source, collection, indicatorEnd(source, collection), job.expected.subtreeEnd(collection)))
        return refuseComments(source, collection);
    std::string text = writer.inlineText(collection);
    if (!node.properties.isEmpty()) // they stay where they are
        text.erase(0, node.properties.length() + 1);
    writeInstead(job, collection, text);
    return job.finish();
}

Edits reorderItems(const Source &source, NodeId collection, std::span<const std::size_t> order)
{
    if (const auto refusal = obstacle(source, collection))
        return std::unexpected(*refusal);
    std::vector<std::size_t> sorted(order.begin(), order.end());
    std::ranges::sort(sorted);
    const std::size_t count = collection == noNode ? 0 : itemCount(source.tree, collection);
    bool isPermutation = sorted.size() == count && count > 0;
    for (std::size_t i = 0; i < sorted.size(); ++i)
        isPermutation = isPermutation && sorted[i] == i;
    if (!isPermutation)
        return refuse("edit-kind", {}, "These items cannot be put into that order.");
    if (std::ranges::is_sorted(order))
        return Changes();
    EditJob job(source);
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    for (const std::size_t index : order) {
        const Item item = itemAt(source, collection, index);
        ranges.emplace_back(item.first, job.expected.subtreeEnd(item.last));
    }
    job.expected.reorder(collection, ranges);
    if (!arrangeItems(job, collection, 0, {order.begin(), order.end()}))
        return refuseComments(source, collection);
    return job.finish();
}

Edits replaceValue(const Source &source, NodeId node, const NewNode &value)
{
    if (const auto refusal = obstacle(source, node))
        return std::unexpected(*refusal);
    if (node == noNode || isEmptyValue(source.tree, node) ||
        (value.isScalar() && source.tree.at(node).kind == Kind::Scalar))
        return setValue(source, node, value);
    const bool isFlow = isInFlow(source.tree, node);
    if (!value.isScalar() && !isFlow)
        return replaceByCollection(source, node, value);
    EditJob job(source);
    if (hasComment(source, node, indicatorEnd(source, node), job.expected.subtreeEnd(node)))
        return refuseComments(source, node);
    job.expected.replace(node, value);
    const Habit habit = habitAt(source, source.tree.at(node).span.begin);
    const Surroundings where = isFlow ? Surroundings::FlowValue : Surroundings::BlockValue;
    writeInstead(job, node,
                 value.isScalar() ? scalarText(value, Style::Plain, habit.quotes, where)
                                  : NodeWriter(habit).inlineText(value));
    return job.finish();
}

Edits wrapInList(const Source &source, NodeId node)
{
    if (const auto refusal = obstacle(source, node))
        return std::unexpected(*refusal);
    if (node == noNode || !source.tree.at(node).properties.isEmpty() || source.tree.at(node).isMissing)
        return refuse("edit-kind", {}, "This value cannot be made a list here.");
    EditJob job(source);
    job.expected.wrap(node);
    const Node written = source.tree.at(node);
    if (!isCollection(source.tree, node, Style::Block)) {
        job.put(written.span.begin, "[");
        job.put(valueEnd(source, node), "]");
        return job.finish();
    }
    const std::size_t end = valueEnd(source, node);
    job.put(written.span.begin, "- ");
    for (std::size_t line = nextLine(source.text, written.span.begin); line < end; line = nextLine(source.text, line)) {
        if (!isBlankLine(source.text, line))
            job.put(line, "  ");
    }
    return job.finish();
}

} // namespace slipway::yaml
