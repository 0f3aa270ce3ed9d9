// SPDX-License-Identifier: MIT
#include "ui/editor/pasting.h"

#include <QTest>

using namespace slipway::ui;

class PastingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocksTakeTheLevelOfTheCaret_data();
    void blocksTakeTheLevelOfTheCaret();
    void whatTellsNoLevelIsPastedAsItIs_data();
    void whatTellsNoLevelIsPastedAsItIs();
};

void PastingTest::blocksTakeTheLevelOfTheCaret_data()
{
    QTest::addColumn<QString>("line"); // | is the caret
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("lines");
    const auto row = [](const char *name, const char *line, const char *pasted, const char *lines) {
        QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(pasted) << QString::fromLatin1(lines);
    };
    row("in indentation", "    |", "- name: a\n  value: b", "    - name: a\n      value: b");
    row("less deep", "  |", "      a: 1\n      b:\n        - c", "  a: 1\n  b:\n    - c");
    row("blank lines stay blank", "  |", "a: 1\n\nb: 2", "  a: 1\n\n  b: 2");
    row("copied from the middle of a line", "  |", "name: a\n      value: b", "  name: a\n  value: b");
    row("copied from behind the indentation of an item", "    |", "- name: a\n    value: b",
        "    - name: a\n      value: b");
    row("a key with what is below it", "  |", "envs:\n  - name: a", "  envs:\n    - name: a");
    row("behind a dash", "  - |", "name: a\nvalue: b", "  - name: a\n    value: b");
    row("an item behind a dash", "  - |", "- name: a\n  value: b", "  - name: a\n    value: b");
    row("whole lines before a line", "|  - b", "- a\n", "  - a\n  - b");
    row("whole lines within the indentation", " |   - b", "- a\n  c: d\n", "    - a\n      c: d\n    - b");
    row("a block scalar keeps its shape", "  |", "run: |\n    a\n      b", "  run: |\n      a\n        b");
}

void PastingTest::blocksTakeTheLevelOfTheCaret()
{
    QFETCH(const QString, line);
    QFETCH(const QString, pasted);
    QFETCH(const QString, lines);
    const qsizetype caret = line.indexOf(QLatin1Char('|'));
    const QString before = line.first(caret);
    const QString after = line.sliced(caret + 1);
    const auto found = pastedLines(pasted, {.before = before, .after = after});
    QVERIFY(found.has_value());
    QCOMPARE(before.chopped(found->removedBefore) + found->text + after, lines);
}

void PastingTest::whatTellsNoLevelIsPastedAsItIs_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("pasted");
    const auto row = [](const char *name, const char *line, const char *pasted) {
        QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(pasted);
    };
    row("one line", "    |", "name: a");
    row("an empty line", "|", "  - a\n  - b");
    row("in a value", "name: |", "a\nb");
    row("before a value", "  |- b", "- a\n- c");
    row("behind a dash, before a value", "- |b", "a: 1\nb: 2\n");
    row("fits already", "  |", "a: 1\n  b: 2");
    row("tabs", "  |", "a:\n\tb: 1");
    row("lines that go out of the block", "  |", "    a: 1\n  b: 2");
    row("begins with a blank line", "  |", "\na: 1\n");
}

void PastingTest::whatTellsNoLevelIsPastedAsItIs()
{
    QFETCH(const QString, line);
    QFETCH(const QString, pasted);
    const qsizetype caret = line.indexOf(QLatin1Char('|'));
    const auto found =
        pastedLines(pasted, {.before = QStringView(line).first(caret), .after = QStringView(line).sliced(caret + 1)});
    QVERIFY2(!found, found ? qPrintable(found->text) : "");
}

QTEST_APPLESS_MAIN(PastingTest)
#include "tst_pasting.moc"
