// SPDX-License-Identifier: MIT
#include "core/yaml/load.h"
#include "tests/core/generate/targetfixture.h"

using namespace slipway;
using namespace slipway::generate;
using namespace plans;
using namespace targets;

class TargetFolderTest : public TargetFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }
    void theLayoutIsCekits();
    void aSecondRunReplacesTheFirst();
    void aMissingPathIsListedOrFetched();
    void artifactsWithChecksumsGoThroughTheSource();
    void whatIsFetchedIsFetchedTogether();
    void whatLiesInTheWayIsFetchedBefore();
    void filesAndFaultsKeepTheirOrder();
    void withoutArtifactsNothingIsCopied();
    void osbsGetsItsFiles();
    void progressIsTold();
    void aStopEndsTheWork();
    void aHelpTemplateIsReportedAndTheRestWritten();
};

void TargetFolderTest::theLayoutIsCekits()
{
    put("files/run.sh", "#!/bin/sh\n");
    fs::permissions(below("files/run.sh"), fs::perms(0750));
    put("modules/base/module.yaml", "name: base\nversion: 1\n");
    put("modules/base/.hidden", "h");
    put("modules/base/sub/install.sh", "true\n");
    Plan plan = this->plan();
    plan.target.fetches = {path("files/run.sh", "start.sh"), path("files", "a/b")};
    plan.target.help.isAdded = true;
    plan.effectiveModules = {{"base", yaml::load(yaml::Tree::parse("{version: 1, name: base}"), "").value}};
    plan.moduleFolders = {{"base", below("modules/base")}};
    plan.repositoryFolders = {{"all", below("modules")}};
    const auto written = write(plan);
    QVERIFY(written);
    QCOMPARE(texts(written->files), (Texts{"repo/all", "image/modules/base", "image/start.sh", "image/a/b",
                                           "image.yaml", "image/Containerfile", "image/help.md"}));
    QVERIFY(written->missing.empty());
    QCOMPARE(tree(), (Texts{".slipway-target",
                            "image.yaml",
                            "image/",
                            "image/Containerfile",
                            "image/a/",
                            "image/a/b/",
                            "image/a/b/run.sh",
                            "image/help.md",
                            "image/modules/",
                            "image/modules/base/",
                            "image/modules/base/.hidden",
                            "image/modules/base/module.yaml",
                            "image/modules/base/sub/",
                            "image/modules/base/sub/install.sh",
                            "image/start.sh",
                            "repo/",
                            "repo/all/",
                            "repo/all/base/",
                            "repo/all/base/.hidden",
                            "repo/all/base/module.yaml",
                            "repo/all/base/sub/",
                            "repo/all/base/sub/install.sh"}));
    QCOMPARE(get("target/image.yaml"), std::string("name: app\nversion: '1'\n"));
    QCOMPARE(get("target/image/modules/base/module.yaml"), std::string("name: base\nversion: 1\n"));
    QCOMPARE(get("target/image/Containerfile"), containerfile(plan).text);
    QCOMPARE(get("target/image/start.sh"), std::string("#!/bin/sh\n"));
    QCOMPARE(fs::status(below("target/image/start.sh")).permissions(), fs::perms(0750));
}

void TargetFolderTest::aSecondRunReplacesTheFirst()
{
    put("old", "old");
    Plan plan = this->plan();
    plan.target.fetches = {path("old", "old")};
    QVERIFY(write(plan));
    put("target/repo/old", "old");
    put("target/mine", "kept");
    plan.target.fetches.clear();
    QVERIFY(write(plan, nullptr, {.target = {}, .containerfileName = "Dockerfile", .containerfile = {}}));
    QCOMPARE(tree(), (Texts{".slipway-target", "image.yaml", "image/", "image/Dockerfile", "mine"}));
}

