// SPDX-License-Identifier: MIT
#include "tests/core/fetch/httpserver.h"
#include "tests/support/cliproject.h"

#include <QTest>

using namespace slipway::test;

/// What CEKit's users bring along: its command lines and its configuration file.
class CliCekitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overridesComeFromEverywhere();
    void anOverrideIsNotFetchedOnATrain();
    void aDescriptorCanBeTheArgument();
    void aPathIsFollowedAsTheSystemDoes_data();
    void aPathIsFollowedAsTheSystemDoes();
    void standardInputIsReadOnce();
    void theConfigurationCounts();
    void aBrokenConfigurationIsOneError_data();
    void aBrokenConfigurationIsOneError();
    void theWorkDirectoryHoldsTheCache_data();
    void theWorkDirectoryHoldsTheCache();
    void aPasswordIsSentToItsHost();
    void whatSlipwayDoesNotDoIsSaid_data();
    void whatSlipwayDoesNotDoIsSaid();
    void whatCekitStumblesOverHasAPlace_data();
    void whatCekitStumblesOverHasAPlace();

private:
    /// Runs while this process serves.
    [[nodiscard]] static Ended served(const CliProject &project, const QStringList &arguments);
};

namespace {

const QByteArray head = "name: a\nversion: '1'\nfrom: scratch\n";
const QByteArray md5OfHello = "5d41402abc4b2a76b9719d911017c592";
constexpr int patience = 120'000; // ms; a deadline, not an expectation

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QStringList words(const char *line)
{
    return text(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// The second line of the Containerfile, which names the image.
QString titleOf(const Ended &ended)
{
    return ended.output.section(QLatin1Char('\n'), 1, 1) + ended.errors;
}

QString title(const char *version)
{
    return text("# This is a Dockerfile for the a:%1 image.").arg(text(version));
}

} // namespace

Ended CliCekitTest::served(const CliProject &project, const QStringList &arguments)
{
    QProcess process;
    project.start(process, text(SLIPWAY_CLI), arguments);
    (void)QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, patience);
    return CliProject::end(process);
}

void CliCekitTest::overridesComeFromEverywhere()
{
    HttpServer server;
    server.on("/o.yaml", HttpServer::file("version: '2'\n", "tag"));
    server.on("/empty", HttpServer::file("", "tag"));
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("image.yaml"), head);
    project.write(text("o.yaml"), "version: '3'\n");
    const QString web = QString::fromStdString(server.url("/o.yaml"));
    QCOMPARE(titleOf(served(project, {text("generate"), text("--stdout"), text("--overrides-file"), web})), title("2"));
    QCOMPARE(titleOf(served(project, {text("generate"), text("--stdout"), text("--overrides"),
                                      text("file://") + project.path(text("o.yaml"))})),
             title("3"));
    QCOMPARE(titleOf(project.cli(words("generate --stdout --overrides -"), "version: '4'\n")), title("4"));
    const Ended empty = served(project, {text("generate"), text("--stdout"), text("--overrides-file"),
                                         QString::fromStdString(server.url("/empty"))});
    QCOMPARE(empty.exit, 1);
    const Ended none = served(project, {text("generate"), text("--stdout"), text("--overrides-file"),
                                        QString::fromStdString(server.url("/none"))});
    QCOMPARE(none.exit, 1);
    QVERIFY2(none.errors.contains(text("404")), qPrintable(none.errors));
}

void CliCekitTest::anOverrideIsNotFetchedOnATrain()
{
    HttpServer server;
    server.on("/o.yaml", HttpServer::file("version: '2'\n", "tag"));
    const CliProject project;
    project.write(text("image.yaml"), head);
    const QString web = QString::fromStdString(server.url("/o.yaml"));
    const Ended ended =
        served(project, {text("build"), text("--overrides-file"), web, text("--no-artifacts"), text("podman")});
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.contains(text("The overrides at %1 have not been fetched.").arg(web)),
             qPrintable(ended.errors));
    QVERIFY(server.requests().isEmpty());
}

void CliCekitTest::aDescriptorCanBeTheArgument()
{
    const CliProject project;
    const Ended ended = project.cli(
        {text("--descriptor"), text("{name: a, version: '9', from: b}"), text("generate"), text("--stdout")});
    QCOMPARE(titleOf(ended), title("9"));
    const Ended number = project.cli(words("--descriptor 123 validate"));
    QCOMPARE(number.exit, 1);
    QVERIFY2(number.errors.startsWith(text("descriptor:1:1: error: ")), qPrintable(number.errors));
}

