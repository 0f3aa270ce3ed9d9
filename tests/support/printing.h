// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"
#include "core/text/lineindex.h"

#include <string>
#include <string_view>
#include <vector>

namespace slipway::test {

/// `error 3:7 unknown-key ports[2].valu`, one line for each; positions in `text`, whichever file they are of.
inline std::string printed(const std::vector<Diagnostic> &diagnostics, std::string_view text)
{
    const LineIndex lines(text);
    std::string result;
    for (const Diagnostic &diagnostic : diagnostics) {
        const Position at = lines.position(text, diagnostic.origin.span.begin);
        result += diagnostic.severity == Severity::Error     ? "error "
                  : diagnostic.severity == Severity::Warning ? "warning "
                                                             : "hint ";
        result += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + diagnostic.code;
        result += diagnostic.origin.path.empty() ? "\n" : " " + diagnostic.origin.path + "\n";
    }
    return result;
}

/// The text after the first fix of the first diagnostic that has one; `(no fix)` when there is none.
inline std::string fixed(const std::vector<Diagnostic> &diagnostics, std::string_view text)
{
    for (const Diagnostic &diagnostic : diagnostics) {
        if (!diagnostic.fixes.empty())
            return applied(text, diagnostic.fixes.front().edits);
    }
    return "(no fix)";
}

} // namespace slipway::test
