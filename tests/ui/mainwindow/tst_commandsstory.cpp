// SPDX-License-Identifier: MIT
// Commands by name: the palette, quick open, the table of actions, the keyboard map.
#include "tests/support/windowdriver.h"

#include "ui/editor/descriptoreditor.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTabWidget>
#include <QTableWidget>

#include <algorithm>
#include <memory>

using namespace slipway;
using namespace slipway::ui;

class CommandsStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void thePaletteRunsWhatIsTyped();
    void thePaletteSaysWhyACommandIsDisabled();
    void quickOpenGoesToAFileOfTheProject();
    void quickOpenOffersNoFileThatIsMissing();
    void thePaletteSaysWhenNothingMatches();
    void goToLineMovesTheCaret();
    void everyActionHasTextAndAMenu();
    void noTwoActionsShareAShortcut();
    void everyDisabledActionSaysWhy();
    void theKeyboardMapListsEveryShortcut();
    void textAndFormCanBeReachedByKey();
    void hidingTheTextPutsTheFocusOnThePages();

private:
    std::unique_ptr<WindowDriver> driver;
};

namespace {

constexpr Qt::KeyboardModifiers paletteModifiers = Qt::ControlModifier | Qt::ShiftModifier;

QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

void collect(const QList<QAction *> &actions, QSet<const QAction *> &found)
{
    for (const QAction *action : actions) {
        found.insert(action);
        if (action->menu() != nullptr)
            collect(action->menu()->actions(), found);
    }
}

} // namespace

void CommandsStory::init()
{
    driver = std::make_unique<WindowDriver>();
    QVERIFY(driver->open(driver->copyTemplate(QStringLiteral("multi-stage"))));
    QTRY_VERIFY(driver->isSettled());
}

void CommandsStory::cleanup()
{
    driver.reset();
}

void CommandsStory::thePaletteRunsWhatIsTyped()
{
    DialogAnswer answer("quickPick", [](QDialog &dialog) {
        auto *input = dialog.findChild<QLineEdit *>();
        QTest::keyClicks(input, QStringLiteral("text only"));
        QCOMPARE(dialog.findChild<QListWidget *>()->item(0)->text(), QStringLiteral("Text Only"));
        QTest::keyClick(input, Qt::Key_Return);
    });
    QTest::keyClick(&driver->editor(), Qt::Key_P, paletteModifiers);
    QVERIFY(answer.wasAsked());
    QCOMPARE(driver->window().editors().layout(), EditorPage::Layout::Text);
}

