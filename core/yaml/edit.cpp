// SPDX-License-Identifier: MIT
#include "core/yaml/edit.h"

#include "core/yaml/editjob.h"

#include <algorithm>
#include <array>
#include <set>

namespace slipway::yaml {

namespace {

std::unexpected<Refusal> refuseKind(const Source &source, NodeId node)
{
    return refuse("edit-kind", source.tree.at(node).span, "This value is of another kind than what is to be written.");
}

/// The number of keys of a mapping with that text.
std::ptrdiff_t occurrences(const Tree &tree, NodeId mapping, std::string_view key)
{
    std::ptrdiff_t count = 0;
    const std::span<const NodeId> children = tree.at(mapping).children;
    for (std::size_t i = 0; i < children.size(); i += 2)
        count += tree.at(tree.resolved(children[i])).value == key ? 1 : 0;
    return count;
}

/// Where a new key goes among the pairs of a mapping.
std::size_t placeFor(const Tree &tree, NodeId mapping, std::string_view key, std::span<const std::string_view> order)
{
    const std::span<const NodeId> children = tree.at(mapping).children;
    const auto rank = [&](std::string_view name) { return std::ranges::find(order, name) - order.begin(); };
    const auto own = rank(key);
    const auto unknown = std::ssize(order);
    std::optional<std::size_t> before;
    std::size_t place = children.size() / 2;
    if (own == unknown)
        return place;
    for (std::size_t i = children.size(); i >= 2; i -= 2) {
        const auto other = rank(tree.at(children[i - 2]).value);
        if (other < own)
            before = std::max(before.value_or(0), i / 2);
        else if (other != unknown && other > own)
            place = i / 2 - 1;
    }
    return before.value_or(place);
}

/// Ranges of nodes, in order of the text.
using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

/// The first anchor in the ranges that an alias outside needs.
NodeId neededAnchor(const Tree &tree, const Ranges &ranges)
{
    const auto isInside = [&](NodeId id) {
        const auto after = std::ranges::upper_bound(ranges, id, {}, &Ranges::value_type::first);
        return after != ranges.begin() && id < std::prev(after)->second;
    };
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (tree.at(id).kind == Kind::Alias && !isInside(id) && isInside(tree.at(id).target))
            return tree.at(id).target;
    }
    return noNode;
}

bool isFlowPair(const Source &source, NodeId mapping)
{
    const Node node = source.tree.at(mapping);
    return node.style == Style::Flow && source.text.substr(node.span.begin, 1) != "{" &&
           source.text.substr(node.span.begin, 1) != "[";
}

Edits addPair(const Source &source, NodeId mapping, std::size_t index, std::string_view key, const NewNode &value)
{
    EditJob job(source);
    const Node node = source.tree.at(mapping);
    const NodeWriter writer(habitAt(source, node.span.begin));
    const std::size_t at =
        index < itemCount(source.tree, mapping) ? node.children[2 * index] : job.expected.subtreeEnd(mapping);
    job.expected.insert(mapping, at, std::array{NewNode::string(std::string(key)), value});
    const bool isFlow = node.style == Style::Flow;
    const std::string text =
        isFlow ? writer.key(key, Surroundings::FlowKey) + ": " + writer.inlineText(value)
               : writer.key(key) + ':' + writer.afterKey(value, columnAt(source.text, node.span.begin));
    writeItems(job, mapping, index, std::span(&text, 1));
    return job.finish();
}

/// The habit of a sequence's own dashes.
Habit habitOfSequence(const Source &source, NodeId sequence)
{
    const Node node = source.tree.at(sequence);
    Habit habit = habitAt(source, node.span.begin);
    const Node first = source.tree.at(node.children.front());
    const std::size_t begin = first.properties.begin;
    if (!first.isMissing && lineBegin(source.text, begin) == lineBegin(source.text, node.span.begin))
        habit.dashWidth = std::max<std::size_t>(begin - node.span.begin, 2);
    return habit;
}

/// First all but one, then that one, which leaves `[]` or `{}`.
Edits removeAll(const Source &source, NodeId collection, std::span<const NodeId> items)
{
    const Edits others = removeItems(source, items.subspan(1));
    if (!others)
        return others;
    const std::string between = applied(source.text, *others);
    const NodeId last = others->tree->at(collection).children.back();
    const Edits all = removeItem({between, *others->tree}, last);
    if (!all)
        return all;
    return Changes({trimmed(source.text, {{0, source.text.size()}, applied(between, *all)})}, all->tree);
}

std::unexpected<Refusal> refuseComment(const Item &item)
{
    return refuse("edit-comment", item.span, "Comments or unusual line ends stand between the items here.");
}

} // namespace

