// SPDX-License-Identifier: MIT
#include "tests/support/cliproject.h"

#include <QJsonArray>
#include <QTest>

using namespace slipway::test;

/// The program on folders of files: what it says, what it writes, how it ends. No network, no engine.
class CliTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shippedTemplatesAreValid_data();
    void shippedTemplatesAreValid();
    void problemsNameTheirPlace_data();
    void problemsNameTheirPlace();
    void aKeyThatIsThereTwiceIsToldButValid();
    void problemsAreObjectsInJson();
    void standardInputIsADescriptor();
    void overridesApplyInOrder();
    void theContainerfileIsPrinted();
    void theTargetFolderIsWritten();
    void aForeignTargetIsLeftAlone();
    void artifactsCanBeLeftOut();
    void aCachedArtifactNeedsNoNetwork();
    void contentsAreListed();
    void contentsAreObjectsInJson();
    void stagesAreNamedInContents();
    void usageErrorsEndWithTwo();
    void helpEndsWithZero();
};

namespace {

const QByteArray head = "name: a\nversion: '1'\nfrom: scratch\n";

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QStringList words(const char *line)
{
    return text(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QStringList keysOf(const QJsonValue &object)
{
    return object.toObject().keys();
}

} // namespace

void CliTest::shippedTemplatesAreValid_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *name : {"scratch", "multi-stage", "distribution"})
        QTest::newRow(name) << QStringLiteral("resources/templates/") + text(name);
}

void CliTest::shippedTemplatesAreValid()
{
    QFETCH(const QString, folder);
    const CliProject project;
    project.copy(folder);
    const Ended ended = project.cli({QStringLiteral("validate")});
    QCOMPARE(ended.exit, 0);
    QCOMPARE(ended.output, QStringLiteral("The descriptor is valid.\n"));
    QVERIFY2(!ended.errors.contains(QStringLiteral("error:")) && !ended.errors.contains(QStringLiteral("warning:")),
             qPrintable(ended.errors));
}

void CliTest::problemsNameTheirPlace_data()
{
    QTest::addColumn<QByteArray>("descriptor");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("errors");
    const auto row = [](const char *name, const QByteArray &descriptor, const char *errors,
                        const QStringList &arguments = {QStringLiteral("validate")}) {
        QTest::newRow(name) << descriptor << arguments << text(errors);
    };
    row("unknown key", "name: a\nversion: '1'\nform: scratch\n",
        "image.yaml:3:1: error: The key 'form' is not known in an image. Did you mean 'from'?\n"
        "    form: scratch\n"
        "    ^\n");
    row("columns count characters", head + "labels:\n- {name: x, value: \"é\", vlaue: 2}\n",
        "image.yaml:5:25: error: The key 'vlaue' is not known in a label. Known keys: name, value, description.\n"
        "    - {name: x, value: \"é\", vlaue: 2}\n"
        "                            ^\n");
    row("no YAML", "a: b: c\n",
        "image.yaml:1:5: error: A second colon makes no value here. Put the value in quotes, or start a mapping on a "
        "line of its own.\n"
        "    a: b: c\n"
        "        ^\n");
    row("generate says the same", "a: b: c\n",
        "image.yaml:1:5: error: A second colon makes no value here. Put the value in quotes, or start a mapping on a "
        "line of its own.\n"
        "    a: b: c\n"
        "        ^\n",
        {QStringLiteral("generate")});
    row("build says the same", "a: b: c\n",
        "image.yaml:1:5: error: A second colon makes no value here. Put the value in quotes, or start a mapping on a "
        "line of its own.\n"
        "    a: b: c\n"
        "        ^\n",
        {QStringLiteral("build"), QStringLiteral("embedded")});
    row("all problems at once", "nmae: a\nversion: '1'\nform: b\n",
        "image.yaml:1:1: error: The key 'name' is missing in an image. Add 'name: …'.\n"
        "    nmae: a\n"
        "    ^\n"
        "image.yaml:1:1: error: The key 'nmae' is not known in an image. Did you mean 'name'?\n"
        "    nmae: a\n"
        "    ^\n"
        "image.yaml:3:1: error: The key 'form' is not known in an image. Did you mean 'from'?\n");
    row("inline overrides", head,
        "<override 1>:1:2: error: The key 'frm' is not known in an overrides descriptor. Did you mean 'from'?\n"
        "    {frm: x}\n"
        "     ^\n",
        {QStringLiteral("validate"), QStringLiteral("--overrides"), QStringLiteral("{frm: x}")});
    row("a module that is not there", head + "modules: {install: [{name: nothing}]}\n",
        "image.yaml:4:28: error: There is no module 'nothing' in the module repositories. No module was found at all: "
        "add a "
        "repository under modules.repositories.\n"
        "    modules: {install: [{name: nothing}]}\n"
        "                               ^\n");
    row("a git repository nobody fetched",
        head +
            "modules:\n  repositories: [{name: r, git: {url: 'file:///nowhere', ref: main}}]\n  install: [{name: m}]\n",
        "image.yaml:5:39: error: The module repository file:///nowhere (main) has not been fetched yet. ",
        {QStringLiteral("--no-artifacts"), QStringLiteral("validate")});
}

