// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slipway::run {

/// A program with its arguments, as execve takes them; never a shell's text. All strings are UTF-8.
struct Command {
    std::vector<std::string> arguments = {}; ///< the program first: a path, or a name that is looked up in PATH
    std::filesystem::path directory = {};    ///< working directory; empty: the caller's own
    std::vector<std::pair<std::string, std::string>> environment = {}; ///< set beside the inherited variables
    std::chrono::milliseconds timeout{0};                              ///< after this the command is ended; 0: never

    bool operator==(const Command &) const = default;
};

/// One word as a POSIX shell would have to read it to get these bytes back; unquoted where that is safe.
[[nodiscard]] std::string shellQuoted(std::string_view word);
/// The command as text for reading and for pasting into a POSIX shell, with its directory and environment.
[[nodiscard]] std::string shellText(const Command &command);

} // namespace slipway::run
