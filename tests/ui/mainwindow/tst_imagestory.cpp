// SPDX-License-Identifier: MIT
// Several images in tabs: previews, problems and title are about the one that the tab shows.
#include "tests/support/windowdriver.h"

#include "ui/editor/descriptoreditor.h"

#include <QDockWidget>
#include <QLabel>
#include <QTabWidget>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

class ImageStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void previewsFollowTheTab();
    void aModuleAndOverridesKeepTheImage();
    void problemsOfAnotherImageAreNotCounted();
    void eachImageHasItsOwnOverrides();
    void anEmptyFileBecomesTheImageWhenItIsOne();
    void aNarrowWindowHasNoProjectDock();
    void nothingIsValidBeforeItIsChecked();

private:
    void open(const char *name) { QVERIFY(driver->open(driver->path(QLatin1StringView(name)))); }
    void show(int tab) { driver->part<QTabWidget>("editorTabs").setCurrentIndex(tab); }
    [[nodiscard]] QString containerfile() { return driver->part<CodeView>("containerfile").toPlainText(); }
    [[nodiscard]] QString verdict() { return driver->part<QLabel>("status.verdict").text(); }
    [[nodiscard]] QString title() { return driver->window().windowTitle(); }

    std::unique_ptr<WindowDriver> driver;
};

void ImageStory::init()
{
    driver = std::make_unique<WindowDriver>();
    driver->write(QStringLiteral("a/image.yaml"), "name: first/app\nversion: '1'\nfrom: scratch\n");
    driver->write(QStringLiteral("b/image.yaml"), "name: second/app\nversion: '2'\nfrom: scratch\n");
    driver->write(QStringLiteral("b/module.yaml"), "name: part\nversion: '1'\n");
    driver->write(QStringLiteral("b/more.yaml"), "version: '99'\n");
}

void ImageStory::cleanup()
{
    driver.reset();
}

void ImageStory::nothingIsValidBeforeItIsChecked()
{
    open("a/image.yaml");
    QCOMPARE(verdict(), QStringLiteral("Checking…"));
    QTRY_COMPARE(verdict(), QStringLiteral("✓ valid"));
    open("b/image.yaml");
    QCOMPARE(verdict(), QStringLiteral("Checking…"));
    QTRY_COMPARE(verdict(), QStringLiteral("✓ valid"));
}

void ImageStory::previewsFollowTheTab()
{
    open("a/image.yaml");
    QTRY_VERIFY(containerfile().contains(QStringLiteral("first/app")));
    open("b/image.yaml");
    QTRY_VERIFY(containerfile().contains(QStringLiteral("second/app")));
    show(0);
    show(1);
    show(0); // faster than the analysis
    QTRY_VERIFY(containerfile().contains(QStringLiteral("first/app")));
    QTRY_VERIFY(driver->isSettled());
    QVERIFY(containerfile().contains(QStringLiteral("first/app")));
    QCOMPARE(driver->workspace().root(), driver->page().document().path());
    QVERIFY2(title().startsWith(QStringLiteral("image.yaml")) && title().endsWith(QStringLiteral("a")),
             qPrintable(title()));
}

void ImageStory::aModuleAndOverridesKeepTheImage()
{
    open("a/image.yaml");
    open("b/image.yaml");
    const Path image = driver->page().document().path();
    for (const char *other : {"b/module.yaml", "b/more.yaml"}) {
        open(other);
        QTRY_VERIFY(driver->isSettled());
        QCOMPARE(driver->workspace().root(), image);
        QVERIFY2(title().contains(QStringLiteral("(image: b/image.yaml)")), qPrintable(title()));
        QVERIFY2(verdict().startsWith(QStringLiteral("b/image.yaml: ")), qPrintable(verdict()));
    }
}

void ImageStory::problemsOfAnotherImageAreNotCounted()
{
    driver->write(QStringLiteral("b/image.yaml"), "name: second\nversion: '2'\nfrom: scratch\nlables: []\n");
    open("a/image.yaml");
    open("b/image.yaml");
    QTRY_COMPARE(verdict(), QStringLiteral("✗ 1 error(s)"));
    show(0);
    QTRY_COMPARE(verdict(), QStringLiteral("✓ valid"));
    show(1);
    QTRY_COMPARE(verdict(), QStringLiteral("✗ 1 error(s)"));
}

void ImageStory::eachImageHasItsOwnOverrides()
{
    open("b/image.yaml");
    driver->workspace().addOverride(driver->path(QStringLiteral("b/more.yaml")).toStdString());
    QTRY_VERIFY(containerfile().contains(QStringLiteral("99")));
    open("a/image.yaml");
    QTRY_VERIFY(containerfile().contains(QStringLiteral("first/app")));
    QVERIFY(driver->workspace().overrides().empty());
    open("b/more.yaml"); // though it is not among the overrides of this image
    QTRY_VERIFY(driver->isSettled());
    QVERIFY(driver->workspace().overrides().empty());
    show(0);
    QTRY_VERIFY(containerfile().contains(QStringLiteral("99")));
    QCOMPARE(driver->workspace().overrides().size(), std::size_t{1});
}

void ImageStory::anEmptyFileBecomesTheImageWhenItIsOne()
{
    open("a/image.yaml");
    QTRY_VERIFY(driver->isSettled());
    QVERIFY(driver->trigger("file.newEmpty"));
    const Path fresh = driver->page().document().path();
    QVERIFY(driver->workspace().root() != fresh);
    QTest::keyClicks(&driver->editor(), QStringLiteral("from: scratch"));
    QTRY_COMPARE(driver->workspace().root(), fresh);
}

void ImageStory::aNarrowWindowHasNoProjectDock()
{
    const auto &project = driver->part<QDockWidget>("project");
    QVERIFY(project.isVisible());
    driver->window().resize(820, 560);
    QTRY_VERIFY(!project.isVisible());
    QVERIFY(driver->trigger("view.project"));
    QTRY_VERIFY(project.isVisible());
    QVERIFY2(project.width() >= 120, qPrintable(QString::number(project.width())));
    driver->window().resize(1360, 860);
    QTRY_VERIFY(project.isVisible());
    driver->window().resize(820, 560);
    QTRY_VERIFY(!project.isVisible());
    driver->window().resize(1360, 860);
    QTRY_VERIFY(project.isVisible());
}

QTEST_MAIN(ImageStory)
#include "tst_imagestory.moc"
