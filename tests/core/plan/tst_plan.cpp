// SPDX-License-Identifier: MIT
#include "tests/support/planning.h"

#include <QTest>

#include <stop_token>
#include <thread>

using namespace slipway;
using namespace slipway::test;

namespace {

const std::string scratchImage = R"(name: "cekit-scratch"
version: "1.0.0"
from: "scratch"
description: "Minimal scratch example"
labels:
  - name: "io.cekit.test"
    value: "This is a CEKit test label"
envs:
  - name: "CEKIT_TEST"
    value: "test"
artifacts:
  - name: "file1"
    path: metadata/test-file.txt
    dest: /files/
  - name: "dir"
    path: metadata
    dest: /target
)";

const std::string stagedImage = R"(- name: builder
  version: 1.0.0
  from: golang:1.7.3
  modules:
    repositories:
      - path: modules
    install:
      - name: build
- name: some/app
  version: 12
  from: scratch
  description: Our application
  artifacts:
    - name: application
      image: builder
      path: /tmp/scripts/build/hello-world
      target: entrypoint
      dest: /bin
  run:
    entrypoint: ["/bin/entrypoint"]
)";

} // namespace

class PlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anImageFromScratchIsPlanned();
    void stagesArePlannedInOrder();
    void labelsAreAdded_data();
    void labelsAreAdded();
    void nullsGoFromTheTargetOnly();
    void repositoriesAreInjectedByAddressOnly();
    void contentSetsAreARepositoryThatIsMissing();
    void whatTheTemplateCannotPrintIsRefused_data();
    void whatTheTemplateCannotPrintIsRefused();
    void osbsFetchesForItself();
    void helpTemplatesHaveToExist();
    void unsavedTextIsPlanned();
    void stoppingEndsWithoutAPlan();
    void plansAreMadeInManyThreadsAtOnce();
    void aliasesOfAliasesEndInAnError();
    void hugeWrongMapsEndInFewProblems();
    void validationStopsBeforeGeneration();
    void brokenDescriptorsStillTellWhichFilesMatter();
};

void PlanTest::anImageFromScratchIsPlanned()
{
    const plan::Result result = planned({{"/p/image.yaml", scratchImage}});
    QCOMPARE(printed(result.diagnostics, scratchImage), std::string());
    const plan::Stage &target = result.plan->target;
    QVERIFY(target.isScratch());
    QCOMPARE(target.image.name.text, std::string("cekit-scratch"));
    QCOMPARE(target.image.name.origin.path, std::string("name"));
    QCOMPARE(target.image.artifacts.size(), std::size_t(2));
    const plan::Artifact &file = target.image.artifacts.front();
    QCOMPARE(file.source, std::string("/p/metadata/test-file.txt"));
    QCOMPARE(file.target.text, std::string("file1"));
    QVERIFY(!file.target.origin.isWritten());
    QCOMPARE(target.image.artifacts.back().dest->text, std::string("/target/"));
    QCOMPARE(target.image.artifacts.back().dest->origin.path, std::string("artifacts[1].dest"));
    QCOMPARE(target.image.labels.size(), std::size_t(4));
    QCOMPARE(target.fetches.size(), std::size_t(2));
    QVERIFY(result.files == std::vector<std::filesystem::path>{"/p/image.yaml"});
}

void PlanTest::stagesArePlannedInOrder()
{
    const plan::Result result =
        planned({{"/p/image.yaml", stagedImage},
                 {"/p/modules/build/module.yaml", "name: build\nversion: '1'\nexecute: [{script: b.sh}]\n"}});
    QCOMPARE(printed(result.diagnostics, stagedImage),
             std::string("hint 6:9 artifact-name-generated [0].modules.repositories[0]\n"));
    QCOMPARE(result.plan->builders.size(), std::size_t(1));
    const plan::Stage &builder = result.plan->builders.front();
    QCOMPARE(builder.modules.front().scripts.front().script.text, std::string("b.sh"));
    QCOMPARE(builder.modules.front().scripts.front().user.text, std::string("root"));
    const plan::Artifact &copied = result.plan->target.image.artifacts.front();
    QVERIFY(copied.kind == plan::ArtifactKind::Image);
    QCOMPARE(copied.image, std::string("builder"));
    QCOMPARE(copied.dest->text, std::string("/bin/"));
    QCOMPARE(copied.imageOrigin.path, std::string("[1].artifacts[0].image"));
    QCOMPARE(result.plan->target.image.version.text, std::string("12"));
    QCOMPARE(result.plan->target.run.entrypoint->front().text, std::string("/bin/entrypoint"));
    QVERIFY((result.plan->moduleFolders == std::vector<plan::ModuleFolder>{{"build", "/p/modules/build"}}));
    QVERIFY((result.files == std::vector<std::filesystem::path>{"/p/image.yaml", "/p/modules/build/module.yaml"}));
}

