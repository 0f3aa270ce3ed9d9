// SPDX-License-Identifier: MIT
#include "ui/model/navigator.h"

#include <QSignalSpy>
#include <QTest>

using namespace slipway;
using namespace slipway::ui;

class NavigatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backAndForwardWalkThePlaces();
    void movingWithinANodeAddsNoEntry();
    void goingElsewhereDropsTheForwardPart();
    void unwrittenPlacesAreIgnored();

private:
    static Origin place(const char *path, std::size_t begin = 0) { return {"/p/image.yaml", {begin, begin + 1}, path}; }
};

void NavigatorTest::backAndForwardWalkThePlaces()
{
    Navigator navigator;
    navigator.setPlace(place("name"), nullptr);
    navigator.setPlace(place("version"), nullptr);
    QSignalSpy jumps(&navigator, &Navigator::jumpRequested);
    QVERIFY(navigator.canGoBack());
    navigator.goBack();
    QCOMPARE(navigator.place(), place("name"));
    QVERIFY(!navigator.canGoBack());
    navigator.goForward();
    QCOMPARE(navigator.place(), place("version"));
    QCOMPARE(jumps.size(), 2);
}

void NavigatorTest::movingWithinANodeAddsNoEntry()
{
    Navigator navigator;
    navigator.setPlace(place("name", 1), nullptr);
    navigator.setPlace(place("name", 2), nullptr);
    QVERIFY(!navigator.canGoBack());
    QCOMPARE(navigator.place(), place("name", 2));
}

void NavigatorTest::goingElsewhereDropsTheForwardPart()
{
    Navigator navigator;
    navigator.setPlace(place("a"), nullptr);
    navigator.setPlace(place("b"), nullptr);
    navigator.goBack();
    navigator.setPlace(place("c"), nullptr);
    QVERIFY(!navigator.canGoForward());
    navigator.goBack();
    QCOMPARE(navigator.place(), place("a"));
}

void NavigatorTest::unwrittenPlacesAreIgnored()
{
    Navigator navigator;
    QSignalSpy spy(&navigator, &Navigator::placeChanged);
    navigator.setPlace({}, nullptr);
    navigator.jump({}, nullptr);
    QCOMPARE(spy.size(), 0);
}

QTEST_MAIN(NavigatorTest)
#include "tst_navigator.moc"