void CliTest::problemsNameTheirPlace()
{
    QFETCH(const QByteArray, descriptor);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, errors);
    const CliProject project;
    project.write(QStringLiteral("image.yaml"), descriptor);
    const Ended ended = project.cli(arguments);
    QCOMPARE(ended.errors.left(errors.size()), errors);
    QCOMPARE(ended.output, QString());
    QCOMPARE(ended.exit, 1);
    QVERIFY(!QFile::exists(project.path(QStringLiteral("target"))));
}

void CliTest::aKeyThatIsThereTwiceIsToldButValid()
{
    const CliProject project;
    project.write(QStringLiteral("image.yaml"),
                  head + "labels:\n- {name: x, value: a, value: b}\nmodules:\n  repositories: [{name: r, path: m}]\n"
                         "  install: [{name: m}]\n");
    project.write(QStringLiteral("m/module.yaml"), "name: m\nversion: '1'\ndescription: a\ndescription: b\n");
    const Ended ended = project.cli({QStringLiteral("validate")});
    QCOMPARE(ended.exit, 0);
    QVERIFY2(ended.errors.contains(text("image.yaml:5:13: warning: The key 'value' is written twice")),
             qPrintable(ended.errors));
    QVERIFY2(ended.errors.contains(text("m/module.yaml:3:1: warning: The key 'description' is written twice")),
             qPrintable(ended.errors));
    QVERIFY(ended.output.startsWith(text("The descriptor is valid")));
}

void CliTest::problemsAreObjectsInJson()
{
    const CliProject project;
    project.write(QStringLiteral("image.yaml"), head + "labels:\n- {name: x, value: \"é\", vlaue: 2}\n");
    const Ended ended = project.cli(words("--json validate"));
    QCOMPARE(ended.exit, 1);
    QCOMPARE(ended.errors, QString());
    const QJsonObject expected{{text("severity"), text("error")},
                               {text("code"), text("unknown-key")},
                               {text("message"), text("The key 'vlaue' is not known in a label.")},
                               {text("advice"), text("Known keys: name, value, description.")},
                               {text("file"), project.path(text("image.yaml"))},
                               {text("line"), 5},
                               {text("column"), 25},
                               {text("path"), text("labels[0].vlaue")}};
    QCOMPARE(ended.json(), (QJsonObject{{text("valid"), false}, {text("problems"), QJsonArray{expected}}}));
}

void CliTest::standardInputIsADescriptor()
{
    const CliProject project;
    const Ended good = project.cli(words("--descriptor - generate --stdout"), head);
    QCOMPARE(good.exit, 0);
    QVERIFY2(good.output.contains(text("FROM scratch")), qPrintable(good.errors));
    const Ended bad = project.cli(words("--descriptor - validate"), head + "runn: {}\n");
    QCOMPARE(bad.exit, 1);
    QCOMPARE(bad.errors,
             text("standard input:4:1: error: The key 'runn' is not known in an image. Did you mean 'run'?\n"
                  "    runn: {}\n"
                  "    ^\n"));
}

void CliTest::overridesApplyInOrder()
{
    const CliProject project;
    project.write(text("image.yaml"), head);
    project.write(text("o.yaml"), "version: '2'\nfrom: fedora:42\n");
    const auto tagged = [&project](const QStringList &overrides) {
        const Ended ended = project.cli(QStringList{text("generate"), text("--stdout")} + overrides);
        return ended.output.section(QLatin1Char('\n'), 1, 1) + ended.errors;
    };
    const QString title = text("# This is a Dockerfile for the a:%1 image.");
    QCOMPARE(tagged({}), title.arg(1));
    QCOMPARE(tagged({text("--overrides-file"), text("o.yaml")}), title.arg(2));
    QCOMPARE(tagged({text("--overrides-file"), text("o.yaml"), text("--overrides"), text("version: '3'")}),
             title.arg(3));
    QCOMPARE(tagged({text("--overrides"), text("version: '3'"), text("--overrides-file"), text("o.yaml")}),
             title.arg(2));
}

