// SPDX-License-Identifier: MIT
// New, recent, closing with unsaved changes, files that change or cannot be read or written.
#include "tests/support/windowdriver.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/mainwindow/startpage.h"
#include "ui/model/recovery.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

class FilesStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aNewProjectComesFromATemplate();
    void aFolderThatHoldsTheFilesAlreadyIsRefused();
    void recentFilesOpenFromTheMenuAndTheStartPage();
    void closingAsksAboutUnsavedChanges_data();
    void closingAsksAboutUnsavedChanges();
    void closingTheLastTabShowsTheStartPage();
    void aCleanFileThatChangesOnDiskIsReloaded();
    void aModifiedFileThatChangesOnDiskIsKeptAndTold();
    void aFileThatCannotBeReadOpensNoTab_data();
    void aFileThatCannotBeReadOpensNoTab();
    void anotherEncodingOpensConverted();
    void aFileThatVanishesIsToldAndSavedAgain();
    void savingOverAForeignChangeAsks();
    void unsavedTypingIsRecoveredAfterACrash();
    void aSaveThatFailsIsToldAndTheTextStaysModified();

private:
    void openExample();
    [[nodiscard]] QByteArray onDisk() const { return driver->read(QStringLiteral("scratch/image.yaml")); }
    [[nodiscard]] int tabs() { return driver->part<QTabWidget>("editorTabs").count(); }

    std::unique_ptr<WindowDriver> driver;
    QString image;
};

void FilesStory::init()
{
    driver = std::make_unique<WindowDriver>();
    image = driver->copyTemplate(QStringLiteral("scratch"));
}

void FilesStory::cleanup()
{
    driver.reset();
}

void FilesStory::openExample()
{
    QVERIFY(driver->open(image));
    QTRY_VERIFY(driver->isSettled());
}

