// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/options.h"

#include <string>
#include <vector>

namespace slipway::cli {

/// One command: a level of the command line with its own options, and the commands below it.
struct CommandSpec {
    std::string name;
    std::string text;
    std::vector<Option> options = {};
    std::vector<CommandSpec> commands = {};
    std::string argument = {}; ///< what the one argument is called that the command needs; empty: it takes none
};

/// `slipway-cli` with all its commands.
[[nodiscard]] const CommandSpec &commandTable();
/// What is taken at every level: `slipway-cli`'s own options but `--version`.
[[nodiscard]] const std::vector<Option> &globalOptions();

} // namespace slipway::cli
