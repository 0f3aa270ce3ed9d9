// SPDX-License-Identifier: MIT
#include "tests/core/generate/targetfixture.h"

using namespace slipway;
using namespace slipway::generate;
using namespace plans;
using namespace targets;

/// What a target folder may replace, and that nothing is written outside of it.
class TargetSafetyTest : public TargetFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }
    void aFolderOfSomebodyElseIsRefused();
    void aFolderThatHoldsTheDescriptorIsRefused();
    void filesOfThePlanInTheTargetAreProtected();
    void targetsThatLeadOutAreRefusedAtTheirPlace_data();
    void targetsThatLeadOutAreRefusedAtTheirPlace();
    void aModuleCannotLeadOutEither();
    void linksMadeByArtifactsAreNotFollowedOut();
    void foldersAreCopiedWithTheirLinksFollowed();
    void foldersThatHoldThemselvesEnd();
};

void TargetSafetyTest::aFolderOfSomebodyElseIsRefused()
{
    put("target/image/precious", "x");
    const auto written = write(plan());
    QVERIFY(!written);
    QCOMPARE(written.error()[0].code, std::string("target-foreign"));
    QCOMPARE(tree(), (Texts{"image/", "image/precious"}));
}

void TargetSafetyTest::aFolderThatHoldsTheDescriptorIsRefused()
{
    for (const fs::path &target : {root(), root() / ".", root().parent_path(), fs::path("/")}) {
        const std::expected<void, Diagnostic> prepared = prepareTarget(target, plan().files);
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, std::string("target-holds-input"));
    }
    fs::create_directory_symlink(root(), below("link"));
    QVERIFY(!prepareTarget(below("link"), plan().files));
    QCOMPARE(get("image.yaml"), std::string("name: app\n"));
}

void TargetSafetyTest::filesOfThePlanInTheTargetAreProtected()
{
    QVERIFY(!prepareTarget(below("target"), {below("image.yaml"), below("target/repo/m/module.yaml")}));
    QVERIFY(!prepareTarget(below("target"), {below("target/image/module.yaml")}));
    put("plain", "x");
    QVERIFY(!prepareTarget(below("plain"), {}));
}

void TargetSafetyTest::targetsThatLeadOutAreRefusedAtTheirPlace_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("noArtifacts");
    for (const char *target : {"../x", "a/../../x", "/tmp/slipway-escaped", "..", ".", "", "./"}) {
        QTest::addRow("'%s'", target) << QString::fromUtf8(target) << false;
        QTest::addRow("'%s' without artifacts", target) << QString::fromUtf8(target) << true;
    }
}

void TargetSafetyTest::targetsThatLeadOutAreRefusedAtTheirPlace()
{
    QFETCH(QString, target);
    QFETCH(bool, noArtifacts);
    put("file", "x");
    Plan plan = this->plan();
    plan.target.fetches = {path("file", target.toStdString())};
    NamedSource source;
    const auto written = write(plan, &source, {.target = {}, .containerfile = {}, .noArtifacts = noArtifacts});
    QVERIFY(!written);
    QCOMPARE(written.error().size(), std::size_t{1});
    QCOMPARE(written.error()[0].code, std::string("target-outside"));
    QCOMPARE(written.error()[0].origin, origin("artifacts[0].target"));
    QVERIFY(source.asked.empty());
    QCOMPARE(tree(), (Texts{".slipway-target", "image.yaml", "image/", "image/Containerfile"}));
}

void TargetSafetyTest::aModuleCannotLeadOutEither()
{
    put("m/module.yaml", "x");
    Plan plan = this->plan();
    plan.effectiveModules = {{"../../m2", yaml::Value()}, {"..", yaml::Value()}};
    plan.moduleFolders = {{"../../m2", below("m")}, {"..", below("m")}};
    const auto written = write(plan);
    QVERIFY(!written);
    QCOMPARE(written.error().size(), std::size_t{2});
    QVERIFY(!fs::exists(below("m2")));
    QCOMPARE(tree(), (Texts{".slipway-target", "image.yaml", "image/", "image/Containerfile"}));
}

void TargetSafetyTest::linksMadeByArtifactsAreNotFollowedOut()
{
    put("outside/file", "precious");
    put("file", "x");
    Plan plan = this->plan();
    Artifact link = path("outside", "dir");
    link.kind = ArtifactKind::Git;
    link.name = field("link");
    plan.target.fetches = {link, path("file", "dir/file")};
    NamedSource source;
    const auto written = write(plan, &source);
    QVERIFY(!written);
    QCOMPARE(written.error()[0].code, std::string("target-outside"));
    QCOMPARE(get("outside/file"), std::string("precious"));
}

void TargetSafetyTest::foldersAreCopiedWithTheirLinksFollowed()
{
    put("elsewhere/real", "real");
    put("dir/plain", "plain");
    fs::create_symlink(below("elsewhere/real"), below("dir/link"));
    fs::create_directory_symlink(below("elsewhere"), below("dir/folder"));
    Plan plan = this->plan();
    plan.target.fetches = {path("dir", "d")};
    QVERIFY(write(plan));
    QVERIFY(!fs::is_symlink(below("target/image/d/link")));
    QCOMPARE(get("target/image/d/link"), std::string("real"));
    QCOMPARE(get("target/image/d/folder/real"), std::string("real"));
    fs::create_symlink("nowhere", below("dir/dangling"));
    const auto again = write(plan);
    QVERIFY(!again);
    QCOMPARE(again.error()[0].code, std::string("target-io"));
    QCOMPARE(again.error()[0].origin, origin("artifacts[0].target"));
}

void TargetSafetyTest::foldersThatHoldThemselvesEnd()
{
    put("dir/file", "x");
    fs::create_directory_symlink("..", below("dir/up"));
    Plan plan = this->plan();
    plan.target.fetches = {path("dir", "d"), path("", "all")};
    QVERIFY(write(plan));
    QVERIFY(!fs::exists(below("target/image/all/target")));
    QCOMPARE(get("target/image/all/dir/file"), std::string("x"));
    QVERIFY(!fs::exists(below("target/image/d/up/dir")));
}

QTEST_APPLESS_MAIN(TargetSafetyTest)
#include "tst_targetsafety.moc"
