// SPDX-License-Identifier: MIT
#include "ui/model/artifactlist.h"
#include "ui/model/checkouts.h"
#include "ui/model/fetchjob.h"
#include "ui/model/kepttexts.h"

#include "core/run/capture.h"
#include "tests/core/fetch/httpserver.h"

#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <memory>

using namespace slipway;
using namespace slipway::ui;

class FetchJobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void artifactsEnterTheCacheAndTheListSaysSo();
    void failuresHaveTheirPlaces();
    void aBranchThatHasMovedIsToldAsAWarning();
    void overridesAreFetchedAndKept();
    void cancellingEndsTheJob();
    void aDamagedFileDoesNotMatch();
    void placesOfRepositoriesAreFound();

private:
    [[nodiscard]] Path path(const char *name) const { return Path(m_folder->path().toStdString()) / name; }
    [[nodiscard]] FetchPlaces places() const
    {
        return {.artifacts = path("cache"),
                .parts = path("parts"),
                .git = path("git"),
                .texts = path("texts"),
                .network = {.attempts = 1, .pause = std::chrono::milliseconds(1)}};
    }
    [[nodiscard]] FetchEnding fetched(FetchOrder order) const;
    [[nodiscard]] plan::Artifact artifact(const char *name, const std::string &source, const char *md5) const;
    [[nodiscard]] std::vector<ArtifactState> states(const std::vector<plan::Artifact> &artifacts) const;
    [[nodiscard]] bool git(const std::vector<std::string> &arguments);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;
};

namespace {

constexpr auto md5OfHello = "5d41402abc4b2a76b9719d911017c592";
using enum ArtifactState;

} // namespace

void FetchJobTest::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "no_proxy"})
        qunsetenv(name);
    qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
}

void FetchJobTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<HttpServer>();
    m_server->on("/hello", HttpServer::file("hello", "\"1\""));
    std::ofstream(path("hello")) << "hello";
}

