// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace slipway {

/// Counts what is allocated, with AddressSanitizer's hooks. False in a program without it.
[[nodiscard]] bool countAllocations();
void forgetAllocations();
/// In bytes: the most that was in use at once since then.
[[nodiscard]] std::size_t mostAllocated();

} // namespace slipway
