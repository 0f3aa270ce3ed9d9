// SPDX-License-Identifier: MIT
#include "ui/form/formedits.h"

#include <QTest>

using namespace slipway::ui;

class FormEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesBecomePairs_data();
    void linesBecomePairs();
    void pathsArePutTogetherAndTakenApart();
};

void FormEditsTest::linesBecomePairs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // name>value, in order
    QTest::newRow("two") << QStringLiteral("A=1\nB=two words\n") << QStringLiteral("A>1|B>two words");
    QTest::newRow("CRLF") << QStringLiteral("A=1\r\nB=2\r\n") << QStringLiteral("A>1|B>2");
    QTest::newRow("quotes come off") << QStringLiteral("A=\"x y\"\nB='z'\nC=\"") << QStringLiteral("A>x y|B>z|C>\"");
    QTest::newRow("comments, blanks, export") << QStringLiteral("# c\n\nexport A=1\n") << QStringLiteral("A>1");
    QTest::newRow("equals in the value") << QStringLiteral("A=b=c") << QStringLiteral("A>b=c");
    QTest::newRow("no value") << QStringLiteral("A=") << QStringLiteral("A>");
    QTest::newRow("a line without =") << QStringLiteral("A=1\nprose") << QString();
    QTest::newRow("no key") << QStringLiteral("=1") << QString();
}

void FormEditsTest::linesBecomePairs()
{
    QFETCH(QString, text);
    QStringList found;
    for (const auto &[name, value] : keyValueLines(text))
        found.append(name + QLatin1Char('>') + value);
    QTEST(found.join(QLatin1Char('|')), "expected");
}

void FormEditsTest::pathsArePutTogetherAndTakenApart()
{
    QCOMPARE(joinedNodePath("", "name"), "name");
    QCOMPARE(joinedNodePath("[1]", "name"), "[1].name");
    QCOMPARE(joinedNodePath("run", "cmd"), "run.cmd");
    QCOMPARE(joinedNodePath("labels", "[2]"), "labels[2]");
    QCOMPARE(indexWithin("artifacts[12].dest", "artifacts"), 12);
    QCOMPARE(indexWithin("[3].name", ""), 3);
    QCOMPARE(indexWithin("artifacts", "artifacts"), -1);
    QVERIFY(isWithin("run.user", "run"));
    QVERIFY(!isWithin("runner", "run"));
    QVERIFY(isWithin("anything", ""));
}

QTEST_GUILESS_MAIN(FormEditsTest)
#include "tst_formedits.moc"
