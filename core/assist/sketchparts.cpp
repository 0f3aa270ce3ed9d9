// SPDX-License-Identifier: MIT
// Where the lines of a sketch belong, and what the cursor means there.
#include "core/assist/sketchbuilder.h"

#include <algorithm>

namespace slipway::assist {

using Kind = Part::Kind;

PartId SketchBuilder::lastChild(PartId part) const
{
    const std::vector<PartId> &children = m_sketch.at(part).children;
    return children.empty() ? noPart : children.back();
}

PartId SketchBuilder::add(PartId parent)
{
    const auto id = static_cast<PartId>(m_sketch.parts.size());
    m_sketch.parts.push_back({.parent = parent});
    m_sketch.parts[parent].children.push_back(id);
    return id;
}

void SketchBuilder::extend(PartId part, std::size_t end)
{
    const Part &child = m_sketch.at(part);
    const std::size_t begin = child.keySpan.isEmpty() ? child.span.begin : child.keySpan.begin;
    if (child.parent != noPart && m_sketch.at(child.parent).children.size() == 1)
        m_sketch.parts[child.parent].span.begin = begin;
    // Only the line's own ancestors can grow, and those that hold this one are open: few.
    for (PartId at = child.parent; at != noPart && m_sketch.at(at).span.end < end; at = m_sketch.at(at).parent)
        m_sketch.parts[at].span.end = end;
}

void SketchBuilder::leaveDeeperThan(std::size_t column)
{
    while (!m_open.empty() && m_sketch.at(m_open.back()).column > column)
        m_open.pop_back();
}

PartId SketchBuilder::collection(Kind kind, std::size_t column)
{
    leaveDeeperThan(column);
    const auto isListOfThisColumn = [&] {
        return !m_open.empty() && m_sketch.at(m_open.back()).kind == Kind::List &&
               m_sketch.at(m_open.back()).column == column;
    };
    while (kind == Kind::Map && isListOfThisColumn())
        m_open.pop_back();
    const PartId top = m_open.empty() ? noPart : m_open.back();
    if (top != noPart && m_sketch.at(top).kind == kind && m_sketch.at(top).column == column)
        return top;
    const PartId holder = top == noPart ? 0 : lastChild(top);
    Part &part = m_sketch.parts[holder];
    if (part.kind == Kind::Scalar && top != noPart && m_sketch.at(top).kind == kind)
        return top; // a line that is indented too far
    if (part.kind != kind || part.isFlow) {
        part.kind = kind;
        part.isFlow = false;
        part.column = column;
        part.children.clear();
    }
    m_open.push_back(holder);
    return holder;
}

void SketchBuilder::setSpot(Spot::Kind kind, PartId part, Span word)
{
    Spot &spot = m_sketch.spot;
    spot.kind = kind;
    spot.part = part;
    spot.word = word;
    spot.typed = std::string(m_text.substr(word.begin, m_cursor - word.begin));
    spot.column = word.begin - std::min(m_lineBegin, word.begin);
}

void SketchBuilder::setWordSpot(Span word, bool isOwnLine)
{
    const std::size_t column = columnOf(word.begin);
    if (isOwnLine)
        leaveDeeperThan(column);
    if (m_open.empty()) {
        const bool isMap = m_sketch.at(0).kind == Kind::Map;
        setSpot(isMap ? Spot::Kind::Key : Spot::Kind::Open, 0, word);
        m_sketch.spot.isOnOwnLine = true;
        return;
    }
    const std::size_t depth = m_open.size();
    const bool isDashColumn = isOwnLine && depth > 1 && m_sketch.at(m_open.back()).kind == Kind::List &&
                              m_sketch.at(m_open[depth - 2]).column == m_sketch.at(m_open.back()).column;
    if (isDashColumn)
        m_open.pop_back(); // dashes below their key: a word there is the next key
    const PartId top = m_open.back();
    const PartId last = lastChild(top);
    if (isOwnLine && m_sketch.at(top).column == column) {
        setSpot(m_sketch.at(top).kind == Kind::Map ? Spot::Kind::Key : Spot::Kind::NewItem, top, word);
    } else if (last != noPart && m_sketch.at(last).kind == Kind::Missing) {
        setSpot(Spot::Kind::Open, last, word);
        m_sketch.spot.isOnOwnLine = isOwnLine;
    } else if (last != noPart && m_sketch.at(last).kind == Kind::Map && !m_sketch.at(last).isFlow) {
        setSpot(Spot::Kind::Key, last, word);
    }
}

std::size_t SketchBuilder::skipProperties(std::size_t at, std::size_t end) const
{
    const auto skipBlanks = [&] {
        while (at < end && (m_text[at] == ' ' || m_text[at] == '\t'))
            ++at;
    };
    skipBlanks();
    while (at < end && (m_text[at] == '&' || m_text[at] == '!')) {
        while (at < end && m_text[at] != ' ')
            ++at;
        skipBlanks();
    }
    return at;
}

std::size_t SketchBuilder::quotedEnd(std::size_t at, std::size_t limit) const
{
    const char quote = m_text[at];
    for (std::size_t i = at + 1; i < limit; ++i) {
        if (quote == '"' && m_text[i] == '\\')
            ++i;
        else if (m_text[i] == quote && quote == '\'' && i + 1 < limit && m_text[i + 1] == quote)
            ++i;
        else if (m_text[i] == quote)
            return i + 1;
    }
    return limit;
}

std::string SketchBuilder::unquoted(Span span) const
{
    std::string_view text = m_text.substr(span.begin, span.length());
    if (text.empty() || (text.front() != '"' && text.front() != '\''))
        return std::string(text);
    const char quote = text.front();
    text.remove_prefix(1);
    if (text.ends_with(quote))
        text.remove_suffix(1);
    std::string value;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isEscape = quote == '"' ? text[i] == '\\' : text[i] == '\'';
        i += isEscape && i + 1 < text.size() ? 1U : 0U;
        value += text[i];
    }
    return value;
}

} // namespace slipway::assist
