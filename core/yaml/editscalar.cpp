// SPDX-License-Identifier: MIT
// Writing values in the place of scalars and empty values.
#include "core/yaml/editjob.h"

#include <algorithm>

namespace slipway::yaml {

namespace {

bool isBlock(Style style)
{
    return style == Style::Literal || style == Style::Folded;
}

/// The head of a block scalar (`|2-`) and its lines.
struct BlockParts {
    Span head;
    Span body;
};

BlockParts blockParts(std::string_view text, const Node &node)
{
    const std::size_t head = std::min(text.find_first_not_of("|>+-0123456789", node.span.begin), text.size());
    const std::size_t body = std::min(nextLine(text, head), std::max(head, node.span.end));
    return {.head = {node.span.begin, head}, .body = {std::max(body, head), std::max(body, node.span.end)}};
}

bool isSame(const Node &node, const NewNode &value)
{
    if (value.text != node.value)
        return false;
    if (value.type == NewNode::Type::Typed)
        return node.style == Style::Plain && node.isMissing == value.text.empty();
    return node.style != Style::Plain || isStringWhenPlain(node.value);
}

/// Where the spaces before `offset` begin.
std::size_t spacesBefore(std::string_view text, std::size_t offset)
{
    while (offset > 0 && text[offset - 1] == ' ')
        --offset;
    return offset;
}

/// ` value` behind the colon or dash of a missing value, with the colon that a flow mapping's key may still need.
void fillMissing(EditJob &job, const Node &node, const std::string &text)
{
    const std::string_view all = job.source.text;
    const std::size_t at = node.span.begin;
    const NodeId parent = node.parent;
    const char before = at > 0 ? all[at - 1] : '\n';
    const bool isBehindKey = parent != noNode && job.node(parent).kind == Kind::Mapping && before != ':' &&
                             node.properties.isEmpty() && before != '?';
    const std::size_t spaces = std::min(all.find_first_not_of(' ', at), all.size()) - at;
    const bool isAtLineEnd = lineEnd(all, at) == at + spaces;
    job.replace({at, at + (isAtLineEnd ? spaces : 0)}, (isBehindKey ? ": " : text.empty() ? "" : " ") + text);
}

void writeOneLine(EditJob &job, NodeId id, const std::string &text)
{
    const Node node = job.node(id);
    if (node.isMissing) {
        fillMissing(job, node, text);
    } else if (isBlock(node.style)) {
        const BlockParts parts = blockParts(job.source.text, node);
        const bool endsFile = node.span.end == job.source.text.size() && !job.source.text.ends_with('\n');
        job.replace(parts.head, text);
        if (endsFile)
            job.replace({lineEnd(job.source.text, parts.head.end), parts.body.end}, "");
        else
            job.replace(parts.body, "");
    } else {
        const bool isTight = text.empty() && !isInFlow(job.source.tree, id);
        job.replace({isTight ? spacesBefore(job.source.text, node.span.begin) : node.span.begin, node.span.end}, text);
    }
}

/// Where the lines of a block scalar start, as it stands or as it should.
std::size_t contentColumn(const EditJob &job, NodeId id, const Habit &habit)
{
    const Node node = job.node(id);
    const std::size_t parent = parentColumn(job.source, id);
    if (!isBlock(node.style))
        return node.parent == noNode ? habit.step : parent + habit.step;
    const BlockParts parts = blockParts(job.source.text, node);
    const std::string_view head = job.source.text.substr(parts.head.begin, parts.head.length());
    const std::size_t digit = head.find_first_of("123456789");
    if (digit != std::string_view::npos)
        return parent + static_cast<std::size_t>(head[digit] - '0');
    for (std::size_t at = parts.body.begin; at < parts.body.end; at = nextLine(job.source.text, at)) {
        if (!isBlankLine(job.source.text, at))
            return job.source.text.find_first_not_of(' ', at) - at;
    }
    return parent + habit.step;
}

void writeBlock(EditJob &job, NodeId id, BlockScalar block, const std::string &newline)
{
    const Node node = job.node(id);
    const std::string_view all = job.source.text;
    if (isBlock(node.style)) {
        const BlockParts parts = blockParts(all, node);
        const bool hasLine =
            parts.body.begin > 0 && (all[parts.body.begin - 1] == '\n' || all[parts.body.begin - 1] == '\r');
        const bool endsFile = parts.body.end == all.size() && !all.ends_with('\n') && block.head.ends_with('-');
        if (endsFile)
            block.body.resize(block.body.size() - newline.size());
        job.replace(parts.head, block.head);
        job.replace(parts.body, hasLine ? block.body : newline + block.body);
        return;
    }
    const std::size_t next = nextLine(all, node.span.end);
    const bool hasLine = next > 0 && (all[next - 1] == '\n' || all[next - 1] == '\r');
    if (!hasLine && block.head.ends_with('-'))
        block.body.resize(block.body.size() - newline.size());
    writeOneLine(job, id, block.head);
    job.put(next, hasLine ? block.body : newline + block.body);
}

/// The text as a block scalar, when the value is one already, or is plain and gets several lines.
std::optional<BlockScalar> blockFor(const EditJob &job, NodeId id, const NewNode &value, const Habit &habit)
{
    const Node node = job.node(id);
    const bool isNew = node.style == Style::Plain && value.text.contains('\n');
    if (value.type != NewNode::Type::String || isInFlow(job.source.tree, id) || (!isBlock(node.style) && !isNew))
        return std::nullopt;
    return blockScalar(value.text, node.style == Style::Folded ? Style::Folded : Style::Literal,
                       contentColumn(job, id, habit), parentColumn(job.source, id), habit.newline);
}

/// Lines behind an empty value that goes away.
void writeBelow(EditJob &job, const Node &node, const std::string &lines)
{
    const std::string_view all = job.source.text;
    if (!node.isMissing)
        job.replace({spacesBefore(all, node.span.begin), node.span.end}, "");
    job.put(lineEnd(all, node.span.end), lines);
}

} // namespace

void writeScalar(EditJob &job, NodeId id, const NewNode &value)
{
    const Node node = job.node(id);
    if (node.kind == Kind::Scalar && isSame(node, value))
        return;
    const Habit habit = habitAt(job.source, node.span.begin);
    job.expected.replace(id, value);
    if (const std::optional<BlockScalar> block = blockFor(job, id, value, habit)) {
        writeBlock(job, id, *block, habit.newline);
        return;
    }
    const bool isKey =
        node.parent != noNode && job.node(node.parent).kind == Kind::Mapping && job.source.tree.keyOf(id) == noNode;
    const Surroundings where = isInFlow(job.source.tree, id)
                                   ? (isKey ? Surroundings::FlowKey : Surroundings::FlowValue)
                                   : (isKey ? Surroundings::BlockKey : Surroundings::BlockValue);
    const Style quotes = isBlock(node.style) ? Style::DoubleQuoted : habit.quotes;
    writeOneLine(job, id, scalarText(value, node.style, quotes, where));
}

void writeCollection(EditJob &job, NodeId id, const NewNode &value)
{
    const std::string_view all = job.source.text;
    job.expected.replace(id == noNode ? 0 : id, value);
    if (id == noNode) {
        const NodeWriter writer(habitAt(job.source, all.size()));
        const std::string newline = writer.habit().newline;
        const bool needsBreak =
            !all.empty() && all.back() != '\n' && all.back() != '\r' && !isBlankLine(all, all.size());
        job.put(all.size(), (needsBreak ? newline : "") +
                                (value.items.empty() ? writer.inlineText(value) : writer.blockLines(value, 0)) +
                                newline);
        return;
    }
    const Node node = job.node(id);
    const NodeWriter writer(habitAt(job.source, node.span.begin));
    const bool isRoot = node.parent == noNode;
    const std::size_t column = parentColumn(job.source, id);
    if (isInFlow(job.source.tree, id) || value.items.empty()) {
        writeOneLine(job, id, writer.inlineText(value));
    } else if (isRoot && node.isMissing) {
        writeBelow(job, node, writer.habit().newline + writer.blockLines(value, 0));
    } else if (isRoot) {
        job.replace(node.span, writer.blockLines(value, 0));
    } else if (job.node(node.parent).kind == Kind::Sequence) {
        writeOneLine(job, id, writer.afterDash(value, column).substr(writer.habit().dashWidth - 1));
    } else {
        writeBelow(job, node, writer.afterKey(value, column));
    }
}

} // namespace slipway::yaml
