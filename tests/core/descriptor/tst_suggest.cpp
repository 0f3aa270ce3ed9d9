// SPDX-License-Identifier: MIT
#include "core/descriptor/suggest.h"

#include <QTest>

#include <array>
#include <string>

using namespace slipway::descriptor;

class SuggestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void distancesCountEdits_data();
    void distancesCountEdits();
    void theNearestCandidateIsSuggested_data();
    void theNearestCandidateIsSuggested();
    void longTextsAreNeverNear();
};

void SuggestTest::distancesCountEdits_data()
{
    QTest::addColumn<std::string>("left");
    QTest::addColumn<std::string>("right");
    QTest::addColumn<std::size_t>("distance");
    QTest::newRow("same") << std::string("path") << std::string("path") << std::size_t(0);
    QTest::newRow("insertion") << std::string("path") << std::string("paths") << std::size_t(1);
    QTest::newRow("removal") << std::string("labels") << std::string("label") << std::size_t(1);
    QTest::newRow("replacement") << std::string("dest") << std::string("desk") << std::size_t(1);
    QTest::newRow("neighbours swapped") << std::string("ptah") << std::string("path") << std::size_t(1);
    QTest::newRow("from nothing") << std::string() << std::string("from") << std::size_t(4);
}

void SuggestTest::distancesCountEdits()
{
    QFETCH(std::string, left);
    QFETCH(std::string, right);
    QFETCH(std::size_t, distance);
    QCOMPARE(editDistance(left, right), distance);
    QCOMPARE(editDistance(right, left), distance);
}

void SuggestTest::theNearestCandidateIsSuggested_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("meant");
    QTest::newRow("one letter missing") << std::string("artifact") << std::string("artifacts");
    QTest::newRow("case") << std::string("FROM") << std::string("from");
    QTest::newRow("swapped") << std::string("evns") << std::string("envs");
    QTest::newRow("too far") << std::string("dockerfile") << std::string();
    QTest::newRow("nothing written") << std::string() << std::string();
}

void SuggestTest::theNearestCandidateIsSuggested()
{
    static constexpr std::array<std::string_view, 4> candidates{"artifacts", "args", "envs", "from"};
    QFETCH(std::string, text);
    QFETCH(std::string, meant);
    QCOMPARE(std::string(nearest(text, candidates)), meant);
}

void SuggestTest::longTextsAreNeverNear()
{
    const std::string text(10'000, 'a');
    const std::string other = text + 'b';
    QVERIFY(editDistance(text, other) >= text.size());
    QCOMPARE(editDistance(text, text), std::size_t(0));
}

QTEST_APPLESS_MAIN(SuggestTest)
#include "tst_suggest.moc"
