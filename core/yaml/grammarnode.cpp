// SPDX-License-Identifier: MIT
// Nodes and collections.
#include "core/yaml/grammar.h"

#include <algorithm>

namespace slipway::yaml {

bool Grammar::node(Place place)
{
    if (isNext(TokenType::Alias))
        return alias();
    Event event;
    if (!properties(event))
        return false;
    if (m_depth >= deepest)
        return fail("yaml-depth", next() ? next()->span : Span{m_end, m_end}, "More than %1 levels are nested here.",
                    "Nest less deeply.", {std::to_string(deepest)});
    return content(place, event);
}

bool Grammar::content(Place place, Event event)
{
    if (isNext(TokenType::Scalar)) {
        const Token token = take();
        event.style = token.style;
        event.span = token.span;
        event.value = token.value;
        if (event.properties.isEmpty())
            event.properties = {event.span.begin, event.span.begin};
        add(event);
        return true;
    }
    if (place == Place::BlockOrIndentless && isNext(TokenType::BlockEntry))
        return collection(event, EventType::SequenceStart, &Grammar::indentlessSequence);
    if (isNext(TokenType::FlowSequenceStart))
        return collection(event, EventType::SequenceStart, &Grammar::flowSequence);
    if (isNext(TokenType::FlowMappingStart))
        return collection(event, EventType::MappingStart, &Grammar::flowMapping);
    if (place != Place::Flow && isNext(TokenType::BlockSequenceStart))
        return collection(event, EventType::SequenceStart, &Grammar::blockSequence);
    if (place != Place::Flow && isNext(TokenType::BlockMappingStart))
        return collection(event, EventType::MappingStart, &Grammar::blockMapping);
    if (event.properties.isEmpty())
        return unexpected("yaml-value", "A value is missing before this.",
                          "Write the value, or put the text in quotes.");
    event.span = {m_end, m_end};
    event.isMissing = true;
    add(event);
    return true;
}

/// Start, items and end; the end also when an item fails.
bool Grammar::collection(Event event, EventType type, bool (Grammar::*items)())
{
    const std::size_t begin = next()->span.begin;
    const bool isFlow =
        isNextOf(TokenType::FlowSequenceStart, TokenType::FlowMappingStart) || items == &Grammar::singlePair;
    event.type = type;
    event.style = isFlow ? Style::Flow : Style::Block;
    event.span = {begin, begin};
    if (event.properties.isEmpty())
        event.properties = {begin, begin};
    add(event);
    m_end = std::max(m_end, begin);
    ++m_depth;
    const bool isRead = (this->*items)();
    --m_depth;
    add({.type = EventType::End, .span = {begin, m_end}});
    return isRead;
}

bool Grammar::blockSequence()
{
    take();
    while (isNext(TokenType::BlockEntry)) {
        take();
        if (isNextOf(TokenType::BlockEntry, TokenType::BlockEnd))
            missing(m_end);
        else if (!node(Place::Block))
            return false;
    }
    if (!isNext(TokenType::BlockEnd))
        return unexpected("yaml-indentation", "This does not belong to the list before it.",
                          "Start the item with a dash, or check the indentation and the quotes.");
    take();
    return true;
}

/// A list at the column of its key.
bool Grammar::indentlessSequence()
{
    while (isNext(TokenType::BlockEntry)) {
        take();
        if (isNextOf(TokenType::BlockEntry, TokenType::Key, TokenType::Value, TokenType::BlockEnd))
            missing(m_end);
        else if (!node(Place::Block))
            return false;
    }
    return true;
}

bool Grammar::blockMapping()
{
    take();
    const auto part = [this] {
        if (!isNextOf(TokenType::Key, TokenType::Value, TokenType::BlockEnd))
            return node(Place::BlockOrIndentless);
        missing(m_end);
        return true;
    };
    while (isNext(TokenType::Key)) {
        if (!pair(part))
            return false;
    }
    if (!isNext(TokenType::BlockEnd))
        return unexpected("yaml-indentation", "This does not belong to the mapping before it.",
                          "Check the indentation and the quotes.");
    take();
    return true;
}

/// A key and its value, each read by `part`. When one fails the pair is still made whole.
template <typename Part>
bool Grammar::pair(Part part)
{
    take();
    NodeId before = m_nodes;
    const bool hasKey = part();
    if (!hasKey) {
        if (m_nodes > before)
            missing(m_end);
        return false;
    }
    if (!isNext(TokenType::Value)) {
        missing(m_end);
        return true;
    }
    take();
    before = m_nodes;
    const bool hasValue = part();
    if (m_nodes == before)
        missing(m_end);
    return hasValue;
}

bool Grammar::flowSeparator()
{
    if (!isNext(TokenType::FlowEntry))
        return unexpected("yaml-flow", "A comma or the closing bracket is missing before this.",
                          "Separate the items with commas and close the bracket.");
    take();
    return true;
}

bool Grammar::flowSequence()
{
    take();
    for (bool isFirst = true; !isNext(TokenType::FlowSequenceEnd); isFirst = false) {
        if (!isFirst && !flowSeparator())
            return false;
        if (isNext(TokenType::FlowSequenceEnd))
            break;
        if (isNext(TokenType::Key)) {
            if (!collection({}, EventType::MappingStart, &Grammar::singlePair))
                return false;
        } else if (!node(Place::Flow)) {
            return false;
        }
    }
    take();
    return true;
}

/// `[key: value]`: a mapping of one pair without brackets.
bool Grammar::singlePair()
{
    return pair([this] {
        if (!isNextOf(TokenType::Value, TokenType::FlowEntry, TokenType::FlowSequenceEnd))
            return node(Place::Flow);
        missing(m_end);
        return true;
    });
}

bool Grammar::flowMapping()
{
    take();
    const auto part = [this] {
        if (!isNextOf(TokenType::Value, TokenType::FlowEntry, TokenType::FlowMappingEnd))
            return node(Place::Flow);
        missing(m_end);
        return true;
    };
    for (bool isFirst = true; !isNext(TokenType::FlowMappingEnd); isFirst = false) {
        if (!isFirst && !flowSeparator())
            return false;
        if (isNext(TokenType::FlowMappingEnd))
            break;
        if (isNext(TokenType::Key)) {
            if (!pair(part))
                return false;
            continue;
        }
        const NodeId before = m_nodes;
        const bool isRead = node(Place::Flow);
        if (m_nodes > before)
            missing(m_end);
        if (!isRead)
            return false;
    }
    take();
    return true;
}

} // namespace slipway::yaml