FetchEnding FetchJobTest::fetched(FetchOrder order) const
{
    FetchJob job(std::move(order), places());
    QSignalSpy ended(&job, &FetchJob::ended);
    job.start();
    return ended.wait(60'000) ? ended.front().front().value<FetchEnding>() : FetchEnding{.failed = -1};
}

plan::Artifact FetchJobTest::artifact(const char *name, const std::string &source, const char *md5) const
{
    plan::Artifact result{.kind = source.starts_with("http") ? plan::ArtifactKind::Url : plan::ArtifactKind::Path,
                          .source = source,
                          .origin = {.file = path("image.yaml"), .span = {1, 2}, .path = name}};
    result.name.text = name;
    result.target.text = name;
    if (*md5 != '\0')
        result.checksums = {{"md5", md5}};
    return result;
}

std::vector<ArtifactState> FetchJobTest::states(const std::vector<plan::Artifact> &artifacts) const
{
    auto plan = std::make_shared<plan::Plan>();
    plan->target.fetches = artifacts;
    std::vector<ArtifactState> states;
    for (const ArtifactRow &row : artifactRows({.plan = plan,
                                                .cache = path("cache"),
                                                .git = path("git"),
                                                .isThorough = true,
                                                .known = std::make_shared<KnownChecksums>()},
                                               {}))
        states.push_back(row.state);
    return states;
}

bool FetchJobTest::git(const std::vector<std::string> &arguments)
{
    std::vector<std::string> all{"git", "-C", path("origin").string(), "-c", "user.name=a", "-c", "user.email=a@b"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::optional<bool> isDone;
    run::capture({.arguments = all}, this,
                 [&](const run::Captured &captured) { isDone = captured.outcome.isSuccess(); });
    return QTest::qWaitFor([&] { return isDone.has_value(); }, 60'000) && *isDone;
}

void FetchJobTest::artifactsEnterTheCacheAndTheListSaysSo()
{
    const std::vector<plan::Artifact> artifacts{
        artifact("remote", m_server->url("/hello"), md5OfHello), artifact("local", path("hello").string(), ""),
        artifact("plain", m_server->url("/hello?2"), ""), artifact("wrong", path("hello").string(), "00")};
    QVERIFY((states(artifacts) == std::vector{Missing, Local, Unkept, Mismatched}));
    const FetchEnding ending = fetched({.artifacts = artifacts});
    QCOMPARE(ending.fetched, 1);
    QCOMPARE(ending.present, 1);
    QCOMPARE(ending.unkept, 1);
    QCOMPARE(ending.failed, 1);
    QCOMPARE(ending.problems.front().code, std::string("checksum-mismatch"));
    QVERIFY((states(artifacts) == std::vector{Cached, Local, Unkept, Mismatched}));
    QVERIFY((states({}) == std::vector{Unused}));
    QCOMPARE(fetched({.artifacts = {artifacts.front()}}).present, 1);
    QCOMPARE(m_server->requests().size(), 1);
}

void FetchJobTest::failuresHaveTheirPlaces()
{
    const plan::Artifact gone = artifact("gone", m_server->url("/gone"), md5OfHello);
    const Origin place{.file = path("image.yaml"), .span = {5, 9}, .path = "modules.repositories[0].git.url"};
    const FetchEnding ending =
        fetched({.repositories = {{.url = path("nowhere"), .ref = "main", .folder = {}, .origin = place}},
                 .artifacts = {gone}});
    QCOMPARE(ending.failed, 2);
    QCOMPARE(ending.problems.at(0).code, std::string("git-clone"));
    QVERIFY(ending.problems.at(0).origin == place);
    QCOMPARE(ending.problems.at(1).code, std::string("download-refused"));
    QVERIFY(ending.problems.at(1).origin == gone.origin);
}

void FetchJobTest::aBranchThatHasMovedIsToldAsAWarning()
{
    if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
        QSKIP("git is not installed");
    std::filesystem::create_directory(path("origin"));
    QVERIFY(git({"init", "-q", "-b", "main"}));
    QVERIFY(git({"commit", "-q", "--allow-empty", "-m", "one"}));
    const FetchOrder order{.repositories = {{.url = path("origin"), .ref = "main", .folder = {}}}};
    QVERIFY((fetched(order) == FetchEnding{.fetched = 1}));
    QVERIFY(git({"commit", "-q", "--allow-empty", "-m", "two"}));
    const FetchEnding moved = fetched(order);
    QCOMPARE(moved.problems.size(), 1U);
    QCOMPARE(moved.problems.front().code, std::string("branch-moved"));
    QVERIFY(moved.problems.front().severity == Severity::Warning);
    QCOMPARE(moved.problems.front().arguments.at(2).size(), 12U);
    QVERIFY(moved.problems.front().arguments.at(2) != moved.problems.front().arguments.at(3));
    QVERIFY((fetched(order) == FetchEnding{.fetched = 1}));
}

void FetchJobTest::overridesAreFetchedAndKept()
{
    m_server->on("/o.yaml", HttpServer::file("version: '2'\n", "\"1\""));
    const std::string url = m_server->url("/o.yaml");
    const KeptTexts kept(path("texts"));
    QCOMPARE(kept.text(url).error().code, std::string("override-not-fetched"));
    QVERIFY((fetched({.texts = {url}}) == FetchEnding{.fetched = 1}));
    QVERIFY(kept.text(url) == std::string("version: '2'\n"));
    m_server->on("/o.yaml", {});
    const FetchEnding failed = fetched({.texts = {url}, .artifacts = {artifact("local", path("hello").string(), "")}});
    QCOMPARE(failed.failed, 1);
    QCOMPARE(failed.present, 1); // artifacts follow all the same
    QCOMPARE(failed.problems.front().code, std::string("download-refused"));
    QCOMPARE(failed.problems.front().origin.file, Path(url));
    QVERIFY(failed.problems.front().advice.starts_with("What was fetched at "));
    QVERIFY(kept.text(url) == std::string("version: '2'\n"));
}

void FetchJobTest::cancellingEndsTheJob()
{
    m_server->on("/slow", [](const HttpServer::Request &) { return HttpServer::silence; });
    FetchJob job({.artifacts = {artifact("slow", m_server->url("/slow"), md5OfHello)}}, places());
    QSignalSpy ended(&job, &FetchJob::ended);
    job.start();
    QTRY_COMPARE(m_server->requests().size(), 1);
    job.cancel();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY((ended.front().front().value<FetchEnding>() == FetchEnding{.isCancelled = true}));
}

void FetchJobTest::aDamagedFileDoesNotMatch()
{
    fetch::ArtifactCache cache(path("cache"));
    const auto added = cache.add(path("hello"), "hello", {});
    const plan::Artifact wanted = artifact("remote", m_server->url("/hello"), md5OfHello);
    QVERIFY((states({wanted}) == std::vector{Cached}));
    std::ofstream(added->file) << "other";
    QVERIFY((states({wanted}) == std::vector{Mismatched}));
    QCOMPARE(fetched({.artifacts = {wanted}}).fetched, 1);
    QVERIFY((states({wanted}) == std::vector{Cached}));
}

void FetchJobTest::placesOfRepositoriesAreFound()
{
    struct Source : plan::RepositorySource {
        std::expected<Path, Diagnostic> checkout(const std::string &url, const std::string &) const override
        {
            if (url == "there")
                return Path("/kept/abc");
            return std::unexpected(Diagnostic{.code = "repository-not-fetched"});
        }
        plan::RefKind kindOf(const std::string &url, const std::string &) const override
        {
            return url == "there" ? plan::RefKind::Tag : plan::RefKind::Unknown;
        }
    } source;
    const RecordedRepositories recorded(source);
    for (const char *url : {"there", "https://h/gone.git", "there"})
        (void)recorded.checkout(url, "main");
    const std::string text =
        "modules:\n  repositories:\n  - name: own\n    git: {url: https://h/gone.git, ref: main}\n";
    const auto shared = std::make_shared<const std::string>(text);
    const std::map<Path, FileState> open{
        {"/p/image.yaml", {.text = shared, .tree = std::make_shared<const yaml::Tree>(yaml::Tree::parse(text))}}};
    const std::vector<Checkout> checkouts = recorded.checkouts(open);
    const std::string gone = "https://h/gone.git";
    const std::size_t begin = text.find(gone);
    const Origin place{"/p/image.yaml", {begin, begin + gone.size()}, "modules.repositories[0].git.url"};
    const std::vector<Checkout> expected{
        {.url = "there", .ref = "main", .folder = "/kept/abc", .name = "there", .kind = plan::RefKind::Tag},
        {.url = gone, .ref = "main", .folder = {}, .origin = place, .name = "own"}};
    QVERIFY(checkouts == expected);
    QCOMPARE(recorded.checkouts({}).back().name, std::string("gone"));
    QCOMPARE(checkoutOf(checkouts, "/kept/abc/m/module.yaml"), &checkouts.front());
    QVERIFY(checkoutOf(checkouts, "/kept/abcd/module.yaml") == nullptr);
}

QTEST_GUILESS_MAIN(FetchJobTest)
#include "tst_fetchjob.moc"
