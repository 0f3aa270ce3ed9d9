// SPDX-License-Identifier: MIT
#include "core/graph/layout.h"
#include "ui/panels/graphcanvas.h"
#include "ui/panels/graphview.h"
#include "ui/panels/parts.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace slipway;
using namespace slipway::ui;
using graph::Graph;

namespace {

Origin place(std::size_t begin)
{
    return {.file = "/p/image.yaml", .span = {begin, begin + 5}, .path = "artifacts[0]"};
}

/// `artifacts` boxes that lead to a stage (node 0).
Graph graphOf(std::size_t artifacts)
{
    Graph made;
    made.nodes.push_back({.id = "stage:app",
                          .kind = graph::NodeKind::Stage,
                          .title = "app",
                          .subtitle = "1.0",
                          .origin = {.file = "/p/image.yaml", .span = {0, 9999}, .path = ""}});
    for (std::size_t i = 1; i <= artifacts; ++i) {
        made.nodes.push_back({.id = "artifact:app/" + std::to_string(i),
                              .kind = graph::NodeKind::Artifact,
                              .title = "file" + std::to_string(i),
                              .origin = place(10 * i)});
        made.edges.push_back({.from = i, .to = 0, .kind = graph::EdgeKind::Copies});
    }
    graph::layOut(made, 0);
    return made;
}

} // namespace

class GraphViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyGraphTeaches();
    void theFirstGraphIsAllInSight();
    void boxesAreMadeWhenSomebodyLooks();
    void aClickActivatesABox();
    void draggingMovesAndActivatesNothing();
    void theArrowKeysWalkFromBoxToBox();
    void keysZoom();
    void ctrlWheelZooms();
    void theCurrentPlaceIsMarkedAndScrolledTo();
    void aChangedGraphKeepsTheViewStill();
    void picturesHoldTheWholeGraph();
    void aStaleGraphSaysWhy();

private:
    GraphCanvas &canvas() const { return m_view->canvas(); }
    void click(int node)
    {
        QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, canvas().boxOnScreen(node).center());
    }

    std::unique_ptr<GraphView> m_view;
};

void GraphViewTest::init()
{
    m_view = std::make_unique<GraphView>();
    m_view->resize(700, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void GraphViewTest::cleanup()
{
    m_view.reset();
}

void GraphViewTest::anEmptyGraphTeaches()
{
    QVERIFY(m_view->findChild<EmptyState *>()->isVisible());
    m_view->setGraph(graphOf(2));
    QVERIFY(!m_view->findChild<EmptyState *>()->isVisible());
    m_view->setGraph({});
    QVERIFY(m_view->findChild<EmptyState *>()->isVisible());
    QTest::keyClick(&canvas(), Qt::Key_Left);
}

void GraphViewTest::theFirstGraphIsAllInSight()
{
    m_view->setGraph(graphOf(20));
    QVERIFY(canvas().zoom() < 100);
    for (int node = 0; node <= 20; ++node)
        QVERIFY(canvas().viewport()->rect().contains(canvas().boxOnScreen(node)));
    m_view->resize(700, 300);
    QTRY_VERIFY(canvas().viewport()->rect().contains(canvas().boxOnScreen(20)));
}

void GraphViewTest::boxesAreMadeWhenSomebodyLooks()
{
    m_view->hide();
    m_view->setGraph(graphOf(3));
    m_view->setGraph(graphOf(2));
    QVERIFY(canvas().graph().nodes.empty());
    m_view->show();
    QCOMPARE(canvas().graph(), graphOf(2));
    QVERIFY(!m_view->findChild<EmptyState *>()->isVisible());
}

void GraphViewTest::aClickActivatesABox()
{
    m_view->setGraph(graphOf(3));
    QSignalSpy activated(m_view.get(), &GraphView::placeActivated);
    click(2);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<Origin>(), place(20));
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, QPoint(2, 2));
    QCOMPARE(activated.size(), 1);
}