void PlanTest::labelsAreAdded_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("labels");
    const std::string version = "- name: io.cekit.version\n  value: 4.16.0\n";
    QTest::newRow("version only") << std::string() << version;
    QTest::newRow("description") << std::string("description: d\n")
                                 << version + "- name: description\n  value: d\n- name: summary\n  value: d\n";
    QTest::newRow("written description") << std::string("description: d\nlabels: [{name: description, value: w}]\n")
                                         << "- name: description\n  value: w\n" + version +
                                                "- name: summary\n  value: w\n";
    QTest::newRow("number as description")
        << std::string("description: 5\n") << std::string("error 1:1 wrong-type description\n");
    QTest::newRow("binary data") << std::string("labels: [{name: l, value: !!binary aGk=}]\n")
                                 << "- name: l\n  value: !!binary |\n    aGk=\n" + version;
    QTest::newRow("binary data that CEKit would cut")
        << "labels: [{name: l, value: !!binary " + std::string(172, 'A') + "}]\n"
        << std::string("error 1:1 wrong-type labels[0].value\n");
    QTest::newRow("long values are cut") << "labels: [{name: l, value: " + std::string(129, 'x') + "}]\n"
                                         << "- name: l\n  value: '" + std::string(128, 'x') +
                                                "\\\n\n    x\\\n\n    '\n" + version;
}

void PlanTest::labelsAreAdded()
{
    QFETCH(std::string, text);
    QFETCH(std::string, labels);
    QCOMPARE(effective(planned({{"/p/image.yaml", "name: i\nversion: '1'\nfrom: f\n" + text}}), "labels")
                 .substr(0, labels.size()),
             labels);
}

void PlanTest::nullsGoFromTheTargetOnly()
{
    const std::string text =
        "- {name: b, version: 1, from: f, envs: [{name: a, value: null}]}\n"
        "- {name: t, version: 1, from: f, release: null, envs: [{name: a, value: null}], help: {template: null}}\n";
    const plan::Result result = planned({{"/p/image.yaml", text}});
    QVERIFY(result.plan->builders.front().image.envs.front().value);
    QVERIFY(!result.plan->target.image.envs.front().value);
    QCOMPARE(effective(result, "release"), std::string("(absent)\n"));
    QCOMPARE(effective(result, "help"), std::string("template: null\n"));
}

void PlanTest::repositoriesAreInjectedByAddressOnly()
{
    const std::string text = "name: i\nversion: '1'\nfrom: f\npackages:\n  repositories:\n  - {name: a, url: "
                             "{repository: 'http://h/a.repo'}}\n"
                             "  - {name: b, rpm: b.rpm}\n  - {name: c, id: c}\n";
    const plan::Result result = planned({{"/p/image.yaml", text}});
    std::string injected;
    for (const plan::PackageRepository &repository : result.plan->target.repositories)
        injected += repository.name.text + (repository.isInjected ? "+ " : "- ");
    QCOMPARE(injected, std::string("a+ b- c- "));
    QCOMPARE(printed(result.diagnostics, text),
             std::string("hint 8:19 repository-not-injected packages.repositories[2].id\n"));
}

void PlanTest::contentSetsAreARepositoryThatIsMissing()
{
    const std::string text = "name: i\nversion: '1'\nfrom: f\npackages: {content_sets: {x86_64: [a]}}\n";
    const plan::Result result = planned({{"/p/image.yaml", text}});
    QCOMPARE(printed(result.diagnostics, text),
             std::string("warning 4:26 content-sets-need-compose packages.content_sets\n"));
    QCOMPARE(effective(result, "packages"),
             std::string("content_sets:\n  x86_64:\n  - a\nmanager: yum\nrepositories: []\nrepositories_injected:\n"
                         "- filename: content_sets_odcs.repo\n  name: content_sets_odcs\n  url:\n"
                         "    repository: odcs:odcs.fedoraproject.org\n"));
    QCOMPARE(result.plan->target.repositories.front().filename, std::string("content_sets_odcs.repo"));
    QVERIFY(result.plan->target.repositories.front().isInjected);
}

