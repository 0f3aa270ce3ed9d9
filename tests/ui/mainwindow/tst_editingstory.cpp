// SPDX-License-Identifier: MIT
// Opening the scratch example, changing it in the text and in the form, undoing, saving.
#include "tests/support/windowdriver.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/form/formview.h"
#include "ui/panels/containerfileview.h"
#include "ui/panels/contentsmodel.h"
#include "ui/panels/contentsview.h"
#include "ui/panels/graphcanvas.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QUndoStack>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

class EditingStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void openingShowsTheExampleInEveryView();
    void typingInTheTextReachesEveryView();
    void anEditInTheFormChangesOnlyItsValue();
    void undoAndRedoGoOverTextAndFormInOrder();
    void savingWritesTheBytesThatAreShown();
    void savingTakesWhatIsBeingTypedInTheForm();
    void commentsAndLineEndsSurviveAFormEditAndASave();

private:
    [[nodiscard]] QString containerfile() { return driver->part<CodeView>("containerfile").toPlainText(); }
    [[nodiscard]] QStringList contents();
    [[nodiscard]] QString field(const char *name) { return driver->part<QLineEdit>(name).text(); }

    std::unique_ptr<WindowDriver> driver;
    QString image;
};

void EditingStory::init()
{
    driver = std::make_unique<WindowDriver>();
    image = driver->copyTemplate(QStringLiteral("scratch"));
    QVERIFY(driver->open(image));
    QTRY_VERIFY(driver->isSettled());
    QTRY_VERIFY(driver->workspace().preview() != nullptr);
}

void EditingStory::cleanup()
{
    driver.reset();
}

QStringList EditingStory::contents()
{
    QStringList paths;
    const auto *model = static_cast<const ContentsModel *>(driver->part<QTreeView>("contents").model());
    for (const image::Entry &entry : model->entries())
        paths.append(QString::fromStdString(entry.path));
    return paths;
}

void EditingStory::openingShowsTheExampleInEveryView()
{
    QCOMPARE(driver->text(), driver->read(QStringLiteral("scratch/image.yaml")).toStdString());
    QCOMPARE(driver->editor().toPlainText().toStdString(), driver->text());
    QCOMPARE(field("form.name"), QStringLiteral("example/metadata"));
    QCOMPARE(field("form.version"), QStringLiteral("1.0.0"));
    QVERIFY(containerfile().contains(QStringLiteral("FROM scratch")));
    QCOMPARE(contents(), QStringList({QStringLiteral("files"), QStringLiteral("files/greeting.txt"),
                                      QStringLiteral("files/settings.yaml"), QStringLiteral("target"),
                                      QStringLiteral("target/greeting.txt"), QStringLiteral("target/settings.yaml")}));
    QCOMPARE(driver->part<GraphCanvas>("graph").graph().nodes.size(),
             driver->workspace().analysis()->graph.nodes.size());
    QVERIFY(driver->part<GraphCanvas>("graph").graph().nodes.size() >= 4);
    QCOMPARE(driver->part<QTreeView>("problems").model()->rowCount(),
             static_cast<int>(driver->workspace().problems().size()));
    QCOMPARE(driver->workspace().count(Severity::Error), 0);
    QVERIFY(driver->part<QLabel>("status.verdict").text().contains(QStringLiteral("valid")));
    QVERIFY(driver->window().windowTitle().startsWith(QStringLiteral("image.yaml")));
}

void EditingStory::typingInTheTextReachesEveryView()
{
    QVERIFY(driver->retype(QStringLiteral("example/metadata"), QStringLiteral("example/typed")));
    QTRY_COMPARE(field("form.name"), QStringLiteral("example/typed"));
    QTRY_VERIFY(containerfile().contains(QStringLiteral("example/typed")));
    QVERIFY(driver->retype(QStringLiteral("dest: /target"), QStringLiteral("dest: /elsewhere")));
    QTRY_VERIFY(contents().contains(QStringLiteral("elsewhere/greeting.txt")));
    QVERIFY(!contents().contains(QStringLiteral("target")));
    QVERIFY(driver->window().isWindowModified());
}

