// SPDX-License-Identifier: MIT
#include "core/generate/targetfolder.h"
#include "core/yaml/load.h"
#include "tests/core/generate/plans.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <iterator>

using namespace slipway;
using namespace slipway::generate;
using namespace plans;

namespace fs = std::filesystem;

class TargetFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theLayoutIsCekits();
    void aSecondRunReplacesTheFirst();
    void aFolderOfSomebodyElseIsRefused();
    void aFolderThatHoldsTheDescriptorIsRefused();
    void filesOfThePlanInTheTargetAreProtected();
    void targetsThatLeadOutAreRefusedAtTheirPlace_data();
    void targetsThatLeadOutAreRefusedAtTheirPlace();
    void aModuleCannotLeadOutEither();
    void linksMadeByArtifactsAreNotFollowedOut();
    void foldersAreCopiedWithTheirLinksFollowed();
    void foldersThatHoldThemselvesEnd();
    void aMissingPathIsListedOrFetched();
    void artifactsWithChecksumsGoThroughTheSource();
    void withoutArtifactsNothingIsCopied();
    void osbsGetsItsFiles();
    void progressIsTold();
    void aStopEndsTheWork();
    void aHelpTemplateIsReportedAndTheRestWritten();

private:
    [[nodiscard]] fs::path below(const std::string &name) const { return m_root / name; }
    void put(const std::string &name, const std::string &content) const;
    [[nodiscard]] std::string get(const std::string &name) const;
    [[nodiscard]] std::vector<std::string> tree() const;
    [[nodiscard]] Plan plan() const;
    [[nodiscard]] Artifact path(const std::string &source, const std::string &target) const;
    std::expected<WrittenTarget, std::vector<Diagnostic>> write(const Plan &plan, ArtifactSource *source = nullptr,
                                                                TargetOptions options = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
};

namespace {

/// Writes the names of what it is asked for.
class NamedSource : public ArtifactSource
{
public:
    std::expected<void, Diagnostic> fetch(const Artifact &artifact, const fs::path &destination,
                                          const std::stop_token &) override
    {
        asked.push_back(artifact.name.text);
        if (artifact.name.text == "dead")
            return std::unexpected(
                Diagnostic{.code = "fetch", .text = "No.", .arguments = {}, .advice = "", .origin = {}});
        if (artifact.name.text == "link")
            fs::create_directory_symlink(artifact.source, destination);
        else
            std::ofstream(destination) << artifact.source;
        return {};
    }

    std::vector<std::string> asked;
};

std::vector<std::string> texts(const std::vector<fs::path> &paths)
{
    std::vector<std::string> result;
    for (const fs::path &path : paths)
        result.push_back(path.generic_string());
    return result;
}

using Texts = std::vector<std::string>;

} // namespace

void TargetFolderTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_root = fs::canonical(m_folder->path().toStdString());
    put("image.yaml", "name: app\n");
}

void TargetFolderTest::put(const std::string &name, const std::string &content) const
{
    fs::create_directories(below(name).parent_path());
    std::ofstream(below(name), std::ios::binary) << content;
}

std::string TargetFolderTest::get(const std::string &name) const
{
    std::ifstream file(below(name), std::ios::binary);
    return file ? std::string(std::istreambuf_iterator<char>(file), {}) : "no file " + name;
}

/// Everything below the target, folders with a slash at the end.
std::vector<std::string> TargetFolderTest::tree() const
{
    std::vector<std::string> result;
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(below("target")))
        result.push_back(entry.path().lexically_relative(below("target")).generic_string() +
                         (entry.is_directory() ? "/" : ""));
    std::ranges::sort(result);
    return result;
}

Plan TargetFolderTest::plan() const
{
    Plan plan;
    plan.descriptor = below("image.yaml");
    plan.files = {below("image.yaml")};
    plan.target = stage("scratch", block("app", "1"));
    plan.effectiveImage = yaml::load(yaml::Tree::parse("{version: '1', name: app}"), "").value;
    return plan;
}

Artifact TargetFolderTest::path(const std::string &source, const std::string &target) const
{
    Artifact result = artifact(target, "/tmp/artifacts/", "artifacts[0]");
    result.source = below(source).string();
    return result;
}

std::expected<WrittenTarget, std::vector<Diagnostic>> TargetFolderTest::write(const Plan &plan, ArtifactSource *source,
                                                                              TargetOptions options)
{
    options.target = below("target");
    if (const std::expected<void, Diagnostic> prepared = prepareTarget(options.target, plan.files); !prepared)
        return std::unexpected(std::vector{prepared.error()});
    return writeTarget(plan, options, source);
}

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

void TargetFolderTest::aFolderOfSomebodyElseIsRefused()
{
    put("target/image/precious", "x");
    const auto written = write(plan());
    QVERIFY(!written);
    QCOMPARE(written.error()[0].code, std::string("target-foreign"));
    QCOMPARE(tree(), (Texts{"image/", "image/precious"}));
}

