// SPDX-License-Identifier: MIT
#include "core/fetch/download.h"
#include "core/fetch/hasher.h"

#include "core/run/capture.h"
#include "core/run/engine.h"

#include "httpserver.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::fetch;
using Result = std::expected<Checksums, Diagnostic>;

class DownloadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aFileArrivesWithItsChecksums();
    void anEmptyFileArrives();
    void progressTellsBothSizes();
    void aTransferThatIsCutOffGoesOn();
    void aLaterRunGoesOn();
    void aFileThatHasChangedBeginsAnew();
    void aPartThatIsTooLongBeginsAnew();
    void withoutAMarkTheTransferBeginsAnew();
    void partsThatDoNotFitTogetherAreFetchedOnceMore();
    void aWrongChecksumLeavesNothing();
    void chunksWithoutTheirEndAreRefused();
    void errorsAreTold_data();
    void errorsAreTold();
    void whatMayPassIsTriedAgain();
    void aSilentServerIsGivenUp();
    void redirectsAreFollowed();
    void redirectsWithoutEndAreRefused();
    void credentialsGoToTheirHostOnly();
    void cancellingKeepsThePart();
    void cancellingBeforeTheStartIsSafe();
    void destroyingARunningDownloadIsSafe();
    void aBodyIsTakenAsItIs();
    void anUnknownCertificateIsRefusedUnlessAllowed();

private:
    [[nodiscard]] Result fetched(const std::string &url, const WantedChecksums &wanted = {});
    [[nodiscard]] std::filesystem::path part() const
    {
        return m_folder->filePath(QStringLiteral("p/a.part")).toStdString();
    }
    [[nodiscard]] QByteArray bytes() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;
    QNetworkAccessManager m_network;
    NetworkSettings m_settings;
};

namespace {

const QByteArray body = QByteArray("0123456789").repeated(30000);

Checksums sumsOf(const QByteArray &text)
{
    Hasher hasher;
    hasher.add(text);
    return hasher.result();
}

std::string codeOf(const Result &result)
{
    return result ? std::string() : result.error().code;
}

} // namespace

void DownloadTest::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
        qunsetenv(name);
}

void DownloadTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<HttpServer>();
    m_settings = {.pause = std::chrono::milliseconds(1)};
}

