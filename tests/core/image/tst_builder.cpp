// SPDX-License-Identifier: MIT
#include "core/image/builder.h"
#include "core/image/digest.h"
#include "core/image/reader.h"
#include "tests/core/image/plans.h"

#include <QTest>

#include <sys/stat.h>

#include <clocale>
#include <iterator>

using namespace slipway;
using namespace slipway::image;
using namespace slipway::image::test;

class BuilderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBuiltImageIsThePreview_data();
    void theBuiltImageIsThePreview();
    void theSameInputGivesTheSameDigest();
    void contentsAndEpochChangeTheDigest();
    void aLayoutKeepsItsOtherTags();
    void onlyImagesAreReplaced_data();
    void onlyImagesAreReplaced();
    void aCancelledBuildLeavesNothing_data();
    void aCancelledBuildLeavesNothing();
    void aFailedBuildLeavesTheOldImage();
    void wrongChecksumsAreRefused();
    void invalidTagsAreRefused_data();
    void invalidTagsAreRefused();
    void obstaclesNameTheirPlace();
    void damagedBlobsAreFound_data();
    void damagedBlobsAreFound();
    void damagedArchivesAreNoCrash();
};

namespace {

plan::Plan samplePlan(const Folder &folder)
{
    folder.write("d/long/" + std::string(150, 'n'), "long");
    folder.write("d/ümläut", "not ASCII");
    folder.write("d/tool", std::string(3'000'000, 'x'), fs::perms(0755));
    folder.write("f", "file");
    plan::Plan plan = scratchPlan();
    plan.target.image.artifacts = {artifact(folder / "d", "d", "/opt/d/"), artifact(folder / "f", "f", "/etc/")};
    plan.target.image.labels = {variable("l", "v")};
    return planned(plan);
}

BuildRequest requestFor(const plan::Plan &plan, const fs::path &output, Format format = Format::OciLayout)
{
    return {.plan = plan,
            .tags = {},
            .output = output,
            .format = format,
            .platform = {.architecture = "amd64", .variant = {}},
            .fetched = {}};
}

std::string built(const BuildRequest &request)
{
    SilentObserver observer;
    const auto result = build(request, observer);
    return result ? result->manifest.digest : "failed: " + codes(result.error());
}

} // namespace

void BuilderTest::theBuiltImageIsThePreview_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("compression");
    for (const Format format : {Format::OciLayout, Format::OciArchive, Format::DockerArchive})
        for (const Compression compression : {Compression::None, Compression::Gzip, Compression::Zstd})
            QTest::addRow("format %d, compression %d", static_cast<int>(format), static_cast<int>(compression))
                << static_cast<int>(format) << static_cast<int>(compression);
}

void BuilderTest::theBuiltImageIsThePreview()
{
    QFETCH(int, format);
    QFETCH(int, compression);
    const Folder folder;
    const Folder out;
    BuildRequest request = requestFor(samplePlan(folder), out / "below/image", static_cast<Format>(format));
    request.compression = static_cast<Compression>(compression);
    SilentObserver observer;
    const auto result = build(request, observer);
    QVERIFY(result.has_value());
    const auto image = readImage(request.output);
    QVERIFY2(image.has_value(), image ? "" : image.error().c_str());
    const Contents preview = contents(request.plan, {.withDigests = true, .fetched = {}});
    QCOMPARE(differences(preview.entries, image->entries), std::vector<std::string>());
    QCOMPARE(image->entries.size(), result->entryCount);
    QCOMPARE(image->manifestDigest, result->manifest.digest);
    QCOMPARE(image->tags, (std::vector<std::string>{"test/image:1.0", "test/image:latest"}));
    QCOMPARE(image->config.find("config")->find("Labels")->stringAt("l"), std::string("v"));
    QVERIFY(std::ranges::none_of(out.names(), [](const std::string &name) { return name.contains(".slipway-"); }));
}

void BuilderTest::theSameInputGivesTheSameDigest()
{
    const Folder one;
    const Folder two;
    const Folder out;
    BuildRequest first = requestFor(samplePlan(one), out / "a", Format::OciArchive);
    first.threads = 1;
    BuildRequest second = requestFor(samplePlan(two), out / "somewhere/else", Format::OciArchive);
    second.threads = 5;
    for (const auto &entry : fs::recursive_directory_iterator(two.path()))
        fs::last_write_time(entry, fs::file_time_type::clock::now() - std::chrono::hours(1000));
    const std::string digest = built(first);
    const mode_t mask = ::umask(0077);
    std::setlocale(LC_ALL, "C");
    const std::string again = built(second);
    ::umask(mask);
    QVERIFY(isDigest(digest));
    QCOMPARE(again, digest);
    QCOMPARE(hashOfFile(second.output, "sha256"), hashOfFile(first.output, "sha256"));
}

