// SPDX-License-Identifier: MIT
#include "core/run/command.h"

#include <QTest>

using namespace slipway::run;

class CommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreQuotedWhereAShellNeedsIt_data();
    void wordsAreQuotedWhereAShellNeedsIt();
    void aCommandShowsItsDirectoryAndEnvironment();
};

void CommandTest::wordsAreQuotedWhereAShellNeedsIt_data()
{
    QTest::addColumn<std::string>("word");
    QTest::addColumn<std::string>("quoted");
    QTest::newRow("plain") << std::string("--build-arg=A=b/c:1.0") << std::string("--build-arg=A=b/c:1.0");
    QTest::newRow("empty") << std::string() << std::string("''");
    QTest::newRow("space") << std::string("a b") << std::string("'a b'");
    QTest::newRow("single quote") << std::string("it's") << std::string("'it'\\''s'");
    QTest::newRow("variable") << std::string("$HOME") << std::string("'$HOME'");
    QTest::newRow("tilde") << std::string("~") << std::string("'~'");
    QTest::newRow("line end") << std::string("a\nb") << std::string("'a\nb'");
    QTest::newRow("other letters") << std::string("ä") << std::string("'ä'");
}

void CommandTest::wordsAreQuotedWhereAShellNeedsIt()
{
    QFETCH(std::string, word);
    QFETCH(std::string, quoted);
    QCOMPARE(shellQuoted(word), quoted);
}

void CommandTest::aCommandShowsItsDirectoryAndEnvironment()
{
    const Command command{
        .arguments = {"podman", "build", "my image"}, .directory = "/tmp/a b", .environment = {{"A", "1 2"}}};
    QCOMPARE(shellText(command), std::string("cd '/tmp/a b' && A='1 2' podman build 'my image'"));
    QCOMPARE(shellText(Command{}), std::string());
}

QTEST_APPLESS_MAIN(CommandTest)
#include "tst_command.moc"
