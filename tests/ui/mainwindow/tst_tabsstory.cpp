// SPDX-License-Identifier: MIT
// Many tabs, the session, and a whole folder as the project.
#include "tests/support/windowdriver.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/mainwindow/projectmodel.h"
#include "ui/model/session.h"

#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

class TabsStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void equalNamesAreToldApart();
    void theMiddleButtonClosesATab();
    void closedTabsComeBackWithTheirUndoSteps();
    void allOthersAndSavedTabsClose();
    void controlTabGoesByLastUse();
    void theSessionIsRestored();
    void aFolderListsItsDescriptorsWithTheirProblems();

private:
    [[nodiscard]] QTabWidget &tabs() { return driver->part<QTabWidget>("editorTabs"); }
    void open(const char *name) { QVERIFY(driver->open(driver->path(QLatin1StringView(name)))); }

    std::unique_ptr<WindowDriver> driver;
};

void TabsStory::init()
{
    driver = std::make_unique<WindowDriver>();
    for (const char *name : {"a/image.yaml", "b/image.yaml", "c/other.yaml"})
        driver->write(QLatin1StringView(name), "name: app\nversion: '1'\nfrom: scratch\n");
}

void TabsStory::cleanup()
{
    driver.reset();
}

void TabsStory::equalNamesAreToldApart()
{
    open("a/image.yaml");
    QCOMPARE(tabs().tabText(0), QStringLiteral("image.yaml"));
    open("b/image.yaml");
    open("c/other.yaml");
    QCOMPARE(tabs().tabText(0), QStringLiteral("a/image.yaml"));
    QCOMPARE(tabs().tabText(1), QStringLiteral("b/image.yaml"));
    QCOMPARE(tabs().tabText(2), QStringLiteral("other.yaml"));
    QCOMPARE(tabs().tabToolTip(1), driver->path(QStringLiteral("b/image.yaml")));
}

void TabsStory::theMiddleButtonClosesATab()
{
    open("a/image.yaml");
    open("b/image.yaml");
    QTabBar *bar = tabs().tabBar();
    QTest::mouseClick(bar, Qt::MiddleButton, {}, bar->tabRect(0).center());
    QCOMPARE(tabs().count(), 1);
    QCOMPARE(tabs().tabText(0), QStringLiteral("image.yaml"));
}

void TabsStory::closedTabsComeBackWithTheirUndoSteps()
{
    open("a/image.yaml");
    const std::string before = driver->text();
    QVERIFY(driver->retype(QStringLiteral("app"), QStringLiteral("mine")));
    QVERIFY(driver->trigger("file.save"));
    QVERIFY(driver->click(driver->editor(), QStringLiteral("scratch")));
    const int caret = driver->editor().caret();
    QVERIFY(caret > 0);
    QVERIFY(driver->trigger("file.close"));
    QTRY_COMPARE(tabs().count(), 0); // when it is saved
    QTest::keyClick(&driver->window(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(tabs().count(), 1);
    QCOMPARE(driver->editor().caret(), caret);
    while (driver->page().document().undoStack()->canUndo())
        driver->page().document().undoStack()->undo();
    QCOMPARE(driver->text(), before);
}

void TabsStory::allOthersAndSavedTabsClose()
{
    open("a/image.yaml");
    open("b/image.yaml");
    open("c/other.yaml");
    QVERIFY(driver->retype(QStringLiteral("app"), QStringLiteral("mine")));
    QVERIFY(driver->trigger("file.closeSaved"));
    QCOMPARE(tabs().count(), 1);
    QCOMPARE(tabs().tabText(0), QStringLiteral("● other.yaml"));
    QVERIFY(driver->trigger("file.save"));
    open("a/image.yaml");
    open("b/image.yaml");
    QVERIFY(driver->trigger("file.closeOthers"));
    QTRY_COMPARE(tabs().count(), 1);
    QCOMPARE(driver->page().document().path().parent_path().filename(), Path("b"));
    QVERIFY(driver->trigger("file.closeAll"));
    QCOMPARE(tabs().count(), 0);
}

void TabsStory::controlTabGoesByLastUse()
{
    open("a/image.yaml");
    open("b/image.yaml");
    open("c/other.yaml");
    tabs().setCurrentIndex(0);
    const auto current = [this] { return tabs().currentIndex(); };
    QVERIFY(driver->trigger("go.nextTab"));
    QCOMPARE(current(), 2);
    QVERIFY(driver->trigger("go.nextTab"));
    QCOMPARE(current(), 0);
    QTest::keyPress(&driver->editor(), Qt::Key_Tab, Qt::ControlModifier);
    QTest::keyPress(&driver->editor(), Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(current(), 1);
    QTest::keyRelease(&driver->editor(), Qt::Key_Control);
    QVERIFY(driver->trigger("go.nextTab"));
    QCOMPARE(current(), 0);
}

void TabsStory::theSessionIsRestored()
{
    driver->window().restoreSession({});
    open("a/image.yaml");
    open("b/image.yaml");
    open("c/other.yaml");
    tabs().setCurrentIndex(1);
    QVERIFY(driver->click(driver->editor(), QStringLiteral("scratch")));
    const int caret = driver->editor().caret();
    QVERIFY(driver->window().close());
    driver->show();
    QCOMPARE(tabs().count(), 0);
    driver->window().restoreSession({});
    QCOMPARE(tabs().count(), 3);
    QCOMPARE(tabs().currentIndex(), 1);
    QCOMPARE(driver->editor().caret(), caret);
}

void TabsStory::aFolderListsItsDescriptorsWithTheirProblems()
{
    driver->write(QStringLiteral("modules/m/module.yaml"), "name: m\nbroken: [\n");
    driver->write(QStringLiteral("my-overrides.yaml"), "version: '2'\n");
    driver->write(QStringLiteral("notes.yaml"), "just: notes\n");
    driver->window().openFolder(driver->path());
    QTRY_VERIFY(!driver->workspace().isScanning());
    QStringList found;
    for (const ProjectFile &file : driver->workspace().folderFiles())
        found.append(
            QStringLiteral("%1 %2")
                .arg(QString::fromStdString(file.path.lexically_relative(driver->workspace().folder()).string()))
                .arg(file.errors > 0));
    QCOMPARE(found, QStringList({QStringLiteral("a/image.yaml 0"), QStringLiteral("b/image.yaml 0"),
                                 QStringLiteral("c/other.yaml 0"), QStringLiteral("modules/m/module.yaml 1"),
                                 QStringLiteral("my-overrides.yaml 0")}));
    auto *tree = driver->window().findChild<QTreeView *>();
    QTRY_COMPARE(tree->model()->rowCount(), 3);
    QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 3);
}

QTEST_MAIN(TabsStory)
#include "tst_tabsstory.moc"