void CommandsStory::thePaletteSaysWhyACommandIsDisabled()
{
    DialogAnswer answer("quickPick", [](QDialog &dialog) {
        auto *input = dialog.findChild<QLineEdit *>();
        auto *list = dialog.findChild<QListWidget *>();
        QTest::keyClicks(input, QStringLiteral("undo"));
        QCOMPARE(list->item(0)->text(), QStringLiteral("Undo"));
        QVERIFY(!list->item(0)->flags().testFlag(Qt::ItemIsEnabled));
        QCOMPARE(list->item(0)->data(Qt::UserRole + 1).toString(), QStringLiteral("Nothing to undo."));
        QTest::keyClick(input, Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        QTest::keyClick(input, Qt::Key_Escape);
    });
    QTest::keyClick(&driver->editor(), Qt::Key_P, paletteModifiers);
    QVERIFY(answer.wasAsked());
}

void CommandsStory::quickOpenGoesToAFileOfTheProject()
{
    DialogAnswer answer("quickPick", [](QDialog &dialog) {
        auto *input = dialog.findChild<QLineEdit *>();
        QTest::keyClicks(input, QStringLiteral("mod"));
        QTest::keyClick(input, Qt::Key_Return);
    });
    QTest::keyClick(&driver->editor(), Qt::Key_P, Qt::ControlModifier);
    QVERIFY(answer.wasAsked());
    QCOMPARE(driver->part<QTabWidget>("editorTabs").count(), 2);
    QVERIFY(driver->page().document().path().string().ends_with("modules/build/module.yaml"));
}

void CommandsStory::quickOpenOffersNoFileThatIsMissing()
{
    driver->write(QStringLiteral("other/image.yaml"),
                  "name: a\nversion: '1'\nfrom: scratch\nhelp: {add: true, template: missing.md}\n");
    QVERIFY(driver->open(driver->path(QStringLiteral("other/image.yaml"))));
    QTRY_VERIFY(driver->isSettled());
    const auto isMissing = [](const Path &file) { return file.filename() == "missing.md"; };
    QVERIFY(std::ranges::any_of(driver->workspace().analysis()->files, isMissing)); // it was looked for
    QStringList offered;
    DialogAnswer answer("quickPick", [&offered](QDialog &dialog) {
        const QAbstractItemModel &model = *dialog.findChild<QAbstractItemView *>()->model();
        for (int row = 0; row < model.rowCount(); ++row)
            offered.append(model.index(row, 0).data().toString());
        dialog.reject();
    });
    QTest::keyClick(&driver->editor(), Qt::Key_P, Qt::ControlModifier);
    QVERIFY(answer.wasAsked());
    QVERIFY(offered.contains(QStringLiteral("image.yaml")));
    QVERIFY(!offered.contains(QStringLiteral("missing.md")));
}

void CommandsStory::thePaletteSaysWhenNothingMatches()
{
    DialogAnswer answer("quickPick", [](QDialog &dialog) {
        auto *input = dialog.findChild<QLineEdit *>();
        QTest::keyClicks(input, QStringLiteral("no such command"));
        const auto *list = dialog.findChild<QListWidget *>();
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), QStringLiteral("Nothing matches what is typed"));
        QTest::keyClick(input, Qt::Key_Return); // picks nothing
        QVERIFY(dialog.isVisible());
        dialog.reject();
    });
    QTest::keyClick(&driver->editor(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(answer.wasAsked());
}

void CommandsStory::goToLineMovesTheCaret()
{
    DialogAnswer answer("", [](QDialog &dialog) {
        QTest::keyClicks(dialog.findChild<QLineEdit *>(), QStringLiteral("5"));
        QTest::keyClick(&dialog, Qt::Key_Return);
    });
    QTest::keyClick(&driver->editor(), Qt::Key_G, Qt::ControlModifier);
    QVERIFY(answer.wasAsked());
    QCOMPARE(driver->editor().textCursor().blockNumber(), 4);
}

void CommandsStory::everyActionHasTextAndAMenu()
{
    QSet<const QAction *> inMenus;
    collect(driver->window().menuBar()->actions(), inMenus);
    for (const QAction *action : driver->window().actions().all()) {
        QVERIFY2(!plain(action->text()).isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
        QVERIFY2(action->toolTip().startsWith(plain(action->text())), qPrintable(action->objectName()));
    }
}

void CommandsStory::noTwoActionsShareAShortcut()
{
    QHash<QKeySequence, QString> owners;
    for (const QAction *action : driver->window().actions().all()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!owners.contains(keys), qPrintable(keys.toString() + QLatin1Char(' ') + owners.value(keys) +
                                                        QLatin1Char(' ') + action->objectName()));
            owners.insert(keys, action->objectName());
        }
    }
    QVERIFY(owners.size() > 30);
}

void CommandsStory::everyDisabledActionSaysWhy()
{
    for (const QAction *action : driver->window().actions().all())
        QVERIFY2(action->isEnabled() || !Actions::disabledReason(action).isEmpty(), qPrintable(action->objectName()));
    WindowDriver nothingOpen;
    for (const QAction *action : nothingOpen.window().actions().all())
        QVERIFY2(action->isEnabled() || !Actions::disabledReason(action).isEmpty(), qPrintable(action->objectName()));
}

void CommandsStory::theKeyboardMapListsEveryShortcut()
{
    QHash<QString, QString> listed;
    DialogAnswer answer("keyboardMap", [&](QDialog &dialog) {
        const auto *table = dialog.findChild<QTableWidget *>();
        for (int row = 0; row < table->rowCount(); ++row)
            listed.insert(table->item(row, 0)->text(), table->item(row, 1)->text());
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    QTest::keyClick(&driver->editor(), Qt::Key_F1);
    QVERIFY(answer.wasAsked());
    for (const QAction *action : driver->window().actions().all()) {
        if (!action->shortcuts().isEmpty())
            QCOMPARE(listed.value(plain(action->text())),
                     QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText));
    }
}

void CommandsStory::textAndFormCanBeReachedByKey()
{
    QTest::keyClick(&driver->editor(), Qt::Key_3, Qt::ControlModifier);
    QVERIFY(driver->part<CodeView>("containerfile").hasFocus());
    QTest::keyClick(&driver->part<CodeView>("containerfile"), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(driver->editor().hasFocus());
    QTest::keyClick(&driver->editor(), Qt::Key_6, Qt::ControlModifier);
    QVERIFY(driver->window().focusWidget() != &driver->editor());
}

void CommandsStory::hidingTheTextPutsTheFocusOnThePages()
{
    const std::string before = driver->text();
    driver->editor().setFocus();
    QTest::keyClick(&driver->editor(), Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
    const auto focused = [] {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    };
    QTRY_COMPARE(focused(), QStringLiteral("form.pages"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_X); // no field is overwritten
    QCOMPARE(driver->text(), before);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(driver->editor().hasFocus());
}

QTEST_MAIN(CommandsStory)
#include "tst_commandsstory.moc"
