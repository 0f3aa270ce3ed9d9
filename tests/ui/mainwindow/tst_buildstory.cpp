// SPDX-License-Identifier: MIT
// Building the scratch example with the embedded builder, cancelling, choosing what it writes.
#include "tests/support/windowdriver.h"

#include "core/image/contents.h"
#include "core/image/reader.h"
#include "ui/editor/descriptoreditor.h"
#include "ui/editor/findbar.h"
#include "ui/mainwindow/buildcontrol.h"
#include "ui/mainwindow/editorpage.h"
#include "ui/panels/buildpanel.h"
#include "ui/panels/logview.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

class BuildStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void ctrlBWritesALayoutThatHoldsThePreview();
    void keysGoToTheOutputAndFindInIt();
    void aBuildTakesWhatIsBeingTypedInTheForm();
    void aCancelledBuildLeavesNothing();
    void theOptionsChooseAnArchiveAndItsFolder();
    void cancelledOptionsChangeNothing();
    void otherNamesAreForTheImageThatIsOpen();
    void aBrokenDescriptorCannotBeBuiltAndTheButtonSaysWhy();

private:
    [[nodiscard]] BuildPanel &panel() { return driver->window().build().panel(); }
    void pressBuild() { QTest::keyClick(&driver->editor(), Qt::Key_B, Qt::ControlModifier); }
    void compareWithPreview(const QString &output);

    std::unique_ptr<WindowDriver> driver;
};

void BuildStory::init()
{
    driver = std::make_unique<WindowDriver>();
    QVERIFY(driver->open(driver->copyTemplate(QStringLiteral("scratch"))));
    QTRY_VERIFY(driver->isSettled());
    QTRY_VERIFY(driver->window().actions()["build.start"]->isEnabled());
}

void BuildStory::cleanup()
{
    driver.reset();
}

void BuildStory::compareWithPreview(const QString &output)
{
    const auto read = image::readImage(output.toStdString());
    QVERIFY2(read.has_value(), read ? "" : read.error().c_str());
    const image::Contents preview = image::contents(*driver->workspace().analysis()->plan, {.withDigests = true});
    const std::vector<std::string> differences = image::differences(preview.entries, read->entries);
    QVERIFY2(differences.empty(), differences.empty() ? "" : differences.front().c_str());
    QVERIFY(!read->entries.empty());
}

void BuildStory::ctrlBWritesALayoutThatHoldsThePreview()
{
    pressBuild();
    QVERIFY(driver->window().build().isRunning());
    QTRY_COMPARE(panel().state(), BuildState::Succeeded);
    QVERIFY(panel().isVisible());
    QTRY_VERIFY(panel().log().buffer().size() > 0);
    const QString output = driver->path(QStringLiteral("scratch/target/example-metadata-1.0.0.oci"));
    QVERIFY(QFile::exists(output + QStringLiteral("/oci-layout")));
    QVERIFY(QFile::exists(output + QStringLiteral("/index.json")));
    compareWithPreview(output);
    QVERIFY(driver->window().actions()["build.start"]->isEnabled());
    QVERIFY(!driver->window().actions()["build.cancel"]->isEnabled());
}

