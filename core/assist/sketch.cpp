// SPDX-License-Identifier: MIT
#include "core/assist/sketchbuilder.h"

#include <algorithm>
#include <cctype>
#include <ranges>

namespace slipway::assist {

namespace {

using Kind = Part::Kind;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/// Where the colon of a key is that begins at `at`; npos when there is none.
std::size_t colonOf(std::string_view text, std::size_t at, std::size_t end)
{
    if (text[at] == '{' || text[at] == '[' || text[at] == '#')
        return std::string_view::npos;
    if (const char quote = text[at]; quote == '"' || quote == '\'') {
        const std::size_t close = text.substr(0, end).find(quote, at + 1);
        if (close == std::string_view::npos)
            return close;
        const std::size_t colon = text.find_first_not_of(' ', close + 1);
        return colon < end && text[colon] == ':' ? colon : std::string_view::npos;
    }
    for (std::size_t i = at; i < end; ++i) {
        if (text[i] == ':' && (i + 1 == end || isBlank(text[i + 1])))
            return i;
        if (text[i] == '#' && i > at && isBlank(text[i - 1]))
            break;
    }
    return std::string_view::npos;
}

std::string segment(const std::string &key)
{
    const bool isPlain = !key.empty() && std::ranges::all_of(key, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
    });
    if (isPlain)
        return key;
    std::string quoted = "\"";
    for (const char c : key) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace

std::size_t textEnd(std::string_view text, std::size_t begin, std::size_t end)
{
    char quote = '\0';
    for (std::size_t i = begin; i < end; ++i) {
        const char c = text[i];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if ((c == '"' || c == '\'') && (i == begin || isBlank(text[i - 1])))
            quote = c;
        else if (c == '#' && (i == begin || isBlank(text[i - 1])))
            end = i;
    }
    while (end > begin && isBlank(text[end - 1]))
        --end;
    return end;
}

PartId Sketch::entry(PartId map, std::string_view key) const
{
    PartId found = noPart;
    for (const PartId child : parts[map].children) {
        if (parts[map].kind == Kind::Map && parts[child].key == key)
            found = child;
    }
    return found;
}

std::string Sketch::path(PartId id) const
{
    std::vector<std::string> segments;
    for (; parts[id].parent != noPart; id = parts[id].parent) {
        const Part &parent = parts[parts[id].parent];
        if (parent.kind == Kind::List)
            segments.push_back("[" + std::to_string(std::ranges::find(parent.children, id) - parent.children.begin()) +
                               "]");
        else
            segments.push_back(segment(parts[id].key));
    }
    std::string path;
    for (const std::string &each : segments | std::views::reverse)
        path += (path.empty() || each.starts_with('[') ? "" : ".") + each;
    return path;
}

PartId Sketch::partAt(std::size_t offset) const
{
    PartId at = 0;
    for (bool isDeeper = true; isDeeper;) {
        isDeeper = false;
        const std::vector<PartId> &children = parts[at].children;
        // The last child that begins before the offset; within a line that is the one that the offset is in.
        const auto begin = [this](PartId id) {
            return parts[id].keySpan.isEmpty() ? parts[id].span.begin : parts[id].keySpan.begin;
        };
        const auto next = std::ranges::upper_bound(children, offset, {}, begin);
        if (next == children.begin())
            break;
        at = *std::prev(next);
        isDeeper = !parts[at].keySpan.contains(offset) && offset != parts[at].keySpan.end;
    }
    return at;
}

SketchBuilder::SketchBuilder(std::string_view text, std::size_t cursor)
    : m_text(text)
    , m_cursor(cursor)
{
    m_sketch.parts.emplace_back();
}

Sketch SketchBuilder::build()
{
    std::size_t begin = m_text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (begin <= m_text.size()) {
        std::size_t end = m_text.find('\n', begin);
        end = end == std::string_view::npos ? m_text.size() : end;
        m_lineBegin = begin;
        m_next = end + 1;
        readLine(begin, end);
        m_isCursorSeen = m_isCursorSeen || m_cursor < m_next;
        begin = std::max(m_next, end + 1);
    }
    return std::move(m_sketch);
}

void SketchBuilder::readLine(std::size_t begin, std::size_t end)
{
    const std::string_view line = m_text.substr(begin, end - begin);
    if (line.starts_with("---") || line.starts_with("...") || line.starts_with('%'))
        return;
    std::size_t at = begin;
    while (at < end && isBlank(m_text[at]))
        ++at;
    const std::size_t stop = textEnd(m_text, at, end);
    if (at < stop) {
        bool isOwnLine = true;
        while (at < stop && !readContent(at, stop, isOwnLine)) {
            at = m_next;
            isOwnLine = false;
        }
        return;
    }
    // A line with nothing but blanks, perhaps with a comment behind the cursor.
    if (isCursorIn(begin, at) && (at == end || m_cursor < at))
        setWordSpot({.begin = m_cursor, .end = m_cursor}, true);
}

bool SketchBuilder::readContent(std::size_t at, std::size_t end, bool isOwnLine)
{
    if (m_text[at] == '-' && (at + 1 == end || isBlank(m_text[at + 1]))) {
        readItem(at);
        std::size_t next = at + 1;
        while (next < end && isBlank(m_text[next]))
            ++next;
        const std::size_t lineEnd = std::min(m_text.find('\n', at), m_text.size());
        if (next == end && isCursorIn(at + 1, lineEnd) &&
            m_text.substr(at, m_cursor - at).find('#') == std::string_view::npos) {
            setSpot(Spot::Kind::Open, lastChild(m_open.back()), {.begin = m_cursor, .end = m_cursor});
            m_sketch.spot.isAfterColon = m_cursor == at + 1;
        }
        const std::size_t wanted = m_next;
        m_next = next == end ? wanted : next;
        return next == end;
    }
    const std::size_t lineNext = std::min(m_text.find('\n', at), m_text.size()) + 1;
    m_next = lineNext;
    if (const std::size_t colon = colonOf(m_text, at, end); colon != std::string_view::npos) {
        std::size_t keyEnd = colon;
        while (keyEnd > at && isBlank(m_text[keyEnd - 1]))
            --keyEnd;
        readEntry(at, {.begin = at, .end = keyEnd}, colon, end);
    } else {
        readWord(at, end, isOwnLine);
    }
    return true;
}

void SketchBuilder::readItem(std::size_t at)
{
    const PartId list = collection(Kind::List, columnOf(at));
    const PartId item = add(list);
    m_sketch.parts[item].span = {.begin = at + 1, .end = at + 1};
    extend(item, at + 1);
}

void SketchBuilder::readEntry(std::size_t at, Span key, std::size_t colon, std::size_t end)
{
    const PartId map = collection(Kind::Map, columnOf(at));
    const PartId entry = add(map);
    m_sketch.parts[entry].key = unquoted(key);
    m_sketch.parts[entry].keySpan = key;
    m_sketch.parts[entry].span = {.begin = colon + 1, .end = colon + 1};
    extend(entry, colon + 1);
    if (isCursorIn(key.begin, key.end)) {
        setSpot(Spot::Kind::Key, map, key);
        m_sketch.spot.entry = entry;
    }
    readValue(entry, colon + 1, end, columnOf(at));
}

void SketchBuilder::readWord(std::size_t at, std::size_t end, bool isOwnLine)
{
    if (isOwnLine)
        leaveDeeperThan(columnOf(at));
    const PartId top = m_open.empty() ? noPart : m_open.back();
    const PartId holder = top == noPart ? 0 : lastChild(top);
    const bool isValue = holder != noPart && m_sketch.at(holder).kind == Kind::Missing &&
                         (top == noPart || m_sketch.at(top).column < columnOf(at) || !isOwnLine);
    const char first = m_text[at];
    if (isValue && std::string_view("{[\"'|>").contains(first)) {
        readValue(holder, at, end, top == noPart ? 0 : m_sketch.at(top).column);
        return;
    }
    if (isCursorIn(at, end))
        setWordSpot({.begin = at, .end = end}, isOwnLine);
    else if (isValue)
        readPlain(holder, at, end);
}

void SketchBuilder::readValue(PartId part, std::size_t at, std::size_t end, std::size_t column)
{
    const std::size_t colon = at;
    at = skipProperties(at, end);
    const std::size_t lineEnd = std::min(m_text.find('\n', colon), m_text.size());
    if (at >= end) {
        const std::size_t rest = std::min(m_text.substr(0, lineEnd).find('#', end), lineEnd);
        if (isCursorIn(std::max(colon, std::min(at, end)), rest)) {
            setSpot(Spot::Kind::Value, part, {.begin = m_cursor, .end = m_cursor});
            m_sketch.spot.isAfterColon = m_cursor == colon;
        }
        return;
    }
    const char first = m_text[at];
    if (first == '{' || first == '[')
        return readFlow(part, at, column);
    if (first == '|' || first == '>') {
        m_sketch.parts[part].kind = Kind::Scalar;
        m_sketch.parts[part].span = {.begin = at, .end = end};
        return skipBlockScalar(column);
    }
    if (first != '"' && first != '\'')
        return readPlain(part, at, end);
    const std::size_t close = quotedEnd(at, lineEnd);
    m_sketch.parts[part].kind = Kind::Scalar;
    m_sketch.parts[part].span = {.begin = at, .end = close};
    m_sketch.parts[part].value = unquoted({.begin = at, .end = close});
    extend(part, close);
    const bool isClosed = close > at + 1 && m_text[close - 1] == first;
    if (isCursorIn(at + 1, isClosed ? close - 1 : close)) {
        setSpot(Spot::Kind::Value, part, {.begin = at + 1, .end = isClosed ? close - 1 : close});
        m_sketch.spot.quote = first;
    }
}

void SketchBuilder::readPlain(PartId part, std::size_t at, std::size_t end)
{
    Part &scalar = m_sketch.parts[part];
    scalar.kind = Kind::Scalar;
    scalar.span = {.begin = at, .end = end};
    scalar.value = std::string(m_text.substr(at, end - at));
    extend(part, end);
    if (isCursorIn(at, end))
        setSpot(Spot::Kind::Value, part, {.begin = at, .end = end});
}

void SketchBuilder::skipBlockScalar(std::size_t column)
{
    while (m_next < m_text.size()) {
        const std::size_t end = std::min(m_text.find('\n', m_next), m_text.size());
        const std::size_t text = std::min(m_text.find_first_not_of(" \t\r", m_next), end);
        if (text < end && text - m_next <= column)
            return;
        m_next = end + 1;
    }
}

Sketch sketch(std::string_view text, std::size_t cursor)
{
    return SketchBuilder(text, cursor).build();
}

} // namespace slipway::assist
