// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"
#include "core/plan/registry.h"

namespace slipway::plan {

/// Finds the modules of all repositories of all stages and registers them (SPEC 5.5).
/// `images`: the target, then the builders. Returns what CEKit copies to target/repo.
std::vector<ModuleFolder> registerModules(const std::vector<ImageState *> &images, Registry &registry, Pass &pass);

} // namespace slipway::plan
