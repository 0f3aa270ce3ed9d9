// SPDX-License-Identifier: MIT
#include "core/run/processtree.h"

#include <QTest>

#include <unistd.h>

using namespace slipway::run;

class ProcessTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStatLineIsReadWhateverTheName_data();
    void aStatLineIsReadWhateverTheName();
    void thisProcessIsAmongTheRunningOnes();
    void sessionsAndDescendantsBelongToTheTree();
    void anOrphanStaysKnown();
    void aReusedNumberIsSomebodyElse();
    void aTreeKeptToItsSessionLetsDaemonsGo();
    void sharedHelpersAreLeftAlone();
};

namespace {

ProcessEntry process(pid_t pid, pid_t parent, pid_t session, std::uint64_t startTime = 7)
{
    return {{pid, startTime}, parent, session, "sh"};
}

std::vector<pid_t> numbers(const std::vector<ProcessEntry> &entries)
{
    std::vector<pid_t> result;
    for (const ProcessEntry &entry : entries)
        result.push_back(entry.key.pid);
    return result;
}

} // namespace

void ProcessTreeTest::aStatLineIsReadWhateverTheName_data()
{
    QTest::addColumn<std::string>("line");
    QTest::addColumn<ProcessEntry>("entry");
    const std::string rest = " 10 20 30 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 987 1000 200";
    QTest::newRow("plain") << "41 (sh) S" + rest << ProcessEntry{{41, 987}, 10, 30, "sh"};
    QTest::newRow("parentheses and spaces") << "41 (a) R (b) S" + rest << ProcessEntry{{41, 987}, 10, 30, "a) R (b"};
    QTest::newRow("zombie") << "41 (sh) Z" + rest << ProcessEntry{};
    QTest::newRow("cut short") << std::string("41 (sh) S 10 20") << ProcessEntry{};
    QTest::newRow("nothing") << std::string() << ProcessEntry{};
}

void ProcessTreeTest::aStatLineIsReadWhateverTheName()
{
    QFETCH(std::string, line);
    QFETCH(ProcessEntry, entry);
    QVERIFY(parsedStat(line) == entry);
}

void ProcessTreeTest::thisProcessIsAmongTheRunningOnes()
{
    bool isFound = false;
    for (const ProcessEntry &entry : runningProcesses())
        isFound = isFound || (entry.key.pid == getpid() && entry.parent == getppid() && entry.session == getsid(0));
    QVERIFY(isFound);
}

void ProcessTreeTest::sessionsAndDescendantsBelongToTheTree()
{
    ProcessTree tree(10);
    // 13 is a grandchild that is listed before its parent; 14 shares nothing but init.
    const std::vector running{process(1, 0, 1),   process(13, 12, 12), process(12, 10, 12),
                              process(10, 1, 10), process(11, 1, 10),  process(14, 1, 14)};
    QCOMPARE(numbers(tree.update(running)), (std::vector<pid_t>{13, 12, 10, 11}));
}

void ProcessTreeTest::anOrphanStaysKnown()
{
    ProcessTree tree(10);
    tree.update({process(10, 1, 10), process(12, 10, 12)});
    QCOMPARE(numbers(tree.update({process(12, 1, 12), process(13, 12, 13)})), (std::vector<pid_t>{12, 13}));
}

void ProcessTreeTest::aReusedNumberIsSomebodyElse()
{
    ProcessTree tree(10);
    tree.update({process(10, 1, 10), process(12, 10, 12)});
    QCOMPARE(numbers(tree.update({process(12, 1, 12, 8)})), std::vector<pid_t>());
}

void ProcessTreeTest::aTreeKeptToItsSessionLetsDaemonsGo()
{
    ProcessTree tree(10);
    tree.update({process(10, 1, 10), process(11, 10, 10), process(12, 10, 12)});
    tree.keepToSession();
    QCOMPARE(numbers(tree.update({process(11, 1, 10), process(12, 1, 12)})), std::vector<pid_t>{11});
}

void ProcessTreeTest::sharedHelpersAreLeftAlone()
{
    ProcessTree tree(10);
    ProcessEntry helper = process(12, 10, 12);
    helper.name = "aardvark-dns";
    QCOMPARE(numbers(tree.update({process(10, 1, 10), helper})), std::vector<pid_t>{10});
}

QTEST_APPLESS_MAIN(ProcessTreeTest)
#include "tst_processtree.moc"