QByteArray DownloadTest::bytes() const
{
    QFile file(part());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result DownloadTest::fetched(const std::string &url, const WantedChecksums &wanted)
{
    Download download(&m_network, {url, "a", part(), wanted}, m_settings);
    QSignalSpy finished(&download, &Download::finished);
    download.start();
    if (!finished.wait(30000))
        return std::unexpected(Diagnostic{.code = "no end", .text = {}, .arguments = {}, .advice = {}, .origin = {}});
    return finished.front().front().value<Result>();
}

void DownloadTest::aFileArrivesWithItsChecksums()
{
    m_server->on("/a", HttpServer::file(body, "\"1\""));
    QVERIFY(fetched(m_server->url("/a"), {{"sha256", sumsOf(body).sha256()}}) == sumsOf(body));
    QCOMPARE(bytes(), body);
    QCOMPARE(m_server->requests().size(), 1);
}

void DownloadTest::anEmptyFileArrives()
{
    m_server->on("/a", HttpServer::file("", "\"1\""));
    QVERIFY(fetched(m_server->url("/a")) == sumsOf(""));
    QVERIFY(QFile::exists(part()));
}

void DownloadTest::progressTellsBothSizes()
{
    m_server->on("/a", HttpServer::file(body, "\"1\""));
    Download download(&m_network, {m_server->url("/a"), "a", part(), {}}, m_settings);
    QSignalSpy progress(&download, &Download::progressed);
    QSignalSpy finished(&download, &Download::finished);
    download.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(progress.back(), (QVariantList{quint64(body.size()), quint64(body.size())}));
}

void DownloadTest::aTransferThatIsCutOffGoesOn()
{
    m_server->on("/a", [](const HttpServer::Request &request) {
        return request.headers.contains("range") ? HttpServer::file(body, "\"1\"")(request)
                                                 : HttpServer::cutOff(body, "\"1\"", 100000);
    });
    QVERIFY(fetched(m_server->url("/a")) == sumsOf(body));
    QCOMPARE(bytes(), body);
    // Qt may ask again by itself before it hands out a byte.
    QVERIFY(!m_server->requests().front().headers.contains("range"));
    QCOMPARE(m_server->requests().back().headers.value("range"), QByteArray("bytes=100000-"));
}

void DownloadTest::aLaterRunGoesOn()
{
    m_settings.attempts = 1;
    m_server->on("/a", [](const HttpServer::Request &) { return HttpServer::cutOff(body, "\"1\"", 5); });
    QCOMPARE(codeOf(fetched(m_server->url("/a"))), std::string("download-failed"));
    m_server->on("/a", HttpServer::file(body, "\"1\""));
    QVERIFY(fetched(m_server->url("/a")) == sumsOf(body));
    QCOMPARE(m_server->requests().back().headers.value("range"), QByteArray("bytes=5-"));
}

void DownloadTest::aFileThatHasChangedBeginsAnew()
{
    m_settings.attempts = 1;
    m_server->on("/a", [](const HttpServer::Request &) { return HttpServer::cutOff("old old old", "\"1\"", 5); });
    QCOMPARE(codeOf(fetched(m_server->url("/a"))), std::string("download-failed"));
    m_server->on("/a", HttpServer::file(body, "\"2\""));
    QVERIFY(fetched(m_server->url("/a")) == sumsOf(body));
    QCOMPARE(bytes(), body);
}

void DownloadTest::aPartThatIsTooLongBeginsAnew()
{
    m_settings.attempts = 1;
    m_server->on("/a", [](const HttpServer::Request &) { return HttpServer::cutOff(body, "\"1\"", 1000); });
    (void)fetched(m_server->url("/a"));
    m_server->on("/a", HttpServer::file("short", "\"1\""));
    QVERIFY(fetched(m_server->url("/a")) == sumsOf("short"));
    QCOMPARE(bytes(), QByteArray("short"));
}

void DownloadTest::withoutAMarkTheTransferBeginsAnew()
{
    m_settings.attempts = 2;
    m_server->on("/a", [this](const HttpServer::Request &) {
        const QByteArray whole = HttpServer::answer("200 OK", "", body);
        return m_server->requests().size() == 1 ? whole.chopped(10) : whole;
    });
    QVERIFY(fetched(m_server->url("/a")) == sumsOf(body));
    for (const HttpServer::Request &request : m_server->requests())
        QVERIFY(!request.headers.contains("range"));
}

void DownloadTest::partsThatDoNotFitTogetherAreFetchedOnceMore()
{
    m_settings.attempts = 1;
    m_server->on("/a", [](const HttpServer::Request &) { return HttpServer::cutOff(body, "\"1\"", 10); });
    (void)fetched(m_server->url("/a"));
    const QByteArray other = QByteArray(body).replace('0', 'x'); // a server that does not change its entity tag
    m_server->on("/a", HttpServer::file(other, "\"1\""));
    QVERIFY(fetched(m_server->url("/a"), {{"md5", sumsOf(other).md5()}}) == sumsOf(other));
    QCOMPARE(bytes(), other);
}

void DownloadTest::aWrongChecksumLeavesNothing()
{
    m_server->on("/a", HttpServer::file(body, "\"1\""));
    QCOMPARE(codeOf(fetched(m_server->url("/a"), {{"md5", "00"}})), std::string("checksum-mismatch"));
    QVERIFY(!QFile::exists(part()));
    QCOMPARE(m_server->requests().size(), 1);
}

/// When data and end arrive at once, Qt may take the answer for a whole one: then the checksum tells.
void DownloadTest::chunksWithoutTheirEndAreRefused()
{
    m_server->on("/a", [](const HttpServer::Request &) {
        return QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n");
    });
    const std::string code = codeOf(fetched(m_server->url("/a"), {{"md5", sumsOf("hello, world").md5()}}));
    QVERIFY2(code == "download-failed" || code == "checksum-mismatch", code.c_str());
}

void DownloadTest::errorsAreTold_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<std::string>("code");
    QTest::addColumn<int>("requests");
    QTest::newRow("not found") << HttpServer::answer("404 Not Found", "", "") << std::string("download-refused") << 1;
    QTest::newRow("no permission") << HttpServer::answer("401 Unauthorized", "WWW-Authenticate: Basic realm=\"a\"\r\n",
                                                         "")
                                   << std::string("download-refused") << 1;
    QTest::newRow("broken server") << HttpServer::answer("500 Internal Server Error", "", "no")
                                   << std::string("download-refused") << 3;
    QTest::newRow("no HTTP at all") << QByteArray("hello\r\n\r\n") << std::string("download-failed") << -1;
    QTest::newRow("nothing") << QByteArray() << std::string("download-failed") << -1;
    QTest::newRow("another success") << HttpServer::answer("204 No Content", "", "") << std::string("download-failed")
                                     << 1;
    QTest::newRow("a range that nobody asked for")
        << HttpServer::answer("206 Partial Content", "Content-Range: bytes 0-1/9\r\n", "ab")
        << std::string("download-failed") << 1;
    QTest::newRow("no range that was asked for")
        << HttpServer::answer("416 Range Not Satisfiable", "", "") << std::string("download-refused") << 1;
    QTest::newRow("redirect to nowhere") << HttpServer::answer("302 Found", "", "") << std::string("redirect-refused")
                                         << -1;
    QTest::newRow("redirect to a file") << HttpServer::answer("302 Found", "Location: file:///etc/passwd\r\n", "")
                                        << std::string("redirect-refused") << 1;
}

