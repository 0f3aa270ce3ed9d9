// SPDX-License-Identifier: MIT
// Each quick fix: the text before, the name of the fix, the text after.
#include "core/check/fixes.h"

#include "core/check/check.h"
#include "tests/support/planning.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace slipway;
using namespace slipway::test;

namespace {

const std::string scratch = "name: i\nversion: '1'\nfrom: scratch\n";
const std::string based = "name: i\nversion: '1'\nfrom: f\n";
const std::string withModules = "modules:\n  repositories:\n    - name: m\n      path: m\n";

Texts projectWith(const std::string &text)
{
    return {{"/p/image.yaml", text},
            {"/p/f.txt", "f"},
            {"/p/m/tool/module.yaml", "name: tool\nversion: '1'\n"},
            {"/p/m/tool2/module.yaml", "name: tool\nversion: '2'\n"}};
}

/// The problems of `/p/image.yaml` with their fixes, as the window has them.
std::vector<Diagnostic> mended(const std::string &text, const yaml::Tree &tree, const descriptor::Files &files)
{
    const plan::Result result = plan::plan({.descriptor = "/p/image.yaml"}, {.files = &files});
    std::vector<Diagnostic> problems = result.diagnostics;
    if (result.plan)
        std::ranges::move(check::check({*result.plan, files}), std::back_inserter(problems));
    check::duplicateKeys(tree, "/p/image.yaml", problems);
    std::vector<Diagnostic *> ofFile;
    for (Diagnostic &problem : problems) {
        if (problem.origin.file == "/p/image.yaml")
            ofFile.push_back(&problem);
    }
    check::addFixes({{text, tree}, "/p/image.yaml", files}, ofFile);
    return problems;
}

std::string titleOf(const QuickFix &fix)
{
    return filled(fix.text, fix.arguments);
}

/// The text after the fix with that name; else all names that there are.
std::string after(const std::string &text, const std::vector<QuickFix> &fixes, const std::string &title)
{
    std::string titles = "only:";
    for (const QuickFix &fix : fixes) {
        if (titleOf(fix) == title)
            return applied(text, fix.edits);
        titles += " [" + titleOf(fix) + "]";
    }
    return titles;
}

} // namespace

class FixesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFixMendsTheText_data();
    void aFixMendsTheText();
    void aPlaceCanBeRewritten_data();
    void aPlaceCanBeRewritten();
    void problemsOfOneKindAreMendedTogether();
    void aMissingScriptIsMadeBesideItsModule();
    void aMissingModuleIsMadeInTheRepository();
    void aMissingModuleBringsItsRepository();
    void longTextsWithManyProblemsAreServedInPart();
};