void CliCekitTest::aPathIsFollowedAsTheSystemDoes_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("version"); // empty: refused
    QTest::newRow("a folder") << text("--descriptor sub/../image.yaml") << text("1");
    QTest::newRow("a missing folder") << text("--descriptor absent/../image.yaml") << QString();
    QTest::newRow("a file") << text("--descriptor image.yaml/../image.yaml") << QString();
    QTest::newRow("a link to elsewhere") << text("--descriptor link/../image.yaml") << text("5");
    QTest::newRow("overrides") << text("--overrides-file sub/../o.yaml") << text("3");
    QTest::newRow("overrides behind a missing folder") << text("--overrides-file absent/../o.yaml") << QString();
    QTest::newRow("inline overrides that are a path") << text("--overrides absent/../o.yaml") << QString();
}

void CliCekitTest::aPathIsFollowedAsTheSystemDoes()
{
    QFETCH(const QString, arguments);
    QFETCH(const QString, version);
    const CliProject project;
    project.write(text("image.yaml"), head);
    project.write(text("o.yaml"), "version: '3'\n");
    project.write(text("sub/x"), "");
    project.write(text("real/deep/x"), "");
    project.write(text("real/image.yaml"), "name: a\nversion: '5'\nfrom: scratch\n");
    QVERIFY(QFile::link(text("real/deep"), project.path(text("link"))));
    QStringList words = arguments.split(QLatin1Char(' '));
    words.insert(words.first() == text("--descriptor") ? 2 : 0, text("generate"));
    const Ended ended = project.cli(words + QStringList{text("--stdout")});
    QCOMPARE(ended.exit, version.isEmpty() ? 1 : 0);
    if (version.isEmpty())
        QVERIFY2(ended.errors.contains(text("cannot be read: ")), qPrintable(ended.errors));
    else
        QCOMPARE(titleOf(ended), title(qPrintable(version)));
}

void CliCekitTest::standardInputIsReadOnce()
{
    const CliProject project;
    const Ended ended = project.cli(words("--descriptor - generate --overrides - --stdout"), head);
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.contains(text("standard input")), qPrintable(ended.errors));
}

void CliCekitTest::theConfigurationCounts()
{
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("image.yaml"), head);
    const auto hasRedHat = [&project](const char *arguments) {
        const Ended ended = project.cli(words(arguments) + words("generate --stdout"));
        return ended.output.contains(text("JBOSS_IMAGE_NAME"));
    };
    QVERIFY(!hasRedHat(""));
    QVERIFY(hasRedHat("--redhat"));
    project.write(text("home/.cekit/config"), "[common]\nredhat = yes\n");
    QVERIFY(hasRedHat(""));
    project.write(text("other"), "[common]\nredhat = false\n");
    QVERIFY(!hasRedHat("--config other"));
    QVERIFY(hasRedHat("--config other --redhat"));
    QVERIFY(!hasRedHat("--config not-there"));
}

void CliCekitTest::aBrokenConfigurationIsOneError_data()
{
    QTest::addColumn<QByteArray>("configuration");
    QTest::addColumn<QString>("place");
    QTest::newRow("no section") << QByteArray("# x\nredhat = 1\n") << text("2");
    QTest::newRow("twice") << QByteArray("[common]\nredhat = 1\nredhat = 2\n") << text("3");
    QTest::newRow("no entry") << QByteArray("[common]\n\nwhat is this\n") << text("3");
    QTest::newRow("authentication") << QByteArray("[common]\nurl_authentication = a#b#c\n") << text("2");
}

void CliCekitTest::aBrokenConfigurationIsOneError()
{
    QFETCH(const QByteArray, configuration);
    QFETCH(const QString, place);
    const CliProject project;
    project.write(text("image.yaml"), head);
    project.write(text("config"), configuration);
    for (const char *command : {"generate", "validate", "build podman", "build embedded", "contents"}) {
        const Ended ended = project.cli(words("--config config") + words(command));
        QCOMPARE(ended.exit, 1);
        QVERIFY2(ended.errors.startsWith(text("config:%1:1: error: ").arg(place)), qPrintable(ended.errors));
        QCOMPARE(ended.errors.count(text("error: ")), 1);
    }
    QVERIFY(!QFile::exists(project.path(text("target"))));
}

