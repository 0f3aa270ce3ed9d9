// SPDX-License-Identifier: MIT
#include "core/fetch/artifactfetcher.h"

#include "core/run/capture.h"

#include "httpserver.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace slipway;
using namespace slipway::fetch;
namespace fs = std::filesystem;

class ArtifactFetcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void pathsAreCopied();
    void whatHasAChecksumEntersTheCache();
    void whatHasNoneIsFetchedEachTime();
    void theCacheServesEveryKind();
    void aRightFileIsKept();
    void aWrongFileIsReplaced();
    void aDamagedCacheEntryIsFetchedAgain();
    void theMirrorIsAskedFirst();
    void theMirrorMayBeAFolder();
    void withoutAFolderTheCacheIsFilled();
    void aWrongDownloadNeverFillsTheCache();
    void whatCannotBeFetchedIsTold_data();
    void whatCannotBeFetchedIsTold();
    void oneFailureStopsNobodyElse();
    void artifactsBelowOthersWaitForThem();
    void theSameUrlTwiceIsSafe();
    void gitArtifactsAreClones();
    void cancellingEndsEverything();
    void destroyingARunningFetchIsSafe();
    void nothingToFetchIsDoneLater();

private:
    [[nodiscard]] fs::path path(const char *name) const { return fs::path(m_folder->path().toStdString()) / name; }
    void write(const fs::path &file, const char *text) const { std::ofstream(file) << text; }
    [[nodiscard]] static std::string read(const fs::path &file)
    {
        std::ifstream stream(file);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    [[nodiscard]] ArtifactFetcher::Tools tools() const;
    [[nodiscard]] QString fetched(const std::vector<ArtifactItem> &items, const char *folder = "image");
    [[nodiscard]] std::size_t cached() const { return ArtifactCache(path("cache")).entries().size(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<GitRepositories> m_git;
    QNetworkAccessManager m_network;
    NetworkSettings m_settings;
};

namespace {

const std::string md5OfAbc = "900150983cd24fb0d6963f7d28e17f72";
using enum ArtifactSource;

/// One word per item: its state, or the code of its problem.
QString shown(const std::vector<FetchedItem> &items)
{
    static const QStringList states{
        QStringLiteral("waiting"),    QStringLiteral("running"), QStringLiteral("copied"), QStringLiteral("downloaded"),
        QStringLiteral("from-cache"), QStringLiteral("reused"),  QStringLiteral("failed"), QStringLiteral("cancelled")};
    QStringList words;
    for (const FetchedItem &item : items)
        words.append(item.problem ? QString::fromStdString(item.problem->code)
                                  : states.at(static_cast<qsizetype>(item.state)));
    return words.join(u' ');
}

} // namespace

void ArtifactFetcherTest::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
        qunsetenv(name);
    qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
}

void ArtifactFetcherTest::init()
{
    m_git.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<HttpServer>();
    m_git = std::make_unique<GitRepositories>(path("git"));
    m_settings = {.pause = std::chrono::milliseconds(1)};
    fs::create_directories(path("image"));
    write(path("abc"), "abc");
    m_server->on("/abc", HttpServer::file("abc", "\"1\""));
}

ArtifactFetcher::Tools ArtifactFetcherTest::tools() const
{
    return {.network = const_cast<QNetworkAccessManager *>(&m_network),
            .git = m_git.get(),
            .settings = m_settings,
            .cacheFolder = path("cache"),
            .partFolder = path("parts")};
}

QString ArtifactFetcherTest::fetched(const std::vector<ArtifactItem> &items, const char *folder)
{
    ArtifactFetcher fetcher(tools());
    QSignalSpy finished(&fetcher, &ArtifactFetcher::finished);
    fetcher.start(items, *folder == '\0' ? fs::path() : path(folder));
    if (!finished.wait(60000))
        return QStringLiteral("no end");
    const bool isComplete = finished.front().front().toBool();
    return shown(fetcher.results()) + (isComplete ? QString() : QStringLiteral(" (incomplete)"));
}

void ArtifactFetcherTest::pathsAreCopied()
{
    fs::create_directories(path("tree/deep"));
    write(path("tree/deep/x"), "x");
    QCOMPARE(fetched({{.kind = Path, .name = "a", .source = path("abc").string(), .target = "first"},
                      {.kind = Path, .name = "b", .source = path("tree").string() + '/'},
                      {.kind = Url, .name = "c", .source = "file://" + path("abc").string()}}),
             QStringLiteral("copied copied copied"));
    QCOMPARE(read(path("image/first")), std::string("abc"));
    QCOMPARE(read(path("image/tree/deep/x")), std::string("x"));
    QCOMPARE(read(path("image/abc")), std::string("abc"));
    QCOMPARE(cached(), std::size_t(0));
}

void ArtifactFetcherTest::whatHasAChecksumEntersTheCache()
{
    const ArtifactItem item{
        .kind = Url, .name = "abc", .source = m_server->url("/abc"), .target = "abc", .wanted = {{"md5", md5OfAbc}}};
    QCOMPARE(fetched({item}), QStringLiteral("downloaded"));
    QCOMPARE(read(path("image/abc")), std::string("abc"));
    QCOMPARE(cached(), std::size_t(1));
    fs::remove(path("image/abc"));
    QCOMPARE(fetched({item}), QStringLiteral("from-cache"));
    QCOMPARE(read(path("image/abc")), std::string("abc"));
    QCOMPARE(m_server->requests().size(), 1);
    QVERIFY(fs::is_empty(path("parts")));
}

void ArtifactFetcherTest::whatHasNoneIsFetchedEachTime()
{
    const ArtifactItem item{.kind = Url, .name = "abc", .source = m_server->url("/abc")};
    QCOMPARE(fetched({item}), QStringLiteral("downloaded"));
    QCOMPARE(fetched({item}), QStringLiteral("downloaded"));
    QCOMPARE(m_server->requests().size(), 2);
    QCOMPARE(cached(), std::size_t(0));
}

void ArtifactFetcherTest::theCacheServesEveryKind()
{
    QVERIFY(ArtifactCache(path("cache")).add(path("abc"), "abc", {}));
    QCOMPARE(
        fetched({{.kind = Plain, .name = "a", .target = "a", .wanted = {{"md5", md5OfAbc}}},
                 {.kind = Path, .name = "b", .source = "/no/such/file", .target = "b", .wanted = {{"md5", md5OfAbc}}}}),
        QStringLiteral("from-cache from-cache"));
}

void ArtifactFetcherTest::aRightFileIsKept()
{
    write(path("image/abc"), "abc");
    QCOMPARE(fetched({{.kind = Plain, .name = "abc", .target = "abc", .wanted = {{"md5", md5OfAbc}}}}),
             QStringLiteral("reused"));
}

void ArtifactFetcherTest::aWrongFileIsReplaced()
{
    write(path("image/abc"), "wrong");
    QCOMPARE(fetched({{.kind = Url,
                       .name = "abc",
                       .source = m_server->url("/abc"),
                       .target = "abc",
                       .wanted = {{"md5", md5OfAbc}}}}),
             QStringLiteral("downloaded"));
    QCOMPARE(read(path("image/abc")), std::string("abc"));
}

void ArtifactFetcherTest::aDamagedCacheEntryIsFetchedAgain()
{
    const auto entry = ArtifactCache(path("cache")).add(path("abc"), "abc", {});
    write(entry->file, "damaged");
    QCOMPARE(fetched({{.kind = Url,
                       .name = "abc",
                       .source = m_server->url("/abc"),
                       .target = "abc",
                       .wanted = {{"md5", md5OfAbc}}}}),
             QStringLiteral("downloaded"));
    QCOMPARE(read(path("image/abc")), std::string("abc"));
    QCOMPARE(cached(), std::size_t(1));
}

void ArtifactFetcherTest::theMirrorIsAskedFirst()
{
    m_settings.cacheUrl = m_server->url("/mirror/#filename#/#algorithm#/#hash#");
    m_server->on(QByteArray("/mirror/one/md5/") + md5OfAbc.c_str(), HttpServer::file("abc", "\"1\""));
    QCOMPARE(fetched({{.kind = Url, .name = "one", .source = "http://127.0.0.1:1/abc", .wanted = {{"md5", md5OfAbc}}}}),
             QStringLiteral("downloaded"));
    m_server->on("/mirror/two/sha1/a9993e364706816aba3e25717850c26c9cd0d89d", HttpServer::file("damaged", "\"1\""));
    fs::remove_all(path("cache"));
    QCOMPARE(fetched({{.kind = Url,
                       .name = "two",
                       .source = m_server->url("/abc"),
                       .target = "two",
                       .wanted = {{"sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"}}}}),
             QStringLiteral("downloaded"));
    QCOMPARE(read(path("image/two")), std::string("abc"));
}

void ArtifactFetcherTest::theMirrorMayBeAFolder()
{
    m_settings.cacheUrl = (path("mirror") / "#hash#").string();
    fs::create_directories(path("mirror"));
    write(path("mirror") / md5OfAbc, "abc");
    const ArtifactItem item{.kind = Plain, .name = "p", .target = "p", .wanted = {{"md5", md5OfAbc}}};
    QCOMPARE(fetched({item}), QStringLiteral("copied"));
    QCOMPARE(read(path("image/p")), std::string("abc"));
    QCOMPARE(cached(), std::size_t(1));
    const ArtifactItem other{.kind = Url,
                             .name = "u",
                             .source = m_server->url("/abc"),
                             .target = "u",
                             .wanted = {{"sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"}}};
    m_settings.cacheUrl = (path("nowhere") / "#hash#").string();
    fs::remove_all(path("cache"));
    QCOMPARE(fetched({other}), QStringLiteral("downloaded"));
}

void ArtifactFetcherTest::withoutAFolderTheCacheIsFilled()
{
    const std::string url = m_server->url("/abc");
    const std::vector<ArtifactItem> items{
        {.kind = Url, .name = "u", .source = url, .wanted = {{"md5", md5OfAbc}}},
        {.kind = Path, .name = "p", .source = path("abc").string(), .wanted = {{"md5", md5OfAbc}}},
        {.kind = Path, .name = "q", .source = path("abc").string(), .wanted = {{"md5", "00"}}},
        {.kind = Path, .name = "d", .source = m_folder->path().toStdString()},
        {.kind = Url, .name = "v", .source = url},
    };
    QCOMPARE(fetched(items, ""),
             QStringLiteral("downloaded reused checksum-mismatch reused artifact-no-checksum (incomplete)"));
    QCOMPARE(cached(), std::size_t(1));
    QVERIFY(fs::is_empty(path("image")) && fs::is_empty(path("parts")));
    QCOMPARE(fetched({items.front()}, ""), QStringLiteral("from-cache"));
    write(ArtifactCache(path("cache")).entries().front().file, "damaged");
    QCOMPARE(fetched({items.front()}, ""), QStringLiteral("downloaded"));
    QCOMPARE(read(ArtifactCache(path("cache")).entries().front().file), std::string("abc"));
}

void ArtifactFetcherTest::aWrongDownloadNeverFillsTheCache()
{
    m_settings.attempts = 1;
    m_server->on("/abc", [](const HttpServer::Request &) { return HttpServer::cutOff("abc", "\"1\"", 2); });
    const ArtifactItem item{.kind = Url, .name = "u", .source = m_server->url("/abc"), .wanted = {{"md5", md5OfAbc}}};
    QCOMPARE(fetched({item}, ""), QStringLiteral("download-failed (incomplete)"));
    m_server->on("/abc", HttpServer::file("abd", "\"2\""));
    QCOMPARE(fetched({item}, ""), QStringLiteral("checksum-mismatch (incomplete)"));
    QCOMPARE(cached(), std::size_t(0));
}

void ArtifactFetcherTest::whatCannotBeFetchedIsTold_data()
{
    QTest::addColumn<ArtifactItem>("item");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const ArtifactItem &item, const char *code) {
        QTest::newRow(name) << item << QString::fromUtf8(code) + QStringLiteral(" (incomplete)");
    };
    const WantedChecksums wrong{{"md5", "00"}};
    row("path missing", {.kind = Path, .source = "/no/such/file"}, "path-missing");
    row("path with a wrong checksum", {.kind = Path, .source = "/etc/passwd", .wanted = wrong}, "checksum-mismatch");
    row("folder with a checksum", {.kind = Path, .source = "/etc", .target = "x", .wanted = wrong},
        "checksum-of-folder");
    row("a device", {.kind = Path, .source = "/dev/zero"}, "path-special");
    row("plain", {.kind = Plain, .name = "a", .target = "a", .wanted = wrong}, "artifact-no-source");
    row("another scheme", {.kind = Url, .source = "ftp://a/b"}, "url-unsupported");
    row("target outside", {.kind = Path, .source = "/etc/passwd", .target = "../x"}, "target-outside");
    row("target absolute", {.kind = Path, .source = "/etc/passwd", .target = "/tmp/x"}, "target-outside");
    row("target without folder", {.kind = Path, .source = "/etc/passwd", .target = "a/b"}, "target-no-folder");
    row("hostile git URL", {.kind = Git, .source = "ext::sh", .ref = "main", .target = "a"}, "git-url");
    row("no git repository", {.kind = Git, .source = "/no/such/repository", .ref = "main", .target = "a"}, "git-clone");
}

