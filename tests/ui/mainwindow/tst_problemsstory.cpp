// SPDX-License-Identifier: MIT
// Breaking a descriptor while typing, finding the place, and mending it.
#include "tests/support/windowdriver.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/panels/containerfileview.h"
#include "ui/panels/contentsview.h"
#include "ui/panels/graphview.h"
#include "ui/panels/parts.h"
#include "ui/panels/problemsmodel.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTimer>
#include <QTreeView>

#include <algorithm>
#include <memory>

using namespace slipway;
using namespace slipway::ui;

class ProblemsStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aBrokenTextIsToldWithItsPlaceAndThePreviewStays();
    void mendingTheTextTakesTheStaleMarkAway();
    void aTextThatWasNeverValidSaysWhyThereIsNoPreview();
    void anEmptyTextSaysWhatToBeginWith();
    void aLongNameDoesNotMakeTheWindowWide();
    void f8GoesToEachProblemInTurn();
    void f8GoesOnFromWhereTheCaretIs();
    void ctrlPeriodMendsAMistypedKey();
    void altEnterInAFieldMendsItsProblem();
    void aClickOnTheFixBesideAFieldMendsIt();
    void aMissingScriptIsMade();
    void ctrlPeriodSaysWhenThereIsNothingToMend();
    void aReplyLeavesTheNoticeOfTheFileAlone();
    void aClickOnTheSignOfAProblemMendsIt();
    void theMenuOfTheTextIsAboutTheLineUnderTheMouse();
    void theMenuOfASelectionKeepsIt();

private:
    void useTextMenu(const QString &words, const char *id);
    [[nodiscard]] QAbstractItemModel &problems() { return *driver->part<QTreeView>("problems").model(); }
    [[nodiscard]] QString cell(int row, int column) { return problems().index(row, column).data().toString(); }
    [[nodiscard]] ContainerfileView &containerfile() { return *driver->window().findChild<ContainerfileView *>(); }

    std::unique_ptr<WindowDriver> driver;
};

void ProblemsStory::init()
{
    driver = std::make_unique<WindowDriver>();
    QVERIFY(driver->open(driver->copyTemplate(QStringLiteral("scratch"))));
    QTRY_VERIFY(driver->isSettled());
}

void ProblemsStory::cleanup()
{
    driver.reset();
}

void ProblemsStory::aBrokenTextIsToldWithItsPlaceAndThePreviewStays()
{
    const QString before = containerfile().view().toPlainText();
    QVERIFY(!before.isEmpty());
    QVERIFY(driver->retype(QStringLiteral("\"1.0.0\""), QStringLiteral("[1.0")));
    QTRY_VERIFY(driver->workspace().isStale());
    QCOMPARE(problems().rowCount(), static_cast<int>(driver->workspace().problems().size()));
    QVERIFY2(QRegularExpression(QStringLiteral("^image\\.yaml:[0-9]+:[0-9]+$"))
                 .match(cell(0, ProblemsModel::Place))
                 .hasMatch(),
             qPrintable(cell(0, ProblemsModel::Place)));
    QTRY_VERIFY(containerfile().isStale());
    QCOMPARE(containerfile().view().toPlainText(), before);
    QVERIFY(containerfile().findChild<InlineBar *>()->isVisible());
    QVERIFY(driver->part<QLabel>("status.verdict").text().contains(QStringLiteral("error")));
    QCOMPARE(driver->part<QLineEdit>("form.name").text(), QStringLiteral("example/metadata"));
}

void ProblemsStory::mendingTheTextTakesTheStaleMarkAway()
{
    QVERIFY(driver->retype(QStringLiteral("\"1.0.0\""), QStringLiteral("[1.0")));
    QTRY_VERIFY(containerfile().isStale());
    QVERIFY(driver->retype(QStringLiteral("[1.0]"), QStringLiteral("\"1.1\"")));
    QTRY_VERIFY(!containerfile().isStale());
    QVERIFY(!containerfile().findChild<InlineBar *>()->isVisible());
    QTRY_VERIFY(containerfile().view().toPlainText().contains(QStringLiteral("1.1")));
}

