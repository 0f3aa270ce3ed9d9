// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/filepath.h"
#include "core/text/span.h"
#include "core/text/textedit.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// A place in a file: bytes of its text, and the node's path in words (`artifacts[0].dest`; empty for the whole file).
struct Origin {
    FilePath file; ///< absolute; empty for a value that nobody wrote (a default)
    Span span;
    std::string path;

    [[nodiscard]] bool isWritten() const { return !file.empty(); }
    bool operator==(const Origin &) const = default;
};

enum class Severity : std::uint8_t { Error, Warning, Hint };

/// A way to mend a problem: edits of one file, under a name for the menu.
struct QuickFix {
    std::string code;                   ///< stable, as a diagnostic's: `rename-key`
    std::string text;                   ///< English template with %1 … %9
    std::vector<std::string> arguments; ///< values for the template
    std::vector<TextEdit> edits;        ///< of the diagnostic's file

    bool operator==(const QuickFix &) const = default;
};

/// One problem: a stable code, an English template with its arguments (translated by ui), a place, and what to do.
struct Diagnostic {
    Severity severity = Severity::Error;
    std::string code;                   ///< stable, kebab-case: `unknown-key`, `yaml-syntax`
    std::string text;                   ///< English template with %1 … %9
    std::vector<std::string> arguments; ///< values for the template
    std::string advice;                 ///< English template with the same arguments: what to do; may be empty
    Origin origin;
    std::vector<QuickFix> fixes = {};

    bool operator==(const Diagnostic &) const = default;
};

/// A template with %1 … %9 replaced by the arguments; a %n without argument stays. Arguments are not scanned again.
[[nodiscard]] std::string filled(std::string_view text, const std::vector<std::string> &arguments);
/// The English message: text, and after a space the advice.
[[nodiscard]] std::string message(const Diagnostic &diagnostic);

} // namespace slipway
