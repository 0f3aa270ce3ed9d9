// SPDX-License-Identifier: MIT
#include "core/fetch/configuration.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::fetch;

class ConfigurationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allKeysAreRead();
    void redHatIsAsTrueAsInYaml_data();
    void redHatIsAsTrueAsInYaml();
    void verificationIsOnUnlessItSaysFalse_data();
    void verificationIsOnUnlessItSaysFalse();
    void noDomainIsInEveryAddress();
    void wrongAuthenticationIsAnErrorAtItsLine();
    void aMissingFileMeansTheDefaults();
    void theTildeIsTheHomeFolder();
};

void ConfigurationTest::allKeysAreRead()
{
    const auto read = readConfiguration("[common]\nwork_dir = ~/w\nredhat: yes\nssl_verify = False\n"
                                        "cache_url = http://c/#hash#\nurl_authentication = a#u:p\nother = 1\n"
                                        "[DEFAULT]\nredhat = 0\n",
                                        "/c");
    QVERIFY(read.has_value());
    const Configuration expected{.workDirectory = "~/w",
                                 .isRedHat = true,
                                 .isTlsVerified = false,
                                 .cacheUrl = "http://c/#hash#",
                                 .credentials = {{"a", "u", "p"}}};
    QVERIFY(*read == expected);
    const NetworkSettings settings = networkSettings(*read);
    QCOMPARE(settings.isTlsVerified, false);
    QCOMPARE(settings.cacheUrl, std::string("http://c/#hash#"));
    QCOMPARE(settings.credentials.size(), 1U);
}

void ConfigurationTest::redHatIsAsTrueAsInYaml_data()
{
    QTest::addColumn<bool>("isTrue");
    for (const char *text : {"yes", "1", "true", "True", "on", "x", "y", "0o0", "10", "0.5", "fALSE"})
        QTest::newRow(text) << true;
    for (const char *text :
         {"", "~", "null", "no", "False", "OFF", "0", "00", "0x0", "-0", "0.0", "[]", "''", "no # c"})
        QTest::newRow(text) << false;
}

void ConfigurationTest::redHatIsAsTrueAsInYaml()
{
    QFETCH(bool, isTrue);
    const auto read = readConfiguration(std::string("[common]\nredhat = ") + QTest::currentDataTag() + "\n", "/c");
    QVERIFY(read.has_value());
    QCOMPARE(read->isRedHat, isTrue);
}

void ConfigurationTest::verificationIsOnUnlessItSaysFalse_data()
{
    QTest::addColumn<bool>("isVerified");
    QTest::addColumn<int>("warnings");
    QTest::newRow("true") << true << 0;
    QTest::newRow("False") << false << 0;
    QTest::newRow("no") << true << 1;
    QTest::newRow("0") << true << 1;
    QTest::newRow("") << true << 1;
}

void ConfigurationTest::verificationIsOnUnlessItSaysFalse()
{
    QFETCH(bool, isVerified);
    QFETCH(int, warnings);
    const auto read = readConfiguration(std::string("[common]\nssl_verify = ") + QTest::currentDataTag() + "\n", "/c");
    QVERIFY(read.has_value());
    QCOMPARE(read->isTlsVerified, isVerified);
    QCOMPARE(static_cast<int>(read->warnings.size()), warnings);
}

void ConfigurationTest::noDomainIsInEveryAddress()
{
    const auto read = readConfiguration("[common]\nfetch_artifact_domains =\n", "/c");
    QVERIFY(read.has_value());
    QVERIFY(read->fetchArtifactDomains == std::vector<std::string>{""});
}

void ConfigurationTest::wrongAuthenticationIsAnErrorAtItsLine()
{
    const std::string text = "[common]\nurl_authentication = host:secret\n";
    const auto read = readConfiguration(text, "/c");
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().size(), 1U);
    const Diagnostic &error = read.error().front();
    QCOMPARE(error.code, std::string("authentication-syntax"));
    QVERIFY((error.origin == Origin{"/c", {9, text.size() - 1}, "common.url_authentication"}));
    QVERIFY(!message(error).contains("secret"));
}

void ConfigurationTest::aMissingFileMeansTheDefaults()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("config")).toStdString();
    auto read = loadConfiguration(file);
    QVERIFY(read.has_value() && *read == Configuration{});
    QFile written(file);
    QVERIFY(written.open(QIODevice::WriteOnly));
    written.write("[common]\nwork_dir = /w\n");
    written.close();
    read = loadConfiguration(file);
    QCOMPARE(read->workDirectory, std::string("/w"));
    read = loadConfiguration(folder.path().toStdString()); // a folder cannot be read: CEKit says nothing of it
    QVERIFY(read.has_value());
    QCOMPARE(read->warnings.size(), 1U);
}

void ConfigurationTest::theTildeIsTheHomeFolder()
{
    QVERIFY(expandedHome("~", "/h") == "/h");
    QVERIFY(expandedHome("~/a/b", "/h") == "/h/a/b");
    QVERIFY(expandedHome("~a", "/h") == "~a");
    QVERIFY(expandedHome("/a~", "/h") == "/a~");
}

QTEST_APPLESS_MAIN(ConfigurationTest)
#include "tst_configuration.moc"
