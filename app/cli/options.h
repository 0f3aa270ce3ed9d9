// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace slipway::cli {

/// One option of one level of the command line.
struct Option {
    enum class Kind : std::uint8_t {
        Flag,
        Value,
        OptionalValue ///< takes the next argument unless that begins with a dash; else `implied`
    };

    std::vector<std::string> names; ///< with their dashes, the long one last: `-v`, `--verbose`
    std::string help;
    Kind kind = Kind::Flag;
    std::string valueName = {}; ///< as help calls the value
    std::vector<std::string> choices = {};
    std::string implied = {}; ///< what it stands for without a value
};

/// What one level was given.
struct Given {
    std::vector<std::pair<std::string, std::string>> options =
        {};                                  ///< long name and value, in the order of the command line
    std::vector<std::string> arguments = {}; ///< the rest

    [[nodiscard]] bool has(const std::string &name) const;
    /// The last one given; `fallback` when there is none.
    [[nodiscard]] std::string value(const std::string &name, const std::string &fallback = {}) const;
    [[nodiscard]] std::vector<std::string> values(const std::string &name) const;
};

/// Reads options as CEKit's program does (Python's click): `--name value`, `--name=value`, `-n value`, `-nvalue`, short
/// flags joined; a value may begin with a dash; `--` ends the options. Long names are never shortened. With
/// `isInterspersed` options may follow arguments; else the first argument ends them. The error is a sentence.
[[nodiscard]] std::expected<Given, std::string> readOptions(const std::vector<Option> &options,
                                                            std::vector<std::string> arguments, bool isInterspersed);
/// The first option whose last value is none of its choices, as a sentence; empty when there is none. Earlier values do
/// not count, as in click.
[[nodiscard]] std::string wrongChoice(const std::vector<Option> &options, const Given &given);
/// A line or two for each option, in two columns.
[[nodiscard]] std::string optionsHelp(const std::vector<Option> &options);
/// The words with the separator between them.
[[nodiscard]] std::string joined(const std::vector<std::string> &words, std::string_view separator);
/// Name and text in two columns, wrapped at 100 characters.
[[nodiscard]] std::string helpRow(const std::string &name, const std::string &text);

} // namespace slipway::cli
