// SPDX-License-Identifier: MIT
#include "core/assist/complete.h"

#include "tests/core/assist/assistproject.h"

#include <QTest>

using namespace slipway;
using namespace slipway::assist;
using namespace slipway::test;

namespace {

const std::string head = "name: app\nversion: '1'\nfrom: scratch\n";

Texts projectTexts()
{
    return {{"/p/image.yaml",
             head + "envs:\n  - name: HOME\n    value: /h\nmodules:\n  repositories:\n    - path: modules\n"
                    "  install:\n    - name: jdk\nartifacts:\n  - name: app.jar\n    path: files/app.jar\n"
                    "    dest: /opt/app/\n"},
            {"/p/files/app.jar", "x"},
            {"/p/files/deep/b.txt", "x"},
            {"/p/files/.hidden", "x"},
            {"/p/help.md", "x"},
            {"/p/modules/jdk/8/module.yaml", "name: jdk\nversion: '1.8'\n"},
            {"/p/modules/jdk/11/module.yaml", "name: jdk\nversion: '1.11'\nrun: {user: jboss}\n"},
            {"/p/modules/maven/module.yaml", "name: maven\nversion: '3'\nexecute:\n  - script: run.sh\n"},
            {"/p/modules/maven/run.sh", "x"}};
}

Completion completed(const Marked &at, const std::string &file)
{
    static const AssistProject project(projectTexts());
    const descriptor::ObjectKind kind = file.ends_with("module.yaml")      ? descriptor::ObjectKind::Module
                                        : file.ends_with("overrides.yaml") ? descriptor::ObjectKind::Overrides
                                                                           : descriptor::ObjectKind::Image;
    return complete({.text = at.text, .cursor = at.cursor, .file = "/p/" + file, .kind = kind},
                    []() -> const Project & { return project.project(); });
}

std::string labels(const Completion &completion, std::size_t most)
{
    std::string all;
    for (std::size_t i = 0; i < std::min(most, completion.items.size()); ++i)
        all += (all.empty() ? "" : " ") + completion.items[i].label;
    return all;
}

} // namespace

class CompleteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstLabelsAreRight_data();
    void theFirstLabelsAreRight();
    void whatFitsIsAllThatIsOffered_data();
    void whatFitsIsAllThatIsOffered();
    void theTextIsRightAfterTaking_data();
    void theTextIsRightAfterTaking();
    void theProjectIsAskedForOnlyWhereItMatters_data();
    void theProjectIsAskedForOnlyWhereItMatters();
    void keysBringTheirDocumentation();
    void scoresRankByHowMuchIsMeant();
    void everyPlaceOfALongTextCanBeAskedFor();
};

