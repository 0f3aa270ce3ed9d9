// SPDX-License-Identifier: MIT
#include "core/run/capture.h"
#include "core/run/process.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>

using namespace slipway::run;
using End = Outcome::End;

class ProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOutcomeSaysHowItEnded_data();
    void theOutcomeSaysHowItEnded();
    void linesArriveWithTheirChannel();
    void directoryAndEnvironmentReachTheProgram();
    void nothingIsOnStandardInput();
    void hugeOutputArrivesWhole();
    void aStartThatFailsFinishesOnceAndLater();
    void cancellingLeavesNothing_data();
    void cancellingLeavesNothing();
    void cancelledIsOurOwnWordNotTheExitCode();
    void cancellingTwiceOrBeforeTheStartIsSafe();
    void aTimeoutEndsTheProgram();
    void childrenThatStayInTheSessionEndWithTheProgram();
    void aDaemonOfASuccessfulProgramMayGoOn();
    void destroyingARunningProcessKillsItsTree();
    void aDeadReceiverHearsNothing();
    void lastLineSkipsBlankLines();

private:
    [[nodiscard]] Command shell(const std::string &script) const;
    [[nodiscard]] std::vector<ProcessEntry> marked() const;

    std::string m_mark = std::to_string(QCoreApplication::applicationPid()); ///< tells the processes of this test run
};

/// A shell whose whole tree can be told from other processes: every one of them has the mark in its environment.
Command ProcessTest::shell(const std::string &script) const
{
    return {.arguments = {"sh", "-c", script}, .environment = {{"SLIPWAY_TEST_MARK", m_mark}}};
}

std::vector<ProcessEntry> ProcessTest::marked() const
{
    std::vector<ProcessEntry> result;
    for (const ProcessEntry &entry : runningProcesses()) {
        std::ifstream file("/proc/" + std::to_string(entry.key.pid) + "/environ");
        const std::string text((std::istreambuf_iterator<char>(file)), {});
        if (text.contains("SLIPWAY_TEST_MARK=" + m_mark))
            result.push_back(entry);
    }
    return result;
}

void ProcessTest::theOutcomeSaysHowItEnded_data()
{
    QTest::addColumn<std::vector<std::string>>("arguments");
    QTest::addColumn<End>("end");
    QTest::addColumn<int>("code");
    using Words = std::vector<std::string>;
    QTest::newRow("success") << Words{"true"} << End::Exited << 0;
    QTest::newRow("exit code") << Words{"sh", "-c", "exit 3"} << End::Exited << 3;
    QTest::newRow("signal") << Words{"sh", "-c", "kill -9 $$"} << End::Signalled << 0;
    QTest::newRow("no such program") << Words{"slipway-no-such-program"} << End::CouldNotStart << 0;
    QTest::newRow("not a program") << Words{"/etc/passwd"} << End::CouldNotStart << 0;
    QTest::newRow("no argument at all") << Words{} << End::CouldNotStart << 0;
    QTest::newRow("an argument with a NUL") << Words{"echo", {'a', '\0', 'b'}} << End::CouldNotStart << 0;
    QTest::newRow("an argument that is not UTF-8") << Words{"echo", "\xff"} << End::CouldNotStart << 0;
}

void ProcessTest::theOutcomeSaysHowItEnded()
{
    QFETCH(std::vector<std::string>, arguments);
    QFETCH(End, end);
    QFETCH(int, code);
    Process process({.arguments = arguments});
    QSignalSpy finished(&process, &Process::finished);
    process.start();
    QVERIFY(process.isRunning());
    QTRY_COMPARE(finished.size(), 1);
    const auto outcome = finished.front().front().value<Outcome>();
    QCOMPARE(outcome.end, end);
    QCOMPARE(outcome.code, code);
    QCOMPARE(outcome.problem.empty(), end != End::CouldNotStart);
    QVERIFY(!process.isRunning());
}

void ProcessTest::linesArriveWithTheirChannel()
{
    Process process(shell("echo out; echo err >&2; printf open"));
    QList<Line> lines;
    connect(&process, &Process::linesArrived, this, [&](const QList<Line> &more) { lines += more; });
    QSignalSpy finished(&process, &Process::finished);
    process.start();
    QTRY_COMPARE(finished.size(), 1);
    std::ranges::sort(lines, {}, &Line::text);
    QCOMPARE(lines, (QList<Line>{{Channel::Error, QStringLiteral("err"), LineEnd::Newline},
                                 {Channel::Output, QStringLiteral("open"), LineEnd::Open},
                                 {Channel::Output, QStringLiteral("out"), LineEnd::Newline}}));
}

void ProcessTest::directoryAndEnvironmentReachTheProgram()
{
    const QTemporaryDir folder;
    const Command command{.arguments = {"sh", "-c", "pwd; echo \"$A\"; test -n \"$PATH\" && echo inherited"},
                          .directory = folder.path().toStdString(),
                          .environment = {{"A", "ä b"}}};
    QByteArray output;
    capture(command, this, [&](const Captured &captured) { output = captured.output; });
    QTRY_COMPARE(output, folder.path().toUtf8() + "\nä b\ninherited\n");
}

void ProcessTest::nothingIsOnStandardInput()
{
    std::optional<Captured> captured;
    capture({.arguments = {"cat"}}, this, [&](const Captured &done) { captured = done; });
    QTRY_VERIFY(captured);
    QVERIFY(captured->outcome.isSuccess());
}

void ProcessTest::hugeOutputArrivesWhole()
{
    Process process({.arguments = {"seq", "1", "300000"}});
    qsizetype count = 0;
    QString last;
    connect(&process, &Process::linesArrived, this, [&](const QList<Line> &lines) {
        count += lines.size();
        last = lines.back().text;
    });
    QSignalSpy finished(&process, &Process::finished);
    process.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
    QCOMPARE(count, 300000);
    QCOMPARE(last, QStringLiteral("300000"));
}

