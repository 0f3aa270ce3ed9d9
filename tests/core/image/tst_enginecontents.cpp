// SPDX-License-Identifier: MIT
// The preview and the embedded builder against buildah: the same plan, as CEKit's target folder, must give the same
// files and the same configuration.
#include "core/generate/targetfolder.h"
#include "core/image/reader.h"
#include "tests/core/image/plans.h"
#include "tests/core/image/programs.h"

#include <QTest>

using namespace slipway;
using namespace slipway::image;
using namespace slipway::image::test;

class EngineContentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesAreThoseOfBuildah_data();
    void filesAreThoseOfBuildah();
    void valuesAreThoseOfBuildah_data();
    void valuesAreThoseOfBuildah();
    void configurationsAreThoseOfBuildah();
    void whatBuildahRefusesWeRefuse_data();
    void whatBuildahRefusesWeRefuse();

private:
    /// The image that buildah makes of the plan's target folder.
    std::expected<ReadImage, std::string> byBuildah(const plan::Plan &plan);
    /// The image that the embedded builder makes of it.
    std::expected<ReadImage, std::string> bySlipway(const plan::Plan &plan);

    Storage m_storage;
};

namespace {

using Copies = std::vector<std::pair<std::string, std::string>>;

void fill(const Folder &folder)
{
    folder.write("f1", "hi\n");
    folder.write("f2", "yo", fs::perms(0600));
    folder.write("tool", "x", fs::perms(04755));
    folder.write("d/a", "a", fs::perms(0755));
    folder.makeFolder("d/empty", fs::perms(0700));
    folder.makeFolder("d/sticky", fs::perms(01777));
    folder.write("d/sub/b", "b");
    folder.write("d/with blank/ümläut", "u");
    folder.write("d/" + std::string(120, 'n') + "/" + std::string(120, 'm'), "long");
    folder.makeFolder("d/shared", fs::perms(02775));
    fs::create_symlink("../f2", folder / "d/link");
    fs::create_symlink("../e", folder / "d/folderlink");
    folder.makeFolder("d", fs::perms(0700));
    folder.write("e/c", "c");
    folder.write("e/sub/b", "other", fs::perms(0640));
    folder.makeFolder("e/sub", fs::perms(0775));
}

plan::Plan planOf(const Folder &folder, const Copies &copies)
{
    plan::Plan plan = scratchPlan();
    for (const auto &[source, dest] : copies)
        plan.target.image.artifacts.push_back(artifact(folder / source, fs::path(source).filename().string(), dest));
    return planned(plan);
}

/// The run configuration, in order of key; without the label by which buildah names itself.
std::string configured(const ReadImage &image)
{
    const Json *config = image.config.find("config");
    std::map<std::string, std::string> lines;
    for (const auto &[key, value] : *config->asObject()) {
        const JsonObject *object = value.asObject();
        if (!object)
            lines[key] = printJson(value);
        for (const auto &[name, member] : object ? *object : JsonObject())
            if (name != "io.buildah.version")
                lines[key + " " + name] = printJson(member);
    }
    std::string result;
    for (const auto &[key, value] : lines)
        result += key + ": " + value + "\n";
    return result;
}

} // namespace

std::expected<ReadImage, std::string> EngineContentsTest::byBuildah(const plan::Plan &plan)
{
    const Folder folder;
    const fs::path target = folder / "target";
    if (auto prepared = generate::prepareTarget(target, {}); !prepared)
        return std::unexpected(message(prepared.error()));
    generate::TargetOptions options;
    options.target = target;
    if (auto written = generate::writeTarget(plan, options); !written)
        return std::unexpected("target: " + message(written.error().front()));
    const QString context = QString::fromStdString((target / "image").string());
    const QString tag = QStringLiteral("localhost/test:1");
    const Outcome build =
        m_storage.run(QStringLiteral("buildah"),
                      {QStringLiteral("build"), QStringLiteral("-q"), QStringLiteral("--squash"), QStringLiteral("-f"),
                       context + QStringLiteral("/Containerfile"), QStringLiteral("-t"), tag, context});
    if (build.exit != 0)
        return std::unexpected("buildah: " + build.errors.toStdString());
    const QString layout = QString::fromStdString((folder / "layout").string());
    const Outcome copy =
        m_storage.run(QStringLiteral("skopeo"),
                      {QStringLiteral("copy"), QStringLiteral("-q"), QStringLiteral("containers-storage:") + tag,
                       QStringLiteral("oci:") + layout + QStringLiteral(":x")});
    if (copy.exit != 0)
        return std::unexpected("skopeo: " + copy.errors.toStdString());
    return readImage(folder / "layout");
}

