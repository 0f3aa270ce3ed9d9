// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace slipway::fetch {

/// An error without a place; whoever knows the descriptor adds one.
[[nodiscard]] inline Diagnostic problem(std::string code, std::string text, std::vector<std::string> arguments,
                                        std::string advice = {})
{
    return {.code = std::move(code),
            .text = std::move(text),
            .arguments = std::move(arguments),
            .advice = std::move(advice),
            .origin = {}};
}

/// The user ended it: nothing to tell anybody.
[[nodiscard]] inline Diagnostic cancelled()
{
    return problem("cancelled", "Cancelled.", {});
}

[[nodiscard]] inline Diagnostic unreadable(const std::filesystem::path &file, std::string reason)
{
    return problem("file-unreadable", "'%1' cannot be read: %2", {file.string(), std::move(reason)});
}

[[nodiscard]] inline Diagnostic unwritable(const std::filesystem::path &file, std::string reason)
{
    return problem("file-unwritable", "'%1' cannot be written: %2", {file.string(), std::move(reason)});
}

} // namespace slipway::fetch
