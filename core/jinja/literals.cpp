// SPDX-License-Identifier: MIT
#include "core/jinja/literals.h"

#include "core/jinja/characters.h"
#include "core/yaml/unicode.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <format>
#include <limits>

namespace slipway::jinja {
namespace {

int digitOf(char c)
{
    if (isDigit(c))
        return c - '0';
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return small >= 'a' && small <= 'z' ? small - 'a' + 10 : 99;
}

/// The end of digits of a base with single underscores between; with `leading` one may stand before the first.
std::size_t digitsEnd(std::string_view source, std::size_t at, int base, bool leading)
{
    std::size_t end = at;
    while (end < source.size()) {
        const bool skips = source[end] == '_' && (leading || end > at);
        const std::size_t digit = end + (skips ? 1 : 0);
        if (digit >= source.size() || digitOf(source[digit]) >= base)
            break;
        end = digit + 1;
    }
    return end;
}

std::string withoutUnderscores(std::string_view text)
{
    std::string digits(text);
    std::erase(digits, '_');
    return digits;
}

/// The end of a float that begins at `at`; `at` itself when there is none.
std::size_t realEnd(std::string_view source, std::size_t at)
{
    if (at > 0 && source[at - 1] == '.')
        return at;
    std::size_t end = digitsEnd(source, at, 10, false);
    const auto digitFollows = [&source](std::size_t i) { return i < source.size() && isDigit(source[i]); };
    bool isReal = false;
    if (end < source.size() && source[end] == '.' && digitFollows(end + 1)) {
        end = digitsEnd(source, end + 1, 10, false);
        isReal = true;
    }
    if (end < source.size() && (source[end] == 'e' || source[end] == 'E')) {
        const bool isSigned = end + 1 < source.size() && (source[end + 1] == '+' || source[end + 1] == '-');
        const std::size_t exponent = end + (isSigned ? 2 : 1);
        if (digitFollows(exponent))
            return digitsEnd(source, exponent, 10, false);
    }
    return isReal ? end : at;
}

int prefixBase(std::string_view text)
{
    if (text.size() < 2 || text[0] != '0')
        return 10;
    const char letter = text[1] >= 'A' && text[1] <= 'Z' ? static_cast<char>(text[1] + 32) : text[1];
    return letter == 'b' ? 2 : letter == 'o' ? 8 : letter == 'x' ? 16 : 10;
}

std::optional<long long> parsed(std::string_view digits, int base)
{
    long long number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return number;
}

/// ASCII only: what is beyond stands as `\xNN`, `\uNNNN` or `\UNNNNNNNN`, as Jinja's lexer puts it.
std::string asciiOf(std::string_view written)
{
    std::string text;
    for (const char32_t c : yaml::unicode::decoded(written)) {
        const auto number = static_cast<std::uint32_t>(c);
        if (number < 0x80)
            text += static_cast<char>(c);
        else if (number < 0x100)
            text += std::format("\\x{:02x}", number);
        else
            text += number < 0x10000 ? std::format("\\u{:04x}", number) : std::format("\\U{:08x}", number);
    }
    return text;
}

/// Reads `count` hexadecimal digits.
std::optional<char32_t> hexAt(std::string_view text, std::size_t at, std::size_t count)
{
    char32_t number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || digitOf(text[i]) >= 16)
            return std::nullopt;
        number = number * 16 + static_cast<char32_t>(digitOf(text[i]));
    }
    return number;
}

/// Appends what the escape at `at` (the byte after the backslash) means; the number of bytes that it takes, or why not.
std::expected<std::size_t, std::string> appendEscape(std::string &text, std::string_view ascii, std::size_t at)
{
    static constexpr std::string_view letters = "abfnrtv\\'\"";
    static constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\'\"";
    const char c = ascii[at];
    if (c == '\n')
        return 1;
    if (const std::size_t simple = letters.find(c); simple != std::string_view::npos) {
        text += meanings[simple];
        return 1;
    }
    if (c >= '0' && c <= '7') {
        std::size_t length = 0;
        char32_t number = 0;
        for (; length < 3 && at + length < ascii.size() && ascii[at + length] >= '0' && ascii[at + length] <= '7';
             ++length)
            number = number * 8 + static_cast<char32_t>(ascii[at + length] - '0');
        yaml::unicode::append(text, number);
        return length;
    }
    if (c == 'N')
        return std::unexpected("Characters by name (\\N) are not supported.");
    const std::size_t count = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (count == 0) {
        text += '\\';
        text += c;
        return 1;
    }
    const std::optional<char32_t> number = hexAt(ascii, at + 1, count);
    if (!number || *number > 0x10FFFF || (*number >= 0xD800 && *number < 0xE000))
        return std::unexpected(std::format("The escape '\\{}' says no character.", c));
    yaml::unicode::append(text, *number);
    return count + 1;
}

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(spaceAt(text, 0));
    text.remove_suffix(spaceBefore(text, text.size()));
    return text;
}

} // namespace

