// SPDX-License-Identifier: MIT
#include "tests/core/fetch/httpserver.h"
#include "tests/support/cliproject.h"

#include <QTest>

using namespace slipway::test;

/// What CEKit's users bring along: its command lines, its configuration file, its target folder.
class CliCekitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overridesComeFromEverywhere();
    void anOverrideIsNotFetchedOnATrain();
    void aDescriptorCanBeTheArgument();
    void standardInputIsReadOnce();
    void theConfigurationCounts();
    void aBrokenConfigurationIsOneError_data();
    void aBrokenConfigurationIsOneError();
    void theWorkDirectoryHoldsTheCache_data();
    void theWorkDirectoryHoldsTheCache();
    void aPasswordIsSentToItsHost();
    void osbsGetsItsFiles();
    void whatSlipwayDoesNotDoIsSaid_data();
    void whatSlipwayDoesNotDoIsSaid();
    void contentSetsNeedACompose();
    void composesCanBeLeftOut();
    void gitIsReadWhereItLies();
    void repositoriesAreCopiedToTheTarget();
    void cekitsTargetIsReplaced();
    void theEngineIsTraced();
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

void CliCekitTest::osbsGetsItsFiles()
{
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("osbs_extra/deep/file"), "extra");
    project.write(text("image.yaml"),
                  head +
                      "osbs:\n  repository: {name: r, branch: b}\n  configuration: {container: {platforms: {only: "
                      "[x86_64]}}}\nartifacts:\n- {url: 'http://localhost:1/a.jar', md5: " +
                      md5OfHello + "}\n- {url: 'http://other:1/b.jar', md5: " + md5OfHello + "}\n");
    project.write(text("config"), "[common]\nfetch_artifact_domains = http://localhost:1/, example.org\n");
    const Ended ended = project.cli(words("--config config build --dry-run osbs -y --no-artifacts"));
    QVERIFY2(ended.exit == 0, qPrintable(ended.errors));
    QVERIFY2(ended.errors.contains(text("missing: b.jar from http://other:1/b.jar\n")), qPrintable(ended.errors));
    QVERIFY(QFile::exists(project.path(text("target/image/Dockerfile"))));
    QVERIFY(!ended.errors.contains(text("missing: artifacts/a.jar"))); // OSBS fetches it
    QCOMPARE(project.read(text("target/image/container.yaml")), QByteArray("platforms:\n  only:\n  - x86_64\n"));
    QCOMPARE(project.read(text("target/image/osbs_extra/deep/file")), QByteArray("extra"));
    QCOMPARE(project.read(text("target/image/fetch-artifacts-url.yaml")),
             "# Created by CEKit version 4.16.0\n- url: http://localhost:1/a.jar\n  target: a.jar\n  md5: " +
                 md5OfHello + "\n");
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

void CliCekitTest::contentSetsNeedACompose()
{
    const CliProject project;
    project.write(text("image.yaml"), head + "packages: {content_sets: {x86_64: [a], aarch64: [b]}}\n");
    const Ended ended = project.cli(words("build --dry-run podman"));
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.contains(text("image.yaml:4:")) && ended.errors.contains(text("ODCS")),
             qPrintable(ended.errors));
    QVERIFY(!QFile::exists(project.path(text("target"))));
    QCOMPARE(project.cli(words("build --validate podman")).exit, 0);
    QCOMPARE(project.cli(words("build --dry-run osbs")).exit, 0);
    QCOMPARE(project.read(text("target/image/content_sets.yml")), QByteArray("aarch64:\n- b\nx86_64:\n- a\n"));
}

void CliCekitTest::composesCanBeLeftOut()
{
    const CliProject project;
    project.write(text("image.yaml"), head + "packages: {content_sets: {x86_64: [a], aarch64: [b]}}\n");
    const Ended ended = project.cli(words("build --dry-run podman --no-artifacts"));
    QVERIFY2(ended.exit == 0, qPrintable(ended.errors));
    QVERIFY2(ended.errors.contains(text("missing: repos/content_sets_odcs.repo from ")), qPrintable(ended.errors));
    QVERIFY(project.read(text("target/image/Containerfile")).contains("repos/content_sets_odcs.repo"));
}

