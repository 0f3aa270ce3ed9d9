// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/files.h"
#include "core/text/diagnostic.h"
#include "core/yaml/edit.h"

#include <limits>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace slipway::check {

/// Fixes without edits: what they do is done by who has the disk. `createFile`: newFileOf() tells which; the fix may
/// have edits too. `computeChecksums`: of the artifact whose path is arguments[0].
inline constexpr std::string_view createFile = "create-file";
inline constexpr std::string_view computeChecksums = "compute-checksums";

/// A descriptor whose problems are to be mended.
struct Fixable {
    yaml::Source source;
    std::filesystem::path file;     ///< absolute
    const descriptor::Files &files; ///< for what is beside it
};

/// How much may be spent on fixes: each costs a pass over the text.
struct FixLimits {
    std::size_t bytes = std::numeric_limits<std::size_t>::max(); ///< of text to go over, all fixes together
    std::stop_token stop = {};
};

/// Adds the fixes that can be made from the text, each keeping its format; those that the problem brought stay first,
/// but are made anew where they would not follow the file's habits. An invalid text gets those only that need no tree.
/// False when the limits kept it from looking at every problem.
bool addFixes(const Fixable &fixable, std::span<Diagnostic *const> problems, const FixLimits &limits = {});

/// What can be done at a place though nothing is wrong: flow to block and back, sorting, checksums. `path` is the
/// node's.
[[nodiscard]] std::vector<QuickFix> rewritesAt(const Fixable &fixable, std::string_view path);

/// One fix for all problems of `problems` (of one text) that have a first fix with the code of `like`; nothing when
/// there are less than two, or when they would not fit together.
[[nodiscard]] std::optional<QuickFix> everywhere(std::string_view text, std::span<const Diagnostic> problems,
                                                 const QuickFix &like);

/// A file that a fix makes.
struct NewFile {
    std::filesystem::path path; ///< absolute
    std::string text;
    bool isExecutable = false;

    bool operator==(const NewFile &) const = default;
};
[[nodiscard]] std::optional<NewFile> newFileOf(const QuickFix &fix);

/// Warns of each key that its mapping has twice: only the last one counts (SPEC 1.4).
void duplicateKeys(const yaml::Tree &tree, const std::filesystem::path &file, std::vector<Diagnostic> &problems);

} // namespace slipway::check
