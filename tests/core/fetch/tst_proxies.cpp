// SPDX-License-Identifier: MIT
#include "core/fetch/download.h"
#include "core/fetch/proxies.h"
#include "tests/core/fetch/httpserver.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::fetch;

namespace {

/// `type user@host:port`, `direct`, or `system` when the environment says nothing.
QString printed(const std::optional<QNetworkProxy> &proxy)
{
    if (!proxy)
        return QStringLiteral("system");
    if (proxy->type() == QNetworkProxy::NoProxy)
        return QStringLiteral("direct");
    const char *type = proxy->type() == QNetworkProxy::HttpCachingProxy ? "whole"
                       : proxy->type() == QNetworkProxy::HttpProxy      ? "tunnel"
                                                                        : "socks";
    const QString user = proxy->user().isEmpty() ? QString() : proxy->user() + u':' + proxy->password() + u'@';
    return QStringLiteral("%1 %2%3:%4").arg(QLatin1String(type), user, proxy->hostName()).arg(proxy->port());
}

/// `a=1 b=2` as an environment.
Environment environmentOf(const QByteArray &text)
{
    return [text](const QByteArray &name) {
        for (const QByteArray &each : text.split(' '))
            if (each.startsWith(name + '='))
                return each.sliced(name.size() + 1);
        return QByteArray();
    };
}

} // namespace

class ProxiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEnvironmentDecides_data();
    void theEnvironmentDecides();
    void downloadsGoThroughTheProxy();
};

void ProxiesTest::theEnvironmentDecides_data()
{
    QTest::addColumn<QByteArray>("environment");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *environment, const char *url, const char *expected) {
        QTest::newRow(name) << QByteArray(environment) << QString::fromLatin1(url) << QString::fromLatin1(expected);
    };
    row("nothing set", "x=1", "http://a.org/", "system");
    row("http", "http_proxy=http://p:3128/", "http://a.org/", "whole p:3128");
    row("no scheme", "http_proxy=p:3128", "http://a.org/", "whole p:3128");
    row("no port", "http_proxy=http://p", "http://a.org/", "whole p:80");
    row("upper case", "HTTP_PROXY=p:1", "http://a.org/", "whole p:1");
    row("lower case first", "HTTP_PROXY=p:1 http_proxy=q:2", "http://a.org/", "whole q:2");
    row("a CGI program", "HTTP_PROXY=p:1 REQUEST_METHOD=GET no_proxy=x", "http://a.org/", "direct");
    row("https", "https_proxy=p:1", "https://a.org/", "tunnel p:1");
    row("another scheme's", "https_proxy=p:1", "http://a.org/", "direct");
    row("with a password", "http_proxy=http://u:p%40s@p:1", "http://a.org/", "whole u:p@s@p:1");
    row("socks", "http_proxy=socks5://p", "http://a.org/", "socks p:1080");
    row("not for this host", "http_proxy=p:1 no_proxy=b.org,a.org", "http://a.org/", "direct");
    row("not below this host", "http_proxy=p:1 no_proxy=.a.org", "http://x.A.org/", "direct");
    row("not the same ending", "http_proxy=p:1 no_proxy=a.org", "http://ba.org/", "whole p:1");
    row("this port only", "http_proxy=p:1 NO_PROXY=a.org:80", "http://a.org:81/", "whole p:1");
    row("this port", "http_proxy=p:1 NO_PROXY=a.org:81", "http://a.org:81/", "direct");
    row("for no host", "http_proxy=p:1 no_proxy=*", "http://a.org/", "direct");
    row("an empty name", "http_proxy=p:1 no_proxy=,", "http://a.org/", "whole p:1");
}

void ProxiesTest::theEnvironmentDecides()
{
    QFETCH(QByteArray, environment);
    QFETCH(QString, url);
    QFETCH(QString, expected);
    QCOMPARE(printed(environmentProxy(QUrl(url), environmentOf(environment))), expected);
}

void ProxiesTest::downloadsGoThroughTheProxy()
{
    HttpServer proxy; // is asked for the whole address of a host that does not exist
    proxy.on("http://nowhere.invalid/file", HttpServer::file("hello", "\"1\""));
    qputenv("http_proxy", QByteArray::fromStdString(proxy.url("")));
    qunsetenv("no_proxy");
    qunsetenv("NO_PROXY");
    const QTemporaryDir folder;
    Download download(makeNetwork(this),
                      {.url = "http://nowhere.invalid/file",
                       .name = "file",
                       .part = folder.filePath(QStringLiteral("part")).toStdString(),
                       .wanted = {}},
                      {.attempts = 1});
    QSignalSpy finished(&download, &Download::finished);
    download.start();
    QTRY_COMPARE(finished.size(), 1);
    const auto result = finished.first().first().value<std::expected<Checksums, Diagnostic>>();
    QVERIFY2(result.has_value(), result ? "" : message(result.error()).c_str());
    QCOMPARE(result->md5(), std::string("5d41402abc4b2a76b9719d911017c592"));
    QCOMPARE(proxy.requests().size(), 1);
    qunsetenv("http_proxy");
}

QTEST_GUILESS_MAIN(ProxiesTest)
#include "tst_proxies.moc"