std::expected<ReadImage, std::string> EngineContentsTest::bySlipway(const plan::Plan &plan)
{
    const Folder folder;
    SilentObserver observer;
    const auto result = build(
        {.plan = plan, .tags = {}, .output = folder / "layout", .format = Format::OciLayout, .fetched = {}}, observer);
    if (!result)
        return std::unexpected(message(result.error().front()));
    return readImage(folder / "layout");
}

void EngineContentsTest::filesAreThoseOfBuildah_data()
{
    QTest::addColumn<Copies>("copies");
    QTest::addColumn<std::string>("workdir");
    const auto row = [](const char *name, Copies copies, std::string workdir = {}) {
        QTest::newRow(name) << std::move(copies) << std::move(workdir);
    };
    row("nothing", {});
    row("file into a folder", {{"f1", "/files/"}});
    row("several files", {{"f1", "/files/"}, {"f2", "/files/"}, {"tool", "/files/"}});
    row("file under a name", {{"f1", "/named"}});
    row("folder", {{"d", "/target/"}});
    row("folder deep down", {{"d", "/p/q/target"}});
    row("folder into the root", {{"d", "//"}});
    row("file and folder", {{"f1", "/all/"}, {"d", "/all/"}});
    row("two folders with one name in both", {{"d", "/t/"}, {"e", "/t/"}});
    row("and the other way round", {{"e", "/t/"}, {"d", "/t/"}});
    row("two destinations, one in the other", {{"d", "/t/"}, {"e", "/t/sub"}, {"f1", "/t/sub/"}});
    row("onto a folder without a slash", {{"d", "/t"}, {"f1", "/t/sub"}});
    row("relative destinations", {{"f1", "None"}, {"f2", "./"}, {"tool", "rel/"}});
    row("dots", {{"f1", "/a/../../b/"}, {"f2", "/./c//d/"}});
    row("working directory", {{"f1", "/t/"}}, "/t/w/v");
    row("relative working directory", {}, "rel/../w");
}

void EngineContentsTest::filesAreThoseOfBuildah()
{
    if (!canRun({QStringLiteral("buildah"), QStringLiteral("skopeo")}))
        return;
    QFETCH(Copies, copies);
    QFETCH(std::string, workdir);
    const Folder folder;
    fill(folder);
    plan::Plan plan = planOf(folder, copies);
    if (!workdir.empty())
        plan.target.run.workdir = field(workdir);
    const auto theirs = byBuildah(plan);
    QVERIFY2(theirs.has_value(), theirs ? "" : theirs.error().c_str());
    const Contents preview = contents(plan, {.withDigests = true, .fetched = {}});
    QCOMPARE(differences(theirs->entries, preview.entries), std::vector<std::string>());
    const auto ours = bySlipway(plan);
    QVERIFY2(ours.has_value(), ours ? "" : ours.error().c_str());
    QCOMPARE(differences(theirs->entries, ours->entries), std::vector<std::string>());
}