void CliCekitTest::theWorkDirectoryHoldsTheCache_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("configuration");
    QTest::addColumn<QString>("cache");
    QTest::newRow("default") << text("") << QByteArray() << text("home/.cekit/cache");
    QTest::newRow("option") << text("--work-dir work") << QByteArray() << text("work/cache");
    QTest::newRow("configuration") << text("") << QByteArray("[common]\nwork_dir = ~/there\n")
                                   << text("home/there/cache");
    QTest::newRow("the default says nothing")
        << text("--work-dir ~/.cekit") << QByteArray("[common]\nwork_dir = ~/there\n") << text("home/there/cache");
}

void CliCekitTest::theWorkDirectoryHoldsTheCache()
{
    QFETCH(const QString, arguments);
    QFETCH(const QByteArray, configuration);
    QFETCH(const QString, cache);
    HttpServer server;
    server.on("/hello", HttpServer::file("hello", "tag"));
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("home/.cekit/config"), configuration);
    project.write(text("image.yaml"), head + "artifacts:\n- {name: hello, url: '" +
                                          QByteArray::fromStdString(server.url("/hello")) + "', md5: " + md5OfHello +
                                          "}\n");
    const Ended ended = served(project, arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts) + words("generate"));
    QVERIFY2(ended.exit == 0, qPrintable(ended.errors));
    QCOMPARE(QDir(project.path(cache)).entryList({text("*.yaml")}).size(), 1);
}

void CliCekitTest::aPasswordIsSentToItsHost()
{
    HttpServer server;
    server.on("/hello", HttpServer::file("hello", "tag"));
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("home/.cekit/config"), "[common]\nurl_authentication = 127.0.0.1#me:secret\n");
    project.write(text("image.yaml"), head + "artifacts:\n- {name: hello, url: '" +
                                          QByteArray::fromStdString(server.url("/hello")) + "'}\n");
    const Ended ended = served(project, words("build --dry-run podman"));
    QVERIFY2(ended.exit == 0, qPrintable(ended.errors));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().headers.value("authorization"), "Basic " + QByteArray("me:secret").toBase64());
}

void CliCekitTest::whatSlipwayDoesNotDoIsSaid_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("errors");
    QTest::newRow("osbs") << text("build osbs --release")
                          << text("error: Slipway does not build in OSBS. With --dry-run it writes the files for OSBS; "
                                  "build them with CEKit.\n");
    QTest::newRow("behave") << text("test behave")
                            << text("error: Slipway does not run tests of images. Use CEKit for 'test behave'.\n");
}

void CliCekitTest::whatSlipwayDoesNotDoIsSaid()
{
    QFETCH(const QString, arguments);
    QFETCH(const QString, errors);
    const CliProject project;
    project.write(text("image.yaml"), head);
    const Ended ended = project.cli(arguments.split(QLatin1Char(' ')));
    QCOMPARE(ended.exit, 1);
    QCOMPARE(ended.errors, errors);
    QVERIFY(!QFile::exists(project.path(text("target"))));
}

void CliCekitTest::whatCekitStumblesOverHasAPlace_data()
{
    QTest::addColumn<QByteArray>("descriptor");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const QByteArray &descriptor, const char *place) {
        QTest::newRow(name) << descriptor << text(place);
    };
    row("nothing", "", "image.yaml:1:1: error: ");
    row("an empty list", "[]\n", "image.yaml:1:1: error: ");
    row("a null section", head + "labels:\n", "image.yaml:4:");
    row("a null object", head + "run:\n", "image.yaml:4:");
    row("a null item", head + "ports:\n-\n", "image.yaml:5:");
    row("a script without a name", head + "modules: {install: }\n", "image.yaml:4:");
    row("a package that is a number", head + "packages: {install: [1]}\n", "image.yaml:4:");
    row("a repository without an address", head + "packages: {repositories: [{name: r, url: {}}]}\n", "image.yaml:4:");
    row("a value of no date", head + "labels: [{name: a, value: 2024-13-01}]\n", "image.yaml:4:");
    row("no UTF-8", head + "description: \xff\n", "image.yaml:4:");
    row("an unhashable key", head + "? [a]\n: b\n", "image.yaml:4:");
}

void CliCekitTest::whatCekitStumblesOverHasAPlace()
{
    QFETCH(const QByteArray, descriptor);
    QFETCH(const QString, place);
    const CliProject project;
    project.write(text("image.yaml"), descriptor);
    const Ended ended = project.cli(words("build --dry-run podman"));
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.startsWith(place), qPrintable(ended.errors));
    QCOMPARE(ended.errors.count(text(" error: ")), 1);
}

QTEST_GUILESS_MAIN(CliCekitTest)
#include "tst_clicekit.moc"
