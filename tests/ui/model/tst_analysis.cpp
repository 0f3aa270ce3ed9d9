// SPDX-License-Identifier: MIT
#include "ui/model/analysis.h"

#include <QTest>

using namespace slipway;
using namespace slipway::ui;

class AnalysisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOpenFileOfSeveralStagesIsReadAsStages();
    void whatIsCalledOverridesNeedsNoVersion();
};

void AnalysisTest::anOpenFileOfSeveralStagesIsReadAsStages()
{
    const auto text = std::make_shared<const std::string>("- {name: first, version: '1', from: scratch}\n"
                                                          "- {name: second, version: '1', fron: scratch}\n");
    const Analysis analysis = analyse({.open = {{"/nowhere/image.yaml", {.text = text}}}}, {});
    QCOMPARE(analysis.problems.size(), std::size_t(1));
    QCOMPARE(analysis.problems.front().diagnostic.code, std::string("unknown-key"));
    QCOMPARE(text->substr(analysis.problems.front().diagnostic.origin.span.begin, 4), std::string("fron"));
}

/// Whether it applies or not.
void AnalysisTest::whatIsCalledOverridesNeedsNoVersion()
{
    const auto text = std::make_shared<const std::string>("name: changed\n");
    const auto problemsOf = [&](const char *file) { return analyse({.open = {{file, {.text = text}}}}, {}).problems; };
    QCOMPARE(problemsOf("/nowhere/overrides.yaml").size(), std::size_t(0));
    QCOMPARE(problemsOf("/nowhere/image.yaml").size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(AnalysisTest)
#include "tst_analysis.moc"
