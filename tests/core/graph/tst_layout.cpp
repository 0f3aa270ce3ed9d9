// SPDX-License-Identifier: MIT
#include "core/graph/layered.h"
#include "core/graph/layout.h"
#include "core/graph/ordering.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace slipway::graph;

namespace {

Graph graphOf(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>> &edges)
{
    Graph graph;
    for (std::size_t i = 0; i < nodes; ++i)
        graph.nodes.push_back(
            {.id = std::to_string(i), .title = "node " + std::to_string(i), .subtitle = {}, .origin = {}});
    for (const auto &[from, to] : edges)
        graph.edges.push_back({.from = from, .to = to, .route = {}});
    return graph;
}

Graph laidOut(Graph graph, std::optional<std::size_t> last = {})
{
    layOut(graph, last);
    return graph;
}

/// Random edges from higher to lower numbers: no cycles.
Graph randomGraph(std::size_t nodes, std::size_t edges)
{
    std::mt19937 random(7); // NOLINT: the same graph every time
    std::vector<std::pair<std::size_t, std::size_t>> made;
    for (std::size_t i = 0; i < edges; ++i) {
        const std::size_t from = 1 + random() % (nodes - 1);
        made.emplace_back(from, random() % from);
    }
    return graphOf(nodes, made);
}

bool overlap(const Node &one, const Node &other)
{
    return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height &&
           other.y < one.y + one.height;
}

QString firstOverlap(const Graph &graph)
{
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (overlap(graph.nodes[i], graph.nodes[j]))
                return QStringLiteral("%1 and %2").arg(i).arg(j);
        }
    }
    return {};
}

std::size_t crossingsOf(const Graph &graph)
{
    Layered layers = layered(graph, {});
    order(layers);
    return crossings(layers);
}

/// True when the horizontal pieces of an edge's route, those through other columns, keep clear of every box.
bool keepsClear(const Graph &graph, const Edge &edge)
{
    for (std::size_t i = 1; i + 2 < edge.route.size(); i += 2) {
        for (const Node &node : graph.nodes) {
            const double y = edge.route[i].y;
            const bool isInColumn = node.x < edge.route[i + 1].x && edge.route[i].x < node.x + node.width;
            if (isInColumn && node.y < y && y < node.y + node.height)
                return false;
        }
    }
    return true;
}

} // namespace

class LayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyGraphHasNoSize();
    void boxesNeverOverlap_data();
    void boxesNeverOverlap();
    void edgesRunFromLeftToRight();
    void longEdgesBendAroundBoxes();
    void knownGraphsHaveFewCrossings_data();
    void knownGraphsHaveFewCrossings();
    void aNodeStandsInTheMiddleOfItsSources();
    void theLastNodeStandsAlone();
    void cyclesAndLoopsAreDrawn();
    void everythingLiesWithinTheSize();
    void manyLongEdgesStayCheap();
};

void LayoutTest::anEmptyGraphHasNoSize()
{
    QCOMPARE(laidOut({}), Graph());
}

void LayoutTest::boxesNeverOverlap_data()
{
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("edges");
    QTest::newRow("one") << 2 << 1;
    QTest::newRow("few edges") << 40 << 20;
    QTest::newRow("usual") << 60 << 90;
    QTest::newRow("dense") << 30 << 400;
    QTest::newRow("2,000 nodes") << 2000 << 2500;
}

void LayoutTest::boxesNeverOverlap()
{
    QFETCH(int, nodes);
    QFETCH(int, edges);
    const Graph graph = laidOut(randomGraph(static_cast<std::size_t>(nodes), static_cast<std::size_t>(edges)));
    QCOMPARE(firstOverlap(graph), QString());
}

void LayoutTest::edgesRunFromLeftToRight()
{
    const Graph graph = laidOut(randomGraph(80, 160));
    for (const Edge &edge : graph.edges) {
        QVERIFY(std::ranges::is_sorted(edge.route, {}, &Point::x));
        const Node &from = graph.nodes[edge.from];
        const Node &to = graph.nodes[edge.to];
        QCOMPARE(edge.route.front(), (Point{from.x + from.width, from.y + from.height / 2}));
        QCOMPARE(edge.route.back(), (Point{to.x, to.y + to.height / 2}));
    }
}

