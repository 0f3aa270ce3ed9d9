// SPDX-License-Identifier: MIT
#include "core/yaml/scanner.h"

#include <algorithm>

namespace slipway::yaml {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
/// The longest simple key, in characters (YAML 1.1, section 7.3).
constexpr std::size_t longestKey = 1024;

} // namespace

Scanner::Scanner(std::string_view text, std::string &decoded)
    : m_cursor(text)
    , m_decoded(decoded)
{
    if (m_cursor.startsWith(byteOrderMark))
        m_cursor.advance(byteOrderMark.size());
}

const Token *Scanner::next()
{
    while (!m_isDone && !m_problem && !isNextSettled())
        scanOne();
    return m_tokens.empty() ? nullptr : &m_tokens.front();
}

Token Scanner::take()
{
    const Token token = m_tokens.front();
    m_tokens.pop_front();
    ++m_taken;
    return token;
}

/// No colon further on can make a key of the next token. Outer keys are older than inner ones.
bool Scanner::isNextSettled() const
{
    if (m_tokens.empty())
        return false;
    const auto oldest = std::ranges::find_if(m_keys, &std::optional<SimpleKey>::has_value);
    return oldest == m_keys.end() || (*oldest)->token > m_taken;
}

void Scanner::scanOne()
{
    skipToToken();
    if (!dropStaleKeys())
        return;
    unwind(m_cursor.column());
    if (m_cursor.atEnd())
        end();
    else
        dispatch(m_cursor.peek());
    if (m_flowLevel > deepest || m_indents.size() > deepest)
        fail("yaml-depth", here(), "More than %1 levels are nested here.", "Nest less deeply.",
             {std::to_string(deepest)});
}

void Scanner::skipToToken()
{
    while (true) {
        m_cursor.skipSpaces();
        if (m_cursor.peek() == '#')
            m_cursor.skipLine();
        if (!m_cursor.atBreak())
            return;
        m_cursor.takeBreak();
        if (m_flowLevel == 0)
            m_mayStartKey = true;
    }
}

void Scanner::dispatch(char first)
{
    if (first == '%' && m_cursor.column() == 0)
        directive();
    else if (m_cursor.column() == 0 && m_cursor.atDocumentMark())
        documentMark();
    else if (dispatchFlow(first))
        return;
    else if (first == '-' && m_cursor.atSpaceBreakOrEnd(1))
        blockEntry();
    else if (first == '?' && (m_flowLevel > 0 || m_cursor.atSpaceBreakOrEnd(1)))
        key();
    else if (first == ':' && (m_flowLevel > 0 || m_cursor.atSpaceBreakOrEnd(1)))
        value();
    else if (first == '*' || first == '&')
        anchor(first == '*' ? TokenType::Alias : TokenType::Anchor);
    else if (first == '!')
        tag();
    else if ((first == '|' || first == '>') && m_flowLevel == 0)
        block(first == '|' ? Style::Literal : Style::Folded);
    else if (first == '\'' || first == '"')
        quoted(first == '"' ? Style::DoubleQuoted : Style::SingleQuoted);
    else if (startsPlain())
        plain();
    else
        unexpected();
}

bool Scanner::dispatchFlow(char first)
{
    switch (first) {
    case '[':
        flowStart(TokenType::FlowSequenceStart);
        return true;
    case '{':
        flowStart(TokenType::FlowMappingStart);
        return true;
    case ']':
        flowEnd(TokenType::FlowSequenceEnd);
        return true;
    case '}':
        flowEnd(TokenType::FlowMappingEnd);
        return true;
    case ',':
        flowEntry();
        return true;
    default:
        return false;
    }
}

bool Scanner::startsPlain() const
{
    static constexpr std::string_view indicators = "-?:,[]{}#&*!|>'\"%@`";
    const char first = m_cursor.peek();
    if (m_cursor.atSpaceBreakOrEnd())
        return false;
    if (!indicators.contains(first))
        return true;
    return !m_cursor.atSpaceBreakOrEnd(1) && (first == '-' || (m_flowLevel == 0 && (first == '?' || first == ':')));
}

void Scanner::unexpected()
{
    if (m_cursor.peek() == '\t') {
        fail("yaml-tab", here(), "A tab cannot stand here.", "Use spaces to indent and to separate.");
        return;
    }
    fail("yaml-token", here(), "A value cannot start with %1.", "Put the value in quotes.",
         {std::string(m_cursor.text().substr(here().begin, here().length()))});
}

void Scanner::end()
{
    unwind(-1);
    if (!forgetKey())
        return;
    add(TokenType::StreamEnd, m_cursor.offset());
    m_isDone = true;
}

bool Scanner::dropStaleKeys()
{
    for (std::optional<SimpleKey> &key : m_keys) {
        if (!key || (key->line == m_cursor.line() && m_cursor.index() - key->index <= longestKey))
            continue;
        if (key->isRequired)
            return fail("yaml-key", key->span, "A colon is missing after this key.",
                        "Write `key: value`; a key stands on one line.");
        key.reset();
    }
    return true;
}

bool Scanner::forgetKey()
{
    std::optional<SimpleKey> &key = m_keys[m_flowLevel];
    if (key && key->isRequired)
        return fail("yaml-key", key->span, "A colon is missing after this key.", "Write `key: value`.");
    key.reset();
    return true;
}

