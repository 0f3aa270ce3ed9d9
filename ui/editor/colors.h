// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <QColor>

class QPalette;

namespace slipway::ui {

/// True when the palette's texts are lighter than their background.
[[nodiscard]] bool isDark(const QPalette &palette);
/// `share` of `over` (0 … 1) upon `base`, opaque.
[[nodiscard]] QColor blended(const QColor &base, const QColor &over, qreal share);
/// Red, amber or blue, as light or dark as the palette's background asks for.
[[nodiscard]] QColor severityColor(const QPalette &palette, Severity severity);
/// Green for what went well.
[[nodiscard]] QColor successColor(const QPalette &palette);
/// For texts that stand back: the palette's text, blended into its base.
[[nodiscard]] QColor quietTextColor(const QPalette &palette);

} // namespace slipway::ui