void PlanTest::whatTheTemplateCannotPrintIsRefused_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("problems");
    QTest::newRow("number as package") << std::string("packages: {install: [a, 5]}\n")
                                       << std::string("error 4:25 wrong-type packages.install[1]\n");
    QTest::newRow("repository without address")
        << std::string("packages: {repositories: [{name: a, url: {}}]}\n")
        << std::string("error 4:42 repository-without-url packages.repositories[0].url\n");
    QTest::newRow("no content sets here") << std::string("packages: {content_sets: {s390x: [a]}}\n")
                                          << std::string("error 4:26 no-content-sets packages.content_sets\n");
    QTest::newRow("content sets of numbers") << std::string("packages: {content_sets: {x86_64: [a, 1]}}\n")
                                             << std::string("error 4:35 wrong-type packages.content_sets.x86_64\n");
    QTest::newRow("no list of content sets") << std::string("packages: {content_sets: {x86_64: null}}\n")
                                             << std::string("error 4:35 wrong-type packages.content_sets.x86_64\n");
    QTest::newRow("empty checksum") << std::string("artifacts: [{name: a, md5: ''}]\n")
                                    << std::string("error 4:28 unusable-checksum artifacts[0].md5\n");
    QTest::newRow("upper-case checksum") << std::string("artifacts: [{name: a, path: b, md5: 0A}]\n")
                                         << std::string("error 4:37 unusable-checksum artifacts[0].md5\n");
    QTest::newRow("some without destination")
        << std::string("artifacts: [{name: a, path: a}, {name: b, path: b, dest: null}]\n")
        << std::string("error 4:34 mixed-destinations artifacts[1]\n");
    QTest::newRow("follow_tag") << std::string("follow_tag: a:latest\n")
                                << std::string("error 4:13 follow-tag follow_tag\n");
}

void PlanTest::whatTheTemplateCannotPrintIsRefused()
{
    QFETCH(std::string, text);
    QFETCH(std::string, problems);
    const std::string whole = "name: i\nversion: '1'\nfrom: f\n" + text;
    const plan::Result result = planned({{"/p/image.yaml", whole}});
    QVERIFY(!result.plan);
    QCOMPARE(printed(result.diagnostics, whole), problems);
}

void PlanTest::osbsFetchesForItself()
{
    const std::string text =
        "name: i\nversion: '1'\nfrom: f\nartifacts:\n- {name: a, url: 'http://h/a', sha256: ab, description: why}\n"
        "- {name: b, path: b}\n- {name: c, pnc_build_id: '1', pnc_artifact_id: '2'}\n";
    const plan::Result result = planned({{"/p/image.yaml", text}}, {}, {.engine = plan::Engine::Osbs});
    const plan::OsbsFiles &osbs = *result.plan->osbs;
    QCOMPARE(yaml::dump(osbs.fetchUrl, false), std::string("- url: http://h/a\n  target: a\n  sha256: ab\n"));
    QCOMPARE(
        yaml::dump(osbs.fetchPnc, false),
        std::string(
            "metadata:\n  author: CEKit 4.16.0\nbuilds:\n- build_id: '1'\n  artifacts:\n  - id: '2'\n    target: c\n"));
    QVERIFY((osbs.comments == std::vector<std::pair<std::string, std::string>>{{"http://h/a", "why"}}));
    std::string targets;
    for (const plan::Artifact &artifact : result.plan->target.image.artifacts)
        targets += artifact.target.text + " ";
    QCOMPARE(targets, std::string("artifacts/a b artifacts/c "));
}

void PlanTest::helpTemplatesHaveToExist()
{
    const std::string text = "name: i\nversion: '1'\nfrom: f\nhelp: {add: true, template: h.md}\n";
    QCOMPARE(printed(planned({{"/p/image.yaml", text}}).diagnostics, text),
             std::string("error 4:29 missing-file help.template\n"));
    QVERIFY(planned({{"/p/image.yaml", text}, {"/p/h.md", ""}}).plan);
}