void ArtifactFetcherTest::whatCannotBeFetchedIsTold()
{
    QFETCH(ArtifactItem, item);
    QFETCH(QString, code);
    QCOMPARE(fetched({item}), code);
    QVERIFY(fs::is_empty(path("image")));
    QCOMPARE(cached(), std::size_t(0));
}

void ArtifactFetcherTest::oneFailureStopsNobodyElse()
{
    const auto wrong =
        fetched({{.kind = Url, .name = "a", .source = m_server->url("/none"), .description = "Ask Bob."},
                 {.kind = Url, .name = "b", .source = m_server->url("/abc"), .target = "b", .wanted = {{"md5", "00"}}},
                 {.kind = Url, .name = "c", .source = m_server->url("/abc"), .target = "c"}});
    QCOMPARE(wrong, QStringLiteral("download-refused checksum-mismatch downloaded (incomplete)"));
    QVERIFY(!fs::exists(path("image/b")));
    QCOMPARE(cached(), std::size_t(0));
}

void ArtifactFetcherTest::artifactsBelowOthersWaitForThem()
{
    fs::create_directories(path("tree"));
    const QString states = fetched({{.kind = Path, .source = path("tree").string(), .target = "a"},
                                    {.kind = Path, .source = path("abc").string(), .target = "a/b"},
                                    {.kind = Path, .source = path("abc").string(), .target = "c"},
                                    {.kind = Path, .source = "/etc/hostname", .target = "c"}});
    QCOMPARE(states, QStringLiteral("copied copied copied copied"));
    QCOMPARE(read(path("image/a/b")), std::string("abc"));
    QCOMPARE(read(path("image/c")), read("/etc/hostname"));
}

