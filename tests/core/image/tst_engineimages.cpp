// SPDX-License-Identifier: MIT
// What others make of the images that the embedded builder writes.
#include "core/image/reader.h"
#include "tests/core/image/plans.h"
#include "tests/core/image/programs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace slipway;
using namespace slipway::image;
using namespace slipway::image::test;

class EngineImagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void skopeoReadsEveryForm_data();
    void skopeoReadsEveryForm();
    void podmanLoadsTheArchiveUnderItsTags_data();
    void podmanLoadsTheArchiveUnderItsTags();
    void buildahPullsTheArchive_data();
    void buildahPullsTheArchive();
    void umociUnpacksThePreview_data();
    void umociUnpacksThePreview();
    void bundlesOfSkopeoAreReadBack();

private:
    Storage m_storage;
};

namespace {

plan::Plan samplePlan(const Folder &folder)
{
    folder.write("d/long/" + std::string(150, 'n'), "long");
    folder.write("d/ümläut", "not ASCII");
    folder.write("d/tool", std::string(3'000'000, 'x'), fs::perms(0755));
    folder.makeFolder("d/private", fs::perms(0700));
    folder.write("f", "file", fs::perms(0600));
    plan::Plan plan = scratchPlan();
    plan.target.image.artifacts = {artifact(folder / "d", "d", "/opt/d/"), artifact(folder / "f", "f", "/etc/")};
    plan.target.image.labels = {variable("l", "v")};
    plan.target.run.entrypoint = std::vector{field("/opt/d/tool")};
    return planned(plan);
}

std::expected<BuildResult, std::vector<Diagnostic>> make(const plan::Plan &plan, const fs::path &output, Format format,
                                                         Compression compression)
{
    SilentObserver observer;
    return build({.plan = plan,
                  .tags = {"test/image:1.0", "test/image:latest"},
                  .output = output,
                  .format = format,
                  .compression = compression,
                  .fetched = {}},
                 observer);
}

QString text(const fs::path &path)
{
    return QString::fromStdString(path.string());
}

void addCompressions()
{
    QTest::addColumn<int>("compression");
    QTest::newRow("none") << static_cast<int>(Compression::None);
    QTest::newRow("gzip") << static_cast<int>(Compression::Gzip);
    QTest::newRow("zstd") << static_cast<int>(Compression::Zstd);
}

} // namespace

void EngineImagesTest::skopeoReadsEveryForm_data()
{
    addCompressions();
}

void EngineImagesTest::skopeoReadsEveryForm()
{
    if (!canRun({QStringLiteral("skopeo")}))
        return;
    QFETCH(int, compression);
    const Folder folder;
    const Folder out;
    const plan::Plan plan = samplePlan(folder);
    const auto layout = make(plan, out / "layout", Format::OciLayout, static_cast<Compression>(compression));
    QVERIFY(layout.has_value());
    QVERIFY(make(plan, out / "image.tar", Format::OciArchive, static_cast<Compression>(compression)).has_value());
    const QStringList names{
        QStringLiteral("oci:") + text(out / "layout") + QStringLiteral(":test/image:1.0"),
        QStringLiteral("oci:") + text(out / "layout") + QStringLiteral(":test/image:latest"),
        QStringLiteral("oci-archive:") + text(out / "image.tar") + QStringLiteral(":test/image:latest"),
        QStringLiteral("docker-archive:") + text(out / "image.tar") + QStringLiteral(":test/image:1.0"),
        QStringLiteral("docker-archive:") + text(out / "image.tar")};
    for (const QString &name : names) {
        const Outcome outcome = m_storage.run(QStringLiteral("skopeo"), {QStringLiteral("inspect"), name});
        QVERIFY2(outcome.exit == 0, qPrintable(name + QLatin1Char('\n') + outcome.errors));
        const QJsonObject image = QJsonDocument::fromJson(outcome.output.toUtf8()).object();
        QCOMPARE(image.value(QStringLiteral("Labels")).toObject().value(QStringLiteral("l")).toString(),
                 QStringLiteral("v"));
        if (name.startsWith(QStringLiteral("oci")))
            QCOMPARE(image.value(QStringLiteral("Digest")).toString().toStdString(), layout->manifest.digest);
    }
}

void EngineImagesTest::podmanLoadsTheArchiveUnderItsTags_data()
{
    addCompressions();
}

