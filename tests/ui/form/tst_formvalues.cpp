// SPDX-License-Identifier: MIT
// Unset, empty and null; maps as YAML; undo from within a field; what fields ask of the window.
#include "formfixture.h"

#include "ui/form/messages.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace slipway;
using namespace slipway::ui;

namespace {

/// Opens the context menu of a widget as its key does, and triggers an entry.
void chooseInMenu(FormFixture &form, QWidget &widget, const char *menuName, const QString &entry)
{
    QContextMenuEvent event(QContextMenuEvent::Keyboard, widget.rect().center(),
                            widget.mapToGlobal(widget.rect().center()));
    QApplication::sendEvent(&widget, &event);
    auto *menu = form.view.findChild<QMenu *>(QString::fromLatin1(menuName));
    QVERIFY(menu);
    const auto actions = menu->actions();
    const auto found = std::ranges::find(actions, entry, &QAction::text);
    QVERIFY2(found != actions.end(), qPrintable(entry));
    QVERIFY((*found)->isEnabled());
    (*found)->trigger();
    menu->close();
    form.settle();
}

} // namespace

class FormValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFieldIsUnsetEmptiedOrMadeNull_data();
    void aFieldIsUnsetEmptiedOrMadeNull();
    void aCellIsUnsetEmptiedOrMadeNull_data();
    void aCellIsUnsetEmptiedOrMadeNull();
    void aFreeMapIsEditedAsYaml();
    void brokenYamlStaysInItsFieldAndIsSaid();
    void aNewFreeMapIsMadeWithItsParents();
    void undoRightAfterEnterIsTheDocuments();
    void undoWhileTypingIsTheFields();
    void aChecksumIsAskedFor();
    void pathsInImagesAreNotPicked();
    void aProblemsFixStandsBesideItsField();
    void tenThousandRowsStayFluid();
};

void FormValuesTest::aFieldIsUnsetEmptiedOrMadeNull_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("text");
    QTest::newRow("unset") << QStringLiteral("Not Set: Remove the Key") << QStringLiteral("name: a\nlabels: []\n");
    QTest::newRow("empty") << QStringLiteral("Empty Text (\"\")")
                           << QStringLiteral("name: a\nfrom: \"\" # c\nlabels: []\n");
    QTest::newRow("null") << QStringLiteral("Null") << QStringLiteral("name: a\nfrom: null # c\nlabels: []\n");
}

void FormValuesTest::aFieldIsUnsetEmptiedOrMadeNull()
{
    QFETCH(QString, entry);
    QFETCH(QString, text);
    FormFixture form("name: a\nfrom: b # c\nlabels: []\n");
    auto &line = form.part<QLineEdit>("form.from");
    line.setFocus();
    chooseInMenu(form, line, "form.fieldMenu", entry);
    QCOMPARE(QString::fromStdString(form.text()), text);
    QCOMPARE(line.text(), QString());
    QCOMPARE(form.document.undoStack()->count(), 1);
    form.undo();
    QCOMPARE(line.text(), QStringLiteral("b"));
}

void FormValuesTest::aCellIsUnsetEmptiedOrMadeNull_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("text");
    QTest::newRow("unset") << QStringLiteral("Not Set: Remove the Key") << QStringLiteral("envs:\n- name: A\n");
    QTest::newRow("empty") << QStringLiteral("Empty Text (\"\")")
                           << QStringLiteral("envs:\n- name: A\n  value: \"\"\n");
    QTest::newRow("null") << QStringLiteral("Null") << QStringLiteral("envs:\n- name: A\n  value: null\n");
}

void FormValuesTest::aCellIsUnsetEmptiedOrMadeNull()
{
    QFETCH(QString, entry);
    QFETCH(QString, text);
    FormFixture form("envs:\n- name: A\n  value: x\n");
    form.view.showPage(QStringLiteral("envs"));
    auto &table = form.part<QTableView>("form.envs.table");
    choose(table, 0, 1);
    chooseInMenu(form, *table.viewport(), "form.cellMenu", entry);
    QCOMPARE(QString::fromStdString(form.text()), text);
}

