// SPDX-License-Identifier: MIT
#include "core/image/dockerfile.h"

#include "core/text/json.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace slipway::image {

namespace {

constexpr std::string_view blanks = " \t\r\v\f";

std::string_view trimmedLeft(std::string_view text)
{
    return text.substr(std::min(text.find_first_not_of(blanks), text.size()));
}

std::string_view trimmedRight(std::string_view text)
{
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

/// The line without its `\` when it goes on in the next one. A doubled backslash at the end goes on nowhere.
std::optional<std::string_view> continued(std::string_view line)
{
    const std::size_t last = line.find_last_not_of(" \t");
    if (last == std::string_view::npos || line[last] != '\\' || (last > 0 && line[last - 1] == '\\'))
        return std::nullopt;
    return line.substr(0, last);
}

Instruction split(std::string_view line)
{
    const std::string_view text = trimmedRight(trimmedLeft(line));
    const std::size_t end = std::min(text.find_first_of(blanks), text.size());
    Instruction result{.keyword = std::string(text.substr(0, end)), .rest = std::string(trimmedLeft(text.substr(end)))};
    std::ranges::transform(result.keyword, result.keyword.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
    return result;
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool isNameLetter(char letter)
{
    return isDigit(letter) || letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           static_cast<unsigned char>(letter) >= 0x80; // engines count every Unicode letter
}

class Expander
{
public:
    Expander(std::string_view word, const Lookup &lookup)
        : m_word(word)
        , m_lookup(lookup)
    {
    }

    std::expected<std::string, std::string> run()
    {
        std::string result = until('\0', 0);
        if (!m_error.empty())
            return std::unexpected(m_error);
        return result;
    }

private:
    static constexpr int maximumDepth = 32;

    [[nodiscard]] bool atEnd() const { return m_at >= m_word.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_word[m_at]; }
    void fail(std::string what)
    {
        if (m_error.empty())
            m_error = std::move(what);
        m_at = m_word.size();
    }

    /// Up to and with `stop`; '\0': to the end.
    std::string until(char stop, int depth)
    {
        std::string result;
        while (!atEnd()) {
            const char next = peek();
            if (stop != '\0' && next == stop) {
                ++m_at;
                return result;
            }
            if (next == '\'') {
                singleQuoted(result);
            } else if (next == '"') {
                doubleQuoted(result, depth);
            } else if (next == '$') {
                dollar(result, depth);
            } else {
                ++m_at;
                if (next != '\\')
                    result += next;
                else if (!atEnd())
                    result += m_word[m_at++];
            }
        }
        if (stop != '\0')
            fail("the closing brace of a substitution is missing");
        return result;
    }

    void singleQuoted(std::string &out)
    {
        const std::size_t end = m_word.find('\'', m_at + 1);
        if (end == std::string_view::npos) {
            fail("a single quote has no partner");
            return;
        }
        out += m_word.substr(m_at + 1, end - m_at - 1);
        m_at = end + 1;
    }

    void doubleQuoted(std::string &out, int depth)
    {
        ++m_at;
        while (!atEnd()) {
            const char next = peek();
            if (next == '$') {
                dollar(out, depth);
                continue;
            }
            ++m_at;
            if (next == '"')
                return;
            if (next == '\\' && (peek() == '"' || peek() == '$' || peek() == '\\') && !atEnd())
                out += m_word[m_at++];
            else
                out += next;
        }
        fail("a double quote has no partner");
    }

    std::string name()
    {
        const std::size_t begin = m_at;
        if (isDigit(peek()))
            ++m_at;
        else
            while (!atEnd() && isNameLetter(peek()))
                ++m_at;
        return std::string(m_word.substr(begin, m_at - begin));
    }

    void dollar(std::string &out, int depth)
    {
        ++m_at;
        if (peek() == '{') {
            ++m_at;
            braced(out, depth + 1);
            return;
        }
        const std::string variable = name();
        out += variable.empty() ? "$" : m_lookup(variable).value_or(std::string());
    }

    void braced(std::string &out, int depth)
    {
        const std::string variable = name();
        if (depth > maximumDepth)
            return fail("substitutions are nested too deeply");
        if (variable.empty())
            return fail("a substitution has no name");
        const std::string value = m_lookup(variable).value_or(std::string());
        if (peek() == '}') {
            ++m_at;
            out += value;
            return;
        }
        if (peek() != ':' || m_at + 1 >= m_word.size() || !std::string_view("-+?").contains(m_word[m_at + 1]))
            return fail("the substitution of " + variable + " is of a kind on which the engines disagree");
        const char modifier = m_word[m_at + 1];
        m_at += 2;
        const std::string word = until('}', depth);
        if (modifier == '?' && value.empty())
            return fail(variable + " is not set: " + word);
        if (modifier == '+')
            out += value.empty() ? std::string() : word;
        else
            out += value.empty() ? word : value;
    }

    std::string_view m_word;
    const Lookup &m_lookup;
    std::size_t m_at = 0;
    std::string m_error;
};

} // namespace

std::vector<Instruction> instructions(std::string_view text)
{
    std::vector<Instruction> result;
    std::string joined;
    bool isOpen = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const std::string_view start = trimmedLeft(line);
        if (start.empty() || start.starts_with('#'))
            continue;
        const auto before = continued(line);
        joined += before.value_or(line);
        isOpen = before.has_value();
        if (!isOpen)
            result.push_back(split(std::exchange(joined, {})));
    }
    if (isOpen && !trimmedLeft(joined).empty())
        result.push_back(split(joined));
    return result;
}

std::vector<std::string> words(std::string_view rest)
{
    std::vector<std::string> result;
    std::string word;
    bool isWord = false;
    char quote = '\0';
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const char next = rest[i];
        if (quote == '\0' && (blanks.contains(next) || next == '\n')) {
            if (isWord)
                result.push_back(std::exchange(word, {}));
            isWord = false;
            continue;
        }
        isWord = true;
        if (next == '\\' && quote != '\'') {
            if (i + 1 < rest.size()) // at the very end it is dropped
                word.append(rest, i++, 2);
            continue;
        }
        if (quote == '\0' && (next == '"' || next == '\''))
            quote = next;
        else if (next == quote)
            quote = '\0';
        word += next;
    }
    if (isWord)
        result.push_back(std::move(word));
    return result;
}

std::expected<std::string, std::string> expanded(std::string_view word, const Lookup &lookup)
{
    return Expander(word, lookup).run();
}

std::expected<Assignments, std::string> assignments(std::string_view rest, const Lookup &lookup)
{
    std::vector<std::string> parts = words(rest);
    if (!parts.empty() && !parts.front().contains('=')) { // the old form: all after the name is the value
        const std::string name = parts.front();
        const std::string value(trimmedLeft(trimmedLeft(rest).substr(name.size())));
        if (value.empty())
            return std::unexpected(name + " has no value");
        parts = {name + "=" + value};
    }
    Assignments result;
    for (const std::string &part : parts) {
        const std::size_t equals = part.find('=');
        if (equals == std::string::npos)
            return std::unexpected("there is no = in " + part);
        auto name = expanded(std::string_view(part).substr(0, equals), lookup);
        auto value = expanded(std::string_view(part).substr(equals + 1), lookup);
        if (!name || !value)
            return std::unexpected(name ? value.error() : name.error());
        if (name->empty())
            return std::unexpected("a name is empty");
        result.emplace_back(*std::move(name), *std::move(value));
    }
    return result;
}

std::optional<std::vector<std::string>> execForm(std::string_view rest)
{
    const auto parsed = parseJson(rest);
    const JsonArray *array = parsed ? parsed->asArray() : nullptr;
    if (!array)
        return std::nullopt;
    std::vector<std::string> result;
    for (const Json &item : *array) {
        if (!item.asString())
            return std::nullopt;
        result.push_back(*item.asString());
    }
    return result;
}

} // namespace slipway::image
