// SPDX-License-Identifier: MIT
#include "core/fetch/network.h"

#include <QTest>

using namespace slipway::fetch;

class NetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void authenticationIsRead_data();
    void authenticationIsRead();
    void theMirrorIsAskedByTheLastChecksum_data();
    void theMirrorIsAskedByTheLastChecksum();
};

void NetworkTest::authenticationIsRead_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::vector<Credential>>("credentials");
    QTest::addColumn<bool>("isRight");
    using List = std::vector<Credential>;
    QTest::newRow("none") << std::string() << List{} << true;
    QTest::newRow("two") << std::string("a.org#u:p;b.org#v:x:y") << List{{"a.org", "u", "p"}, {"b.org", "v", "x:y"}}
                         << true;
    QTest::newRow("semicolon at the end") << std::string("a#u:p;") << List{{"a", "u", "p"}} << true;
    QTest::newRow("no host") << std::string("u:p") << List{} << false;
    QTest::newRow("two hashes") << std::string("a#u:p#q") << List{} << false;
    QTest::newRow("no password") << std::string("a:b#u") << List{{"a:b", "u", ""}} << true;
    QTest::newRow("Latin-1") << std::string("a#u:\u00e9") << List{{"a", "u", "\u00e9"}} << true;
    QTest::newRow("more than Latin-1") << std::string("a#u:p\u20ac") << List{} << false;
}

void NetworkTest::authenticationIsRead()
{
    QFETCH(std::string, text);
    QFETCH(std::vector<Credential>, credentials);
    QFETCH(bool, isRight);
    const auto read = parsedAuthentication(text);
    QCOMPARE(read.has_value(), isRight);
    QVERIFY(!isRight || *read == credentials);
    QVERIFY(isRight || !message(read.error()).contains("u:p")); // secrets stay out of messages
}

void NetworkTest::theMirrorIsAskedByTheLastChecksum_data()
{
    QTest::addColumn<std::string>("cacheUrl");
    QTest::addColumn<WantedChecksums>("wanted");
    QTest::addColumn<std::string>("url");
    const std::string pattern = "http://m/#algorithm#/#hash#/#filename#?#hash#";
    QTest::newRow("md5 wins") << pattern << WantedChecksums{{"md5", "AB"}, {"sha512", "cd"}}
                              << std::string("http://m/md5/ab/a?ab");
    QTest::newRow("no checksum") << pattern << WantedChecksums{} << std::string("http://origin");
    QTest::newRow("no mirror") << std::string() << WantedChecksums{{"md5", "ab"}} << std::string("http://origin");
}

void NetworkTest::theMirrorIsAskedByTheLastChecksum()
{
    QFETCH(std::string, cacheUrl);
    QFETCH(WantedChecksums, wanted);
    QFETCH(std::string, url);
    QCOMPARE(mirrorUrl(cacheUrl, "a", wanted, "http://origin"), url);
}

QTEST_APPLESS_MAIN(NetworkTest)
#include "tst_network.moc"
