// SPDX-License-Identifier: MIT
#include "ui/model/newestwins.h"

#include <QSemaphore>
#include <QTest>

using namespace slipway::ui;

class NewestWinsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestRequestWins();
    void closingWhileRunningIsSafe();
};

void NewestWinsTest::theNewestRequestWins()
{
    QSemaphore mayEnd;
    QList<int> results;
    QAtomicInt runs;
    NewestWins<int, int> runner(
        [&](int input, std::stop_token) {
            ++runs;
            mayEnd.acquire();
            return input;
        },
        [&](int output) { results.append(output); });
    for (int i = 1; i <= 5; ++i)
        runner.request(i);
    mayEnd.release(2);
    QTRY_COMPARE(results, QList<int>{5});
    QVERIFY(!runner.isBusy());
    QCOMPARE(runs.loadRelaxed(), 2);
}

void NewestWinsTest::closingWhileRunningIsSafe()
{
    QSemaphore started;
    bool isCalled = false;
    {
        NewestWins<int, int> runner(
            [&](int input, std::stop_token stop) {
                started.release();
                while (!stop.stop_requested())
                    QThread::yieldCurrentThread();
                return input;
            },
            [&](int) { isCalled = true; });
        runner.request(1);
        started.acquire();
    }
    QCoreApplication::processEvents();
    QVERIFY(!isCalled);
}

QTEST_MAIN(NewestWinsTest)
#include "tst_newestwins.moc"
