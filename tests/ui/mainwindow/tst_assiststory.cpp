// SPDX-License-Identifier: MIT
// An author is helped while typing: completion, hover, breadcrumbs, definitions, usages and renaming.
#include "tests/support/windowdriver.h"

#include "ui/dialogs/renamedialog.h"
#include "ui/editor/breadcrumbs.h"
#include "ui/editor/completing.h"
#include "ui/editor/completionpopup.h"
#include "ui/editor/descriptoreditor.h"
#include "ui/editor/hovertip.h"
#include "ui/mainwindow/assistcommands.h"
#include "ui/panels/usagesview.h"

#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTextBlock>
#include <QToolButton>
#include <QTreeWidget>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

class AssistStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void typingAKeyOffersItAndTabTakesIt();
    void ctrlSpaceOffersWhatFitsAndEscapeLeaves();
    void freeTextIsNeverReplacedByEnter();
    void noCompletionOpensInAComment();
    void theMouseTakesACompletion();
    void aCompletionIsOneUndoStep();
    void hoveringTellsAboutTheKey();
    void breadcrumbsFollowTheCaretAndOpenSiblings();
    void goToSymbolGoesThere();
    void f12GoesToTheModuleAndControlClickToo();
    void shiftF12ListsUsagesAndEnterGoesThere();
    void ctrlShiftFFindsATextInAllFiles_data();
    void ctrlShiftFFindsATextInAllFiles();
    void f2RenamesAcrossFilesAsOneStep();
    void f2SaysWhyItCannot();

private:
    [[nodiscard]] AssistCommands &assist() { return driver->window().assist(); }
    [[nodiscard]] Completing &completing() { return *assist().completing(driver->page().document()); }
    [[nodiscard]] bool isOpen() { return completing().isOpen(); }
    void newLineAtTheEnd();
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&driver->editor(), Qt::Key(key), modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(&driver->editor(), text); }

    std::unique_ptr<WindowDriver> driver;
};

void AssistStory::init()
{
    driver = std::make_unique<WindowDriver>();
    QVERIFY(driver->open(driver->copyTemplate(QStringLiteral("multi-stage"))));
    QTRY_VERIFY(driver->isSettled());
    driver->editor().setFocus();
}

void AssistStory::cleanup()
{
    driver.reset();
}

void AssistStory::newLineAtTheEnd()
{
    press(Qt::Key_End, Qt::ControlModifier);
    while (driver->editor().textCursor().positionInBlock() > 0)
        press(Qt::Key_Backspace);
}

void AssistStory::typingAKeyOffersItAndTabTakesIt()
{
    newLineAtTheEnd();
    type(QStringLiteral("  vol"));
    QTRY_VERIFY(isOpen());
    QTRY_COMPARE(completing().popup()->count(), 1);
    QVERIFY(completing().popup()->documentation().contains(QStringLiteral("VOLUME")));
    QVERIFY(driver->editor().hasFocus());
    press(Qt::Key_Tab);
    QVERIFY2(driver->text().ends_with("\n  volumes:\n    - "), driver->text().c_str());
    QCOMPARE(driver->editor().caretOffset(), driver->text().size());
    QTRY_VERIFY(isOpen()); // what belongs into the item comes next
}

