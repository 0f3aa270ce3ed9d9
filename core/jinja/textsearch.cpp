// SPDX-License-Identifier: MIT
#include "core/jinja/textsearch.h"

#include "core/jinja/characters.h"
#include "core/yaml/unicode.h"

#include <algorithm>

namespace slipway::jinja {
namespace {

std::vector<std::string> splitAt(const std::string &text, const std::string &separator, long long most, bool fromRight)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    std::size_t end = text.size();
    for (; most != 0; --most) {
        const std::size_t at =
            fromRight ? (end < separator.size() ? std::string::npos : text.rfind(separator, end - separator.size()))
                      : text.find(separator, begin);
        if (at == std::string::npos)
            break;
        parts.push_back(fromRight ? text.substr(at + separator.size(), end - at - separator.size())
                                  : text.substr(begin, at - begin));
        (fromRight ? end : begin) = fromRight ? at : at + separator.size();
    }
    parts.push_back(text.substr(begin, end - begin));
    if (fromRight)
        std::ranges::reverse(parts);
    return parts;
}

std::vector<std::string> splitAtSpace(const std::string &text, long long most, bool fromRight)
{
    std::u32string wide = yaml::unicode::decoded(text);
    if (fromRight)
        std::ranges::reverse(wide);
    std::vector<std::u32string> parts;
    std::size_t at = 0;
    const auto skip = [&](bool space) {
        while (at < wide.size() && isSpace(wide[at]) == space)
            ++at;
    };
    for (skip(true); at < wide.size(); skip(true)) {
        const std::size_t begin = at;
        if (most == 0) {
            at = wide.size();
            std::size_t end = at;
            while (end > begin && isSpace(wide[end - 1]))
                --end;
            parts.push_back(wide.substr(begin, end - begin));
            break;
        }
        --most;
        skip(false);
        parts.push_back(wide.substr(begin, at - begin));
    }
    if (fromRight) {
        std::ranges::reverse(parts);
        std::ranges::for_each(parts, [](std::u32string &part) { std::ranges::reverse(part); });
    }
    std::vector<std::string> result;
    std::ranges::transform(parts, std::back_inserter(result), [](const std::u32string &it) { return encoded(it); });
    return result;
}

} // namespace

std::string replaced(Runtime &runtime, const std::string &text, std::string_view old, std::string_view replacement,
                     long long count)
{
    std::string result;
    std::size_t at = 0;
    while (at <= text.size() && count != 0 && runtime.step()) {
        std::size_t found = text.find(old, at);
        if (found == std::string::npos)
            break;
        if (!runtime.charge(found - at + replacement.size()))
            return {};
        result.append(text, at, found - at).append(replacement);
        --count;
        at = found + old.size();
        if (!old.empty())
            continue;
        std::size_t next = at + 1; // an empty one is between all characters
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U)
            ++next;
        result.append(text, at, next - at);
        at = next;
    }
    return at < text.size() ? result.append(text, at) : result;
}

std::vector<std::string> splitText(const std::string &text, const std::optional<std::string> &separator, long long most,
                                   bool fromRight)
{
    return separator ? splitAt(text, *separator, most, fromRight) : splitAtSpace(text, most, fromRight);
}

std::string stripped(const std::string &text, const std::optional<std::string> &characters, bool left, bool right)
{
    const std::u32string wide = yaml::unicode::decoded(text);
    const std::u32string any = yaml::unicode::decoded(characters.value_or(""));
    const auto goes = [&](char32_t c) { return characters ? any.contains(c) : isSpace(c); };
    std::size_t begin = 0;
    std::size_t end = wide.size();
    while (left && begin < end && goes(wide[begin]))
        ++begin;
    while (right && end > begin && goes(wide[end - 1]))
        --end;
    return encoded(std::u32string_view(wide).substr(begin, end - begin));
}

} // namespace slipway::jinja
