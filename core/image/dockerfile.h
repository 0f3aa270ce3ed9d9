// SPDX-License-Identifier: MIT
#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How an engine reads the text of a Containerfile: CEKit writes values unescaped, so these rules decide what they
/// become. Source of the rules: the Dockerfile reference (parsing, environment replacement) and what buildah 1.39 makes
/// of each.
namespace slipway::image {

/// One instruction after line continuations are joined and comments dropped.
struct Instruction {
    std::string keyword; ///< upper case
    std::string rest;    ///< without white space at both ends

    bool operator==(const Instruction &) const = default;
};

[[nodiscard]] std::vector<Instruction> instructions(std::string_view text);

/// The value of a variable; nothing when it is not set.
using Lookup = std::function<std::optional<std::string>(std::string_view)>;

/// Quotes removed, escapes resolved, `$NAME`, `${NAME}`, `${NAME:-word}`, `${NAME:+word}`, `${NAME:?word}` replaced.
/// The error is an English sentence without a full stop.
[[nodiscard]] std::expected<std::string, std::string> expanded(std::string_view word, const Lookup &lookup);

using Assignments = std::vector<std::pair<std::string, std::string>>;

/// `name=value …` of ENV, LABEL and ARG, both sides expanded; also the old form `name value`.
[[nodiscard]] std::expected<Assignments, std::string> assignments(std::string_view rest, const Lookup &lookup);

/// The words of ENV, LABEL and ARG, still with their quotes and escapes.
[[nodiscard]] std::vector<std::string> words(std::string_view rest);

/// The strings of a JSON array (exec form); nothing when it is not one, so that an engine takes the shell form.
[[nodiscard]] std::optional<std::vector<std::string>> execForm(std::string_view rest);

} // namespace slipway::image
