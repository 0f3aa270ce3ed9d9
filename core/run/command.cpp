// SPDX-License-Identifier: MIT
#include "core/run/command.h"

#include <algorithm>

namespace slipway::run {

std::string shellQuoted(std::string_view word)
{
    static constexpr std::string_view safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@%+=:,./-";
    const auto isSafe = [](char character) { return safe.contains(character); };
    if (!word.empty() && std::ranges::all_of(word, isSafe))
        return std::string(word);
    std::string result = "'";
    for (const char character : word) {
        if (character == '\'')
            result += "'\\''";
        else
            result += character;
    }
    return result + '\'';
}

std::string shellText(const Command &command)
{
    std::string result;
    if (!command.directory.empty())
        result = "cd " + shellQuoted(command.directory.string()) + " && ";
    for (const auto &[name, value] : command.environment)
        result += name + '=' + shellQuoted(value) + ' ';
    for (const std::string &argument : command.arguments)
        result += shellQuoted(argument) + ' ';
    if (!result.empty())
        result.pop_back();
    return result;
}

} // namespace slipway::run
