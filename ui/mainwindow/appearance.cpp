// SPDX-License-Identifier: MIT
#include "ui/mainwindow/appearance.h"

#include <QApplication>
#include <QStyle>
#include <QStyleHints>

namespace slipway::ui {

namespace {

struct Colors {
    QRgb window;
    QRgb base;
    QRgb alternate;
    QRgb button;
    QRgb text;
    QRgb faded;
    QRgb accent;
    QRgb restingAccent; ///< of a selection that has not the focus
    QRgb accentText;
    QRgb link;
};

QPalette paletteOf(const Colors &colors)
{
    QPalette palette{QColor(colors.button), QColor(colors.window)};
    const auto set = [&](QPalette::ColorRole role, QRgb color) { palette.setColor(role, QColor(color)); };
    set(QPalette::Base, colors.base);
    set(QPalette::AlternateBase, colors.alternate);
    set(QPalette::ToolTipBase, colors.alternate);
    set(QPalette::WindowText, colors.text);
    set(QPalette::Text, colors.text);
    set(QPalette::ButtonText, colors.text);
    set(QPalette::ToolTipText, colors.text);
    set(QPalette::PlaceholderText, colors.faded);
    set(QPalette::Highlight, colors.accent);
    set(QPalette::Accent, colors.accent);
    set(QPalette::HighlightedText, colors.accentText);
    set(QPalette::Link, colors.link);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(colors.faded));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(colors.faded));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, QColor(colors.restingAccent));
    return palette;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf({.window = 0xFFF3F4F6,
                      .base = 0xFFFFFFFF,
                      .alternate = 0xFFF7F8FA,
                      .button = 0xFFE9EBEE,
                      .text = 0xFF1F2328,
                      .faded = 0xFF7A828C,
                      .accent = 0xFF2F6FB5,
                      .restingAccent = 0xFF6C7D90,
                      .accentText = 0xFFFFFFFF,
                      .link = 0xFF2460A0});
}

QPalette darkPalette()
{
    return paletteOf({.window = 0xFF24272B,
                      .base = 0xFF1B1D20,
                      .alternate = 0xFF1F2225,
                      .button = 0xFF30343A,
                      .text = 0xFFE4E6E9,
                      .faded = 0xFF8B929B,
                      .accent = 0xFF3D7FC7,
                      .restingAccent = 0xFF4A5663,
                      .accentText = 0xFFFFFFFF,
                      .link = 0xFF7DB3EC});
}

void applyColorScheme(const QString &scheme)
{
    const bool isDark = scheme == QLatin1String("dark");
    if (isDark || scheme == QLatin1String("light")) {
        QGuiApplication::styleHints()->setColorScheme(isDark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
        QApplication::setPalette(isDark ? darkPalette() : lightPalette());
        return;
    }
    QGuiApplication::styleHints()->unsetColorScheme();
    QApplication::setPalette(QPalette());
}

} // namespace slipway::ui
