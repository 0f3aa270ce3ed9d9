// SPDX-License-Identifier: MIT
#include "core/image/contents.h"
#include "tests/core/image/plans.h"

#include <QTest>

#include <sys/stat.h>

using namespace slipway;
using namespace slipway::image;
using namespace slipway::image::test;

class ContentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copyFollowsTheRules_data();
    void copyFollowsTheRules();
    void permissionsAreThoseOnDiskWithoutSetuid();
    void linksInAnArtifactAreFollowed();
    void linksInACloneStay();
    void endlessLinksAreReported();
    void specialFilesAndMissingOnesAreReportedAtTheirArtifact();
    void conflictsAreReported_data();
    void conflictsAreReported();
    void targetsThatCopyCannotNameAreReported_data();
    void targetsThatCopyCannotNameAreReported();
    void destinationsAreExpanded();
    void workdirMakesItsFolder();
    void stageArtifactsShowWhereTheyComeFrom();
    void whatIsNotFetchedIsShownAndWarnedOf();
    void downloadsHaveTheUsualMode();
    void ofOneNameOnlyTheLastIsFetched();
    void digestsAreThoseOfTheFiles();
    void aStopRequestEndsIt();
};

namespace {

/// f1 (3 bytes), f2 (mode 600), d/{a,empty/,sub/b}, e/{c,sub/b}
void fill(const Folder &folder)
{
    folder.write("f1", "hi\n");
    folder.write("f2", "yo", fs::perms(0600));
    folder.write("d/a", "a", fs::perms(0755));
    folder.makeFolder("d/empty", fs::perms(0700));
    folder.write("d/sub/b", "b");
    folder.makeFolder("d", fs::perms(0700));
    folder.write("e/c", "c");
    folder.write("e/sub/b", "other");
    folder.makeFolder("e/sub", fs::perms(0775));
}

struct Copy {
    std::string source;
    std::string dest;
};

plan::Plan planOf(const Folder &folder, const std::vector<Copy> &copies)
{
    plan::Plan plan = scratchPlan();
    for (const auto &[source, dest] : copies)
        plan.target.image.artifacts.push_back(artifact(folder / source, fs::path(source).filename().string(), dest));
    return planned(plan);
}

} // namespace

Q_DECLARE_METATYPE(std::vector<Copy>)

void ContentsTest::copyFollowsTheRules_data()
{
    QTest::addColumn<std::vector<Copy>>("copies");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, std::vector<Copy> copies, std::string expected) {
        QTest::newRow(name) << copies << expected;
    };
    row("file into a folder", {{"f1", "/files/"}}, "d 0755 0 files\nf 0644 3 files/f1\n");
    row("file under a name", {{"f1", "/named"}}, "f 0644 3 named\n");
    row("a folder gives its contents, and its own mode is lost", {{"d", "/p/q"}},
        "d 0755 0 p\nd 0755 0 p/q\nf 0755 1 p/q/a\nd 0700 0 p/q/empty\nd 0755 0 p/q/sub\nf 0644 1 p/q/sub/b\n");
    row("the root", {{"f1", "//"}}, "f 0644 3 f1\n");
    row("a folder into the root", {{"e", "///"}}, "f 0644 1 c\nd 0775 0 sub\nf 0644 5 sub/b\n");
    row("no destination", {{"f1", "None"}}, "f 0644 3 None\n");
    row("relative", {{"f1", "./"}, {"f2", "rel/"}}, "f 0644 3 f1\nd 0755 0 rel\nf 0600 2 rel/f2\n");
    row("dots stop at the root", {{"f1", "../x/"}}, "d 0755 0 x\nf 0644 3 x/f1\n");
    row("several sources", {{"f1", "/t/"}, {"e", "/t/"}},
        "d 0755 0 t\nf 0644 1 t/c\nf 0644 3 t/f1\nd 0775 0 t/sub\nf 0644 5 t/sub/b\n");
    row("letter case does not make another group", {{"f1", "/T/"}, {"f2", "/t/"}},
        "d 0755 0 T\nf 0644 3 T/f1\nf 0600 2 T/f2\n");
    row("the later file and the later mode win", {{"d", "/t/"}, {"e", "/t/"}},
        "d 0755 0 t\nf 0755 1 t/a\nf 0644 1 t/c\nd 0700 0 t/empty\nd 0775 0 t/sub\nf 0644 5 t/sub/b\n");
    row("a folder that is there takes the file", {{"d", "/t"}, {"f1", "/t/sub"}},
        "d 0755 0 t\nf 0755 1 t/a\nd 0700 0 t/empty\nd 0755 0 t/sub\nf 0644 1 t/sub/b\nf 0644 3 t/sub/f1\n");
}

void ContentsTest::copyFollowsTheRules()
{
    QFETCH(std::vector<Copy>, copies);
    QFETCH(std::string, expected);
    const Folder folder;
    fill(folder);
    const Contents result = contents(planOf(folder, copies));
    QCOMPARE(listed(result.entries), expected);
    QCOMPARE(codes(result.problems), std::string());
}