void EngineImagesTest::podmanLoadsTheArchiveUnderItsTags()
{
    if (!canRun({QStringLiteral("podman")}))
        return;
    QFETCH(int, compression);
    const Folder folder;
    const Folder out;
    const auto built =
        make(samplePlan(folder), out / "image.tar", Format::DockerArchive, static_cast<Compression>(compression));
    QVERIFY(built.has_value());
    const Storage storage;
    const Outcome load = storage.run(QStringLiteral("podman"), {QStringLiteral("load"), QStringLiteral("-q"),
                                                                QStringLiteral("-i"), text(out / "image.tar")});
    QVERIFY2(load.exit == 0, qPrintable(load.errors));
    for (const char *name : {"localhost/test/image:1.0", "localhost/test/image:latest"}) {
        const Outcome inspect = storage.run(
            QStringLiteral("podman"), {QStringLiteral("image"), QStringLiteral("inspect"), QString::fromUtf8(name)});
        QVERIFY2(inspect.exit == 0, qPrintable(load.output + inspect.errors));
        const QJsonObject image = QJsonDocument::fromJson(inspect.output.toUtf8()).array().at(0).toObject();
        QCOMPARE(QStringLiteral("sha256:") + image.value(QStringLiteral("Id")).toString(),
                 QString::fromStdString(built->config.digest));
        QCOMPARE(
            image.value(QStringLiteral("RootFS")).toObject().value(QStringLiteral("Layers")).toArray().at(0).toString(),
            QString::fromStdString(built->diffId));
    }
}

void EngineImagesTest::buildahPullsTheArchive_data()
{
    addCompressions();
}

void EngineImagesTest::buildahPullsTheArchive()
{
    if (!canRun({QStringLiteral("buildah")}))
        return;
    QFETCH(int, compression);
    const Folder folder;
    const Folder out;
    QVERIFY(make(samplePlan(folder), out / "image.tar", Format::OciArchive, static_cast<Compression>(compression))
                .has_value());
    const Storage storage;
    for (const QString &transport :
         {QStringLiteral("oci-archive:%1:test/image:1.0"), QStringLiteral("docker-archive:%1:test/image:1.0")}) {
        const Outcome pull = storage.run(QStringLiteral("buildah"), {QStringLiteral("pull"), QStringLiteral("-q"),
                                                                     transport.arg(text(out / "image.tar"))});
        QVERIFY2(pull.exit == 0, qPrintable(transport + QLatin1Char('\n') + pull.errors));
    }
}

void EngineImagesTest::umociUnpacksThePreview_data()
{
    QTest::addColumn<int>("compression"); // umoci reads no zstd
    QTest::newRow("none") << static_cast<int>(Compression::None);
    QTest::newRow("gzip") << static_cast<int>(Compression::Gzip);
}

void EngineImagesTest::umociUnpacksThePreview()
{
    if (!canRun({QStringLiteral("umoci")}))
        return;
    QFETCH(int, compression);
    const Folder folder;
    const Folder out;
    const plan::Plan plan = samplePlan(folder);
    QVERIFY(make(plan, out / "layout", Format::OciLayout, static_cast<Compression>(compression)).has_value());
    const Outcome unpack = m_storage.run(
        QStringLiteral("umoci"), {QStringLiteral("unpack"), QStringLiteral("--image"),
                                  text(out / "layout") + QStringLiteral(":test/image:1.0"), text(out / "bundle")});
    QVERIFY2(unpack.exit == 0, qPrintable(unpack.errors));
    plan::Plan unpacked = scratchPlan();
    unpacked.target.image.artifacts = {artifact(out / "bundle/rootfs", "rootfs", "/")};
    QCOMPARE(listed(contents(planned(unpacked)).entries), listed(contents(plan).entries));
}

/// Images that another program wrote.
void EngineImagesTest::bundlesOfSkopeoAreReadBack()
{
    if (!canRun({QStringLiteral("skopeo")}))
        return;
    const Folder folder;
    const Folder out;
    const plan::Plan plan = samplePlan(folder);
    QVERIFY(make(plan, out / "image.tar", Format::OciArchive, Compression::None).has_value());
    const QString from = QStringLiteral("oci-archive:") + text(out / "image.tar") + QStringLiteral(":test/image:1.0");
    for (const QString &transport : {QStringLiteral("oci:%1:x:1"), QStringLiteral("oci-archive:%1:x:1")}) {
        const fs::path copy = out / (transport.startsWith(QStringLiteral("oci:")) ? "copy" : "copy.tar");
        const Outcome outcome = m_storage.run(
            QStringLiteral("skopeo"), {QStringLiteral("copy"), QStringLiteral("-q"), from, transport.arg(text(copy))});
        QVERIFY2(outcome.exit == 0, qPrintable(outcome.errors));
        const auto image = readImage(copy, "x:1");
        QVERIFY2(image.has_value(), image ? "" : image.error().c_str());
        QCOMPARE(differences(contents(plan, {.withDigests = true, .fetched = {}}).entries, image->entries),
                 std::vector<std::string>());
    }
}

QTEST_GUILESS_MAIN(EngineImagesTest)
#include "tst_engineimages.moc"
