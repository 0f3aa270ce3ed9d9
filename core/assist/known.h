// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor/schema.h"

#include <span>
#include <string_view>

namespace slipway::assist {

/// A value in common use.
struct KnownValue {
    std::string_view value;
    std::string_view documentation;
};

/// What is commonly written for a key of an object; empty for most.
[[nodiscard]] std::span<const KnownValue> knownValues(descriptor::ObjectKind holder, std::string_view key);

} // namespace slipway::assist
