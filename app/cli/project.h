// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/commandline.h"
#include "app/cli/settings.h"
#include "core/descriptor/files.h"
#include "core/plan/cache.h"
#include "core/plan/pipeline.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace slipway::cli {

/// What became of a git ref or an address that a plan asked for.
struct SourceNews {
    enum class State : std::uint8_t { Unchanged, New, Changed };

    std::string url; ///< without a password
    std::string ref; ///< git; empty for an address
    State state = State::Unchanged;
    std::string commit; ///< git
    std::string from;   ///< git, Changed: the commit before
};

/// Everything that is true of one run of the command line: the working directory, the files and what was planned.
struct Project {
    /// Reads the configuration, and standard input where that is asked for.
    explicit Project(const Invocation &invocation);

    std::filesystem::path workingDirectory;
    bool isColoured = false;
    bool isVerbose = false;
    std::vector<Diagnostic> settingsProblems; ///< with an error in it nothing is planned
    Settings settings;
    plan::Input input;
    descriptor::DiskFiles disk;
    /// The disk, and over it the texts that came with the command line: standard input and inline overrides.
    descriptor::OverlayFiles files;
    plan::ModuleCache cache;
    /// Asks for every git ref anew and says what became of each and of each address; else nobody listens.
    std::function<void(const SourceNews &)> onSource;
    plan::Result result;
};

/// Plans what the invocation names, fetching git modules and overrides unless --no-artifacts says otherwise; SIGINT
/// ends it. What is wrong with the configuration is among the result's problems.
void load(Project &project, const Invocation &invocation);

/// Prints the problems: as text on standard error, or nothing when `isJson` (the caller prints one object).
/// True when none of them is an error.
bool report(const std::vector<Diagnostic> &problems, const Project &project, bool isJson);

} // namespace slipway::cli
