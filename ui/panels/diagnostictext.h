// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <QString>

namespace slipway::ui {

/// What is wrong, in the user's language. Templates are translated in the context `Diagnostic`.
[[nodiscard]] QString problemText(const Diagnostic &diagnostic);
/// What to do; may be empty.
[[nodiscard]] QString adviceText(const Diagnostic &diagnostic);
/// A quick fix as a menu names it.
[[nodiscard]] QString fixText(const QuickFix &fix);

} // namespace slipway::ui
