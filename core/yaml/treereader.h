// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/treebuilder.h"

namespace slipway::yaml {

/// How a text was read.
struct Reading {
    std::optional<Diagnostic> problem; ///< what ended it
    std::optional<Span> disputed;      ///< where yaml-cpp first reads otherwise than PyYAML
};

/// Parses text without forbidden characters into a builder; values that do not stand in it as they are go to `decoded`.
/// With both readers the grammar decides whether the text is valid; then
/// yaml-cpp reads it and the events of both go side by side into the tree, yaml-cpp's giving the order and the
/// grammar's the bytes. From the first event on which they differ the grammar goes on alone: it is PyYAML's reading
/// that counts.
[[nodiscard]] Reading buildTree(std::string_view text, std::string &decoded, Readers readers, TreeBuilder &builder);

} // namespace slipway::yaml
