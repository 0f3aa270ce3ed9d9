// SPDX-License-Identifier: MIT
#include "core/jinja/characters.h"

#include "core/yaml/unicode.h"

#include <algorithm>
#include <map>

namespace slipway::jinja {
namespace {

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Upper case letters by their lower case ones. U+0130 and the letters that only share a lower form are left out.
const std::map<char32_t, char32_t> &upperCase()
{
    static const std::map<char32_t, char32_t> table = [] {
        std::map<char32_t, char32_t> made;
        for (char32_t c = 0x80; c < 0x1E944; ++c) {
            const char32_t small = lower(c);
            const bool isTitle = c == 0x1C5 || c == 0x1C8 || c == 0x1CB || c == 0x1F2 || (c >= 0x1F88 && c <= 0x1FFC);
            if (small != c && small >= 0x80 && c != 0x1E9E && (!isTitle || c < 0x1F80) && c != 0x3F4)
                made.try_emplace(small, c);
        }
        made[0xB5] = 0x39C;
        made[0xFF] = 0x178;
        made[0x131] = 'I';
        made[0x17F] = 'S';
        made[0x3C2] = 0x3A3;
        return made;
    }();
    return table;
}

void appendUpper(std::string &text, char32_t c, bool isTitle)
{
    if (c == 0xDF)
        text += isTitle ? "Ss" : "SS";
    else
        yaml::unicode::append(text, upper(c));
}

} // namespace

bool isSpace(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isLineEnd(char32_t c)
{
    return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

std::size_t spaceAt(std::string_view utf8, std::size_t at)
{
    std::size_t end = at;
    while (end < utf8.size()) {
        std::size_t next = end + 1;
        while (next < utf8.size() && isContinuation(utf8[next]))
            ++next;
        if (!isSpace(yaml::unicode::decoded(utf8.substr(end, next - end)).front()))
            break;
        end = next;
    }
    return end - at;
}

std::size_t spaceBefore(std::string_view utf8, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0) {
        std::size_t previous = begin - 1;
        while (previous > 0 && isContinuation(utf8[previous]))
            --previous;
        if (!isSpace(yaml::unicode::decoded(utf8.substr(previous, begin - previous)).front()))
            break;
        begin = previous;
    }
    return end - begin;
}

bool isUtf8(std::string_view bytes)
{
    const std::u32string text = yaml::unicode::decoded(bytes);
    return std::ranges::none_of(text, [](char32_t c) { return c >= 0xD800 && c < 0xE000; }) && encoded(text) == bytes;
}

std::string encoded(std::u32string_view text)
{
    std::string utf8;
    for (const char32_t c : text)
        yaml::unicode::append(utf8, c);
    return utf8;
}

std::size_t codePoints(std::string_view utf8)
{
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return !isContinuation(c); }));
}

std::vector<std::string> splitLines(std::string_view utf8, bool keepsEnds)
{
    std::vector<std::string> lines;
    const std::u32string text = yaml::unicode::decoded(utf8);
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        while (end < text.size() && !isLineEnd(text[end]))
            ++end;
        const bool isPair = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
        const std::size_t next = std::min(end + (isPair ? 2 : 1), text.size());
        lines.push_back(encoded(std::u32string_view(text).substr(begin, (keepsEnds ? next : end) - begin)));
        begin = next;
    }
    return lines;
}

char32_t lower(char32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    std::string one;
    yaml::unicode::append(one, c);
    return yaml::unicode::decoded(yaml::unicode::lowered(one)).front();
}

char32_t upper(char32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    const auto found = upperCase().find(c);
    return found == upperCase().end() ? c : found->second;
}

bool isCased(char32_t c)
{
    return lower(c) != c || upper(c) != c || c == 0xDF;
}

std::string uppered(std::string_view utf8)
{
    std::string text;
    for (const char32_t c : yaml::unicode::decoded(utf8))
        appendUpper(text, c, false);
    return text;
}

std::string capitalized(std::string_view utf8)
{
    const std::u32string text = yaml::unicode::decoded(utf8);
    if (text.empty())
        return {};
    std::string result;
    appendUpper(result, text.front(), true);
    return result + yaml::unicode::lowered(encoded(std::u32string_view(text).substr(1)));
}

std::string titled(std::string_view utf8)
{
    std::string result;
    bool isInWord = false;
    for (const char32_t c : yaml::unicode::decoded(utf8)) {
        if (isInWord)
            yaml::unicode::append(result, lower(c));
        else
            appendUpper(result, c, true);
        isInWord = isCased(c);
    }
    return result;
}

} // namespace slipway::jinja