void CompleteTest::theFirstLabelsAreRight_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const std::string &text, const char *expected) {
        QTest::newRow(name) << text << std::string(expected);
    };
    row("an empty file asks for what is required", "|", "name version schema_version");
    row("what is there is not offered", "name: a\n|\n", "version schema_version release");
    row("keys after the cursor count", "|\nversion: 1\nname: a\n", "schema_version release from");
    row("prefix", head + "art|\n", "artifacts");
    row("starts of words", head + "ft|\n", "follow_tag");
    row("letters in order", head + "rtf|\n", "artifacts");
    row("a section", head + "run:\n  |\n", "workdir user cmd entrypoint");
    row("a section of dashes", head + "envs:\n  - |\n", "name value example description");
    row("a list without dash", head + "envs:\n  |\n", "name value example");
    row("a next item", head + "envs:\n  - name: a\n  |\n", "name value example");
    row("a next key", head + "envs:\n  - name: a\n    |\n", "value example description");
    row("an artifact from an image", head + "artifacts:\n  - image: x\n    |\n", "path name target");
    row("an artifact from git", head + "artifacts:\n  - git: {|}\n", "url ref");
    row("flow", head + "help: {add: true, |}\n", "template");
    row("broken below", head + "run:\n  |\nfoo: [\nbar: {\n", "workdir user cmd");
    row("broken above", "x: [\n" + head + "run: {\n  |\n", "workdir user cmd");
    row("stages", "- name: a\n  version: 1\n- name: b\n  |\n", "version schema_version release");
    row("booleans", head + "help:\n  add: |\n", "true false");
    row("enums", head + "packages: {manager: |}\n", "yum dnf microdnf apk apt-get");
    row("enums by letters", head + "packages:\n  manager: md\n", "");
    row("module names", head + "modules:\n  install:\n    - name: |\n", "jdk maven");
    row("versions, newest first", head + "modules:\n  install:\n    - name: jdk\n      version: |\n", "1.11 1.8");
    row("earlier stages", "- name: a\n- name: b\n  from: |\n- name: c\n", "a scratch");
    row("stages to copy from", "- name: a\n- name: b\n- name: c\n  artifacts:\n    - image: |\n", "a b");
    row("users", head + "run:\n  user: |\n", "root 1001 nobody jboss");
    row("labels", head + "labels:\n  - name: org.open|\n",
        "org.opencontainers.image.title org.opencontainers.image.description");
    row("files", head + "artifacts:\n  - path: |\n", "files/ modules/ help.md");
    row("files in folders", head + "artifacts:\n  - path: files/|\n", "files/deep/ files/app.jar");
    row("hidden files", head + "artifacts:\n  - path: files/.|\n", "files/.hidden");
    row("folders only", head + "modules:\n  repositories:\n    - path: |\n", "files/ modules/");
    row("help template", head + "help:\n  template: h|\n", "help.md");
    row("destinations of the project", head + "artifacts:\n  - dest: /opt/a|\n", "/opt/app/");
    row("nothing in comments", head + "# na|\n", "");
    row("nothing in texts", head + "description: |\n", "");
}

void CompleteTest::theFirstLabelsAreRight()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, expected);
    if (!text.contains('|'))
        return;
    const auto wanted = static_cast<std::size_t>(std::ranges::count(expected, ' ')) + 1;
    const Completion completion = completed(marked(text), "image.yaml");
    QCOMPARE(labels(completion, expected.empty() ? 5 : wanted), expected);
}

void CompleteTest::whatFitsIsAllThatIsOffered_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("scripts of a module") << std::string("modules/maven/module.yaml")
                                         << std::string("execute:\n  - script: |\n") << std::string("run.sh");
    QTest::newRow("artifacts that can be overridden")
        << std::string("overrides.yaml") << std::string("artifacts:\n  - name: |\n") << std::string("app.jar");
    QTest::newRow("execute is a key of modules")
        << std::string("modules/maven/module.yaml") << std::string("name: m\nexe|\n") << std::string("execute");
    QTest::newRow("and of no image") << std::string("image.yaml") << std::string("name: m\nexec|\n") << std::string();
    QTest::newRow("protocols") << std::string("image.yaml") << std::string("ports:\n  - value: 1\n    protocol: t|\n")
                               << std::string("tcp sctp");
}

void CompleteTest::whatFitsIsAllThatIsOffered()
{
    QFETCH(const std::string, file);
    QFETCH(const std::string, text);
    QFETCH(const std::string, expected);
    QCOMPARE(labels(completed(marked(text), file), 50), expected);
}