void ArtifactFetcherTest::theSameUrlTwiceIsSafe()
{
    const std::string url = m_server->url("/abc");
    QCOMPARE(fetched({{.kind = Url, .source = url, .target = "a"}, {.kind = Url, .source = url, .target = "b"}}),
             QStringLiteral("downloaded downloaded"));
    QCOMPARE(read(path("image/a")) + read(path("image/b")), std::string("abcabc"));
}

void ArtifactFetcherTest::gitArtifactsAreClones()
{
    fs::create_directories(path("origin"));
    write(path("origin/file"), "in git");
    const std::string origin = path("origin").string();
    const std::vector<std::vector<std::string>> steps{
        {"-C", origin, "init", "-q", "-b", "main"},
        {"-C", origin, "add", "-A"},
        {"-C", origin, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "one"},
        {"-C", origin, "branch", "other"}};
    for (const std::vector<std::string> &step : steps) {
        std::optional<run::Captured> result;
        run::capture(gitCommand(step), this, [&](const run::Captured &captured) { result = captured; });
        QTRY_VERIFY_WITH_TIMEOUT(result, 30000);
        QVERIFY2(result->outcome.isSuccess(), result->error.constData());
    }
    QCOMPARE(fetched({{.kind = Git, .name = "a", .source = origin, .ref = "other", .target = "clone"}}),
             QStringLiteral("downloaded"));
    QCOMPARE(read(path("image/clone/file")), std::string("in git"));
    QVERIFY(read(path("image/clone/.git/config")).contains("url = " + origin + '\n'));
    QVERIFY(read(path("image/clone/.git/HEAD")).contains("refs/heads/other"));
    QCOMPARE(fetched({{.kind = Git, .name = "a", .source = origin, .ref = "other", .target = "clone"}}),
             QStringLiteral("target-exists (incomplete)"));
    QCOMPARE(read(path("image/clone/file")), std::string("in git"));
}

