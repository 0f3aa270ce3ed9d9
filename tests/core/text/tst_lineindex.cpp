// SPDX-License-Identifier: MIT
#include "core/text/lineindex.h"

#include <QTest>

using namespace slipway;

class LineIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesEndAtLfCrlfAndCr();
    void positionsCountCodePoints();
    void positionsAndOffsetsAreInverse();
    void columnsPastTheEndAreClamped();
    void utf16CountsSurrogatePairs();
    void invalidBytesCountOneUnit();
};

void LineIndexTest::linesEndAtLfCrlfAndCr()
{
    const std::string_view text = "a\nb\r\nc\rd\n";
    const LineIndex index(text);
    QCOMPARE(index.lineCount(), 5u);
    QCOMPARE(index.content(text, 1), (Span{2, 3}));
    QCOMPARE(index.content(text, 2), (Span{5, 6}));
    QCOMPARE(index.content(text, 3), (Span{7, 8}));
    QCOMPARE(index.content(text, 4), (Span{9, 9}));
    QCOMPARE(index.lineOf(3), 1u);
    QCOMPARE(index.lineOf(99), 4u);
}

void LineIndexTest::positionsCountCodePoints()
{
    const std::string_view text = "x\nä€𝄞z";
    const LineIndex index(text);
    QCOMPARE(index.position(text, text.size() - 1), (Position{2, 4}));
}

void LineIndexTest::positionsAndOffsetsAreInverse()
{
    const std::string_view text = "näme: 1\r\n\r\nb: 𝄞\n";
    const LineIndex index(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isBoundary = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && text[at] != '\n';
        if (isBoundary)
            QCOMPARE(index.offset(text, index.position(text, at)), at);
    }
}

void LineIndexTest::columnsPastTheEndAreClamped()
{
    const std::string_view text = "ab\ncd";
    const LineIndex index(text);
    QCOMPARE(index.offset(text, {1, 99}), 2u);
    QCOMPARE(index.offset(text, {9, 9}), 5u);
}

void LineIndexTest::utf16CountsSurrogatePairs()
{
    QCOMPARE(utf16Length("aä€𝄞"), 5u);
    QCOMPARE(utf8Offset("aä€𝄞b", 3), 6u);
    QCOMPARE(utf8Offset("aä€𝄞b", 5), 10u);
    QCOMPARE(utf8Offset("ab", 9), 2u);
}

void LineIndexTest::invalidBytesCountOneUnit()
{
    QCOMPARE(utf16Length("a\xff\xe2\x82z"), 5u);
}

QTEST_APPLESS_MAIN(LineIndexTest)
#include "tst_lineindex.moc"
