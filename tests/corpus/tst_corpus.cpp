// SPDX-License-Identifier: MIT
#include "tests/corpus/corpusworld.h"

#include <QTest>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <map>
#include <mutex>
#include <thread>

using namespace slipway::corpus;

namespace {

/// The built-in help page introduces environment variables in Slipway's own words: without them. Other pages as they
/// are.
std::string withoutProse(const std::string &page)
{
    constexpr std::string_view heading = "\n## Environment variables\n";
    const std::size_t begin = page.starts_with("# `") ? page.find(heading) : std::string::npos;
    if (begin == std::string::npos)
        return page;
    const std::size_t end = page.find("\n##", begin + heading.size());
    return page.substr(0, begin + heading.size()) + (end == std::string::npos ? "" : page.substr(end));
}

/// What differs between a case's record and what slipway-cli did, in words; empty when nothing does.
QStringList differences(const Case &one, const Ran &ran, const std::string &project)
{
    if (ran.exit != one.exit)
        return {QStringLiteral("ends with %1 instead of %2").arg(ran.exit).arg(one.exit), ran.errors.right(400)};
    const Files expected = one.exit == 0 ? recordedFiles(one, project) : Files();
    QStringList found;
    for (const auto &[name, text] : expected) {
        const auto written = ran.files.find(name);
        if (written == ran.files.end())
            found << QString::fromStdString(name + " is not written");
        else if (written->second != text &&
                 (name != "image/help.md" || withoutProse(written->second) != withoutProse(text)))
            found << QString::fromStdString(name + " differs");
    }
    for (const auto &[name, text] : ran.files) {
        if (!expected.contains(name))
            found << QString::fromStdString(name + " is written, but not by CEKit");
    }
    return found;
}

/// The differences of all cases. Those of one project share its target folder and run one after the other; projects run
/// side by side.
std::vector<QStringList> runAll(const CorpusWorld &world, const std::vector<Case> &cases)
{
    std::map<QString, std::vector<std::size_t>> projects;
    for (std::size_t i = 0; i < cases.size(); ++i)
        projects[cases[i].project].push_back(i);
    std::vector<QStringList> found(cases.size());
    std::mutex mutex;
    auto next = projects.cbegin();
    const auto work = [&] {
        for (;;) {
            std::unique_lock lock(mutex);
            if (next == projects.cend())
                return;
            const std::vector<std::size_t> &mine = (next++)->second;
            lock.unlock();
            for (const std::size_t i : mine)
                found[i] = differences(cases[i], world.run(cases[i]), world.projectFolder(cases[i]).toStdString());
        }
    };
    std::vector<std::jthread> workers(static_cast<std::size_t>(std::max(1, QThread::idealThreadCount())));
    std::ranges::generate(workers, [&] { return std::jthread(work); });
    workers.clear(); // joins
    return found;
}

} // namespace

/// Every recorded run of CEKit, repeated with slipway-cli.
class CorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCaseEndsAsWithCekit();
};

void CorpusTest::everyCaseEndsAsWithCekit()
{
    const std::optional<std::filesystem::path> corpus = corpusFolder();
    if (!corpus) {
        std::puts("SKIPPED: the corpus is not beside the checkout");
        QSKIP("no corpus");
    }
    const CorpusWorld world(*corpus);
    QVERIFY2(world.problem().isEmpty(), qPrintable(world.problem()));
    const std::vector<Case> cases = readCases(*corpus);
    QVERIFY(cases.size() > 500);
    int different = 0;
    const std::vector<QStringList> found = runAll(world, cases);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        different += found[i].isEmpty() ? 0 : 1;
        for (const QString &difference : found[i])
            std::printf("%-70s %s\n", qPrintable(cases[i].id), qPrintable(difference));
    }
    std::printf("%d of %zu cases differ\n", different, cases.size());
    QCOMPARE(different, 0);
}

QTEST_GUILESS_MAIN(CorpusTest)
#include "tst_corpus.moc"
