// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/project.h"
#include "core/text/textedit.h"

#include <expected>
#include <functional>

namespace slipway::assist {

/// The edits of one file, in terms of its text in the project.
struct FileEdits {
    std::filesystem::path file;
    std::vector<TextEdit> edits;

    bool operator==(const FileEdits &) const = default;
};

/// A new name everywhere.
struct Rename {
    std::string from;
    std::string to;
    std::vector<FileEdits> files;
    /// What a rename does not reach, or changes besides: English templates with their arguments, no places.
    std::vector<Diagnostic> notes;
};

/// Errors of a plan over changed texts: each file with its new text. Used to see whether a rename breaks what worked.
using Replan = std::function<std::vector<Diagnostic>(const std::map<std::filesystem::path, std::string> &)>;

/// What can be renamed at a mention; the reason (code `rename-…`) when it cannot: no name, a file, a base image that is
/// no stage, a name inside a git checkout.
[[nodiscard]] std::expected<std::string, Diagnostic> renamable(const Project &project, const Mention &mention);

/// A module, a stage, an artifact or an environment variable by another name, in all files of the project. Verified:
/// every changed descriptor is read again and mentions the new name where it mentioned the old one, and `replan` (when
/// given) finds no error that was not there before. Refuses (`rename-…`) when that is not so, when the name is taken,
/// or when it cannot be one.
[[nodiscard]] std::expected<Rename, Diagnostic> rename(const Project &project, const Mention &mention,
                                                       const std::string &name, const Replan &replan = {});

} // namespace slipway::assist
