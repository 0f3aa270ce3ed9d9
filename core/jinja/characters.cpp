// SPDX-License-Identifier: MIT
#include "core/jinja/characters.h"

#include "core/jinja/casetable.h"
#include "core/yaml/unicode.h"

#include <algorithm>
#include <map>

namespace slipway::jinja {
namespace {

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

const SpecialCase *specialCase(char32_t c)
{
    const auto found = std::ranges::lower_bound(specialCases, c, {}, &SpecialCase::letter);
    return found != specialCases.end() && found->letter == c ? &*found : nullptr;
}

/// Upper case letters by their lower case ones, where two belong to each other alone.
const std::map<char32_t, char32_t> &upperCase()
{
    static const std::map<char32_t, char32_t> table = [] {
        std::map<char32_t, char32_t> made;
        for (char32_t c = 0x80; c < 0x1E944; ++c) {
            const char32_t small = lower(c);
            if (small != c && small >= 0x80 && !specialCase(small))
                made.emplace(small, c);
        }
        return made;
    }();
    return table;
}

char32_t simpleUpper(char32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    const auto found = upperCase().find(c);
    return found == upperCase().end() ? c : found->second;
}

void appendUpper(std::string &text, char32_t c, bool isTitle)
{
    if (const SpecialCase *special = specialCase(c))
        text += encoded(isTitle ? special->title : special->upper);
    else
        yaml::unicode::append(text, simpleUpper(c));
}

/// What the rule for a final sigma looks through: punctuation inside of words, and marks (Unicode's Case_Ignorable, as
/// far as it stands beside Greek).
bool isCaseIgnorable(char32_t c)
{
    return std::u32string_view(U"'.:^`\u00A8\u00AD\u00AF\u00B4\u00B7\u00B8\u0387\u2018\u2019\u2024\u2027")
               .contains(c) ||
           (c >= 0x300 && c <= 0x36F);
}

bool isFinalSigma(std::u32string_view text, std::size_t at)
{
    const auto isSeen = [](char32_t c) { return !isCaseIgnorable(c); };
    const std::u32string_view rest = text.substr(at + 1);
    const auto before = std::ranges::find_last_if(text.substr(0, at), isSeen);
    const auto after = std::ranges::find_if(rest, isSeen);
    return !before.empty() && isCased(before.front()) && (after == rest.end() || !isCased(*after));
}

/// One character of a text in lower case.
void appendLower(std::string &result, std::u32string_view text, std::size_t at)
{
    if (text[at] == 0x3A3)
        yaml::unicode::append(result, isFinalSigma(text, at) ? 0x3C2 : 0x3C3);
    else
        result += yaml::unicode::lowered(encoded(text.substr(at, 1)));
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

bool isLower(char32_t c)
{
    const bool isMark = c == 0x345; // it has an upper case, but is no letter
    return lower(c) == c && !isMark && (simpleUpper(c) != c || specialCase(c));
}

bool isUpper(char32_t c)
{
    const SpecialCase *special = specialCase(c);
    const bool isTitle = special && special->upper != std::u32string_view(&c, 1);
    return lower(c) != c && !isTitle;
}

bool isCased(char32_t c)
{
    return lower(c) != c || isLower(c);
}

std::string lowered(std::string_view utf8)
{
    const std::u32string text = yaml::unicode::decoded(utf8);
    if (!text.contains(0x3A3))
        return yaml::unicode::lowered(utf8);
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i)
        appendLower(result, text, i);
    return result;
}

std::string uppered(std::string_view utf8)
{
    std::string text;
    for (const char32_t c : yaml::unicode::decoded(utf8))
        appendUpper(text, c, false);
    return text;
}

std::string swapped(std::string_view utf8)
{
    std::string result;
    const std::u32string text = yaml::unicode::decoded(utf8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isUpper(text[i]))
            appendLower(result, text, i);
        else if (isLower(text[i]))
            appendUpper(result, text[i], false);
        else
            yaml::unicode::append(result, text[i]);
    }
    return result;
}

std::string capitalized(std::string_view utf8)
{
    const std::u32string text = yaml::unicode::decoded(utf8);
    if (text.empty())
        return {};
    std::string result;
    appendUpper(result, text.front(), true);
    for (std::size_t i = 1; i < text.size(); ++i)
        appendLower(result, text, i);
    return result;
}

std::string titled(std::string_view utf8)
{
    std::string result;
    bool isInWord = false;
    const std::u32string text = yaml::unicode::decoded(utf8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isInWord)
            appendLower(result, text, i);
        else
            appendUpper(result, text[i], true);
        isInWord = isCased(text[i]);
    }
    return result;
}

} // namespace slipway::jinja
