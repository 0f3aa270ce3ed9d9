// SPDX-License-Identifier: MIT
#pragma once

#include <QPalette>
#include <QString>

namespace slipway::ui {

/// Slipway's own light and dark palettes, for users who do not follow the desktop's colours.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// Sets the application's colours: `light`, `dark`, or `system` (what the desktop says).
void applyColorScheme(const QString &scheme);

} // namespace slipway::ui