void AssistStory::ctrlSpaceOffersWhatFitsAndEscapeLeaves()
{
    newLineAtTheEnd();
    type(QStringLiteral("  run:"));
    press(Qt::Key_Return);
    QCoreApplication::processEvents(); // people's keys come one after the other
    QVERIFY(!isOpen());
    press(Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(isOpen());
    const int first = completing().popup()->current();
    press(Qt::Key_Down);
    QCOMPARE(completing().popup()->current(), first + 1);
    press(Qt::Key_Escape);
    QVERIFY(!isOpen());
    QVERIFY(driver->text().ends_with("run:\n    "));
}

void AssistStory::freeTextIsNeverReplacedByEnter()
{
    newLineAtTheEnd();
    type(QStringLiteral("  from: gol"));
    QTRY_VERIFY(isOpen()); // golang:1.24 is known from above
    press(Qt::Key_Return);
    QVERIFY2(driver->text().ends_with("from: gol\n  "), driver->text().c_str());
    QTRY_VERIFY(!isOpen());
}

void AssistStory::noCompletionOpensInAComment()
{
    newLineAtTheEnd();
    type(QStringLiteral("# vol"));
    QTRY_VERIFY(driver->isSettled());
    press(Qt::Key_Space, Qt::ControlModifier);
    QTest::qWait(1);
    QTRY_VERIFY(!isOpen());
    press(Qt::Key_Tab);
    QVERIFY(driver->text().contains("# vol "));
}

void AssistStory::theMouseTakesACompletion()
{
    newLineAtTheEnd();
    type(QStringLiteral("  hel"));
    QTRY_VERIFY(isOpen());
    auto *list = completing().popup()->findChild<QListWidget *>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    QVERIFY2(driver->text().ends_with("  help:\n    "), driver->text().c_str());
}

void AssistStory::aCompletionIsOneUndoStep()
{
    newLineAtTheEnd();
    type(QStringLiteral("  hel"));
    QTRY_VERIFY(isOpen());
    press(Qt::Key_Return);
    QVERIFY(driver->text().ends_with("  help:\n    "));
    QVERIFY(driver->trigger("edit.undo"));
    QVERIFY(driver->text().ends_with("\n  hel"));
}

void AssistStory::hoveringTellsAboutTheKey()
{
    DescriptorEditor &editor = driver->editor();
    QVERIFY(driver->click(editor, QStringLiteral("from: scratch")));
    QVERIFY(driver->trigger("edit.hover"));
    HoverTip *tip = assist().hoverTip(driver->page().document());
    QTRY_VERIFY(tip->isVisible());
    QVERIFY2(tip->text().contains(QStringLiteral("The image that this one is built on")), qPrintable(tip->text()));
    press(Qt::Key_Right);
    QVERIFY(!tip->isVisible());
    const QRect caret = editor.cursorRect();
    QHelpEvent rest(QEvent::ToolTip, caret.center(), editor.viewport()->mapToGlobal(caret.center()));
    QCoreApplication::sendEvent(editor.viewport(), &rest);
    QTRY_VERIFY(tip->isVisible());
}

void AssistStory::breadcrumbsFollowTheCaretAndOpenSiblings()
{
    const Breadcrumbs *crumbs = assist().breadcrumbs(driver->page().document());
    QTRY_VERIFY(!crumbs->outline().empty());
    QVERIFY(driver->click(driver->editor(), QStringLiteral("dest: ")));
    QTRY_VERIFY(crumbs->shown().contains(QStringLiteral("artifacts")));
    QCOMPARE(crumbs->shown().first(), QStringLiteral("image.yaml"));
    QMenu menu;
    const_cast<Breadcrumbs *>(crumbs)->fillMenu(menu, assist::OutlineItem::npos);
    QVERIFY(menu.actions().size() >= 2);
    menu.actions().first()->trigger();
    QCOMPARE(driver->editor().caretOffset(), crumbs->outline().front().place.begin);
}

void AssistStory::goToSymbolGoesThere()
{
    const Breadcrumbs *crumbs = assist().breadcrumbs(driver->page().document());
    QTRY_VERIFY(!crumbs->outline().empty());
    DialogAnswer answer("quickPick", [](QDialog &dialog) {
        QTest::keyClicks(dialog.findChild<QLineEdit *>(), QStringLiteral("artifacts"));
        QTest::keyClick(dialog.findChild<QLineEdit *>(), Qt::Key_Return);
    });
    press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(answer.wasAsked());
    QVERIFY(driver->editor().textCursor().block().text().contains(QStringLiteral("artifacts:")));
}

void AssistStory::f12GoesToTheModuleAndControlClickToo()
{
    DescriptorEditor *image = &driver->editor();
    QTextCursor at = image->document()->find(QStringLiteral("install:"));
    at = image->document()->find(QStringLiteral("name: "), at);
    image->setCaret(at.selectionEnd() + 1);
    press(Qt::Key_F12);
    QTRY_COMPARE(driver->page().document().path().filename().string(), std::string("module.yaml"));
    QVERIFY(driver->editor().textCursor().block().text().startsWith(QStringLiteral("name:")));
    driver->window().editors().show(*driver->workspace().find(driver->workspace().root()));
    QTRY_COMPARE(driver->page().document().path().filename().string(), std::string("image.yaml"));
    const QRect caret = image->cursorRect();
    QTest::mouseClick(image->viewport(), Qt::LeftButton, Qt::ControlModifier, caret.center());
    QTRY_COMPARE(driver->page().document().path().filename().string(), std::string("module.yaml"));
}

void AssistStory::shiftF12ListsUsagesAndEnterGoesThere()
{
    DescriptorEditor &image = driver->editor();
    const QTextCursor at = image.document()->find(QStringLiteral("image: "));
    image.setCaret(at.selectionEnd() + 1);
    press(Qt::Key_F12, Qt::ShiftModifier);
    auto &list = driver->part<QTreeWidget>("usages");
    QTRY_VERIFY(list.topLevelItemCount() >= 2);
    QTRY_VERIFY(list.isVisible());
    QCOMPARE(list.topLevelItem(0)->text(1), QStringLiteral("definition"));
    QTest::keyClick(&list, Qt::Key_Return);
    QTRY_COMPARE(image.textCursor().blockNumber() + 1,
                 list.topLevelItem(0)->text(2).section(QLatin1Char(':'), 1, 1).toInt());
}

void AssistStory::ctrlShiftFFindsATextInAllFiles_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("places");
    QTest::newRow("text, in a module that is not open")
        << QStringLiteral("\u00e9t\u00e9 NAME") << QStringList{QStringLiteral("modules/build/module.yaml:1:8")};
    QTest::newRow("expression") << QStringLiteral("/^name: +.\u00e9.*$/")
                                << QStringList{QStringLiteral("modules/build/module.yaml:1:1")};
    QTest::newRow("in what was typed") << QStringLiteral("not saved") << QStringList{QStringLiteral("image.yaml:1:3")};
}

