// SPDX-License-Identifier: MIT
#include "core/plan/cache.h"
#include "tests/support/planning.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;

namespace {

const std::string image = "name: i\nversion: '1'\nfrom: f\nmodules:\n  repositories: [{name: m, path: modules}]\n";

std::string module(const std::string &name, const std::string &version, const std::string &rest = {})
{
    return "name: " + name + "\nversion: '" + version + "'\n" + rest;
}

/// `name:version` of the installed modules in order, and the problems.
std::string installed(const plan::Result &result, const std::string &text)
{
    std::string names;
    for (const plan::Block &block : result.plan ? result.plan->target.modules : std::vector<plan::Block>())
        names += block.name.text + ":" + block.version.text + " ";
    return names + "\n" + printed(result.diagnostics, text);
}

} // namespace

class ModulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requirementsComeFirst();
    void cyclesEnd();
    void theHighestVersionIsTheDefault();
    void theImageDecidesVersionsEverywhere();
    void modulesAreFoundInHiddenAndNestedFolders();
    void unknownModulesAreReportedWhereTheyAreAsked_data();
    void unknownModulesAreReportedWhereTheyAreAsked();
    void modulesBringRunArtifactsAndHelp();
    void artifactsOfModulesAreFoundInTheirFolder();
    void brokenModulesAreReportedInTheirFile();
    void packagesThatAreNoListAreRefusedWhereTheyCount_data();
    void packagesThatAreNoListAreRefusedWhereTheyCount();
    void foldersWithoutEndAreRefused();
    void addressesOnThisMachineAreFolders_data();
    void addressesOnThisMachineAreFolders();
    void repositoriesThatCannotBeCopiedAreRefused_data();
    void repositoriesThatCannotBeCopiedAreRefused();
    void theCacheNoticesNewText();
};

void ModulesTest::requirementsComeFirst()
{
    const std::string text = image + "  install: [{name: a}, {name: c}]\n";
    const plan::Result result =
        planned({{"/p/image.yaml", text},
                 {"/p/modules/a/module.yaml", module("a", "1", "modules: {install: [{name: b}, {name: c}]}\n")},
                 {"/p/modules/b/module.yaml", module("b", "1", "modules: {install: [{name: d}]}\n")},
                 {"/p/modules/c/module.yaml", module("c", "1")},
                 {"/p/modules/d/module.yaml", module("d", "1")}});
    QCOMPARE(installed(result, text), std::string("d:1 b:1 c:1 a:1 \n"));
    QVERIFY((result.plan->target.modules[3].requires_ == std::vector<std::string>{"b", "c"}));
    QVERIFY((result.plan->target.image.requires_ == std::vector<std::string>{"a", "c"}));
    QCOMPARE(result.plan->target.modules[2].installedBy.size(), std::size_t(2));
    QCOMPARE(result.plan->target.modules[2].directory.string(), std::string("/p/modules/c"));
}

void ModulesTest::cyclesEnd()
{
    const std::string text = image + "  install: [{name: a}]\n";
    const plan::Result result =
        planned({{"/p/image.yaml", text},
                 {"/p/modules/a/module.yaml", module("a", "1", "modules: {install: [{name: b}]}\n")},
                 {"/p/modules/b/module.yaml", module("b", "1", "modules: {install: [{name: a}]}\n")}});
    QCOMPARE(installed(result, text), std::string("b:1 a:1 \n"));
}

void ModulesTest::theHighestVersionIsTheDefault()
{
    const std::string text = image + "  install: [{name: a}]\n";
    const plan::Result result = planned({{"/p/image.yaml", text},
                                         {"/p/modules/1/module.yaml", module("a", "1.9")},
                                         {"/p/modules/2/module.yaml", module("a", "1.10")},
                                         {"/p/modules/3/module.yaml", module("a", "latest")}});
    QCOMPARE(installed(result, text), std::string("a:1.10 \nwarning 2:10 module-version-order version\n"
                                                  "warning 6:20 module-default-version modules.install[0].name\n"));
}

