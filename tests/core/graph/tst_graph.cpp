// SPDX-License-Identifier: MIT
#include "core/graph/graph.h"

#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace slipway::graph;
using plan::Artifact;
using plan::ArtifactKind;
using plan::Block;
using plan::Field;
using plan::Plan;
using plan::Stage;

namespace {

Field field(const std::string &text)
{
    return {.text = text, .isTruthy = text != "None", .origin = {}, .shadowed = {}};
}

Artifact artifact(const std::string &name, const std::string &image = {})
{
    Artifact made;
    made.kind = image.empty() ? ArtifactKind::Path : ArtifactKind::Image;
    made.name = field(name);
    made.dest = field("/files/");
    made.image = image;
    made.origin = {.file = "/p/image.yaml", .span = {3, 9}, .path = "artifacts[0]"};
    return made;
}

Block module(const std::string &name, std::vector<std::string> required = {})
{
    Block made;
    made.isModule = true;
    made.name = field(name);
    made.version = field("1.0");
    made.requires_ = std::move(required);
    return made;
}

Stage stage(const std::string &name, const std::string &from)
{
    Stage made;
    made.from = field(from);
    made.image.name = field(name);
    made.image.version = field("1.0");
    return made;
}

/// `from -> to kind`, sorted.
QStringList edges(const Graph &graph)
{
    const QStringList kinds{QStringLiteral("from"), QStringLiteral("installs"), QStringLiteral("copies"),
                            QStringLiteral("copy-from")};
    QStringList all;
    for (const Edge &edge : graph.edges) {
        all.append(QString::fromStdString(graph.nodes[edge.from].id + " -> " + graph.nodes[edge.to].id) +
                   QLatin1Char(' ') + kinds[static_cast<int>(edge.kind)]);
    }
    all.sort();
    return all;
}

Node node(const Graph &graph, const std::string &id)
{
    const auto found = std::ranges::find(graph.nodes, id, &Node::id);
    return found == graph.nodes.end() ? Node() : *found;
}

/// A builder that a target copies from; both install the module `common`, which requires `base`.
Plan twoStages()
{
    Plan plan;
    plan.builders.push_back(stage("builder", "fedora:40"));
    plan.builders[0].modules = {module("base"), module("common", {"base"})};
    plan.builders[0].image.requires_ = {"common"};
    plan.target = stage("some/app", "scratch");
    plan.target.modules = {module("base"), module("common", {"base"})};
    plan.target.modules[1].artifacts = {artifact("tool.tar")};
    plan.target.image.requires_ = {"common"};
    plan.target.image.artifacts = {artifact("file1"), artifact("binary", "builder"), artifact("lib", "quay.io/x/y")};
    return plan;
}

} // namespace

class GraphTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edgesPointTheWayTheBytesGo();
    void nodesSayWhatTheyAre();
    void theTargetStandsAtTheRight();
    void namesThatRepeatGetTheirOwnNodes();
    void stagesBuildOnEarlierStages();
    void aModuleThatNobodyRequiresGoesIntoItsStage();
    void modulesThatRequireEachOtherAreLaidOut();
    void aMissingBaseImageHasNoNode();
    void theSamePlanGivesTheSameGraph();
};

void GraphTest::edgesPointTheWayTheBytesGo()
{
    const QStringList expected{
        QStringLiteral("artifact:some/app/binary -> stage:some/app copies"),
        QStringLiteral("artifact:some/app/common/tool.tar -> module:some/app/common copies"),
        QStringLiteral("artifact:some/app/file1 -> stage:some/app copies"),
        QStringLiteral("artifact:some/app/lib -> stage:some/app copies"),
        QStringLiteral("base:fedora:40 -> stage:builder from"),
        QStringLiteral("base:quay.io/x/y -> artifact:some/app/lib copy-from"),
        QStringLiteral("module:builder/base -> module:builder/common installs"),
        QStringLiteral("module:builder/common -> stage:builder installs"),
        QStringLiteral("module:some/app/base -> module:some/app/common installs"),
        QStringLiteral("module:some/app/common -> stage:some/app installs"),
        QStringLiteral("stage:builder -> artifact:some/app/binary copy-from"),
    };
    QCOMPARE(edges(graph::graph(twoStages())), expected);
}