void ProblemsStory::aTextThatWasNeverValidSaysWhyThereIsNoPreview()
{
    driver->write(QStringLiteral("never/image.yaml"), "name: a\nversion: '1'\nlabels: text\n");
    QVERIFY(driver->open(driver->path(QStringLiteral("never/image.yaml"))));
    QTRY_VERIFY(driver->isSettled());
    for (const QWidget *view :
         {static_cast<QWidget *>(&containerfile()), static_cast<QWidget *>(driver->window().findChild<GraphView *>()),
          static_cast<QWidget *>(driver->window().findChild<ContentsView *>())}) {
        const auto *empty = view->findChild<EmptyState *>();
        QVERIFY2(empty->isVisibleTo(view), view->metaObject()->className());
        QVERIFY2(empty->text().startsWith(QStringLiteral("Line 3: ")), qPrintable(empty->text()));
    }
    QVERIFY(driver->retype(QStringLiteral("text"), QStringLiteral("[]")));
    QTRY_VERIFY(!containerfile().findChild<EmptyState *>()->isVisibleTo(&containerfile()));
}

void ProblemsStory::anEmptyTextSaysWhatToBeginWith()
{
    driver->write(QStringLiteral("never/image.yaml"), "\n");
    QVERIFY(driver->open(driver->path(QStringLiteral("never/image.yaml"))));
    QTRY_VERIFY(driver->isSettled());
    const auto *empty = containerfile().findChild<EmptyState *>();
    QVERIFY2(empty->text().startsWith(QStringLiteral("An image with a name and a version is enough")),
             qPrintable(empty->text()));
}

void ProblemsStory::aLongNameDoesNotMakeTheWindowWide()
{
    const QByteArray name(400, 'm');
    driver->write(QStringLiteral("long/image.yaml"),
                  "name: a\nversion: '1'\nfrom: b\nmodules: {install: [{name: " + name + "}]}\n");
    QVERIFY(driver->open(driver->path(QStringLiteral("long/image.yaml"))));
    QTRY_VERIFY(driver->isSettled());
    const auto *empty = containerfile().findChild<EmptyState *>();
    QVERIFY2(empty->text().contains(QString::fromLatin1(name)), qPrintable(empty->text()));
    QVERIFY(driver->window().minimumSizeHint().width() <= 820);
}

