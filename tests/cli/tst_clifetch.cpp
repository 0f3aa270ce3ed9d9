// SPDX-License-Identifier: MIT
#include "core/image/reader.h"
#include "tests/core/fetch/httpserver.h"
#include "tests/support/cliproject.h"

#include <QJsonArray>
#include <QJsonObject>
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
    void severalAreFetchedAtATime();
    void modulesComeFromGit();
    void fetchSaysWhatBecameOfEachRef();
    void fetchFillsTheCache();
    void fetchTellsWhatFailed();
    void overridesThatWereFetchedAreThereOnATrain();

private:
    /// Ends a build that waits for a download as Ctrl+C does, and checks what it says.
    static void endsInterrupted(QProcess &process);
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

void CliFetchTest::endsInterrupted(QProcess &process)
{
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, patience));
    const Ended ended = CliProject::end(process);
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.endsWith(text("error: Cancelled; the target folder is not complete.\n")),
             qPrintable(ended.errors));
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
    endsInterrupted(process);
}

void CliFetchTest::severalAreFetchedAtATime()
{
    HttpServer server;
    for (const char *name : {"/one", "/two", "/three"})
        server.on(name, [](const HttpServer::Request &) { return HttpServer::silence; });
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    const QByteArray url = QByteArray::fromStdString(server.url("/"));
    project.write(text("image.yaml"), "name: a\nversion: '1'\nfrom: scratch\nartifacts:\n- url: " + url +
                                          "one\n- url: " + url + "two\n- url: " + url + "three\n");
    QProcess process;
    project.start(process, text(SLIPWAY_CLI), {text("generate")});
    QVERIFY(QTest::qWaitFor([&server] { return server.requests().size() == 3; }, patience));
    endsInterrupted(process);
}

void CliFetchTest::fetchSaysWhatBecameOfEachRef()
{
    if (QStandardPaths::findExecutable(text("git")).isEmpty())
        QSKIP("git is not installed");
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("origin/part/module.yaml"), "name: part\nversion: '1'\n");
    const auto commit = [&project] {
        const Ended ended =
            project.run(text("git"), words("-C origin -c user.name=a -c user.email=a@b commit -q --allow-empty -m x"));
        QCOMPARE(ended.errors, QString());
    };
    const auto head = [&project] {
        return project.run(text("git"), words("-C origin rev-parse HEAD")).output.first(12);
    };
    for (const char *line : {"-C origin init -q -b main", "-C origin add ."})
        QCOMPARE(project.run(text("git"), words(line)).errors, QString());
    commit();
    const QString url = text("file://") + project.path(text("origin"));
    project.write(text("image.yaml"),
                  "name: a\nversion: '1'\nfrom: scratch\nmodules:\n  repositories:\n  - {name: r, git: "
                  "{url: '" +
                      url.toUtf8() + "', ref: main}}\n");
    const QString first = head();
    const QString line = text("repository %1 (main): ").arg(url);
    const Ended fresh = project.cli(words("fetch"));
    QVERIFY2(fresh.exit == 0, qPrintable(fresh.errors));
    QCOMPARE(fresh.output, line + text("new at %1\n").arg(first));
    QCOMPARE(project.cli(words("fetch")).output, line + text("unchanged at %1\n").arg(first));
    commit();
    const QString second = head();
    QVERIFY(first != second);
    QCOMPARE(project.cli(words("generate --stdout")).exit, 0); // takes what is kept
    QCOMPARE(project.cli(words("fetch")).output, line + text("moved from %1 to %2\n").arg(first, second));
    const QJsonObject source = project.cli(words("fetch --json")).json().value(text("sources")).toArray()[0].toObject();
    QCOMPARE(source.value(text("state")).toString(), text("unchanged"));
    QCOMPARE(source.value(text("commit")).toString().first(12), second);
    QVERIFY(!QFile::exists(project.path(text("target"))));
}

void CliFetchTest::fetchFillsTheCache()
{
    HttpServer server;
    server.on("/hello.txt", HttpServer::file("hello", "tag"));
    server.on("/o.yaml", HttpServer::file("version: '2'\n", "tag"));
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("local"), "x");
    project.write(text("image.yaml"), descriptorOf(server, md5OfHello) +
                                          "- {name: local, path: local}\n- {name: loose, url: '" +
                                          QByteArray::fromStdString(server.url("/loose")) + "'}\n");
    const QString web = QString::fromStdString(server.url("/o.yaml"));
    const QStringList fetch{text("fetch"), text("--overrides-file"), web};
    const auto lines = [](const Ended &ended) {
        QStringList sorted = ended.output.split(QLatin1Char('\n'), Qt::SkipEmptyParts); // artifacts end in any order
        sorted.sort();
        return sorted;
    };
    const QString loose = text("artifact loose: not kept, since it has no checksum; each build fetches it anew");
    const Ended first = served(project, fetch);
    QVERIFY2(first.exit == 0, qPrintable(first.errors));
    QCOMPARE(lines(first), QStringList({text("artifact hello: fetched"), text("artifact local: on this machine"), loose,
                                        text("overrides %1: new").arg(web)}));
    server.on("/o.yaml", HttpServer::file("version: '3'\n", "other"));
    QCOMPARE(lines(served(project, fetch)),
             QStringList({text("artifact hello: in the cache"), text("artifact local: on this machine"), loose,
                          text("overrides %1: changed").arg(web)}));
    QVERIFY(!QFile::exists(project.path(text("target"))));
}

void CliFetchTest::fetchTellsWhatFailed()
{
    HttpServer server;
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("image.yaml"), descriptorOf(server, md5OfHello));
    const Ended failed = served(project, {text("fetch")});
    QCOMPARE(failed.exit, 1);
    QVERIFY2(failed.errors.startsWith(text("image.yaml:5:")) && failed.errors.contains(text("404")),
             qPrintable(failed.errors));
    project.write(text("image.yaml"), "name: a\n");
    const Ended broken = served(project, {text("fetch")});
    QCOMPARE(broken.exit, 1);
    QVERIFY2(broken.errors.endsWith(text("The descriptor has errors, so its artifacts were not looked for.\n")),
             qPrintable(broken.errors));
}

void CliFetchTest::overridesThatWereFetchedAreThereOnATrain()
{
    HttpServer server;
    server.on("/o.yaml", HttpServer::file("version: '2'\n", "tag"));
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("image.yaml"), "name: a\nversion: '1'\nfrom: scratch\n");
    const QString web = QString::fromStdString(server.url("/o.yaml"));
    const QStringList generate{text("generate"), text("--stdout"), text("--overrides-file"), web};
    const Ended online = served(project, generate);
    QVERIFY2(online.exit == 0, qPrintable(online.errors));
    const Ended offline = served(project, QStringList{text("--no-artifacts")} + generate);
    QCOMPARE(offline.output, online.output);
    QVERIFY2(offline.errors.startsWith(text("note: The overrides at %1 are those of 20").arg(web)),
             qPrintable(offline.errors));
    QCOMPARE(server.requests().size(), 1);
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
