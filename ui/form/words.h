// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <QString>

namespace slipway::ui {

/// A sentence of the core, translated.
[[nodiscard]] QString words(std::string_view english);
/// A fix as a menu names it.
[[nodiscard]] QString fixWords(const QuickFix &fix);
/// A problem as one paragraph: what is wrong and what to do.
[[nodiscard]] QString messageOf(const Diagnostic &problem);

} // namespace slipway::ui
