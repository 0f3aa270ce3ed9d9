// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace slipway::corpus {

/// One run of CEKit that was recorded: its arguments and what it wrote (see the corpus's README).
struct Case {
    QString id;
    std::filesystem::path folder; ///< of the case
    QString project;              ///< below `projects`
    QString directory;            ///< where it was run, below the project
    QStringList arguments;
    int exit = 0;
};

/// Where the corpus is: beside the checkout, or where SLIPWAY_CORPUS says; or nothing.
[[nodiscard]] std::optional<std::filesystem::path> corpusFolder();

/// All cases, in order of their ids.
[[nodiscard]] std::vector<Case> readCases(const std::filesystem::path &corpus);

/// Files by their names below a folder.
using Files = std::map<std::string, std::string>;

/// What CEKit wrote into its target folder, `project` in place of `@PROJECT@` and Slipway's idea of CEKit's version in
/// place of the recorded one.
[[nodiscard]] Files recordedFiles(const Case &one, const std::string &project);
/// Those of a target folder that CEKit decides: what cases record, whether it should be there or not.
[[nodiscard]] Files decidedFiles(const std::filesystem::path &target);

} // namespace slipway::corpus