void FixesTest::aFixMendsTheText_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("title");
    QTest::addColumn<std::string>("result");
    const auto row = [](const char *name, const std::string &text, const char *title, const std::string &result) {
        QTest::newRow(name) << text << std::string(title) << result;
    };
    row("mistyped key", based + "lables: [] # c\n", "Rename it to labels", based + "labels: [] # c\n");
    row("mistyped key in quotes", based + "'lables': []\n", "Rename it to labels", based + "'labels': []\n");
    row("unknown key", based + "# about it\nzzz: 1 # c\nlabels: []\n", "Remove 'zzz'", based + "labels: []\n");
    row("missing key", "name: i\nfrom: f\n", "Add 'version: 1.0'", "name: i\nversion: \"1.0\"\nfrom: f\n");
    row("missing name", "# c\r\nversion: '1'\r\nfrom: f\r\n", "Add 'name: p'",
        "# c\r\nname: p\r\nversion: '1'\r\nfrom: f\r\n");
    row("missing value of a label", based + "labels:\n  - name: a # c\n", "Add 'value'",
        based + "labels:\n  - name: a # c\n    value: ''\n");
    row("missing port", based + "ports: [{protocol: tcp}]\n", "Add 'value: 8080'",
        based + "ports: [{value: 8080, protocol: tcp}]\n");
    row("quote a version", "name: i\nversion: 1.10 # c\nfrom: f\n", "Put it in quotes",
        "name: i\nversion: \"1.10\" # c\nfrom: f\n");
    row("quote as the file does", "name: 'i'\nversion: 1.10\nfrom: f\n", "Put it in quotes",
        "name: 'i'\nversion: '1.10'\nfrom: f\n");
    row("artifact without a name", scratch + "artifacts:\n  - url: http://h/x.tgz # c\n    dest: /\n",
        "Add 'name: x.tgz'", scratch + "artifacts:\n  - name: x.tgz\n    url: http://h/x.tgz # c\n    dest: /\n");
    row("module repository with an empty name", based + "modules: {repositories: [{path: m, name: }]}\n",
        "Add 'name: m'", based + "modules: {repositories: [{path: m, name: m }]}\n");
    row("add dest", scratch + "artifacts:\n  - name: f.txt # c\n    path: f.txt\n", "Add 'dest: /'",
        scratch + "artifacts:\n  - name: f.txt # c\n    dest: /\n    path: f.txt\n");
    row("duplicate key", "name: i\n# the first\nversion: '1' # c\nfrom: f\nversion: '2'\n", "Remove this 'version'",
        "name: i\nfrom: f\nversion: '2'\n");
    row("repeated label",
        based + "labels:\n  - {name: a, value: b}\n  - {name: c, value: d}\n  - {name: a, value: e}\n",
        "Remove the earlier 'a', which does not count",
        based + "labels:\n  - {name: c, value: d}\n  - {name: a, value: e}\n");
    row("number as text", based + "labels:\n  - name: a\n    value: 1.10 # c\n", "Put it in quotes",
        based + "labels:\n  - name: a\n    value: '1.10' # c\n");
    row("text as number", based + "ports:\n  - value: '80'\n", "Write 80 without quotes",
        based + "ports:\n  - value: 80\n");
    row("text as list", based + "run:\n  cmd: run.sh # c\n", "Make it a list",
        based + "run:\n  cmd: # c\n    - run.sh\n");
    row("text as words", based + "run:\n  cmd: sh -c  x\n", "Split it into 3 words",
        based + "run:\n  cmd:\n    - sh\n    - -c\n    - x\n");
    row("words in flow", based + "run: {cmd: sh -c}\n", "Split it into 2 words", based + "run: {cmd: [sh, -c]}\n");
    row("map as list", based + "labels:\n  name: a # c\n  value: b\n", "Make it a list",
        based + "labels:\n  - name: a # c\n    value: b\n");
    row("names as keys", based + "envs:\n  HOME: /root\n  N: 1\n", "Write a name and a value for each",
        based + "envs:\n  - name: HOME\n    value: /root\n  - name: N\n    value: '1'\n");
    row("unknown module", based + withModules + "  install:\n    - name: tol # c\n      version: '1'\n", "Install tool",
        based + withModules + "  install:\n    - name: tool # c\n      version: '1'\n");
    row("unknown version", based + withModules + "  install:\n    - {name: tool, version: '9'}\n", "Write \"2\"",
        based + withModules + "  install:\n    - {name: tool, version: \"2\"}\n");
    row("which version", based + withModules + "  install:\n    - name: tool\n", "Add 'version: 2'",
        based + withModules + "  install:\n    - name: tool\n      version: '2'\n");
    row("stage name",
        "- {name: builder, version: '1', from: f}\n- name: t\n  version: '1'\n  from: scratch\n"
        "  artifacts:\n    - {image: bulder, path: /a, dest: /}\n",
        "Write builder",
        "- {name: builder, version: '1', from: f}\n- name: t\n  version: '1'\n  from: scratch\n"
        "  artifacts:\n    - {image: builder, path: /a, dest: /}\n");
    row("unused stage", "# first\n- {name: b, version: '1', from: f}\n# second\n- {name: t, version: '1', from: f}\n",
        "Remove the stage 'b'", "# first\n# second\n- {name: t, version: '1', from: f}\n");
    row("stage built later",
        "- name: a\n  version: '1'\n  from: f\n  artifacts: [{image: b, path: /x, dest: /}]\n- {name: b, version: '1', "
        "from: f}\n- {name: t, version: '1', from: a}\n",
        "Move the stage 'b' before this one",
        "- {name: b, version: '1', from: f}\n- name: a\n  version: '1'\n  from: f\n  artifacts: [{image: b, path: /x, "
        "dest: /}]\n- {name: t, version: '1', from: a}\n");
    row("destination with a name", scratch + "artifacts:\n- name: f.txt\n  path: f.txt\n  dest: /a/f.txt\n",
        "Write 'dest: /a/' and 'target: f.txt'",
        scratch + "artifacts:\n- name: f.txt\n  target: f.txt\n  path: f.txt\n  dest: /a/\n");
    row("file that is near", scratch + "artifacts:\n- name: f.txt\n  path: ff.txt # c\n  dest: /a\n", "Write f.txt",
        scratch + "artifacts:\n- name: f.txt\n  path: f.txt # c\n  dest: /a\n");
    row("quote in a label", based + "labels: [{name: a, value: 'x\"y'}]\n", "Escape it with backslashes",
        based + "labels: [{name: a, value: 'x\\\"y'}]\n");
    row("image name", "name: My App\nversion: '1'\nfrom: f\n", "Write my-app", "name: my-app\nversion: '1'\nfrom: f\n");
    row("no base image", "name: i\nversion: '1'\nlabels: []\n", "Add 'from: scratch'",
        "name: i\nversion: '1'\nfrom: scratch\nlabels: []\n");
    row("dropped variable", based + "envs:\n- name: A\n  value: no\n", "Remove 'value'", based + "envs:\n- name: A\n");
    row("user on scratch", scratch + "run:\n  user: 1\n  workdir: /\n", "Remove 'user'",
        scratch + "run:\n  workdir: /\n");
    row("tabs", "name: i\nrun:\n\tuser: 1\n", "Replace the tabs by spaces", "name: i\nrun:\n  user: 1\n");
    row("manager", based + "packages:\n  manager: dfn\n  install: [a]\n", "Write dnf",
        based + "packages:\n  manager: dnf\n  install: [a]\n");
}

