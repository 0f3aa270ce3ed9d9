// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace slipway::bench {

/// One run of a program, from its start to its end.
struct Measured {
    int exitCode = -1;       ///< -1 when it could not be started or was killed
    double milliseconds = 0; ///< wall time, of the monotonic clock
    double mebibytes = 0;    ///< largest resident size, of the program and of what it waited for (getrusage(2))
};

/// Runs a program in a folder and waits for it; its input is empty and its output is dropped.
[[nodiscard]] Measured run(const std::vector<std::string> &command, const std::filesystem::path &folder);

/// The value that the given share (0 to 1) of the values does not exceed; 0 of none.
[[nodiscard]] double quantile(std::vector<double> values, double share);

/// "a b  c" → a, b, c: enough for a command that was given as one argument.
[[nodiscard]] std::vector<std::string> words(const std::string &text);

} // namespace slipway::bench