void ModulesTest::theImageDecidesVersionsEverywhere()
{
    const std::string text = image + "  install: [{name: a}, {name: b, version: '1'}]\n";
    const plan::Result result =
        planned({{"/p/image.yaml", text},
                 {"/p/modules/a/module.yaml", module("a", "1", "modules: {install: [{name: b, version: '2'}]}\n")},
                 {"/p/modules/b1/module.yaml", module("b", "1")},
                 {"/p/modules/b2/module.yaml", module("b", "2")}});
    QCOMPARE(installed(result, text), std::string("b:1 a:1 \n"));
}

void ModulesTest::modulesAreFoundInHiddenAndNestedFolders()
{
    const std::string text = image + "  install: [{name: h}, {name: n}, {name: r}]\n";
    const plan::Result result = planned({{"/p/image.yaml", text},
                                         {"/p/modules/module.yaml", module("r", "1")},
                                         {"/p/modules/.h/module.yaml", module("h", "1")},
                                         {"/p/modules/.h/deep/er/module.yaml", module("n", "1")}});
    QCOMPARE(installed(result, text), std::string("h:1 n:1 r:1 \n"));
}

void ModulesTest::unknownModulesAreReportedWhereTheyAreAsked_data()
{
    QTest::addColumn<std::string>("install");
    QTest::addColumn<std::string>("problem");
    QTest::addColumn<std::string>("mended");
    QTest::newRow("near") << std::string("{name: toolz}")
                          << std::string("There is no module 'toolz' in the module repositories. Did you mean 'tools'?")
                          << std::string("{name: tools}");
    QTest::newRow("far") << std::string("{name: x}")
                         << std::string("There is no module 'x' in the module repositories. Correct the name, or add "
                                        "the repository that has it.")
                         << std::string("(no fix)");
    QTest::newRow("version") << std::string("{name: tools, version: '2'}")
                             << std::string("There is no version '2' of module 'tools'. There is: 1.0.")
                             << std::string("{name: tools, version: \"1.0\"}");
}

void ModulesTest::unknownModulesAreReportedWhereTheyAreAsked()
{
    QFETCH(std::string, install);
    QFETCH(std::string, problem);
    QFETCH(std::string, mended);
    const std::string before = image + "  install: [";
    const std::string text = before + install + "]\n";
    const plan::Result result = planned({{"/p/image.yaml", text}, {"/p/modules/module.yaml", module("tools", "1.0")}});
    QVERIFY(!result.plan);
    QCOMPARE(result.diagnostics.size(), std::size_t(1));
    QCOMPARE(message(result.diagnostics.front()), problem);
    QCOMPARE(fixed(result.diagnostics, text), mended == "(no fix)" ? mended : before + mended + "]\n");
}

void ModulesTest::modulesBringRunArtifactsAndHelp()
{
    const std::string text = image + "  install: [{name: a}]\nartifacts: [{name: x, path: mine}]\n";
    const plan::Result result = planned(
        {{"/p/image.yaml", text},
         {"/p/modules/a/module.yaml", module("a", "1",
                                             "run: {cmd: [go], user: 0}\nhelp: {template: h.md}\n"
                                             "packages: {manager: dnf}\nartifacts: [{name: x, path: theirs}]\n")}});
    QCOMPARE(effective(result, "run"), std::string("cmd:\n- go\nname: run\nuser: 0\n"));
    QCOMPARE(effective(result, "help"), std::string("template: target/image/modules/a/h.md\n"));
    QCOMPARE(result.plan->target.manager.text, std::string("dnf"));
    QCOMPARE(result.plan->target.modules.front().artifacts.front().source, std::string("/p/mine"));
    QCOMPARE(yaml::dump(result.plan->effectiveModules.front().second).contains("path: /p/mine"), true);
}

void ModulesTest::artifactsOfModulesAreFoundInTheirFolder()
{
    const std::string text = image + "  install: [{name: a}]\n";
    const plan::Result result =
        planned({{"/p/image.yaml", text},
                 {"/p/modules/sub/a/module.yaml", module("a", "1", "artifacts: [{name: x, path: ./f}]\n")}});
    QCOMPARE(result.plan->target.modules.front().artifacts.front().source, std::string("/p/modules/sub/a/./f"));
    const yaml::Value &written = *result.plan->effectiveModules.front().second.asMap()->find("artifacts");
    QCOMPARE(yaml::dump(written), std::string("- dest: /tmp/artifacts/\n  name: x\n"
                                              "  path: /p/target/repo/m/sub/a/./f\n  target: x\n"));
}

