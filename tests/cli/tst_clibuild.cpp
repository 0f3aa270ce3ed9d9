// SPDX-License-Identifier: MIT
#include "core/image/reader.h"
#include "tests/support/cliproject.h"

#include <QJsonArray>
#include <QTest>

#include <filesystem>

using namespace slipway;
using namespace slipway::test;

/// `slipway-cli build embedded` as it is run by people and by scripts.
class CliBuildTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatIsWritten_data();
    void everyFormatIsWritten();
    void theResultIsAnObjectInJson();
    void theSameInputGivesTheSameDigest();
    void obstaclesAreNamed();
    void aWrongChecksumIsRefused();
    void aDryRunBuildsNothing();
    void validatingWritesNothing();
    void anEngineThatIsNotThereIsNamed();
    void anInterruptLeavesNothing();
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

QString paths(const image::ReadImage &read)
{
    QStringList list;
    for (const image::Entry &entry : read.entries)
        list << QString::fromStdString(entry.path);
    return list.join(QLatin1Char(' '));
}

} // namespace

void CliBuildTest::everyFormatIsWritten_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("output");
    QTest::addColumn<bool>("isFolder");
    QTest::newRow("nothing said") << QStringList() << text("target/oci") << true;
    QTest::newRow("layout") << words("--format oci -o a/layout") << text("a/layout") << true;
    QTest::newRow("archive") << words("--format oci-archive") << text("target/image.tar") << false;
    QTest::newRow("archive by name") << words("--output b.tar") << text("b.tar") << false;
    QTest::newRow("docker archive") << words("--format docker-archive -o c/d.tar") << text("c/d.tar") << false;
}

void CliBuildTest::everyFormatIsWritten()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, output);
    QFETCH(const bool, isFolder);
    const CliProject project;
    project.copy(text("resources/templates/scratch"));
    const Ended ended = project.cli(words("build embedded") + options);
    QCOMPARE(ended.exit, 0);
    const std::filesystem::path path = project.path(output).toStdString();
    QCOMPARE(std::filesystem::is_directory(path), isFolder);
    const auto read = image::readImage(path);
    QVERIFY2(read.has_value(), read ? "" : read.error().c_str());
    QCOMPARE(ended.output, text("Built %1\n  example/metadata:1.0.0\n  example/metadata:latest\nin %2\n")
                               .arg(QString::fromStdString(read->manifestDigest), project.path(output)));
    QCOMPARE(paths(*read),
             text("files files/greeting.txt files/settings.yaml target target/greeting.txt target/settings.yaml"));
    QVERIFY2(ended.errors.contains(text("STEP 1/4: Reading the artifacts\n")), qPrintable(ended.errors));
}

void CliBuildTest::theResultIsAnObjectInJson()
{
    const CliProject project;
    project.copy(text("resources/templates/scratch"));
    const Ended ended = project.cli(words("--json build embedded --tag example.org/x:1 --tag y:2"));
    QCOMPARE(ended.exit, 0);
    const auto read = image::readImage(project.path(text("target/oci")).toStdString(), "y:2");
    QVERIFY2(read.has_value(), read ? "" : read.error().c_str());
    QCOMPARE(ended.json(), (QJsonObject{{text("output"), project.path(text("target/oci"))},
                                        {text("digest"), QString::fromStdString(read->manifestDigest)},
                                        {text("tags"), QJsonArray{text("example.org/x:1"), text("y:2")}},
                                        {text("entries"), 6},
                                        {text("totalSize"), 138},
                                        {text("problems"), QJsonArray()}}));
}

void CliBuildTest::theSameInputGivesTheSameDigest()
{
    QStringList digests;
    for (const char *zone : {"UTC", "Asia/Tokyo"}) {
        CliProject project;
        project.setEnvironment(text("TZ"), text(zone));
        project.setEnvironment(text("LC_ALL"), digests.isEmpty() ? text("C") : text("C.UTF-8"));
        project.copy(text("resources/templates/scratch"));
        const Ended ended = project.cli(words("--json build embedded"));
        QCOMPARE(ended.exit, 0);
        digests << ended.json().value(text("digest")).toString();
    }
    QCOMPARE(digests.at(0), digests.at(1));
}

