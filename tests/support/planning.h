// SPDX-License-Identifier: MIT
#pragma once

#include "core/plan/pipeline.h"
#include "core/yaml/dump.h"
#include "tests/support/memoryfiles.h"
#include "tests/support/printing.h"

#include <map>
#include <string>
#include <vector>

namespace slipway::test {

using Texts = std::map<std::filesystem::path, std::string>;

/// The plan of `/p/image.yaml` among these files, with overrides as on CEKit's command line.
inline plan::Result planned(const Texts &texts, const std::vector<std::string> &overrides = {},
                            plan::Options options = {})
{
    const MemoryFiles files(texts);
    plan::Input input{.descriptor = "/p/image.yaml"};
    for (const std::string &override : overrides)
        input.overrides.push_back(plan::overrideOf(override, "/p"));
    input.options = std::move(options);
    return plan::plan(input, {.files = &files});
}

/// One key of the effective image, dumped; or the problems, when there is no plan.
inline std::string effective(const plan::Result &result, std::string_view key)
{
    if (!result.plan)
        return printed(result.diagnostics, {});
    const yaml::Value *value = result.plan->effectiveImage.asMap()->find(key);
    return value ? yaml::dump(*value) : std::string("(absent)\n");
}

} // namespace slipway::test
