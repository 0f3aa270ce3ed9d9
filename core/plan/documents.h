// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/pass.h"

namespace slipway::plan {

/// The stages of the descriptor, read, validated and built (SPEC 2.2, 3): the target first, then the builders in file
/// order. Empty, with a problem, when there is none.
[[nodiscard]] std::vector<ImageState> readImages(Pass &pass);

/// The overrides in order, read, validated and built; with the one of --redhat at the end where it is asked for.
/// Those that cannot be read are left out, with a problem.
[[nodiscard]] std::vector<OverrideState> readOverrides(Pass &pass);

} // namespace slipway::plan
