// SPDX-License-Identifier: MIT
// Items of sequences and pairs of mappings: putting in, taking out, moving.
#include "core/yaml/editjob.h"

#include <algorithm>

namespace slipway::yaml {

namespace {

bool endsWithBreak(std::string_view text)
{
    return text.ends_with('\n') || text.ends_with('\r');
}

std::string_view slice(std::string_view text, Span span)
{
    return text.substr(span.begin, span.length());
}

/// True when an empty line stands between all items.
bool isSpaced(const Source &source, NodeId collection)
{
    const std::size_t count = itemCount(source.tree, collection);
    if (count < 2)
        return false;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const std::size_t end = itemAt(source, collection, i).own.end;
        if (!isBlankLine(source.text, end))
            return false;
    }
    return true;
}

void writeBlockItem(EditJob &job, NodeId collection, std::size_t index, std::span<const std::string> texts)
{
    const std::string_view all = job.source.text;
    const std::size_t count = itemCount(job.source.tree, collection);
    const std::string indentation(columnAt(all, job.node(collection).span.begin), ' ');
    const bool isLast = index >= count;
    const Item neighbour = itemAt(job.source, collection, isLast ? count - 1 : index);
    const std::string newline = newlineAt(all, neighbour.span.begin);
    const std::string gap = isSpaced(job.source, collection) ? newline : "";
    for (const std::string &text : texts) {
        if (!isLast && !neighbour.startsLine) {
            job.put(neighbour.span.begin, text + newline + gap + indentation);
        } else if (!isLast) {
            job.put(neighbour.own.begin, indentation + text + newline + gap);
        } else if (neighbour.own.end > 0 && endsWithBreak(all.substr(0, neighbour.own.end))) {
            job.put(neighbour.own.end, gap + indentation + text + newline);
        } else {
            job.put(neighbour.own.end, newline + gap + indentation + text);
        }
    }
}

std::string joined(std::span<const std::string> texts, const std::string &between)
{
    std::string text;
    for (const std::string &each : texts)
        text.append(text.empty() ? "" : between).append(each);
    return text;
}

void writeFlowItem(EditJob &job, NodeId collection, std::size_t index, std::span<const std::string> texts)
{
    const std::string_view all = job.source.text;
    const std::size_t count = itemCount(job.source.tree, collection);
    const Span span = job.node(collection).span;
    if (count == 0) {
        job.put(span.begin + 1, joined(texts, ", "));
        return;
    }
    const Item neighbour = itemAt(job.source, collection, std::min(index, count - 1));
    const std::string newline = newlineAt(all, neighbour.span.begin);
    const bool hasOwnLines = neighbour.startsLine && endsWithBreak(slice(all, neighbour.own));
    const std::string indentation(columnAt(all, neighbour.span.begin), ' ');
    const std::string text = joined(texts, hasOwnLines ? ',' + newline + indentation : ", ");
    if (index < count) {
        job.put(hasOwnLines ? neighbour.own.begin : neighbour.span.begin,
                hasOwnLines ? indentation + text + "," + newline : text + ", ");
        return;
    }
    if (!hasOwnLines) {
        job.put(neighbour.span.end, ", " + text);
        return;
    }
    const std::size_t comma = skipToToken(all, neighbour.span.end);
    const bool hasComma = all.substr(comma, 1) == ",";
    if (!hasComma)
        job.put(neighbour.span.end, ",");
    job.put(neighbour.own.end, indentation + text + (hasComma ? "," : "") + newline);
}

/// Writes `[]` or `{}` in the place of a block collection whose only item goes.
void eraseOnlyItem(EditJob &job, NodeId collection, const Item &item)
{
    const std::string_view all = job.source.text;
    const Node node = job.node(collection);
    const std::string empty = node.kind == Kind::Mapping ? "{}" : "[]";
    if (!item.startsLine || node.parent == noNode) {
        const std::size_t end = endsWithBreak(slice(all, item.span)) ? lineEnd(all, item.span.begin) : item.span.end;
        job.replace({item.span.begin, end}, empty);
        if (end < item.span.end)
            job.replace({nextLine(all, end), item.span.end}, "");
        return;
    }
    std::size_t indicator = node.properties.end;
    if (node.properties.isEmpty()) {
        const NodeId key = job.source.tree.keyOf(collection);
        const std::size_t begin = key != noNode ? job.node(key).span.end : item.own.begin;
        indicator = key != noNode ? skipToToken(all, begin) + 1 : all.find_last_of('-', begin) + 1;
    }
    job.put(indicator, ' ' + empty);
    const bool takesBreak = item.own.end == all.size() && !endsWithBreak(all);
    const std::size_t begin = takesBreak ? lineEnd(all, indicator) : item.own.begin;
    job.replace({begin, item.own.end}, "");
}

/// An item that goes, and its nearest neighbours that stay.
struct Going {
    static constexpr std::size_t nobody = std::string_view::npos;

