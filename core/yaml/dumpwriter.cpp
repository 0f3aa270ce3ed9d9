// SPDX-License-Identifier: MIT
#include "core/yaml/dumpwriter.h"

#include "core/yaml/unicode.h"

#include <algorithm>
#include <array>
#include <format>

namespace slipway::yaml {
namespace {

constexpr std::size_t width = 80;

std::size_t runEnd(std::u32string_view text, std::size_t from, char32_t character)
{
    return std::min(text.find_first_not_of(character, from), text.size());
}

bool isVerbatim(char32_t character)
{
    return character >= 0x20 && character <= 0x7E && character != U'"' && character != U'\\';
}

std::string escape(char32_t character)
{
    static constexpr std::array<std::pair<char32_t, char>, 15> named{{{0x00, '0'},
                                                                      {0x07, 'a'},
                                                                      {0x08, 'b'},
                                                                      {0x09, 't'},
                                                                      {0x0A, 'n'},
                                                                      {0x0B, 'v'},
                                                                      {0x0C, 'f'},
                                                                      {0x0D, 'r'},
                                                                      {0x1B, 'e'},
                                                                      {0x22, '"'},
                                                                      {0x5C, '\\'},
                                                                      {0x85, 'N'},
                                                                      {0xA0, '_'},
                                                                      {0x2028, 'L'},
                                                                      {0x2029, 'P'}}};
    const auto found = std::ranges::find(named, character, &std::pair<char32_t, char>::first);
    if (found != named.end())
        return {'\\', found->second};
    const auto number = static_cast<std::uint32_t>(character);
    if (number < 0x100)
        return std::format("\\x{:02X}", number);
    return number < 0x10000 ? std::format("\\u{:04X}", number) : std::format("\\U{:08X}", number);
}

} // namespace

void DumpWriter::put(std::u32string_view text)
{
    for (const char32_t character : text)
        unicode::append(m_out, character);
    m_column += text.size();
}

void DumpWriter::lineBreak()
{
    m_out += '\n';
    m_column = 0;
    m_isSpace = true;
    m_isIndention = true;
}

void DumpWriter::indicator(std::string_view text, After after)
{
    if (!m_isSpace) {
        m_out += ' ';
        ++m_column;
    }
    closing(text, after);
}

void DumpWriter::closing(std::string_view text, After after)
{
    m_out += text;
    m_column += text.size();
    m_isSpace = after == After::Space;
    m_isIndention = m_isIndention && after == After::Indention;
}

void DumpWriter::indent(std::size_t indent)
{
    if (!m_isIndention || m_column > indent || (m_column == indent && !m_isSpace))
        lineBreak();
    if (m_column < indent) {
        m_isSpace = true;
        m_out.append(indent - m_column, ' ');
        m_column = indent;
    }
}

void DumpWriter::scalar(const DumpScalar &scalar, std::size_t indent, bool mayFold)
{
    if (scalar.needsTag)
        indicator(scalar.tag);
    switch (scalar.style) {
    case ScalarStyle::Plain:
        return plain(scalar.text, indent, mayFold);
    case ScalarStyle::SingleQuoted:
        return singleQuoted(scalar.text, indent, mayFold);
    case ScalarStyle::DoubleQuoted:
        return doubleQuoted(scalar.text, indent, mayFold);
    case ScalarStyle::Literal:
        return literal(scalar.text, indent);
    }
}

void DumpWriter::plain(std::u32string_view text, std::size_t indent, bool mayFold)
{
    indicator("");
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t word = std::min(text.find(U' ', at), text.size());
        put(text.substr(at, word - at));
        at = runEnd(text, word, U' ');
        if (at - word == 1 && mayFold && m_column > width) {
            this->indent(indent);
            m_isSpace = false;
            m_isIndention = false;
        } else {
            put(text.substr(word, at - word));
        }
    }
}

void DumpWriter::singleQuoted(std::u32string_view text, std::size_t indent, bool mayFold)
{
    indicator("'");
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = text[at];
        const std::size_t end = runEnd(text, at, character);
        if (character == U' ' && end - at == 1 && mayFold && m_column > width && at > 0 && end < text.size()) {
            this->indent(indent);
        } else if (character == U'\n') {
            for (std::size_t i = at; i <= end; ++i) // one more than there are: a single break would be folded
                lineBreak();
            this->indent(indent);
        } else {
            for (std::size_t i = at; i < end; ++i)
                put(character == U'\'' ? U"''" : std::u32string_view(&character, 1));
        }
        at = end;
    }
    closing("'");
}

void DumpWriter::doubleQuoted(std::u32string_view text, std::size_t indent, bool mayFold)
{
    indicator("\"");
    std::size_t start = 0; // first character that is not written yet; one beyond `end` after an escape
    for (std::size_t end = 0; end <= text.size(); ++end) {
        if (end == text.size() || !isVerbatim(text[end])) {
            put(text.substr(start, end - start));
            start = end;
            if (end < text.size()) {
                const std::string escaped = escape(text[end]);
                m_out += escaped;
                m_column += escaped.size();
                start = end + 1;
            }
        }
        const bool isPlace = end > 0 && end + 1 < text.size() && (text[end] == U' ' || start >= end);
        if (isPlace && mayFold && m_column + end > width + start)
            foldDoubleQuoted(text, start, end, indent);
    }
    closing("\"");
}

void DumpWriter::foldDoubleQuoted(std::u32string_view text, std::size_t &start, std::size_t end, std::size_t indent)
{
    if (start < end) {
        put(text.substr(start, end - start));
        start = end;
    }
    put(U"\\");
    this->indent(indent);
    m_isSpace = false;
    m_isIndention = false;
    if (text[start] == U' ')
        put(U"\\");
}

void DumpWriter::literal(std::u32string_view text, std::size_t indent)
{
    indicator("|");
    lineBreak();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(U'\n', at), text.size());
        this->indent(indent);
        put(text.substr(at, end - at));
        lineBreak();
        at = end + 1;
    }
}

} // namespace slipway::yaml