void BuildStory::keysGoToTheOutputAndFindInIt()
{
    pressBuild();
    QTRY_COMPARE(panel().state(), BuildState::Succeeded);
    QTest::keyClick(&driver->editor(), Qt::Key_7, Qt::ControlModifier);
    QVERIFY(panel().log().hasFocus());
    QTest::keyClick(&panel().log(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(panel().findChild<QLineEdit *>(QStringLiteral("findText"))->hasFocus());
    QVERIFY(!driver->page().findChild<FindBar *>()->isVisible());
}

void BuildStory::aBuildTakesWhatIsBeingTypedInTheForm()
{
    auto &version = driver->part<QLineEdit>("form.version");
    driver->fill(version, QStringLiteral("8"));
    QTest::keyClick(&version, Qt::Key_B, Qt::ControlModifier);
    QTRY_COMPARE(panel().state(), BuildState::Succeeded);
    QVERIFY(QFile::exists(driver->path(QStringLiteral("scratch/target/example-metadata-8.oci/index.json"))));
}

void BuildStory::aCancelledBuildLeavesNothing()
{
    QFile large(driver->path(QStringLiteral("scratch/metadata/large")));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(qint64{4} * 1024 * 1024 * 1024));
    large.close();
    pressBuild();
    QTRY_COMPARE(panel().state(), BuildState::Running);
    QTest::mouseClick(&driver->part<QPushButton>("cancelBuild"), Qt::LeftButton);
    QTRY_COMPARE(panel().state(), BuildState::Cancelled);
    QVERIFY(!driver->window().build().isRunning());
    QVERIFY(QDir(driver->path(QStringLiteral("scratch/target"))).isEmpty());
    QVERIFY(driver->window().actions()["build.start"]->isEnabled());
}

void BuildStory::theOptionsChooseAnArchiveAndItsFolder()
{
    const QString folder = driver->path(QStringLiteral("built"));
    DialogAnswer answer("buildOptions", [&](QDialog &dialog) {
        auto *format = dialog.findChild<QComboBox *>(QStringLiteral("buildFormat"));
        QTest::keyClick(format, Qt::Key_Down);
        QCOMPARE(format->currentData().toString(), QStringLiteral("oci-archive"));
        QTest::keyClicks(dialog.findChild<QLineEdit *>(QStringLiteral("buildOutput")), folder);
        QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    });
    QTest::keyClick(&driver->editor(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(answer.wasAsked());
    driver->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver->window()));
    QTRY_VERIFY(driver->isSettled());
    pressBuild();
    QTRY_COMPARE(panel().state(), BuildState::Succeeded);
    compareWithPreview(folder + QStringLiteral("/example-metadata-1.0.0.tar"));
}

void BuildStory::cancelledOptionsChangeNothing()
{
    DialogAnswer answer("buildOptions", [](QDialog &dialog) {
        QTest::keyClick(dialog.findChild<QComboBox *>(QStringLiteral("buildFormat")), Qt::Key_Down);
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    QVERIFY(driver->trigger("build.options"));
    QVERIFY(answer.wasAsked());
    QCOMPARE(driver->settings().value(Settings::Key::OutputFormat).toString(), QStringLiteral("oci"));
}

void BuildStory::otherNamesAreForTheImageThatIsOpen()
{
    const QString names = QStringLiteral("registry.example.com/team/app:2 app:latest");
    DialogAnswer naming("buildOptions", [&](QDialog &dialog) {
        auto *field = dialog.findChild<QLineEdit *>(QStringLiteral("buildTags"));
        QCOMPARE(field->placeholderText(), QStringLiteral("example/metadata:1.0.0 example/metadata:latest"));
        QTest::keyClicks(field, names);
        QTest::keyClick(field, Qt::Key_Return);
    });
    QVERIFY(driver->trigger("build.options"));
    QVERIFY(naming.wasAsked());
    driver->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver->window()));
    QTRY_VERIFY(driver->isSettled());
    pressBuild();
    QTRY_COMPARE(panel().state(), BuildState::Succeeded);
    QVERIFY(driver->read(QStringLiteral("scratch/target/example-metadata-1.0.0.oci/index.json"))
                .contains("registry.example.com/team/app:2"));

    QVERIFY(driver->open(driver->copyTemplate(QStringLiteral("multi-stage"))));
    QTRY_VERIFY(driver->isSettled());
    DialogAnswer looking("buildOptions", [](QDialog &dialog) {
        QCOMPARE(dialog.findChild<QLineEdit *>(QStringLiteral("buildTags"))->text(), QString());
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    QVERIFY(driver->trigger("build.options"));
    QVERIFY(looking.wasAsked());
}

void BuildStory::aBrokenDescriptorCannotBeBuiltAndTheButtonSaysWhy()
{
    QVERIFY(driver->retype(QStringLiteral("\"1.0.0\""), QStringLiteral("[1")));
    QTRY_VERIFY(!driver->window().actions()["build.start"]->isEnabled());
    QVERIFY(driver->window().actions()["build.start"]->toolTip().contains(QStringLiteral("errors")));
}

QTEST_MAIN(BuildStory)
#include "tst_buildstory.moc"
