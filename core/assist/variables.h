// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace slipway::assist {

/// A place where a text uses an environment variable: the bytes of its name.
struct VariableUse {
    std::string name;
    Span span;

    bool operator==(const VariableUse &) const = default;
};

/// `$NAME` and `${NAME…}`, where the dollar is not escaped by a backslash.
[[nodiscard]] std::vector<VariableUse> variableUses(std::string_view text);
/// The same in a shell script, outside of comments and single quotes, and assignments: `NAME=`, `export NAME`.
[[nodiscard]] std::vector<VariableUse> scriptVariableUses(std::string_view text);
/// A name that shells and engines take: letters, digits and `_`, no digit first.
[[nodiscard]] bool isVariableName(std::string_view name);

} // namespace slipway::assist
