// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"

#include <expected>
#include <string>

namespace slipway::generate
{

/// The built-in help page of the target image, `target/image/help.md` (SPEC 7; the introduction to the environment
/// variables is in Slipway's own words). An own template gives the diagnostic `help-template`: Slipway does not read
/// Jinja.
[[nodiscard]] std::expected<std::string, Diagnostic> helpPage(const plan::Plan &plan);

} // namespace slipway::generate
