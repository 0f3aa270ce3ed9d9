// SPDX-License-Identifier: MIT
#include "core/image/reader.h"
#include "tests/core/fetch/httpserver.h"
#include "tests/support/cliproject.h"

#include <QStandardPaths>
#include <QTest>

using namespace slipway;
using namespace slipway::test;

/// The program brings what a descriptor names: from a web server on the loopback and from git repositories on disk.
class CliFetchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAddressIsDownloadedOnce();
    void theEmbeddedBuilderTakesDownloads();
    void aWrongDownloadIsRefused();
    void anInterruptEndsADownload();
    void modulesComeFromGit();

private:
    /// Runs while this process serves.
    [[nodiscard]] static Ended served(const CliProject &project, const QStringList &arguments);
};

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QStringList words(const char *line)
{
    return text(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QByteArray descriptorOf(const HttpServer &server, const QByteArray &md5)
{
    return "name: a\nversion: '1'\nfrom: scratch\nartifacts:\n- {name: hello, url: '" +
           QByteArray::fromStdString(server.url("/hello.txt")) + "', dest: /files/, md5: '" + md5 + "'}\n";
}

const QByteArray md5OfHello = "5d41402abc4b2a76b9719d911017c592";
constexpr int patience = 120'000; // ms; a deadline, not an expectation

} // namespace

Ended CliFetchTest::served(const CliProject &project, const QStringList &arguments)
{
    QProcess process;
    project.start(process, text(SLIPWAY_CLI), arguments);
    (void)QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, patience);
    return CliProject::end(process);
}

void CliFetchTest::anAddressIsDownloadedOnce()
{
    HttpServer server;
    server.on("/hello.txt", HttpServer::file("hello", "tag"));
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("image.yaml"), descriptorOf(server, md5OfHello));
    const Ended first = served(project, {text("generate")});
    QVERIFY2(
        first.errors.contains(text("Fetched 'hello' from %1.\n").arg(QString::fromStdString(server.url("/hello.txt")))),
        qPrintable(first.errors));
    QCOMPARE(first.exit, 0);
    QCOMPARE(project.read(text("target/image/hello")), QByteArray("hello"));
    const auto requests = server.requests().size();
    const Ended second = served(project, {text("generate")});
    QVERIFY2(second.errors.contains(text("Took 'hello' from the artifact cache.\n")), qPrintable(second.errors));
    QCOMPARE(server.requests().size(), requests);
}

void CliFetchTest::theEmbeddedBuilderTakesDownloads()
{
    HttpServer server;
    server.on("/hello.txt", HttpServer::file("hello", "tag"));
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("image.yaml"), descriptorOf(server, md5OfHello));
    const Ended ended = served(project, words("build embedded -o layout"));
    QVERIFY2(ended.exit == 0, qPrintable(ended.errors));
    const auto read = image::readImage(project.path(text("layout")).toStdString());
    QVERIFY2(read.has_value(), read ? "" : read.error().c_str());
    QCOMPARE(read->entries.back().path, std::string("files/hello"));
    QCOMPARE(read->entries.back().digest,
             std::string("sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
    QCOMPARE(QDir(project.path()).entryList({text(".fetched-*")}, QDir::Dirs | QDir::Hidden), QStringList());
}

void CliFetchTest::aWrongDownloadIsRefused()
{
    HttpServer server;
    server.on("/hello.txt", HttpServer::file("jello", "tag"));
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("image.yaml"), descriptorOf(server, md5OfHello));
    const Ended ended = served(project, {text("generate")});
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.contains(text("image.yaml:5:")) && ended.errors.contains(QString::fromLatin1(md5OfHello)),
             qPrintable(ended.errors));
    QVERIFY(!QFile::exists(project.path(text("target/image/hello"))));
}

void CliFetchTest::anInterruptEndsADownload()
{
    HttpServer server;
    server.on("/hello.txt", [](const HttpServer::Request &) { return HttpServer::silence; });
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("image.yaml"), descriptorOf(server, md5OfHello));
    QProcess process;
    project.start(process, text(SLIPWAY_CLI), {text("generate")});
    QVERIFY(QTest::qWaitFor([&server] { return !server.requests().isEmpty(); }, patience));
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, patience));
    const Ended ended = CliProject::end(process);
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.endsWith(text("error: Cancelled; the target folder is not complete.\n")),
             qPrintable(ended.errors));
}

void CliFetchTest::modulesComeFromGit()
{
    if (QStandardPaths::findExecutable(text("git")).isEmpty())
        QSKIP("git is not installed");
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("origin/part/module.yaml"), "name: part\nversion: '1'\nenvs:\n- {name: PART, value: here}\n");
    for (const char *line :
         {"-C origin init -q -b main", "-C origin add .", "-C origin -c user.name=a -c user.email=a@b commit -q -m x"})
        QCOMPARE(project.run(text("git"), words(line)).errors, QString());
    project.write(text("image.yaml"),
                  "name: a\nversion: '1'\nfrom: scratch\nmodules:\n  repositories:\n  - {name: r, git: {url: 'file://" +
                      project.path(text("origin")).toUtf8() + "', ref: main}}\n  install: [{name: part}]\n");
    const Ended before = project.cli(words("--no-artifacts validate"));
    QVERIFY2(before.exit == 0, qPrintable(before.errors)); // on this machine: nothing is fetched over a network
    const Ended fetched = project.cli(words("generate --stdout"));
    QVERIFY2(fetched.exit == 0, qPrintable(fetched.errors));
    QVERIFY(fetched.output.contains(text("PART=\"here\"")));
    QVERIFY(QDir(project.path(text("origin"))).removeRecursively());
    const Ended kept = project.cli(words("--no-artifacts generate --stdout"));
    QVERIFY2(kept.exit == 0, qPrintable(kept.errors));
    QCOMPARE(kept.output, fetched.output);
}

QTEST_GUILESS_MAIN(CliFetchTest)
#include "tst_clifetch.moc"
