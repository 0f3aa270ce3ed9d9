// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"
#include "core/text/lineindex.h"

namespace slipway::ui {

/// A diagnostic with the line and column of its place (which only the owner of the text can tell).
struct Problem {
    Diagnostic diagnostic;
    Position position;

    bool operator==(const Problem &) const = default;
};

} // namespace slipway::ui