void CliCekitTest::gitIsReadWhereItLies()
{
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.setEnvironment(text("GIT_CONFIG_GLOBAL"), project.path(text("gitconfig")));
    project.write(text("git/o/r.git/part/module.yaml"), "name: part\nversion: '1'\nenvs:\n- {name: P, value: here}\n");
    for (const char *line : {"-C git/o/r.git init -q -b main", "-C git/o/r.git add .",
                             "-C git/o/r.git -c user.name=a -c user.email=a@b commit -q -m x"})
        QCOMPARE(project.run(text("git"), words(line)).errors, QString());
    project.write(text("image.yaml"), head + "modules:\n  repositories:\n  - {name: r, git: {url: "
                                             "'https://host.invalid/o/r', ref: main}}\n  install: [{name: part}]\n");
    const Ended before = project.cli(words("--no-artifacts validate"));
    QCOMPARE(before.exit, 1);
    QVERIFY2(before.errors.contains(text("(main) has not been fetched yet.")), qPrintable(before.errors));
    project.write(text("gitconfig"),
                  "[url \"" + project.path(text("git")).toUtf8() + "/\"]\n  insteadOf = https://host.invalid/\n");
    const Ended ended = project.cli(words("--no-artifacts build --dry-run podman"));
    QVERIFY2(ended.exit == 0, qPrintable(ended.errors));
    QVERIFY(project.read(text("target/image/Containerfile")).contains("P=\"here\""));
    QVERIFY(QFile::exists(project.path(text("target/repo/r/part/module.yaml"))));
}

void CliCekitTest::repositoriesAreCopiedToTheTarget()
{
    const CliProject project;
    project.write(text("mods/m/module.yaml"), "name: m\nversion: '1'\nexecute:\n- {script: go.sh}\n");
    project.write(text("mods/m/go.sh"), "true\n");
    project.write(text("mods/other/.hidden"), "h");
    project.write(text("image.yaml"), head + "modules:\n  repositories:\n  - {path: mods}\n  install: [{name: m}]\n");
    QCOMPARE(project.cli(words("build --dry-run docker")).exit, 0);
    QCOMPARE(project.read(text("target/repo/mods/m/go.sh")), QByteArray("true\n"));
    QCOMPARE(project.read(text("target/repo/mods/other/.hidden")), QByteArray("h"));
    QCOMPARE(project.read(text("target/image/modules/m/go.sh")), QByteArray("true\n"));
    project.write(text("image.yaml"), head);
    QCOMPARE(project.cli(words("build --dry-run docker")).exit, 0);
    QVERIFY(!QFile::exists(project.path(text("target/repo"))));
}

void CliCekitTest::cekitsTargetIsReplaced()
{
    const CliProject project;
    project.write(text("image.yaml"), head);
    project.write(text("target/image.yaml"),
                  "args: []\nartifacts: []\nenvs: []\nlabels: []\nmodules:\n  install: []\nname: a\nosbs: {}\n"
                  "packages: {}\nports: []\nrun: {}\nversion: '1'\nvolumes: []\n");
    project.write(text("target/image/Dockerfile"), "FROM old\n");
    project.write(text("target/repo/r/module.yaml"), "name: old\n");
    const Ended ended = project.cli(words("build --dry-run podman"));
    QVERIFY2(ended.exit == 0, qPrintable(ended.errors));
    QVERIFY(!QFile::exists(project.path(text("target/image/Dockerfile"))));
    QVERIFY(!QFile::exists(project.path(text("target/repo"))));
    QVERIFY(project.read(text("target/image/Containerfile")).contains("FROM scratch"));
}

void CliCekitTest::theEngineIsTraced()
{
    CliProject project;
    project.write(text("image.yaml"), head);
    project.write(
        text("bin/podman"),
        "#!/bin/sh\ncase $1 in\nbuild) echo \"$@\";;\ninfo) echo '{\"version\": {\"Version\": \"5.4.0\"}}';;\n*) echo "
        "5.4.0;;\nesac\n");
    QFile::setPermissions(project.path(text("bin/podman")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    project.setEnvironment(text("PATH"), project.path(text("bin:/usr/bin:/bin")));
    const Ended ended = project.cli(words("--trace build podman --pull --tag a:1 --tag b:2 --build-arg X=1=2 "
                                          "--build-flag --cgroup-manager=x --platform linux/arm64"));
    QVERIFY2(ended.output.contains(text("build --squash --log-level debug --pull-always --platform linux/arm64 -t a:1 "
                                        "-t b:2 --build-arg=X=1=2 --cgroup-manager=x target/image")),
             qPrintable(ended.output + ended.errors));
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
