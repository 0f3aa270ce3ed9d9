// SPDX-License-Identifier: MIT
// Plain and quoted scalars.
#include "core/yaml/scanner.h"

#include <cstdint>

namespace slipway::yaml {

namespace {

void appendUtf8(std::string &text, std::uint32_t value)
{
    const auto put = [&](std::uint32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (value < 0x80) {
        put(value);
        return;
    }
    if (value < 0x800) {
        put(0xC0 | (value >> 6));
    } else if (value < 0x10000) {
        put(0xE0 | (value >> 12));
        put(0x80 | ((value >> 6) & 0x3F));
    } else {
        put(0xF0 | (value >> 18));
        put(0x80 | ((value >> 12) & 0x3F));
        put(0x80 | ((value >> 6) & 0x3F));
    }
    put(0x80 | (value & 0x3F));
}

/// Whatever comes next, no plain scalar ends here.
bool isWordByte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '-' && byte <= '9') || byte == '_';
}

/// What an escape of one character means; empty for none. The escape of NUL is not among them.
std::string_view simpleEscape(char kind)
{
    static constexpr std::string_view kinds = "abt\tnvfre \"\\/";
    static constexpr std::string_view meanings = "\a\b\t\t\n\v\f\r\x1B \"\\/";
    switch (kind) {
    case 'N':
        return "\xC2\x85";
    case '_':
        return "\xC2\xA0";
    case 'L':
        return "\xE2\x80\xA8";
    case 'P':
        return "\xE2\x80\xA9";
    default:
        const std::size_t at = kinds.find(kind);
        return at == std::string_view::npos ? std::string_view() : meanings.substr(at, 1);
    }
}

/// Breaks between two lines of a scalar: one gives a space, more give all but the first.
void fold(std::string_view first, std::string_view others, std::string &text)
{
    if (first != "\n")
        text.append(first);
    else if (others.empty())
        text.push_back(' ');
    text.append(others);
}

} // namespace

bool Scanner::endsPlain(std::size_t ahead) const
{
    static constexpr std::string_view flowIndicators = ",[]{}";
    if (m_cursor.atSpaceBreakOrEnd(ahead))
        return true;
    const char byte = m_cursor.peek(ahead);
    if (m_flowLevel > 0 && (byte == '?' || flowIndicators.contains(byte)))
        return true;
    return byte == ':' && (m_cursor.atSpaceBreakOrEnd(ahead + 1) ||
                           (m_flowLevel > 0 && flowIndicators.contains(m_cursor.peek(ahead + 1))));
}

void Scanner::plain()
{
    rememberKey();
    m_mayStartKey = false;
    const std::size_t begin = m_cursor.offset();
    std::size_t end = begin;
    const int indent = m_indent + 1;
    std::string text; ///< of the lines before the last
    std::size_t last = begin;
    std::string fold;
    while (m_cursor.peek() != '#') {
        const std::size_t length = plainLength();
        if (length == 0)
            break;
        m_mayStartKey = false;
        if (!fold.empty()) {
            text.append(m_cursor.text().substr(last, end - last)).append(fold);
            last = m_cursor.offset();
        }
        m_cursor.advance(length);
        end = m_cursor.offset();
        fold.clear();
        if (!plainBreaks(fold, indent))
            break;
    }
    ValueBytes value{.span = {begin, end}};
    if (last != begin)
        value = decoded(text.append(m_cursor.text().substr(last, end - last)));
    m_tokens.push_back({.type = TokenType::Scalar, .span = {begin, end}, .value = value});
}

std::size_t Scanner::plainLength() const
{
    std::size_t length = 0;
    while (true) {
        while (isWordByte(m_cursor.peek(length)))
            ++length;
        if (endsPlain(length))
            return length;
        ++length;
    }
}

/// Goes over the white space after a piece of a plain scalar; false when the scalar ends here. Line breaks mean
/// `folded`.
bool Scanner::plainBreaks(std::string &folded, int indent)
{
    const std::size_t begin = m_cursor.offset();
    m_cursor.skipSpaces();
    if (!m_cursor.atBreak())
        return m_cursor.offset() > begin && (m_flowLevel > 0 || m_cursor.column() >= indent);
    const std::string_view first = m_cursor.takeBreak();
    m_mayStartKey = true;
    if (m_cursor.atDocumentMark())
        return false;
    std::string others;
    while (m_cursor.peek() == ' ' || m_cursor.atBreak()) {
        if (m_cursor.peek() == ' ') {
            m_cursor.advance();
            continue;
        }
        others.append(m_cursor.takeBreak());
        if (m_cursor.atDocumentMark())
            return false;
    }
    fold(first, others, folded);
    return m_flowLevel > 0 || m_cursor.column() >= indent;
}