void CompleteTest::theTextIsRightAfterTaking_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("label");
    QTest::addColumn<std::string>("after"); // with the caret
    const auto row = [](const char *name, const std::string &text, const char *label, const std::string &after) {
        QTest::newRow(name) << text << std::string(label) << after;
    };
    row("a key", "na|\n", "name", "name: |\n");
    row("a changed key keeps its value", "nam|: x\n", "name", "name|: x\n");
    row("a section", "ru|\n", "run", "run:\n  |\n");
    row("a list, indented as here", "ports:\n- value: 1\nen|\n", "envs", "ports:\n- value: 1\nenvs:\n- |\n");
    row("a list, indented by two", "en|\n", "envs", "envs:\n  - |\n");
    row("a section, indented by four", "run:\n    user: u\nhel|\n", "help", "run:\n    user: u\nhelp:\n    |\n");
    row("a key in flow", "{na|}", "name", "{name: |}");
    row("an item", "envs:\n  |\n", "name", "envs:\n  - name: |\n");
    row("a version in quotes", "modules: {install: [{name: jdk, version: |}]}\n", "1.8",
        "modules: {install: [{name: jdk, version: \"1.8\"|}]}\n");
    row("a version between quotes", "modules: {install: [{name: jdk, version: '|'}]}\n", "1.8",
        "modules: {install: [{name: jdk, version: '1.8|'}]}\n");
    row("at the colon", "from:|\n", "scratch", "from: scratch|\n");
    row("the whole word goes", "from: scr|atch\n", "scratch", "from: scratch|\n");
    row("a user that is a number stays one", "run:\n  user: 10|\n", "1001", "run:\n  user: 1001|\n");
    row("a folder", "artifacts:\n  - path: fi|\n", "files/", "artifacts:\n  - path: files/|\n");
}

void CompleteTest::theTextIsRightAfterTaking()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, label);
    QFETCH(const std::string, after);
    const Marked at = marked(text);
    const Completion completion = completed(at, "image.yaml");
    const auto item = std::ranges::find(completion.items, label, &CompletionItem::label);
    QVERIFY2(item != completion.items.end(), labels(completion, 20).c_str());
    std::string result = applied(at.text, std::span(&item->edit, 1));
    result.insert(item->edit.span.begin + item->caret, "|");
    QCOMPARE(result, after);
}

void CompleteTest::theProjectIsAskedForOnlyWhereItMatters_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("matters");
    QTest::newRow("a key") << std::string("na|") << false;
    QTest::newRow("a description") << std::string("description: a wo|") << false;
    QTest::newRow("one of few words") << std::string("packages:\n  manager: d|") << false;
    QTest::newRow("the name of a module") << std::string("modules:\n  install:\n    - name: j|") << true;
    QTest::newRow("the name of a label") << std::string("labels:\n  - name: i|") << true;
}

void CompleteTest::theProjectIsAskedForOnlyWhereItMatters()
{
    QFETCH(const std::string, text);
    QFETCH(const bool, matters);
    const Marked at = marked(text);
    const Project none;
    bool isAsked = false;
    static_cast<void>(
        complete({.text = at.text, .cursor = at.cursor, .file = "/p/image.yaml"}, [&]() -> const Project & {
            isAsked = true;
            return none;
        }));
    QCOMPARE(isAsked, matters);
}

void CompleteTest::keysBringTheirDocumentation()
{
    for (const CompletionItem &item : completed(marked("|"), "image.yaml").items) {
        QVERIFY2(!item.documentation.empty(), item.label.c_str());
        QCOMPARE(item.kind, CompletionKind::Key);
        QCOMPARE(item.isRequired, item.label == "name" || item.label == "version");
    }
}

void CompleteTest::scoresRankByHowMuchIsMeant()
{
    QVERIFY(completionScore("name", "name") > completionScore("nam", "name"));
    QVERIFY(completionScore("na", "name") > completionScore("Na", "name"));
    QVERIFY(completionScore("Na", "name") > completionScore("ft", "follow_tag"));
    QVERIFY(completionScore("ft", "follow_tag") > completionScore("fa", "follow_tag"));
    QCOMPARE(completionScore("", "x"), 0);
    QVERIFY(completionScore("xyz", "follow_tag") < 0);
}

void CompleteTest::everyPlaceOfALongTextCanBeAskedFor()
{
    const std::string text =
        projectTexts().at("/p/image.yaml") + "run: {cmd: [a, \"b\"], user: 'x'}\ndescription: >\n  a\n";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        const Marked at{.text = text.substr(0, cut), .cursor = cut};
        for (const CompletionItem &item : completed(at, "image.yaml").items) {
            QVERIFY(item.edit.span.end <= cut);
            QVERIFY(item.caret <= item.edit.replacement.size());
        }
    }
}

QTEST_APPLESS_MAIN(CompleteTest)
#include "tst_complete.moc"
