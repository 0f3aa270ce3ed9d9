// SPDX-License-Identifier: MIT
#include "core/run/styledtext.h"

#include <algorithm>

namespace slipway::run {

namespace {

constexpr char16_t escape = 0x1B;
constexpr qsizetype longestSequence = 256; ///< UTF-16 units; anything longer is no sequence but a lone escape

/// The numbers of `1;31` (an empty one is 0).
QList<int> numbers(QStringView parameters)
{
    QList<int> result;
    for (const QStringView part : parameters.split(u';'))
        result.append(part.isEmpty() ? 0 : part.toInt());
    return result;
}

/// One of the 216 + 24 colours above the 16 named ones, as xterm defines them.
std::uint32_t indexedColour(std::uint32_t index)
{
    if (index < 16)
        return index;
    const auto rgb = [](std::uint32_t red, std::uint32_t green, std::uint32_t blue) {
        return TextStyle::firstRgb + (red << 16U) + (green << 8U) + blue;
    };
    if (index >= 232) {
        const std::uint32_t grey = 8 + (index - 232) * 10;
        return rgb(grey, grey, grey);
    }
    const auto level = [](std::uint32_t step) { return step == 0 ? 0 : 55 + step * 40; };
    const std::uint32_t cube = index - 16;
    return rgb(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
}

/// The colour after 38 or 48 at `i`; moves `i` to its last number.
std::optional<std::uint32_t> extendedColour(const QList<int> &codes, qsizetype &i)
{
    const auto byte = [&](qsizetype at) { return static_cast<std::uint32_t>(std::clamp(codes.value(at), 0, 255)); };
    const int kind = codes.value(i + 1);
    if (kind == 5) {
        i += 2;
        return indexedColour(byte(i));
    }
    if (kind == 2) {
        i += 4;
        return TextStyle::firstRgb + (byte(i - 2) << 16U) + (byte(i - 1) << 8U) + byte(i);
    }
    return std::nullopt;
}

void applyColour(int code, TextStyle &style)
{
    const auto set = [code](std::optional<std::uint32_t> &colour, int first, int firstBright) {
        if (code >= first && code < first + 8)
            colour = static_cast<std::uint32_t>(code - first);
        else if (code >= firstBright && code < firstBright + 8)
            colour = static_cast<std::uint32_t>(code - firstBright + 8);
        else if (code == first + 9)
            colour.reset();
    };
    set(style.foreground, 30, 90);
    set(style.background, 40, 100);
}

void apply(const QList<int> &codes, TextStyle &style)
{
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const int code = codes.at(i);
        if (code == 0)
            style = {};
        else if (code == 1 || code == 22)
            style.isBold = code == 1;
        else if (code == 3 || code == 23)
            style.isItalic = code == 3;
        else if (code == 4 || code == 24)
            style.isUnderlined = code == 4;
        else if (code == 38)
            style.foreground = extendedColour(codes, i);
        else if (code == 48)
            style.background = extendedColour(codes, i);
        else
            applyColour(code, style);
    }
}

/// Length of the sequence that begins with the escape at the front of `text`.
qsizetype sequenceLength(QStringView text)
{
    const qsizetype end = std::min(text.size(), longestSequence);
    if (end < 2)
        return end;
    if (text[1] == u'[') { // CSI: parameters and intermediates, then one final character
        for (qsizetype i = 2; i < end; ++i)
            if (text[i] >= QChar(0x40) && text[i] <= QChar(0x7E))
                return i + 1;
        return 1;
    }
    if (text[1] == u']') { // OSC: up to BEL or ESC backslash
        for (qsizetype i = 2; i < end; ++i) {
            if (text[i] == QChar(0x07))
                return i + 1;
            if (text[i] == QChar(escape) && i + 1 < end && text[i + 1] == u'\\')
                return i + 2;
        }
        return 1;
    }
    return 2;
}

bool isControl(QChar character)
{
    return character != u'\t' && (character < u' ' || character == QChar(0x7F));
}

} // namespace

StyledText styled(QStringView line, TextStyle &style)
{
    StyledText result;
    qsizetype begin = 0;
    const auto closeRange = [&] {
        if (!style.isPlain() && result.text.size() > begin)
            result.ranges.append({begin, result.text.size() - begin, style});
        begin = result.text.size();
    };
    for (qsizetype i = 0; i < line.size();) {
        if (line[i] == QChar(escape)) {
            const QStringView sequence = line.sliced(i, sequenceLength(line.sliced(i)));
            if (sequence.startsWith(u"\x1b[") && sequence.endsWith(u'm')) {
                closeRange();
                apply(numbers(sequence.sliced(2).chopped(1)), style);
            }
            i += sequence.size();
        } else {
            if (!isControl(line[i]))
                result.text += line[i];
            ++i;
        }
    }
    closeRange();
    return result;
}

QString withoutEscapes(QStringView line)
{
    TextStyle style;
    return styled(line, style).text;
}

} // namespace slipway::run
