// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/input.h"
#include "core/plan/plan.h"

#include <stop_token>

namespace slipway::plan {

struct Result {
    std::optional<Plan> plan; ///< absent when something is wrong, or when it was cancelled
    std::vector<Diagnostic>
        diagnostics; ///< in order of the pipeline; each once; the verdict is CEKit's: rejected when one is an error
    std::vector<std::filesystem::path> files; ///< every file that was looked at, also without a plan: what to watch
    bool isCancelled = false;
};

/// From a descriptor to its plan, exactly as CEKit decides (SPEC 3, 5). Pure: reads only through `surroundings`, writes
/// nothing, may run in many threads at once. Looks at `stop` between files and steps.
[[nodiscard]] Result plan(const Input &input, const Surroundings &surroundings, std::stop_token stop = {});

} // namespace slipway::plan
