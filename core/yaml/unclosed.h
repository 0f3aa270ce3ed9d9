// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/scan.h"

#include <span>

namespace slipway::yaml {

/// Moves a syntax error to its cause when that is a quote or a bracket which is opened on an earlier line and not
/// closed there; else gives it back as it is. `read`: the tokens before the error.
[[nodiscard]] Diagnostic traced(Diagnostic problem, std::span<const Token> read, std::string_view text);

} // namespace slipway::yaml
