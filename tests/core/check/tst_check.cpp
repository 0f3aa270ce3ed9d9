// SPDX-License-Identifier: MIT
#include "core/check/check.h"

#include "tests/support/planning.h"

#include <QTest>

using namespace slipway;
using namespace slipway::test;

namespace {

const std::string scratch = "name: i\nversion: '1'\nfrom: scratch\n";
const std::string based = "name: i\nversion: '1'\nfrom: f\n";
const std::string withModule = "modules: {repositories: [{name: m, path: m}], install: [{name: m}]}\n";

/// What all checks say of `/p/image.yaml` beside some files.
std::vector<Diagnostic> checked(const std::string &text, const std::string &module)
{
    Texts texts{{"/p/image.yaml", text}, {"/p/f.txt", "f"}, {"/p/d/x", "x"}};
    if (!module.empty())
        texts["/p/m/module.yaml"] = module;
    const MemoryFiles files(texts);
    const plan::Result result = plan::plan({.descriptor = "/p/image.yaml"}, {.files = &files});
    return result.plan ? check::check({*result.plan, files}) : result.diagnostics;
}

} // namespace

class CheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksFindWhatTheyAreFor_data();
    void checksFindWhatTheyAreFor();
    void stagesAreCheckedAgainstOneAnother_data();
    void stagesAreCheckedAgainstOneAnother();
    void modulesAreCheckedWhereTheyAreWritten();
    void fixesMendTheText_data();
    void fixesMendTheText();
    void unsavedTextIsWhatFixesEdit();
};

void CheckTest::checksFindWhatTheyAreFor_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("problems");
    const auto row = [](const char *name, const std::string &text, const char *problems) {
        QTest::newRow(name) << text << std::string(problems);
    };
    row("nothing to say", scratch + "artifacts: [{name: f.txt, path: f.txt, dest: /a/}]\n", "");
    row("missing source", scratch + "artifacts: [{name: g, path: g, dest: /}]\n",
        "error 4:29 missing-source artifacts[0].path\n");
    row("missing source with checksum",
        scratch + "artifacts: [{name: g, path: g, dest: /, md5: " + std::string(32, 'a') + "}]\n",
        "warning 4:29 missing-source artifacts[0].path\n");
    row("renamed", scratch + "artifacts: [{name: g, path: f.txt, dest: /}]\n",
        "hint 4:20 file-renamed artifacts[0].name\n");
    row("a folder is named after its artifact", scratch + "artifacts: [{name: g, path: d, dest: /}]\n", "");
    row("dest names a file", scratch + "artifacts: [{name: f.txt, path: f.txt, dest: /a/f.txt}]\n",
        "warning 4:46 dest-is-directory artifacts[0].dest\n");
    row("dest is said to be a directory", scratch + "artifacts: [{name: f.txt, path: f.txt, dest: /a.txt/}]\n", "");
    row("deleted again", based + "artifacts: [{name: f.txt, path: f.txt}]\n",
        "warning 4:20 artifact-deleted artifacts[0].name\n");
    row("stays in the temporary folder", scratch + "artifacts: [{name: f.txt, path: f.txt}]\n",
        "warning 4:20 scratch-destination artifacts[0].name\n");
    row("git artifact", based + "artifacts: [{name: g, git: {url: 'https://h/g', ref: v}}]\n",
        "warning 4:13 no-destination artifacts[0]\n");
    row("same target",
        scratch +
            "artifacts: [{name: a, target: t, path: f.txt, dest: /a}, {name: b, target: t, path: d/x, dest: /b}]\n",
        "warning 4:76 target-overwritten artifacts[1].target\n");
    row("target with folder", scratch + "artifacts: [{name: a, target: ../t, path: f.txt, dest: /a}]\n",
        "error 4:31 target-with-folder artifacts[0].target\n");
    row("short checksum", scratch + "artifacts: [{name: f.txt, path: f.txt, dest: /, md5: abc}]\n",
        "warning 4:13 checksum-malformed artifacts[0]\n");
    row("user on scratch", scratch + "run: {user: 1}\n", "warning 4:13 scratch-user run.user\n");
    row("packages on scratch", scratch + "packages: {install: [a]}\n",
        "warning 4:22 scratch-packages packages.install[0]\n");
    row("no base image", "name: i\nversion: '1'\n", "warning 1:7 no-base-image name\n");
    row("image name", "name: My App\nversion: '1'\nfrom: f\n", "warning 1:7 image-name name\n");
    row("float version", "name: i\nversion: 1.10\nfrom: f\n", "warning 2:10 version-number version\n");
    row("octal version", "name: i\nversion: 010\nfrom: f\n", "warning 2:10 version-number version\n");
    row("number that stays", "name: i\nversion: 1.5\nfrom: f\n", "");
    row("dropped variable", based + "envs: [{name: A, value: no}]\n", "warning 4:25 env-dropped envs[0].value\n");
    row("empty variable", based + "envs: [{name: A, value: ''}]\n", "warning 4:25 env-dropped envs[0].value\n");
    row("variable that is documented only", based + "envs: [{name: A}]\n", "");
    row("boolean variable", based + "envs: [{name: A, value: yes}]\n", "warning 4:25 env-boolean envs[0].value\n");
    row("quote in a label", based + "labels: [{name: a, value: 'x\"y'}]\n",
        "warning 4:27 not-escaped labels[0].value\n");
    row("lines in a variable", based + "envs: [{name: a, value: \"x\\ny\"}]\n",
        "warning 4:25 not-escaped envs[0].value\n");
    row("long labels are cut by CEKit", based + "labels: [{name: a, value: " + std::string(200, 'x') + "}]\n", "");
    row("written twice", based + "args: [{name: a}, {name: a}]\n", "warning 4:26 name-repeated args[1].name\n");
    row("no port", based + "ports: [{value: 70000}, {value: 80}]\n", "warning 4:17 port-range ports[0].value\n");
    row("repository by address",
        based + "packages: {repositories: [{name: r, url: {repository: 'http://h/r.repo'}}]}\n",
        "warning 4:34 repository-leaves-broken-step packages.repositories[0].name\n");
    row("extra directory", based + "osbs: {extra_dir_target: /x}\n",
        "warning 4:26 extra-directory osbs.extra_dir_target\n");
}

