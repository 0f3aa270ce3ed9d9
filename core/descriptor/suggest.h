// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace slipway::descriptor {

/// Number of single-character insertions, removals, replacements and swaps of neighbours between two texts (bytes; case
/// counts). Texts longer than 64 bytes are never near: the result is then at least their length.
[[nodiscard]] std::size_t editDistance(std::string_view left, std::string_view right);

/// The candidate that was probably meant: at most one third of the longer text differs, case not counted; empty when
/// none is near.
[[nodiscard]] std::string_view nearest(std::string_view text, std::span<const std::string_view> candidates);

} // namespace slipway::descriptor
