// SPDX-License-Identifier: MIT
#include "core/run/engine.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::run;

class EngineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEngineAsMadeCanDoNothing();
    void namesAndKindsMatch();
    void answersAreRead_data();
    void answersAreRead();
    void anEngineIsFoundInThePathAndAsked();
    void anEngineThatIsNotThereSaysSoLater();
    void nobodyIsCalledWhenTheAskerIsGone();
};

namespace {

constexpr Outcome succeeded{.end = Outcome::End::Exited};
const char *const dockerDown =
    R"({"ServerVersion":"","ServerErrors":["Cannot connect to the Docker daemon at unix:///s."],
    "ClientInfo":{"Plugins":[]}})";

std::string problemOf(const Engine &engine)
{
    return engine.problem ? message(*engine.problem) : std::string();
}

/// A folder to put before PATH, with a program that answers as podman does.
void writeProgram(const QTemporaryDir &folder, const char *script)
{
    QFile file(folder.filePath(QStringLiteral("podman")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n");
    file.write(script);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

} // namespace

void EngineTest::anEngineAsMadeCanDoNothing()
{
    const Engine engine;
    QVERIFY(!engine.canBuild && !engine.canSquash && !engine.canUsePlatform);
}

void EngineTest::namesAndKindsMatch()
{
    for (const EngineKind kind : engineKinds)
        QCOMPARE(engineOfName(engineName(kind)), std::optional(kind));
    QCOMPARE(engineOfName("osbs"), std::nullopt);
}

void EngineTest::answersAreRead_data()
{
    QTest::addColumn<EngineKind>("kind");
    QTest::addColumn<EngineAnswers>("answers");
    QTest::addColumn<Engine>("engine"); // without its problem
    QTest::addColumn<std::string>("problem");
    const auto row = [](const char *name, EngineKind kind, const EngineAnswers &answers, Engine engine,
                        const char *problem) {
        engine.kind = kind;
        engine.program = "/bin/e";
        QTest::newRow(name) << kind << answers << engine << std::string(problem);
    };
    row("podman", EngineKind::Podman,
        {"podman version 5.4.2\n", {succeeded, R"({"host":{"security":{"rootless":true}}})"}},
        {.version = "5.4.2", .canBuild = true, .canSquash = true, .canUsePlatform = true, .isRootless = true}, "");
    row("buildah", EngineKind::Buildah,
        {"buildah version 1.39.3 (image-spec 1.1.0, runtime-spec 1.2.0)\n",
         {succeeded, R"({"host":{"rootless":false}})"}},
        {.version = "1.39.3", .canBuild = true, .canSquash = true, .canUsePlatform = true}, "");
    row("podman that fails", EngineKind::Podman,
        {"podman version 5.4.2\n", {{.end = Outcome::End::Exited, .code = 125}, {}, "warning\nError: no store\n"}},
        {.version = "5.4.2"},
        "podman is installed but does not work: Error: no store Run `podman info` in a terminal to see what it lacks.");
    row("podman that hangs", EngineKind::Podman, {"", {{.end = Outcome::End::TimedOut}}}, {},
        "podman is installed but does not work: it did not answer in time Run `podman info` in a terminal to see what "
        "it "
        "lacks.");
    row("nonsense", EngineKind::Buildah, {"?", {succeeded, "[1,2"}}, {},
        "buildah is installed but does not work: its answer cannot be read Run `buildah info` in a terminal to see "
        "what it "
        "lacks.");
    row("docker with buildx", EngineKind::Docker,
        {"Docker version 28.0.1, build x\n",
         {succeeded,
          R"({"ServerVersion":"26.1.5+dfsg1","ExperimentalBuild":true,"ClientInfo":{"Plugins":[{"Name":"buildx"}]},
            "SecurityOptions":["name=rootless"]})"}},
        {.version = "26.1.5+dfsg1", .canBuild = true, .canUsePlatform = true, .isRootless = true}, "");
    row("docker, classic", EngineKind::Docker,
        {"Docker version 26.1.5+dfsg1, build a\n",
         {succeeded, R"({"ServerVersion":"26.1.5","ExperimentalBuild":false,"ClientInfo":{"Plugins":[]}})"}},
        {.version = "26.1.5", .canBuild = true}, "");
    row("docker without its daemon", EngineKind::Docker,
        {"Docker version 26.1.5+dfsg1, build a\n", {succeeded, dockerDown}}, {.version = "26.1.5+dfsg1"},
        "docker is installed but does not work: Cannot connect to the Docker daemon at unix:///s. Start the Docker "
        "daemon "
        "(`systemctl start docker`), or set DOCKER_HOST to one that runs.");
    row("podman called docker", EngineKind::Docker, {"podman version 5.4.2\n", {succeeded, R"({"host":{}})"}},
        {.version = "5.4.2"},
        "docker is installed but does not work: the program is podman under docker's name Choose podman as the "
        "engine.");
}

void EngineTest::answersAreRead()
{
    QFETCH(EngineKind, kind);
    QFETCH(EngineAnswers, answers);
    QFETCH(Engine, engine);
    QFETCH(std::string, problem);
    Engine read = readEngine(kind, "/bin/e", answers);
    QCOMPARE(problemOf(read), problem);
    read.problem.reset();
    QVERIFY(read == engine);
}

void EngineTest::anEngineIsFoundInThePathAndAsked()
{
    const QTemporaryDir folder;
    writeProgram(folder, "[ \"$1\" = --version ] && echo podman version 9.8.7 || echo '{\"host\":{\"a\":1}}'\n");
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toUtf8() + ':' + path);
    std::optional<Engine> found;
    probeEngine(EngineKind::Podman, this, [&](const Engine &engine) { found = engine; });
    qputenv("PATH", path);
    QVERIFY(!found);
    QTRY_VERIFY(found);
    QCOMPARE(problemOf(*found), std::string());
    QCOMPARE(found->version, std::string("9.8.7"));
    QCOMPARE(found->program, std::filesystem::path(folder.path().toStdString()) / "podman");
    QVERIFY(found->canBuild);
}

void EngineTest::anEngineThatIsNotThereSaysSoLater()
{
    const QTemporaryDir empty;
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", empty.path().toUtf8());
    std::optional<Engine> found;
    probeEngine(EngineKind::Docker, this, [&](const Engine &engine) { found = engine; });
    qputenv("PATH", path);
    QVERIFY(!found);
    QTRY_VERIFY(found);
    QVERIFY(!found->canBuild);
    QCOMPARE(problemOf(*found), std::string("docker is not installed. Install it (on Debian and Ubuntu: the package "
                                            "docker.io), or build with another engine."));
}

void EngineTest::nobodyIsCalledWhenTheAskerIsGone()
{
    const QTemporaryDir folder;
    writeProgram(folder, "sleep 0.05; echo podman version 9.8.7\n");
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toUtf8() + ':' + path);
    bool isCalled = false;
    {
        QObject asker;
        probeEngine(EngineKind::Podman, &asker, [&](const Engine &) { isCalled = true; });
    }
    std::optional<Engine> second;
    probeEngine(EngineKind::Podman, this, [&](const Engine &engine) { second = engine; });
    qputenv("PATH", path);
    QTRY_VERIFY(second);
    QVERIFY(!isCalled);
}

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