void CheckTest::checksFindWhatTheyAreFor()
{
    QFETCH(std::string, text);
    QFETCH(std::string, problems);
    QCOMPARE(printed(checked(text, {}), text), problems);
}

void CheckTest::stagesAreCheckedAgainstOneAnother_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("problems");
    const std::string builder = "- {name: builder, version: '1', from: f}\n";
    const auto target = [](const std::string &rest) { return "- {name: t, version: '1', from: " + rest + "}\n"; };
    QTest::newRow("used") << builder + target("scratch, artifacts: [{image: builder, path: /a, dest: /}]")
                          << std::string();
    QTest::newRow("built upon") << builder + target("builder") << std::string();
    QTest::newRow("unused") << builder + target("f") << std::string("warning 1:10 unused-stage [0].name\n");
    QTest::newRow("mistyped") << builder + target("builder, artifacts: [{image: bulder, path: /a, dest: /}]")
                              << std::string("warning 2:62 unknown-stage [1].artifacts[0].image\n");
    QTest::newRow("any image") << builder + target("builder, artifacts: [{image: 'quay.io/a:1', path: /a, dest: /}]")
                               << std::string();
    QTest::newRow("itself") << builder + target("builder, artifacts: [{image: t, path: /a, dest: /}]")
                            << std::string("warning 2:62 stage-order [1].artifacts[0].image\n");
}

void CheckTest::stagesAreCheckedAgainstOneAnother()
{
    QFETCH(std::string, text);
    QFETCH(std::string, problems);
    QCOMPARE(printed(checked(text, {}), text), problems);
}

void CheckTest::modulesAreCheckedWhereTheyAreWritten()
{
    const std::string module = "name: m\nversion: '1'\nexecute: [{script: run.sh}]\nenvs: [{name: A, value: false}]\n";
    std::string found;
    for (const Diagnostic &diagnostic : checked(scratch + withModule, module))
        found += diagnostic.code + " " + diagnostic.origin.file.path().filename().string() + " " +
                 diagnostic.origin.path + "\n";
    QCOMPARE(found,
             std::string("scratch-script image.yaml modules.install[0]\nmissing-script module.yaml execute[0].script\n"
                         "env-dropped module.yaml envs[0].value\n"));
}

void CheckTest::fixesMendTheText_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("mended");
    QTest::newRow("quotes") << std::string("name: i\nversion: 1.10 # x\nfrom: f\n")
                            << std::string("name: i\nversion: \"1.10\" # x\nfrom: f\n");
    QTest::newRow("target in a block")
        << scratch + "artifacts:\n  - name: g # x\n    path: f.txt\n    dest: /\n"
        << scratch + "artifacts:\n  - name: g # x\n    target: f.txt\n    path: f.txt\n    dest: /\n";
    QTest::newRow("target in flow style") << scratch + "artifacts: [{name: g, path: f.txt, dest: /}]\n"
                                          << scratch + "artifacts: [{name: g, target: f.txt, path: f.txt, dest: /}]\n";
    QTest::newRow("other line ends") << scratch + "artifacts:\r\n- name: f.txt\r\n  path: f.txt\r\n"
                                     << scratch + "artifacts:\r\n- name: f.txt\r\n  dest: /\r\n  path: f.txt\r\n";
    QTest::newRow("variable") << based + "envs:\n- name: A\n  value: yes\n"
                              << based + "envs:\n- name: A\n  value: \"yes\"\n";
    QTest::newRow("nothing simple") << scratch + "run: {user: 1}\n" << std::string("(no fix)");
}

void CheckTest::fixesMendTheText()
{
    QFETCH(std::string, text);
    QFETCH(std::string, mended);
    QCOMPARE(fixed(checked(text, {}), text), mended);
    if (mended != "(no fix)")
        QCOMPARE(printed(checked(mended, {}), mended), std::string());
}

void CheckTest::unsavedTextIsWhatFixesEdit()
{
    const std::string typed = "name: i\nversion: 1.0e+3\nfrom: f\n";
    const MemoryFiles saved({{"/p/image.yaml", "other"}});
    const descriptor::OverlayFiles files(saved, {{"/p/image.yaml", typed}});
    const plan::Result result = plan::plan({.descriptor = "/p/image.yaml"}, {.files = &files});
    QCOMPARE(fixed(check::check({*result.plan, files}), typed), std::string("name: i\nversion: \"1.0e+3\"\nfrom: f\n"));
}

QTEST_APPLESS_MAIN(CheckTest)
#include "tst_check.moc"
