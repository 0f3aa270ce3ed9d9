// SPDX-License-Identifier: MIT
#include "core/run/styledtext.h"

#include <QTest>

using namespace slipway::run;

class StyledTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sequencesBecomeRanges_data();
    void sequencesBecomeRanges();
    void aStyleGoesOnInTheNextLine();
};

namespace {

constexpr std::uint32_t rgb(std::uint32_t value)
{
    return TextStyle::firstRgb + value;
}

} // namespace

void StyledTextTest::sequencesBecomeRanges_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<StyledText>("expected");
    using Ranges = QList<StyledRange>;
    const auto row = [](const char *name, const char16_t *line, const char16_t *text, const Ranges &ranges) {
        QTest::newRow(name) << QString::fromUtf16(line) << StyledText{QString::fromUtf16(text), ranges};
    };
    row("plain", u"a\tb", u"a\tb", {});
    row("docker's stderr", u"\x1b[91merror\x1b[0m rest", u"error rest", {{0, 5, {.foreground = 9}}});
    row("bold and background", u"a\x1b[1;44mb", u"ab", {{1, 1, {.background = 4, .isBold = true}}});
    row("empty code resets", u"\x1b[31ma\x1b[mb", u"ab", {{0, 1, {.foreground = 1}}});
    row("default colour", u"\x1b[31ma\x1b[39mb", u"ab", {{0, 1, {.foreground = 1}}});
    row("256 colours", u"\x1b[38;5;196mx", u"x", {{0, 1, {.foreground = rgb(0xFF0000)}}});
    row("grey of 256", u"\x1b[38;5;232mx", u"x", {{0, 1, {.foreground = rgb(0x080808)}}});
    row("true colour", u"\x1b[38;2;1;2;3mx", u"x", {{0, 1, {.foreground = rgb(0x010203)}}});
    row("true colour cut short", u"\x1b[38;2mx", u"x", {{0, 1, {.foreground = rgb(0)}}});
    row("unknown codes", u"\x1b[5;7;99999999999mx", u"x", {});
    row("cursor movements vanish", u"a\x1b[2Kb\x1b[1Ac", u"abc", {});
    row("window titles vanish", u"\x1b]0;title\x07text", u"text", {});
    row("links vanish", u"\x1b]8;;http://a\x1b\\text", u"text", {});
    row("a lone escape vanishes", u"a\x1b", u"a", {});
    row("an open sequence is text", u"\x1b[12", u"[12", {});
    row("control characters vanish",
        u"a\x01\x7f"
        u"b",
        u"ab", {});
}

void StyledTextTest::sequencesBecomeRanges()
{
    QFETCH(QString, line);
    QFETCH(StyledText, expected);
    TextStyle style;
    QVERIFY(styled(line, style) == expected);
    QCOMPARE(withoutEscapes(line), expected.text);
}

void StyledTextTest::aStyleGoesOnInTheNextLine()
{
    TextStyle style;
    (void)styled(u"\x1b[91mone", style);
    const StyledText second = styled(u"two\x1b[0m", style);
    QVERIFY(second == (StyledText{QStringLiteral("two"), {{0, 3, {.foreground = 9}}}}));
    QVERIFY(style.isPlain());
}

QTEST_APPLESS_MAIN(StyledTextTest)
#include "tst_styledtext.moc"
