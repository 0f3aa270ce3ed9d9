// SPDX-License-Identifier: MIT
#include "tests/corpus/corpusworld.h"

#include <QTest>

#include <cstdio>

using namespace slipway::corpus;

namespace {

/// The built-in help page is in Slipway's own words; a template of the project's gives the same bytes.
bool isOwnPage(const std::string &text)
{
    return text.starts_with("% ");
}

struct Count {
    int different = 0;
    int helpPages = 0;
    int helpDifferent = 0;
};

/// What differs between a case's record and what slipway-cli did, in words; empty when nothing does.
QStringList differences(const Case &one, const Ran &ran, const std::string &project, Count &count)
{
    if (ran.exit != one.exit)
        return {QStringLiteral("ends with %1 instead of %2").arg(ran.exit).arg(one.exit), ran.errors.right(400)};
    const Files expected = one.exit == 0 ? recordedFiles(one, project) : Files();
    QStringList found;
    for (const auto &[name, text] : expected) {
        const auto written = ran.files.find(name);
        if (name == "image/help.md" && isOwnPage(text)) {
            ++count.helpPages;
            count.helpDifferent += written == ran.files.end() ? 1 : 0;
        } else if (written == ran.files.end()) {
            found << QString::fromStdString(name + " is not written");
        } else if (written->second != text) {
            found << QString::fromStdString(name + " differs");
        }
    }
    for (const auto &[name, text] : ran.files) {
        if (!expected.contains(name))
            found << QString::fromStdString(name + " is written, but not by CEKit");
    }
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
    Count count;
    for (const Case &one : cases) {
        const QStringList found =
            differences(one, world.run(one), world.projectFolder(one).toStdString(), count);
        count.different += found.isEmpty() ? 0 : 1;
        for (const QString &difference : found)
            std::printf("%-70s %s\n", qPrintable(one.id), qPrintable(difference));
    }
    std::printf("%d of %zu cases differ; %d of %d built-in help pages differ\n", count.different, cases.size(),
                count.helpDifferent, count.helpPages);
    QCOMPARE(count.different, 0);
    QCOMPARE(count.helpDifferent, 0);
}

QTEST_GUILESS_MAIN(CorpusTest)
#include "tst_corpus.moc"
