// SPDX-License-Identifier: MIT
#include "core/descriptor/validate.h"

#include "core/descriptor/build.h"
#include "tests/support/memoryfiles.h"
#include "tests/support/printing.h"

#include <QTest>

using namespace slipway;
using namespace slipway::descriptor;

namespace {

constexpr const char *head = "name: a\nversion: '1'\n";

std::vector<Diagnostic> problemsOf(const std::string &text, ObjectKind kind = ObjectKind::Image)
{
    Document document = read(text, "/p/image.yaml");
    if (hasErrors(document.problems))
        return document.problems;
    const test::MemoryFiles files({});
    BuildContext context{
        .files = &files, .artifactDirectory = "/p", .repositoryDirectory = "/p", .fileDirectory = "/p"};
    build(kind, document.value, context);
    return context.problems;
}

} // namespace

class ValidateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void problemsAreOnTheWrongToken_data();
    void problemsAreOnTheWrongToken();
    void simpleProblemsHaveAFix_data();
    void simpleProblemsHaveAFix();
    void allProblemsAreReportedAtOnce();
    void messagesSayWhatToDo_data();
    void messagesSayWhatToDo();
};

void ValidateTest::problemsAreOnTheWrongToken_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("problems");
    const std::string h = head;
    const auto row = [&](const char *name, const std::string &text, const std::string &problems) {
        QTest::newRow(name) << text << problems;
    };
    row("nothing wrong", h, "");
    row("unknown key", h + "form: scratch\n", "error 3:1 unknown-key form\n");
    row("key with a dot", h + "run:\n  a.b: 1\n", "error 4:3 unknown-key run.\"a.b\"\n");
    row("missing keys", "from: scratch\n", "error 1:1 missing-key\nerror 1:1 missing-key\n");
    row("null for required", "name:\nversion: 1\n", "error 1:6 missing-value name\n");
    row("number for text", h + "from: 1.5\n", "error 3:7 wrong-type from\n");
    row("boolean is no text", "name: a\nversion: yes\n", "error 2:10 wrong-type version\n");
    row("date is no text", "name: a\nversion: 2024-01-02\n", "error 2:10 wrong-type version\n");
    row("number is text enough", "name: a\nversion: 1.10\n", "");
    row("null where nothing is needed", h + "description:\n", "");
    row("help is no map", h + "help:\n", "error 3:6 wrong-type help\n");
    row("in help", h + "help: {add: 'yes'}\n", "error 3:13 wrong-type help.add\n");
    row("port as text", h + "ports:\n- value: '80'\n", "error 4:10 wrong-type ports[0].value\n");
    row("true is no number", h + "ports:\n- value: true\n", "error 4:10 wrong-type ports[0].value\n");
    row("not a map", h + "labels:\n- x\n", "error 4:3 not-a-map labels[0]\n");
    row("empty item", h + "labels:\n-\n", "error 4:2 empty-object labels[0]\n");
    row("empty list section", h + "labels:\n", "error 3:8 not-a-list labels\n");
    row("empty map section", h + "run:\n", "error 3:5 empty-object run\n");
    row("map instead of list", h + "labels: {a: b}\n", "error 3:9 not-a-list labels\n");
    row("command as text", h + "run: {cmd: ls}\n", "error 3:12 wrong-type run.cmd\n");
    row("number in command", h + "run: {cmd: [sleep, 5]}\n", "error 3:20 wrong-type run.cmd[1]\n");
    row("enum", h + "packages: {manager: rpm}\n", "error 3:21 unknown-value packages.manager\n");
    row("environment has any keys", h + "envs:\n- name: A\n  note: x\n", "");
    row("float version of a module", h + "modules: {install: [{name: m, version: 1.1}]}\n",
        "error 3:40 wrong-type modules.install[0].version\n");
    row("execute is for modules", h + "execute: []\n", "error 3:1 unknown-key execute\n");
    row("artifact without source", h + "artifacts:\n- name: x\n", "error 4:3 unknown-artifact artifacts[0]\n");
    row("digits as checksum", h + "artifacts:\n- {path: a, md5: 123}\n", "error 4:18 wrong-type artifacts[0].md5\n");
    row("plain artifact without name", h + "artifacts:\n- md5: abc\n", "error 4:3 missing-key artifacts[0]\n");
    row("no name to make", h + "artifacts:\n- path: m/\n", "error 4:3 no-artifact-name artifacts[0]\n");
    row("two kinds of repository", h + "packages:\n  repositories:\n  - {name: r, id: a, rpm: b}\n",
        "error 5:27 repository-kind packages.repositories[0].rpm\n");
    row("content sets twice", h + "packages: {content_sets: {}, content_sets_file: x}\n",
        "error 3:49 two-sources packages.content_sets_file\n");
    row("file missing", h + "packages: {content_sets_file: x.yml}\n",
        "error 3:31 missing-file packages.content_sets_file\n");
    row("section shared by an alias", h + "ports:\n- &p {value: 1}\n- *p\n", "error 4:7 shared-section ports[0]\n");
    row("scalar document", "hello\n", "error 1:1 not-a-map\n");
    row("syntax", "a: b: c\n", "error 1:5 yaml-mapping-value\n");
}