void Scanner::quoted(Style style)
{
    rememberKey();
    m_mayStartKey = false;
    const std::size_t begin = m_cursor.offset();
    const char quote = m_cursor.peek();
    m_cursor.advance();
    if (const std::optional<std::size_t> length = undecodedLength(style)) {
        m_cursor.advance(*length + 1);
        add(TokenType::Scalar, begin, {.span = {begin + 1, m_cursor.offset() - 1}}, style);
        return;
    }
    std::string text;
    if (!quotedText(style, text))
        return;
    while (m_cursor.peek() != quote) {
        if (!quotedSpaces(begin, text) || !quotedText(style, text))
            return;
    }
    m_cursor.advance();
    add(TokenType::Scalar, begin, decoded(text), style);
}

/// The bytes up to the closing quote, when they are on this line and mean what they are.
std::optional<std::size_t> Scanner::undecodedLength(Style style) const
{
    const bool isDouble = style == Style::DoubleQuoted;
    const char quote = isDouble ? '"' : '\'';
    for (std::size_t length = 0; !m_cursor.atBreakOrEnd(length); ++length) {
        const char byte = m_cursor.peek(length);
        if (byte == quote && (isDouble || m_cursor.peek(length + 1) != quote))
            return length;
        if (byte == quote || (isDouble && byte == '\\'))
            return std::nullopt;
    }
    return std::nullopt;
}

/// Characters up to white space, the closing quote or the end.
bool Scanner::quotedText(Style style, std::string &text)
{
    const bool isDouble = style == Style::DoubleQuoted;
    while (!m_cursor.atSpaceBreakOrEnd()) {
        const char byte = m_cursor.peek();
        if (isDouble && byte == '\\') {
            if (!escape(text))
                return false;
            continue;
        }
        if (!isDouble && m_cursor.startsWith("''"))
            m_cursor.advance();
        else if (byte == (isDouble ? '"' : '\''))
            return true;
        text.push_back(byte);
        m_cursor.advance();
    }
    return true;
}

bool Scanner::quotedSpaces(std::size_t begin, std::string &text)
{
    const std::size_t start = m_cursor.offset();
    m_cursor.skipSpacesAndTabs();
    if (m_cursor.atEnd())
        return fail("yaml-quote-unclosed", {begin, begin + 1}, "The quote that starts here is not closed.",
                    "Close it with the same quote.");
    if (!m_cursor.atBreak()) {
        text.append(m_cursor.text().substr(start, m_cursor.offset() - start));
        return true;
    }
    const std::string_view first = m_cursor.takeBreak();
    std::string others;
    if (!quotedBreaks(others))
        return false;
    fold(first, others, text);
    return true;
}

bool Scanner::quotedBreaks(std::string &text)
{
    while (true) {
        if (m_cursor.atDocumentMark())
            return fail("yaml-quote-unclosed", {m_cursor.offset(), m_cursor.offset() + 3},
                        "The document ends inside a quoted value.", "Close the quote before this line.");
        m_cursor.skipSpacesAndTabs();
        if (!m_cursor.atBreak())
            return true;
        text.append(m_cursor.takeBreak());
    }
}

bool Scanner::escape(std::string &text)
{
    const std::size_t begin = m_cursor.offset();
    m_cursor.advance();
    if (m_cursor.atBreak()) {
        m_cursor.takeBreak();
        return quotedBreaks(text);
    }
    const char kind = m_cursor.peek();
    if (!m_cursor.atEnd() && std::string_view("xuU").contains(kind))
        return hexEscape(kind, text);
    const std::string_view meaning = simpleEscape(kind);
    if (kind != '0' && meaning.empty())
        return fail("yaml-escape", {begin, here().end}, "This escape is unknown: %1.",
                    "Write \\\\ for a backslash, or use single quotes.",
                    {std::string(m_cursor.text().substr(begin, here().end - begin))});
    m_cursor.advance();
    if (kind == '0')
        text.push_back('\0');
    else
        text.append(meaning);
    return true;
}

bool Scanner::hexEscape(char kind, std::string &text)
{
    const std::size_t begin = m_cursor.offset() - 1;
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
    m_cursor.advance();
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        const char byte = m_cursor.peek(i);
        const bool isDigit = byte >= '0' && byte <= '9';
        const char lower = static_cast<char>(byte | 0x20);
        if (!isDigit && (lower < 'a' || lower > 'f'))
            return fail("yaml-escape", {begin, m_cursor.offset() + i}, "This escape takes %1 hexadecimal digits.",
                        "Fill it up with zeros.", {std::to_string(digits)});
        value = value * 16 + static_cast<std::uint32_t>(isDigit ? byte - '0' : lower - 'a' + 10);
    }
    m_cursor.advance(digits);
    if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return fail("yaml-escape", {begin, m_cursor.offset()}, "This escape stands for no character.",
                    "Write characters above U+FFFF as \\U and eight digits.");
    appendUtf8(text, value);
    return true;
}

} // namespace slipway::yaml
