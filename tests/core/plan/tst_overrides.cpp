// SPDX-License-Identifier: MIT
#include "tests/support/planning.h"

#include <QTest>

using namespace slipway;
using namespace slipway::test;

namespace {

const std::string head = "name: i\nversion: '1'\nfrom: f\n";

} // namespace

class OverridesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sectionsAreMerged_data();
    void sectionsAreMerged();
    void overridesAreSharedBetweenStages();
    void effectiveValuesKnowWhatTheyReplaced();
    void argumentsAreDocumentsFilesOrAddresses_data();
    void argumentsAreDocumentsFilesOrAddresses();
    void relativePathsStartAtTheOverride();
    void redHatNamesTheTarget();
    void whatIsSaidInVainIsWarnedOf_data();
    void whatIsSaidInVainIsWarnedOf();
    void missingOverridesAreErrors();
};

void OverridesTest::sectionsAreMerged_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("override");
    QTest::addColumn<std::string>("section");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const std::string &text, const char *override, const char *section,
                        const std::string &expected) {
        QTest::newRow(name) << head + text << std::string(override) << std::string(section) << expected;
    };
    row("scalar", "", "from: g", "from", "g\n...\n");
    row("falsy scalar", "", "from: ''", "from", "f\n...\n");
    row("label keeps what the override lacks", "labels: [{name: a, value: x, description: d}, {name: b, value: y}]\n",
        "labels: [{name: c, value: z}, {name: a, value: w}]", "labels",
        "- description: d\n  name: a\n  value: w\n- name: b\n  value: y\n- name: c\n  value: z\n"
        "- name: io.cekit.version\n  value: 4.16.0\n");
    row("environment takes the image's value", "envs: [{name: a, value: 1}]\n", "envs: [{name: a, description: d}]",
        "envs", "- description: d\n  name: a\n  value: 1\n");
    row("a set is no list to merge", "envs: [{name: a, value: !!set {x}}]\n", "envs: [{name: a, value: y}]", "envs",
        "- name: a\n  value: y\n");
    row("duplicates collapse", "args: [{name: a, value: x}, {name: b}, {name: a, value: y}]\n", "{}", "args",
        "- name: a\n  value: y\n- name: b\n");
    row("packages", "packages: {install: [a, b, a], manager: dnf}\n", "packages: {install: [b, c], manager_flags: -q}",
        "packages",
        "install:\n- a\n- b\n- c\nmanager: dnf\nmanager_flags: -q\nrepositories: []\nrepositories_injected: []\n");
    row("null removes content sets", "packages: {content_sets: {x86_64: [a]}}\n", "packages: {content_sets: null}",
        "packages", "manager: yum\nrepositories: []\nrepositories_injected: []\n");
    row("package repository keeps its own kind", "packages: {repositories: [{name: r, rpm: p, description: d}]}\n",
        "packages: {repositories: [{name: r, id: q}]}", "packages",
        "manager: yum\nrepositories:\n- description: d\n  filename: r.repo\n  id: q\n  name: r\n  url: "
        "{}\nrepositories_injected: []\n");
    row("run lists are replaced", "run: {cmd: [a, b], user: 0, workdir: /w}\n", "run: {cmd: [c]}", "run",
        "cmd:\n- c\nname: run\nuser: root\nworkdir: /w\n");
    row("osbs is replaced whole", "osbs: {repository: {name: a, branch: b}, extra_dir: x}\n",
        "osbs: {repository: {name: c}}", "osbs", "configuration: {}\nextra_dir: x\nrepository:\n  name: c\n");
    row("artifact takes place and name of file", "artifacts: [{name: a, path: x, dest: /opt, target: t}]\n",
        "artifacts: [{name: a, url: 'http://h/y'}]", "artifacts",
        "- dest: /opt/\n  name: a\n  target: t\n  url: http://h/y\n");
    row("artifact's own dest stays as written", "artifacts: [{name: a, path: x}]\n",
        "artifacts: [{name: a, path: /y, dest: /opt}]", "artifacts",
        "- dest: /opt\n  name: a\n  path: /y\n  target: a\n");
}

void OverridesTest::sectionsAreMerged()
{
    QFETCH(std::string, text);
    QFETCH(std::string, override);
    QFETCH(std::string, section);
    QFETCH(std::string, expected);
    const plan::Result result = planned({{"/p/image.yaml", text}}, {override == "from: g" ? "{from: g}" : override});
    QCOMPARE(effective(result, section), expected);
}

void OverridesTest::overridesAreSharedBetweenStages()
{
    const std::string text =
        "- {name: b, version: 1, from: f, packages: {install: [x], manager: apk}, run: {cmd: [b]}}\n"
        "- {name: t, version: 1, from: f, packages: {install: [y]}}\n";
    const plan::Result result = planned({{"/p/image.yaml", text}}, {"{packages: {install: [z]}, run: {user: u}}"});
    const std::string merged = "install:\n- x\n- y\n- z\nmanager: apk\nrepositories: []\nrepositories_injected: []\n";
    QCOMPARE(effective(result, "packages"), merged);
    QCOMPARE(effective(result, "run"), std::string("cmd:\n- b\nname: run\nuser: u\n"));
    QCOMPARE(result.plan->builders.front().image.install.size(), std::size_t(3));
}

