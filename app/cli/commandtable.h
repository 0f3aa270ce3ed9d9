// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/options.h"

namespace slipway::cli {

/// One command: a level of the command line with its own options, and the commands below it.
struct CommandSpec {
    QString name;
    QString text;
    QList<Option> options = {};
    QList<CommandSpec> commands = {};
    QString argument = {}; ///< what the one argument is called that the command needs; empty: it takes none
};

/// `slipway-cli` with all its commands.
[[nodiscard]] const CommandSpec &commandTable();
/// What is taken at every level: `slipway-cli`'s own options but `--version`.
[[nodiscard]] const QList<Option> &globalOptions();

} // namespace slipway::cli