void LayoutTest::longEdgesBendAroundBoxes()
{
    const Graph chain = laidOut(graphOf(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {0, 4}, {1, 4}}));
    QCOMPARE(chain.edges[4].route.size(), 8u);
    for (const Graph &graph : {chain, laidOut(randomGraph(80, 160))}) {
        for (const Edge &edge : graph.edges)
            QVERIFY(keepsClear(graph, edge));
    }
}

void LayoutTest::knownGraphsHaveFewCrossings_data()
{
    using Edges = std::vector<std::pair<std::size_t, std::size_t>>;
    QTest::addColumn<Edges>("edges");
    QTest::addColumn<std::size_t>("fewest");
    QTest::newRow("tree") << Edges{{1, 0}, {2, 0}, {3, 1}, {4, 2}, {5, 1}, {6, 2}} << std::size_t(0);
    QTest::newRow("twisted pairs") << Edges{{0, 7}, {1, 6}, {2, 5}, {3, 4}} << std::size_t(0);
    QTest::newRow("K2,2") << Edges{{0, 2}, {0, 3}, {1, 2}, {1, 3}} << std::size_t(1);
    QTest::newRow("K3,3") << Edges{{0, 3}, {0, 4}, {0, 5}, {1, 3}, {1, 4}, {1, 5}, {2, 3}, {2, 4}, {2, 5}}
                          << std::size_t(9);
    QTest::newRow("ladder") << Edges{{0, 2}, {1, 3}, {2, 4}, {3, 5}, {4, 7}, {5, 6}} << std::size_t(0);
}

void LayoutTest::knownGraphsHaveFewCrossings()
{
    using Edges = std::vector<std::pair<std::size_t, std::size_t>>;
    QFETCH(Edges, edges);
    QFETCH(std::size_t, fewest);
    QCOMPARE(crossingsOf(graphOf(8, edges)), fewest);
}

void LayoutTest::aNodeStandsInTheMiddleOfItsSources()
{
    const Graph graph = laidOut(graphOf(4, {{1, 0}, {2, 0}, {3, 0}}));
    QCOMPARE(graph.nodes[0].y, graph.nodes[2].y);
    QVERIFY(graph.nodes[1].y < graph.nodes[2].y);
    QVERIFY(graph.nodes[2].y < graph.nodes[3].y);
}

void LayoutTest::theLastNodeStandsAlone()
{
    const Graph graph = laidOut(graphOf(4, {{1, 0}, {1, 2}}), 0);
    for (std::size_t i = 1; i < graph.nodes.size(); ++i)
        QVERIFY(graph.nodes[i].x < graph.nodes[0].x);
    const Graph needed = laidOut(graphOf(2, {{0, 1}}), 0);
    QVERIFY(needed.nodes[0].x < needed.nodes[1].x);
}

void LayoutTest::cyclesAndLoopsAreDrawn()
{
    const Graph graph = laidOut(graphOf(3, {{0, 1}, {1, 2}, {2, 0}, {1, 1}}));
    QCOMPARE(firstOverlap(graph), QString());
    QVERIFY(graph.edges[2].route.front().x > graph.edges[2].route.back().x);
    QCOMPARE(graph.edges[3].route.size(), 2u);
}

void LayoutTest::everythingLiesWithinTheSize()
{
    const Graph graph = laidOut(randomGraph(50, 100));
    for (const Node &node : graph.nodes) {
        QVERIFY(node.x >= 0 && node.y >= 0);
        QVERIFY(node.x + node.width <= graph.width && node.y + node.height <= graph.height);
    }
    for (const Edge &edge : graph.edges) {
        for (const Point &point : edge.route)
            QVERIFY(point.y >= 0 && point.y <= graph.height);
    }
}

void LayoutTest::manyLongEdgesStayCheap()
{
    std::vector<std::pair<std::size_t, std::size_t>> edges; // a chain whose every node also leads to three others
    for (std::size_t i = 0; i < 2000; ++i) {
        for (const std::size_t to : {i + 1, i + 7, (i + 2000) / 2, std::size_t(1999)}) {
            if (i < to && to < 2000)
                edges.emplace_back(i, to);
        }
    }
    const Graph graph = laidOut(graphOf(2000, edges));
    QCOMPARE(firstOverlap(graph), QString());
}

QTEST_APPLESS_MAIN(LayoutTest)
#include "tst_layout.moc"
