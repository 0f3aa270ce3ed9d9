// SPDX-License-Identifier: MIT
// An overrides file is added, switched off and on, and edited; the previews follow.
#include "tests/support/windowdriver.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/form/messages.h"
#include "ui/mainwindow/projectmodel.h"

#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

class OverridesStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anAddedFileChangesThePreview();
    void theProjectTreeSwitchesAFileOffAndOn();
    void editingAnOverridesFileChangesThePreview();
    void aFileIsAddedOnce();
    void theFormSaysWhatIsReplacedAndLeadsThere();

private:
    [[nodiscard]] QString containerfile() { return driver->part<CodeView>("containerfile").toPlainText(); }
    [[nodiscard]] QTreeView &tree()
    {
        return *driver->window().findChild<QDockWidget *>(QStringLiteral("project"))->findChild<QTreeView *>();
    }
    [[nodiscard]] QModelIndex overrideRow() { return tree().model()->index(0, 0, tree().model()->index(1, 0)); }
    void addWithDialog();

    std::unique_ptr<WindowDriver> driver;
};

void OverridesStory::init()
{
    driver = std::make_unique<WindowDriver>();
    QVERIFY(driver->open(driver->copyTemplate(QStringLiteral("scratch"))));
    driver->write(QStringLiteral("scratch/more.yaml"), "version: \"99\"\n");
    QTRY_VERIFY(driver->isSettled());
    QVERIFY(!containerfile().contains(QStringLiteral("99")));
    addWithDialog();
    QTRY_VERIFY(containerfile().contains(QStringLiteral("99")));
}

void OverridesStory::cleanup()
{
    driver.reset();
}

void OverridesStory::addWithDialog()
{
    const QString file = driver->path(QStringLiteral("scratch/more.yaml"));
    DialogAnswer answer("QFileDialog", [&](QDialog &dialog) {
        auto *name = dialog.findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        name->setText(file);
        QTest::keyClick(name, Qt::Key_Return);
    });
    QVERIFY(driver->trigger("edit.overrides"));
    QVERIFY(answer.wasAsked());
}

void OverridesStory::anAddedFileChangesThePreview()
{
    QCOMPARE(overrideRow().data().toString(), QStringLiteral("more.yaml"));
    QCOMPARE(overrideRow().data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QVERIFY(!driver->window().isWindowModified());
}

void OverridesStory::theProjectTreeSwitchesAFileOffAndOn()
{
    tree().setFocus();
    tree().setCurrentIndex(overrideRow());
    QTest::keyClick(&tree(), Qt::Key_Space);
    QTRY_VERIFY(!containerfile().contains(QStringLiteral("99")));
    QTRY_COMPARE(overrideRow().data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
    QTest::keyClick(&tree(), Qt::Key_Space);
    QTRY_VERIFY(containerfile().contains(QStringLiteral("99")));
}

void OverridesStory::editingAnOverridesFileChangesThePreview()
{
    QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, tree().visualRect(overrideRow()).center());
    QTRY_COMPARE(driver->text(), std::string("version: \"99\"\n"));
    QVERIFY(driver->retype(QStringLiteral("99"), QStringLiteral("77")));
    QTRY_VERIFY(containerfile().contains(QStringLiteral("77")));
    QVERIFY(driver->workspace().root().string().ends_with("image.yaml"));
}

void OverridesStory::aFileIsAddedOnce()
{
    addWithDialog();
    QCOMPARE(driver->workspace().overrides().size(), std::size_t{1});
}

void OverridesStory::theFormSaysWhatIsReplacedAndLeadsThere()
{
    auto &messages = driver->part<Messages>("form.version.messages");
    QTRY_COMPARE(messages.messages().size(), 1);
    QCOMPARE(messages.messages()[0].text, QStringLiteral("more.yaml replaces this: 99"));
    for (QLabel *each : messages.findChildren<QLabel *>()) {
        if (each->text().contains(QStringLiteral("href")))
            Q_EMIT each->linkActivated(QStringLiteral("text"));
    }
    QTRY_COMPARE(driver->text(), std::string("version: \"99\"\n"));
}

QTEST_MAIN(OverridesStory)
#include "tst_overridesstory.moc"