void ContentsTest::permissionsAreThoseOnDiskWithoutSetuid()
{
    const Folder folder;
    folder.write("d/tool", "x", fs::perms(04751));
    folder.makeFolder("d/shared", fs::perms(03770));
    const Contents result = contents(planOf(folder, {{"d", "/"}}));
    QCOMPARE(listed(result.entries), std::string("d 1770 0 shared\nf 0751 1 tool\n"));
    QCOMPARE(codes(result.problems), std::string("special-bits-dropped"));
}

void ContentsTest::linksInAnArtifactAreFollowed()
{
    const Folder folder;
    folder.write("outside/x", "four");
    folder.makeFolder("d");
    fs::create_symlink("../outside", folder / "d/folder");
    fs::create_symlink("../outside/x", folder / "d/file");
    const Contents result = contents(planOf(folder, {{"d", "/"}}));
    QCOMPARE(listed(result.entries), std::string("f 0644 4 file\nd 0755 0 folder\nf 0644 4 folder/x\n"));
}

void ContentsTest::linksInACloneStay()
{
    const Folder folder;
    folder.write("clone/x", "four");
    fs::create_symlink("x", folder / "clone/link");
    plan::Plan plan = scratchPlan();
    plan.target.image.artifacts = {artifact("https://example.org/clone.git", "clone", "/src/")};
    plan.target.image.artifacts.front().kind = plan::ArtifactKind::Git;
    const Contents result = contents(planned(plan), {.fetched = {{"clone", folder / "clone"}}});
    QCOMPARE(listed(result.entries), std::string("d 0755 0 src\nl 0777 0 src/link -> x\nf 0644 4 src/x\n"));
}

void ContentsTest::endlessLinksAreReported()
{
    const Folder folder;
    folder.makeFolder("d/sub");
    fs::create_symlink("..", folder / "d/sub/up");
    fs::create_symlink("loop", folder / "d/loop");
    const Contents result = contents(planOf(folder, {{"d", "/t/"}}));
    QCOMPARE(codes(result.problems), std::string("artifact-unreadable artifact-endless"));
}

void ContentsTest::specialFilesAndMissingOnesAreReportedAtTheirArtifact()
{
    const Folder folder;
    folder.makeFolder("d");
    QCOMPARE(::mkfifo((folder / "d/pipe").c_str(), 0600), 0);
    const Contents result = contents(planOf(folder, {{"d", "/t/"}, {"gone", "/t/"}}));
    QCOMPARE(codes(result.problems), std::string("artifact-special-file artifact-missing"));
    QCOMPARE(result.problems.at(0).origin.path, std::string("d"));
    QCOMPARE(result.problems.at(1).origin.path, std::string("gone"));
    QCOMPARE(message(result.problems.at(1)), std::string("The artifact 'gone' is missing: there is no '" +
                                                         (folder / "gone").string() + "'. Check its path."));
}

void ContentsTest::conflictsAreReported_data()
{
    QTest::addColumn<std::vector<Copy>>("copies");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, std::vector<Copy> copies, const char *code) {
        QTest::newRow(name) << copies << std::string(code);
    };
    row("a file where a folder must go", {{"f1", "/t"}, {"f2", "/t/"}}, "folder-over-file");
    row("a folder onto a file", {{"f1", "/t"}, {"d", "/t/x"}}, "folder-over-file");
    row("a file onto a nested folder", {{"d", "/t"}, {"x/sub", "/t/"}}, "file-over-folder");
    row("several without a slash", {{"f1", "/t"}, {"f2", "/t"}}, "dest-not-a-folder");
    row("a whiteout's name", {{"x/.wh.a", "/t/"}}, "whiteout-name");
    row("white space", {{"f1", "/a b/"}}, "dest-not-copyable");
    row("a quote", {{"f1", "/a\"b/"}}, "dest-not-copyable");
}

void ContentsTest::conflictsAreReported()
{
    QFETCH(std::vector<Copy>, copies);
    QFETCH(std::string, expected);
    const Folder folder;
    fill(folder);
    folder.write("x/sub", "a file");
    folder.write("x/.wh.a", "a file");
    QCOMPARE(codes(contents(planOf(folder, copies)).problems), expected);
}

void ContentsTest::targetsThatCopyCannotNameAreReported_data()
{
    QTest::addColumn<std::string>("target");
    QTest::addColumn<std::string>("expected");
    for (const char *target : {"a b", "it's", "a$b", "a*", "a[1]", "#a", "--from=x", "a\\b", "<<EOF"})
        QTest::newRow(target) << std::string(target) << std::string("target-not-copyable");
    for (const char *target : {"", "..", "/abs", "../up", "a/b"})
        QTest::newRow(qPrintable(QStringLiteral("name ") + QString::fromUtf8(target)))
            << std::string(target) << std::string("target-not-a-name");
    for (const char *target : {"Containerfile", ".dockerignore", "modules"})
        QTest::newRow(target) << std::string(target) << std::string("target-taken");
    QTest::newRow("fine") << std::string("ümläut-~1.0@x+y,z") << std::string();
}