Edits setValue(const Source &source, NodeId node, const NewNode &value)
{
    if (const auto refusal = obstacle(source, node))
        return std::unexpected(*refusal);
    EditJob job(source);
    if (node == noNode) {
        if (value.isScalar())
            return refuse("edit-kind", {}, "An empty file cannot become a single value.");
        writeCollection(job, node, value);
        return job.finish();
    }
    const bool isScalar = source.tree.at(node).kind == Kind::Scalar;
    if (value.isScalar() && (isScalar || isEmptyValue(source.tree, node)))
        writeScalar(job, node, value);
    else if (!value.isScalar() && isEmptyValue(source.tree, node))
        writeCollection(job, node, value);
    else
        return refuseKind(source, node);
    return job.finish();
}

Edits setKey(const Source &source, NodeId mapping, std::string_view key, const NewNode &value,
             std::span<const std::string_view> order)
{
    if (const auto refusal = obstacle(source, mapping))
        return std::unexpected(*refusal);
    if (mapping == noNode || isEmptyValue(source.tree, mapping))
        return setValue(source, mapping, NewNode::mapping({{std::string(key), value}}));
    if (source.tree.at(mapping).kind != Kind::Mapping)
        return refuseKind(source, mapping);
    const std::ptrdiff_t count = occurrences(source.tree, mapping, key);
    const NodeId present = source.tree.value(mapping, key);
    if (count > 1)
        return refuse("edit-duplicate-key", source.tree.at(present).span, "The key %1 is there more than once.",
                      {std::string(key)});
    if (count == 1)
        return setValue(source, present, value);
    if (isFlowPair(source, mapping))
        return refuseKind(source, mapping);
    return addPair(source, mapping, placeFor(source.tree, mapping, key, order), key, value);
}

Edits setPath(const Source &source, std::span<const std::string> keys, const NewNode &value,
              std::span<const std::string_view> order)
{
    NodeId at = source.tree.root();
    std::size_t i = 0;
    for (; i + 1 < keys.size() && at != noNode; ++i) {
        if (const auto refusal = obstacle(source, at))
            return std::unexpected(*refusal);
        const NodeId next = source.tree.value(at, keys[i]);
        if (next == noNode)
            break;
        at = next;
    }
    if (keys.empty())
        return setValue(source, at, value);
    NewNode content = value;
    for (std::size_t last = keys.size() - 1; last > i; --last)
        content = NewNode::mapping({{keys[last], std::move(content)}});
    return setKey(source, at, keys[i], content, order);
}

Edits renameKey(const Source &source, NodeId key, std::string_view name)
{
    if (const auto refusal = obstacle(source, key))
        return std::unexpected(*refusal);
    const Node node = source.tree.at(key);
    const bool isKey = node.parent != noNode && source.tree.at(node.parent).kind == Kind::Mapping &&
                       source.tree.keyOf(key) == noNode && node.kind == Kind::Scalar;
    if (!isKey)
        return refuseKind(source, key);
    if (name != node.value && occurrences(source.tree, node.parent, name) > 0)
        return refuse("edit-duplicate-key", node.span, "The key %1 is there already.", {std::string(name)});
    EditJob job(source);
    writeScalar(job, key, NewNode::string(std::string(name)));
    return job.finish();
}

Edits removeItem(const Source &source, NodeId item)
{
    return removeItems(source, std::span(&item, 1));
}