void ArtifactFetcherTest::cancellingEndsEverything()
{
    m_server->on("/slow", [](const HttpServer::Request &) { return HttpServer::silence; });
    ArtifactFetcher fetcher(tools());
    QSignalSpy finished(&fetcher, &ArtifactFetcher::finished);
    std::vector<ArtifactItem> items;
    for (int i = 0; i < 6; ++i)
        items.push_back({.kind = Url, .source = m_server->url("/slow"), .target = std::to_string(i)});
    fetcher.start(items, path("image"));
    QTRY_VERIFY(!m_server->requests().isEmpty());
    fetcher.cancel();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.front().front().toBool(), false);
    QCOMPARE(shown(fetcher.results()), QStringLiteral("cancelled cancelled cancelled cancelled cancelled cancelled"));
    QVERIFY(fs::is_empty(path("image")));
}

void ArtifactFetcherTest::destroyingARunningFetchIsSafe()
{
    m_server->on("/slow", [](const HttpServer::Request &) { return HttpServer::silence; });
    auto fetcher = std::make_unique<ArtifactFetcher>(tools());
    fetcher->start({{.kind = Url, .source = m_server->url("/slow"), .target = "a"},
                    {.kind = Path, .source = path("abc").string(), .target = "b"}},
                   path("image"));
    QTRY_VERIFY(!m_server->requests().isEmpty());
    fetcher.reset();
    QVERIFY(!fs::exists(path("image/a")));
}

void ArtifactFetcherTest::nothingToFetchIsDoneLater()
{
    ArtifactFetcher fetcher(tools());
    QSignalSpy finished(&fetcher, &ArtifactFetcher::finished);
    fetcher.start({}, path("image"));
    QCOMPARE(finished.size(), 0);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.front().front().toBool(), true);
}

QTEST_GUILESS_MAIN(ArtifactFetcherTest)
#include "tst_artifactfetcher.moc"
