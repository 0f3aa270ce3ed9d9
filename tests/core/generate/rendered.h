// SPDX-License-Identifier: MIT
#pragma once

#include "core/generate/containerfile.h"
#include "tests/core/generate/plans.h"

#include <string>
#include <string_view>

namespace rendered {

using namespace slipway::generate;
using namespace plans;

/// The rendered text between two marks, both left out.
inline std::string between(const Plan &plan, std::string_view begin, std::string_view end,
                           const ContainerfileOptions &options = {})
{
    const std::string text = containerfile(plan, options).text;
    const std::size_t from = text.find(begin);
    const std::size_t to = text.find(end, from + begin.size());
    if (from == std::string::npos || to == std::string::npos)
        return "marks not found in:\n" + text;
    return text.substr(from + begin.size(), to - from - begin.size());
}

inline Plan onBase(Block image)
{
    Plan plan;
    plan.target = stage("base", std::move(image));
    return plan;
}

inline constexpr std::string_view imageStart = "###### START image 'app:1'\n###### \\\n";
inline constexpr std::string_view blockEnd = "###### /\n";
inline constexpr std::string_view imageEnd = "###### END image 'app:1'\n";

} // namespace rendered
