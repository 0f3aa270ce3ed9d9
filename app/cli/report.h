// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/files.h"
#include "core/text/diagnostic.h"
#include "core/text/json.h"

#include <string>
#include <vector>

namespace slipway::cli {

/// How problems are printed for people.
struct Style {
    std::filesystem::path directory; ///< paths below it are relative to it
    bool isColoured = false;
};

/// `file:line:column: error: message`, then the line of the file and a caret below the place.
[[nodiscard]] std::string asText(const Diagnostic &diagnostic, const descriptor::Files &files, const Style &style);
/// Colours are for terminals, unless the environment has a NO_COLOR that is not empty.
[[nodiscard]] bool canShowColours();
/// severity, code, message, advice, file, line, column (both 1-based, columns in code points), path.
[[nodiscard]] JsonObject asJson(const Diagnostic &diagnostic, const descriptor::Files &files);
[[nodiscard]] JsonArray asJson(const std::vector<Diagnostic> &diagnostics, const descriptor::Files &files);

/// Everything on standard output, or on standard error.
void print(const std::string &text);
void printError(const std::string &text);
void print(const JsonObject &object);

} // namespace slipway::cli
