// SPDX-License-Identifier: MIT
#include "core/run/enginebuild.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <iostream>

using namespace slipway::run;
using End = BuildOutcome::End;

/// Builds with the podman and buildah of this machine, in a store of the test's own; no registry, no network.
class RealEnginesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anEngineAnswersItsProbe_data() { engines(); }
    void anEngineAnswersItsProbe();
    void aSingleStageIsBuilt_data() { engines(); }
    void aSingleStageIsBuilt();
    void stagesAreFollowed_data() { engines(); }
    void stagesAreFollowed();
    void aFailingRunIsTold_data() { engines(); }
    void aFailingRunIsTold();
    void cancellingARunLeavesNothing_data();
    void cancellingARunLeavesNothing();

private:
    static void engines();
    [[nodiscard]] Command commandFor(EngineKind kind, const QByteArray &containerfile,
                                     const std::string &isolation = "--isolation=chroot") const;
    [[nodiscard]] Captured asked(const std::vector<std::string> &arguments) const;
    [[nodiscard]] BuildOutcome outcomeOf(EngineBuild &build) const;

    QTemporaryDir m_folder{QStringLiteral("/var/tmp/slipway-test-XXXXXX")};
};

namespace {

constexpr int patience = 120000; // ms; a deadline, not an expectation

void writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

/// Processes whose command line has this word.
int countWithWord(const std::string &word)
{
    int count = 0;
    for (const ProcessEntry &entry : runningProcesses()) {
        std::ifstream file("/proc/" + std::to_string(entry.key.pid) + "/cmdline");
        std::string part;
        while (std::getline(file, part, '\0'))
            count += part == word ? 1 : 0;
    }
    return count;
}

/// Mounts below a folder, in the mount name space of this process.
int countMountsBelow(const QString &folder)
{
    std::ifstream file("/proc/self/mountinfo");
    int count = 0;
    for (std::string line; std::getline(file, line);)
        count += line.contains(folder.toStdString() + '/') ? 1 : 0;
    return count;
}

} // namespace

void RealEnginesTest::engines()
{
    QTest::addColumn<EngineKind>("kind");
    QTest::newRow("podman") << EngineKind::Podman;
    QTest::newRow("buildah") << EngineKind::Buildah;
}

void RealEnginesTest::initTestCase()
{
    const QDir folder(m_folder.path());
    QVERIFY(folder.mkpath(QStringLiteral("root/bin")) && folder.mkpath(QStringLiteral("target/image")));
    writeFile(folder.filePath(QStringLiteral("storage.conf")), "[storage]\ndriver = \"vfs\"\ngraphroot = \"" +
                                                                   m_folder.path().toUtf8() + "/store\"\nrunroot = \"" +
                                                                   m_folder.path().toUtf8() + "/run\"\n");
    qputenv("CONTAINERS_STORAGE_CONF", folder.filePath(QStringLiteral("storage.conf")).toUtf8());
    QVERIFY(QFile::copy(QStringLiteral("/bin/busybox"), folder.filePath(QStringLiteral("root/bin/busybox"))));
    for (const QString &name :
         {QStringLiteral("sh"), QStringLiteral("setsid"), QStringLiteral("sleep"), QStringLiteral("echo")})
        QVERIFY(QFile::link(QStringLiteral("busybox"), folder.filePath(QStringLiteral("root/bin/") + name)));
    const std::string tar = folder.filePath(QStringLiteral("base.tar")).toStdString();
    QVERIFY(asked({"tar", "-C", folder.filePath(QStringLiteral("root")).toStdString(), "-cf", tar, "."})
                .outcome.isSuccess());
    const Captured imported = asked({"podman", "import", tar, "localhost/base:1"});
    QVERIFY2(imported.outcome.isSuccess(), imported.error.constData());
}

Command RealEnginesTest::commandFor(EngineKind kind, const QByteArray &containerfile,
                                    const std::string &isolation) const
{
    writeFile(m_folder.filePath(QStringLiteral("target/image/Containerfile")), containerfile);
    BuildRequest request{.engine = kind,
                         .program = *findProgram(engineName(kind)),
                         .target = m_folder.filePath(QStringLiteral("target")).toStdString(),
                         .tags = defaultTags("test", "1"),
                         .flags = {isolation, "--pull=never", "--ulimit=nofile=1024:1024", "--ulimit=nproc=1024:1024"}};
    if (isolation != "--isolation=chroot")
        request.flags.emplace_back("--network=none"); // a chroot has the host's network, and accepts no other
    return buildCommand(request);
}

Captured RealEnginesTest::asked(const std::vector<std::string> &arguments) const
{
    std::optional<Captured> result;
    QObject context;
    capture({.arguments = arguments}, &context, [&](const Captured &captured) { result = captured; });
    (void)QTest::qWaitFor([&] { return result.has_value(); }, patience);
    return result.value_or(Captured{});
}

BuildOutcome RealEnginesTest::outcomeOf(EngineBuild &build) const
{
    QSignalSpy done(&build, &EngineBuild::done);
    build.start();
    (void)QTest::qWaitFor([&] { return !done.isEmpty(); }, patience);
    return done.isEmpty() ? BuildOutcome{} : done.front().front().value<BuildOutcome>();
}

