// SPDX-License-Identifier: MIT
#include "core/yaml/unicode.h"

#include "core/yaml/unicodetables.h"

#include <algorithm>
#include <cstddef>

namespace slipway::yaml::unicode {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Number of bytes that a lead byte announces, 0 for a byte that leads nothing.
std::size_t sequenceLength(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead < 0xE0)
        return 2;
    if (lead >= 0xE0 && lead < 0xF0)
        return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

/// The code point at the start of `bytes`, and how many bytes it takes.
std::pair<char32_t, std::size_t> first(std::string_view bytes)
{
    const auto lead = static_cast<unsigned char>(bytes.front());
    const std::size_t length = sequenceLength(lead);
    if (length == 1)
        return {lead, 1};
    if (length == 0 || bytes.size() < length)
        return {replacement, 1};
    char32_t codePoint = lead & (0xFFU >> (length + 1));
    for (const char byte : bytes.substr(1, length - 1)) {
        if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80)
            return {replacement, 1};
        codePoint = (codePoint << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
    }
    const bool isOverlong = (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
    if (isOverlong || codePoint > 0x10FFFF)
        return {replacement, 1};
    return {codePoint, length};
}

char32_t lower(char32_t codePoint)
{
    if (codePoint < 0x80)
        return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint;
    const auto found = std::ranges::lower_bound(lowerCase, codePoint, {}, &LowerCase::last);
    if (found == lowerCase.end() || codePoint < found->first || (codePoint - found->first) % found->step != 0)
        return codePoint;
    return static_cast<char32_t>(static_cast<std::int32_t>(codePoint) + found->delta);
}

} // namespace

std::u32string decoded(std::string_view utf8)
{
    std::u32string result;
    result.reserve(utf8.size());
    while (!utf8.empty()) {
        const auto [codePoint, length] = first(utf8);
        result.push_back(codePoint);
        utf8.remove_prefix(length);
    }
    return result;
}

void append(std::string &utf8, char32_t codePoint)
{
    const auto put = [&utf8](char32_t byte) { utf8.push_back(static_cast<char>(byte)); };
    if (codePoint < 0x80)
        return put(codePoint);
    if (codePoint < 0x800) {
        put(0xC0U | (codePoint >> 6U));
        return put(0x80U | (codePoint & 0x3FU));
    }
    if (codePoint < 0x10000) {
        put(0xE0U | (codePoint >> 12U));
    } else {
        put(0xF0U | (codePoint >> 18U));
        put(0x80U | ((codePoint >> 12U) & 0x3FU));
    }
    put(0x80U | ((codePoint >> 6U) & 0x3FU));
    put(0x80U | (codePoint & 0x3FU));
}

bool isPrintable(char32_t codePoint)
{
    if (codePoint < 0x7F)
        return codePoint >= 0x20;
    const auto found = std::ranges::lower_bound(printable, codePoint, {}, &Range::last);
    return found != printable.end() && codePoint >= found->first;
}

std::string lowered(std::string_view utf8)
{
    std::string result;
    if (std::ranges::all_of(utf8, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; })) {
        result.resize(utf8.size());
        std::ranges::transform(utf8, result.begin(), [](char byte) {
            return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
        });
        return result;
    }
    result.reserve(utf8.size());
    for (const char32_t codePoint : decoded(utf8)) {
        if (codePoint == 0x130) // the only letter whose lower case takes two code points: i and a dot above
            result += "i\u0307";
        else
            append(result, lower(codePoint));
    }
    return result;
}

} // namespace slipway::yaml::unicode
