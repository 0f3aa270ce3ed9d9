// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/ast.h"
#include "core/jinja/fault.h"

#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace slipway::jinja {

/// Reads a template as Jinja 3.1 does with trim_blocks and lstrip_blocks, and decides the variables of its frames.
/// Refused with a clear text: `recursive` loops, `autoescape`, extensions, names beyond ASCII, nesting deeper than 100
/// blocks or 200 levels of an expression.
[[nodiscard]] std::expected<std::unique_ptr<const Template>, Fault> parse(const std::string &name,
                                                                          std::string_view source);

/// The place of a byte of a template.
[[nodiscard]] Position positionIn(const Template &source, std::size_t offset);

} // namespace slipway::jinja
