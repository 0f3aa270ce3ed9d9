// SPDX-License-Identifier: MIT
#include "app/cli/options.h"

#include "core/descriptor/suggest.h"

#include <algorithm>
#include <format>
#include <optional>
#include <ranges>

namespace slipway::cli {

namespace {

constexpr std::size_t textColumn = 28;
constexpr std::size_t lastColumn = 100;

class OptionReader
{
public:
    OptionReader(const std::vector<Option> &options, std::vector<std::string> arguments)
        : m_options(options)
        , m_arguments(std::move(arguments))
    {
    }

    std::expected<Given, std::string> read(bool isInterspersed)
    {
        while (m_next < m_arguments.size() && m_error.empty()) {
            const std::string argument = m_arguments[m_next++];
            if (argument == "--")
                break;
            if (isOption(argument)) {
                readOption(argument);
                continue;
            }
            m_given.arguments.push_back(argument);
            if (!isInterspersed)
                break;
        }
        if (!m_error.empty())
            return std::unexpected(m_error);
        m_given.arguments.insert(m_given.arguments.end(), rest(), m_arguments.cend());
        return m_given;
    }

private:
    [[nodiscard]] bool isAtEnd() const { return m_next == m_arguments.size(); }
    [[nodiscard]] std::vector<std::string>::const_iterator rest() const
    {
        return m_arguments.begin() + static_cast<std::ptrdiff_t>(m_next);
    }
    static bool isOption(const std::string &argument) { return argument.size() > 1 && argument.starts_with('-'); }

    [[nodiscard]] const Option *find(const std::string &name) const
    {
        const auto found = std::ranges::find_if(
            m_options, [&](const Option &each) { return std::ranges::contains(each.names, name); });
        return found == m_options.end() ? nullptr : &*found;
    }

    void readOption(const std::string &argument)
    {
        const std::size_t equals = argument.find('=');
        const std::string name = argument.substr(0, equals);
        const std::optional<std::string> value =
            equals == std::string::npos ? std::nullopt : std::optional(argument.substr(equals + 1));
        if (const Option *option = find(name); option && argument.starts_with("--"))
            take(*option, name, value);
        else if (argument.starts_with("--"))
            m_error = unknown(name);
        else
            readShort(argument.substr(1));
    }

    /// `-vo value`, `-vovalue`.
    void readShort(const std::string &letters)
    {
        for (std::size_t i = 0; i < letters.size() && m_error.empty(); ++i) {
            const std::string name = std::string{'-', letters[i]};
            const Option *option = find(name);
            if (!option) {
                m_error = unknown(name);
            } else if (option->kind == Option::Kind::Flag) {
                take(*option, name, std::nullopt);
            } else {
                const std::string attached = letters.substr(i + 1);
                take(*option, name, attached.empty() ? std::nullopt : std::optional(attached));
                return;
            }
        }
    }

    void take(const Option &option, const std::string &name, std::optional<std::string> value)
    {
        const bool isFlag = option.kind == Option::Kind::Flag;
        if (isFlag && value)
            m_error = std::format("Option '{}' does not take a value.", name);
        else if (option.kind == Option::Kind::Value && !value && isAtEnd())
            m_error = std::format("Option '{}' requires an argument.", name);
        else if (option.kind == Option::Kind::Value && !value)
            value = m_arguments[m_next++];
        else if (option.kind == Option::Kind::OptionalValue && !value && !isAtEnd() && !isOption(*rest()))
            value = m_arguments[m_next++];
        m_given.options.push_back({option.names.back(), value.value_or(option.implied)});
    }

    [[nodiscard]] std::string unknown(const std::string &name) const
    {
        std::vector<std::string> known;
        for (const Option &option : m_options)
            known.push_back(option.names.back());
        const std::vector<std::string_view> candidates(known.begin(), known.end());
        const std::string_view similar = descriptor::nearest(name, candidates);
        std::string text = std::format("No such option: {}", name);
        if (!similar.empty())
            text += std::format(" Did you mean {}?", similar);
        return text;
    }

    const std::vector<Option> &m_options;
    std::vector<std::string> m_arguments;
    std::size_t m_next = 0; ///< the first argument that is not read yet
    Given m_given;
    std::string m_error;
};

} // namespace

bool Given::has(const std::string &name) const
{
    return std::ranges::contains(options | std::views::keys, name);
}

std::string Given::value(const std::string &name, const std::string &fallback) const
{
    const std::vector<std::string> all = values(name);
    return all.empty() ? fallback : all.back();
}

std::vector<std::string> Given::values(const std::string &name) const
{
    std::vector<std::string> result;
    for (const auto &[option, value] : options) {
        if (option == name)
            result.push_back(value);
    }
    return result;
}

std::expected<Given, std::string> readOptions(const std::vector<Option> &options, std::vector<std::string> arguments,
                                              bool isInterspersed)
{
    return OptionReader(options, std::move(arguments)).read(isInterspersed);
}

std::string wrongChoice(const std::vector<Option> &options, const Given &given)
{
    for (const Option &option : options) {
        const std::string &name = option.names.back();
        const std::string value = given.value(name);
        if (!option.choices.empty() && given.has(name) && !std::ranges::contains(option.choices, value))
            return std::format("Invalid value for '{}': '{}' is not one of '{}'.", name, value,
                               joined(option.choices, "', '"));
    }
    return {};
}

std::string joined(const std::vector<std::string> &words, std::string_view separator)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : std::string(separator)) + word;
    return text;
}

std::string helpRow(const std::string &name, const std::string &text)
{
    const std::string indent(textColumn, ' ');
    std::string row = "  " + name;
    row += row.size() + 2 > textColumn ? "\n" + indent : std::string(textColumn - row.size(), ' ');
    std::size_t column = textColumn;
    for (const auto &part : std::views::split(text, ' ')) {
        const std::string_view word(part);
        if (column > textColumn && column + 1 + word.size() > lastColumn) {
            row += "\n" + indent;
            column = textColumn;
        }
        if (column > textColumn)
            row += ' ';
        column += word.size() + (column > textColumn ? 1 : 0);
        row += word;
    }
    return row + '\n';
}

std::string optionsHelp(const std::vector<Option> &options)
{
    std::string text;
    for (const Option &option : options) {
        std::string name = joined(option.names, ", ");
        const std::string value = option.choices.empty() ? option.valueName : "[" + joined(option.choices, "|") + "]";
        if (!value.empty())
            name += ' ' + value;
        text += helpRow(name, option.help);
    }
    return text;
}

} // namespace slipway::cli
