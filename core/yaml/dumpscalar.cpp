// SPDX-License-Identifier: MIT
#include "core/yaml/dumpscalar.h"

#include "core/yaml/scalar.h"
#include "core/yaml/unicode.h"

#include <algorithm>
#include <cmath>

namespace slipway::yaml {
namespace {

bool isBreak(char32_t character)
{
    return character == U'\n' || character == U'\x85' || character == U'\u2028' || character == U'\u2029';
}

/// The characters that end a word for YAML; the end of the text counts as one.
bool isSpaceAt(std::u32string_view text, std::size_t at)
{
    return at >= text.size() || isBreak(text[at]) || std::u32string_view(U"\0 \t\r", 4).contains(text[at]);
}

/// Whether a block plain scalar would be read back as something else, by the character at `at` alone.
bool isIndicator(std::u32string_view text, std::size_t at)
{
    const char32_t character = text[at];
    if (at > 0)
        return (character == U':' && isSpaceAt(text, at + 1)) || (character == U'#' && isSpaceAt(text, at - 1));
    if (character == U'-' || character == U'?' || character == U':')
        return isSpaceAt(text, 1);
    return std::u32string_view(U"#,[]{}&*!|>'\"%@`").contains(character);
}

struct Analysis {
    bool isPlainOk = true;
    bool isSingleOk = true;
    bool isMultiline = false;
};

Analysis analysed(std::u32string_view text)
{
    Analysis result;
    if (text.starts_with(U"---") || text.starts_with(U"..."))
        result.isPlainOk = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isSpecial = text[i] != U'\n' && (text[i] < 0x20 || text[i] > 0x7E);
        const bool isMixed =
            i > 0 && ((isBreak(text[i - 1]) && text[i] == U' ') || (text[i - 1] == U' ' && isBreak(text[i])));
        result.isMultiline = result.isMultiline || isBreak(text[i]);
        result.isSingleOk = result.isSingleOk && !isSpecial && !isMixed;
        result.isPlainOk = result.isPlainOk && !isSpecial && !isBreak(text[i]) && !isIndicator(text, i);
    }
    if (text.starts_with(U' ') || text.ends_with(U' '))
        result.isPlainOk = false;
    return result;
}

DumpScalar plain(std::string_view text, std::string_view tag)
{
    return {.text = std::u32string(text.begin(), text.end()), .tag = tag};
}

/// Python's repr(), made to look like a float to YAML 1.1.
std::string floatForm(double number)
{
    if (std::isnan(number))
        return ".nan";
    if (std::isinf(number))
        return number < 0 ? "-.inf" : ".inf";
    std::string text = floatText(number);
    if (const std::size_t mark = text.find('e'); mark != std::string::npos && !text.contains('.'))
        text.insert(mark, ".0");
    return text;
}

/// Base64 in lines of 76 characters, each with a line end.
std::string base64(std::string_view bytes)
{
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t bytesPerLine = 57;
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::string_view group = bytes.substr(i, 3);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = (bits << 8U) | (k < group.size() ? static_cast<unsigned char>(group[k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= group.size() ? alphabet[(bits >> (18 - 6 * k)) & 0x3FU] : '=';
        if ((i + 3) % bytesPerLine == 0 || i + 3 >= bytes.size())
            text += '\n';
    }
    return text;
}

struct Form {
    DumpScalar operator()(Null) const { return plain("null", "!!null"); }
    DumpScalar operator()(bool claim) const { return plain(claim ? "true" : "false", "!!bool"); }
    DumpScalar operator()(const Integer &integer) const { return plain(integer.digits, "!!int"); }
    DumpScalar operator()(double number) const { return plain(floatForm(number), "!!float"); }
    DumpScalar operator()(const std::string &text) const
    {
        DumpScalar scalar{.text = unicode::decoded(text), .tag = "!!str"};
        const Analysis analysis = analysed(scalar.text);
        scalar.isMultiline = analysis.isMultiline;
        if (!analysis.isPlainOk || implicitTag(text) != Tag::Str)
            scalar.style = analysis.isSingleOk ? ScalarStyle::SingleQuoted : ScalarStyle::DoubleQuoted;
        return scalar;
    }
    DumpScalar operator()(const Bytes &bytes) const
    {
        DumpScalar scalar = plain(base64(bytes.bytes), "!!binary");
        scalar.isMultiline = !scalar.text.empty();
        scalar.style = scalar.text.empty() ? ScalarStyle::DoubleQuoted : ScalarStyle::Literal;
        scalar.needsTag = true;
        return scalar;
    }
    DumpScalar operator()(const std::shared_ptr<const Date> &date) const
    {
        return plain(dateText(*date), "!!timestamp");
    }
    DumpScalar operator()(const std::shared_ptr<const DateTime> &time) const
    {
        return plain(dateTimeText(*time), "!!timestamp");
    }
    DumpScalar operator()(const std::shared_ptr<List> &) const { return {}; }
    DumpScalar operator()(const std::shared_ptr<Map> &) const { return {}; }
};

} // namespace

DumpScalar dumpScalar(const Value &value)
{
    return std::visit(Form(), value.data());
}

} // namespace slipway::yaml
