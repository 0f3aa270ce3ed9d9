// SPDX-License-Identifier: MIT
#include "core/fetch/network.h"
#include "core/fetch/problem.h"

#include <algorithm>
#include <ranges>

namespace slipway::fetch {

std::expected<std::vector<Credential>, Diagnostic> parsedAuthentication(std::string_view text)
{
    std::vector<Credential> result;
    for (const auto part : text | std::views::split(';')) {
        const std::string_view entry(part.begin(), part.end());
        if (entry.find_first_not_of(' ') == std::string_view::npos)
            continue;
        const std::size_t hash = entry.find('#');
        const std::size_t colon = entry.find(':', hash == std::string_view::npos ? 0 : hash);
        if (std::ranges::count(entry, '#') != 1 || colon == std::string_view::npos)
            return std::unexpected(problem("authentication-syntax", "The setting url_authentication cannot be read.",
                                           {}, "Write host#user:password, and ; between several."));
        result.push_back({std::string(entry.substr(0, hash)), std::string(entry.substr(hash + 1, colon - hash - 1)),
                          std::string(entry.substr(colon + 1))});
    }
    return result;
}

} // namespace slipway::fetch
