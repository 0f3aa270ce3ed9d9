// SPDX-License-Identifier: MIT
#include "core/fetch/textfetcher.h"
#include "core/fetch/textstore.h"
#include "tests/core/fetch/httpserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace slipway;
using namespace slipway::fetch;

/// Texts from addresses: fetched, and kept with their time.
class TextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsKeptIsFoundWithItsTime();
    void theNewestTextIsKept();
    void anAddressIsNotReadableInTheName();
    void withoutAFolderNothingIsKept();
    void aFolderThatCannotBeWrittenIsAnError();
    void timesAreInWords();
    void aTextIsFetched();
    void anAbsentTextIsAnError();
    void aCancelledTextIsSaidToBe();

private:
    using Result = std::expected<std::string, Diagnostic>;

    [[nodiscard]] std::filesystem::path path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    [[nodiscard]] Result fetched(const std::string &url) const;

    QTemporaryDir m_folder;
};

namespace {

const NetworkSettings quick{.attempts = 1, .pause = std::chrono::milliseconds(1)};

} // namespace

void TextsTest::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "no_proxy"})
        qunsetenv(name);
}

TextsTest::Result TextsTest::fetched(const std::string &url) const
{
    TextFetcher fetcher(url, quick, path("parts"));
    Result result = std::unexpected(Diagnostic{.code = "never"});
    QSignalSpy ended(&fetcher, &TextFetcher::finished);
    connect(&fetcher, &TextFetcher::finished, &fetcher, [&](const Result &each) { result = each; });
    fetcher.start();
    (void)ended.wait(60'000);
    return result;
}

void TextsTest::whatIsKeptIsFoundWithItsTime()
{
    TextStore store(path("kept"));
    QVERIFY(!store.find("http://h/a"));
    QVERIFY(store.keep("http://h/a", "name: x\n").has_value());
    using namespace std::chrono;
    const auto noon = sys_days(2026y / November / 24) + 12h;
    std::filesystem::last_write_time(store.fileOf("http://h/a"), file_clock::from_sys(noon));
    const auto kept = TextStore(path("kept")).find("http://h/a");
    QVERIFY(kept.has_value());
    QCOMPARE(kept->text, std::string("name: x\n"));
    QCOMPARE(kept->fetched.time_since_epoch().count(), system_clock::time_point(noon).time_since_epoch().count());
    QVERIFY(!store.find("http://h/b"));
}

void TextsTest::theNewestTextIsKept()
{
    TextStore store(path("newest"));
    QVERIFY(store.keep("http://h/a", "one\n").has_value());
    QVERIFY(store.keep("http://h/a", "two\n").has_value());
    QCOMPARE(store.find("http://h/a")->text, std::string("two\n"));
}

void TextsTest::anAddressIsNotReadableInTheName()
{
    const TextStore store(path("named"));
    QVERIFY(!store.fileOf("http://user:secret@h/a").filename().string().contains("secret"));
    QCOMPARE(store.fileOf("http://h/../../a").parent_path(), path("named"));
}

void TextsTest::withoutAFolderNothingIsKept()
{
    TextStore store({});
    QVERIFY(store.keep("http://h/a", "one\n").has_value());
    QVERIFY(!store.find("http://h/a"));
}

void TextsTest::aFolderThatCannotBeWrittenIsAnError()
{
    std::ofstream(path("file")) << "no folder";
    const auto kept = TextStore(path("file")).keep("http://h/a", "one\n");
    QVERIFY(!kept.has_value());
    QCOMPARE(kept.error().code, std::string("file-unwritable"));
}

void TextsTest::timesAreInWords()
{
    using namespace std::chrono;
    QCOMPARE(shownTime(sys_days(2026y / November / 24) + 9h + 5min + 59s), std::string("2026-11-24 09:05 UTC"));
}

void TextsTest::aTextIsFetched()
{
    HttpServer server;
    server.on("/o.yaml", HttpServer::file("version: '2'\n", "tag"));
    QVERIFY(fetched(server.url("/o.yaml")) == Result("version: '2'\n"));
    server.on("/o.yaml", HttpServer::file("version: '3'\n", "other"));
    QVERIFY(fetched(server.url("/o.yaml")) == Result("version: '3'\n"));
}

void TextsTest::anAbsentTextIsAnError()
{
    HttpServer server;
    const Result absent = fetched(server.url("/absent.yaml"));
    QVERIFY(!absent.has_value());
    QCOMPARE(absent.error().code, std::string("download-refused"));
}

void TextsTest::aCancelledTextIsSaidToBe()
{
    HttpServer server;
    server.on("/slow", [](const HttpServer::Request &) { return HttpServer::silence; });
    TextFetcher fetcher(server.url("/slow"), quick, path("parts"));
    Result result = "never";
    QSignalSpy ended(&fetcher, &TextFetcher::finished);
    connect(&fetcher, &TextFetcher::finished, this, [&](const Result &each) { result = each; });
    fetcher.start();
    QTRY_COMPARE(server.requests().size(), 1);
    fetcher.cancel();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(result.error().code, std::string("cancelled"));
}

QTEST_GUILESS_MAIN(TextsTest)
#include "tst_texts.moc"