void CliBuildTest::obstaclesAreNamed()
{
    const CliProject project;
    project.copy(text("resources/templates/multi-stage"));
    const Ended ended = project.cli(words("build embedded"));
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.contains(
                 text("image.yaml:2:3: error: The stage 'builder' must be built first, which needs a container. "
                      "Build with podman, buildah or docker.\n    - name: builder\n      ^\n")),
             qPrintable(ended.errors));
    QVERIFY(!QFile::exists(project.path(text("target/oci"))));
    const Ended json = project.cli(words("build embedded --json"));
    QCOMPARE(json.exit, 1);
    QCOMPARE(json.json().keys(), QStringList{text("problems")});
}

void CliBuildTest::aWrongChecksumIsRefused()
{
    const CliProject project;
    project.write(text("f"), "hello");
    project.write(text("image.yaml"), "name: a\nversion: '1'\nfrom: scratch\nartifacts:\n- {name: f, path: f, dest: /, "
                                      "md5: '00000000000000000000000000000000'}\n");
    const Ended ended = project.cli(words("build embedded"));
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.contains(text("image.yaml:5:3: error: The md5 of the artifact 'f' is "
                                        "5d41402abc4b2a76b9719d911017c592, not 00000000000000000000000000000000.")),
             qPrintable(ended.errors));
    QVERIFY(!QFile::exists(project.path(text("target/oci"))));
}

void CliBuildTest::aDryRunBuildsNothing()
{
    const CliProject project;
    project.copy(text("resources/templates/scratch"));
    const Ended ended = project.cli(words("build --dry-run docker"));
    QCOMPARE(ended.exit, 0);
    QVERIFY(ended.errors.endsWith(text("The target folder is written; nothing was built because of --dry-run.\n")));
    QVERIFY(QFile::exists(project.path(text("target/image/Dockerfile"))));
}

void CliBuildTest::validatingWritesNothing()
{
    const CliProject project;
    project.copy(text("resources/templates/scratch"));
    QCOMPARE(project.cli(words("build --validate podman")).exit, 0);
    QVERIFY(!QFile::exists(project.path(text("target"))));
    project.write(text("image.yaml"), "name: a\n");
    QCOMPARE(project.cli(words("build --validate podman")).exit, 1);
}

void CliBuildTest::anEngineThatIsNotThereIsNamed()
{
    CliProject project;
    project.setEnvironment(text("PATH"), project.path(text("nothing")));
    project.copy(text("resources/templates/scratch"));
    const Ended ended = project.cli(words("build podman"));
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.contains(text("error: ")) && ended.errors.contains(text("podman")), qPrintable(ended.errors));
}

void CliBuildTest::anInterruptLeavesNothing()
{
    CliProject project;
    project.write(text("image.yaml"),
                  "name: a\nversion: '1'\nfrom: scratch\nartifacts:\n- {name: big, path: big, dest: /}\n");
    std::error_code error;
    project.write(text("big"), {});
    std::filesystem::resize_file(project.path(text("big")).toStdString(), 8ULL << 30,
                                 error); // sparse: minutes of hashing, no room
    QVERIFY(!error);
    QProcess process;
    project.start(process, text(SLIPWAY_CLI), words("build embedded"));
    QByteArray said;
    while (!said.contains("STEP 2/4") && process.state() != QProcess::NotRunning) {
        process.setReadChannel(QProcess::StandardError);
        process.waitForReadyRead(60'000);
        said += process.readAllStandardError();
    }
    QVERIFY2(said.contains("STEP 2/4"), said.constData());
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    const Ended ended = CliProject::end(process);
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.endsWith(text("error: Cancelled. Nothing was written.\n")), qPrintable(ended.errors));
    QCOMPARE(QDir(project.path(text("target"))).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList());
}

QTEST_GUILESS_MAIN(CliBuildTest)
#include "tst_clibuild.moc"