void TargetFolderTest::aMissingPathIsListedOrFetched()
{
    Plan plan = this->plan();
    Artifact dead = path("gone", "dead");
    dead.kind = ArtifactKind::Url;
    Artifact image = path("gone", "stage");
    image.kind = ArtifactKind::Image;
    PackageRepository repository;
    repository.name = field("r");
    repository.filename = "r.repo";
    repository.url = field("https://example.com/r");
    repository.isInjected = true;
    plan.target.fetches = {path("gone", "gone"), image, path("gone", "gone")};
    plan.builders = {plan.target};
    plan.target.repositories = {repository};
    const auto alone = write(plan);
    QVERIFY(alone);
    QCOMPARE(alone->missing.size(), std::size_t{2});
    QCOMPARE(alone->missing[1].target.text, std::string("repos/r.repo"));
    NamedSource source;
    const auto fetched = write(plan, &source);
    QVERIFY(fetched);
    QVERIFY(fetched->missing.empty());
    QCOMPARE(source.asked, (Texts{"gone", "r"}));
    QCOMPARE(get("target/image/repos/r.repo"), std::string("https://example.com/r"));
    plan.target.fetches = {dead};
    const auto failed = write(plan, &source);
    QVERIFY(!failed);
    QCOMPARE(failed.error()[0].code, std::string("fetch"));
    QCOMPARE(failed.error()[0].origin, origin("artifacts[0].target"));
}

void TargetFolderTest::artifactsWithChecksumsGoThroughTheSource()
{
    put("file", "x");
    Plan plan = this->plan();
    plan.target.fetches = {path("file", "file")};
    plan.target.fetches[0].checksums = {{"md5", "0"}};
    NamedSource source;
    QVERIFY(write(plan, &source));
    QCOMPARE(source.asked, Texts{"file"});
}

namespace {

/// Brings the last one first, and notes what it is asked for together.
class BatchSource : public NamedSource
{
public:
    std::vector<Result> fetchAll(std::span<const Delivery> deliveries, const std::stop_token &stop,
                                 const std::function<void(std::size_t)> &started) override
    {
        std::vector<Result> results(deliveries.size());
        std::string batch;
        for (std::size_t i = deliveries.size(); i > 0; --i) {
            started(i - 1);
            results[i - 1] = fetch(deliveries[i - 1].artifact, deliveries[i - 1].destination, stop);
            batch = deliveries[i - 1].artifact.name.text + (batch.empty() ? "" : " ") + batch;
        }
        batches.push_back(batch);
        return results;
    }

    Texts batches;
};

Artifact remote(const std::string &name, const std::string &target)
{
    Artifact result = artifact(target, "/tmp/artifacts/", "artifacts[0]");
    result.kind = ArtifactKind::Url;
    result.name = field(name);
    result.source = "http://h/" + name;
    return result;
}

} // namespace

void TargetFolderTest::whatIsFetchedIsFetchedTogether()
{
    put("file", "x");
    Plan plan = this->plan();
    plan.builders = {plan.target};
    plan.target.fetches = {remote("one", "1"), path("file", "file"), remote("two", "a/2")};
    plan.builders[0].fetches = {remote("three", "3"), remote("one", "1")};
    BatchSource source;
    QVERIFY(prepareTarget(below("target"), plan.files));
    Texts told;
    const auto written = writeTarget(plan, {.target = below("target")}, &source, {}, [&](const TargetProgress &step) {
        told.push_back(std::to_string(step.step) + "/" + std::to_string(step.count) + " " + step.what);
    });
    QVERIFY(written);
    QCOMPARE(source.batches, Texts{"one two three"});
    QCOMPARE(texts(written->files),
             (Texts{"image/1", "image/file", "image/a/2", "image/3", "image.yaml", "image/Containerfile"}));
    QCOMPARE(told, (Texts{"1/6 image/file", "2/6 image/3", "3/6 image/a/2", "4/6 image/1", "5/6 image.yaml",
                          "6/6 image/Containerfile"}));
    QCOMPARE(get("target/image/a/2"), std::string("http://h/two"));
}

void TargetFolderTest::whatLiesInTheWayIsFetchedBefore()
{
    put("file", "x");
    Plan plan = this->plan();
    plan.target.fetches = {remote("one", "f"), remote("two", "f"), remote("three", "g"), path("file", "g"),
                           remote("four", "h")};
    BatchSource source;
    QVERIFY(write(plan, &source));
    QCOMPARE(source.batches, (Texts{"one", "two three", "four"}));
    QCOMPARE(get("target/image/f"), std::string("http://h/two"));
    QCOMPARE(get("target/image/g"), std::string("x"));
}