void DownloadTest::errorsAreTold()
{
    QFETCH(QByteArray, answer);
    QFETCH(std::string, code);
    QFETCH(int, requests);
    m_server->on("/a", [=](const HttpServer::Request &) { return answer; });
    const Result result = fetched(m_server->url("/a"));
    QCOMPARE(codeOf(result), code);
    QVERIFY(requests < 0 || m_server->requests().size() == requests);
    QVERIFY(message(result.error()).contains("127.0.0.1"));
}

void DownloadTest::whatMayPassIsTriedAgain()
{
    m_server->on("/a", [this](const HttpServer::Request &request) {
        return m_server->requests().size() < 3 ? HttpServer::answer("503 Busy", "", "wait")
                                               : HttpServer::file(body, "\"1\"")(request);
    });
    QVERIFY(fetched(m_server->url("/a")) == sumsOf(body));
}

void DownloadTest::aSilentServerIsGivenUp()
{
    m_settings.attempts = 2;
    m_settings.patience = std::chrono::milliseconds(50);
    m_server->on("/a", [](const HttpServer::Request &) { return HttpServer::silence; });
    QCOMPARE(codeOf(fetched(m_server->url("/a"))), std::string("download-failed"));
    m_server->on(
        "/b", [](const HttpServer::Request &) { return HttpServer::cutOff(body, "\"1\"", 10) + HttpServer::openEnd; });
    QCOMPARE(codeOf(fetched(m_server->url("/b"))), std::string("download-failed"));
}

void DownloadTest::redirectsAreFollowed()
{
    m_server->on("/a",
                 [](const HttpServer::Request &) { return HttpServer::answer("302 Found", "Location: b?c\r\n", "x"); });
    m_server->on("/b?c", HttpServer::file(body, "\"1\""));
    QVERIFY(fetched(m_server->url("/a")) == sumsOf(body));
}

void DownloadTest::redirectsWithoutEndAreRefused()
{
    m_server->on("/a",
                 [](const HttpServer::Request &) { return HttpServer::answer("301 Moved", "Location: /a\r\n", ""); });
    QCOMPARE(codeOf(fetched(m_server->url("/a"))), std::string("redirect-refused"));
    QCOMPARE(m_server->requests().size(), 11);
}

