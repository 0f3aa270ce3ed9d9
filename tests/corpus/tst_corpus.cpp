// SPDX-License-Identifier: MIT
#include "core/plan/cache.h"
#include "core/plan/pipeline.h"
#include "core/yaml/dump.h"
#include "tests/corpus/corpuscase.h"

#include <QTest>

#include <cstdio>
#include <map>

using namespace slipway;
using namespace slipway::corpus;

namespace {

/// Cases that may differ: none; the number only ever falls.
constexpr int mostDifferences = 0;

/// What differs between a case's record and Slipway, in words; empty when nothing does.
std::vector<std::string> differences(const Case &one, const plan::Surroundings &surroundings)
{
    const plan::Result result = plan::plan(one.input, surroundings);
    if (!result.plan != one.isRejected) {
        std::vector<std::string> why{one.isRejected ? "accepted, but CEKit rejects it" : "rejected, but CEKit accepts it"};
        for (const Diagnostic &diagnostic : result.diagnostics) {
            if (diagnostic.severity == Severity::Error)
                why.push_back(diagnostic.origin.path + ": " + message(diagnostic));
        }
        return why;
    }
    if (!result.plan || !one.hasOutput)
        return {};
    std::map<std::string, std::string> files;
    files["image.yaml"] = yaml::dump(result.plan->effectiveImage);
    for (const auto &[name, module] : result.plan->effectiveModules)
        files["image/modules/" + name + "/module.yaml"] = yaml::dump(module);
    std::vector<std::string> found;
    for (const auto &[name, text] : files) {
        if (recorded(one, name) != text)
            found.push_back(name);
    }
    return found;
}

} // namespace

class CorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCaseIsPlannedAsByCekit();
};

void CorpusTest::everyCaseIsPlannedAsByCekit()
{
    const std::optional<std::filesystem::path> corpus = corpusFolder();
    if (!corpus) {
        std::puts("SKIPPED: the corpus is not beside the checkout");
        QSKIP("no corpus");
    }
    const descriptor::DiskFiles disk;
    const CorpusRepositories repositories(*corpus);
    const EmptyTexts texts;
    plan::ModuleCache cache;
    const plan::Surroundings surroundings{.files = &disk, .repositories = &repositories, .texts = &texts, .cache = &cache};
    const std::vector<Case> cases = readCases(*corpus);
    QVERIFY(cases.size() > 500);
    int different = 0;
    for (const Case &one : cases) {
        const std::vector<std::string> found = differences(one, surroundings);
        different += found.empty() ? 0 : 1;
        for (const std::string &difference : found)
            std::printf("%-70s %s\n", qPrintable(one.id), difference.c_str());
    }
    std::printf("%d of %zu cases differ\n", different, cases.size());
    QVERIFY(different <= mostDifferences);
}

QTEST_APPLESS_MAIN(CorpusTest)
#include "tst_corpus.moc"
