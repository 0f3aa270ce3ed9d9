// SPDX-License-Identifier: MIT
#include "core/descriptor/place.h"

#include <QTest>

#include <string>

using namespace slipway;
using namespace slipway::descriptor;

namespace {

/// `object | key of holder`.
std::string described(const Place &place)
{
    std::string result = place.object ? std::string(object(*place.object).name) : "-";
    result += " | ";
    result += place.key ? std::string(place.key->name) : "-";
    return result + (place.holder ? " of " + std::string(object(*place.holder).name) : "");
}

} // namespace

class PlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodesAreFoundInTheSchema_data();
    void nodesAreFoundInTheSchema();
    void keysAreFoundToo();
    void filesAreToldApart_data();
    void filesAreToldApart();
};

void PlaceTest::nodesAreFoundInTheSchema_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("place");
    const auto row = [](const char *name, const char *text, const char *path, const char *place) {
        QTest::newRow(name) << std::string(text) << std::string(path) << std::string(place);
    };
    row("root", "name: a\n", "", "Image | -");
    row("scalar", "from: a\n", "from", "- | from of Image");
    row("unknown key", "form: a\n", "form", "- | - of Image");
    row("list", "labels: [{name: a}]\n", "labels", "- | labels of Image");
    row("item", "labels: [{name: a}]\n", "labels[0]", "Label | labels of Image");
    row("key of an item", "labels: [{name: a}]\n", "labels[0].name", "- | name of Label");
    row("artifact from a path", "artifacts: [{path: a, dest: b}]\n", "artifacts[0].dest", "- | dest of _PathResource");
    row("artifact from an image", "artifacts: [{path: a, image: b}]\n", "artifacts[0]",
        "_ImageContentResource | artifacts of Image");
    row("unknown artifact", "artifacts: [{nam: a}]\n", "artifacts[0]", "Resource | artifacts of Image");
    row("nested map", "artifacts: [{git: {url: a}}]\n", "artifacts[0].git.url", "- | url of _GitResource");
    row("list of scalars", "run: {cmd: [a]}\n", "run.cmd[0]", "- | cmd of Run");
    row("free value", "envs: [{name: a, value: {b: [c]}}]\n", "envs[0].value.b[0]", "- | value of Env");
    row("stage", "- name: a\n", "[0]", "Image | -");
    row("key of a stage", "- name: a\n", "[0].name", "- | name of Image");
}

void PlaceTest::nodesAreFoundInTheSchema()
{
    QFETCH(std::string, text);
    QFETCH(std::string, path);
    QFETCH(std::string, place);
    const yaml::Tree tree = yaml::Tree::parse(text);
    const yaml::NodeId node = path.empty() ? tree.root() : tree.find(path);
    QVERIFY(node != yaml::noNode);
    QCOMPARE(described(placeOf(tree, node, ObjectKind::Image)), place);
}

void PlaceTest::keysAreFoundToo()
{
    const yaml::Tree tree = yaml::Tree::parse("run:\n  user: root\n");
    const yaml::NodeId key = tree.keyOf(tree.find("run.user"));
    QCOMPARE(described(placeOf(tree, key, ObjectKind::Image)), std::string("- | user of Run"));
    QVERIFY(placeOf(tree, key, ObjectKind::Image).map == tree.find("run"));
    QCOMPARE(described(placeOf(tree, yaml::noNode, ObjectKind::Image)), std::string("- | -"));
}

void PlaceTest::filesAreToldApart_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const char *file, const char *text, ObjectKind kind) {
        QTest::newRow(name) << std::string(file) << std::string(text) << static_cast<int>(kind);
    };
    row("module", "/a/module.yaml", "name: a\n", ObjectKind::Module);
    row("image", "/a/image.yaml", "name: a\n", ObjectKind::Image);
    row("stages", "/a/x.yaml", "- from: a\n", ObjectKind::Image);
    row("overrides by name", "/a/dev-overrides.yaml", "name: a\n", ObjectKind::Overrides);
    row("overrides by content", "/a/dev.yaml", "from: a\n", ObjectKind::Overrides);
    row("empty", "/a/dev.yaml", "", ObjectKind::Image);
}

void PlaceTest::filesAreToldApart()
{
    QFETCH(std::string, file);
    QFETCH(std::string, text);
    QFETCH(int, kind);
    QCOMPARE(static_cast<int>(documentKind(file, yaml::Tree::parse(text))), kind);
}

QTEST_APPLESS_MAIN(PlaceTest)
#include "tst_place.moc"
