// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"

#include <expected>
#include <optional>
#include <string>

namespace slipway::generate {

/// The help page of the target image, `target/image/help.md` (SPEC 7): the built-in one, whose introduction to the
/// environment variables is in Slipway's own words, or `ownTemplate`, the text of the file that `help.template` names,
/// as it is. The diagnostic `help-template` tells that there is such a file but not its text, or that it has Jinja's
/// marks in it, which Slipway does not read.
[[nodiscard]] std::expected<std::string, Diagnostic> helpPage(const plan::Plan &plan,
                                                              const std::optional<std::string> &ownTemplate = {});

} // namespace slipway::generate
