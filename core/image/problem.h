// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace slipway::image {

/// An error with its place; text and advice are templates with %1 … %9.
[[nodiscard]] inline Diagnostic error(std::string code, std::string text, std::vector<std::string> arguments,
                                      std::string advice = {}, Origin origin = {})
{
    return {.severity = Severity::Error,
            .code = std::move(code),
            .text = std::move(text),
            .arguments = std::move(arguments),
            .advice = std::move(advice),
            .origin = std::move(origin)};
}

[[nodiscard]] inline Diagnostic warning(std::string code, std::string text, std::vector<std::string> arguments,
                                        std::string advice = {}, Origin origin = {})
{
    Diagnostic result =
        error(std::move(code), std::move(text), std::move(arguments), std::move(advice), std::move(origin));
    result.severity = Severity::Warning;
    return result;
}

[[nodiscard]] inline bool hasErrors(std::span<const Diagnostic> problems)
{
    return std::ranges::any_of(problems, [](const Diagnostic &it) { return it.severity == Severity::Error; });
}

} // namespace slipway::image
