// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/pass.h"
#include "core/plan/plan.h"

namespace slipway::plan {

/// Where the template of the help page is on disk: CEKit looks from the descriptor's folder, and in its copies of
/// modules, which are found at their source here.
[[nodiscard]] std::filesystem::path helpTemplateFile(const Plan &plan, const std::filesystem::path &target);

/// Refuses a help page whose template does not exist (SPEC 7).
void checkHelpTemplate(const Plan &plan, Pass &pass);

} // namespace slipway::plan
