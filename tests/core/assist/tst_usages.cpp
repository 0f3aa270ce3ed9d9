// SPDX-License-Identifier: MIT
#include "core/assist/project.h"

#include "core/assist/variables.h"
#include "tests/core/assist/assistproject.h"

#include <QTest>

using namespace slipway;
using namespace slipway::assist;
using namespace slipway::test;

namespace {

const Texts texts{
    {"/p/image.yaml",
     "- name: build\n  version: '1'\n  from: golang\n  envs: [{name: HOME, value: /h}]\n"
     "- name: app\n  version: '1'\n  from: build\n  artifacts:\n    - {name: out, image: build, path: /o, dest: /}\n"
     "    - {name: f, path: files/f}\n  run: {workdir: \"${HOME}/x\"}\n"
     "  help: {template: help.md}\n"
     "  modules: {repositories: [{path: modules}], install: [{name: jdk, version: '8'}]}\n"},
    {"/p/overrides.yaml", "artifacts: [{name: f, path: g}]\n"},
    {"/p/modules/8/module.yaml", "name: jdk\nversion: '8'\nexecute: [{script: run.sh}]\n"},
    {"/p/modules/9/module.yaml", "name: jdk\nversion: '9'\nmodules: {install: [{name: jdk}]}\n"},
    {"/p/modules/8/run.sh", "#!/bin/sh\n# $HOME\nHOME=/r\necho \"${HOME:-x}\" '$HOME' $HOMES\n"},
};

std::string shown(const std::vector<Origin> &origins)
{
    std::string all;
    for (const Origin &origin : origins)
        all += (all.empty() ? "" : " ") + shownPlace(origin, texts);
    return all;
}

} // namespace

class UsagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesLeadToTheirDefinitionAndUsages_data();
    void namesLeadToTheirDefinitionAndUsages();
    void variablesInScriptsAreFoundAsAShellReadsThem_data();
    void variablesInScriptsAreFoundAsAShellReadsThem();
};

void UsagesTest::namesLeadToTheirDefinitionAndUsages_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("words");
    QTest::addColumn<std::string>("definition");
    QTest::addColumn<std::string>("usages");
    const auto row = [](const char *name, const char *file, const char *words, const char *definition,
                        const char *usages) {
        QTest::newRow(name) << std::string(file) << std::string(words) << std::string(definition)
                            << std::string(usages);
    };
    row("a stage that is built on", "image.yaml", "build\n  artifacts", "image.yaml:1:9",
        "image.yaml:1:9 image.yaml:7:9 image.yaml:9:26");
    row("a stage that is copied from", "image.yaml", "build, path", "image.yaml:1:9",
        "image.yaml:1:9 image.yaml:7:9 image.yaml:9:26");
    row("a base image is no stage", "image.yaml", "golang", "", "image.yaml:3:9");
    row("a module of a version", "image.yaml", "jdk", "modules/8/module.yaml:1:7",
        "modules/8/module.yaml:1:7 modules/9/module.yaml:1:7 image.yaml:13:63 modules/9/module.yaml:3:28");
    row("a module of any version", "modules/9/module.yaml", "jdk}",
        "modules/8/module.yaml:1:7 modules/9/module.yaml:1:7",
        "modules/8/module.yaml:1:7 modules/9/module.yaml:1:7 image.yaml:13:63 modules/9/module.yaml:3:28");
    row("an artifact leads to its override", "image.yaml", "f, path", "overrides.yaml:1:20",
        "image.yaml:10:14 overrides.yaml:1:20");
    row("an override leads to its artifact", "overrides.yaml", "f, path", "image.yaml:10:14",
        "image.yaml:10:14 overrides.yaml:1:20");
    row("a script", "modules/8/module.yaml", "run.sh", "modules/8/run.sh:1:1", "modules/8/module.yaml:3:20");
    row("a file", "image.yaml", "files/f", "files/f", "image.yaml:10:23");
    row("a help template", "image.yaml", "help.md", "help.md", "image.yaml:12:20");
    row("a variable", "image.yaml", "HOME}", "image.yaml:4:17",
        "image.yaml:4:17 image.yaml:11:21 modules/8/run.sh:3:1 modules/8/run.sh:4:9");
}

void UsagesTest::namesLeadToTheirDefinitionAndUsages()
{
    QFETCH(const std::string, file);
    QFETCH(const std::string, words);
    QFETCH(const std::string, definition);
    QFETCH(const std::string, usages);
    static const AssistProject project(texts);
    const auto mention = mentionAt(project.project(), "/p/" + file, texts.at("/p/" + file).find(words));
    QVERIFY(mention);
    QCOMPARE(shown(definitions(project.project(), *mention)), definition);
    std::vector<Origin> found;
    for (const Mention &each : assist::usages(project.project(), *mention))
        found.push_back(each.origin());
    QCOMPARE(shown(found), usages);
}

void UsagesTest::variablesInScriptsAreFoundAsAShellReadsThem_data()
{
    QTest::addColumn<std::string>("script");
    QTest::addColumn<std::string>("names");
    const auto row = [](const char *script, const char *names) {
        QTest::newRow(script) << std::string(script) << std::string(names);
    };
    row("echo $A ${B} ${C:-d} ${#E} \"$F\"", "A B C E F");
    row("A=1 B+=2; export C; local D", "A B C D");
    row("echo 'no $A' # $B", "");
    row("echo \\$A \"it's $B\" x=1", "B x");
    row("foo-A=1 $1 $$ ${}", "");
    row("'", "");
    row("$", "");
}

void UsagesTest::variablesInScriptsAreFoundAsAShellReadsThem()
{
    QFETCH(const std::string, script);
    QFETCH(const std::string, names);
    std::string found;
    for (const VariableUse &use : scriptVariableUses(script)) {
        QCOMPARE(script.substr(use.span.begin, use.span.length()), use.name);
        found += (found.empty() ? "" : " ") + use.name;
    }
    QCOMPARE(found, names);
}

QTEST_APPLESS_MAIN(UsagesTest)
#include "tst_usages.moc"
