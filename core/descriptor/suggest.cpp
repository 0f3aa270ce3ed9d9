// SPDX-License-Identifier: MIT
#include "core/descriptor/suggest.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace slipway::descriptor {

namespace {

constexpr std::size_t longest = 64;

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

} // namespace

std::size_t editDistance(std::string_view left, std::string_view right)
{
    if (left.size() > longest || right.size() > longest)
        return left == right ? 0 : std::max(left.size(), right.size());
    std::array<std::array<std::size_t, longest + 1>, longest + 1> cost{};
    for (std::size_t i = 0; i <= left.size(); ++i)
        cost[i][0] = i;
    for (std::size_t j = 0; j <= right.size(); ++j)
        cost[0][j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[left.size()][right.size()];
}

std::string_view nearest(std::string_view text, std::span<const std::string_view> candidates)
{
    std::string_view best;
    std::size_t bestDistance = longest;
    const std::string wanted = lowered(text);
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = editDistance(wanted, lowered(candidate));
        const std::size_t allowed = std::max<std::size_t>(1, std::max(text.size(), candidate.size()) / 3);
        if (distance <= allowed && distance < bestDistance && distance < candidate.size()) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace slipway::descriptor
