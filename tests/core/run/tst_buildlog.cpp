// SPDX-License-Identifier: MIT
#include "core/run/buildlog.h"

#include <QTest>

using namespace slipway::run;
using std::chrono::milliseconds;

class BuildLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesHaveTheirMeaning_data();
    void linesHaveTheirMeaning();
    void stepsAreFollowed_data();
    void stepsAreFollowed();
    void theFractionGrowsOverStages();
    void theErrorIsTheEnginesOwn_data();
    void theErrorIsTheEnginesOwn();
    void knownObstaclesComeWithAdvice_data();
    void knownObstaclesComeWithAdvice();
    void runCannotPretendToBeASuccess();
};

namespace {

using Kind = LogEvent::Kind;

/// Lines with `!` in front are on stderr; each arrives 10 ms after the one before.
BuildLog followed(EngineKind engine, const QByteArray &lines)
{
    BuildLog log{.engine = engine};
    milliseconds at{0};
    for (const QString &line : QString::fromUtf8(lines).split(u'\n', Qt::SkipEmptyParts)) {
        const bool isError = line.startsWith(u'!');
        advance(log, {isError ? Channel::Error : Channel::Output, line.sliced(isError ? 1 : 0), LineEnd::Newline}, at);
        at += milliseconds(10);
    }
    return log;
}

/// One line per step: stage, number/total, instruction, state, begin-end, line.
QString shown(const BuildLog &log)
{
    static const QStringList states{QStringLiteral("running"), QStringLiteral("done"), QStringLiteral("cached"),
                                    QStringLiteral("failed"), QStringLiteral("stopped")};
    QStringList result;
    for (const BuildStep &step : log.steps)
        result.append(QStringLiteral("%1 %2/%3 %4 %5 %6-%7 @%8")
                          .arg(step.stage.isEmpty() ? QStringLiteral("-") : step.stage)
                          .arg(step.number)
                          .arg(step.total)
                          .arg(step.instruction, states.at(static_cast<qsizetype>(step.state)))
                          .arg(step.begin.count())
                          .arg(step.end.count())
                          .arg(step.line));
    return result.join(u'\n');
}

const char *const buildahMulti = R"(
[1/2] STEP 1/2: FROM localhost/base:1 AS builder
[1/2] STEP 2/2: RUN echo hello > /x; echo to-stderr >&2
!to-stderr
[2/2] STEP 1/5: FROM localhost/base:1
[2/2] STEP 2/5: COPY --from=builder /x /y
[2/2] STEP 3/5: LABEL a=b
[2/2] STEP 4/5: RUN sleep 1; printf partial
partial[2/2] STEP 5/5: CMD ["sh"]
[2/2] COMMIT n:1
!Getting image source signatures
--> da57cb3deacf
Successfully tagged localhost/n:1
da57cb3deacfc1341fd22a50c3b9b4fd78ec857bd45b7540e479960576d7b96c
)";

const char *const podmanCached = R"(
STEP 1/3: FROM localhost/base:1
STEP 2/3: RUN echo hello
--> Using cache 56647d61f4b1b14283c9833f99ef4ccae5a190a4f0e14992077d4ee94cb0576b
--> 56647d61f4b1
STEP 3/3: CMD ["sh"]
)";

const char *const dockerClassic = R"(
Sending build context to Docker daemon  2.048kB
Step 1/4 : FROM base:1 AS builder
 ---> a06a54207628
Step 2/4 : RUN echo to-stderr >&2
 ---> Running in b84eeb1aaee4
)"
                                  "\x1b[91mto-stderr\n\x1b[0m ---> Removed intermediate container b84eeb1aaee4"
                                  R"(
 ---> 19ccf44e6783
Step 3/4 : FROM base:1
 ---> a06a54207628
Step 4/4 : COPY --from=builder /x /y
 ---> Using cache
 ---> 62d743779c87
Successfully built 62d743779c87
)";