void Scanner::rememberKey()
{
    if (!m_mayStartKey || !forgetKey())
        return;
    m_keys[m_flowLevel] = SimpleKey{.token = m_taken + m_tokens.size(),
                                    .index = m_cursor.index(),
                                    .line = m_cursor.line(),
                                    .column = m_cursor.column(),
                                    .span = here(),
                                    .isRequired = m_flowLevel == 0 && m_indent == m_cursor.column()};
}

void Scanner::unwind(int column)
{
    if (m_flowLevel > 0)
        return;
    while (m_indent > column) {
        m_indent = m_indents.back();
        m_indents.pop_back();
        add(TokenType::BlockEnd, m_cursor.offset());
    }
}

bool Scanner::indentTo(int column)
{
    if (m_indent >= column)
        return false;
    m_indents.push_back(m_indent);
    m_indent = column;
    return true;
}

void Scanner::documentMark()
{
    const std::size_t begin = m_cursor.offset();
    const TokenType type = m_cursor.peek() == '-' ? TokenType::DocumentStart : TokenType::DocumentEnd;
    unwind(-1);
    if (!forgetKey())
        return;
    m_mayStartKey = false;
    m_cursor.advance(3);
    add(type, begin);
}

void Scanner::flowStart(TokenType type)
{
    rememberKey();
    const std::size_t begin = m_cursor.offset();
    ++m_flowLevel;
    m_keys.resize(m_flowLevel + 1);
    m_mayStartKey = true;
    m_cursor.advance();
    add(type, begin);
}

void Scanner::flowEnd(TokenType type)
{
    if (m_flowLevel == 0) {
        fail("yaml-flow", here(), "There is no opening bracket for this one.",
             "Remove it, or put the value in quotes.");
        return;
    }
    if (!forgetKey())
        return;
    const std::size_t begin = m_cursor.offset();
    --m_flowLevel;
    m_keys.resize(m_flowLevel + 1);
    m_mayStartKey = false;
    m_cursor.advance();
    add(type, begin);
}

void Scanner::flowEntry()
{
    if (!forgetKey())
        return;
    const std::size_t begin = m_cursor.offset();
    m_mayStartKey = true;
    m_cursor.advance();
    add(TokenType::FlowEntry, begin);
}

void Scanner::blockEntry()
{
    const std::size_t begin = m_cursor.offset();
    if (m_flowLevel == 0) {
        if (!m_mayStartKey) {
            fail("yaml-sequence-entry", here(), "A list item cannot start here.",
                 "Start the item on a line of its own, or put the value in quotes.");
            return;
        }
        if (indentTo(m_cursor.column()))
            add(TokenType::BlockSequenceStart, begin);
    }
    m_mayStartKey = true;
    if (!forgetKey())
        return;
    m_cursor.advance();
    add(TokenType::BlockEntry, begin);
}

void Scanner::key()
{
    const std::size_t begin = m_cursor.offset();
    if (m_flowLevel == 0) {
        if (!m_mayStartKey) {
            fail("yaml-key", here(), "A key cannot start here.",
                 "Start the key on a line of its own, or put the value in quotes.");
            return;
        }
        if (indentTo(m_cursor.column()))
            add(TokenType::BlockMappingStart, begin);
    }
    m_mayStartKey = m_flowLevel == 0;
    if (!forgetKey())
        return;
    m_cursor.advance();
    add(TokenType::Key, begin);
}

void Scanner::value()
{
    const std::size_t begin = m_cursor.offset();
    if (isKeyPossible()) {
        valueOfKey();
    } else {
        if (m_flowLevel == 0 && !m_mayStartKey) {
            fail("yaml-mapping-value", here(), "A second colon makes no value here.",
                 "Put the value in quotes, or start a mapping on a line of its own.");
            return;
        }
        if (m_flowLevel == 0 && indentTo(m_cursor.column()))
            add(TokenType::BlockMappingStart, begin);
        m_mayStartKey = m_flowLevel == 0;
    }
    m_cursor.advance();
    add(TokenType::Value, begin);
}

/// The tokens since the key's start become a key: what announces it goes before them.
void Scanner::valueOfKey()
{
    const SimpleKey found = *m_keys[m_flowLevel];
    m_keys[m_flowLevel].reset();
    const Span at{found.span.begin, found.span.begin};
    const auto place = m_tokens.begin() + static_cast<std::ptrdiff_t>(found.token - m_taken);
    const auto inserted = m_tokens.insert(place, Token{.type = TokenType::Key, .span = at});
    if (m_flowLevel == 0 && indentTo(found.column))
        m_tokens.insert(inserted, Token{.type = TokenType::BlockMappingStart, .span = at});
    m_mayStartKey = false;
}

void Scanner::add(TokenType type, std::size_t begin, ValueBytes value, Style style)
{
    m_tokens.push_back({.type = type, .style = style, .span = {begin, m_cursor.offset()}, .value = value});
}

ValueBytes Scanner::decoded(std::string_view value)
{
    const std::size_t begin = m_decoded.size();
    m_decoded.append(value);
    return {.span = {begin, m_decoded.size()}, .isDecoded = true};
}

bool Scanner::fail(std::string code, Span span, std::string text, std::string advice,
                   std::vector<std::string> arguments)
{
    if (!m_problem)
        m_problem = syntaxError(std::move(code), span, std::move(text), std::move(advice), std::move(arguments));
    return false;
}

Span Scanner::here() const
{
    const std::string_view text = m_cursor.text();
    std::size_t end = std::min(m_cursor.offset() + 1, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        ++end;
    return {m_cursor.offset(), end};
}

} // namespace slipway::yaml
