// SPDX-License-Identifier: MIT
#include "core/jinja/wordwrap.h"

#include "core/jinja/characters.h"
#include "core/yaml/unicode.h"

#include <algorithm>

namespace slipway::jinja {
namespace {

using Chunks = std::vector<std::u32string_view>; ///< of one text

/// textwrap's white space is ASCII's.
bool isBlank(char32_t c)
{
    return c == ' ' || (c >= 0x09 && c <= 0x0D);
}

bool isLetter(char32_t c)
{
    return isCased(c);
}

bool isWordCharacter(char32_t c)
{
    return c == '_' || (c >= '0' && c <= '9') || isLetter(c);
}

bool isWordPunctuation(char32_t c)
{
    return isWordCharacter(c) || std::u32string_view(U"!\"'&.,?").contains(c);
}

/// The length of a dash (two hyphens or more) between words that begins at `at`; 0: there is none.
std::size_t dashAt(const std::u32string &text, std::size_t at)
{
    if (at == 0 || !isWordPunctuation(text[at - 1]))
        return 0;
    std::size_t end = at;
    while (end < text.size() && text[end] == '-')
        ++end;
    return end >= at + 2 && end < text.size() && isWordCharacter(text[end]) ? end - at : 0;
}

/// Whether a word that began at `begin` can be broken before `at` (behind a hyphen).
bool breaksAfterHyphen(const std::u32string &text, std::size_t begin, std::size_t at)
{
    const auto letterAt = [&text](std::size_t i) { return i < text.size() && isLetter(text[i]); };
    if (at == 0 || text[at - 1] != '-' || !letterAt(at))
        return false;
    const bool followed = letterAt(at + 1) || (at + 2 < text.size() && text[at + 1] == '-' && isLetter(text[at + 2]));
    const bool twoLetters = at >= begin + 3 && letterAt(at - 2) && letterAt(at - 3);
    const bool letterHyphen = at >= begin + 4 && letterAt(at - 2) && text[at - 3] == '-' && letterAt(at - 4);
    return followed && (twoLetters || letterHyphen);
}

/// The end of the word that begins at `begin`.
std::size_t wordEnd(const std::u32string &text, std::size_t begin)
{
    for (std::size_t at = begin + 1; at <= text.size(); ++at) {
        if (at == text.size() || isBlank(text[at]) || breaksAfterHyphen(text, begin, at))
            return at;
        if (dashAt(text, at) > 0)
            return at;
    }
    return text.size();
}

Chunks chunksOf(const std::u32string &text, bool breaksOnHyphens)
{
    Chunks chunks;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        if (isBlank(text[at])) {
            while (end < text.size() && isBlank(text[end]))
                ++end;
        } else if (!breaksOnHyphens) {
            while (end < text.size() && !isBlank(text[end]))
                ++end;
        } else {
            const std::size_t dash = dashAt(text, at);
            end = dash > 0 ? at + dash : wordEnd(text, at);
        }
        chunks.push_back(std::u32string_view(text).substr(at, end - at));
        at = end;
    }
    return chunks;
}

bool isBlankChunk(std::u32string_view chunk)
{
    return std::ranges::all_of(chunk, isSpace);
}

/// Where a word that is too long is broken: at a hyphen when that is wanted and there is one.
std::size_t longWordEnd(std::u32string_view chunk, std::size_t space, const WrapOptions &options)
{
    if (!options.breaksOnHyphens || chunk.size() <= space)
        return space;
    const std::size_t hyphen = chunk.substr(0, space).rfind(U'-');
    const bool isInside = hyphen != std::u32string_view::npos && hyphen > 0 &&
                          std::ranges::any_of(chunk.substr(0, hyphen), [](char32_t c) { return c != '-'; });
    return isInside ? hyphen + 1 : space;
}

} // namespace

std::vector<std::string> wrapped(const std::string &line, const WrapOptions &options)
{
    const std::u32string wide = yaml::unicode::decoded(line);
    Chunks chunks = chunksOf(wide, options.breaksOnHyphens);
    std::ranges::reverse(chunks);
    std::vector<std::string> lines;
    while (!chunks.empty()) {
        if (!lines.empty() && isBlankChunk(chunks.back()))
            chunks.pop_back();
        Chunks current;
        std::size_t length = 0;
        while (!chunks.empty() && length + chunks.back().size() <= options.width) {
            length += chunks.back().size();
            current.push_back(chunks.back());
            chunks.pop_back();
        }
        if (!chunks.empty() && chunks.back().size() > options.width) {
            const std::size_t space = options.width - length;
            if (options.breaksLongWords) { // an empty part, where there is no space, keeps the blank before it
                const std::size_t end = longWordEnd(chunks.back(), space, options);
                current.push_back(chunks.back().substr(0, end));
                chunks.back().remove_prefix(end);
            } else if (current.empty()) {
                current.push_back(chunks.back());
                chunks.pop_back();
            }
        }
        if (!current.empty() && isBlankChunk(current.back()))
            current.pop_back();
        std::string text;
        for (const std::u32string_view chunk : current)
            text += encoded(chunk);
        if (!current.empty())
            lines.push_back(std::move(text));
    }
    return lines;
}

} // namespace slipway::jinja
