// SPDX-License-Identifier: MIT
#include "core/yaml/scan.h"

#include <cstdint>
#include <format>

namespace slipway::yaml {

namespace {

struct CodePoint {
    std::uint32_t value = 0;
    std::size_t length = 0; ///< 0: not valid UTF-8
};

/// The code point at `at`, as the Unicode standard's table of well-formed UTF-8 has it (no surrogates, no long forms).
CodePoint codePointAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4)
        return {};
    std::uint32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {};
        value = (value << 6) | (byte(i) & 0x3F);
    }
    const bool isLong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    const bool isOutside = (value >= 0xD800 && value < 0xE000) || value > 0x10FFFF;
    return isLong || isOutside ? CodePoint{} : CodePoint{value, length};
}

/// PyYAML's set of printable characters.
bool isAllowed(std::uint32_t value)
{
    return value == '\t' || value == '\n' || value == '\r' || (value >= 0x20 && value < 0x7F) || value == 0x85 ||
           (value >= 0xA0 && value < 0xFFFE) || value >= 0x10000;
}

} // namespace

std::optional<Diagnostic> forbiddenCharacter(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if ((text[at] >= ' ' && text[at] <= '~') || text[at] == '\n') { // nearly all
            ++at;
            continue;
        }
        const CodePoint found = codePointAt(text, at);
        if (found.length == 0)
            return syntaxError("yaml-encoding", {at, at + 1}, "The text is not valid UTF-8 here.",
                               "Save the file in UTF-8.");
        if (!isAllowed(found.value))
            return syntaxError("yaml-character", {at, at + found.length}, "The character U+%1 is not allowed in YAML.",
                               "Remove it, or write it as an escape in double quotes.",
                               {std::format("{:04X}", found.value)});
        at += found.length;
    }
    return std::nullopt;
}

Diagnostic syntaxError(std::string code, Span span, std::string text, std::string advice,
                       std::vector<std::string> arguments)
{
    return {.severity = Severity::Error,
            .code = std::move(code),
            .text = std::move(text),
            .arguments = std::move(arguments),
            .advice = std::move(advice),
            .origin = {.file = {}, .span = span, .path = {}},
            .fixes = {}};
}

} // namespace slipway::yaml