void TargetFolderTest::aFolderThatHoldsTheDescriptorIsRefused()
{
    for (const fs::path &target : {m_root, m_root / ".", m_root.parent_path(), fs::path("/")}) {
        const std::expected<void, Diagnostic> prepared = prepareTarget(target, plan().files);
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, std::string("target-holds-input"));
    }
    fs::create_directory_symlink(m_root, below("link"));
    QVERIFY(!prepareTarget(below("link"), plan().files));
    QCOMPARE(get("image.yaml"), std::string("name: app\n"));
}

void TargetFolderTest::filesOfThePlanInTheTargetAreProtected()
{
    QVERIFY(!prepareTarget(below("target"), {below("image.yaml"), below("target/repo/m/module.yaml")}));
    QVERIFY(!prepareTarget(below("target"), {below("target/image/module.yaml")}));
    put("plain", "x");
    QVERIFY(!prepareTarget(below("plain"), {}));
}

void TargetFolderTest::targetsThatLeadOutAreRefusedAtTheirPlace_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("noArtifacts");
    for (const char *target : {"../x", "a/../../x", "/tmp/slipway-escaped", "..", ".", "", "./"}) {
        QTest::addRow("'%s'", target) << QString::fromUtf8(target) << false;
        QTest::addRow("'%s' without artifacts", target) << QString::fromUtf8(target) << true;
    }
}

void TargetFolderTest::targetsThatLeadOutAreRefusedAtTheirPlace()
{
    QFETCH(QString, target);
    QFETCH(bool, noArtifacts);
    put("file", "x");
    Plan plan = this->plan();
    plan.target.fetches = {path("file", target.toStdString())};
    NamedSource source;
    const auto written = write(plan, &source, {.target = {}, .containerfile = {}, .noArtifacts = noArtifacts});
    QVERIFY(!written);
    QCOMPARE(written.error().size(), std::size_t{1});
    QCOMPARE(written.error()[0].code, std::string("target-outside"));
    QCOMPARE(written.error()[0].origin, origin("artifacts[0].target"));
    QVERIFY(source.asked.empty());
    QCOMPARE(tree(), (Texts{".slipway-target", "image.yaml", "image/", "image/Containerfile"}));
}

void TargetFolderTest::aModuleCannotLeadOutEither()
{
    put("m/module.yaml", "x");
    Plan plan = this->plan();
    plan.effectiveModules = {{"../../m2", yaml::Value()}, {"..", yaml::Value()}};
    plan.moduleFolders = {{"../../m2", below("m")}, {"..", below("m")}};
    const auto written = write(plan);
    QVERIFY(!written);
    QCOMPARE(written.error().size(), std::size_t{2});
    QVERIFY(!fs::exists(below("m2")));
    QCOMPARE(tree(), (Texts{".slipway-target", "image.yaml", "image/", "image/Containerfile"}));
}

void TargetFolderTest::linksMadeByArtifactsAreNotFollowedOut()
{
    put("outside/file", "precious");
    put("file", "x");
    Plan plan = this->plan();
    Artifact link = path("outside", "dir");
    link.kind = ArtifactKind::Git;
    link.name = field("link");
    plan.target.fetches = {link, path("file", "dir/file")};
    NamedSource source;
    const auto written = write(plan, &source);
    QVERIFY(!written);
    QCOMPARE(written.error()[0].code, std::string("target-outside"));
    QCOMPARE(get("outside/file"), std::string("precious"));
}

void TargetFolderTest::foldersAreCopiedWithTheirLinksFollowed()
{
    put("elsewhere/real", "real");
    put("dir/plain", "plain");
    fs::create_symlink(below("elsewhere/real"), below("dir/link"));
    fs::create_directory_symlink(below("elsewhere"), below("dir/folder"));
    Plan plan = this->plan();
    plan.target.fetches = {path("dir", "d")};
    QVERIFY(write(plan));
    QVERIFY(!fs::is_symlink(below("target/image/d/link")));
    QCOMPARE(get("target/image/d/link"), std::string("real"));
    QCOMPARE(get("target/image/d/folder/real"), std::string("real"));
    fs::create_symlink("nowhere", below("dir/dangling"));
    const auto again = write(plan);
    QVERIFY(!again);
    QCOMPARE(again.error()[0].code, std::string("target-io"));
    QCOMPARE(again.error()[0].origin, origin("artifacts[0].target"));
}

void TargetFolderTest::foldersThatHoldThemselvesEnd()
{
    put("dir/file", "x");
    fs::create_directory_symlink("..", below("dir/up"));
    Plan plan = this->plan();
    plan.target.fetches = {path("dir", "d"), path("", "all")};
    QVERIFY(write(plan));
    QVERIFY(!fs::exists(below("target/image/all/target")));
    QCOMPARE(get("target/image/all/dir/file"), std::string("x"));
    QVERIFY(!fs::exists(below("target/image/d/up/dir")));
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
