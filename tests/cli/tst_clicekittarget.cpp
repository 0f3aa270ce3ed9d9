// SPDX-License-Identifier: MIT
#include "tests/support/cliproject.h"

#include <QTest>

using namespace slipway::test;

/// What CEKit's users look for in the target folder, and what engines are told of it.
class CliCekitTargetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void osbsGetsItsFiles();
    void contentSetsNeedACompose();
    void composesCanBeLeftOut();
    void gitIsReadWhereItLies();
    void repositoriesAreCopiedToTheTarget();
    void cekitsTargetIsReplaced();
    void theEngineIsTraced();
};

namespace {

const QByteArray head = "name: a\nversion: '1'\nfrom: scratch\n";
const QByteArray md5OfHello = "5d41402abc4b2a76b9719d911017c592";

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QStringList words(const char *line)
{
    return text(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

void CliCekitTargetTest::osbsGetsItsFiles()
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

void CliCekitTargetTest::contentSetsNeedACompose()
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

void CliCekitTargetTest::composesCanBeLeftOut()
{
    const CliProject project;
    project.write(text("image.yaml"), head + "packages: {content_sets: {x86_64: [a], aarch64: [b]}}\n");
    const Ended ended = project.cli(words("build --dry-run podman --no-artifacts"));
    QVERIFY2(ended.exit == 0, qPrintable(ended.errors));
    QVERIFY2(ended.errors.contains(text("missing: repos/content_sets_odcs.repo from ")), qPrintable(ended.errors));
    QVERIFY(project.read(text("target/image/Containerfile")).contains("repos/content_sets_odcs.repo"));
}

void CliCekitTargetTest::gitIsReadWhereItLies()
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

void CliCekitTargetTest::repositoriesAreCopiedToTheTarget()
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

void CliCekitTargetTest::cekitsTargetIsReplaced()
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

void CliCekitTargetTest::theEngineIsTraced()
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

QTEST_GUILESS_MAIN(CliCekitTargetTest)
#include "tst_clicekittarget.moc"
