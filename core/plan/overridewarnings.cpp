// SPDX-License-Identifier: MIT
#include "core/plan/overrides.h"

namespace slipway::plan {

namespace {

void warnOfIgnored(const Map &map, Pass &pass)
{
    for (const std::string_view key : {"release", "follow_tag", "volumes"}) {
        const Value &value = get(map, key);
        if (value.isTruthy())
            pass.report({Severity::Warning,
                         "override-ignored",
                         "Overrides cannot change '%1': it is left as it is.",
                         {std::string(key)},
                         "Write it in the image descriptor.",
                         value.origin()});
    }
    for (const std::string_view key : {"name", "version", "from", "description"}) {
        const Value *value = map.find(key);
        if (value && !value->isTruthy())
            pass.report({Severity::Warning,
                         "override-ignored",
                         "Overrides cannot change '%1': it is left as it is.",
                         {std::string(key) + "' to '" + yaml::str(*value)},
                         "Write another value, or remove the key.",
                         value->origin()});
    }
}

void warnOfAllStages(const Map &map, std::size_t stageCount, Pass &pass)
{
    for (const std::string_view key : {"name", "from"}) {
        const Value &value = get(map, key);
        if (value.isTruthy())
            pass.report({Severity::Warning,
                         "override-changes-stages",
                         "This override gives all %2 stages the same '%1'.",
                         {std::string(key), std::to_string(stageCount)},
                         "Change it in the descriptor instead.",
                         value.origin()});
    }
}

} // namespace

void warnOfOverrides(const std::vector<OverrideState> &overrides, std::size_t stageCount, Pass &pass)
{
    for (const OverrideState &override : overrides) {
        warnOfIgnored(*override.document.asMap(), pass);
        if (stageCount > 1)
            warnOfAllStages(*override.document.asMap(), stageCount, pass);
    }
}

} // namespace slipway::plan