void ContentsTest::targetsThatCopyCannotNameAreReported()
{
    QFETCH(std::string, target);
    QFETCH(std::string, expected);
    const Folder folder;
    plan::Plan plan = scratchPlan();
    plan.target.image.artifacts = {artifact(folder.write("f", "x"), target, "/t/")};
    QCOMPARE(codes(contents(planned(plan)).problems), expected);
}

void ContentsTest::destinationsAreExpanded()
{
    const Folder folder;
    folder.write("f", "x");
    plan::Plan plan = planOf(folder, {{"f", "/$V/${W:-w}/"}});
    plan.target.image.args = {variable("V", "1.2")};
    QCOMPARE(listed(contents(planned(plan)).entries), std::string("d 0755 0 1.2\nd 0755 0 1.2/w\nf 0644 1 1.2/w/f\n"));
}

void ContentsTest::workdirMakesItsFolder()
{
    plan::Plan plan = scratchPlan();
    plan.target.run.workdir = field("rel/../w//v/");
    QCOMPARE(listed(contents(planned(plan)).entries), std::string("d 0755 0 w\nd 0755 0 w/v\n"));
}

void ContentsTest::stageArtifactsShowWhereTheyComeFrom()
{
    plan::Plan plan = scratchPlan();
    plan::Artifact fromStage = artifact("/out/hello", "entrypoint", "/bin/");
    fromStage.kind = plan::ArtifactKind::Image;
    fromStage.image = "builder";
    plan.target.image.artifacts = {fromStage};
    const Contents result = contents(planned(plan));
    QCOMPARE(listed(result.entries), std::string("d 0755 0 bin\ns 0644 0 bin/entrypoint\n"));
    QCOMPARE(result.entries.at(1).stage, std::string("builder"));
    QCOMPARE(result.entries.at(1).sourcePath, std::string("/out/hello"));
    QCOMPARE(codes(obstacles(plan)), std::string("needs-stage"));
}

void ContentsTest::whatIsNotFetchedIsShownAndWarnedOf()
{
    plan::Plan plan = scratchPlan();
    plan.target.image.artifacts = {artifact("https://example.org/x.jar", "x.jar", "/opt/")};
    plan.target.image.artifacts.front().kind = plan::ArtifactKind::Url;
    const Contents result = contents(planned(plan));
    QCOMPARE(listed(result.entries), std::string("d 0755 0 opt\nf 0644 0 opt/x.jar\n"));
    QCOMPARE(codes(result.problems), std::string("artifact-not-fetched"));
    QVERIFY(result.problems.front().severity == Severity::Warning);
    QCOMPARE(codes(obstacles(plan)), std::string("artifact-not-fetched"));
    QCOMPARE(codes(obstacles(plan, {{"x.jar", "/somewhere"}})), std::string());
}

void ContentsTest::downloadsHaveTheUsualMode()
{
    const Folder folder;
    plan::Plan plan = scratchPlan();
    plan.target.image.artifacts = {artifact("https://example.org/x.jar", "x.jar", "/")};
    plan.target.image.artifacts.front().kind = plan::ArtifactKind::Url;
    const fs::path file = folder.write("cached", "12345", fs::perms(0600));
    QCOMPARE(listed(contents(planned(plan), {.fetched = {{"x.jar", file}}}).entries), std::string("f 0644 5 x.jar\n"));
}

void ContentsTest::ofOneNameOnlyTheLastIsFetched()
{
    const Folder folder;
    plan::Plan plan = scratchPlan();
    plan::Artifact first = artifact(folder.write("one", "1"), "one", "/t/");
    plan::Artifact second = artifact(folder.write("two", "22"), "two", "/t/");
    first.name = second.name;
    plan.target.image.artifacts = {first, second};
    const Contents result = contents(planned(plan));
    QCOMPARE(listed(result.entries), std::string("d 0755 0 t\nf 0644 2 t/two\n"));
    QCOMPARE(codes(result.problems), std::string("artifact-overridden"));
}

void ContentsTest::digestsAreThoseOfTheFiles()
{
    const Folder folder;
    folder.write("f", "abc");
    const Contents result = contents(planOf(folder, {{"f", "/t/"}}), {.withDigests = true, .fetched = {}});
    QCOMPARE(result.entries.at(0).digest, std::string());
    QCOMPARE(result.entries.at(1).digest,
             std::string("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(result.totalSize, std::uint64_t(3));
}

void ContentsTest::aStopRequestEndsIt()
{
    const Folder folder;
    fill(folder);
    std::stop_source source;
    source.request_stop();
    const Contents result = contents(planOf(folder, {{"d", "/t/"}}), {}, source.get_token());
    QCOMPARE(codes(result.problems), std::string("cancelled"));
    QVERIFY(result.entries.empty());
}

QTEST_APPLESS_MAIN(ContentsTest)
#include "tst_contents.moc"
