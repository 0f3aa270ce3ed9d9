// SPDX-License-Identifier: MIT
// Directives, anchors, aliases and tags.
#include "core/yaml/scanner.h"

namespace slipway::yaml {

namespace {

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool isHexDigit(char byte)
{
    return isDigit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

bool isWordCharacter(char byte)
{
    return isDigit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '-' || byte == '_';
}

bool isUriCharacter(char byte)
{
    return isWordCharacter(byte) || std::string_view(";/?:@&=+$,.!~*'()[]%").contains(byte);
}

std::size_t wordLength(const Cursor &cursor)
{
    std::size_t length = 0;
    while (isWordCharacter(cursor.peek(length)))
        ++length;
    return length;
}

std::size_t digitsLength(const Cursor &cursor)
{
    std::size_t length = 0;
    while (isDigit(cursor.peek(length)))
        ++length;
    return length;
}

} // namespace

void Scanner::directive()
{
    unwind(-1);
    if (!forgetKey())
        return;
    m_mayStartKey = false;
    const std::size_t begin = m_cursor.offset();
    m_cursor.advance();
    const std::size_t length = wordLength(m_cursor);
    std::string text(m_cursor.text().substr(m_cursor.offset(), length));
    m_cursor.advance(length);
    if (length == 0 || (m_cursor.peek() != ' ' && !m_cursor.atBreakOrEnd())) {
        fail("yaml-directive", here(), "A directive's name is letters and digits.",
             "Remove the line if it is no directive.");
        return;
    }
    bool isRead = true;
    if (text == "YAML")
        isRead = yamlVersion(text);
    else if (text == "TAG")
        isRead = tagPrefix(text);
    else
        m_cursor.skipLine();
    if (isRead)
        endDirective(begin, text);
}

void Scanner::endDirective(std::size_t begin, std::string_view text)
{
    const std::size_t end = m_cursor.offset();
    m_cursor.skipSpaces();
    if (m_cursor.peek() == '#')
        m_cursor.skipLine();
    if (!m_cursor.atBreakOrEnd()) {
        fail("yaml-directive", here(), "The directive does not end here.", "End the line, or start a comment.");
        return;
    }
    m_tokens.push_back({.type = TokenType::Directive, .span = {begin, end}, .value = decoded(text)});
    m_cursor.takeBreak();
}

bool Scanner::yamlVersion(std::string &arguments)
{
    m_cursor.skipSpaces();
    const std::size_t begin = m_cursor.offset();
    const std::size_t major = digitsLength(m_cursor);
    m_cursor.advance(major);
    const bool hasDot = m_cursor.peek() == '.';
    m_cursor.advance(hasDot ? 1 : 0);
    const std::size_t minor = hasDot ? digitsLength(m_cursor) : 0;
    m_cursor.advance(minor);
    if (major == 0 || minor == 0 || (m_cursor.peek() != ' ' && !m_cursor.atBreakOrEnd()))
        return fail("yaml-directive", here(), "The YAML version is two numbers with a dot.", "Write `%YAML 1.1`.");
    arguments.append(" ").append(m_cursor.text().substr(begin, m_cursor.offset() - begin));
    return true;
}

bool Scanner::tagPrefix(std::string &arguments)
{
    m_cursor.skipSpaces();
    const std::size_t begin = m_cursor.offset();
    if (!tagHandle(begin))
        return false;
    arguments.append(" ").append(m_cursor.text().substr(begin, m_cursor.offset() - begin));
    if (m_cursor.peek() != ' ')
        return fail("yaml-directive", here(), "A space is missing after the tag handle.",
                    "Write `%TAG !name! prefix`.");
    m_cursor.skipSpaces();
    const std::size_t prefix = m_cursor.offset();
    if (!tagUri(prefix))
        return false;
    if (m_cursor.peek() != ' ' && !m_cursor.atBreakOrEnd())
        return fail("yaml-directive", here(), "This character cannot stand in a tag prefix.",
                    "Write `%TAG !name! prefix`.");
    arguments.append(" ").append(m_cursor.text().substr(prefix, m_cursor.offset() - prefix));
    return true;
}

void Scanner::anchor(TokenType type)
{
    rememberKey();
    m_mayStartKey = false;
    const std::size_t begin = m_cursor.offset();
    m_cursor.advance();
    const std::size_t length = wordLength(m_cursor);
    const ValueBytes name{.span = {m_cursor.offset(), m_cursor.offset() + length}};
    m_cursor.advance(length);
    const bool isEnded = m_cursor.atSpaceBreakOrEnd() || std::string_view("?:,]}%@`").contains(m_cursor.peek());
    if (length == 0 || !isEnded) {
        const bool isAlias = type == TokenType::Alias;
        fail("yaml-anchor", length > 0 ? here() : Span{begin, m_cursor.atBreakOrEnd() ? begin + 1 : here().end},
             isAlias ? "The name of an alias is letters, digits, `-` and `_`."
                     : "The name of an anchor is letters, digits, `-` and `_`.",
             "Put the value in quotes if it is meant as text.");
        return;
    }
    add(type, begin, name);
}

void Scanner::tag()
{
    rememberKey();
    m_mayStartKey = false;
    const std::size_t begin = m_cursor.offset();
    if (!tagText(begin))
        return;
    if (m_cursor.peek() != ' ' && !m_cursor.atBreakOrEnd()) {
        fail("yaml-tag", here(), "This character cannot stand in a tag.", "End the tag with a space.");
        return;
    }
    add(TokenType::Tag, begin, {.span = {begin, m_cursor.offset()}});
}

bool Scanner::tagText(std::size_t begin)
{
    if (m_cursor.peek(1) == '<') {
        m_cursor.advance(2);
        if (!tagUri(begin))
            return false;
        if (m_cursor.peek() != '>')
            return fail("yaml-tag", {begin, m_cursor.offset()}, "The tag's `>` is missing.", "Write `!<name>`.");
        m_cursor.advance();
        return true;
    }
    if (m_cursor.atSpaceBreakOrEnd(1)) {
        m_cursor.advance();
        return true;
    }
    std::size_t length = 1;
    while (m_cursor.peek(length) != '!' && m_cursor.peek(length) != ' ' && !m_cursor.atBreakOrEnd(length))
        ++length;
    if (m_cursor.peek(length) != '!')
        m_cursor.advance();
    else if (!tagHandle(begin))
        return false;
    return tagUri(begin);
}

/// `!`, `!!` or `!name!`.
bool Scanner::tagHandle(std::size_t begin)
{
    if (m_cursor.peek() != '!')
        return fail("yaml-tag", here(), "A tag handle starts with `!`.", "Write `!name!`.");
    m_cursor.advance();
    if (m_cursor.peek() == ' ')
        return true;
    m_cursor.advance(wordLength(m_cursor));
    if (m_cursor.peek() != '!')
        return fail("yaml-tag", {begin, here().end}, "A tag handle ends with `!`.", "Write `!name!`.");
    m_cursor.advance();
    return true;
}

bool Scanner::tagUri(std::size_t begin)
{
    const std::size_t start = m_cursor.offset();
    while (isUriCharacter(m_cursor.peek())) {
        if (m_cursor.peek() != '%')
            m_cursor.advance();
        else if (!uriEscapes(begin))
            return false;
    }
    if (m_cursor.offset() == start)
        return fail("yaml-tag", {begin, here().end}, "The tag has no name.", "Write `!name`.");
    return true;
}

/// `%41%C3%A4`: bytes of UTF-8 in hexadecimal.
bool Scanner::uriEscapes(std::size_t begin)
{
    const auto digit = [](char byte) { return isDigit(byte) ? byte - '0' : (byte | 0x20) - 'a' + 10; };
    std::string bytes;
    while (m_cursor.peek() == '%') {
        if (!isHexDigit(m_cursor.peek(1)) || !isHexDigit(m_cursor.peek(2)))
            return fail("yaml-tag", here(), "After `%` in a tag two hexadecimal digits are missing.",
                        "Write `%25` for `%`.");
        bytes.push_back(static_cast<char>(digit(m_cursor.peek(1)) * 16 + digit(m_cursor.peek(2))));
        m_cursor.advance(3);
    }
    const std::optional<Diagnostic> wrong = forbiddenCharacter(bytes);
    if (wrong && wrong->code == "yaml-encoding")
        return fail("yaml-tag", {begin, m_cursor.offset()}, "The tag's escapes are not valid UTF-8.",
                    "Write the tag without escapes.");
    return true;
}

} // namespace slipway::yaml