void DownloadTest::credentialsGoToTheirHostOnly()
{
    m_settings.credentials = {{"127.0.0.1", "user", "pa:ss"}};
    const std::string elsewhere = QString::fromStdString(m_server->url("/b"))
                                      .replace(QStringLiteral("127.0.0.1"), QStringLiteral("localhost"))
                                      .toStdString();
    m_server->on("/a", [=](const HttpServer::Request &) {
        return HttpServer::answer("302 Found", "Location: " + QByteArray::fromStdString(elsewhere) + "\r\n", "");
    });
    m_server->on("/b", HttpServer::file(body, "\"1\""));
    QVERIFY(fetched(m_server->url("/a")) == sumsOf(body));
    QCOMPARE(m_server->requests().at(0).headers.value("authorization"), "Basic " + QByteArray("user:pa:ss").toBase64());
    QVERIFY(!m_server->requests().at(1).headers.contains("authorization"));
}

void DownloadTest::cancellingKeepsThePart()
{
    m_server->on("/a", [](const HttpServer::Request &) {
        return HttpServer::cutOff(body, "\"1\"", 1000) + HttpServer::openEnd;
    });
    {
        Download download(&m_network, {m_server->url("/a"), "a", part(), {}}, m_settings);
        QSignalSpy finished(&download, &Download::finished);
        connect(&download, &Download::progressed, &download, &Download::cancel);
        download.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(codeOf(finished.front().front().value<Result>()), std::string("cancelled"));
    }
    QVERIFY(!bytes().isEmpty() && body.startsWith(bytes()));
}

void DownloadTest::cancellingBeforeTheStartIsSafe()
{
    Download download(&m_network, {m_server->url("/a"), "a", part(), {}}, m_settings);
    QSignalSpy finished(&download, &Download::finished);
    download.cancel();
    download.start();
    download.cancel();
    download.cancel();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_server->requests().size(), 0);
}

void DownloadTest::destroyingARunningDownloadIsSafe()
{
    m_server->on("/a", [](const HttpServer::Request &) { return HttpServer::silence; });
    auto download =
        std::make_unique<Download>(&m_network, DownloadRequest{m_server->url("/a"), "a", part(), {}}, m_settings);
    QSignalSpy finished(download.get(), &Download::finished);
    download->start();
    QTRY_COMPARE(m_server->requests().size(), 1);
    download.reset();
    QCOMPARE(finished.size(), 0);
}

void DownloadTest::aBodyIsTakenAsItIs()
{
    // A server that labels an archive as compressed content: the checksums are of the archive.
    m_server->on("/a", [](const HttpServer::Request &) {
        return HttpServer::answer("200 OK", "Content-Encoding: gzip\r\n", "\x1f\x8b not really");
    });
    QVERIFY(fetched(m_server->url("/a")) == sumsOf("\x1f\x8b not really"));
    QCOMPARE(m_server->requests().at(0).headers.value("accept-encoding"), QByteArray("identity"));
}

void DownloadTest::anUnknownCertificateIsRefusedUnlessAllowed()
{
    if (!QSslSocket::supportsSsl() || !run::findProgram("openssl"))
        QSKIP("needs TLS and openssl");
    const std::string key = m_folder->filePath(QStringLiteral("key")).toStdString();
    const std::string certificate = m_folder->filePath(QStringLiteral("certificate")).toStdString();
    std::optional<run::Captured> made;
    run::capture({.arguments = {"openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
                                "-days", "2", "-keyout", key, "-out", certificate}},
                 this, [&](const run::Captured &captured) { made = captured; });
    QTRY_VERIFY_WITH_TIMEOUT(made, 60000);
    QVERIFY2(made->outcome.isSuccess(), made->error.constData());
    m_server = HttpServer::withTls(QString::fromStdString(certificate), QString::fromStdString(key));
    m_server->on("/a", HttpServer::file(body, "\"1\""));
    const Result refused = fetched(m_server->url("/a"));
    QCOMPARE(codeOf(refused), std::string("download-failed"));
    QVERIFY(!refused.error().advice.empty());
    QCOMPARE(m_server->requests().size(), 0);
    m_settings.isTlsVerified = false;
    const Result taken = fetched(m_server->url("/a"));
    QVERIFY2(taken, taken ? "" : message(taken.error()).c_str());
    QVERIFY(taken == sumsOf(body));
}

QTEST_GUILESS_MAIN(DownloadTest)
#include "tst_download.moc"