void GraphViewTest::draggingMovesAndActivatesNothing()
{
    m_view->setGraph(graphOf(3));
    QSignalSpy activated(m_view.get(), &GraphView::placeActivated);
    const QPoint from = canvas().boxOnScreen(2).center();
    QTest::mousePress(canvas().viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(canvas().viewport(), from + QPoint(-40, 30));
    QTest::mouseRelease(canvas().viewport(), Qt::LeftButton, {}, from + QPoint(-40, 30));
    QCOMPARE(activated.size(), 0);
    QCOMPARE(canvas().boxOnScreen(2).center(), from + QPoint(-40, 30));
}

void GraphViewTest::theArrowKeysWalkFromBoxToBox()
{
    m_view->setGraph(graphOf(3));
    QSignalSpy activated(m_view.get(), &GraphView::placeActivated);
    click(0);
    QTest::keyClick(&canvas(), Qt::Key_Left);
    QTest::keyClick(&canvas(), Qt::Key_Return);
    QTest::keyClick(&canvas(), Qt::Key_Down);
    QTest::keyClick(&canvas(), Qt::Key_Return);
    QTest::keyClick(&canvas(), Qt::Key_Down); // there is none: stays
    QTest::keyClick(&canvas(), Qt::Key_Return);
    QTest::keyClick(&canvas(), Qt::Key_Right);
    QTest::keyClick(&canvas(), Qt::Key_Return);
    QList<std::size_t> begins;
    for (const auto &call : activated)
        begins.append(call.first().value<Origin>().span.begin);
    QCOMPARE(begins, (QList<std::size_t>{0, 20, 30, 30, 0}));
    QVERIFY(canvas().accessibleDescription().contains(QStringLiteral("app")));
}

void GraphViewTest::keysZoom()
{
    m_view->setGraph(graphOf(2));
    QCOMPARE(canvas().zoom(), 100);
    QTest::keyClick(&canvas(), Qt::Key_Plus);
    QCOMPARE(canvas().zoom(), 120);
    QTest::keyClick(&canvas(), Qt::Key_Minus);
    QTest::keyClick(&canvas(), Qt::Key_Minus);
    QCOMPARE(canvas().zoom(), 83);
    QTest::keyClick(&canvas(), Qt::Key_1);
    QCOMPARE(canvas().zoom(), 100);
    m_view->setGraph(graphOf(40));
    QTest::keyClick(&canvas(), Qt::Key_F);
    QVERIFY(canvas().zoom() < 50);
}

void GraphViewTest::ctrlWheelZooms()
{
    m_view->setGraph(graphOf(2));
    const QPointF middle(300, 100);
    QWheelEvent event(middle, canvas().viewport()->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(canvas().viewport(), &event);
    QCOMPARE(canvas().zoom(), 120);
    canvas().zoomTo(1'000'000);
    QCOMPARE(canvas().zoom(), 400);
}

void GraphViewTest::theCurrentPlaceIsMarkedAndScrolledTo()
{
    m_view->setGraph(graphOf(60));
    canvas().zoomTo(100);
    m_view->setCurrentPlace(place(10));
    QVERIFY(canvas().viewport()->rect().intersects(canvas().boxOnScreen(1)));
    m_view->setCurrentPlace(place(600));
    QCOMPARE(canvas().current(), QList<int>{60});
    QVERIFY(canvas().viewport()->rect().intersects(canvas().boxOnScreen(60)));
    QVERIFY(!canvas().hasFocus());
    m_view->setCurrentPlace({.file = "/p/image.yaml", .span = {5000, 5001}, .path = "labels[0]"});
    QCOMPARE(canvas().current(), QList<int>{0});
    m_view->setCurrentPlace({});
    QVERIFY(canvas().current().isEmpty());
}

void GraphViewTest::aChangedGraphKeepsTheViewStill()
{
    m_view->setGraph(graphOf(30));
    canvas().zoomTo(100);
    m_view->setCurrentPlace(place(250));
    const QRect middle = canvas().viewport()->rect().adjusted(0, 150, 0, -150);
    const int node = 25;
    canvas().centerOn(canvas().mapToScene(canvas().boxOnScreen(node).center()));
    const QRect before = canvas().boxOnScreen(node);
    QVERIFY(middle.intersects(before));
    m_view->setGraph(graphOf(45)); // boxes and the stage move: what one looks at does not
    QCOMPARE(canvas().zoom(), 100);
    QCOMPARE(canvas().boxOnScreen(node).topLeft(), before.topLeft());
    QCOMPARE(canvas().current(), QList<int>{25});
}

void GraphViewTest::picturesHoldTheWholeGraph()
{
    m_view->setGraph(graphOf(40));
    canvas().zoomTo(300);
    m_view->setCurrentPlace(place(10));
    const QRect before = canvas().boxOnScreen(0);
    const QByteArray svg = m_view->toSvg();
    QVERIFY(svg.contains("<svg"));
    QVERIFY(svg.contains("file40"));
    const QImage image = m_view->toImage(1);
    QCOMPARE(image.size(), (canvas().size() + QSizeF(48, 48)).toSize());
    QCOMPARE(image.pixelColor(1, 1), QColor(Qt::white));
    QCOMPARE(canvas().boxOnScreen(0), before);
    QCOMPARE(canvas().current(), QList<int>{1});
}

void GraphViewTest::aStaleGraphSaysWhy()
{
    m_view->setGraph(graphOf(2));
    m_view->setStale(QStringLiteral("Line 3 is no YAML."));
    QCOMPARE(m_view->findChild<InlineBar *>()->text(),
             QStringLiteral("This is the last valid state. Line 3 is no YAML."));
    m_view->setGraph(graphOf(2));
    QVERIFY(!m_view->findChild<InlineBar *>()->isVisible());
}

QTEST_MAIN(GraphViewTest)
#include "tst_graphview.moc"