void RealEnginesTest::anEngineAnswersItsProbe()
{
    QFETCH(EngineKind, kind);
    std::optional<Engine> found;
    probeEngine(kind, this, [&](const Engine &engine) { found = engine; });
    QTRY_VERIFY_WITH_TIMEOUT(found, patience);
    QVERIFY2(!found->problem, found->problem ? message(*found->problem).c_str() : "");
    QVERIFY(found->canBuild);
    QVERIFY(found->version.contains('.'));
}

void RealEnginesTest::aSingleStageIsBuilt()
{
    QFETCH(EngineKind, kind);
    EngineBuild build(kind, commandFor(kind, "FROM localhost/base:1\nRUN echo made > /made\nLABEL a=b\n"), 1);
    const BuildOutcome outcome = outcomeOf(build);
    QCOMPARE(outcome.error, std::string());
    QCOMPARE(outcome.end, End::Succeeded);
    QCOMPARE(build.log().steps.size(), 3);
    QCOMPARE(build.log().image.size(), 64);
    const Captured images = asked({"podman", "images", "--format", "{{.Repository}}:{{.Tag}}"});
    QVERIFY(images.output.contains("localhost/test:1\n"));
    QVERIFY(images.output.contains("localhost/test:latest\n"));
}

void RealEnginesTest::stagesAreFollowed()
{
    QFETCH(EngineKind, kind);
    EngineBuild build(
        kind,
        commandFor(kind, "FROM localhost/base:1 AS builder\nRUN echo made > /made\n"
                         "FROM localhost/base:1\nCOPY --from=builder /made /\nRUN echo -n open\nCMD [\"sh\"]\n"),
        2);
    QCOMPARE(outcomeOf(build).end, End::Succeeded);
    QStringList steps;
    for (const BuildStep &step : build.log().steps)
        steps.append(step.stage + u' ' + step.instruction + u' ' + QString::number(int(step.state)));
    QCOMPARE(steps,
             (QStringList{QStringLiteral("1 FROM localhost/base:1 AS builder 1"),
                          QStringLiteral("1 RUN echo made > /made 1"), QStringLiteral("2 FROM localhost/base:1 1"),
                          QStringLiteral("2 COPY --from=builder /made / 1"), QStringLiteral("2 RUN echo -n open 1"),
                          QStringLiteral("2 CMD [\"sh\"] 1")}));
}

void RealEnginesTest::aFailingRunIsTold()
{
    QFETCH(EngineKind, kind);
    const QByteArray before = asked({"buildah", "containers", "-aq"}).output;
    EngineBuild build(kind, commandFor(kind, "FROM localhost/base:1\nRUN echo last words >&2; exit 3\n"), 1);
    const BuildOutcome outcome = outcomeOf(build);
    QVERIFY(outcome == (BuildOutcome{.end = End::Failed,
                                     .exitCode = 3,
                                     .error = "building at STEP \"RUN echo last words >&2; exit 3\": exit status 3"}));
    QCOMPARE(build.log().steps.back().state, StepState::Failed);
    QCOMPARE(asked({"buildah", "containers", "-aq"}).output, before);
}

void RealEnginesTest::cancellingARunLeavesNothing_data()
{
    QTest::addColumn<EngineKind>("kind");
    QTest::addColumn<std::string>("isolation");
    QTest::addColumn<QByteArray>("script");
    const QByteArray deaf = "trap '' TERM; echo ready; sleep 98765; sleep 98765";
    const QByteArray daemon = "setsid sh -c 'sleep 98765 & sleep 98765' & echo ready; sleep 98765";
    for (const EngineKind kind : {EngineKind::Podman, EngineKind::Buildah}) {
        const char *name = engineName(kind).data();
        QTest::addRow("%s, chroot, deaf to SIGTERM", name) << kind << std::string("--isolation=chroot") << deaf;
        QTest::addRow("%s, chroot, with daemons", name) << kind << std::string("--isolation=chroot") << daemon;
        if (findProgram("runc") && kind == EngineKind::Buildah)
            QTest::addRow("%s, runc", name) << kind << std::string("--runtime=runc") << deaf;
        if (findProgram("runc") && !findProgram("crun") && kind == EngineKind::Podman)
            QTest::addRow("%s, runc", name) << kind << std::string("--isolation=oci") << deaf;
    }
}

void RealEnginesTest::cancellingARunLeavesNothing()
{
    QFETCH(EngineKind, kind);
    QFETCH(std::string, isolation);
    QFETCH(QByteArray, script);
    const QByteArray before = asked({"buildah", "containers", "-aq"}).output;
    const int mounts = countMountsBelow(m_folder.path());
    EngineBuild build(kind, commandFor(kind, "FROM localhost/base:1\nRUN " + script + '\n', isolation), 1);
    connect(&build, &EngineBuild::linesArrived, &build, [&](const QList<Line> &lines) {
        for (const Line &line : lines)
            if (line.text == u"ready")
                build.cancel();
    });
    QVERIFY(outcomeOf(build) == BuildOutcome{.end = End::Cancelled});
    QCOMPARE(build.log().steps.back().state, StepState::Stopped);
    QCOMPARE(countWithWord("98765"), 0);
    QCOMPARE(asked({"buildah", "containers", "-aq"}).output, before);
    QCOMPARE(countMountsBelow(m_folder.path()), mounts);
}

int main(int argc, char **argv)
{
    if (!findProgram("podman") || !findProgram("buildah") || !findProgram("busybox")) {
        std::cout << "SKIPPED: needs podman, buildah and a static busybox\n";
        return 0;
    }
    QCoreApplication application(argc, argv);
    RealEnginesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_realengines.moc"
