// SPDX-License-Identifier: MIT
#include "core/text/linediff.h"

#include <QTest>

#include <random>

using namespace slipway;

class LineDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesKeepTheirEnds();
    void hunksAreTheShortestDifference_data();
    void hunksAreTheShortestDifference();
    void editsMakeOneTextTheOther();
    void largeDifferencesStayBounded();
    void unifiedDiffReadsLikeDiff();
};

namespace {

std::string randomText(std::mt19937 &random, int lines, int words)
{
    static constexpr const char *ends[] = {"\n", "\n", "\n", "\r\n", "\r"};
    std::string text;
    for (int i = 0; i < lines; ++i)
        text += 'a' + std::to_string(random() % static_cast<unsigned>(words)) + ends[random() % 5];
    return random() % 3 == 0 ? text + "end" : text;
}

} // namespace

void LineDiffTest::linesKeepTheirEnds()
{
    QCOMPARE(linesOf("a\nb\r\nc\rd"), (Lines{"a\n", "b\r\n", "c\r", "d"}));
    QCOMPARE(linesOf("a\n"), Lines{"a\n"});
    QCOMPARE(linesOf(""), Lines{});
}

void LineDiffTest::hunksAreTheShortestDifference_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("removed");
    QTest::addColumn<int>("added");
    QTest::newRow("equal") << QByteArray("a b c") << QByteArray("a b c") << 0 << 0;
    QTest::newRow("from nothing") << QByteArray() << QByteArray("a b") << 0 << 2;
    QTest::newRow("to nothing") << QByteArray("a b") << QByteArray() << 2 << 0;
    QTest::newRow("one changed") << QByteArray("a b c") << QByteArray("a x c") << 1 << 1;
    QTest::newRow("moved") << QByteArray("a b c d e") << QByteArray("b c d e a") << 1 << 1;
    QTest::newRow("Myers' example") << QByteArray("a b c a b b a") << QByteArray("c b a b a c") << 3 << 2;
}

void LineDiffTest::hunksAreTheShortestDifference()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(const int, removed);
    QFETCH(const int, added);
    const std::string left = before.replace(' ', '\n').toStdString();
    const std::string right = after.replace(' ', '\n').toStdString();
    std::size_t gone = 0;
    std::size_t come = 0;
    const auto withEnd = [](const std::string &text) { return text.empty() ? text : text + '\n'; };
    const std::string leftText = withEnd(left);
    const std::string rightText = withEnd(right);
    for (const LineHunk &hunk : lineDiff(linesOf(leftText), linesOf(rightText))) {
        gone += hunk.before.length();
        come += hunk.after.length();
    }
    QCOMPARE(gone, static_cast<std::size_t>(removed));
    QCOMPARE(come, static_cast<std::size_t>(added));
}

void LineDiffTest::editsMakeOneTextTheOther()
{
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        const std::string before = randomText(random, static_cast<int>(random() % 30), 8);
        const std::string after = randomText(random, static_cast<int>(random() % 30), 8);
        QCOMPARE(applied(before, editsBetween(before, after)), after);
    }
}

void LineDiffTest::largeDifferencesStayBounded()
{
    std::mt19937 random(8);
    const std::string before = randomText(random, 30000, 40000);
    const std::string after = randomText(random, 30000, 40000);
    QCOMPARE(applied(before, editsBetween(before, after)), after);
    const std::string few = randomText(random, 20000, 2);
    QCOMPARE(applied(few, editsBetween(few, after)), after);
}

void LineDiffTest::unifiedDiffReadsLikeDiff()
{
    QCOMPARE(unifiedDiff("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nD\ne\nf"),
             std::string("@@ -1,6 +1,6 @@\n a\n b\n c\n-d\n+D\n e\n-f\n+f\n\\ No newline at end of file\n"));
    QCOMPARE(unifiedDiff("", "a\n"), std::string("@@ -0,0 +1 @@\n+a\n"));
    QCOMPARE(unifiedDiff("1\n2\n3\n4\n5\n", "0\n1\n2\n3\n4\n5\n6\n", 1),
             std::string("@@ -1 +1,2 @@\n+0\n 1\n@@ -5 +6,2 @@\n 5\n+6\n"));
    QCOMPARE(unifiedDiff("a\n", "a\n"), std::string());
}

QTEST_APPLESS_MAIN(LineDiffTest)
#include "tst_linediff.moc"
