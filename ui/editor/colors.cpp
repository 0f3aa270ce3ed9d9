// SPDX-License-Identifier: MIT
#include "ui/editor/colors.h"

#include <QPalette>

namespace slipway::ui {

namespace {

float mixed(float base, float over, float share)
{
    return base + (over - base) * share;
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Text).lightnessF() > palette.color(QPalette::Base).lightnessF();
}

QColor blended(const QColor &base, const QColor &over, qreal share)
{
    const auto part = static_cast<float>(share);
    return QColor::fromRgbF(mixed(base.redF(), over.redF(), part), mixed(base.greenF(), over.greenF(), part),
                            mixed(base.blueF(), over.blueF(), part));
}

QColor severityColor(const QPalette &palette, Severity severity)
{
    const bool dark = isDark(palette);
    switch (severity) {
    case Severity::Error:
        return dark ? QColor(0xf4, 0x77, 0x6e) : QColor(0xc6, 0x28, 0x28);
    case Severity::Warning:
        return dark ? QColor(0xe8, 0xb3, 0x4b) : QColor(0xa8, 0x66, 0x00);
    case Severity::Hint:
        break;
    }
    return dark ? QColor(0x6f, 0xb1, 0xf0) : QColor(0x1f, 0x6f, 0xb8);
}

QColor successColor(const QPalette &palette)
{
    return isDark(palette) ? QColor(0x74, 0xc7, 0x8a) : QColor(0x25, 0x7a, 0x3e);
}

QColor quietTextColor(const QPalette &palette)
{
    return blended(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.62);
}

} // namespace slipway::ui