void ModulesTest::brokenModulesAreReportedInTheirFile()
{
    const std::string text = image + "  install: [{name: a}]\n";
    const plan::Result result = planned({{"/p/image.yaml", text},
                                         {"/p/modules/a/module.yaml", module("a", "1", "exeute: []\n")},
                                         {"/p/modules/b/module.yaml", "a: [\n"},
                                         {"/p/modules/c/module.yaml", ""}});
    QVERIFY(!result.plan);
    std::string files;
    for (const Diagnostic &diagnostic : result.diagnostics)
        files += diagnostic.code + " " + diagnostic.origin.file.string() + "\n";
    QVERIFY2(files.starts_with("unknown-key /p/modules/a/module.yaml\nyaml-"), files.c_str());
    QVERIFY2(files.ends_with("/p/modules/b/module.yaml\nempty-object /p/modules/c/module.yaml\n"), files.c_str());
}

void ModulesTest::packagesThatAreNoListAreRefusedWhereTheyCount_data()
{
    QTest::addColumn<std::string>("first");
    QTest::addColumn<std::string>("second");
    QTest::addColumn<bool>("isBuilder");
    QTest::addColumn<std::string>("problems");
    const auto row = [](const char *name, const char *first, const char *second, const char *problems) {
        QTest::newRow(name) << std::string(first) << std::string(second) << false << std::string(problems);
    };
    row("nothing else", "{install: ~}", "{}", "error 3:21 not-a-list packages.install\n");
    row("after one that is", "{install: [x]}", "{install: ~}", "error 3:21 not-a-list packages.install\n");
    row("removed, nothing installed", "{remove: ~}", "{}", "error 3:20 not-a-list packages.remove\n");
    row("removed, another installs", "{remove: ~}", "{install: [x]}", "");
    row("installed again, nothing else", "{reinstall: ~}", "{}", "error 3:23 not-a-list packages.reinstall\n");
    row("installed again, another installs", "{reinstall: ~}", "{install: [x]}", "");
    row("installed again, another removes", "{reinstall: ~}", "{remove: [x]}", "");
    QTest::newRow("in a builder") << std::string("{install: ~}") << std::string("{}") << true << std::string();
}

void ModulesTest::packagesThatAreNoListAreRefusedWhereTheyCount()
{
    QFETCH(std::string, first);
    QFETCH(std::string, second);
    QFETCH(bool, isBuilder);
    QFETCH(std::string, problems);
    const std::string modules = "modules: {repositories: [{name: m, path: modules}], install: [{name: a}, {name: b}]}";
    const std::string builder = isBuilder ? "- {name: x, version: '1', from: f, " + modules + "}\n" : "";
    const std::string text = builder + "- {name: i, version: '1', from: f" + (isBuilder ? "" : ", " + modules) + "}\n";
    const std::string a = module("a", "1", "packages: " + first + "\n");
    const std::string b = module("b", "1", "packages: " + second + "\n");
    const plan::Result result =
        planned({{"/p/image.yaml", text}, {"/p/modules/a/module.yaml", a}, {"/p/modules/b/module.yaml", b}});
    QCOMPARE(result.plan.has_value(), problems.empty());
    QCOMPARE(printed(result.diagnostics, second.contains('~') ? b : a), problems);
}

