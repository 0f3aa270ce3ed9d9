// SPDX-License-Identifier: MIT
#include "ui/panels/logbuffer.h"

#include <QTest>

using namespace slipway;
using namespace slipway::ui;

namespace {

LogBuffer bufferOf(const QStringList &lines)
{
    LogBuffer buffer;
    for (const QString &line : lines)
        buffer.append({line});
    return buffer;
}

} // namespace

class LogBufferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatATerminalWouldNotShowIsDropped_data();
    void whatATerminalWouldNotShowIsDropped();
    void rangesBecomeText();
    void rangesPastTheEndAreCut();
    void wordsArePathsToo();
    void findingGoesOnAndRoundTheEnd();
    void findingBackwardsGoesRoundTheStart();
    void findingNothingIsNoHit();
    void linesWithPlacesAreKnown();
};

void LogBufferTest::whatATerminalWouldNotShowIsDropped_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << QStringLiteral("STEP 1: Grüße") << QStringLiteral("STEP 1: Grüße");
    QTest::newRow("colours") << QStringLiteral("\x1b[91mred\x1b[0m \x1b[1;32mgreen\x1b[m")
                             << QStringLiteral("red green");
    QTest::newRow("a title") << QStringLiteral("\x1b]0;title\x07text") << QStringLiteral("text");
    QTest::newRow("a link") << QStringLiteral("\x1b]8;;http://x\x1b\\text") << QStringLiteral("text");
    QTest::newRow("a cut sequence") << QStringLiteral("a\x1b[12;") << QStringLiteral("a");
    QTest::newRow("a lone escape") << QStringLiteral("a\x1b") << QStringLiteral("a");
    QTest::newRow("tabs") << QStringLiteral("a\tb\tc") << QStringLiteral("a       b       c");
    QTest::newRow("overwritten") << QStringLiteral("10 %\r50 %\r100 %") << QStringLiteral("100 %");
    QTest::newRow("a CRLF's rest") << QStringLiteral("text\r") << QStringLiteral("text");
    QTest::newRow("controls") << QStringLiteral("a\x01\x08\x7f z") << QStringLiteral("a z");
}

void LogBufferTest::whatATerminalWouldNotShowIsDropped()
{
    QFETCH(QString, line);
    QTEST(printable(line), "expected");
}

void LogBufferTest::rangesBecomeText()
{
    const LogBuffer buffer = bufferOf({QStringLiteral("first"), QString(), QStringLiteral("third")});
    QCOMPARE(buffer.text({{0, 2}, {2, 3}}), QStringLiteral("rst\n\nthi"));
    QCOMPARE(buffer.text({{}, buffer.end()}), QStringLiteral("first\n\nthird"));
    QCOMPARE(buffer.text({{2, 1}, {2, 1}}), QString());
}

void LogBufferTest::rangesPastTheEndAreCut()
{
    const LogBuffer buffer = bufferOf({QStringLiteral("ab")});
    QCOMPARE(buffer.text({{0, 1}, {7, 9}}), QStringLiteral("b"));
    QCOMPARE(buffer.text({{0, 9}, {0, 12}}), QString());
    QCOMPARE(LogBuffer().text({{0, 0}, {3, 3}}), QString());
}

void LogBufferTest::wordsArePathsToo()
{
    const LogBuffer buffer = bufferOf({QStringLiteral("COPY /opt/app-1.0 there")});
    QCOMPARE(buffer.text(buffer.wordAt({0, 8})), QStringLiteral("/opt/app-1.0"));
    QCOMPARE(buffer.text(buffer.wordAt({0, 99})), QStringLiteral("there"));
    QCOMPARE(buffer.wordAt({5, 1}), (LogRange{{5, 1}, {5, 1}}));
}

void LogBufferTest::findingGoesOnAndRoundTheEnd()
{
    const LogBuffer buffer =
        bufferOf({QStringLiteral("one ERROR error"), QStringLiteral("none"), QStringLiteral("error")});
    QList<LogRange> hits;
    LogPosition from;
    for (int i = 0; i < 4; ++i) {
        const auto hit = buffer.find(QStringLiteral("error"), from, true);
        QVERIFY(hit);
        hits.append(*hit);
        from = hit->end;
    }
    const QList<LogRange> expected{{{0, 4}, {0, 9}}, {{0, 10}, {0, 15}}, {{2, 0}, {2, 5}}, {{0, 4}, {0, 9}}};
    QCOMPARE(hits, expected);
}

void LogBufferTest::findingBackwardsGoesRoundTheStart()
{
    const LogBuffer buffer =
        bufferOf({QStringLiteral("one ERROR error"), QStringLiteral("none"), QStringLiteral("error")});
    QList<LogRange> hits;
    LogPosition from{0, 10};
    for (int i = 0; i < 3; ++i) {
        const auto hit = buffer.find(QStringLiteral("error"), from, false);
        QVERIFY(hit);
        hits.append(*hit);
        from = hit->begin;
    }
    const QList<LogRange> expected{{{0, 4}, {0, 9}}, {{2, 0}, {2, 5}}, {{0, 10}, {0, 15}}};
    QCOMPARE(hits, expected);
}

void LogBufferTest::findingNothingIsNoHit()
{
    const LogBuffer buffer = bufferOf({QStringLiteral("text")});
    QVERIFY(!buffer.find(QStringLiteral("absent"), {}, true));
    QVERIFY(!buffer.find(QStringLiteral("absent"), {9, 9}, false));
    QVERIFY(!buffer.find(QString(), {}, true));
    QVERIFY(!LogBuffer().find(QStringLiteral("x"), {}, true));
}

void LogBufferTest::linesWithPlacesAreKnown()
{
    LogBuffer buffer = bufferOf({QStringLiteral("a"), QStringLiteral("longer")});
    buffer.append({QStringLiteral("STEP"), LogKind::Step, std::make_shared<const Origin>()});
    QCOMPARE(buffer.placedLines(), QList<qsizetype>{2});
    QCOMPARE(buffer.longestLine(), 6);
    buffer.clear();
    QCOMPARE(buffer.size(), 0);
    QVERIFY(buffer.placedLines().isEmpty());
}

QTEST_APPLESS_MAIN(LogBufferTest)
#include "tst_logbuffer.moc"
