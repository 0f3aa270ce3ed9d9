// SPDX-License-Identifier: MIT
// One place, many views: where the user goes in one of them, the others follow.
#include "tests/support/windowdriver.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/panels/contentsmodel.h"
#include "ui/panels/graphcanvas.h"

#include <QDockWidget>
#include <QTextBlock>
#include <QTreeView>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

class PlacesStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theCaretInAnArtifactMarksItEverywhere();
    void aClickOnALineOfTheContainerfileMovesTheCaretAndTheForm();
    void aClickOnAFileOfTheContentsGoesToItsArtifact();
    void altLeftAndRightWalkThePlaces();
    void backAndForwardSayWhenThereIsNoWay();

private:
    [[nodiscard]] CodeView &containerfile() { return driver->part<CodeView>("containerfile"); }
    [[nodiscard]] QStringList markedText();
    [[nodiscard]] QStringList selectedPaths();
    [[nodiscard]] QStringList markedBoxes();
    [[nodiscard]] QString caretLine() { return driver->editor().textCursor().block().text().trimmed(); }
    [[nodiscard]] bool isPageShown(const char *name) { return driver->part<QWidget>(name).isVisible(); }

    std::unique_ptr<WindowDriver> driver;
};

void PlacesStory::init()
{
    driver = std::make_unique<WindowDriver>();
    QVERIFY(driver->open(driver->copyTemplate(QStringLiteral("scratch"))));
    QTRY_VERIFY(driver->isSettled());
    QTRY_VERIFY(driver->workspace().preview() != nullptr);
}

void PlacesStory::cleanup()
{
    driver.reset();
}

QStringList PlacesStory::markedText()
{
    QStringList lines;
    const QTextDocument *text = containerfile().document();
    for (const BlockRange &range : containerfile().markedLines()) {
        for (int i = range.first; i <= range.last; ++i)
            lines.append(text->findBlockByNumber(i).text().simplified());
    }
    return lines;
}

QStringList PlacesStory::selectedPaths()
{
    QStringList paths;
    const auto &tree = driver->part<QTreeView>("contents");
    const auto *model = static_cast<const ContentsModel *>(tree.model());
    for (const QModelIndex &index : tree.selectionModel()->selectedRows())
        paths.append(model->path(index));
    paths.sort();
    return paths;
}

QStringList PlacesStory::markedBoxes()
{
    QStringList titles;
    const auto &canvas = driver->part<GraphCanvas>("graph");
    for (const int node : canvas.current())
        titles.append(QString::fromStdString(canvas.graph().nodes[static_cast<std::size_t>(node)].title));
    return titles;
}

void PlacesStory::theCaretInAnArtifactMarksItEverywhere()
{
    QVERIFY(driver->click(driver->editor(), QStringLiteral("metadata/settings.yaml")));
    QTRY_COMPARE(selectedPaths(), QStringList({QStringLiteral("files/settings.yaml")}));
    QVERIFY(!markedText().isEmpty());
    QVERIFY2(markedText().join(QLatin1Char(' ')).contains(QStringLiteral("settings.yaml")) ||
                 markedText().join(QLatin1Char(' ')).contains(QStringLiteral("settings")),
             qPrintable(markedText().join(QLatin1Char('\n'))));
    QVERIFY(!markedText().join(QLatin1Char(' ')).contains(QStringLiteral("greeting")));
    QCOMPARE(markedBoxes(), QStringList({QStringLiteral("settings")}));
    QVERIFY(isPageShown("form.page.artifacts"));
    QVERIFY(driver->editor().hasFocus());
}

void PlacesStory::aClickOnALineOfTheContainerfileMovesTheCaretAndTheForm()
{
    QVERIFY(driver->click(containerfile(), QStringLiteral("METADATA_HOME")));
    QTRY_VERIFY2(driver->window().navigator().place().path.starts_with("envs"),
                 driver->window().navigator().place().path.c_str());
    QVERIFY2(driver->text().substr(driver->editor().caretOffset()).starts_with("name: \"METADATA_HOME\"") ||
                 caretLine().contains(QStringLiteral("METADATA_HOME")),
             qPrintable(caretLine()));
    QTRY_VERIFY(isPageShown("form.page.envs"));
}

void PlacesStory::aClickOnAFileOfTheContentsGoesToItsArtifact()
{
    auto *dock = driver->window().findChild<QDockWidget *>(QStringLiteral("contents"), Qt::FindDirectChildrenOnly);
    QVERIFY(driver->trigger("view.contents"));
    QTRY_VERIFY(!dock->visibleRegion().isEmpty());
    auto &tree = driver->part<QTreeView>("contents");
    const QModelIndex row =
        static_cast<ContentsModel *>(tree.model())->indexOfPath(QStringLiteral("target/greeting.txt"));
    QVERIFY(row.isValid());
    QVERIFY(tree.visualRect(row).isValid());
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(row).center());
    QCOMPARE(driver->window().navigator().place().path, std::string("artifacts[2]"));
    QCOMPARE(caretLine(), QStringLiteral("- name: \"everything\""));
    QCOMPARE(markedBoxes(), QStringList({QStringLiteral("everything")}));
}

void PlacesStory::altLeftAndRightWalkThePlaces()
{
    QVERIFY(driver->click(driver->editor(), QStringLiteral("metadata/greeting.txt")));
    QTRY_COMPARE(selectedPaths(), QStringList({QStringLiteral("files"), QStringLiteral("files/greeting.txt")}));
    const QString first = caretLine();
    QVERIFY(driver->click(containerfile(), QStringLiteral("METADATA_HOME")));
    QTRY_VERIFY(caretLine() != first);
    const QString second = caretLine();
    QTest::keyClick(&driver->editor(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(caretLine(), first);
    QCOMPARE(selectedPaths(), QStringList({QStringLiteral("files"), QStringLiteral("files/greeting.txt")}));
    QTest::keyClick(&driver->editor(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(caretLine(), second);
    QVERIFY(isPageShown("form.page.envs"));
}

void PlacesStory::backAndForwardSayWhenThereIsNoWay()
{
    WindowDriver other;
    QVERIFY(!other.window().actions()["go.back"]->isEnabled());
    QVERIFY(other.window().actions()["go.back"]->toolTip().contains(QLatin1Char('\n')));
    QVERIFY(!other.window().actions()["go.forward"]->isEnabled());
}

QTEST_MAIN(PlacesStory)
#include "tst_placesstory.moc"