void ModulesTest::foldersWithoutEndAreRefused()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"modules/a"_s));
    QVERIFY(QFile::link(u".."_s, folder.filePath(u"modules/a/up"_s)));
    QFile file(folder.filePath(u"image.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(image.c_str()) > 0);
    file.close();
    const descriptor::DiskFiles files;
    const plan::Input input{.descriptor = file.fileName().toStdString()};
    const plan::Result result = plan::plan(input, {.files = &files});
    QCOMPARE(result.diagnostics.size(), std::size_t(1));
    QCOMPARE(result.diagnostics.front().code, std::string("repository-link-cycle"));
}

void ModulesTest::addressesOnThisMachineAreFolders_data()
{
    QTest::addColumn<std::string>("url");
    QTest::addColumn<bool>("isRead");
    const auto row = [](const char *url, bool isRead) { QTest::newRow(url) << std::string(url) << isRead; };
    row("modules", true);
    row("./modules/", true);
    row(" /p/modules ", true);
    row("file:///p/modules", true);
    row("FILE://host/p/modules?x#y", true);
    row("modules;a?b", true);
    row("http://host/modules", false);
    row("ftp:modules", false);
}

/// CEKit copies what an address without a scheme leads to, from the folder that it is started in.
void ModulesTest::addressesOnThisMachineAreFolders()
{
    QFETCH(std::string, url);
    QFETCH(bool, isRead);
    const std::string text = "name: i\nversion: '1'\nfrom: f\nmodules:\n  repositories: [{name: m, url: '" + url +
                             "'}]\n  install: [{name: a}]\n";
    const MemoryFiles files({{"/p/d/image.yaml", text}, {"/p/modules/module.yaml", module("a", "1")}});
    const plan::Result result =
        plan::plan({.descriptor = "/p/d/image.yaml", .workingDirectory = "/p"}, {.files = &files});
    QCOMPARE(installed(result, text), isRead ? std::string("a:1 \n")
                                             : std::string("\nwarning 5:19 repository-empty modules.repositories[0]\n"
                                                           "error 6:20 unknown-module modules.install[0].name\n"));
}

void ModulesTest::repositoriesThatCannotBeCopiedAreRefused_data()
{
    QTest::addColumn<std::string>("repositories");
    QTest::addColumn<std::string>("problems");
    QTest::newRow("missing") << std::string("[{path: nowhere}]") << std::string("missing-repository");
    QTest::newRow("missing address") << std::string("[{url: nowhere}]") << std::string("missing-repository");
    QTest::newRow("empty address") << std::string("[{url: '', name: x}]") << std::string("missing-repository");
    QTest::newRow("behind a missing folder")
        << std::string("[{path: absent/../modules}]") << std::string("missing-repository");
    QTest::newRow("holds the target") << std::string("[{path: ../p, name: x}]")
                                      << std::string("repository-holds-target");
    QTest::newRow("the folder itself") << std::string("[{path: .}]") << std::string("repository-folder");
    QTest::newRow("one folder for two") << std::string("[{path: modules, name: a/m}, {path: modules, name: b/m}]")
                                        << std::string("repository-folder");
    QTest::newRow("git without source") << std::string("[{git: {url: 'https://h/r.git', ref: v1}}]")
                                        << std::string("repository-not-fetched");
    QTest::newRow("folder with a checksum")
        << std::string("[{path: modules, sha1: abc}]") << std::string("repository-with-checksum");
    QTest::newRow("checksum only") << std::string("[{name: x, md5: abc}]") << std::string("repository-unusable");
}

void ModulesTest::repositoriesThatCannotBeCopiedAreRefused()
{
    QFETCH(std::string, repositories);
    QFETCH(std::string, problems);
    const std::string text = "name: i\nversion: '1'\nmodules: {repositories: " + repositories + "}\n";
    const plan::Result result = planned({{"/p/image.yaml", text}, {"/p/modules/x", ""}});
    QVERIFY(!result.plan);
    std::string codes;
    for (const Diagnostic &diagnostic : result.diagnostics)
        codes += diagnostic.severity == Severity::Error ? diagnostic.code : "";
    QCOMPARE(codes, problems);
}

void ModulesTest::theCacheNoticesNewText()
{
    plan::ModuleCache cache;
    for (const std::string version : {"1", "2", "1"}) {
        const MemoryFiles files(
            {{"/p/image.yaml", image + "  install: [{name: a}]\n"}, {"/p/modules/module.yaml", module("a", version)}});
        const plan::Result result = plan::plan({.descriptor = "/p/image.yaml"}, {.files = &files, .cache = &cache});
        QCOMPARE(installed(result, {}), "a:" + version + " \n");
    }
}

QTEST_APPLESS_MAIN(ModulesTest)
#include "tst_modules.moc"
