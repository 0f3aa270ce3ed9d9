// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::jinja {

/// Python's str.isspace() for one character, and str.splitlines()'s line ends.
[[nodiscard]] bool isSpace(char32_t c);
[[nodiscard]] bool isLineEnd(char32_t c);
[[nodiscard]] inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] inline bool isNameStart(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// The length of the white space that begins at `at`, or that ends before `end`.
[[nodiscard]] std::size_t spaceAt(std::string_view utf8, std::size_t at);
[[nodiscard]] std::size_t spaceBefore(std::string_view utf8, std::size_t end);
/// Whether a text is UTF-8 without surrogates.
[[nodiscard]] bool isUtf8(std::string_view bytes);

[[nodiscard]] std::string encoded(std::u32string_view text);
[[nodiscard]] std::size_t codePoints(std::string_view utf8);
[[nodiscard]] std::vector<std::string> splitLines(std::string_view utf8, bool keepsEnds = false);

/// Python's str.lower(): a capital sigma that ends a word becomes a final one.
[[nodiscard]] std::string lowered(std::string_view utf8);
/// Python's str.upper(), swapcase(), capitalize() and title().
[[nodiscard]] std::string uppered(std::string_view utf8);
[[nodiscard]] std::string swapped(std::string_view utf8);
[[nodiscard]] std::string capitalized(std::string_view utf8);
[[nodiscard]] std::string titled(std::string_view utf8);
[[nodiscard]] char32_t lower(char32_t c);
/// Letters that have another case: a title case letter such as U+01C5 is neither lower nor upper. Others, such as
/// U+00AA, are not known.
[[nodiscard]] bool isLower(char32_t c);
[[nodiscard]] bool isUpper(char32_t c);
[[nodiscard]] bool isCased(char32_t c);

} // namespace slipway::jinja
