// SPDX-License-Identifier: MIT
#include "ui/panels/places.h"

#include <QTest>

using namespace slipway;
using namespace slipway::ui;

class PlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void originsShowThePlace_data();
    void originsShowThePlace();
};

void PlacesTest::originsShowThePlace_data()
{
    QTest::addColumn<Origin>("place");
    QTest::addColumn<WholeFiles>("wholeFiles");
    QTest::addColumn<QList<int>>("expected");
    const auto ignore = WholeFiles::Ignore;
    QTest::newRow("what is written within the place")
        << Origin{"/a", {10, 50}, "artifacts"} << ignore << QList{1, 2, 3};
    QTest::newRow("the place itself") << Origin{"/a", {30, 40}, "artifacts[1]"} << ignore << QList{2, 3};
    QTest::newRow("the narrowest around the place")
        << Origin{"/a", {12, 15}, "artifacts[0].name"} << ignore << QList{1};
    QTest::newRow("a place that nothing shows") << Origin{"/a", {70, 75}, "version"} << ignore << QList<int>{};
    QTest::newRow("a whole file around it") << Origin{"/a", {70, 75}, "version"} << WholeFiles::Match << QList{0};
    QTest::newRow("a whole file is not all that is in it") << Origin{"/a", {0, 99}, ""} << ignore << QList{0};
    QTest::newRow("another file") << Origin{"/b", {10, 50}, "artifacts"} << ignore << QList{4};
    QTest::newRow("no place") << Origin{} << ignore << QList<int>{};
}

void PlacesTest::originsShowThePlace()
{
    QFETCH(Origin, place);
    QFETCH(WholeFiles, wholeFiles);
    const std::vector<Origin> origins{{"/a", {0, 99}, ""},
                                      {"/a", {10, 20}, "artifacts[0]"},
                                      {"/a", {30, 40}, "artifacts[1]"},
                                      {"/a", {35, 38}, "artifacts[1].dest"},
                                      {"/b", {11, 12}, "name"},
                                      {}};
    const auto originOf = [&](int i) -> const Origin & { return origins[static_cast<std::size_t>(i)]; };
    QTEST(showing(place, static_cast<int>(origins.size()), originOf, wholeFiles), "expected");
}

QTEST_APPLESS_MAIN(PlacesTest)
#include "tst_places.moc"