const char *const buildKit = R"(
!#0 building with "default" instance using docker driver
!#1 [internal] load build definition from Dockerfile
!#1 transferring dockerfile: 179B done
!#1 DONE 0.0s
!#4 [builder 1/2] FROM docker.io/library/base:1
!#4 DONE 0.0s
!#5 [builder 2/2] RUN echo hello > /x; echo to-stderr >&2
!#6 [stage-1 2/3] COPY a /a
!#5 0.063 to-stderr
!#6 CACHED
!#5 [builder 2/2] RUN echo hello > /x; echo to-stderr >&2
!#5 DONE 0.1s
!#7 [linux/amd64 stage-1 3/3] RUN sleep 1; printf partial
!#7 ERROR: process "/bin/sh -c sleep 1" did not complete successfully: exit code: 3
)";

} // namespace

void BuildLogTest::linesHaveTheirMeaning_data()
{
    QTest::addColumn<EngineKind>("engine");
    QTest::addColumn<QString>("line");
    QTest::addColumn<LogEvent>("event");
    const auto row = [](EngineKind engine, const char *line, const LogEvent &event) {
        QTest::addRow("%s: %s", engineName(engine).data(), line) << engine << QString::fromUtf8(line) << event;
    };
    using enum EngineKind;
    row(Podman, "STEP 1/2: FROM a",
        {.kind = Kind::StepStarted, .text = QStringLiteral("FROM a"), .number = 1, .total = 2});
    row(Buildah, "[2/3] STEP 12/15: RUN a",
        {.kind = Kind::StepStarted,
         .text = QStringLiteral("RUN a"),
         .stage = QStringLiteral("2"),
         .stageNumber = 2,
         .stageCount = 3,
         .number = 12,
         .total = 15});
    row(Buildah, "[1/2] COMMIT a:1", {.kind = Kind::StageEnded, .stage = QStringLiteral("1"), .stageNumber = 1});
    row(Buildah, "COMMIT", {.kind = Kind::StageEnded});
    row(Podman, "--> Using cache 5664", {.kind = Kind::StepCached});
    row(Podman, "--> 56647d61f4b1", {.kind = Kind::StepEnded});
    row(Podman, "Error: no such file", {.kind = Kind::Problem, .text = QStringLiteral("no such file")});
    row(Podman, "#5 [a 1/2] RUN x", {});
    row(Podman, "STEP 99999999999/2: RUN", {});
    row(Docker, "STEP 1/2: FROM a", {});
    row(Docker, "Step 2/6 : RUN a",
        {.kind = Kind::StepStarted, .text = QStringLiteral("RUN a"), .number = 2, .total = 6});
    row(Docker, " ---> Using cache", {.kind = Kind::StepCached});
    row(Docker, " ---> a06a54207628", {.kind = Kind::StepEnded});
    row(Docker, " ---> Running in a06a54207628", {});
    row(Docker, "#5 CACHED", {.kind = Kind::StepCached, .vertex = 5});
    row(Docker, "#5 1.063 DONE 0.1s", {.vertex = 5});
    row(Docker, "#1 [internal] load metadata for a", {.vertex = 1});
    row(Docker, "#9 [2/3] COPY a b",
        {.kind = Kind::StepStarted, .text = QStringLiteral("COPY a b"), .number = 2, .total = 3, .vertex = 9});
    row(Docker, "ERROR: failed to solve: x", {.kind = Kind::Problem, .text = QStringLiteral("failed to solve: x")});
}

void BuildLogTest::linesHaveTheirMeaning()
{
    QFETCH(EngineKind, engine);
    QFETCH(QString, line);
    QFETCH(LogEvent, event);
    QVERIFY(parsedLine(engine, line) == event);
}

