// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"

#include <functional>

namespace slipway::assist {

/// Visits every effective scalar of a plan that somebody may have written, with the stage that it belongs to; ends
/// early when `visit` returns false.
void forEachField(const plan::Plan &plan, const std::function<bool(const plan::Field &, const plan::Stage &)> &visit);

/// The scalars of a stage's own keys, those in lists left out.
[[nodiscard]] std::vector<const plan::Field *> keysOf(const plan::Stage &stage);
/// The stages, builders first.
[[nodiscard]] std::vector<const plan::Stage *> stagesOf(const plan::Plan &plan);
/// The blocks of a stage: its modules in install order, then the image's own.
[[nodiscard]] std::vector<const plan::Block *> blocksOf(const plan::Stage &stage);

} // namespace slipway::assist
