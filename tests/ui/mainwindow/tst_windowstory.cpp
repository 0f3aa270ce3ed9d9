// SPDX-License-Identifier: MIT
// How the window looks and how it ends: layouts, colours, what the next window finds, closing at a bad moment.
#include "tests/support/windowdriver.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/form/formview.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/buildcontrol.h"

#include <QApplication>
#include <QDockWidget>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

class WindowStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void formSplitAndTextShowWhatTheySay();
    void lightAndDarkColoursApplyAtOnce();
    void theNextWindowFindsLayoutAndPanels();
    void closingDuringAnAnalysisIsSafe();
    void endingDuringABuildIsSafe();
    void closingWithSeveralTabsIsSafe();

private:
    std::unique_ptr<WindowDriver> driver;
};

void WindowStory::init()
{
    driver = std::make_unique<WindowDriver>();
    QVERIFY(driver->open(driver->copyTemplate(QStringLiteral("scratch"))));
    QTRY_VERIFY(driver->isSettled());
}

void WindowStory::cleanup()
{
    driver.reset();
    applyColorScheme(QStringLiteral("system"));
}

void WindowStory::formSplitAndTextShowWhatTheySay()
{
    QVERIFY(driver->form().isVisible() && driver->editor().isVisible());
    QTest::keyClick(&driver->window(), Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(driver->form().isVisible() && !driver->editor().isVisible());
    QTest::keyClick(&driver->window(), Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(!driver->form().isVisible() && driver->editor().isVisible());
    QTest::keyClick(&driver->window(), Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(driver->form().isVisible() && driver->editor().isVisible());
}

void WindowStory::lightAndDarkColoursApplyAtOnce()
{
    QVERIFY(driver->trigger("view.colorsDark"));
    QCOMPARE(QApplication::palette().color(QPalette::Base), darkPalette().color(QPalette::Base));
    QCOMPARE(driver->settings().value(Settings::Key::ColorScheme).toString(), QStringLiteral("dark"));
    QVERIFY(driver->trigger("view.colorsLight"));
    QCOMPARE(QApplication::palette().color(QPalette::Base), lightPalette().color(QPalette::Base));
    QVERIFY(driver->trigger("view.colorsSystem"));
    QCOMPARE(driver->settings().value(Settings::Key::ColorScheme).toString(), QStringLiteral("system"));
}

void WindowStory::theNextWindowFindsLayoutAndPanels()
{
    QVERIFY(driver->trigger("view.text"));
    driver->window().resize(1111, 777);
    auto *dock = driver->window().findChild<QDockWidget *>(QStringLiteral("project"), Qt::FindDirectChildrenOnly);
    dock->hide();
    QVERIFY(driver->window().close());
    driver->show();
    QCOMPARE(driver->window().editors().layout(), EditorPage::Layout::Text);
    QVERIFY(
        !driver->window().findChild<QDockWidget *>(QStringLiteral("project"), Qt::FindDirectChildrenOnly)->isVisible());
    QVERIFY(driver->trigger("view.project"));
    QVERIFY(
        driver->window().findChild<QDockWidget *>(QStringLiteral("project"), Qt::FindDirectChildrenOnly)->isVisible());
}

void WindowStory::closingDuringAnAnalysisIsSafe()
{
    QTest::keyClicks(&driver->editor(), QStringLiteral("#"));
    QVERIFY(driver->workspace().isAnalysing());
    driver->destroyWindow();
    QTest::qWait(0);
}

void WindowStory::endingDuringABuildIsSafe()
{
    QFile large(driver->path(QStringLiteral("scratch/metadata/large")));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(qint64{4} * 1024 * 1024 * 1024));
    large.close();
    QVERIFY(driver->trigger("build.start"));
    QTRY_VERIFY(driver->window().build().isRunning());
    driver->destroyWindow();
    QTest::qWait(0);
    QVERIFY(!QFile::exists(driver->path(QStringLiteral("scratch/target/example-metadata-1.0.0.oci/index.json"))));
}

void WindowStory::closingWithSeveralTabsIsSafe()
{
    QVERIFY(driver->open(driver->copyTemplate(QStringLiteral("multi-stage"))));
    QVERIFY(driver->open(driver->path(QStringLiteral("multi-stage/modules/build/module.yaml"))));
    QVERIFY(driver->window().close());
    driver->destroyWindow();
    QTest::qWait(0);
}

QTEST_MAIN(WindowStory)
#include "tst_windowstory.moc"