void BuilderTest::contentsAndEpochChangeTheDigest()
{
    const Folder folder;
    const Folder out;
    BuildRequest request = requestFor(samplePlan(folder), out / "a");
    const std::string digest = built(request);
    request.epoch = 1'700'000'000;
    const std::string later = built(request);
    QVERIFY(later != digest);
    QVERIFY(readImage(request.output)->configText.contains("2023-11-14T22:13:20Z"));
    folder.write("f", "elif");
    QVERIFY(built(request) != later);
}

void BuilderTest::aLayoutKeepsItsOtherTags()
{
    const Folder folder;
    const Folder out;
    BuildRequest request = requestFor(samplePlan(folder), out / "layout");
    request.tags = {"x:1", "x:latest"};
    const std::string first = built(request);
    folder.write("f", "other");
    request.tags = {"x:2", "x:latest"};
    const std::string second = built(request);
    QCOMPARE(readImage(request.output, "x:1")->manifestDigest, first);
    QCOMPARE(readImage(request.output, "x:2")->manifestDigest, second);
    QCOMPARE(readImage(request.output, "x:latest")->manifestDigest, second);
    QCOMPARE(readImage(request.output).error(), std::string("there are several images; name one"));
    QCOMPARE(out.names().size(),
             std::size_t(1 + 2 + 2 + 6)); // layout; blobs, sha256; oci-layout, index.json; two images
    const std::vector<std::string> before = out.names();
    QCOMPARE(built(request), second);
    QCOMPARE(out.names(), before);
}

void BuilderTest::onlyImagesAreReplaced_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<int>("format");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, Format format, const char *code) {
        QTest::addRow("%s as %d", name, static_cast<int>(format))
            << std::string(name) << static_cast<int>(format) << std::string(code);
    };
    row("image.yaml", Format::OciArchive, "failed: output-not-an-archive");
    row("folder", Format::OciArchive, "failed: output-not-an-archive");
    row("image.yaml", Format::OciLayout, "failed: output-not-a-layout");
    row("folder", Format::OciLayout, "failed: output-not-a-layout");
    row("empty", Format::OciLayout, "");
    row("empty/", Format::OciLayout, "");
}

void BuilderTest::onlyImagesAreReplaced()
{
    QFETCH(std::string, name);
    QFETCH(int, format);
    QFETCH(std::string, expected);
    const Folder folder;
    const Folder out;
    out.write("image.yaml", "name: x");
    out.write("folder/file", "precious");
    out.makeFolder("empty");
    const std::string result = built(requestFor(samplePlan(folder), out / name, static_cast<Format>(format)));
    QCOMPARE(isDigest(result) ? std::string() : result, expected);
    if (!expected.empty())
        QCOMPARE(out.names(), (std::vector<std::string>{"empty", "folder", "folder/file", "image.yaml"}));
}

namespace {

/// Asks to stop at a certain step, or once bytes flow.
class Stopper : public SilentObserver
{
public:
    Stopper(std::stop_source &stop, int at)
        : m_stop(stop)
        , m_at(at)
    {
    }
    void onStep(int step, int, std::string_view) override
    {
        if (step == m_at)
            m_stop.request_stop();
    }
    void onBytes(std::uint64_t done, std::uint64_t) override
    {
        if (m_at == 0 && done > 1'000'000)
            m_stop.request_stop();
    }

private:
    std::stop_source &m_stop;
    int m_at;
};

} // namespace

void BuilderTest::aCancelledBuildLeavesNothing_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("step");
    for (const Format format : {Format::OciLayout, Format::OciArchive})
        for (int step = 0; step <= 4; ++step)
            QTest::addRow("format %d, step %d", static_cast<int>(format), step) << static_cast<int>(format) << step;
}

void BuilderTest::aCancelledBuildLeavesNothing()
{
    QFETCH(int, format);
    QFETCH(int, step);
    const Folder folder;
    const Folder out;
    std::stop_source stop;
    Stopper observer(stop, step);
    const auto result =
        build(requestFor(samplePlan(folder), out / "image", static_cast<Format>(format)), observer, stop.get_token());
    QVERIFY(!result);
    QVERIFY(codes(result.error()).contains("cancelled"));
    QCOMPARE(out.names(), std::vector<std::string>());
}

void BuilderTest::aFailedBuildLeavesTheOldImage()
{
    const Folder folder;
    const Folder out;
    const plan::Plan plan = samplePlan(folder);
    const BuildRequest request = requestFor(plan, out / "image.tar", Format::OciArchive);
    const std::string digest = built(request);
    fs::remove(folder / "f");
    QCOMPARE(built(request), std::string("failed: artifact-missing"));
    QCOMPARE(readImage(request.output)->manifestDigest, digest);
    QCOMPARE(out.names(), (std::vector<std::string>{"image.tar"}));
}