std::expected<Number, std::string> numberAt(std::string_view source, std::size_t at)
{
    if (const std::size_t end = realEnd(source, at); end > at) {
        const std::string digits = withoutUnderscores(source.substr(at, end - at));
        const std::optional<double> number = realOf(digits);
        return Number{.value = Value::real(number.value_or(0)), .length = end - at};
    }
    int base = prefixBase(source.substr(at));
    std::size_t end = base == 10 ? at : digitsEnd(source, at + 2, base, true);
    if (base != 10 && end == at + 2) {
        base = 10;
        end = at;
    }
    if (base == 10)
        end = digitsEnd(source, at, source[at] == '0' ? 1 : 10, false);
    const std::size_t prefix = base == 10 ? 0 : 2;
    const std::optional<long long> number =
        parsed(withoutUnderscores(source.substr(at + prefix, end - at - prefix)), base);
    if (!number)
        return std::unexpected("Numbers beyond 64 bits are not supported.");
    return Number{.value = Value::integer(*number), .length = end - at};
}

std::expected<std::string, std::string> unescaped(std::string_view written)
{
    const std::string ascii = asciiOf(written);
    std::string text;
    for (std::size_t i = 0; i < ascii.size(); ++i) {
        if (ascii[i] != '\\' || i + 1 >= ascii.size()) {
            text += ascii[i];
            continue;
        }
        const std::expected<std::size_t, std::string> length = appendEscape(text, ascii, i + 1);
        if (!length)
            return std::unexpected(length.error());
        i += *length;
    }
    return text;
}

std::optional<long long> integerOf(std::string_view text, int base)
{
    text = trimmed(text);
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    const int prefix = prefixBase(text);
    bool leading = false;
    if (prefix != 10 && (base == 0 || base == prefix)) {
        text.remove_prefix(2);
        base = prefix;
        leading = true;
    } else if (base == 0) {
        base = 10;
        if (text.size() > 1 && text[0] == '0' && text.find_first_not_of("0_") != std::string_view::npos)
            return std::nullopt;
    }
    if (text.empty() || digitsEnd(text, 0, base, leading) != text.size())
        return std::nullopt;
    return parsed((isNegative ? "-" : "") + withoutUnderscores(text), base);
}

std::optional<double> realOf(std::string_view text)
{
    text = trimmed(text);
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    std::string small = yaml::unicode::lowered(text);
    double number = 0;
    if (small == "inf" || small == "infinity") {
        number = std::numeric_limits<double>::infinity();
    } else if (small == "nan") {
        number = std::numeric_limits<double>::quiet_NaN();
    } else {
        for (std::size_t i = 0; i < small.size(); ++i) {
            const bool isBetween = i > 0 && i + 1 < small.size() && isDigit(small[i - 1]) && isDigit(small[i + 1]);
            if (small[i] == '_' && !isBetween)
                return std::nullopt;
        }
        small = withoutUnderscores(small);
        if (small.empty() || (!isDigit(small[0]) && small[0] != '.'))
            return std::nullopt;
        const auto [end, error] = std::from_chars(small.data(), small.data() + small.size(), number);
        if (end != small.data() + small.size() || error == std::errc::invalid_argument)
            return std::nullopt;
        if (error == std::errc::result_out_of_range) {
            const std::size_t exponent = small.find('e');
            const bool isTiny = exponent != std::string::npos && small.find('-', exponent) != std::string::npos;
            number = isTiny ? 0 : std::numeric_limits<double>::infinity();
        }
    }
    return isNegative ? -number : number;
}

} // namespace slipway::jinja