void AssistStory::ctrlShiftFFindsATextInAllFiles()
{
    QFETCH(const QString, words);
    driver->write(QStringLiteral("multi-stage/modules/build/module.yaml"),
                  "name: \"\xC3\xA9t\xC3\xA9 name\"\r\nversion: '1'\r\n");
    QTRY_COMPARE(driver->workspace().count(Severity::Error), 1); // the module has another name now
    press(Qt::Key_Home, Qt::ControlModifier);
    type(QStringLiteral("# not saved"));
    press(Qt::Key_Return);
    QTRY_VERIFY(driver->isSettled());
    DialogAnswer answer("findInProject", [&](QDialog &dialog) {
        auto *const edit = dialog.findChild<QLineEdit *>();
        edit->insert(words); // QTest has no keys for letters beyond ASCII
        QTest::keyClick(edit, Qt::Key_Return);
    });
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(answer.wasAsked());
    auto &list = driver->part<QTreeWidget>("usages");
    QTRY_VERIFY(list.isVisible() && list.topLevelItemCount() > 0);
    QStringList places;
    for (int row = 0; row < list.topLevelItemCount(); ++row)
        places.append(list.topLevelItem(row)->text(2));
    QTEST(places, "places");
    QTest::keyClick(&list, Qt::Key_Return);
    const auto here = [this] {
        const QTextCursor caret = driver->editor().textCursor();
        return QStringLiteral("%1:%2:%3")
            .arg(QString::fromStdString(
                driver->page().document().path().lexically_relative(driver->workspace().root().parent_path()).string()))
            .arg(caret.blockNumber() + 1)
            .arg(caret.positionInBlock() + 1);
    };
    QTRY_COMPARE(here(), places.first());
}

void AssistStory::f2RenamesAcrossFilesAsOneStep()
{
    DescriptorEditor &image = driver->editor();
    QTextCursor at = image.document()->find(QStringLiteral("install:"));
    at = image.document()->find(QStringLiteral("name: "), at);
    image.setCaret(at.selectionEnd() + 1);
    const std::string before = driver->text();
    DialogAnswer answer("renameDialog", [](QDialog &dialog) {
        auto *name = dialog.findChild<QLineEdit *>();
        QTest::keyClicks(name, QStringLiteral("other.name"));
        QTRY_COMPARE(dialog.findChild<QTreeWidget *>()->topLevelItemCount(), 2);
        QTest::keyClick(name, Qt::Key_Return);
    });
    press(Qt::Key_F2);
    QTRY_VERIFY(answer.wasAsked());
    QTRY_VERIFY(driver->text().contains("name: other.name"));
    QCOMPARE(driver->page().document().path().filename().string(), std::string("image.yaml"));
    QCOMPARE(driver->workspace().documents().size(), 2);
    const Document *module = driver->workspace().documents().last();
    QVERIFY(module->text().contains("name: other.name"));
    QVERIFY(module->isModified());
    QTRY_COMPARE(driver->workspace().count(Severity::Error), 0);
    QVERIFY(driver->trigger("edit.undo"));
    QCOMPARE(driver->text(), before);
    QVERIFY(!module->text().contains("other.name"));
    QVERIFY(driver->trigger("edit.redo"));
    QVERIFY(module->text().contains("name: other.name"));
}

void AssistStory::f2SaysWhyItCannot()
{
    QVERIFY(driver->click(driver->editor(), QStringLiteral("scratch")));
    press(Qt::Key_F2);
    const auto isSaid = [this] {
        for (const QLabel *label : driver->page().findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("image from elsewhere")))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isSaid());
}

QTEST_MAIN(AssistStory)
#include "tst_assiststory.moc"