void GraphTest::nodesSayWhatTheyAre()
{
    const Graph made = graph::graph(twoStages());
    QCOMPARE(node(made, "stage:some/app").subtitle, "1.0 · FROM scratch");
    QCOMPARE(node(made, "stage:builder").subtitle, "1.0");
    QCOMPARE(node(made, "module:builder/common").title, "common");
    QCOMPARE(node(made, "module:builder/common").subtitle, "1.0");
    QCOMPARE(node(made, "artifact:some/app/file1").subtitle, "/files/");
    QCOMPARE(node(made, "artifact:some/app/file1").origin, (Origin{"/p/image.yaml", {3, 9}, "artifacts[0]"}));
    QCOMPARE(node(made, "base:fedora:40").kind, NodeKind::BaseImage);
}

void GraphTest::theTargetStandsAtTheRight()
{
    Plan plan = twoStages();
    plan.builders.push_back(stage("unused", "fedora:40"));
    const Graph made = graph::graph(plan);
    const Node target = node(made, "stage:some/app");
    for (const Node &other : made.nodes)
        QVERIFY(other.id == target.id || other.x + other.width < target.x);
}

void GraphTest::namesThatRepeatGetTheirOwnNodes()
{
    Plan plan;
    plan.target = stage("a", "scratch");
    plan.target.image.artifacts = {artifact("x"), artifact("x"), artifact("x")};
    const QStringList expected{QStringLiteral("artifact:a/x -> stage:a copies"),
                               QStringLiteral("artifact:a/x#2 -> stage:a copies"),
                               QStringLiteral("artifact:a/x#3 -> stage:a copies")};
    QCOMPARE(edges(graph::graph(plan)), expected);
}

void GraphTest::stagesBuildOnEarlierStages()
{
    Plan plan;
    plan.builders = {stage("one", "two"), stage("two", "one")};
    plan.target = stage("app", "two");
    plan.target.image.artifacts = {artifact("x", "0")};
    const QStringList expected{
        QStringLiteral("artifact:app/x -> stage:app copies"), QStringLiteral("base:two -> stage:one from"),
        QStringLiteral("stage:one -> artifact:app/x copy-from"), QStringLiteral("stage:one -> stage:two from"),
        QStringLiteral("stage:two -> stage:app from")};
    QCOMPARE(edges(graph::graph(plan)), expected);
}

void GraphTest::aModuleThatNobodyRequiresGoesIntoItsStage()
{
    Plan plan;
    plan.target = stage("app", "scratch");
    plan.target.modules = {module("lonely", {"lonely", "unknown"})};
    QCOMPARE(edges(graph::graph(plan)), QStringList(QStringLiteral("module:app/lonely -> stage:app installs")));
}

void GraphTest::modulesThatRequireEachOtherAreLaidOut()
{
    Plan plan;
    plan.target = stage("app", "scratch");
    plan.target.modules = {module("a", {"b"}), module("b", {"c"}), module("c", {"a"})};
    plan.target.image.requires_ = {"a"};
    const Graph made = graph::graph(plan);
    QCOMPARE(made.edges.size(), 4u);
    for (const Edge &edge : made.edges)
        QVERIFY(edge.route.size() >= 2);
}

void GraphTest::aMissingBaseImageHasNoNode()
{
    Plan plan;
    plan.target = stage("app", "None");
    QCOMPARE(graph::graph(plan).nodes.size(), 1u);
}

void GraphTest::theSamePlanGivesTheSameGraph()
{
    QCOMPARE(graph::graph(twoStages()), graph::graph(twoStages()));
}

QTEST_APPLESS_MAIN(GraphTest)
#include "tst_graph.moc"
