// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/render.h"
#include "core/plan/plan.h"

namespace slipway::generate {

/// What a help template sees (SPEC 7): the keys of the target image, `image` and `helper`. Sections are objects as in
/// CEKit: their keys are attributes, and a missing attribute is None. The plan has to outlive the rendering.
[[nodiscard]] jinja::Surroundings helpSurroundings(jinja::Runtime &runtime, const plan::Plan &plan);

} // namespace slipway::generate
