// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"
#include "core/plan/registry.h"

namespace slipway::plan {

/// What the folder target/image/modules will hold: CEKit copies a module's folder once and writes its module.yaml each
/// time.
struct ModuleSnapshots {
    std::vector<std::pair<std::string, Value>> documents; ///< by name; of two versions the last
    std::vector<ModuleFolder> folders;                    ///< of two versions the first
};

/// To be taken when resolution is done and before artifacts are fetched (SPEC 5.12).
[[nodiscard]] ModuleSnapshots snapshotModules(const std::vector<ImageState *> &images, Registry &registry);

/// Turns finished stages into values that nobody changes any more, the target first. Problems: what CEKit's template
/// cannot print.
[[nodiscard]] std::vector<Stage> freezeStages(const std::vector<ImageState *> &images, Registry &registry, Pass &pass);

} // namespace slipway::plan
