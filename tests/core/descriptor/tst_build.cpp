// SPDX-License-Identifier: MIT
#include "core/descriptor/build.h"

#include "core/yaml/dump.h"
#include "tests/support/memoryfiles.h"
#include "tests/support/printing.h"

#include <QTest>

using namespace slipway;
using namespace slipway::descriptor;

namespace {

/// What is built of a section of a document, dumped; problems after it.
std::string built(const std::string &text, std::string_view section, ObjectKind kind = ObjectKind::Image)
{
    Document document = read(text, "/p/image.yaml");
    const test::MemoryFiles files(
        {{"/p/sets.yml", "x86_64: [a]\n"}, {"/p/gate.yml", "a\r\nb\n"}, {"/p/c.yaml", "k: [1\n"}});
    BuildContext context{
        .files = &files, .artifactDirectory = "/p", .repositoryDirectory = "target/repo/m", .fileDirectory = "/p"};
    build(kind, document.value, context);
    return yaml::dump(*document.value.asMap()->find(section)) + test::printed(context.problems, text);
}

} // namespace

class BuildTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sectionsGetTheirDefaults_data();
    void sectionsGetTheirDefaults();
    void pathsAreNormalAsPosixSays_data();
    void pathsAreNormalAsPosixSays();
    void emptyDocumentsBecomeWellFormed();
    void wrongItemsAreTakenOut();
    void artifactsAreMapsOfTheirOwn();
    void sectionsSharedBetweenStagesAreRefused();
};

void BuildTest::sectionsGetTheirDefaults_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("section");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const std::string &text, const char *section, const std::string &expected) {
        QTest::newRow(name) << "name: i\nversion: 1\n" + text << std::string(section) << expected;
    };
    row("no labels", "", "labels", "[]\n");
    row("modules", "", "modules", "install: []\nrepositories: []\n");
    row("osbs", "", "osbs", "configuration: {}\nrepository: {}\n");
    row("port", "ports: [{value: 80}]\n", "ports", "- name: 80\n  value: 80\n");
    row("run", "run: {user: 0}\n", "run", "name: run\nuser: 0\n");
    row("volume", "volumes: [{path: /a/b}]\n", "volumes", "- name: b\n  path: /a/b\n");
    row("path artifact", "artifacts: [{name: n/x, path: ./m/../a}]\n", "artifacts",
        "- dest: /tmp/artifacts/\n  name: n/x\n  path: /p/./m/../a\n  target: x\n");
    row("generated name", "artifacts:\n- url: ' http://h/f.zip?x '\n  dest: /opt//y/..\n", "artifacts",
        "- dest: /opt/\n  name: 'f.zip?x '\n  target: 'f.zip?x '\n  url: http://h/f.zip?x\n"
        "hint 4:3 artifact-name-generated artifacts[0]\n");
    row("git artifact", "artifacts: [{git: {url: 'https://h/o/repo.git', ref: v1}}]\n", "artifacts",
        "- git:\n    ref: v1\n    url: https://h/o/repo.git\n  name: repo\n  target: repo\n"
        "hint 3:14 artifact-name-generated artifacts[0]\n");
    row("repository of modules", "modules: {repositories: [{name: m, path: x}]}\n", "modules",
        "install: []\nrepositories:\n- dest: /tmp/artifacts/\n  name: m\n  path: target/repo/m/x\n  target: m\n");
    row("package repository", "packages: {repositories: [{name: a b, id: c}]}\n", "packages",
        "repositories:\n- filename: a_b.repo\n  id: c\n  name: a b\n  url: {}\n");
    row("apk drops repositories", "packages: {manager: apk, repositories: [{name: a, id: c}]}\n", "packages",
        "manager: apk\nrepositories: []\nwarning 3:40 repositories-dropped packages.repositories\n");
    row("content sets from a file", "packages: {content_sets_file: sets.yml}\n", "packages",
        "content_sets:\n  x86_64:\n  - a\nrepositories: []\n");
    row("gating from a file", "osbs: {configuration: {gating_file: gate.yml}}\n", "osbs",
        "configuration:\n  gating: 'a\n\n    b\n\n    '\nrepository: {}\n");
}

void BuildTest::sectionsGetTheirDefaults()
{
    QFETCH(std::string, text);
    QFETCH(std::string, section);
    QFETCH(std::string, expected);
    QCOMPARE(built(text, section), expected);
}

void BuildTest::pathsAreNormalAsPosixSays_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("normal");
    const auto row = [](const char *path, const char *normal) {
        QTest::newRow(path) << std::string(path) << std::string(normal);
    };
    row("", ".");
    row(".", ".");
    row("/", "/");
    row("//", "//");
    row("///", "/");
    row("/opt/y/../z//", "/opt/z");
    row("/../a", "/a");
    row("../a/./b", "../a/b");
    row("a/../..", "..");
    row("//a/..", "//");
}

void BuildTest::pathsAreNormalAsPosixSays()
{
    QFETCH(std::string, path);
    QFETCH(std::string, normal);
    QCOMPARE(normalPath(path), normal);
}

void BuildTest::emptyDocumentsBecomeWellFormed()
{
    QCOMPARE(built("", "labels"), std::string("[]\nerror 1:1 empty-object\n"));
    QCOMPARE(built("", "packages"), std::string("repositories: []\nerror 1:1 empty-object\n"));
}

void BuildTest::wrongItemsAreTakenOut()
{
    QCOMPARE(built("name: i\nversion: 1\nlabels: [{name: a, value: b}, x]\n", "labels"),
             std::string("- name: a\n  value: b\nerror 3:31 not-a-map labels[1]\n"));
}

void BuildTest::artifactsAreMapsOfTheirOwn()
{
    const std::string text = "name: i\nversion: 1\nartifacts: [&a {name: x, path: y}, *a]\n";
    QCOMPARE(built(text, "artifacts"), std::string("- dest: /tmp/artifacts/\n  name: x\n  path: /p/y\n  target: x\n"
                                                   "- dest: /tmp/artifacts/\n  name: x\n  path: /p/y\n  target: x\n"));
}

void BuildTest::sectionsSharedBetweenStagesAreRefused()
{
    Document document =
        read("- {name: a, version: 1, osbs: &o {extra_dir: x}}\n- {name: b, version: 1, osbs: *o}\n", "/p/image.yaml");
    const test::MemoryFiles files({});
    BuildContext context{
        .files = &files, .artifactDirectory = "/p", .repositoryDirectory = "/p", .fileDirectory = "/p"};
    for (yaml::Value &item : document.value.asList()->items)
        build(ObjectKind::Image, item, context);
    QCOMPARE(context.problems.size(), std::size_t(1));
    QCOMPARE(context.problems.front().code, std::string("shared-section"));
}

QTEST_APPLESS_MAIN(BuildTest)
#include "tst_build.moc"
