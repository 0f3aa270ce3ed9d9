// SPDX-License-Identifier: MIT
#include "core/run/buildcommand.h"

#include <QTest>

using namespace slipway::run;

class BuildCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCommandIsTheOneCekitRuns_data();
    void theCommandIsTheOneCekitRuns();
    void tagsComeFromNameAndVersion();
};

void BuildCommandTest::theCommandIsTheOneCekitRuns_data()
{
    QTest::addColumn<BuildRequest>("request");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char *name, const BuildRequest &request, const char *text) {
        QTest::newRow(name) << request << std::string(text);
    };
    const BuildRequest full{.engine = EngineKind::Podman,
                            .program = "/usr/bin/podman",
                            .target = "/tmp/t",
                            .tags = {"a:1", "a:latest"},
                            .isSquashed = true,
                            .isPulling = true,
                            .isTraced = true,
                            .platform = "linux/arm64",
                            .buildArguments = {"A=b=c", "D"},
                            .flags = {"--network=none", "--label a=b"}};
    row("podman, plain", {.program = "/usr/bin/podman", .tags = {"n:1"}},
        "/usr/bin/podman build --squash -t n:1 target/image");
    row("podman, not squashed", {.program = "/usr/bin/podman", .tags = {"n:1"}, .isSquashed = false},
        "/usr/bin/podman build -t n:1 target/image");
    row("podman, everything", full,
        "/usr/bin/podman build --squash --log-level debug --pull-always --platform linux/arm64 -t a:1 -t a:latest "
        "--build-arg=A=b=c --build-arg=D --network=none '--label a=b' /tmp/t/image");
    BuildRequest buildah = full;
    buildah.engine = EngineKind::Buildah;
    buildah.program = "/usr/bin/buildah";
    row("buildah, everything", buildah,
        "/usr/bin/buildah build-using-dockerfile --squash --log-level debug --pull-always --platform linux/arm64 -t "
        "a:1 "
        "-t a:latest --build-arg=A=b=c --build-arg=D --network=none '--label a=b' /tmp/t/image");
    BuildRequest docker = full;
    docker.engine = EngineKind::Docker;
    docker.program = "/usr/bin/docker";
    row("docker, everything", docker,
        "/usr/bin/docker --log-level debug build --pull --platform linux/arm64 -t a:1 -t a:latest --build-arg=A=b=c "
        "--build-arg=D --network=none '--label a=b' -f /tmp/t/image/Dockerfile /tmp/t/image");
    row("docker, another file", {.engine = EngineKind::Docker, .containerFile = "Containerfile"},
        "docker build -f target/image/Containerfile target/image");
}

void BuildCommandTest::theCommandIsTheOneCekitRuns()
{
    QFETCH(BuildRequest, request);
    QFETCH(std::string, text);
    QCOMPARE(shellText(buildCommand(request)), text);
}

void BuildCommandTest::tagsComeFromNameAndVersion()
{
    QCOMPARE(defaultTags("ns/a", "1.1"), (std::vector<std::string>{"ns/a:1.1", "ns/a:latest"}));
}

QTEST_APPLESS_MAIN(BuildCommandTest)
#include "tst_buildcommand.moc"
