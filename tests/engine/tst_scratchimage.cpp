// SPDX-License-Identifier: MIT
#include "tests/engine/enginetest.h"

#include <QJsonArray>
#include <QTest>

using namespace slipway;
using namespace slipway::test;

/// An image from scratch, built by the program: other programs read it, and an engine makes the same of it.
class ScratchImageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void skopeoReadsEveryFormat_data();
    void skopeoReadsEveryFormat();
    void umociUnpacksWhatContentsSaid_data() { folders(); }
    void umociUnpacksWhatContentsSaid();
    void podmanBuildsTheSame_data() { folders(); }
    void podmanBuildsTheSame();

private:
    static void folders();
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

/// As listed() says it.
QString listed(const QJsonArray &entries)
{
    QStringList lines;
    for (const QJsonValue &entry : entries) {
        const QString digest = entry[text("digest")].toString();
        lines << entry[text("path")].toString() + QLatin1Char(' ') + entry[text("mode")].toString() +
                     (digest.isEmpty() ? QString() : QLatin1Char(' ') + digest) + QLatin1Char('\n');
    }
    lines.sort();
    return lines.join(QString());
}

} // namespace

void ScratchImageTest::folders()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("name");
    QTest::newRow("template") << text("resources/templates/scratch") << text("example/metadata:1.0.0");
    QTest::newRow("handbook") << text("tests/data/handbook/scratch") << text("cekit-scratch:1.0.0");
}

void ScratchImageTest::skopeoReadsEveryFormat_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("source");
    QTest::newRow("layout") << text("oci") << text("oci:%1:example/metadata:1.0.0");
    QTest::newRow("archive") << text("oci-archive") << text("oci-archive:%1:example/metadata:1.0.0");
    QTest::newRow("docker archive") << text("docker-archive") << text("docker-archive:%1:example/metadata:1.0.0");
}

void ScratchImageTest::skopeoReadsEveryFormat()
{
    QFETCH(const QString, format);
    QFETCH(const QString, source);
    const EngineProject project;
    project.copy(text("resources/templates/scratch"));
    const Ended built = project.cli(words("build embedded -o image --format") << format);
    QVERIFY2(built.exit == 0, qPrintable(built.errors));
    const QString place = source.arg(project.path(text("image")));
    const Ended inspected = project.run(text("skopeo"), {text("inspect"), place});
    QVERIFY2(inspected.exit == 0, qPrintable(inspected.errors));
    const QJsonObject image = inspected.json();
    QCOMPARE(image.value(text("Env")).toArray(),
             (QJsonArray{text("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
                         text("METADATA_HOME=/files")}));
    const QString description = text("Two files and a folder, kept in an image of their own");
    QCOMPARE(image.value(text("Labels")).toObject(),
             (QJsonObject{{text("description"), description},
                          {text("summary"), description},
                          {text("io.cekit.version"), text("4.16.0")},
                          {text("org.example.purpose"), text("Shows what an image from scratch can hold")}}));
    QCOMPARE(image.value(text("Layers")).toArray().size(), 1);
    if (format == QLatin1String("docker-archive")) {
        const Ended tags = project.run(text("skopeo"), {text("list-tags"), place.section(QLatin1Char(':'), 0, 1)});
        QCOMPARE(tags.json().value(text("Tags")).toArray(),
                 (QJsonArray{text("example/metadata:1.0.0"), text("example/metadata:latest")}));
    }
}

void ScratchImageTest::umociUnpacksWhatContentsSaid()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, name);
    const EngineProject project;
    project.copy(folder);
    const Ended contents = project.cli(words("contents --json"));
    QCOMPARE(contents.exit, 0);
    QVERIFY2(project.cli(words("build embedded -o layout --tag") << text("x:1")).exit == 0, qPrintable(name));
    const Ended unpacked = project.run(text("umoci"), words("unpack --image layout:x:1 bundle"));
    const Ended plain =
        unpacked.exit == 0 ? unpacked : project.run(text("umoci"), words("unpack --image layout:1 bundle"));
    QVERIFY2(plain.exit == 0, qPrintable(unpacked.errors + plain.errors));
    const QString expected = ::listed(contents.json().value(text("entries")).toArray());
    QVERIFY(!expected.isEmpty());
    QCOMPARE(slipway::test::listed(project.path(text("bundle/rootfs"))), expected);
}

void ScratchImageTest::podmanBuildsTheSame()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, name);
    const EngineProject project;
    project.copy(folder);
    QCOMPARE(project.cli(words("build embedded -o layout --tag x:1")).exit, 0);
    const Ended built = project.cli(words("build podman"));
    QVERIFY2(built.exit == 0, qPrintable(built.output + built.errors));
    const auto ours = image::readImage(project.path(text("layout")).toStdString());
    const auto theirs = project.stored(text("localhost/") + name, text("theirs"));
    QVERIFY2(ours.has_value(), ours ? "" : ours.error().c_str());
    QVERIFY2(theirs.has_value(), theirs ? "" : theirs.error().c_str());
    std::string differences;
    for (const std::string &line : image::differences(ours->entries, theirs->entries))
        differences += line + "\n";
    QCOMPARE(differences, std::string());
    QCOMPARE(configured(*ours), configured(*theirs));
}

int main(int argc, char **argv)
{
    if (!canRun({text("skopeo"), text("umoci"), text("podman")}))
        return 0;
    qputenv("QTEST_FUNCTION_TIMEOUT", "1500000"); // ms; compiling in a container can be slow
    QCoreApplication application(argc, argv);
    ScratchImageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_scratchimage.moc"