void ProcessTest::aStartThatFailsFinishesOnceAndLater()
{
    Process process({.arguments = {"true"}, .directory = "/no/such/folder"});
    QSignalSpy finished(&process, &Process::finished);
    process.start();
    QCOMPARE(finished.size(), 0);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.front().front().value<Outcome>().end, End::CouldNotStart);
    process.start();
    process.cancel();
    QTest::qWait(0);
    QCOMPARE(finished.size(), 1);
}

void ProcessTest::cancellingLeavesNothing_data()
{
    QTest::addColumn<std::string>("script");
    QTest::newRow("one process") << std::string("echo ready; exec sleep 1000");
    QTest::newRow("children") << std::string("sleep 1000 & sleep 1000 & echo ready; wait");
    QTest::newRow("everybody ignores SIGTERM")
        << std::string("trap '' TERM; (trap '' TERM; sleep 1000) & echo ready; while :; do sleep 1000; done");
    QTest::newRow("the program ends at once, its child ignores SIGTERM")
        << std::string("(trap '' TERM; sleep 1000; sleep 1000) & echo ready; wait");
    QTest::newRow("a child in a session of its own") << std::string("setsid sleep 1000 & echo ready; wait");
    QTest::newRow("a double fork into a session of its own")
        << std::string("(setsid sh -c 'sleep 1000 & sleep 1000' & ) ; sleep 0.2; echo ready; sleep 1000");
    QTest::newRow("children are born on SIGTERM") << std::string(
        "trap 'sleep 1000 & setsid sleep 1000 & sleep 1000' TERM; echo ready; while :; do sleep 0.05; done");
}

void ProcessTest::cancellingLeavesNothing()
{
    QFETCH(std::string, script);
    Process process(shell(script));
    QSignalSpy lines(&process, &Process::linesArrived);
    QSignalSpy finished(&process, &Process::finished);
    process.start();
    QTRY_COMPARE(lines.size(), 1);
    QVERIFY(!marked().empty());
    process.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
    const auto outcome = finished.front().front().value<Outcome>();
    QCOMPARE(outcome.end, End::Cancelled);
    QVERIFY(outcome.survivors.empty());
    QVERIFY(marked().empty());
}

void ProcessTest::cancelledIsOurOwnWordNotTheExitCode()
{
    Process process(shell("trap 'exit 0' TERM; echo ready; while :; do sleep 0.01; done"));
    QSignalSpy lines(&process, &Process::linesArrived);
    QSignalSpy finished(&process, &Process::finished);
    process.start();
    QTRY_COMPARE(lines.size(), 1);
    process.cancel();
    QTRY_COMPARE(finished.size(), 1);
    const auto outcome = finished.front().front().value<Outcome>();
    QCOMPARE(outcome.end, End::Cancelled);
    QVERIFY(!outcome.isSuccess());
}

void ProcessTest::cancellingTwiceOrBeforeTheStartIsSafe()
{
    Process process(shell("sleep 1000"));
    QSignalSpy finished(&process, &Process::finished);
    process.cancel();
    process.start();
    process.cancel();
    process.cancel();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.front().front().value<Outcome>().end, End::Cancelled);
    QVERIFY(marked().empty());
}

void ProcessTest::aTimeoutEndsTheProgram()
{
    Command command = shell("sleep 1000");
    command.timeout = std::chrono::milliseconds(50);
    Process process(command);
    QSignalSpy finished(&process, &Process::finished);
    process.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.front().front().value<Outcome>().end, End::TimedOut);
    QVERIFY(marked().empty());
}

void ProcessTest::childrenThatStayInTheSessionEndWithTheProgram()
{
    Process process(shell("sleep 1000 & exit 0"));
    QSignalSpy finished(&process, &Process::finished);
    process.start();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished.front().front().value<Outcome>().isSuccess());
    QVERIFY(marked().empty());
}

void ProcessTest::aDaemonOfASuccessfulProgramMayGoOn()
{
    Process process(shell("setsid sleep 1000 & sleep 0.2"));
    QSignalSpy finished(&process, &Process::finished);
    process.start();
    QTRY_COMPARE(finished.size(), 1);
    const std::vector<ProcessEntry> left = marked();
    QCOMPARE(left.size(), std::size_t(1));
    ::kill(left.front().key.pid, SIGKILL);
}

void ProcessTest::destroyingARunningProcessKillsItsTree()
{
    auto process = std::make_unique<Process>(shell("trap '' TERM; setsid sleep 1000 & echo ready; sleep 1000"));
    QSignalSpy lines(process.get(), &Process::linesArrived);
    process->start();
    QTRY_COMPARE(lines.size(), 1);
    process.reset();
    QVERIFY(marked().empty());
}

void ProcessTest::aDeadReceiverHearsNothing()
{
    bool isCalled = false;
    {
        QObject receiver;
        capture(shell("sleep 0.01; echo late"), &receiver, [&](const Captured &) { isCalled = true; });
    }
    std::optional<Captured> other;
    capture({.arguments = {"sleep", "0.1"}}, this, [&](const Captured &captured) { other = captured; });
    QTRY_VERIFY(other);
    QVERIFY(!isCalled);
    QVERIFY(marked().empty());
}

void ProcessTest::lastLineSkipsBlankLines()
{
    QCOMPARE(lastLine("a\n b \n\n \n"), std::string("b"));
    QCOMPARE(lastLine(""), std::string());
}

QTEST_GUILESS_MAIN(ProcessTest)
#include "tst_process.moc"
