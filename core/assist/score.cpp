// SPDX-License-Identifier: MIT
#include "core/assist/complete.h"

#include <cctype>

namespace slipway::assist {

namespace {

char lower(char c)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

bool isWordStart(std::string_view label, std::size_t at)
{
    return at == 0 || std::isalnum(static_cast<unsigned char>(label[at - 1])) == 0;
}

bool isPrefix(std::string_view typed, std::string_view label)
{
    if (typed.size() > label.size())
        return false;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (lower(typed[i]) != lower(label[i]))
            return false;
    }
    return true;
}

} // namespace

int completionScore(std::string_view typed, std::string_view label)
{
    constexpr int forPrefix = 1000;
    constexpr int forExact = 100;
    if (typed.empty())
        return 0;
    if (isPrefix(typed, label))
        return forPrefix + (label.starts_with(typed) ? 10 : 0) + (typed.size() == label.size() ? forExact : 0);
    int score = 0;
    std::size_t at = 0;
    std::size_t previous = std::string_view::npos;
    for (const char wanted : typed) {
        std::size_t found = at;
        // A start of a word is better than the next letter that fits.
        while (found < label.size() &&
               !(lower(label[found]) == lower(wanted) && (isWordStart(label, found) || found == previous + 1)))
            ++found;
        if (found == label.size()) {
            for (found = at; found < label.size() && lower(label[found]) != lower(wanted);)
                ++found;
        }
        if (found == label.size())
            return -1;
        score += 1 + (isWordStart(label, found) ? 6 : 0) +
                 (previous != std::string_view::npos && found == previous + 1 ? 4 : 0);
        previous = found;
        at = found + 1;
    }
    return score;
}

} // namespace slipway::assist