void BuildLogTest::stepsAreFollowed_data()
{
    QTest::addColumn<EngineKind>("engine");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("steps");
    QTest::newRow("buildah, two stages") << EngineKind::Buildah << QByteArray(buildahMulti)
                                         << QStringLiteral(
                                                "1 1/2 FROM localhost/base:1 AS builder done 0-10 @0\n"
                                                "1 2/2 RUN echo hello > /x; echo to-stderr >&2 done 10-30 @1\n"
                                                "2 1/5 FROM localhost/base:1 done 30-40 @3\n"
                                                "2 2/5 COPY --from=builder /x /y done 40-50 @4\n"
                                                "2 3/5 LABEL a=b done 50-60 @5\n"
                                                "2 4/5 RUN sleep 1; printf partial done 60-70 @6\n"
                                                "2 5/5 CMD [\"sh\"] done 70-80 @7");
    QTest::newRow("podman with a cache") << EngineKind::Podman << QByteArray(podmanCached)
                                         << QStringLiteral("- 1/3 FROM localhost/base:1 done 0-10 @0\n"
                                                           "- 2/3 RUN echo hello cached 10-20 @1\n"
                                                           "- 3/3 CMD [\"sh\"] running 40-40 @4");
    QTest::newRow("docker's classic builder") << EngineKind::Docker << QByteArray(dockerClassic)
                                              << QStringLiteral("- 1/4 FROM base:1 AS builder done 10-20 @1\n"
                                                                "- 2/4 RUN echo to-stderr >&2 done 30-70 @3\n"
                                                                "- 3/4 FROM base:1 done 80-90 @8\n"
                                                                "- 4/4 COPY --from=builder /x /y cached 100-110 @10");
    QTest::newRow("BuildKit, two at a time")
        << EngineKind::Docker << QByteArray(buildKit)
        << QStringLiteral("builder 1/2 FROM docker.io/library/base:1 done 40-50 @4\n"
                          "builder 2/2 RUN echo hello > /x; echo to-stderr >&2 done 60-110 @6\n"
                          "stage-1 2/3 COPY a /a cached 70-90 @7\n"
                          "linux/amd64 stage-1 3/3 RUN sleep 1; printf partial failed 120-130 @12");
}

void BuildLogTest::stepsAreFollowed()
{
    QFETCH(EngineKind, engine);
    QFETCH(QByteArray, lines);
    QFETCH(QString, steps);
    QCOMPARE(shown(followed(engine, lines)), steps);
}

void BuildLogTest::theFractionGrowsOverStages()
{
    QCOMPARE(followed(EngineKind::Buildah, "[1/2] STEP 1/2: FROM a\n[1/2] STEP 2/2: RUN b").fraction, 0.25);
    QCOMPARE(followed(EngineKind::Buildah, "[1/2] STEP 1/2: FROM a\n[1/2] STEP 2/2: RUN b\n--> 123").fraction, 0.5);
    QCOMPARE(followed(EngineKind::Buildah, "[2/2] STEP 1/2: FROM a\n[2/2] STEP 2/2: RUN b").fraction, 0.75);
    QCOMPARE(followed(EngineKind::Docker, dockerClassic).fraction, 1.0);
    QCOMPARE(followed(EngineKind::Docker, "!#4 [1/2] FROM a\n!#4 CACHED\n!#5 [2/2] RUN b\n!#5 ERROR: no").fraction,
             0.5);
    BuildLog log{.engine = EngineKind::Docker, .stageCount = 2};
    for (const char *line : {"#4 [builder 1/2] FROM a", "#4 DONE 0.0s", "#5 [builder 2/2] RUN b", "#5 DONE 1.0s"})
        advance(log, {Channel::Error, QString::fromUtf8(line), LineEnd::Newline}, milliseconds(0));
    QCOMPARE(log.fraction, 0.5);
    conclude(log, StepState::Done, milliseconds(1));
    QCOMPARE(log.fraction, 1.0);
}