void CliTest::theContainerfileIsPrinted()
{
    const CliProject project;
    project.copy(text("resources/templates/scratch"));
    const Ended ended = project.cli(words("generate --stdout"));
    QCOMPARE(ended.exit, 0);
    QVERIFY(!QFile::exists(project.path(text("target"))));
    QCOMPARE(project.cli({text("generate")}).exit, 0);
    QCOMPARE(ended.output.toUtf8(), project.read(text("target/image/Containerfile")) + "\n");
}

void CliTest::theTargetFolderIsWritten()
{
    const CliProject project;
    project.copy(text("resources/templates/scratch"));
    const Ended ended = project.cli(words("--target out generate --container-file Dockerfile"));
    QCOMPARE(ended.exit, 0);
    QCOMPARE(ended.output, text("out/image/greeting.txt\nout/image/settings.yaml\nout/image/everything\nout/"
                                "image.yaml\nout/image/Dockerfile\n"));
    QCOMPARE(project.read(text("out/image/greeting.txt")), project.read(text("metadata/greeting.txt")));
    QCOMPARE(project.read(text("out/image/everything/settings.yaml")), project.read(text("metadata/settings.yaml")));
    const Ended json = project.cli(words("--target out --json generate"));
    QCOMPARE(json.exit, 0);
    QCOMPARE(json.json(), (QJsonObject{{text("target"), project.path(text("out"))},
                                       {text("files"), QJsonArray{text("image/greeting.txt"),
                                                                  text("image/settings.yaml"), text("image/everything"),
                                                                  text("image.yaml"), text("image/Containerfile")}},
                                       {text("missing"), QJsonArray()}}));
    QVERIFY(!QFile::exists(project.path(text("out/image/Dockerfile")))); // of the run before
}

void CliTest::aForeignTargetIsLeftAlone()
{
    const CliProject project;
    project.write(text("image.yaml"), head);
    project.write(text("mine/image/precious"), "keep me");
    const Ended ended = project.cli(words("--target mine generate"));
    QCOMPARE(ended.exit, 1);
    QCOMPARE(
        ended.errors,
        text("error: The folder '%1' was made neither by Slipway nor by CEKit alone. Choose another target, or remove "
             "the folder yourself.\n")
            .arg(project.path(text("mine"))));
    QCOMPARE(project.read(text("mine/image/precious")), QByteArray("keep me"));
    const Ended json = project.cli(words("--target mine generate --json"));
    QCOMPARE(json.exit, 1);
    QCOMPARE(json.json().value(text("problems")).toArray().at(0)[text("code")].toString(), text("target-foreign"));
}

void CliTest::artifactsCanBeLeftOut()
{
    const CliProject project;
    project.write(text("image.yaml"),
                  head + "artifacts:\n- {name: u, url: 'http://localhost:1/x.jar', target: x.jar, dest: /x/}\n");
    const Ended ended = project.cli(words("--no-artifacts generate"));
    QCOMPARE(ended.exit, 0);
    QCOMPARE(ended.errors, text("missing: x.jar from http://localhost:1/x.jar\n"));
    QCOMPARE(ended.output, text("target/image.yaml\ntarget/image/Containerfile\n"));
    const Ended build = project.cli(words("--no-artifacts build embedded"));
    QCOMPARE(build.exit, 1);
    QVERIFY2(build.errors.contains(text("image.yaml:5:3: error: The artifact 'u' must be fetched first.")),
             qPrintable(build.errors));
}

