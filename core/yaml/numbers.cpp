// SPDX-License-Identifier: MIT
#include "core/yaml/numbers.h"

#include "core/yaml/integer.h"
#include "core/yaml/scalar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <ranges>

namespace slipway::yaml {
namespace {

using Digits = std::expected<std::string, NumberError>;

std::string_view stripped(std::string_view text)
{
    constexpr std::string_view space = " \t\n\r\v\f";
    const std::size_t begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

/// Takes a sign off; true for a minus.
bool takeSign(std::string_view &text)
{
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    return isNegative;
}

Digits decimalDigits(std::string_view text)
{
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos)
        return std::unexpected(NumberError::NoNumber);
    text.remove_prefix(std::min(text.find_first_not_of('0'), text.size() - 1));
    if (text.size() > maximumIntegerDigits)
        return std::unexpected(NumberError::TooLong);
    return std::string(text);
}

Digits digitsInBase(std::string_view text, std::uint32_t base)
{
    Natural number;
    for (const char &character : text) {
        std::uint32_t digit = 0;
        if (std::from_chars(&character, &character + 1, digit, 16).ec != std::errc() || digit >= base)
            return std::unexpected(NumberError::NoNumber);
        number.multiplyAdd(base, digit);
        if (number.isTooLong())
            return std::unexpected(NumberError::TooLong);
    }
    return text.empty() ? Digits(std::unexpected(NumberError::NoNumber)) : Digits(number.decimal());
}

/// Horner's rule over parts; those after the first are small unless a tag forced the reading.
Digits sexagesimalDigits(std::string_view text)
{
    Natural number;
    bool isFirst = true;
    for (const auto part : text | std::views::split(':')) {
        const Digits digits = decimalDigits(std::string_view(part));
        if (!digits)
            return digits;
        if (!isFirst && digits->size() > 8)
            return std::unexpected(NumberError::NoNumber);
        number.multiplyAdd(60, 0);
        if (isFirst) {
            for (const char digit : *digits)
                number.multiplyAdd(10, static_cast<std::uint32_t>(digit - '0'));
        } else {
            std::uint32_t small = 0;
            std::from_chars(digits->data(), digits->data() + digits->size(), small);
            number.multiplyAdd(1, small);
        }
        isFirst = false;
        if (number.isTooLong())
            return std::unexpected(NumberError::TooLong);
    }
    return number.decimal();
}

/// The digits after the sign, as PyYAML tells the bases apart.
Digits magnitude(std::string_view text)
{
    if (text.starts_with("0b"))
        return digitsInBase(text.substr(2), 2);
    if (text.starts_with("0x"))
        return digitsInBase(text.substr(2), 16);
    if (text.starts_with("0o") || text.starts_with("0O"))
        return digitsInBase(text.substr(2), 8);
    if (text.starts_with('0'))
        return digitsInBase(text, 8);
    return text.contains(':') ? sexagesimalDigits(text) : decimalDigits(stripped(text));
}

/// The exponent after `e`, 0 without one; saturated far beyond what any text could make up for.
long long exponentOf(std::string_view text)
{
    const std::size_t mark = text.find_first_of("eE");
    if (mark == std::string_view::npos)
        return 0;
    text.remove_prefix(mark + 1);
    const bool isNegative = takeSign(text);
    long long exponent = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), exponent).ec == std::errc::result_out_of_range)
        exponent = std::numeric_limits<long long>::max() / 4;
    return isNegative ? -exponent : exponent;
}

/// What from_chars leaves open: a number too large or too small for a double, by the power of ten of its first digit.
double saturated(std::string_view text)
{
    const std::string_view mantissa = text.substr(0, text.find_first_of("eE"));
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::size_t first = std::min(mantissa.find_first_of("123456789"), mantissa.size());
    const long long power = exponentOf(text) + static_cast<long long>(point) - static_cast<long long>(first);
    return power > 0 ? std::numeric_limits<double>::infinity() : 0.0;
}

/// Python's float() of a text without sign.
std::optional<double> unsignedFloat(std::string_view text)
{
    if (text == "inf" || text == "infinity")
        return std::numeric_limits<double>::infinity();
    if (text == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    if (text.find_first_not_of("0123456789.eE+-") != std::string_view::npos || text.starts_with('-'))
        return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end != text.data() + text.size() || error == std::errc::invalid_argument)
        return std::nullopt;
    return error == std::errc::result_out_of_range ? saturated(text) : number;
}

std::optional<double> pythonFloat(std::string_view text)
{
    text = stripped(text);
    const bool isNegative = takeSign(text);
    const std::optional<double> number = unsignedFloat(text);
    return number && isNegative ? std::optional(-*number) : number;
}

/// The sum from the last part on, with powers of 60 rounded once each, as Python adds them up.
std::optional<double> sexagesimalFloat(std::string_view text)
{
    Natural base;
    base.multiplyAdd(1, 1);
    double sum = 0;
    while (true) {
        const std::size_t colon = text.rfind(':');
        const std::optional<double> part = pythonFloat(text.substr(colon + 1)); // npos + 1 is 0
        const std::optional<double> weight = pythonFloat(base.decimal());
        if (!part || !weight || std::isinf(*weight))
            return std::nullopt;
        sum += *part * *weight;
        if (colon == std::string_view::npos)
            return sum;
        text = text.substr(0, colon);
        base.multiplyAdd(60, 0);
    }
}

std::string withoutUnderscores(std::string_view text)
{
    std::string result(text);
    std::erase(result, '_');
    return result;
}

} // namespace

std::expected<Integer, NumberError> integerOf(std::string_view text)
{
    const std::string kept = withoutUnderscores(text);
    std::string_view rest = stripped(kept);
    const bool isNegative = takeSign(rest);
    Digits digits = magnitude(rest);
    if (!digits)
        return std::unexpected(digits.error());
    return Integer{isNegative && *digits != "0" ? "-" + *digits : *digits};
}

std::optional<double> floatOf(std::string_view text)
{
    std::string kept = withoutUnderscores(text);
    std::ranges::transform(kept, kept.begin(), [](char character) {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A')) : character;
    });
    std::string_view rest = kept;
    const bool isNegative = takeSign(rest);
    std::optional<double> number;
    if (rest == ".inf")
        number = std::numeric_limits<double>::infinity();
    else if (rest == ".nan")
        return std::numeric_limits<double>::quiet_NaN();
    else
        number = rest.contains(':') ? sexagesimalFloat(rest) : pythonFloat(rest);
    return number && isNegative ? std::optional(-*number) : number;
}

std::string wholeDigits(double number)
{
    std::array<char, 400> text{}; // the largest double has 309 digits
    const auto end = std::to_chars(text.begin(), text.end(), number, std::chars_format::fixed, 0).ptr;
    const std::string_view digits(text.begin(), end);
    return std::string(digits == "-0" ? "0" : digits);
}

} // namespace slipway::yaml
