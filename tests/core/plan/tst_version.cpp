// SPDX-License-Identifier: MIT
#include "core/plan/version.h"

#include <QTest>

#include <string>

using slipway::plan::Version;

class VersionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionsAscend_data();
    void versionsAscend();
    void someSpellingsAreEqual_data();
    void someSpellingsAreEqual();
    void pep440IsRecognised_data();
    void pep440IsRecognised();
};

void VersionTest::versionsAscend_data()
{
    QTest::addColumn<std::string>("lower");
    QTest::addColumn<std::string>("higher");
    const auto row = [](const char *lower, const char *higher) {
        QTest::addRow("%s < %s", lower, higher) << std::string(lower) << std::string(higher);
    };
    row("1.9", "1.10");
    row("1", "1.0.1");
    row("1.0.dev1", "1.0a1");
    row("1.0a1", "1.0b1");
    row("1.0b2", "1.0rc1");
    row("1.0rc1", "1.0");
    row("1.0", "1.0+local");
    row("1.0+abc", "1.0+5");
    row("1.0+5", "1.0+10");
    row("1.0+1", "1.0+1.0");
    row("1.0", "1.0.post1.dev1");
    row("1.0.post1.dev1", "1.0.post1");
    row("1.0-1", "1.0-2");
    row("2.0", "1!1.0");
    row("9", "99999999999999999999999");
    row("latest", "0.0.dev0");
    row("1.0-openjdk-8", "1.0-openjdk-11");
    row("zzz", "0");
    row("1x-pre", "1x");
    row("openj9-8", "semeru-11-open");
}

void VersionTest::versionsAscend()
{
    QFETCH(std::string, lower);
    QFETCH(std::string, higher);
    QVERIFY(Version(lower) < Version(higher));
    QVERIFY(!(Version(higher) < Version(lower)));
}

void VersionTest::someSpellingsAreEqual_data()
{
    QTest::addColumn<std::string>("left");
    QTest::addColumn<std::string>("right");
    const auto row = [](const char *left, const char *right) {
        QTest::addRow("%s = %s", left, right) << std::string(left) << std::string(right);
    };
    row("1.0", "1");
    row("1.0.0", " v1.0 ");
    row("1.0alpha1", "1.0-A.1");
    row("1.0c1", "1.0.preview_1");
    row("1.0rc", "1.0rc0");
    row("1.0-3", "1.0.rev3");
    row("01.002", "1.2");
    row("1.0+a.b", "1.0+A-b");
    row("x.1.0", "x.1");
}

void VersionTest::someSpellingsAreEqual()
{
    QFETCH(std::string, left);
    QFETCH(std::string, right);
    QVERIFY(Version(left) == Version(right));
}

void VersionTest::pep440IsRecognised_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("follows");
    const auto row = [](const char *text, bool follows) { QTest::newRow(text) << std::string(text) << follows; };
    row("1", true);
    row("1.0.0-SNAPSHOT", false);
    row("1.0+ubuntu.1", true);
    row("1.0+", false);
    row("1.0+a..b", false);
    row("", false);
    row("v", false);
    row("1.", false);
    row("!1", false);
    row("2!1.0", true);
    row("1.0.post", true);
    row("1.0a1.post2.dev3", true);
    row("1.0 1", false);
}

void VersionTest::pep440IsRecognised()
{
    QFETCH(std::string, text);
    QFETCH(bool, follows);
    QCOMPARE(Version(text).followsPep440(), follows);
}

QTEST_APPLESS_MAIN(VersionTest)
#include "tst_version.moc"
