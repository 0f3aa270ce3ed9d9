// SPDX-License-Identifier: MIT
#include "core/yaml/scalar.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace slipway::yaml {
namespace {

constexpr std::string_view yamlPrefix = "tag:yaml.org,2002:";

/// `%73` becomes `s`; anything else stays.
std::string unescaped(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned byte = 0;
        const char *digits = text.data() + i + 1;
        const bool isEscape =
            text[i] == '%' && i + 2 < text.size() && std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
        result.push_back(isEscape ? static_cast<char>(byte) : text[i]);
        i += isEscape ? 2 : 0;
    }
    return result;
}

std::string fullName(std::string_view written)
{
    if (written.starts_with("!<") && written.ends_with('>'))
        return unescaped(written.substr(2, written.size() - 3));
    if (written.starts_with("!!"))
        return std::string(yamlPrefix) + unescaped(written.substr(2));
    return unescaped(written);
}

} // namespace

Tag tagOf(std::string_view written)
{
    static constexpr std::array<std::pair<std::string_view, Tag>, 14> known{{
        {"null", Tag::Null},
        {"bool", Tag::Bool},
        {"int", Tag::Int},
        {"float", Tag::Float},
        {"binary", Tag::Binary},
        {"timestamp", Tag::Timestamp},
        {"str", Tag::Str},
        {"merge", Tag::Merge},
        {"value", Tag::Default},
        {"seq", Tag::Seq},
        {"map", Tag::Map},
        {"set", Tag::Set},
        {"omap", Tag::Omap},
        {"pairs", Tag::Pairs},
    }};
    const std::string name = fullName(written);
    if (!name.starts_with(yamlPrefix))
        return Tag::Unknown;
    const auto found = std::ranges::find(known, std::string_view(name).substr(yamlPrefix.size()),
                                         &std::pair<std::string_view, Tag>::first);
    return found == known.end() ? Tag::Unknown : found->second;
}

} // namespace slipway::yaml
