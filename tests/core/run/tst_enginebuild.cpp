// SPDX-License-Identifier: MIT
#include "core/run/enginebuild.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway::run;
using End = BuildOutcome::End;

/// The order of events, tried with a script in buildah's place that keeps a list of containers in a file.
class EngineBuildTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aBuildIsFollowedToItsEnd();
    void aFailedBuildLeavesNoNewContainers();
    void aCancelledBuildLeavesNoNewContainers();
    void cancellingBeforeTheBuildHasBegunIsCancelling();
    void whatCannotBeRemovedIsTold();
    void nothingIsRemovedWhenTheListIsNotKnown();
    void anEngineThatDoesNotStartIsTold();
    void dockerIsNotAskedForContainers();
    void destroyingARunningBuildIsSafe();
    void theCommandCanBeRead();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    void write(const char *name, const QByteArray &text) const;
    [[nodiscard]] QByteArray read(const char *name) const;
    [[nodiscard]] Command command(const char *script) const;
    [[nodiscard]] static BuildOutcome outcomeOf(EngineBuild &build);

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QByteArray oldId(64, 'a');
const QByteArray newId(64, 'b');

} // namespace

void EngineBuildTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write("containers", oldId + '\n');
    write("fails", "");
    write("buildah",
          "#!/bin/sh\n"
          "here=$(dirname \"$0\")\n"
          "echo \"$1\" >> \"$here/calls\"\n"
          "case $1 in\n"
          "containers) [ ! -s \"$here/fails\" ] || exit 1; cat \"$here/containers\" ;;\n"
          "rm) [ -e \"$here/keeps\" ] || { shift; for id; do sed -i \"/$id/d\" \"$here/containers\"; done; } ;;\n"
          "*) . \"$here/script\" ;;\n"
          "esac\n");
    QVERIFY(QFile::setPermissions(path("buildah"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void EngineBuildTest::write(const char *name, const QByteArray &text) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray EngineBuildTest::read(const char *name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Command EngineBuildTest::command(const char *script) const
{
    write("script", script);
    return {.arguments = {path("buildah").toStdString(), "make"}};
}

BuildOutcome EngineBuildTest::outcomeOf(EngineBuild &build)
{
    QSignalSpy done(&build, &EngineBuild::done);
    if (!build.isRunning())
        build.start();
    if (done.isEmpty() && !done.wait(30000))
        return {};
    return done.front().front().value<BuildOutcome>();
}

void EngineBuildTest::aBuildIsFollowedToItsEnd()
{
    EngineBuild build(EngineKind::Buildah, command("echo 'STEP 1/2: FROM a'; echo 'STEP 2/2: RUN b'; echo hello"), 1);
    QList<Line> lines;
    connect(&build, &EngineBuild::linesArrived, this, [&](const QList<Line> &more) { lines += more; });
    QVERIFY(outcomeOf(build) == BuildOutcome{.end = End::Succeeded});
    QVERIFY(!build.isRunning());
    QCOMPARE(lines.size(), 3);
    QCOMPARE(build.log().steps.size(), 2);
    QCOMPARE(build.log().fraction, 1.0);
    QCOMPARE(read("calls"), QByteArray("containers\nmake\n"));
}

void EngineBuildTest::aFailedBuildLeavesNoNewContainers()
{
    const QByteArray script = "echo " + newId + " >> \"$here/containers\"; echo 'Error: it broke' >&2; exit 3";
    EngineBuild build(EngineKind::Buildah, command(script.constData()), 1);
    QVERIFY(outcomeOf(build) == (BuildOutcome{.end = End::Failed, .exitCode = 3, .error = "it broke"}));
    QCOMPARE(read("containers"), oldId + '\n');
}

void EngineBuildTest::aCancelledBuildLeavesNoNewContainers()
{
    const QByteArray script =
        "trap 'exit 0' TERM; echo " + newId + " >> \"$here/containers\"; echo ready; while :; do sleep 0.01; done";
    EngineBuild build(EngineKind::Buildah, command(script.constData()), 1);
    connect(&build, &EngineBuild::linesArrived, &build, &EngineBuild::cancel);
    QVERIFY(outcomeOf(build) == BuildOutcome{.end = End::Cancelled});
    QCOMPARE(read("containers"), oldId + '\n');
}

void EngineBuildTest::cancellingBeforeTheBuildHasBegunIsCancelling()
{
    EngineBuild build(EngineKind::Buildah, command("echo built >> \"$here/calls\""), 1);
    build.cancel();
    build.start();
    build.cancel();
    QVERIFY(outcomeOf(build) == BuildOutcome{.end = End::Cancelled});
    QVERIFY(!read("calls").contains("make"));
}

void EngineBuildTest::whatCannotBeRemovedIsTold()
{
    write("keeps", "");
    const QByteArray script = "echo " + newId + " >> \"$here/containers\"; exit 1";
    EngineBuild build(EngineKind::Buildah, command(script.constData()), 1);
    const BuildOutcome outcome = outcomeOf(build);
    QCOMPARE(outcome.end, End::Failed);
    QCOMPARE(outcome.leftovers, std::vector{newId.toStdString()});
}

void EngineBuildTest::nothingIsRemovedWhenTheListIsNotKnown()
{
    write("fails", "yes");
    EngineBuild build(EngineKind::Buildah, command("exit 1"), 1);
    QCOMPARE(outcomeOf(build).end, End::Failed);
    QCOMPARE(read("calls"), QByteArray("containers\nmake\n"));
}

void EngineBuildTest::anEngineThatDoesNotStartIsTold()
{
    EngineBuild build(EngineKind::Docker, {.arguments = {"/no/such/docker", "build"}}, 1);
    const BuildOutcome outcome = outcomeOf(build);
    QCOMPARE(outcome.end, End::CouldNotStart);
    QVERIFY(!outcome.error.empty());
}

void EngineBuildTest::dockerIsNotAskedForContainers()
{
    EngineBuild build(EngineKind::Docker, command("true"), 1);
    QCOMPARE(outcomeOf(build).end, End::Succeeded);
    QCOMPARE(read("calls"), QByteArray("make\n"));
}

void EngineBuildTest::destroyingARunningBuildIsSafe()
{
    auto build = std::make_unique<EngineBuild>(EngineKind::Buildah, command("echo ready; sleep 1000"), 1);
    QSignalSpy lines(build.get(), &EngineBuild::linesArrived);
    QSignalSpy done(build.get(), &EngineBuild::done);
    build->start();
    QTRY_COMPARE(lines.size(), 1);
    build.reset();
    QCOMPARE(done.size(), 0);
}

void EngineBuildTest::theCommandCanBeRead()
{
    const EngineBuild build(EngineKind::Podman, {.arguments = {"podman", "build", "a b"}}, 1);
    QCOMPARE(build.commandText(), std::string("podman build 'a b'"));
    QCOMPARE(build.elapsed().count(), 0);
}

QTEST_GUILESS_MAIN(EngineBuildTest)
#include "tst_enginebuild.moc"