    std::size_t index = 0;
    std::size_t before = nobody;
    std::size_t after = nobody;
    bool isSpacedBelow = false; ///< a blank line stands below it, before what stays, or nothing does

    [[nodiscard]] bool hasBefore() const { return before != nobody; }
    [[nodiscard]] bool hasAfter() const { return after != nobody; }
};

bool isBlankAbove(std::string_view text, std::size_t begin)
{
    const bool isPair = text.substr(0, begin).ends_with("\r\n");
    return begin > 0 && isBlankLine(text, begin - (isPair ? 2 : 1));
}

/// The lines of a block item with the blank lines that would be too many without it.
Span goingLines(const EditJob &job, NodeId collection, const Going &going, const Item &item)
{
    const std::string_view all = job.source.text;
    Span gone = item.own;
    const bool isAtEnd =
        !going.hasAfter() &&
        itemAt(job.source, collection, itemCount(job.source.tree, collection) - 1).own.end == all.size();
    if (going.hasBefore() && isBlankAbove(all, gone.begin) && going.isSpacedBelow) {
        const std::size_t limit = itemAt(job.source, collection, going.index - 1).own.end;
        while (gone.begin > limit && isBlankAbove(all, gone.begin))
            gone.begin = lineBegin(all, gone.begin - (all.substr(0, gone.begin).ends_with("\r\n") ? 2 : 1));
        gone.begin = std::max(gone.begin, limit);
    }
    while (!going.hasBefore() && going.hasAfter() && gone.end < all.size() && isBlankLine(all, gone.end))
        gone.end = nextLine(all, gone.end); // the next one is the first then
    if (isAtEnd && !endsWithBreak(all) && gone.begin > 0)
        gone.begin -= all.substr(0, gone.begin).ends_with("\r\n") ? 2U : 1U;
    return gone;
}

bool eraseBlockItem(EditJob &job, NodeId collection, const Going &going)
{
    const std::string_view all = job.source.text;
    const Item item = itemAt(job.source, collection, going.index);
    if (!going.hasBefore() && !going.hasAfter()) {
        eraseOnlyItem(job, collection, item);
        return true;
    }
    if (item.startsLine) {
        job.replace(goingLines(job, collection, going, item), "");
        return true;
    }
    if (!going.hasAfter())
        return false;
    const Item next = itemAt(job.source, collection, going.after);
    job.replace({item.span.begin, std::min(all.find_first_not_of(' ', next.own.begin), next.span.begin)}, "");
    return true;
}

/// An item of a flow collection that has lines of its own, with its comma.
void eraseFlowLines(EditJob &job, NodeId collection, const Going &going, const Item &item)
{
    const std::string_view all = job.source.text;
    job.replace(item.own, "");
    if (going.hasAfter() || !going.hasBefore() || all[skipToToken(all, item.span.end)] == ',')
        return;
    const std::size_t comma = skipToToken(all, itemAt(job.source, collection, going.before).span.end);
    if (comma < item.own.begin)
        job.replace({comma, comma + 1}, "");
}

bool eraseFlowItem(EditJob &job, NodeId collection, const Going &going)
{
    const std::string_view all = job.source.text;
    const Span span = job.node(collection).span;
    const Item item = itemAt(job.source, collection, going.index);
    Span gone = item.span;
    if (!going.hasBefore() && !going.hasAfter())
        gone = {span.begin + 1, span.end - 1};
    else if (item.startsLine && endsWithBreak(slice(all, item.own))) {
        eraseFlowLines(job, collection, going, item);
        return true;
    } else if (going.hasAfter())
        gone.end = itemAt(job.source, collection, going.index + 1).span.begin;
    else
        gone.begin = itemAt(job.source, collection, going.index - 1).span.end;
    const bool hasComment =
        slice(all, {gone.begin, item.span.begin}).contains('#') || slice(all, {item.span.end, gone.end}).contains('#');
    job.replace(gone, "");
    return !hasComment;
}

/// Neighbours may both take what is between them.
void joinDeletions(std::vector<TextEdit> &edits)
{
    std::ranges::stable_sort(edits, {}, [](const TextEdit &edit) { return edit.span.begin; });
    std::vector<TextEdit> joined;
    for (TextEdit &edit : edits) {
        const bool isDeletion = edit.replacement.empty() && !edit.span.isEmpty();
        if (isDeletion && !joined.empty() && joined.back().replacement.empty() &&
            edit.span.begin <= joined.back().span.end)
            joined.back().span.end = std::max(joined.back().span.end, edit.span.end);
        else
            joined.push_back(std::move(edit));
    }
    edits = std::move(joined);
}

/// The lines of a block item without the indentation before them, ending in a line end.
std::string chunk(std::string_view text, const Item &item, const std::string &newline)
{
    std::string lines(slice(text, item.own));
    lines.erase(0, std::min(lines.find_first_not_of(' '), lines.size()));
    return endsWithBreak(lines) ? lines : lines + newline;
}

/// Items [low, high) in the order `order`, what is between them staying in place.
void rearrangeBlock(EditJob &job, NodeId collection, std::size_t low, const std::vector<std::size_t> &order)
{
    const std::string_view all = job.source.text;
    const std::string indentation(columnAt(all, job.node(collection).span.begin), ' ');
    const Item first = itemAt(job.source, collection, low);
    const std::string newline = newlineAt(all, first.span.begin);
    std::string text = first.startsLine ? indentation : "";
    std::size_t end = first.own.begin;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Item slot = itemAt(job.source, collection, low + i);
        if (i > 0)
            text.append(slice(all, {end, slot.own.begin})).append(indentation);
        text.append(chunk(all, itemAt(job.source, collection, order[i]), newline));
        end = slot.own.end;
    }
    if (!endsWithBreak(all.substr(0, end)))
        text.resize(text.size() - (text.ends_with("\r\n") ? 2 : 1));
    job.replace({first.own.begin, end}, std::move(text));
}