void CliTest::aCachedArtifactNeedsNoNetwork()
{
    CliProject project;
    project.setEnvironment(text("HOME"), project.path(text("home")));
    project.write(text("image.yaml"), head + "artifacts:\n- {name: u, url: 'http://localhost:1/x.jar', target: x.jar, "
                                             "dest: /x/, md5: 5d41402abc4b2a76b9719d911017c592}\n");
    const QString uuid = text("home/.cekit/cache/11111111-2222-3333-4444-555555555555");
    project.write(uuid, "hello");
    const QByteArray path = project.path(uuid).toUtf8();
    project.write(uuid + text(".yaml"), "cached_path: " + path +
                                            "\nmd5: 5d41402abc4b2a76b9719d911017c592\nnames:\n- x.jar\n"
                                            "sha1: aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d\n"
                                            "sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\n"
                                            "sha512: "
                                            "9b71d224bd62f3785d96d46ad3ea3d73319bfbc2890caadae2dff72519673ca72323c3d99b"
                                            "a5c11d7c7acc6e14b8c5da0c4663475c2e5c3adef46f73bcdec043\n");
    const Ended ended = project.cli({text("generate")});
    QCOMPARE(ended.errors, text("Took 'u' from the artifact cache.\n"));
    QCOMPARE(ended.exit, 0);
    QCOMPARE(project.read(text("target/image/x.jar")), QByteArray("hello"));
    const Ended build = project.cli(words("build embedded --json"));
    QCOMPARE(build.exit, 0);
    QCOMPARE(build.json().value(text("totalSize")).toInteger(), 5);
    QCOMPARE(QDir(project.path(text("target"))).entryList({text(".fetched-*")}, QDir::Dirs | QDir::Hidden),
             QStringList());
}

void CliTest::contentsAreListed()
{
    const CliProject project;
    project.copy(text("resources/templates/scratch"));
    const Ended ended = project.cli({text("contents")});
    QCOMPARE(ended.exit, 0);
    QCOMPARE(ended.output, text("drwxr-xr-x          -  /files/\n"
                                "-rw-r--r--         45  /files/greeting.txt\n"
                                "-rw-r--r--         24  /files/settings.yaml\n"
                                "drwxr-xr-x          -  /target/\n"
                                "-rw-r--r--         45  /target/greeting.txt\n"
                                "-rw-r--r--         24  /target/settings.yaml\n"));
}

void CliTest::contentsAreObjectsInJson()
{
    const CliProject project;
    project.copy(text("resources/templates/scratch"));
    const Ended ended = project.cli(words("contents --json"));
    QCOMPARE(ended.exit, 0);
    const QJsonObject object = ended.json();
    QCOMPARE(object.keys(), words("entries isScratch problems totalSize"));
    QCOMPARE(object.value(text("totalSize")).toInteger(), 138);
    QCOMPARE(object.value(text("isScratch")).toBool(), true);
    const QJsonArray entries = object.value(text("entries")).toArray();
    QCOMPARE(entries.size(), 6);
    QCOMPARE(keysOf(entries.at(0)), words("gid mode origin path size type uid"));
    QCOMPARE(entries.at(1).toObject(),
             (QJsonObject{
                 {text("path"), text("files/greeting.txt")},
                 {text("type"), text("file")},
                 {text("mode"), text("0644")},
                 {text("uid"), 0},
                 {text("gid"), 0},
                 {text("size"), 45},
                 {text("origin"), project.path(text("image.yaml:17"))},
                 {text("digest"), text("sha256:900b3f7258615eb88598ecb2d6a76f0e74d2e4d67b05aa92a1fe95c6cb7e57f4")}}));
}

void CliTest::stagesAreNamedInContents()
{
    const CliProject project;
    project.copy(text("resources/templates/multi-stage"));
    const Ended ended = project.cli(words("contents --json"));
    QCOMPARE(ended.exit, 0);
    QCOMPARE(ended.json().value(text("entries")).toArray().at(1).toObject(),
             (QJsonObject{{text("path"), text("bin/entrypoint")},
                          {text("type"), text("from-stage")},
                          {text("stage"), text("builder")},
                          {text("source"), text("/tmp/scripts/build/hello")},
                          {text("origin"), project.path(text("image.yaml:19"))}}));
}

void CliTest::usageErrorsEndWithTwo()
{
    const CliProject project;
    const Ended ended = project.cli({text("bulid")});
    QCOMPARE(ended.exit, 2);
    QCOMPARE(ended.output, QString());
    QCOMPARE(ended.errors, text("Usage: slipway-cli [OPTIONS] COMMAND [ARGS]...\nTry 'slipway-cli --help' for "
                                "help.\n\nError: No such command 'bulid'. Did you mean 'build'?\n"));
}

void CliTest::helpEndsWithZero()
{
    const CliProject project;
    const Ended ended = project.cli({text("--help")});
    QCOMPARE(ended.exit, 0);
    QCOMPARE(ended.errors, QString());
    QVERIFY(ended.output.startsWith(text("Usage: slipway-cli [OPTIONS] COMMAND [ARGS]...\n")));
}

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
