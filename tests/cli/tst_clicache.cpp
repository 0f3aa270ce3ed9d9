// SPDX-License-Identifier: MIT
#include "core/fetch/artifactcache.h"
#include "tests/core/fetch/httpserver.h"
#include "tests/support/cliproject.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace slipway;
using namespace slipway::test;

/// `slipway-cli cache`, as people know cekit-cache.
class CliCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEmptyCacheSaysSo();
    void aFileIsAddedListedAndRemoved();
    void aDownloadIsAdded();
    void theConfigurationSaysWhereTheCacheIs();
    void whatCannotBeAddedIsTold();
    void clearingAsksFirst_data();
    void clearingAsksFirst();
    void wrongArgumentsAreUsageErrors_data();
    void wrongArgumentsAreUsageErrors();
    void aBrokenConfigurationIsToldWithItsLine();

private:
    [[nodiscard]] Ended cache(const char *arguments, const QByteArray &input = {}) const
    {
        return project->cli(QString::fromUtf8(arguments).split(QLatin1Char(' ')), input);
    }
    [[nodiscard]] std::size_t count(const char *folder) const
    {
        return fetch::ArtifactCache(project->path(QLatin1StringView(folder)).toStdString()).entries().size();
    }

    std::unique_ptr<CliProject> project;
};

namespace {

constexpr auto addHello = "cache --work-dir work add hello.txt --md5 5d41402abc4b2a76b9719d911017c592";

} // namespace

void CliCacheTest::init()
{
    project = std::make_unique<CliProject>();
    project->setEnvironment(QStringLiteral("HOME"), project->path(QStringLiteral("home")));
    project->write(QStringLiteral("hello.txt"), "hello");
}

void CliCacheTest::anEmptyCacheSaysSo()
{
    const Ended ended = cache("cache ls");
    QCOMPARE(ended.output, QStringLiteral("No artifacts cached!\n"));
    QCOMPARE(ended.exit, 0);
}

void CliCacheTest::aFileIsAddedListedAndRemoved()
{
    const Ended added = cache(addHello);
    const QRegularExpressionMatch uuid =
        QRegularExpression(QStringLiteral("^Artifact hello.txt cached with UUID '([0-9a-f-]{36})'\n$"))
            .match(added.output);
    QVERIFY2(uuid.hasMatch(), qPrintable(added.output + added.errors));
    QCOMPARE(added.exit, 0);
    QCOMPARE(cache(addHello).output, QStringLiteral("Artifact hello.txt is already cached!\n"));
    const Ended listed = cache("cache --work-dir work ls");
    const QString sha256 = QStringLiteral("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    QVERIFY(listed.output.startsWith(QStringLiteral("\n%1:\n  sha512: ").arg(uuid.captured(1))));
    QVERIFY(listed.output.contains(QStringLiteral("\n  sha256: %1\n").arg(sha256)));
    QVERIFY(listed.output.endsWith(
        QStringLiteral("\n  md5: 5d41402abc4b2a76b9719d911017c592\n  names:\n    - hello.txt\n")));
    const QJsonArray entries =
        cache("cache --work-dir work ls --json").json().value(QStringLiteral("artifacts")).toArray();
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first()[QStringLiteral("sha256")].toString(), sha256);
    QCOMPARE(entries.first()[QStringLiteral("present")].toBool(), true);
    const QByteArray removal = "cache --work-dir work rm " + uuid.captured(1).toUtf8();
    QCOMPARE(cache(removal.constData()).output,
             QStringLiteral("Artifact with UUID '%1' removed\n").arg(uuid.captured(1)));
    const Ended again = cache(removal.constData());
    QCOMPARE(again.exit, 1);
    QCOMPARE(again.errors,
             QStringLiteral("Artifact with UUID '%1' doesn't exist in the cache\n").arg(uuid.captured(1)));
}