void EditingStory::anEditInTheFormChangesOnlyItsValue()
{
    std::string expected = driver->text();
    expected.replace(expected.find("\"1.0.0\""), 7, "\"2.5\"");
    driver->fill(driver->part<QLineEdit>("form.version"), QStringLiteral("2.5"));
    QTest::keyClick(&driver->part<QLineEdit>("form.version"), Qt::Key_Return);
    QCOMPARE(driver->text(), expected);
    QCOMPARE(driver->editor().toPlainText().toStdString(), expected);
    QTRY_VERIFY(containerfile().contains(QStringLiteral("2.5")));
}

void EditingStory::undoAndRedoGoOverTextAndFormInOrder()
{
    const std::string first = driver->text();
    QVERIFY(driver->retype(QStringLiteral("Shows"), QStringLiteral("X")));
    const std::string second = driver->text();
    QVERIFY(second != first);
    QVERIFY(driver->click(driver->editor(), QStringLiteral("1.0.0")));
    QTRY_VERIFY(driver->part<QLineEdit>("form.version").isVisible());
    driver->fill(driver->part<QLineEdit>("form.version"), QStringLiteral("3"));
    QTest::keyClick(&driver->part<QLineEdit>("form.version"), Qt::Key_Return);
    const std::string third = driver->text();
    QVERIFY(third != second);
    QTRY_VERIFY(driver->isSettled()); // until then the field's own undo comes first
    QTest::keyClick(&driver->part<QLineEdit>("form.version"), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(driver->text(), second);
    QTRY_VERIFY(driver->isSettled());
    QCOMPARE(field("form.version"), QStringLiteral("1.0.0"));
    QVERIFY(driver->click(driver->editor(), QStringLiteral("version")));
    while (driver->page().document().undoStack()->canUndo())
        QTest::keyClick(&driver->editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(driver->text(), first);
    QVERIFY(!driver->window().isWindowModified());
    while (driver->page().document().undoStack()->canRedo())
        QTest::keyClick(&driver->editor(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(driver->text(), third);
    QTRY_COMPARE(field("form.version"), QStringLiteral("3"));
}

void EditingStory::savingWritesTheBytesThatAreShown()
{
    QVERIFY(driver->retype(QStringLiteral("Two files"), QStringLiteral("A file and another")));
    QVERIFY(driver->window().isWindowModified());
    QTest::keyClick(&driver->editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!driver->window().isWindowModified());
    QCOMPARE(driver->read(QStringLiteral("scratch/image.yaml")).toStdString(), driver->text());
    QCOMPARE(
        QDir(driver->path(QStringLiteral("scratch"))).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList({QStringLiteral("image.yaml"), QStringLiteral("metadata")}));
}

void EditingStory::savingTakesWhatIsBeingTypedInTheForm()
{
    driver->fill(driver->part<QLineEdit>("form.version"), QStringLiteral("7.1"));
    QTest::keyClick(&driver->part<QLineEdit>("form.version"), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!driver->window().isWindowModified());
    QVERIFY(driver->read(QStringLiteral("scratch/image.yaml")).contains("version: \"7.1\""));
}

void EditingStory::commentsAndLineEndsSurviveAFormEditAndASave()
{
    driver->write(QStringLiteral("crlf/image.yaml"),
                  "# first line\r\nname: one # of a kind\r\nversion: 1\r\nfrom: scratch\r\n# last line\r\n");
    QVERIFY(driver->open(driver->path(QStringLiteral("crlf/image.yaml"))));
    QTRY_VERIFY(driver->isSettled());
    QTRY_COMPARE(field("form.name"), QStringLiteral("one"));
    driver->fill(driver->part<QLineEdit>("form.name"), QStringLiteral("two"));
    QTest::keyClick(&driver->part<QLineEdit>("form.name"), Qt::Key_Return);
    QTRY_VERIFY(driver->isSettled());
    QVERIFY(driver->click(driver->editor(), QStringLiteral("from: scratch")));
    QTest::keyClicks(&driver->editor(), QStringLiteral("release: 4"));
    QTest::keyClick(&driver->editor(), Qt::Key_Return);
    QTest::keyClick(&driver->editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!driver->window().isWindowModified());
    QCOMPARE(
        driver->read(QStringLiteral("crlf/image.yaml")),
        QByteArray(
            "# first line\r\nname: two # of a kind\r\nversion: 1\r\nrelease: 4\r\nfrom: scratch\r\n# last line\r\n"));
}

QTEST_MAIN(EditingStory)
#include "tst_editingstory.moc"