void ProblemsStory::f8GoesToEachProblemInTurn()
{
    QVERIFY(driver->retype(QStringLiteral("envs:"), QStringLiteral("enfs:")));
    QVERIFY(driver->retype(QStringLiteral("description:"), QStringLiteral("descriptoin:")));
    QTRY_VERIFY(driver->isSettled());
    QVERIFY(problems().rowCount() >= 2);
    QVERIFY(driver->click(driver->editor(), QStringLiteral("# Everything")));
    QStringList lines;
    for (int i = 0; i < problems().rowCount(); ++i) {
        QTest::keyClick(&driver->editor(), Qt::Key_F8);
        const Problem problem = driver->workspace().problems()[static_cast<std::size_t>(i)];
        QCOMPARE(driver->editor().caretOffset(), problem.diagnostic.origin.span.begin);
        QVERIFY(driver->editor().hasFocus());
        lines.append(driver->editor().textCursor().block().text());
    }
    QVERIFY(lines.contains(QStringLiteral("enfs:")));
    QTest::keyClick(&driver->editor(), Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(driver->part<QTreeView>("problems").currentIndex().row(), problems().rowCount() - 2);
}

void ProblemsStory::f8GoesOnFromWhereTheCaretIs()
{
    QVERIFY(driver->retype(QStringLiteral("envs:"), QStringLiteral("enfs:")));
    QVERIFY(driver->retype(QStringLiteral("description:"), QStringLiteral("descriptoin:")));
    QTRY_VERIFY(driver->isSettled());
    const auto goFrom = [this](const QString &words, Qt::KeyboardModifiers modifiers) {
        if (!driver->click(driver->editor(), words))
            return QString();
        QTest::keyClick(&driver->editor(), Qt::Key_F8, modifiers);
        return driver->editor().textCursor().block().text();
    };
    QCOMPARE(goFrom(QStringLiteral("org.example.purpose"), {}), QStringLiteral("enfs:"));
    QVERIFY(goFrom(QStringLiteral("version:"), {}).startsWith(QStringLiteral("descriptoin:")));
    QCOMPARE(goFrom(QStringLiteral("# Everything"), Qt::ShiftModifier), QStringLiteral("enfs:"));
}

void ProblemsStory::ctrlPeriodMendsAMistypedKey()
{
    const std::string before = driver->text();
    QVERIFY(driver->retype(QStringLiteral("dest: /target"), QStringLiteral("dset: /target")));
    QTRY_VERIFY(driver->isSettled());
    QTRY_VERIFY(problems().rowCount() > 0);
    DialogAnswer answer("quickPick", [](QDialog &dialog) {
        QVERIFY(dialog.findChild<QListWidget *>()->item(0)->text().contains(QStringLiteral("dest")));
        QTest::keyClick(dialog.findChild<QLineEdit *>(), Qt::Key_Return);
    });
    QTest::keyClick(&driver->editor(), Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(answer.wasAsked());
    QCOMPARE(driver->text(), before);
    QTRY_COMPARE(driver->workspace().count(Severity::Error), 0);
    QTest::keyClick(&driver->editor(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(driver->text().contains("dset: /target"));
}

void ProblemsStory::altEnterInAFieldMendsItsProblem()
{
    QVERIFY(driver->retype(QStringLiteral("\"1.0.0\""), QStringLiteral("1.10")));
    QTRY_VERIFY(driver->isSettled());
    auto &field = driver->part<QLineEdit>("form.version");
    field.setFocus();
    DialogAnswer answer("quickPick", [](QDialog &dialog) {
        QCOMPARE(dialog.findChild<QListWidget *>()->item(0)->text(), QStringLiteral("Put it in quotes"));
        QTest::keyClick(dialog.findChild<QLineEdit *>(), Qt::Key_Return);
    });
    QTest::keyClick(&field, Qt::Key_Return, Qt::AltModifier);
    QVERIFY(answer.wasAsked());
    QVERIFY(driver->text().contains("version: \"1.10\"\n"));
}

void ProblemsStory::aClickOnTheFixBesideAFieldMendsIt()
{
    QVERIFY(driver->retype(QStringLiteral("\"1.0.0\""), QStringLiteral("1.10")));
    QTRY_VERIFY(driver->isSettled());
    QWidget &messages = driver->part<QWidget>("form.version.messages");
    const auto labels = messages.findChildren<QLabel *>();
    const auto found = std::ranges::find_if(
        labels, [](const QLabel *label) { return label->text().contains(QStringLiteral("href=\"fix:0\"")); });
    QVERIFY(found != labels.end());
    Q_EMIT(*found)->linkActivated(QStringLiteral("fix:0"));
    QVERIFY(driver->text().contains("version: \"1.10\"\n"));
}

void ProblemsStory::aMissingScriptIsMade()
{
    driver->write(QStringLiteral("p/image.yaml"),
                  "name: i\nversion: '1'\nfrom: f\nmodules:\n  repositories:\n    - {name: m, path: m}\n"
                  "  install:\n    - name: m\n");
    driver->write(QStringLiteral("p/m/module.yaml"), "name: m\nversion: '1'\nexecute:\n  - script: run.sh\n");
    driver->window().workspace().setRoot(driver->path(QStringLiteral("p/image.yaml")).toStdString());
    QVERIFY(driver->open(driver->path(QStringLiteral("p/image.yaml"))));
    QVERIFY(driver->open(driver->path(QStringLiteral("p/m/module.yaml"))));
    QTRY_VERIFY(driver->isSettled());
    QVERIFY(driver->click(driver->editor(), QStringLiteral("run.sh")));
    DialogAnswer answer("quickPick", [](QDialog &dialog) {
        QCOMPARE(dialog.findChild<QListWidget *>()->item(0)->text(), QStringLiteral("Create run.sh"));
        QTest::keyClick(dialog.findChild<QLineEdit *>(), Qt::Key_Return);
    });
    QTest::keyClick(&driver->editor(), Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(answer.wasAsked());
    const QFileInfo script(driver->path(QStringLiteral("p/m/run.sh")));
    QVERIFY(script.isExecutable());
    QVERIFY(driver->read(QStringLiteral("p/m/run.sh")).startsWith("#!/bin/sh\n"));
    QTRY_VERIFY(driver->isSettled());
    QCOMPARE(driver->workspace().count(Severity::Error), 0);
}

void ProblemsStory::ctrlPeriodSaysWhenThereIsNothingToMend()
{
    QVERIFY(driver->click(driver->editor(), QStringLiteral("from:")));
    const QPoint before = driver->editor().mapToGlobal(QPoint());
    QTest::keyClick(&driver->editor(), Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(driver->part<QWidget>("reply").isVisible());
    QCOMPARE(driver->editor().mapToGlobal(QPoint()), before);
    QTest::keyClick(&driver->editor(), Qt::Key_Right);
    QVERIFY(!driver->part<QWidget>("reply").isVisible());
}

void ProblemsStory::aReplyLeavesTheNoticeOfTheFileAlone()
{
    QVERIFY(driver->retype(QStringLiteral("1.0.0"), QStringLiteral("2")));
    driver->write(QStringLiteral("scratch/image.yaml"), "name: theirs\n");
    auto &notice = driver->part<QWidget>("notice");
    QTRY_VERIFY(notice.isVisible());
    QTest::keyClick(&driver->editor(), Qt::Key_F12);
    QTRY_VERIFY(driver->part<QWidget>("reply").isVisible());
    QVERIFY(notice.findChild<QPushButton *>()->isVisible());
}

void ProblemsStory::aClickOnTheSignOfAProblemMendsIt()
{
    const std::string before = driver->text();
    QVERIFY(driver->retype(QStringLiteral("dest: /target"), QStringLiteral("dset: /target")));
    QTRY_VERIFY(driver->isSettled());
    QTRY_VERIFY(problems().rowCount() > 0);
    QTextCursor line = driver->editor().document()->find(QStringLiteral("dset:"));
    line.clearSelection();
    const QRect place = driver->editor().cursorRect(line);
    QVERIFY(driver->click(driver->editor(), QStringLiteral("from:")));
    auto *gutter = driver->editor().findChild<QWidget *>(QStringLiteral("gutter"));
    DialogAnswer answer("quickPick",
                        [](QDialog &dialog) { QTest::keyClick(dialog.findChild<QLineEdit *>(), Qt::Key_Return); });
    QTest::mouseClick(gutter, Qt::LeftButton, {}, QPoint(10, place.center().y()));
    QVERIFY(answer.wasAsked());
    QCOMPARE(driver->text(), before);
}

/// Opens the text's menu over `words` and triggers what has `id`.
void ProblemsStory::useTextMenu(const QString &words, const char *id)
{
    DescriptorEditor &editor = driver->editor();
    QTextCursor cursor = editor.document()->find(words);
    cursor.setPosition(cursor.selectionStart() + 1);
    const QPoint place = editor.cursorRect(cursor).center();
    QTimer::singleShot(0, &editor, [&editor, id] {
        auto *menu = editor.findChild<QMenu *>(QStringLiteral("textMenu"));
        const QList<QAction *> actions = menu->actions();
        const auto isWanted = [id](const QAction *action) { return action->objectName() == QLatin1StringView(id); };
        const auto found = std::ranges::find_if(actions, isWanted);
        QVERIFY(found != actions.end());
        (*found)->trigger();
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, editor.viewport()->mapToGlobal(place));
    QApplication::sendEvent(editor.viewport(), &event);
}

void ProblemsStory::theMenuOfTheTextIsAboutTheLineUnderTheMouse()
{
    QVERIFY(driver->click(driver->editor(), QStringLiteral("name:")));
    useTextMenu(QStringLiteral("from:"), "edit.deleteLine");
    QVERIFY(!driver->text().contains("from:"));
    QVERIFY(driver->text().contains("name: \"example/metadata\""));
}

void ProblemsStory::theMenuOfASelectionKeepsIt()
{
    DescriptorEditor &editor = driver->editor();
    QVERIFY(driver->click(editor, QStringLiteral("name:")));
    QTest::keyClick(&editor, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&editor, Qt::Key_Down, Qt::ShiftModifier);
    useTextMenu(QStringLiteral("version:"), "edit.comment");
    QVERIFY(driver->text().contains("# name:"));
    QVERIFY(driver->text().contains("# version:"));
}

QTEST_MAIN(ProblemsStory)
#include "tst_problemsstory.moc"