Edits removeItems(const Source &source, std::span<const NodeId> items)
{
    if (const auto refusal = obstacle(source, noNode))
        return std::unexpected(*refusal);
    if (items.empty())
        return Changes();
    const NodeId collection = source.tree.at(items.front()).parent;
    const auto isStranger = [&](NodeId item) { return source.tree.at(item).parent != collection; };
    if (collection == noNode || isFlowPair(source, collection) || std::ranges::any_of(items, isStranger))
        return refuseKind(source, items.front());
    std::vector<std::size_t> indices;
    for (const NodeId item : items)
        indices.push_back(itemIndex(source.tree, item));
    std::ranges::sort(indices);
    indices.erase(std::ranges::unique(indices).begin(), indices.end());
    if (indices.size() > 1 && indices.size() == itemCount(source.tree, collection))
        return removeAll(source, collection, items);
    EditJob job(source);
    Ranges ranges;
    for (const std::size_t index : indices) {
        const Item whole = itemAt(source, collection, index);
        ranges.emplace_back(whole.first, job.expected.subtreeEnd(whole.last));
    }
    if (const NodeId needed = neededAnchor(source.tree, ranges); needed != noNode)
        return refuse("edit-anchor", source.tree.at(needed).span, "The anchor &%1 in here is used elsewhere.",
                      {std::string(source.tree.at(needed).anchor)});
    const std::size_t width = source.tree.at(collection).kind == Kind::Mapping ? 2 : 1;
    job.expected.remove(collection, ranges, indices.size() * width);
    if (!eraseItems(job, collection, indices))
        return refuseComment(itemAt(source, collection, indices.front()));
    return job.finish();
}

Edits insertItem(const Source &source, NodeId sequence, std::size_t index, const NewNode &item)
{
    return insertItems(source, sequence, index, std::span(&item, 1));
}

Edits insertItems(const Source &source, NodeId sequence, std::size_t index, std::span<const NewNode> items)
{
    if (const auto refusal = obstacle(source, sequence))
        return std::unexpected(*refusal);
    if (sequence == noNode || isEmptyValue(source.tree, sequence))
        return setValue(source, sequence, NewNode::sequence({items.begin(), items.end()}));
    const Node node = source.tree.at(sequence);
    if (node.kind != Kind::Sequence)
        return refuseKind(source, sequence);
    EditJob job(source);
    const NodeWriter writer(habitOfSequence(source, sequence));
    const bool isFlow = node.style == Style::Flow;
    std::vector<std::string> texts;
    for (const NewNode &item : items)
        texts.push_back(isFlow ? writer.inlineText(item)
                               : '-' + writer.afterDash(item, columnAt(source.text, node.span.begin)));
    job.expected.insert(sequence,
                        index < node.children.size() ? node.children[index] : job.expected.subtreeEnd(sequence), items);
    writeItems(job, sequence, index, texts);
    return job.finish();
}

Edits moveItem(const Source &source, NodeId item, std::size_t index)
{
    if (const auto refusal = obstacle(source, noNode))
        return std::unexpected(*refusal);
    const NodeId collection = source.tree.at(item).parent;
    if (collection == noNode)
        return refuseKind(source, item);
    EditJob job(source);
    const std::size_t from = itemIndex(source.tree, item);
    const std::size_t to = std::min(index, itemCount(source.tree, collection) - 1);
    if (from == to)
        return Changes();
    const Item whole = itemAt(source, collection, from);
    const Item other = itemAt(source, collection, to);
    const std::size_t end = job.expected.subtreeEnd(whole.last);
    if (from < to)
        job.expected.rotate(whole.first, end, job.expected.subtreeEnd(other.last));
    else
        job.expected.rotate(other.first, whole.first, end);
    if (!shiftItem(job, collection, from, to))
        return refuseComment(whole);
    return job.finish();
}

Edits duplicateItem(const Source &source, NodeId item)
{
    return duplicateItems(source, std::span(&item, 1));
}

Edits duplicateItems(const Source &source, std::span<const NodeId> items)
{
    if (const auto refusal = obstacle(source, noNode))
        return std::unexpected(*refusal);
    if (items.empty())
        return Changes();
    const NodeId sequence = source.tree.at(items.front()).parent;
    const auto isBeside = [&](NodeId item) { return source.tree.at(item).parent == sequence; };
    if (sequence == noNode || source.tree.at(sequence).kind != Kind::Sequence || !std::ranges::all_of(items, isBeside))
        return refuseKind(source, items.front());
    EditJob job(source);
    const std::set<NodeId> ordered(items.begin(), items.end());
    Ranges ranges;
    std::vector<std::size_t> indices;
    for (const NodeId item : ordered) {
        ranges.emplace_back(item, job.expected.subtreeEnd(item));
        indices.push_back(itemIndex(source.tree, item));
        for (NodeId id = item; id < ranges.back().second; ++id) {
            if (!source.tree.at(id).anchor.empty())
                return refuse("edit-anchor", source.tree.at(id).span, "A copy would define the anchor &%1 again.",
                              {std::string(source.tree.at(id).anchor)});
        }
    }
    job.expected.duplicate(sequence, ranges);
    copyItems(job, sequence, indices);
    return job.finish();
}

} // namespace slipway::yaml
