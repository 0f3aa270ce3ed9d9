// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/plan.h"

#include <string>
#include <string_view>

namespace slipway::generate {

/// The words of a package manager's command line (SPEC 6.1, the table of managers).
struct PackageManager {
    std::string name;
    std::string flags; ///< the descriptor's, or the manager's own
    std::string_view add;
    std::string_view readd;
    std::string_view remove;
    std::string_view query;
    std::string clean; ///< the whole command that drops its caches' index

    /// Whether it counts reinstalled packages as a reason to clean up.
    [[nodiscard]] bool isRpmBased() const { return query == "rpm -q"; }
};

[[nodiscard]] PackageManager packageManager(const plan::Stage &stage);

} // namespace slipway::generate
