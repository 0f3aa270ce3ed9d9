// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace slipway::yaml::unicode {

/// The code points of a UTF-8 text. Surrogates encoded in three bytes come out as they are (YAML's `\uD800` makes
/// them); any other invalid byte becomes U+FFFD.
[[nodiscard]] std::u32string decoded(std::string_view utf8);
/// Appends one code point in UTF-8.
void append(std::string &utf8, char32_t codePoint);
/// Whether Python's repr() shows the code point as it is.
[[nodiscard]] bool isPrintable(char32_t codePoint);
/// Python's str.lower(), but for the two forms of the Greek sigma: a final sigma becomes the medial one too.
[[nodiscard]] std::string lowered(std::string_view utf8);

} // namespace slipway::yaml::unicode