void PlanTest::unsavedTextIsPlanned()
{
    const MemoryFiles files({});
    const plan::Result result =
        plan::plan({.descriptor = "/p/image.yaml", .text = "name: i\nversion: '1'\nfrom: f\n"}, {.files = &files});
    QCOMPARE(result.plan->target.from.text, std::string("f"));
    QCOMPARE(result.plan->target.from.origin.file.string(), std::string("/p/image.yaml"));
}

void PlanTest::stoppingEndsWithoutAPlan()
{
    const MemoryFiles files({{"/p/image.yaml", scratchImage}});
    std::stop_source stop;
    stop.request_stop();
    const plan::Result result = plan::plan({.descriptor = "/p/image.yaml"}, {.files = &files}, stop.get_token());
    QVERIFY(result.isCancelled);
    QVERIFY(!result.plan);
}

void PlanTest::plansAreMadeInManyThreadsAtOnce()
{
    const MemoryFiles files(
        {{"/p/image.yaml", stagedImage}, {"/p/modules/build/module.yaml", "name: build\nversion: '1'\n"}});
    std::vector<std::string> dumps(4);
    {
        std::vector<std::jthread> threads;
        for (std::string &dump : dumps) {
            threads.emplace_back([&dump, &files] {
                dump = yaml::dump(plan::plan({.descriptor = "/p/image.yaml"}, {.files = &files}).plan->effectiveImage);
            });
        }
    }
    QVERIFY(!dumps.front().empty());
    QVERIFY(std::ranges::all_of(dumps, [&](const std::string &dump) { return dump == dumps.front(); }));
}

void PlanTest::aliasesOfAliasesEndInAnError()
{
    std::string text =
        "name: i\nversion: '1'\nfrom: f\nenvs:\n- name: e0\n  value: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        text += "- name: e" + std::to_string(i) + "\n  value: &a" + std::to_string(i) + " [";
        for (int j = 0; j < 10; ++j)
            text += before + (j < 9 ? ", " : "]\n");
    }
    const plan::Result result = planned({{"/p/image.yaml", text}});
    QVERIFY(!result.plan);
    QCOMPARE(result.diagnostics.back().code, std::string("too-large"));
}

void PlanTest::hugeWrongMapsEndInFewProblems()
{
    std::string text = "name: i\nversion: '1'\nlabels: [";
    for (int i = 0; i < 3000; ++i)
        text += "x,";
    text += "]\n";
    for (int i = 0; i < 3000; ++i)
        text += "k" + std::to_string(i) + ": 1\n";
    const plan::Result result = planned({{"/p/image.yaml", text}});
    QVERIFY(!result.plan);
    QCOMPARE(result.diagnostics.size(), std::size_t(1000));
}

void PlanTest::validationStopsBeforeGeneration()
{
    const std::string text = "name: i\nversion: '1'\nfrom: f\npackages: {install: [5]}\n";
    QVERIFY(!planned({{"/p/image.yaml", text}}).plan);
    QVERIFY(planned({{"/p/image.yaml", text}}, {}, {.stopsAfterValidation = true}).plan);
    const std::string stage = "- {name: i, version: '1', osbs: {configuration: {container: {a: b}}}}\n";
    const plan::Options osbs{.engine = plan::Engine::Osbs, .stopsAfterValidation = true};
    QVERIFY(planned({{"/p/image.yaml", stage}}, {}, osbs).plan);
    QVERIFY(!planned({{"/p/image.yaml", stage + stage}}, {}, osbs).plan); // its files are made before
}

void PlanTest::brokenDescriptorsStillTellWhichFilesMatter()
{
    const std::string text = "name: i\nmodules: {repositories: [{name: m, path: modules}]}\n";
    const plan::Result result =
        planned({{"/p/image.yaml", text}, {"/p/modules/module.yaml", "name: m\nversion: '1'\n"}});
    QVERIFY(!result.plan);
    QVERIFY((result.files == std::vector<std::filesystem::path>{"/p/image.yaml", "/p/modules/module.yaml"}));
}

QTEST_APPLESS_MAIN(PlanTest)
#include "tst_plan.moc"
