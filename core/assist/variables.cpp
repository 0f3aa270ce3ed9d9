// SPDX-License-Identifier: MIT
#include "core/assist/variables.h"

#include <algorithm>
#include <array>

namespace slipway::assist {

namespace {

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

std::size_t nameEnd(std::string_view text, std::size_t at)
{
    if (at >= text.size() || !isNameStart(text[at]))
        return at;
    while (at < text.size() && isNamePart(text[at]))
        ++at;
    return at;
}

void addName(std::vector<VariableUse> &uses, std::string_view text, std::size_t begin, std::size_t end)
{
    if (end > begin)
        uses.push_back({.name = std::string(text.substr(begin, end - begin)), .span = {.begin = begin, .end = end}});
}

/// The use behind a dollar at `at`; returns where to go on.
std::size_t takeDollar(std::vector<VariableUse> &uses, std::string_view text, std::size_t at)
{
    std::size_t begin = at + 1;
    if (begin < text.size() && text[begin] == '{')
        begin += begin + 1 < text.size() && (text[begin + 1] == '#' || text[begin + 1] == '!') ? 2U : 1U;
    const std::size_t end = nameEnd(text, begin);
    addName(uses, text, begin, end);
    return std::max(end, at + 1);
}

bool isBefore(std::string_view text, std::size_t at, std::string_view word)
{
    return at >= word.size() && text.substr(at - word.size(), word.size()) == word;
}

/// True where a shell takes a word for a command or for what `export` and its like declare.
bool isAssignment(std::string_view text, std::size_t begin, std::size_t end)
{
    const bool isFollowed = end < text.size() && (text[end] == '=' || text.substr(end, 2) == "+=");
    static constexpr std::array<std::string_view, 4> declarers{"export ", "readonly ", "unset ", "local "};
    if (std::ranges::any_of(declarers, [&](std::string_view word) { return isBefore(text, begin, word); }))
        return true;
    return isFollowed && (begin == 0 || std::string_view(" \t\n;&|(").contains(text[begin - 1]));
}

} // namespace

bool isVariableName(std::string_view name)
{
    return !name.empty() && nameEnd(name, 0) == name.size();
}

std::vector<VariableUse> variableUses(std::string_view text)
{
    std::vector<VariableUse> uses;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '\\')
            at += 2;
        else if (text[at] == '$')
            at = takeDollar(uses, text, at);
        else
            ++at;
    }
    return uses;
}

std::vector<VariableUse> scriptVariableUses(std::string_view text)
{
    std::vector<VariableUse> uses;
    bool isInDouble = false;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const bool isWordStart = at == 0 || std::string_view(" \t\n;&|(").contains(text[at - 1]);
        if (c == '\\') {
            at += 2;
        } else if (c == '$') {
            at = takeDollar(uses, text, at);
        } else if (c == '"') {
            isInDouble = !isInDouble;
            ++at;
        } else if (c == '\'' && !isInDouble) {
            at = std::min(text.find('\'', at + 1), text.size() - 1) + 1;
        } else if (c == '#' && isWordStart && !isInDouble) {
            at = std::min(text.find('\n', at), text.size());
        } else if (isNamePart(c)) {
            std::size_t end = nameEnd(text, at);
            if (end > at && !isInDouble && isAssignment(text, at, end))
                addName(uses, text, at, end);
            for (end = std::max(end, at); end < text.size() && isNamePart(text[end]);)
                ++end;
            at = end;
        } else {
            ++at;
        }
    }
    return uses;
}

} // namespace slipway::assist
