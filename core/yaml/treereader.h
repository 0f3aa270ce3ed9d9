// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/treebuilder.h"

namespace slipway::yaml
{

/// Parses text without forbidden characters into a builder; the problem that ended it, if any.
[[nodiscard]] std::optional<Diagnostic> buildTree(std::string_view text, TreeBuilder &builder);

} // namespace slipway::yaml
