// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/ast.h"
#include "core/jinja/lexer.h"

#include <optional>

namespace slipway::jinja {

/// The first filter or test that Jinja does not have, but for those in branches of conditions, which Jinja minds only
/// when they are used; and the first `extends` inside a block.
[[nodiscard]] std::optional<SyntaxError> wrongName(const Template &source);

} // namespace slipway::jinja