void BuilderTest::wrongChecksumsAreRefused()
{
    const Folder folder;
    const Folder out;
    plan::Plan plan = samplePlan(folder);
    plan.target.fetches.at(1).checksums = {{"sha1", "971C419DD609331343DEE105FFFD0F4608DC0BF2"},
                                           {"md5", "8c7dd922ad47494fc02c388e12c00eac"}};
    QVERIFY(isDigest(built(requestFor(plan, out / "image"))));
    plan.target.fetches.at(1).checksums.at(1).second = "00000000000000000000000000000000";
    QCOMPARE(built(requestFor(plan, out / "image")), std::string("failed: checksum-mismatch"));
}

void BuilderTest::invalidTagsAreRefused_data()
{
    QTest::addColumn<std::string>("tag");
    QTest::addColumn<bool>("isFine");
    for (const char *tag : {"a:1", "host:5000/a/b_c.d-e:v1.0_X", "a.b/c:latest"})
        QTest::newRow(tag) << std::string(tag) << true;
    for (const char *tag : {"a", "A:1", "a:", ":1", "a b:1", "a:1 2", "a//b:1", "a:.1", "-a:1", "a:1\n", "../a:1"})
        QTest::newRow(tag) << std::string(tag) << false;
}

void BuilderTest::invalidTagsAreRefused()
{
    QFETCH(std::string, tag);
    QFETCH(bool, isFine);
    const Folder out;
    BuildRequest request = requestFor(scratchPlan(), out / "image");
    request.tags = {tag};
    const std::string result = built(request);
    QCOMPARE(isDigest(result) ? std::string("fine") : result, std::string(isFine ? "fine" : "failed: tag-invalid"));
}

void BuilderTest::obstaclesNameTheirPlace()
{
    plan::Plan plan = scratchPlan();
    plan.target.from = field("debian");
    plan.builders = {scratchPlan("builder").target};
    plan.target.image.install = {field("curl")};
    plan::Block module;
    module.scripts = {{.script = field("run.sh"),
                       .user = field("root"),
                       .origin = {.file = "/m/module.yaml", .span = {3, 9}, .path = "execute[0]"}}};
    plan.target.modules = {module};
    plan.target.repositories = {
        {.name = field("r"), .rpm = field("r.rpm"), .url = {}, .id = {}, .filename = {}, .origin = {}}};
    plan.target.extraDirTarget = field("/x");
    plan.target.remoteSource = field("{}");
    const std::vector<Diagnostic> found = obstacles(plan);
    QCOMPARE(codes(found), std::string("needs-base-image needs-stage needs-repository needs-extra-dir "
                                       "needs-remote-source needs-shell needs-package-manager"));
    QCOMPARE(found.at(5).origin.path, std::string("execute[0]"));
    const Folder out;
    QVERIFY(built(requestFor(plan, out / "image")).starts_with("failed: needs-base-image"));
    QCOMPARE(out.names(), std::vector<std::string>());
}

void BuilderTest::damagedBlobsAreFound_data()
{
    QTest::addColumn<int>("part");
    QTest::newRow("manifest") << 0;
    QTest::newRow("config") << 1;
    QTest::newRow("layer") << 2;
}

void BuilderTest::damagedBlobsAreFound()
{
    QFETCH(int, part);
    const Folder folder;
    const Folder out;
    const BuildRequest request = requestFor(samplePlan(folder), out / "image");
    SilentObserver observer;
    const auto result = build(request, observer);
    QVERIFY(result.has_value());
    const std::array parts{result->manifest, result->config, result->layer};
    const Blob blob = parts.at(static_cast<std::size_t>(part));
    std::fstream file(request.output / "blobs/sha256" / digestHex(blob.digest),
                      std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(blob.size / 2));
    file.put('\x01');
    file.close();
    QVERIFY(!readImage(request.output));
    QCOMPARE(built(request), result->manifest.digest); // and a build mends it
    QVERIFY(readImage(request.output).has_value());
}

void BuilderTest::damagedArchivesAreNoCrash()
{
    const Folder folder;
    const Folder out;
    const BuildRequest request = requestFor(samplePlan(folder), out / "image.tar", Format::OciArchive);
    QVERIFY(isDigest(built(request)));
    std::ifstream file(request.output, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    for (std::size_t length = 0; length + 2048 < bytes.size(); length += bytes.size() / 50) {
        out.write("cut.tar", std::string_view(bytes).substr(0, length));
        QVERIFY(!readImage(out / "cut.tar"));
    }
    for (std::size_t at = 0; at < bytes.size(); at += bytes.size() / 200) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        out.write("changed.tar", changed);
        (void)readImage(out / "changed.tar");
    }
}

QTEST_APPLESS_MAIN(BuilderTest)
#include "tst_builder.moc"