void FormValuesTest::aFreeMapIsEditedAsYaml()
{
    FormFixture form("packages:\n  content_sets: # ours\n    # intel\n    x86_64:\n      - repo-1\n  install: [a]\n");
    form.view.showPage(QStringLiteral("packages"));
    auto &edit = form.part<QPlainTextEdit>("form.packages.content_sets");
    QCOMPARE(edit.toPlainText(), QStringLiteral("# intel\nx86_64:\n  - repo-1"));
    edit.setFocus();
    QTest::keyClick(&edit, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(&edit, Qt::Key_Return);
    QTest::keyClicks(&edit, QStringLiteral("s390x: [repo-2]"));
    QTest::keyClick(&edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(form.text(), "packages:\n  content_sets: # ours\n    # intel\n    x86_64:\n      - repo-1\n    s390x: "
                          "[repo-2]\n  install: [a]\n");
    QCOMPARE(form.document.undoStack()->count(), 1);
    form.undo();
    QCOMPARE(edit.toPlainText(), QStringLiteral("# intel\nx86_64:\n  - repo-1"));
}

void FormValuesTest::brokenYamlStaysInItsFieldAndIsSaid()
{
    const std::string before = "osbs:\n  configuration:\n    container: {a: 1}\n";
    FormFixture form(before);
    form.view.showPage(QStringLiteral("osbs"));
    auto &edit = form.part<QPlainTextEdit>("form.osbs.configuration.container");
    form.type(edit, QStringLiteral("{a: [1"));
    QTest::keyClick(&edit, Qt::Key_Return, Qt::ControlModifier);
    form.settle();
    QCOMPARE(form.text(), before);
    QCOMPARE(edit.toPlainText(), QStringLiteral("{a: [1"));
    const auto &messages = form.part<Messages>("form.osbs.configuration.container.messages").messages();
    QCOMPARE(messages.size(), 1);
    QVERIFY2(messages.front().text.startsWith(QStringLiteral("This is not YAML: ")), qPrintable(messages.front().text));
    QTest::keyClicks(&edit, QStringLiteral("]}"));
    QTest::keyClick(&edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(form.text(), "osbs:\n  configuration:\n    container: {a: [1]}\n");
}

void FormValuesTest::aNewFreeMapIsMadeWithItsParents()
{
    FormFixture form("name: a\n");
    form.view.showPage(QStringLiteral("osbs"));
    auto &edit = form.part<QPlainTextEdit>("form.osbs.configuration.container");
    edit.setFocus();
    QTest::keyClicks(&edit, QStringLiteral("compose:"));
    QTest::keyClick(&edit, Qt::Key_Return);
    QTest::keyClicks(&edit, QStringLiteral("  pulp_repos: true"));
    QTest::keyClick(&edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(form.text(),
             "name: a\nosbs:\n  configuration:\n    container:\n      compose:\n        pulp_repos: true\n");
}

void FormValuesTest::undoRightAfterEnterIsTheDocuments()
{
    FormFixture form("name: abc\nversion: '1'\n");
    auto &line = form.part<QLineEdit>("form.name");
    form.type(line, QStringLiteral("first"));
    QTest::keyClick(&line, Qt::Key_Return);
    form.type(line, QStringLiteral("second"));
    QTest::keyClick(&line, Qt::Key_Return);
    QTest::keyClick(&line, Qt::Key_Z, Qt::ControlModifier); // no analysis has come in between
    QCOMPARE(form.text(), "name: first\nversion: '1'\n");
    QTest::keyClick(&line, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(form.text(), "name: abc\nversion: '1'\n");
    QTest::keyClick(&line, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(form.text(), "name: first\nversion: '1'\n");
    form.settle();
    QCOMPARE(line.text(), QStringLiteral("first"));
}

void FormValuesTest::undoWhileTypingIsTheFields()
{
    FormFixture form("name: abc\n");
    auto &line = form.part<QLineEdit>("form.name");
    form.type(line, QStringLiteral("x"));
    QTest::keyClick(&line, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(form.document.undoStack()->count(), 0);
    QCOMPARE(line.text(), QStringLiteral("abc"));
}

void FormValuesTest::aChecksumIsAskedFor()
{
    FormFixture form("artifacts:\n- name: a\n  path: a.txt\n");
    form.view.showPage(QStringLiteral("artifacts"));
    choose(form.part<QTableView>("form.artifacts.table"), 0);
    QSignalSpy asked(&form.view, &FormView::checksumsRequested);
    auto &row = form.part<QWidget>("form.artifacts.item.sha256.row");
    row.findChild<QToolButton *>(QStringLiteral("compute"))->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0], (QVariantList{QStringLiteral("artifacts[0]"), QStringLiteral("sha256")}));
}

void FormValuesTest::pathsInImagesAreNotPicked()
{
    FormFixture form("artifacts:\n- {name: a, path: a.txt}\n- {name: b, image: x, path: /b}\n");
    form.view.showPage(QStringLiteral("artifacts"));
    auto &table = form.part<QTableView>("form.artifacts.table");
    auto &row = form.part<QWidget>("form.artifacts.item.path.row");
    choose(table, 0);
    QVERIFY(row.findChild<QToolButton *>(QStringLiteral("browse"))->isVisible());
    choose(table, 1);
    QVERIFY(!row.findChild<QToolButton *>(QStringLiteral("browse"))->isVisible());
}

void FormValuesTest::aProblemsFixStandsBesideItsField()
{
    FormFixture form("name: a\nversion: 1.10\n");
    form.problems = {{.severity = Severity::Warning,
                      .code = "version-number",
                      .text = "It is a number.",
                      .arguments = {},
                      .advice = {},
                      .origin = {"/project/image.yaml", {17, 21}, "version"},
                      .fixes = {{"add-quotes", "Put it in quotes", {}, {{{17, 17}, "'"}}}}}};
    form.settle();
    QSignalSpy asked(&form.view, &FormView::fixRequested);
    const auto labels = form.part<Messages>("form.version.messages").findChildren<QLabel *>();
    const auto found = std::ranges::find_if(
        labels, [](const QLabel *label) { return label->text().contains(QStringLiteral("Put it in quotes")); });
    QVERIFY(found != labels.end());
    Q_EMIT(*found)->linkActivated(QStringLiteral("fix:0"));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<Diagnostic>().code, std::string("version-number"));
}

void FormValuesTest::tenThousandRowsStayFluid()
{
    std::string text = "name: a\nlabels:\n";
    for (int i = 0; i < 10000; ++i)
        text += "  - name: label-" + std::to_string(i) + "\n    value: text\n";
    QElapsedTimer timer;
    const auto told = [&timer](const char *what) {
        qInfo("%s: %.1f ms", what, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        timer.restart();
    };
    timer.start();
    FormFixture form(text);
    told("parsed and shown");
    form.view.showPage(QStringLiteral("labels"));
    form.settle();
    told("page of 10,000 rows");
    auto &table = form.part<QTableView>("form.labels.table");
    QVERIFY(table.findChildren<QWidget *>().size() < 40); // no widget for a row
    timer.restart();
    table.scrollToBottom();
    QApplication::processEvents();
    told("scrolled to the end");
    choose(table, 9999, 1);
    told("chosen");
    QVERIFY(table.model()->setData(table.model()->index(5000, 1), QStringLiteral("other")));
    told("value set (two passes over the text)");
    form.settle();
    told("analysis taken");
    QTest::keyClick(&table, Qt::Key_Up, Qt::AltModifier);
    told("row moved");
    QCOMPARE(table.currentIndex().row(), 9998);
    QCOMPARE(table.model()->rowCount(), 10000);
}

QTEST_MAIN(FormValuesTest)
#include "tst_formvalues.moc"