void ValidateTest::problemsAreOnTheWrongToken()
{
    QFETCH(std::string, text);
    QFETCH(std::string, problems);
    QCOMPARE(test::printed(problemsOf(text), text), problems);
}

void ValidateTest::simpleProblemsHaveAFix_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("mended");
    const std::string h = head;
    QTest::newRow("mistyped key") << h + "form: scratch # x\n" << h + "from: scratch # x\n";
    QTest::newRow("mistyped value") << h + "packages: {manager: dfn}\n" << h + "packages: {manager: dnf}\n";
    QTest::newRow("unquoted text") << h + "labels:\n- {name: a, value: 1.10}\n"
                                   << h + "labels:\n- {name: a, value: \"1.10\"}\n";
    QTest::newRow("quoted number") << h + "ports:\n- value: '80'\n" << h + "ports:\n- value: 80\n";
    QTest::newRow("quoted boolean") << h + "help: {add: 'Yes'}\n" << h + "help: {add: true}\n";
    QTest::newRow("command without list") << h + "run: {cmd: ls}\n" << h + "run: {cmd: [ls]}\n";
    QTest::newRow("mistyped artifact source") << h + "artifacts:\n- pth: a\n" << h + "artifacts:\n- path: a\n";
    QTest::newRow("nothing near") << h + "dockerfile: x\n" << std::string("(no fix)");
}

void ValidateTest::simpleProblemsHaveAFix()
{
    QFETCH(std::string, text);
    QFETCH(std::string, mended);
    QCOMPARE(test::fixed(problemsOf(text), text), mended);
}

void ValidateTest::allProblemsAreReportedAtOnce()
{
    const std::string text = "version: yes\nlabels:\n- {name: a}\nports:\n- {valu: 1}\nrun: {usr: x}\n";
    QCOMPARE(test::printed(problemsOf(text), text), std::string("error 1:1 missing-key\n"
                                                                "error 1:10 wrong-type version\n"
                                                                "error 3:4 missing-key labels[0]\n"
                                                                "error 5:4 missing-key ports[0]\n"
                                                                "error 5:4 unknown-key ports[0].valu\n"
                                                                "error 6:7 unknown-key run.usr\n"));
}

void ValidateTest::messagesSayWhatToDo_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const std::string h = head;
    QTest::newRow("did you mean") << h + "form: x\n"
                                  << std::string("The key 'form' is not known in an image. Did you mean 'from'?");
    QTest::newRow("quotes") << h + "from: 1.5\n"
                            << std::string("'from' has to be text, but it is the number 1.5. Put it in quotes.");
    QTest::newRow("missing") << std::string("name: a\n")
                             << std::string("The key 'version' is missing in an image. Add 'version: …'.");
    QTest::newRow("choices") << h + "packages: {manager: zypper}\n"
                             << std::string(
                                    "'manager' cannot be 'zypper'. Use one of: yum, dnf, microdnf, apk, apt-get.");
}

void ValidateTest::messagesSayWhatToDo()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    const std::vector<Diagnostic> problems = problemsOf(text);
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(message(problems.front()), expected);
}

QTEST_APPLESS_MAIN(ValidateTest)
#include "tst_validate.moc"
