// SPDX-License-Identifier: MIT
#include "core/assist/rename.h"

#include "tests/core/assist/assistproject.h"

#include <QTest>

using namespace slipway;
using namespace slipway::assist;
using namespace slipway::test;

namespace {

const Texts texts{
    {"/p/image.yaml",
     "- name: build\n  version: '1'\n  from: scratch\n  envs: [{name: HOME, value: /h}] # HOME\n"
     "- name: \"app\"\n  version: '1'\n  from: 'build'\n  artifacts:\n"
     "    - {name: f, path: f, dest: /}\n  run: {workdir: \"${HOME}/x\"}\n"
     "  modules: {repositories: [{path: modules}, {path: git}], install: [{name: jdk}, {name: far}]}\n"},
    {"/p/f", ""},
    {"/p/overrides.yaml", "artifacts: [{name: f, path: f, dest: /}]\n"},
    {"/p/git/module.yaml", "name: far\nversion: '8'\n"},
    {"/p/modules/module.yaml", "name: jdk\nversion: '8'\nexecute: [{script: run.sh}]\n"},
    {"/p/modules/run.sh", "echo $HOME\n"},
};

/// Each changed line, or the reason why there is none.
std::string renamed(const Texts &files, const std::string &file, std::string_view words, const std::string &name)
{
    const AssistProject project(files);
    const auto mention = mentionAt(project.project(), "/p/" + file, files.at("/p/" + file).find(words));
    if (!mention)
        return "no name";
    const auto change = assist::rename(project.project(), *mention, name,
                                       [&](const Texts &changed) { return project.replanned(changed); });
    if (!change)
        return change.error().code;
    std::string all;
    for (const FileEdits &each : change->files) {
        for (const TextEdit &edit : each.edits)
            all += shownPlace({each.file, edit.span, {}}, files) + " " + edit.replacement + "\n";
    }
    for (const Diagnostic &note : change->notes)
        all += note.code + "\n";
    return all;
}

} // namespace

class RenameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMentionChanges_data();
    void everyMentionChanges();
    void aBrokenFileStopsIt();
    void whatWouldBreakThePlanIsRefused();
};

void RenameTest::everyMentionChanges_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("words");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *title, const char *file, const char *words, const char *name,
                        const char *expected) {
        QTest::newRow(title) << std::string(file) << std::string(words) << std::string(name) << std::string(expected);
    };
    row("a stage keeps its quotes", "image.yaml", "build'", "make",
        "image.yaml:1:9 make\nimage.yaml:7:10 make\nrename-tag\n");
    row("a name that needs quotes gets them", "image.yaml", "build", "1.0",
        "image.yaml:1:9 '1.0'\nimage.yaml:7:10 1.0\nrename-tag\n");
    row("a module", "image.yaml", "jdk", "sdk", "image.yaml:11:76 s\nmodules/module.yaml:1:7 s\n");
    row("an artifact with its override", "overrides.yaml", "f, path", "g",
        "image.yaml:9:14 g\noverrides.yaml:1:20 g\nrename-target\n");
    row("a variable in scripts, too", "modules/run.sh", "HOME", "DIR",
        "image.yaml:4:17 DIR\nimage.yaml:10:21 DIR\nmodules/run.sh:1:7 DIR\nrename-readers\n");
    row("the same name", "image.yaml", "build", "build", "");
    row("a taken name", "image.yaml", "build", "app", "rename-taken");
    row("no name", "image.yaml", "build", "", "rename-name");
    row("no variable", "image.yaml", "HOME", "A-B", "rename-name");
    row("an image from elsewhere", "image.yaml", "scratch", "x", "rename-foreign");
    row("a module of a checkout", "image.yaml", "far", "x", "rename-foreign");
    row("a script", "modules/module.yaml", "run.sh", "x.sh", "rename-file");
    row("a place without a name", "image.yaml", "version", "x", "no name");
}

void RenameTest::everyMentionChanges()
{
    QFETCH(const std::string, file);
    QFETCH(const std::string, words);
    QFETCH(const std::string, name);
    QFETCH(const std::string, expected);
    QCOMPARE(renamed(texts, file, words, name), expected);
}

void RenameTest::aBrokenFileStopsIt()
{
    Texts files = texts;
    files["/p/overrides.yaml"] += "x: [\n";
    QCOMPARE(renamed(files, "image.yaml", "f, path", "g"), std::string("rename-broken"));
}

void RenameTest::whatWouldBreakThePlanIsRefused()
{
    const AssistProject project(texts);
    const auto mention = mentionAt(project.project(), "/p/image.yaml", texts.at("/p/image.yaml").find("jdk"));
    QVERIFY(mention);
    const auto change = assist::rename(project.project(), *mention, "java", [](const Texts &changed) {
        return changed.empty() ? std::vector<Diagnostic>() : std::vector{Diagnostic{.code = "unknown-module"}};
    });
    QVERIFY(!change);
    QCOMPARE(change.error().code, std::string("rename-breaks"));
}

QTEST_APPLESS_MAIN(RenameTest)
#include "tst_rename.moc"
