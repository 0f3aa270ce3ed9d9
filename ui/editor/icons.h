// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <QIcon>
#include <QStringView>

class QPainter;
class QRectF;

namespace slipway::ui {

/// The colour that an icon takes from the application's palette at the moment that it is painted.
enum class Tint : std::uint8_t { Text, Accent, Error, Warning, Hint, Success };

/// The icon `resources/icons/<name>.svg`, drawn in the palette's colour of each mode (normal, disabled, selected) and
/// at any size; a change of the palette shows with the next painting. An unknown name gives an icon that draws nothing.
[[nodiscard]] QIcon icon(QStringView name, Tint tint = Tint::Text);
[[nodiscard]] QIcon severityIcon(Severity severity);
/// Draws the same picture in any colour.
void paintIcon(QPainter &painter, const QRectF &rect, QStringView name, const QColor &color);

} // namespace slipway::ui