void EngineContentsTest::valuesAreThoseOfBuildah_data()
{
    QTest::addColumn<std::string>("value");
    for (const char *value : {"plain",
                              "",
                              "it's",
                              "x\"y",
                              "a\\b",
                              "a\\\"b",
                              "a\\\\b",
                              "$A",
                              "${A}z",
                              "\\$A",
                              "\\\\$A",
                              "${A:-q}",
                              "${Y:-q}",
                              "${Y:+q}",
                              "${A:+q}",
                              "${Y:-$A}",
                              "${Y:-a b}",
                              "${",
                              "$",
                              "$1x",
                              "a$",
                              "x\\",
                              "x\\\\",
                              "a b\" c",
                              "a\" b=\"c",
                              "a\" b c=\"d",
                              "{\"a\": \"b\"}",
                              "{\\\"a\\\": \\\"b\\\"}",
                              "tab\tx",
                              "ümläut $é",
                              "#hash",
                              "x # y",
                              "a\\\nb\\\n",
                              "a\\\n# gone\\\nb",
                              "a\nb",
                              "a  b",
                              " edges ",
                              "`c`",
                              "\\n",
                              "!",
                              "a=b",
                              "$PATH"})
        QTest::newRow(value) << std::string(value);
}

void EngineContentsTest::valuesAreThoseOfBuildah()
{
    if (!canRun({QStringLiteral("buildah"), QStringLiteral("skopeo")}))
        return;
    QFETCH(std::string, value);
    plan::Plan plan = scratchPlan();
    plan.target.image.args = {variable("ARG", value)};
    plan.target.image.envs = {variable("A", "1"), variable("B", value)};
    plan::Block module = plan.target.image;
    module.args.clear();
    module.isModule = true;
    module.envs = {variable("A", "0"), variable("FROM_ARG", "<$ARG>")};
    plan.target.modules = {module};
    plan.target.image.labels = {variable("label", value), variable("z", "last")};
    const auto theirs = byBuildah(plan);
    const auto ours = bySlipway(plan);
    QVERIFY2(theirs.has_value() == ours.has_value(), theirs ? ours.error().c_str() : theirs.error().c_str());
    if (theirs)
        QCOMPARE(configured(*ours), configured(*theirs));
}

void EngineContentsTest::configurationsAreThoseOfBuildah()
{
    if (!canRun({QStringLiteral("buildah"), QStringLiteral("skopeo")}))
        return;
    plan::Plan plan = scratchPlan();
    plan.target.image.envs = {variable("PATH", "/bin:$PATH"), variable("b", "1"), variable("B", "2")};
    for (const char *port : {"80", "443"})
        plan.target.image.ports.push_back(
            {.value = field(port), .service = {}, .protocol = {}, .description = {}, .origin = {}});
    plan.target.image.volumes = {field("/data dir"), field("rel/$b")};
    plan.target.run.workdir = field("/a $b");
    plan.target.run.entrypoint = std::vector{field("/bin/$b"), field("\\u00e9\\\"")};
    plan.target.run.cmd = std::vector{field("bad\"json")};
    const auto theirs = byBuildah(plan);
    const auto ours = bySlipway(plan);
    QVERIFY2(theirs.has_value(), theirs ? "" : theirs.error().c_str());
    QVERIFY2(ours.has_value(), ours ? "" : ours.error().c_str());
    QCOMPARE(configured(*ours), configured(*theirs));
    QCOMPARE(ours->config.stringAt("architecture"), theirs->config.stringAt("architecture"));
}

void EngineContentsTest::whatBuildahRefusesWeRefuse_data()
{
    QTest::addColumn<Copies>("copies");
    const auto row = [](const char *name, Copies copies) { QTest::newRow(name) << std::move(copies); };
    row("a file where a folder must go", {{"f1", "/t"}, {"f2", "/t/"}});
    row("a folder onto a file", {{"f1", "/a"}, {"d", "/a/x"}});
    row("a quote in the destination", {{"f1", "/a\"b/"}});
    row("white space in the destination", {{"f1", "/a b/"}});
    row("an odd substitution", {{"f1", "/${X/"}});
}

void EngineContentsTest::whatBuildahRefusesWeRefuse()
{
    if (!canRun({QStringLiteral("buildah"), QStringLiteral("skopeo")}))
        return;
    QFETCH(Copies, copies);
    const Folder folder;
    fill(folder);
    const plan::Plan plan = planOf(folder, copies);
    QVERIFY(!byBuildah(plan));
    QVERIFY(!bySlipway(plan));
}

QTEST_GUILESS_MAIN(EngineContentsTest)
#include "tst_enginecontents.moc"
