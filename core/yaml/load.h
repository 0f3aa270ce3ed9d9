// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/tree.h"
#include "core/yaml/value.h"

#include <filesystem>
#include <vector>

namespace slipway::yaml {

/// What `yaml.safe_load` returns, and the problems that make it raise (unknown tags, unhashable keys, bad merges, dates
/// out of range …), each with its span and path; their file is `file`.
struct Loaded {
    Value value;
    std::vector<Diagnostic> problems;
};

/// Builds Python's value of a valid tree: scalars resolved by YAML 1.1 as PyYAML does (SPEC 1.2), merge keys applied,
/// duplicate keys collapsed (last wins, first position), aliases sharing one object (SPEC 1.4). Every value's origin is
/// its node's span and path in `file`.
[[nodiscard]] Loaded load(const Tree &tree, const std::filesystem::path &file);

} // namespace slipway::yaml
