// SPDX-License-Identifier: MIT
#include "core/generate/containerfile.h"
#include "core/plan/cache.h"
#include "core/plan/pipeline.h"
#include "core/yaml/dump.h"
#include "tests/corpus/corpuscase.h"

#include <QTest>

#include <algorithm>
#include <cstdio>
#include <map>

using namespace slipway;
using namespace slipway::corpus;

namespace {

/// Comments at the ends of the lines that they belong to (SPEC 8.6).
std::string commented(const std::string &text, const std::vector<std::pair<std::string, std::string>> &comments)
{
    std::string result;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        const std::string line = text.substr(begin, end - begin);
        const auto fits = [&](const auto &comment) { return line.contains(comment.first); };
        const auto comment = std::ranges::find_if(comments, fits);
        result += comment == comments.end() ? line : line + " # " + comment->second;
        result += '\n';
        begin = end + 1;
    }
    return result;
}

/// Cases that may differ: none; the number only ever falls.
constexpr int mostDifferences = 0;

/// The files of the target folder that a plan decides, by their names.
std::map<std::string, std::string> written(const Case &one, const plan::Plan &plan)
{
    std::map<std::string, std::string> files;
    files["image.yaml"] = yaml::dump(plan.effectiveImage);
    files["image/" + one.containerFile] = generate::containerfile(plan, {.noSquash = one.noSquash}).text;
    for (const auto &[name, module] : plan.effectiveModules)
        files["image/modules/" + name + "/module.yaml"] = yaml::dump(module);
    if (!plan.osbs)
        return files;
    const std::string head = "# Created by CEKit version " + one.input.options.cekitVersion + "\n";
    if (!plan.osbs->container.isNull())
        files["image/container.yaml"] = yaml::dump(plan.osbs->container);
    if (!plan.osbs->contentSets.isNull())
        files["image/content_sets.yml"] = yaml::dump(plan.osbs->contentSets);
    if (!plan.osbs->gating.isNull())
        files["image/gating.yaml"] = yaml::str(plan.osbs->gating);
    if (!plan.osbs->fetchUrl.isNull())
        files["image/fetch-artifacts-url.yaml"] =
            commented(head + yaml::dump(plan.osbs->fetchUrl, false), plan.osbs->comments);
    if (!plan.osbs->fetchPnc.isNull())
        files["image/fetch-artifacts-pnc.yaml"] =
            commented(head + yaml::dump(plan.osbs->fetchPnc, false), plan.osbs->comments);
    return files;
}

/// What differs between a case's record and Slipway, in words; empty when nothing does.
std::vector<std::string> differences(const Case &one, const plan::Surroundings &surroundings)
{
    const plan::Result result = plan::plan(one.input, surroundings);
    if (!result.plan != one.isRejected) {
        std::vector<std::string> why{one.isRejected ? "accepted, but CEKit rejects it"
                                                    : "rejected, but CEKit accepts it"};
        for (const Diagnostic &diagnostic : result.diagnostics) {
            if (diagnostic.severity == Severity::Error)
                why.push_back(diagnostic.origin.path + ": " + message(diagnostic));
        }
        return why;
    }
    if (!result.plan || !one.hasOutput)
        return {};
    const std::map<std::string, std::string> files = written(one, *result.plan);
    std::vector<std::string> found;
    for (const auto &[name, text] : files) {
        if (recorded(one, name) != text)
            found.push_back(name);
    }
    for (const std::string &name : recordedFiles(one)) {
        if (!files.contains(name) && name != "image/help.md")
            found.push_back(name + " is not written");
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
    const plan::Surroundings surroundings{
        .files = &disk, .repositories = &repositories, .texts = &texts, .cache = &cache};
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