bool rearrangeFlow(EditJob &job, NodeId collection, std::size_t low, const std::vector<std::size_t> &order)
{
    const std::string_view all = job.source.text;
    std::size_t end = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Item slot = itemAt(job.source, collection, low + i);
        if (i > 0 && slice(all, {end, slot.span.begin}).contains('#'))
            return false;
        job.replace(slot.span, std::string(slice(all, itemAt(job.source, collection, order[i]).span)));
        end = slot.span.end;
    }
    return true;
}

/// Items [begin, end), whose neighbours stay.
bool eraseRun(EditJob &job, NodeId collection, std::size_t begin, std::size_t end)
{
    const std::string_view all = job.source.text;
    const bool isFlow = job.node(collection).style == Style::Flow;
    Going going{.before = begin > 0 ? begin - 1 : Going::nobody,
                .after = end < itemCount(job.source.tree, collection) ? end : Going::nobody};
    const std::size_t below = itemAt(job.source, collection, end - 1).own.end;
    going.isSpacedBelow = below == all.size() || isBlankLine(all, below);
    for (going.index = end; going.index-- > begin;) {
        if (!(isFlow ? eraseFlowItem(job, collection, going) : eraseBlockItem(job, collection, going)))
            return false;
        going.isSpacedBelow |= isBlankAbove(all, itemAt(job.source, collection, going.index).own.begin);
    }
    return true;
}

} // namespace

void writeItems(EditJob &job, NodeId collection, std::size_t index, std::span<const std::string> texts)
{
    if (job.node(collection).style == Style::Flow)
        writeFlowItem(job, collection, index, texts);
    else
        writeBlockItem(job, collection, index, texts);
}

bool eraseItems(EditJob &job, NodeId collection, std::span<const std::size_t> indices)
{
    for (std::size_t i = 0; i < indices.size();) {
        std::size_t end = i + 1; // of the run of items that go together
        while (end < indices.size() && indices[end] == indices[end - 1] + 1)
            ++end;
        if (!eraseRun(job, collection, indices[i], indices[end - 1] + 1))
            return false;
        i = end;
    }
    if (indices.size() > 1)
        joinDeletions(job.edits);
    return true;
}

void copyItems(EditJob &job, NodeId collection, std::span<const std::size_t> indices)
{
    const std::string_view all = job.source.text;
    const bool isFlow = job.node(collection).style == Style::Flow;
    std::vector<std::string> texts;
    for (const std::size_t index : indices) {
        const Item item = itemAt(job.source, collection, index);
        if (isFlow) {
            texts.emplace_back(slice(all, item.span));
            continue;
        }
        std::string text = chunk(all, item, newlineAt(all, item.span.begin));
        text.resize(text.size() - (text.ends_with("\r\n") ? 2 : 1));
        texts.push_back(std::move(text));
    }
    writeItems(job, collection, indices.back() + 1, texts);
}

bool shiftItem(EditJob &job, NodeId collection, std::size_t from, std::size_t to)
{
    const std::size_t low = std::min(from, to);
    std::vector<std::size_t> order;
    for (std::size_t i = low; i <= std::max(from, to); ++i)
        order.push_back(i);
    if (from < to)
        std::ranges::rotate(order, order.begin() + 1);
    else
        std::ranges::rotate(order, order.end() - 1);
    return arrangeItems(job, collection, low, order);
}

bool arrangeItems(EditJob &job, NodeId collection, std::size_t low, const std::vector<std::size_t> &order)
{
    if (job.node(collection).style == Style::Flow)
        return rearrangeFlow(job, collection, low, order);
    rearrangeBlock(job, collection, low, order);
    return true;
}

} // namespace slipway::yaml
