// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"

#include <string>
#include <vector>

namespace slipway::generate {

/// A generated Containerfile and, for each of its lines, what made it.
struct Containerfile {
    std::string text;            ///< UTF-8, LF, no line end at the end
    std::vector<Origin> origins; ///< one per line of text; not written where no descriptor value made the line
};

struct ContainerfileOptions {
    bool noSquash = false; ///< CEKit's --no-squash: packages metadata is cleared in each RUN instead of once
};

/// SPEC 6.1, byte for byte.
[[nodiscard]] Containerfile containerfile(const plan::Plan &plan, const ContainerfileOptions &options = {});

} // namespace slipway::generate
