// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/files.h"
#include "core/plan/plan.h"

#include <expected>
#include <filesystem>
#include <optional>
#include <string>

namespace slipway::generate {

/// A help page's own template: Jinja as core/jinja reads it. What it includes lies in its folder.
struct HelpTemplate {
    std::filesystem::path file; ///< absolute
    const descriptor::Files &files;
};

/// The help page of the target image, `target/image/help.md` (SPEC 7): the built-in one, whose introduction to the
/// environment variables is in Slipway's own words, or what the template that `help.template` names makes. The
/// diagnostic `help-template`, at `help.template`, says which place of which template is wrong, or that there is none.
[[nodiscard]] std::expected<std::string, Diagnostic> helpPage(const plan::Plan &plan,
                                                              const std::optional<HelpTemplate> &ownTemplate = {});

} // namespace slipway::generate
