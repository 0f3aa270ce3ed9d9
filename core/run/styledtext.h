// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <cstdint>
#include <optional>

namespace slipway::run {

/// How a terminal would draw text (ECMA-48, "SGR"), as far as build logs use it. Colours are 0xRRGGBB, or for the 16
/// named ones their number below `firstRgb`, so that the view can take them from its own palette.
struct TextStyle {
    static constexpr std::uint32_t firstRgb = 0x1000000;

    std::optional<std::uint32_t> foreground = {}; ///< 0 … 15, or firstRgb + 0xRRGGBB
    std::optional<std::uint32_t> background = {};
    bool isBold = false;
    bool isItalic = false;
    bool isUnderlined = false;

    [[nodiscard]] bool isPlain() const { return *this == TextStyle(); }
    bool operator==(const TextStyle &) const = default;
};

/// UTF-16 units [begin, begin + length) of a text.
struct StyledRange {
    qsizetype begin = 0;
    qsizetype length = 0;
    TextStyle style = {};

    bool operator==(const StyledRange &) const = default;
};

struct StyledText {
    QString text;
    QList<StyledRange> ranges; ///< what is not plain, in order

    bool operator==(const StyledText &) const = default;
};

/// A line without its escape sequences and control characters (tabs stay), with the styles they asked for. `style` is
/// what the line begins with; it is left as the line's end leaves it.
[[nodiscard]] StyledText styled(QStringView line, TextStyle &style);
/// Only the text of `styled`.
[[nodiscard]] QString withoutEscapes(QStringView line);

} // namespace slipway::run