void TargetFolderTest::filesAndFaultsKeepTheirOrder()
{
    Plan plan = this->plan();
    plan.target.fetches = {remote("dead", "1"), remote("good", "2"), path("file", "../x"), remote("dead", "3")};
    plan.target.fetches[3].source = "http://h/other";
    plan.target.fetches[3].target.origin = origin("last");
    BatchSource source;
    const auto written = write(plan, &source);
    QVERIFY(!written);
    Texts places;
    for (const Diagnostic &each : written.error())
        places.push_back(each.code + " " + each.origin.path);
    QCOMPARE(places, (Texts{"fetch artifacts[0].target", "target-outside artifacts[0].target", "fetch last"}));
}

void TargetFolderTest::withoutArtifactsNothingIsCopied()
{
    put("file", "x");
    Plan plan = this->plan();
    plan.target.fetches = {path("file", "a/file")};
    NamedSource source;
    const auto written = write(plan, &source, {.target = {}, .containerfile = {}, .noArtifacts = true});
    QVERIFY(written);
    QVERIFY(source.asked.empty());
    QCOMPARE(written->missing.size(), std::size_t{1});
    QCOMPARE(tree(), (Texts{".slipway-target", "image.yaml", "image/", "image/Containerfile"}));
}

void TargetFolderTest::osbsGetsItsFiles()
{
    put("osbs_extra/file", "x");
    fs::create_symlink("nowhere", below("osbs_extra/link"));
    Plan plan = this->plan();
    plan.target.extraDir = field("osbs_extra");
    OsbsFiles files;
    files.container = yaml::load(yaml::Tree::parse("{b: 1, a: 2}"), "").value;
    files.gating = yaml::Value::string("--- !Policy\nid: x");
    files.fetchUrl = yaml::load(yaml::Tree::parse("[{url: http://x/a.jar, target: a.jar}]"), "").value;
    files.comments = {{"http://x/a.jar", "the jar"}};
    plan.osbs = files;
    QVERIFY(write(plan));
    QCOMPARE(get("target/image/container.yaml"), std::string("a: 2\nb: 1\n"));
    QCOMPARE(get("target/image/gating.yaml"), std::string("--- !Policy\nid: x"));
    QCOMPARE(get("target/image/fetch-artifacts-url.yaml"),
             std::string("# Created by CEKit version 4.16.0\n- url: http://x/a.jar # the jar\n  target: a.jar\n"));
    QVERIFY(!fs::exists(below("target/image/fetch-artifacts-pnc.yaml")));
    QVERIFY(fs::is_symlink(below("target/image/osbs_extra/link")));
}

void TargetFolderTest::progressIsTold()
{
    const Plan plan = this->plan();
    QVERIFY(prepareTarget(below("target"), plan.files));
    std::string told;
    QVERIFY(writeTarget(
        plan, {.target = below("target"), .containerfile = {}}, nullptr, {}, [&told](const TargetProgress &progress) {
            told += std::to_string(progress.step) + "/" + std::to_string(progress.count) + " " + progress.what + "\n";
        }));
    QCOMPARE(told, std::string("1/2 image.yaml\n2/2 image/Containerfile\n"));
}

void TargetFolderTest::aStopEndsTheWork()
{
    const Plan plan = this->plan();
    QVERIFY(prepareTarget(below("target"), plan.files));
    std::stop_source stop;
    const auto written = writeTarget(plan, {.target = below("target"), .containerfile = {}}, nullptr, stop.get_token(),
                                     [&stop](const TargetProgress &) { stop.request_stop(); });
    QVERIFY(written);
    QVERIFY(written->isCancelled);
    QCOMPARE(texts(written->files), Texts{"image.yaml"});
}

void TargetFolderTest::aHelpTemplateIsReportedAndTheRestWritten()
{
    Plan plan = this->plan();
    plan.target.help = {.isAdded = true, .templatePath = field("help.jinja", "help.template")};
    const auto written = write(plan);
    QVERIFY(!written);
    QCOMPARE(written.error().size(), std::size_t{1});
    QCOMPARE(written.error()[0].origin, origin("help.template"));
    QCOMPARE(get("target/image/Containerfile"), containerfile(plan).text);
    put("help.jinja", "Read on.\n");
    QVERIFY(write(plan));
    QCOMPARE(get("target/image/help.md"), std::string("Read on."));
}

QTEST_APPLESS_MAIN(TargetFolderTest)
#include "tst_targetfolder.moc"