void FixesTest::aFixMendsTheText()
{
    QFETCH(std::string, text);
    QFETCH(std::string, title);
    QFETCH(std::string, result);
    const MemoryFiles files(projectWith(text));
    const yaml::Tree tree = yaml::Tree::parse(text);
    std::vector<QuickFix> fixes;
    for (const Diagnostic &problem : mended(text, tree, files))
        fixes.insert(fixes.end(), problem.fixes.begin(), problem.fixes.end());
    QCOMPARE(after(text, fixes, title), result);
}

void FixesTest::aPlaceCanBeRewritten_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("title");
    QTest::addColumn<std::string>("result");
    const auto row = [](const char *name, const std::string &text, const char *path, const char *title,
                        const std::string &result) {
        QTest::newRow(name) << text << std::string(path) << std::string(title) << result;
    };
    row("sort labels", based + "labels:\n  # of b\n  - {name: b, value: 1} # c\n  - {name: a, value: 2}\n",
        "labels[1].name", "Sort 'labels' by name",
        based + "labels:\n  - {name: a, value: 2}\n  # of b\n  - {name: b, value: 1} # c\n");
    row("sort packages", based + "packages:\n  install: [c, a, b]\n", "packages.install[0]", "Sort 'install' by name",
        based + "packages:\n  install: [a, b, c]\n");
    row("sort ports as numbers", based + "ports:\n- value: 8080\n- value: 443\n", "ports[0]", "Sort 'ports' by name",
        based + "ports:\n- value: 443\n- value: 8080\n");
    row("sort keys", "from: f\nname: i # c\nversion: '1'\n", "name", "Put the keys into the usual order",
        "name: i # c\nversion: '1'\nfrom: f\n");
    row("JSON to lines", "{\"name\": \"i\", \"version\": \"1\", \"run\": {\"cmd\": [\"a\"]}}\n", "run.cmd",
        "Write the file in lines instead of brackets", "name: \"i\"\nversion: \"1\"\nrun:\n  cmd:\n    - \"a\"\n");
    row("list to lines", based + "run: {cmd: [a, b]}\n", "run.cmd[0]", "Write 'run' in lines",
        based + "run:\n  cmd:\n    - a\n    - b\n");
    row("and back", based + "run:\n  cmd:\n    - a\n    - b\n", "run.cmd[0]", "Write 'cmd' on one line",
        based + "run:\n  cmd: [a, b]\n");
}

void FixesTest::aPlaceCanBeRewritten()
{
    QFETCH(std::string, text);
    QFETCH(std::string, path);
    QFETCH(std::string, title);
    QFETCH(std::string, result);
    const MemoryFiles files(projectWith(text));
    const yaml::Tree tree = yaml::Tree::parse(text);
    QCOMPARE(after(text, check::rewritesAt({{text, tree}, "/p/image.yaml", files}, path), title), result);
}

