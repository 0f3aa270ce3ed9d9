// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/ast.h"

namespace slipway::jinja {

/// Fills in the scopes of a template and of its statements as Jinja's compiler would (its module idtracking), and which
/// special names loops and macros speak of.
void decideScopes(Template &source);

} // namespace slipway::jinja
