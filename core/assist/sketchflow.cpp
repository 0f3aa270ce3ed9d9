// SPDX-License-Identifier: MIT
// Flow collections of a sketch: `{a: b}` and `[a, b]`, over lines, perhaps not closed.
#include "core/assist/sketchbuilder.h"

#include <algorithm>

namespace slipway::assist {

using Kind = Part::Kind;

namespace {

bool isIndicator(char c)
{
    return std::string_view(",[]{}").contains(c);
}

} // namespace

void SketchBuilder::readFlow(PartId part, std::size_t at, std::size_t column)
{
    openFlow(part, at);
    std::size_t gap = at + 1;
    while (!m_flow.empty()) {
        const std::size_t next = nextInFlow(gap, column);
        const std::size_t end = next == std::string_view::npos ? m_next - 1 : next;
        setGapSpot(gap, std::min(end, m_text.size()));
        if (next == std::string_view::npos) {
            m_flow.clear();
            return;
        }
        gap = readFlowToken(next);
    }
    extend(part, gap);
    m_next = std::min(m_text.find('\n', gap), m_text.size()) + 1;
}

void SketchBuilder::openFlow(PartId part, std::size_t at)
{
    Part &opened = m_sketch.parts[part];
    const bool isMap = m_text[at] == '{';
    opened.kind = isMap ? Kind::Map : Kind::List;
    opened.isFlow = true;
    opened.span = {.begin = at, .end = at + 1};
    m_flow.push_back({.part = part, .state = isMap ? Frame::State::Key : Frame::State::Value});
}

void SketchBuilder::closeFlow(std::size_t at)
{
    m_sketch.parts[m_flow.back().part].span.end = at + 1;
    m_flow.pop_back();
    if (!m_flow.empty())
        m_flow.back().state = Frame::State::Done;
}

std::size_t SketchBuilder::nextInFlow(std::size_t at, std::size_t column)
{
    const bool isRoot = m_open.empty();
    while (at < m_text.size()) {
        const char c = m_text[at];
        if (c == '#' && (m_text[at - 1] == ' ' || m_text[at - 1] == '\n')) {
            const std::size_t end = std::min(m_text.find('\n', at), m_text.size());
            m_isCursorSeen = m_isCursorSeen || (m_cursor > at && m_cursor <= end);
            at = end;
        } else if (c == '\n') {
            const std::size_t text = std::min(m_text.find_first_not_of(" \r", at + 1), m_text.size());
            const bool isInside = isRoot || text - at - 1 > column || text == m_text.size() ||
                                  std::string_view("]}\n").contains(m_text[text]);
            if (!isInside) {
                m_next = at + 1;
                return std::string_view::npos;
            }
            m_lineBegin = ++at;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            ++at;
        } else {
            return at;
        }
    }
    m_next = m_text.size() + 1;
    return std::string_view::npos;
}

std::size_t SketchBuilder::readFlowToken(std::size_t at)
{
    Frame &frame = m_flow.back();
    const bool isMap = m_sketch.at(frame.part).kind == Kind::Map;
    switch (m_text[at]) {
    case '{':
    case '[': {
        if (frame.state != Frame::State::Value)
            frame.entry = add(frame.part);
        else if (!isMap)
            frame.entry = add(frame.part);
        openFlow(frame.entry, at);
        return at + 1;
    }
    case '}':
    case ']':
        closeFlow(at);
        return at + 1;
    case ',':
        frame.state = isMap ? Frame::State::Key : Frame::State::Value;
        return at + 1;
    case ':':
        frame.state = isMap && frame.entry != noPart ? Frame::State::Value : frame.state;
        return at + 1;
    default:
        return readFlowScalar(at);
    }
}

std::size_t SketchBuilder::readFlowScalar(std::size_t at)
{
    const char first = m_text[at];
    const std::size_t lineEnd = std::min(m_text.find('\n', at), m_text.size());
    if (first == '"' || first == '\'') {
        const std::size_t end = quotedEnd(at, lineEnd);
        takeFlowScalar({.begin = at, .end = end}, first);
        return end;
    }
    std::size_t end = at;
    const auto endsHere = [&] {
        const char c = m_text[end];
        const bool isColon = c == ':' && (end + 1 >= lineEnd || m_text[end + 1] == ' ' || isIndicator(m_text[end + 1]));
        return isIndicator(c) || isColon || (c == '#' && m_text[end - 1] == ' ');
    };
    while (end < lineEnd && !endsHere())
        ++end;
    std::size_t textStop = end;
    while (textStop > at && (m_text[textStop - 1] == ' ' || m_text[textStop - 1] == '\r'))
        --textStop;
    takeFlowScalar({.begin = at, .end = textStop}, '\0');
    return textStop;
}

void SketchBuilder::takeFlowScalar(Span span, char quote)
{
    Frame &frame = m_flow.back();
    const bool isMap = m_sketch.at(frame.part).kind == Kind::Map;
    const bool isKey = isMap && frame.state == Frame::State::Key;
    if (isKey || !isMap)
        frame.entry = add(frame.part);
    if (frame.entry == noPart)
        return;
    Part &part = m_sketch.parts[frame.entry];
    if (isKey) {
        part.key = unquoted(span);
        part.keySpan = span;
        part.span = {.begin = span.end, .end = span.end};
    } else {
        part.kind = Kind::Scalar;
        part.span = span;
        part.value = unquoted(span);
    }
    setFlowSpot(span, quote);
    frame.state = isKey ? Frame::State::Colon : Frame::State::Done;
}

void SketchBuilder::setFlowSpot(Span word, char quote)
{
    Span inner = word;
    if (quote != '\0') {
        const bool isClosed = word.length() > 1 && m_text[word.end - 1] == quote;
        inner = {.begin = word.begin + 1, .end = isClosed ? word.end - 1 : word.end};
    }
    if (!isCursorIn(inner.begin, inner.end))
        return;
    const Frame &frame = m_flow.back();
    const bool isKey = frame.state == Frame::State::Key;
    setSpot(isKey ? Spot::Kind::Key : Spot::Kind::Value, isKey ? frame.part : frame.entry, inner);
    m_sketch.spot.entry = isKey ? frame.entry : noPart;
    m_sketch.spot.quote = quote;
    m_sketch.spot.isFlow = true;
}

void SketchBuilder::setGapSpot(std::size_t gap, std::size_t at)
{
    const bool isWordNext = at < m_text.size() && m_cursor == at && !isIndicator(m_text[at]) &&
                            !std::string_view(": \t\r\n").contains(m_text[at]);
    const bool isInText = m_cursor >= gap && m_cursor <= at && !isWordNext;
    const Frame &frame = m_flow.back();
    if (!isInText || !isCursorIn(gap, at) || frame.state == Frame::State::Colon || frame.state == Frame::State::Done)
        return;
    const Span word{.begin = m_cursor, .end = m_cursor};
    if (frame.state == Frame::State::Key) {
        setSpot(Spot::Kind::Key, frame.part, word);
    } else {
        const bool isMap = m_sketch.at(frame.part).kind == Kind::Map;
        const PartId part = isMap ? frame.entry : add(frame.part);
        m_sketch.parts[part].span = word;
        setSpot(Spot::Kind::Value, part, word);
        m_sketch.spot.isAfterColon = isMap && gap == m_cursor && m_text[gap - 1] == ':';
    }
    m_sketch.spot.isFlow = true;
}

} // namespace slipway::assist
