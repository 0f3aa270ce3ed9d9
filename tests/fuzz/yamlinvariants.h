// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace slipway::yaml {

/// What is wrong with the tree of a text, or with edits of it that `seed` chooses: spans out of range or not nested,
/// paths that lead elsewhere, edits that overlap or make an invalid text. Empty when all is well.
[[nodiscard]] std::string violation(std::string_view text, std::uint32_t seed);

} // namespace slipway::yaml
