// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/pass.h"

namespace slipway::plan {

/// Applies overrides to one stage, in place and in order (SPEC 5.3, 5.4). Override objects end up in the image
/// themselves. `target` is the target stage, whose name and version the Red Hat override takes.
void applyOverrides(ImageState &image, const std::vector<OverrideState> &overrides, const ImageState &target,
                    Pass &pass);

/// Warns of what an override says in vain, and of what it does to more than was probably meant (SPEC Q22, Q23).
void warnOfOverrides(const std::vector<OverrideState> &overrides, std::size_t stageCount, Pass &pass);

} // namespace slipway::plan