void FilesStory::aNewProjectComesFromATemplate()
{
    const QString folder = driver->path(QStringLiteral("fresh"));
    DialogAnswer answer("newDialog", [&](QDialog &dialog) {
        QTest::keyClick(dialog.findChild<QListWidget *>(), Qt::Key_Down);
        driver->fill(*dialog.findChild<QLineEdit *>(QStringLiteral("newDialogFolder")), folder);
        QTest::keyClick(&dialog, Qt::Key_Return);
    });
    QTest::keyClick(&driver->window(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY(answer.wasAsked());
    QCOMPARE(tabs(), 1);
    QCOMPARE(QString::fromStdString(driver->workspace().root().string()), folder + QStringLiteral("/image.yaml"));
    QVERIFY(QFile::exists(folder + QStringLiteral("/modules/build/module.yaml")));
    QTRY_VERIFY(driver->isSettled());
    QCOMPARE(driver->workspace().count(Severity::Error), 0);
}

void FilesStory::aFolderThatHoldsTheFilesAlreadyIsRefused()
{
    const QByteArray before = onDisk();
    QString said;
    DialogAnswer answer("newDialog", [&](QDialog &dialog) {
        driver->fill(*dialog.findChild<QLineEdit *>(QStringLiteral("newDialogFolder")),
                     driver->path(QStringLiteral("scratch")));
        QTest::keyClick(&dialog, Qt::Key_Return);
        said = dialog.findChild<QLabel *>(QStringLiteral("newDialogError"))->text();
        QVERIFY(dialog.isVisible());
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    QVERIFY(driver->trigger("file.new"));
    QVERIFY(answer.wasAsked());
    QVERIFY2(said.contains(QStringLiteral("exists already")), qPrintable(said));
    QCOMPARE(onDisk(), before);
    QCOMPARE(tabs(), 0);
}

void FilesStory::recentFilesOpenFromTheMenuAndTheStartPage()
{
    openExample();
    driver->show();
    QVERIFY(driver->window().editors().startPage().isVisible());
    QLabel *link = nullptr;
    for (QLabel *label : driver->window().editors().startPage().findChildren<QLabel *>())
        link = label->text().contains(QStringLiteral("image.yaml</a>")) ? label : link;
    QVERIFY(link != nullptr);
    QMenu *recent = nullptr;
    for (QMenu *menu : driver->window().findChildren<QMenu *>())
        recent = menu->title().contains(QStringLiteral("Recent")) ? menu : recent;
    QVERIFY(recent != nullptr);
    recent->popup({});
    recent->close();
    QCOMPARE(recent->actions().first()->text(), QDir::toNativeSeparators(image));
    QTest::mouseClick(link, Qt::LeftButton, {}, QPoint(4, link->height() / 2));
    QCOMPARE(tabs(), 1);
    recent->actions().first()->trigger();
    QCOMPARE(tabs(), 1);
    recent->actions().last()->trigger();
    QVERIFY(driver->settings().recentFiles().isEmpty());
}

void FilesStory::closingAsksAboutUnsavedChanges_data()
{
    QTest::addColumn<int>("button");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("writes");
    QTest::newRow("save") << int{QMessageBox::Save} << true << true;
    QTest::newRow("discard") << int{QMessageBox::Discard} << true << false;
    QTest::newRow("cancel") << int{QMessageBox::Cancel} << false << false;
}

void FilesStory::closingAsksAboutUnsavedChanges()
{
    QFETCH(const int, button);
    QFETCH(const bool, closes);
    QFETCH(const bool, writes);
    openExample();
    const QByteArray before = onDisk();
    QVERIFY(driver->retype(QStringLiteral("1.0.0"), QStringLiteral("6")));
    const QByteArray after = QByteArray::fromStdString(driver->text());
    DialogAnswer answer("unsavedChanges", [&](QDialog &dialog) {
        auto &box = static_cast<QMessageBox &>(dialog);
        QTest::mouseClick(box.button(static_cast<QMessageBox::StandardButton>(button)), Qt::LeftButton);
    });
    driver->window().close();
    QVERIFY(answer.wasAsked());
    QTRY_COMPARE(driver->window().isVisible(), !closes);
    QCOMPARE(onDisk(), writes ? after : before);
}

void FilesStory::closingTheLastTabShowsTheStartPage()
{
    openExample();
    QTest::keyClick(&driver->editor(), Qt::Key_W, Qt::ControlModifier);
    QVERIFY(driver->window().editors().startPage().isVisible());
    QTRY_VERIFY(driver->part<CodeView>("containerfile").toPlainText().isEmpty());
    QVERIFY(!driver->window().actions()["file.save"]->isEnabled());
    QVERIFY(driver->window().actions()["file.save"]->toolTip().contains(QStringLiteral("No descriptor is open.")));
}

void FilesStory::aCleanFileThatChangesOnDiskIsReloaded()
{
    openExample();
    QByteArray other = onDisk();
    other.replace("1.0.0", "5.5.5");
    driver->write(QStringLiteral("scratch/image.yaml"), other);
    QTRY_COMPARE(QByteArray::fromStdString(driver->text()), other);
    QVERIFY(!driver->window().isWindowModified());
    QTRY_COMPARE(driver->part<QLineEdit>("form.version").text(), QStringLiteral("5.5.5"));
    other.replace("5.5.5", "6.6.6");
    driver->write(QStringLiteral("scratch/new.yaml"), other); // as editors do that write beside and rename
    QVERIFY(QDir().rename(image, image + QStringLiteral("~")));
    QVERIFY(QDir().rename(driver->path(QStringLiteral("scratch/new.yaml")), image));
    QTRY_COMPARE(QByteArray::fromStdString(driver->text()), other);
}

void FilesStory::aModifiedFileThatChangesOnDiskIsKeptAndTold()
{
    openExample();
    QVERIFY(driver->retype(QStringLiteral("1.0.0"), QStringLiteral("6")));
    const std::string mine = driver->text();
    const QByteArray theirs = onDisk().replace("1.0.0", "7.7.7");
    driver->write(QStringLiteral("scratch/image.yaml"), theirs);
    auto *notice = driver->page().findChild<QWidget *>(QStringLiteral("notice"));
    QTRY_VERIFY(notice->isVisible());
    QCOMPARE(driver->text(), mine);
    QTest::mouseClick(notice->findChild<QPushButton *>(), Qt::LeftButton);
    auto *dialog = driver->window().findChild<QDialog *>(QStringLiteral("mergeDialog"));
    QTRY_VERIFY(dialog != nullptr && dialog->isVisible());
    auto *accept = dialog->findChild<QPushButton *>(QStringLiteral("mergeAccept"));
    QVERIFY(!accept->isEnabled());
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog->windowHandle(), Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY(accept->isEnabled());
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_COMPARE(QByteArray::fromStdString(driver->text()), theirs);
    QVERIFY(!driver->window().isWindowModified());
    QTest::keyClick(&driver->editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(driver->text(), mine);
    QVERIFY(driver->window().isWindowModified());
}

void FilesStory::aFileThatCannotBeReadOpensNoTab_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("words");
    QTest::newRow("not UTF-8") << QStringLiteral("latin.yaml") << QStringLiteral("UTF-8");
    QTest::newRow("absent") << QStringLiteral("absent.yaml") << QStringLiteral("absent.yaml");
    QTest::newRow("no text") << QStringLiteral("program") << QStringLiteral("byte 4 is zero");
}

void FilesStory::aFileThatCannotBeReadOpensNoTab()
{
    QFETCH(const QString, file);
    QFETCH(const QString, words);
    driver->write(QStringLiteral("latin.yaml"), "name: \xE4\n");
    driver->write(QStringLiteral("program"), QByteArray("\x7F"
                                                        "ELF\0\0",
                                                        6));
    QVERIFY(!driver->open(driver->path(file)));
    const QString said = driver->part<QLabel>("refusalText").text();
    QVERIFY2(said.contains(words), qPrintable(said));
    QVERIFY(driver->part<QWidget>("refusalPage").isVisible());
    QCOMPARE(tabs(), 0);
    QVERIFY(driver->settings().recentFiles().isEmpty());
    QTest::keyClick(driver->part<QPushButton>("refusalBack").window()->focusWidget(), Qt::Key_Escape);
    QVERIFY(driver->window().editors().startPage().isVisible());
}

void FilesStory::anotherEncodingOpensConverted()
{
    driver->write(QStringLiteral("latin.yaml"), "name: \xE4\n");
    QVERIFY(!driver->open(driver->path(QStringLiteral("latin.yaml"))));
    QTest::mouseClick(&driver->part<QPushButton>("refusalConvert"), Qt::LeftButton);
    QCOMPARE(driver->text(), std::string("name: \u00e4\n"));
    auto *notice = driver->page().findChild<QWidget *>(QStringLiteral("notice"));
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(notice->findChild<QLabel *>()->text().contains(QStringLiteral("Latin-1")));
    QVERIFY(!driver->window().isWindowModified()); // closing it would ask nothing and write nothing
    QCOMPARE(driver->read(QStringLiteral("latin.yaml")), QByteArray("name: \xE4\n"));
    QTest::mouseClick(notice->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(driver->read(QStringLiteral("latin.yaml")), QByteArray("name: \xC3\xA4\n"));
    QTRY_VERIFY(driver->page().document().convertedFrom().isEmpty());
    QVERIFY(!notice->isVisible());
}

void FilesStory::aFileThatVanishesIsToldAndSavedAgain()
{
    openExample();
    const QByteArray bytes = onDisk();
    QVERIFY(QFile::remove(image));
    auto *notice = driver->page().findChild<QWidget *>(QStringLiteral("notice"));
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(driver->window().isWindowModified());
    QTest::keyClick(&driver->editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!driver->window().isWindowModified());
    QCOMPARE(onDisk(), bytes);
}

void FilesStory::savingOverAForeignChangeAsks()
{
    openExample();
    QVERIFY(driver->retype(QStringLiteral("1.0.0"), QStringLiteral("6")));
    driver->write(QStringLiteral("scratch/image.yaml"), "name: theirs\n");
    DialogAnswer answer("foreignChange", [](QDialog &dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); });
    QVERIFY(driver->trigger("file.save"));
    QTRY_VERIFY(answer.wasAsked());
    QCOMPARE(onDisk(), QByteArray("name: theirs\n"));
    DialogAnswer overwrite("foreignChange", [](QDialog &dialog) {
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("foreignOverwrite")), Qt::LeftButton);
    });
    QVERIFY(driver->trigger("file.save"));
    QTRY_VERIFY(overwrite.wasAsked());
    QTRY_COMPARE(onDisk().toStdString(), driver->text());
}

void FilesStory::unsavedTypingIsRecoveredAfterACrash()
{
    openExample();
    QVERIFY(driver->retype(QStringLiteral("1.0.0"), QStringLiteral("6")));
    const std::string mine = driver->text();
    driver->show(); // the first window goes without asking, as in a crash
    driver->window().offerRecovery();
    QDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = driver->window().findChild<QDialog *>(QStringLiteral("recoveryDialog"))) != nullptr);
    QVERIFY(dialog->findChild<CodeView *>(QStringLiteral("recoveryDifference"))->toPlainText().contains(u'6'));
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(tabs(), 1);
    QCOMPARE(driver->text(), mine);
    QVERIFY(driver->window().isWindowModified());
    driver->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver->window()));
    QTest::keyClick(&driver->editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!driver->window().isWindowModified());
    QCOMPARE(onDisk().toStdString(), mine);
    driver->show();
    QVERIFY(findOrphans(driver->path(QStringLiteral("state/journal")).toStdString()).empty());
}

void FilesStory::aSaveThatFailsIsToldAndTheTextStaysModified()
{
    openExample();
    QVERIFY(driver->retype(QStringLiteral("1.0.0"), QStringLiteral("6")));
    const QString folder = driver->path(QStringLiteral("scratch"));
    QVERIFY(QDir().rename(folder, folder + QStringLiteral("-away"))); // refuses even a user who may write everywhere
    DialogAnswer answer("failure", [](QDialog &dialog) { QTest::keyClick(&dialog, Qt::Key_Return); });
    QTest::keyClick(&driver->editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(answer.wasAsked());
    QVERIFY(driver->window().isWindowModified());
    QVERIFY(driver->text().contains("version: \"6\""));
    QVERIFY(QDir().rename(folder + QStringLiteral("-away"), folder));
    QVERIFY(onDisk().contains("version: \"1.0.0\""));
    QVERIFY(driver->trigger("file.save"));
    QTRY_COMPARE(onDisk().toStdString(), driver->text());
}

QTEST_MAIN(FilesStory)
#include "tst_filesstory.moc"