void OverridesTest::effectiveValuesKnowWhatTheyReplaced()
{
    const plan::Result result = planned({{"/p/image.yaml", head + "labels: [{name: a, value: x}]\n"},
                                         {"/p/one.yaml", "from: g\nlabels: [{name: a, value: y}]\n"},
                                         {"/p/two.yaml", "from: h\nlabels: [{name: a, value: z}]\n"}},
                                        {"one.yaml", "two.yaml"});
    const plan::Stage &target = result.plan->target;
    const plan::Field &value = *target.image.labels.front().value;
    QCOMPARE(value.text, std::string("z"));
    QCOMPARE(value.origin.file.string(), std::string("/p/two.yaml"));
    QCOMPARE(value.shadowed.size(), std::size_t(2));
    QCOMPARE(value.shadowed[0].file.string(), std::string("/p/one.yaml"));
    QCOMPARE(value.shadowed[1].file.string(), std::string("/p/image.yaml"));
    QCOMPARE(value.shadowed[1].path, std::string("labels[0].value"));
    QCOMPARE(target.from.shadowed.size(), std::size_t(2));
    QCOMPARE(target.from.shadowed[0].file.string(), std::string("/p/one.yaml"));
    QVERIFY(!target.manager.origin.isWritten());
    QVERIFY(!target.run.user->origin.isWritten());
}

void OverridesTest::argumentsAreDocumentsFilesOrAddresses_data()
{
    QTest::addColumn<std::string>("argument");
    QTest::addColumn<int>("kind");
    QTest::newRow("json") << std::string("{\"from\": \"x\"}") << static_cast<int>(plan::Override::Kind::Text);
    QTest::newRow("yaml") << std::string("from: x") << static_cast<int>(plan::Override::Kind::Text);
    QTest::newRow("broken") << std::string("{a") << static_cast<int>(plan::Override::Kind::Text);
    QTest::newRow("file") << std::string("dir/o.yaml") << static_cast<int>(plan::Override::Kind::File);
    QTest::newRow("address") << std::string("https://h/o.yaml") << static_cast<int>(plan::Override::Kind::Url);
    QTest::newRow("address in capitals") << std::string("FILE:///o.yaml")
                                         << static_cast<int>(plan::Override::Kind::Url);
}

void OverridesTest::argumentsAreDocumentsFilesOrAddresses()
{
    QFETCH(std::string, argument);
    QFETCH(int, kind);
    QCOMPARE(static_cast<int>(plan::overrideOf(argument, "/p").kind), kind);
}

void OverridesTest::relativePathsStartAtTheOverride()
{
    const std::string override = "artifacts: [{name: a, path: f}]\n";
    const Texts texts{{"/p/image.yaml", head}, {"/o/o.yaml", override}};
    QCOMPARE(planned(texts, {"/o/o.yaml"}).plan->target.image.artifacts.front().source, std::string("/o/f"));
    QCOMPARE(planned(texts, {override}).plan->target.image.artifacts.front().source, std::string("/p/f"));
    const MemoryFiles files(texts);
    for (const char *name : {"-", "standard input"}) {
        const plan::Input input{.descriptor = std::filesystem::path("/p/q") / name,
                                .text = head,
                                .overrides = {plan::overrideOf(override, "/p/q")}};
        const plan::Result result = plan::plan(input, {.files = &files});
        QCOMPARE(result.plan->target.image.artifacts.front().source, std::string("/p/f"));
    }
}

void OverridesTest::redHatNamesTheTarget()
{
    const plan::Result result = planned({{"/p/image.yaml", head}}, {"{version: 1.10}"}, {.isRedHat = true});
    QCOMPARE(effective(result, "envs"),
             std::string("- name: JBOSS_IMAGE_NAME\n  value: i\n- name: JBOSS_IMAGE_VERSION\n  value: '1.1'\n"));
    QVERIFY(effective(result, "labels").starts_with("- name: name\n  value: i\n- name: version\n  value: '1.1'\n"));
}

void OverridesTest::whatIsSaidInVainIsWarnedOf_data()
{
    QTest::addColumn<std::string>("override");
    QTest::addColumn<std::string>("problems");
    QTest::newRow("ignored key") << std::string("{release: 2}")
                                 << std::string("warning 1:11 override-ignored release\n");
    QTest::newRow("ignored value") << std::string("{version: 0}")
                                   << std::string("warning 1:11 override-ignored version\n");
    QTest::newRow("all stages") << std::string("{from: x}")
                                << std::string("warning 1:8 override-changes-stages from\n");
    QTest::newRow("fine") << std::string("{version: 2}") << std::string();
}

void OverridesTest::whatIsSaidInVainIsWarnedOf()
{
    QFETCH(std::string, override);
    QFETCH(std::string, problems);
    const plan::Result result = planned(
        {{"/p/image.yaml", "- {name: a, version: 1, from: f}\n- {name: b, version: 1, from: a}\n"}}, {override});
    QVERIFY(result.plan);
    QCOMPARE(printed(result.diagnostics, override), problems);
}

void OverridesTest::missingOverridesAreErrors()
{
    const plan::Result result = planned({{"/p/image.yaml", head}}, {"nowhere.yaml", "https://h/o.yaml", "[a"});
    QVERIFY(!result.plan);
    std::string codes;
    for (const Diagnostic &diagnostic : result.diagnostics)
        codes += diagnostic.code + " " + diagnostic.origin.file.string() + "\n";
    QVERIFY2(codes.starts_with("missing-file /p/nowhere.yaml\noverride-not-fetched https://h/o.yaml\nyaml-"),
             codes.c_str());
}

QTEST_APPLESS_MAIN(OverridesTest)
#include "tst_overrides.moc"