void CliCacheTest::aDownloadIsAdded()
{
    HttpServer server;
    server.on("/hello", HttpServer::file("hello", "\"1\""));
    QProcess process;
    project->start(process, QStringLiteral(SLIPWAY_CLI),
                   {QStringLiteral("cache"), QStringLiteral("add"), QString::fromStdString(server.url("/hello")),
                    QStringLiteral("--sha1=AAF4C61DDCC5E8A2DABEDE0F3B482CD9AEA9434D")});
    QVERIFY(QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000));
    const Ended ended = CliProject::end(process);
    QVERIFY2(ended.exit == 0, qPrintable(ended.errors));
    QCOMPARE(count("home/.cekit/cache"), 1U);
}

void CliCacheTest::theConfigurationSaysWhereTheCacheIs()
{
    project->write(QStringLiteral("config"), "[common]\nwork_dir = ~/elsewhere\n");
    const Ended ended = cache("cache --config config add hello.txt --md5 5d41402abc4b2a76b9719d911017c592");
    QVERIFY2(ended.exit == 0, qPrintable(ended.errors));
    QCOMPARE(count("home/elsewhere/cache"), 1U);
}

void CliCacheTest::whatCannotBeAddedIsTold()
{
    const Ended wrong = cache("cache --work-dir work add hello.txt --md5 00");
    QCOMPARE(wrong.exit, 1);
    QVERIFY2(wrong.errors.startsWith(QStringLiteral("Cannot cache artifact hello.txt: The md5 of")),
             qPrintable(wrong.errors));
    QCOMPARE(cache("cache --work-dir work add nothing --md5 00").exit, 1);
    QCOMPARE(QDir(project->path(QStringLiteral("work/cache"))).entryList(QDir::Files), QStringList());
}

void CliCacheTest::clearingAsksFirst_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("exit");
    QTest::addColumn<std::size_t>("left");
    QTest::newRow("yes") << QByteArray("cache --work-dir work clear") << QByteArray("maybe\ny\n") << 0
                         << std::size_t(0);
    QTest::newRow("no") << QByteArray("cache --work-dir work clear") << QByteArray("n\n") << 0 << std::size_t(1);
    QTest::newRow("just Enter") << QByteArray("cache --work-dir work clear") << QByteArray("\n") << 0 << std::size_t(1);
    QTest::newRow("no answer") << QByteArray("cache --work-dir work clear") << QByteArray() << 1 << std::size_t(1);
    QTest::newRow("not asked") << QByteArray("cache --work-dir work clear -y") << QByteArray() << 0 << std::size_t(0);
}

void CliCacheTest::clearingAsksFirst()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, answer);
    QFETCH(int, exit);
    QFETCH(std::size_t, left);
    QCOMPARE(cache(addHello).exit, 0);
    const Ended ended = cache(arguments.constData(), answer);
    QCOMPARE(ended.exit, exit);
    QCOMPARE(count("work/cache"), left);
    QCOMPARE(ended.output.endsWith(QStringLiteral("Artifact cache cleared!\n")), left == 0);
}

void CliCacheTest::wrongArgumentsAreUsageErrors_data()
{
    QTest::addColumn<QString>("error");
    const auto row = [](const char *arguments, const char *error) {
        QTest::newRow(arguments) << QString::fromLatin1(error);
    };
    row("cache add hello.txt", "Error: At least one checksum must be provided\n");
    row("cache add --md5 00", "Error: Missing argument 'LOCATION'.\n");
    row("cache rm", "Error: Missing argument 'UUID'.\n");
    row("cache rm a b", "Error: Got unexpected extra argument (b)\n");
    row("cache ls a", "Error: Got unexpected extra argument (a)\n");
    row("cache show", "Error: No such command 'show'.\n");
}

void CliCacheTest::wrongArgumentsAreUsageErrors()
{
    QFETCH(QString, error);
    const Ended ended = cache(QTest::currentDataTag());
    QCOMPARE(ended.exit, 2);
    QVERIFY2(ended.errors.endsWith(error), qPrintable(ended.errors));
}

void CliCacheTest::aBrokenConfigurationIsToldWithItsLine()
{
    project->write(QStringLiteral("config"), "[common]\nwork_dir\n");
    const Ended ended = cache("cache --config config ls");
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.startsWith(QStringLiteral("config:2:1: error: ")), qPrintable(ended.errors));
}

QTEST_GUILESS_MAIN(CliCacheTest)
#include "tst_clicache.moc"