void FixesTest::problemsOfOneKindAreMendedTogether()
{
    const std::string text = based + "labels:\n- {name: a, value: 1}\n- {name: b, value: 2}\n- {name: c, value: x}\n";
    const MemoryFiles files(projectWith(text));
    const yaml::Tree tree = yaml::Tree::parse(text);
    const std::vector<Diagnostic> problems = mended(text, tree, files);
    QCOMPARE(problems.size(), 2U);
    const auto all = check::everywhere(text, problems, problems.front().fixes.front());
    QVERIFY(all);
    QCOMPARE(titleOf(*all), std::string("Mend all 2 problems of this kind in the file"));
    QCOMPARE(applied(text, all->edits),
             based + "labels:\n- {name: a, value: '1'}\n- {name: b, value: '2'}\n- {name: c, value: x}\n");
    QVERIFY(!check::everywhere(text, std::span(problems).first(1), problems.front().fixes.front()));
}

void FixesTest::aMissingScriptIsMadeBesideItsModule()
{
    const std::string text = "name: m\nversion: '1'\nexecute:\n- script: run.sh\n";
    const MemoryFiles files({{"/p/m/module.yaml", text}});
    const yaml::Tree tree = yaml::Tree::parse(text);
    Diagnostic problem{
        .code = "missing-script",
        .text = {},
        .arguments = {"run.sh", "m"},
        .advice = {},
        .origin = {"/p/m/module.yaml", tree.at(tree.find("execute[0].script")).span, "execute[0].script"}};
    std::array<Diagnostic *, 1> problems{&problem};
    check::addFixes({{text, tree}, "/p/m/module.yaml", files}, problems);
    QCOMPARE(problem.fixes.size(), 1U);
    QCOMPARE(titleOf(problem.fixes.front()), std::string("Create run.sh"));
    const auto made = check::newFileOf(problem.fixes.front());
    QVERIFY(made && made->isExecutable);
    QCOMPARE(made->path.string(), std::string("/p/m/run.sh"));
    QVERIFY(made->text.starts_with("#!/bin/sh\n"));
    problem.arguments.front() = "../../etc/x";
    problem.fixes.clear();
    check::addFixes({{text, tree}, "/p/m/module.yaml", files}, problems);
    QVERIFY(problem.fixes.empty());
}

void FixesTest::aMissingModuleIsMadeInTheRepository()
{
    const std::string text = based + withModules + "  install: [{name: other-thing}]\n";
    const MemoryFiles files(projectWith(text));
    const yaml::Tree tree = yaml::Tree::parse(text);
    const std::vector<Diagnostic> problems = mended(text, tree, files);
    QCOMPARE(problems.front().code, std::string("unknown-module"));
    const QuickFix &fix = problems.front().fixes.back();
    QCOMPARE(titleOf(fix), std::string("Create m/other-thing/module.yaml"));
    QVERIFY(fix.edits.empty());
    const auto made = check::newFileOf(fix);
    QVERIFY(made && !made->isExecutable);
    Texts texts = projectWith(text);
    texts[made->path] = made->text;
    QVERIFY(planned(texts).plan.has_value());
}

void FixesTest::aMissingModuleBringsItsRepository()
{
    const std::string text = based + "modules:\n  install:\n    - name: fresh\n";
    const MemoryFiles files({{"/p/image.yaml", text}});
    const yaml::Tree tree = yaml::Tree::parse(text);
    const std::vector<Diagnostic> problems = mended(text, tree, files);
    const auto found =
        std::ranges::find_if(problems, [](const Diagnostic &problem) { return problem.code == "unknown-module"; });
    QVERIFY(found != problems.end() && !found->fixes.empty());
    const auto made = check::newFileOf(found->fixes.back());
    QVERIFY(made);
    const std::string after = applied(text, found->fixes.back().edits);
    QCOMPARE(after, based + "modules:\n  repositories:\n    - name: modules\n      path: modules\n  install:\n    - "
                            "name: fresh\n");
    QVERIFY(planned({{"/p/image.yaml", after}, {made->path, made->text}}).plan.has_value());
}

void FixesTest::longTextsWithManyProblemsAreServedInPart()
{
    std::string text = based + "labels:\n";
    for (int i = 0; i < 600; ++i)
        text += "- {name: a" + std::to_string(i) + ", valeu: x}\n";
    const MemoryFiles files(projectWith(text));
    const yaml::Tree tree = yaml::Tree::parse(text);
    const std::vector<Diagnostic> problems = mended(text, tree, files);
    const auto isServed = [](const Diagnostic &problem) {
        return problem.code == "missing-key" && !problem.fixes.empty();
    };
    QVERIFY(std::ranges::any_of(problems, isServed));
    QVERIFY(std::ranges::count_if(problems, isServed) < 600);
}

QTEST_APPLESS_MAIN(FixesTest)
#include "tst_fixes.moc"
