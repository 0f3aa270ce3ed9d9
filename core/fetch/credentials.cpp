// SPDX-License-Identifier: MIT
#include "core/fetch/network.h"
#include "core/fetch/problem.h"

#include <algorithm>
#include <ranges>

namespace slipway::fetch {

namespace {

/// Latin-1's code points above ASCII begin with one of two bytes in UTF-8.
bool isLatin1(std::string_view utf8)
{
    return std::ranges::all_of(utf8, [](char byte) { return static_cast<unsigned char>(byte) < 0xC4; });
}

} // namespace

std::expected<std::vector<Credential>, Diagnostic> parsedAuthentication(std::string_view text)
{
    std::vector<Credential> result;
    for (const auto part : text | std::views::split(';')) {
        const std::string_view entry(part.begin(), part.end());
        if (entry.find_first_not_of(' ') == std::string_view::npos)
            continue;
        const std::size_t hash = entry.find('#');
        if (std::ranges::count(entry, '#') != 1)
            return std::unexpected(problem("authentication-syntax", "The setting url_authentication cannot be read.",
                                           {}, "Write host#user:password, and ; between several."));
        const std::string_view secret = entry.substr(hash + 1);
        if (!isLatin1(secret))
            return std::unexpected(
                problem("authentication-latin1", "User and password in url_authentication have to be Latin-1.", {}));
        const std::size_t colon = std::min(secret.find(':'), secret.size());
        result.push_back({std::string(entry.substr(0, hash)), std::string(secret.substr(0, colon)),
                          std::string(secret.substr(std::min(colon + 1, secret.size())))});
    }
    return result;
}

} // namespace slipway::fetch
