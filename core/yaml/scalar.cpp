// SPDX-License-Identifier: MIT
// What a scalar's text becomes under a tag, as PyYAML's safe constructor makes it (SPEC 1.2).
#include "core/yaml/scalar.h"

#include "core/yaml/numbers.h"
#include "core/yaml/timestamp.h"

#include <algorithm>
#include <array>
#include <optional>

namespace slipway::yaml {
namespace {

std::string asciiLower(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char character) {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A')) : character;
    });
    return lower;
}

std::optional<bool> boolOf(std::string_view text)
{
    const std::string lower = asciiLower(text);
    if (lower == "yes" || lower == "true" || lower == "on")
        return true;
    if (lower == "no" || lower == "false" || lower == "off")
        return false;
    return std::nullopt;
}

std::optional<std::uint32_t> base64Digit(char character)
{
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t found = alphabet.find(character);
    return found == std::string_view::npos ? std::nullopt : std::optional(static_cast<std::uint32_t>(found));
}

/// Python's lenient base64: other characters are skipped, and a group that is padded to the end stops the reading.
std::optional<std::string> base64Decoded(std::string_view text)
{
    std::string bytes;
    std::uint32_t bits = 0;
    std::size_t filled = 0; // digits in the current group of four
    std::size_t pads = 0;
    for (const char character : text) {
        if (static_cast<unsigned char>(character) >= 0x80)
            return std::nullopt;
        if (character == '=' && filled >= 2 && filled + ++pads >= 4)
            return bytes;
        const std::optional<std::uint32_t> digit = base64Digit(character);
        if (!digit)
            continue;
        pads = 0;
        bits = (bits << 6U) | *digit;
        filled = (filled + 1) % 4;
        if (filled != 1) // the second, third and fourth digit complete a byte
            bytes.push_back(static_cast<char>(bits >> (filled == 2 ? 4U : filled == 3 ? 2U : 0U)));
    }
    return filled == 0 ? std::optional(bytes) : std::nullopt;
}

/// Long texts are of no use in a message.
std::string shortened(std::string_view text)
{
    std::size_t length = 60;
    if (text.size() <= length)
        return std::string(text);
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80) // within a code point
        --length;
    return std::string(text.substr(0, length)) + "…";
}

std::unexpected<Diagnostic> refused(std::string_view sentence, std::string_view text, std::string_view advice)
{
    return std::unexpected(Diagnostic{.code = "yaml-value",
                                      .text = std::string(sentence),
                                      .arguments = {shortened(text)},
                                      .advice = std::string(advice),
                                      .origin = {}});
}

std::expected<Value::Data, Diagnostic> integerData(std::string_view text)
{
    const std::expected<Integer, NumberError> number = integerOf(text);
    if (number)
        return *number;
    if (number.error() == NumberError::TooLong)
        return refused("'%1' is an integer of more than 4300 digits.", text, "Quote it to make it a string.");
    return refused("'%1' is not an integer.", text, "Write a number, or quote it and leave out the tag.");
}

std::expected<Value::Data, Diagnostic> floatData(std::string_view text)
{
    if (const std::optional<double> number = floatOf(text))
        return *number;
    return refused("'%1' is not a floating-point number.", text, "Write a number, or quote it and leave out the tag.");
}

std::expected<Value::Data, Diagnostic> timestampData(std::string_view text)
{
    const std::optional<Timestamp> timestamp = timestampOf(text);
    if (!timestamp)
        return refused("'%1' looks like a date, but there is no such day or time.", text,
                       "Quote it to make it a string.");
    if (timestamp->isDate)
        return std::make_shared<const Date>(timestamp->time.date);
    return std::make_shared<const DateTime>(timestamp->time);
}

} // namespace

std::expected<Value::Data, Diagnostic> scalarData(Tag tag, std::string_view text)
{
    switch (tag) {
    case Tag::Null:
        return Null{};
    case Tag::Str:
        return std::string(text);
    case Tag::Int:
        return integerData(text);
    case Tag::Float:
        return floatData(text);
    case Tag::Timestamp:
        return timestampData(text);
    case Tag::Bool:
        if (const std::optional<bool> claim = boolOf(text))
            return *claim;
        return refused("'%1' is neither true nor false.", text, "Write true or false.");
    case Tag::Binary:
        if (std::optional<std::string> bytes = base64Decoded(text))
            return Bytes{std::move(*bytes)};
        return refused("'%1' is not base64.", text, "Mend the text, or leave out the tag !!binary.");
    case Tag::Merge:
    case Tag::Default:
        return refused("'%1' has a special meaning in YAML and is no value.", text, "Quote it to make it a string.");
    case Tag::Seq:
    case Tag::Map:
    case Tag::Set:
    case Tag::Omap:
    case Tag::Pairs:
        return refused("'%1' is a scalar, but its tag asks for a collection.", text, "Leave out the tag.");
    case Tag::Unknown:
        break;
    }
    return refused("'%1' has a tag that nobody knows.", text, "Leave out the tag.");
}

} // namespace slipway::yaml