void BuildLogTest::theErrorIsTheEnginesOwn_data()
{
    QTest::addColumn<EngineKind>("engine");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("error");
    QTest::newRow("buildah") << EngineKind::Buildah
                             << QByteArray("STEP 1/1: RUN exit 3\nError: printed by RUN\n!Error: also by RUN\n"
                                           "!Error: building at STEP \"RUN exit 3\": exit status 3\n")
                             << QStringLiteral("building at STEP \"RUN exit 3\": exit status 3");
    QTest::newRow("podman says nothing special")
        << EngineKind::Podman << QByteArray("!something\n!  it broke \n! \n") << QStringLiteral("it broke");
    QTest::newRow("docker, classic")
        << EngineKind::Docker
        << QByteArray("Step 1/1 : FROM a\n!The command '/bin/sh -c exit 3' returned a non-zero code: 3\n")
        << QStringLiteral("The command '/bin/sh -c exit 3' returned a non-zero code: 3");
    QTest::newRow("BuildKit") << EngineKind::Docker
                              << QByteArray("!#5 ERROR: process failed\n!ERROR: failed to solve: process failed")
                              << QStringLiteral("failed to solve: process failed");
    QTest::newRow("silence") << EngineKind::Podman << QByteArray("") << QString();
}

void BuildLogTest::theErrorIsTheEnginesOwn()
{
    QFETCH(EngineKind, engine);
    QFETCH(QByteArray, lines);
    QFETCH(QString, error);
    BuildLog log = followed(engine, lines);
    conclude(log, StepState::Failed, milliseconds(1000));
    QCOMPARE(log.error, error);
    for (const BuildStep &step : log.steps)
        QCOMPARE(step.state, StepState::Failed);
}

void BuildLogTest::knownObstaclesComeWithAdvice_data()
{
    QTest::addColumn<EngineKind>("engine");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<std::string>("code");
    QTest::newRow("limits")
        << EngineKind::Podman
        << QByteArray("!error during container init: error setting rlimits for ready process: error setting rlimit "
                      "type 7: operation not permitted")
        << std::string("engine-rlimit");
    QTest::newRow("control groups") << EngineKind::Buildah << QByteArray("!crun: cgroups in hybrid mode not supported")
                                    << std::string("engine-cgroups-hybrid");
    QTest::newRow("no base") << EngineKind::Podman
                             << QByteArray("!Error: creating build container: localhost/nobase:1: image not known")
                             << std::string("engine-no-base");
    QTest::newRow("no buildx") << EngineKind::Docker
                               << QByteArray(
                                      "!ERROR: BuildKit is enabled but the buildx component is missing or broken.")
                               << std::string("engine-no-buildx");
    QTest::newRow("another engine's words") << EngineKind::Docker << QByteArray("!x: image not known") << std::string();
    QTest::newRow("on stdout") << EngineKind::Podman << QByteArray("x: image not known") << std::string();
}

void BuildLogTest::knownObstaclesComeWithAdvice()
{
    QFETCH(EngineKind, engine);
    QFETCH(QByteArray, line);
    QFETCH(std::string, code);
    const BuildLog log = followed(engine, line);
    QCOMPARE(log.advice ? log.advice->code : std::string(), code);
    QVERIFY(!log.advice || (!log.advice->text.empty() && !log.advice->advice.empty()));
}

void BuildLogTest::runCannotPretendToBeASuccess()
{
    const BuildLog log = followed(EngineKind::Podman, "STEP 1/3: FROM a\nSTEP 3/3: RUN fake\nSTEP 2/9: RUN fake\n"
                                                      "!STEP 2/3: RUN fake\nSTEP 0/0: RUN\nSTEP 2/3: RUN real");
    QCOMPARE(shown(log), QStringLiteral("- 1/3 FROM a done 0-50 @0\n- 2/3 RUN real running 50-50 @5"));
}

QTEST_APPLESS_MAIN(BuildLogTest)
#include "tst_buildlog.moc"
