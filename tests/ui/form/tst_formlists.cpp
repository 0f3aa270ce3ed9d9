// SPDX-License-Identifier: MIT
#include "formfixture.h"

#include "ui/form/itemsview.h"
#include "ui/form/messages.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStringListModel>
#include <QTableView>
#include <QToolButton>

using namespace slipway;
using namespace slipway::ui;

namespace {

constexpr const char *threeEnvs = "name: a\n"
                                  "envs:\n"
                                  "  # the first\n"
                                  "  - name: A\n"
                                  "    value: '1' # one\n"
                                  "  - name: B\n"
                                  "    value: two\n"
                                  "  - name: C\n"
                                  "    value: three\n"
                                  "version: '1'\n";

} // namespace

class FormListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCellIsEditedByKeys();
    void keysWorkOnRows_data();
    void keysWorkOnRows();
    void buttonsWorkOnRows_data();
    void buttonsWorkOnRows();
    void enterInTheLastRowAddsTheNext();
    void theFirstItemMakesTheList();
    void severalRowsAreRemovedAsOneStep();
    void linesOfKeysAndValuesArePasted();
    void otherTextIsNotPasted();
    void aDropAsksForTheMove_data();
    void aDropAsksForTheMove();
    void aRowIsDraggedToItsPlace();
    void typingInTheTextKeepsTheChosenRowAndTheOpenEditor();
    void theDetailEditsAllKeysOfTheItem();
    void typedDetailGoesWithItsRow();
    void artifactsShowTheFieldsOfTheirKind();
    void anArtifactOfAKindIsAdded();
    void listsOfScalarsAreEdited();
    void whatIsNoListIsSaidInPlace();
    void anEmptyListCanBeRemoved();
    void tenThousandRowsAreShownAndEdited();

private:
    static void choose(QTableView &table, int row, int column = 0);
    static void retype(QTableView &table, const QString &text);
};

void FormListsTest::choose(QTableView &table, int row, int column)
{
    const QModelIndex index = table.model()->index(row, column);
    table.scrollTo(index);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(index).center());
    QCOMPARE(table.currentIndex(), index);
}

void FormListsTest::retype(QTableView &table, const QString &text)
{
    auto *editor = table.findChild<QWidget *>(QStringLiteral("cellEditor"));
    QVERIFY(editor);
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(!table.findChild<QWidget *>(QStringLiteral("cellEditor")));
}

void FormListsTest::aCellIsEditedByKeys()
{
    FormFixture form(threeEnvs);
    form.view.showPage(QStringLiteral("envs"));
    auto &table = form.part<QTableView>("form.envs.table");
    QAbstractItemModelTester tester(table.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    choose(table, 1, 1);
    QTest::keyClick(&table, Qt::Key_F2);
    retype(table, QStringLiteral("022"));
    std::string expected = threeEnvs;
    expected.replace(expected.find("two"), 3, "'022'"); // quoted as its siblings are
    QCOMPARE(form.text(), expected);
    form.undo();
    QCOMPARE(form.text(), threeEnvs);
    QCOMPARE(table.model()->index(1, 1).data().toString(), QStringLiteral("two"));
}

void FormListsTest::keysWorkOnRows_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QString>("names");
    QTest::addColumn<int>("current");
    const int none = 0;
    const int alt = Qt::AltModifier;
    const int control = Qt::ControlModifier;
    QTest::newRow("Delete removes") << 0 << int(Qt::Key_Delete) << none << QStringLiteral("B C") << 0;
    QTest::newRow("Delete in the last row") << 2 << int(Qt::Key_Delete) << none << QStringLiteral("A B") << 1;
    QTest::newRow("Alt+Up moves") << 1 << int(Qt::Key_Up) << alt << QStringLiteral("B A C") << 0;
    QTest::newRow("Alt+Down moves") << 0 << int(Qt::Key_Down) << alt << QStringLiteral("B A C") << 1;
    QTest::newRow("Alt+Up at the top does nothing") << 0 << int(Qt::Key_Up) << alt << QStringLiteral("A B C") << 0;
    QTest::newRow("Ctrl+D duplicates") << 0 << int(Qt::Key_D) << control << QStringLiteral("A A B C") << 1;
}

void FormListsTest::keysWorkOnRows()
{
    QFETCH(int, row);
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(QString, names);
    FormFixture form(threeEnvs);
    form.view.showPage(QStringLiteral("envs"));
    auto &table = form.part<QTableView>("form.envs.table");
    QAbstractItemModelTester tester(table.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    choose(table, row);
    QTest::keyClick(&table, static_cast<Qt::Key>(key), Qt::KeyboardModifiers(modifiers));
    form.settle();
    QStringList found;
    for (int i = 0; i < table.model()->rowCount(); ++i)
        found.append(table.model()->index(i, 0).data().toString());
    QCOMPARE(found.join(QLatin1Char(' ')), names);
    QTEST(table.currentIndex().row(), "current");
    QVERIFY(table.hasFocus());
    if (form.document.undoStack()->canUndo())
        form.undo();
    QCOMPARE(form.text(), threeEnvs);
}

void FormListsTest::buttonsWorkOnRows_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("remove") << QStringLiteral("remove") << QByteArray("args:\n- name: a\n- name: c\n");
    QTest::newRow("up") << QStringLiteral("up") << QByteArray("args:\n- name: b # two\n- name: a\n- name: c\n");
    QTest::newRow("down") << QStringLiteral("down") << QByteArray("args:\n- name: a\n- name: c\n- name: b # two\n");
    QTest::newRow("duplicate") << QStringLiteral("duplicate")
                               << QByteArray("args:\n- name: a\n- name: b # two\n- name: b # two\n- name: c\n");
    QTest::newRow("add") << QStringLiteral("add")
                         << QByteArray("args:\n- name: a\n- name: b # two\n- name: \"\"\n  value: \"\"\n- name: c\n");
}

void FormListsTest::buttonsWorkOnRows()
{
    QFETCH(QString, button);
    QFETCH(QByteArray, after);
    FormFixture form("args:\n- name: a\n- name: b # two\n- name: c\n");
    form.view.showPage(QStringLiteral("args"));
    choose(form.part<QTableView>("form.args.table"), 1);
    const QByteArray name = "form.args." + button.toLatin1();
    QTest::mouseClick(&form.part<QToolButton>(name.constData()), Qt::LeftButton);
    QCOMPARE(QByteArray::fromStdString(form.text()), after);
}

void FormListsTest::enterInTheLastRowAddsTheNext()
{
    FormFixture form("labels:\n  - name: a\n    value: b\nenvs: []\n");
    form.view.showPage(QStringLiteral("labels"));
    auto &table = form.part<QTableView>("form.labels.table");
    choose(table, 0);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(table.model()->rowCount(), 2);
    auto *editor = table.findChild<QLineEdit *>(QStringLiteral("cellEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("io.x"));
    QTest::keyClick(editor, Qt::Key_Tab); // on to the value
    QCOMPARE(table.currentIndex(), table.model()->index(1, 1));
    QTRY_COMPARE(table.findChildren<QLineEdit *>(QStringLiteral("cellEditor")).size(), 1);
    retype(table, QStringLiteral("true"));
    QCOMPARE(form.text(), "labels:\n  - name: a\n    value: b\n  - name: io.x\n    value: \"true\"\nenvs: []\n");
}

void FormListsTest::theFirstItemMakesTheList()
{
    FormFixture form("name: a\nversion: '1'\n");
    form.view.showPage(QStringLiteral("modules"));
    QTest::mouseClick(&form.part<QToolButton>("form.modules.install.add"), Qt::LeftButton);
    retype(form.part<QTableView>("form.modules.install.table"), QStringLiteral("jdk"));
    QCOMPARE(form.text(), "name: a\nversion: '1'\nmodules:\n  install:\n    - name: jdk\n");
}

void FormListsTest::severalRowsAreRemovedAsOneStep()
{
    FormFixture form(threeEnvs);
    form.view.showPage(QStringLiteral("envs"));
    auto &table = form.part<QTableView>("form.envs.table");
    choose(table, 0);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table, Qt::Key_Delete);
    QCOMPARE(form.text(), "name: a\nenvs:\n  - name: C\n    value: three\nversion: '1'\n");
    form.undo();
    QCOMPARE(form.text(), threeEnvs);
}

void FormListsTest::linesOfKeysAndValuesArePasted()
{
    FormFixture form("name: a\r\nenvs:\r\n  - name: A\r\n    value: b\r\n");
    form.view.showPage(QStringLiteral("envs"));
    auto &table = form.part<QTableView>("form.envs.table");
    choose(table, 0);
    QGuiApplication::clipboard()->setText(QStringLiteral("# more\nB=two words\nC=3\n"));
    QTest::keyClick(&table, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(form.text(), "name: a\r\nenvs:\r\n  - name: A\r\n    value: b\r\n  - name: B\r\n    value: two words\r\n"
                          "  - name: C\r\n    value: \"3\"\r\n");
    QCOMPARE(form.document.undoStack()->count(), 1);
    form.undo();
    QCOMPARE(form.text(), "name: a\r\nenvs:\r\n  - name: A\r\n    value: b\r\n");
}

void FormListsTest::otherTextIsNotPasted()
{
    FormFixture form(threeEnvs);
    form.view.showPage(QStringLiteral("envs"));
    auto &table = form.part<QTableView>("form.envs.table");
    choose(table, 0);
    QGuiApplication::clipboard()->setText(QStringLiteral("just a sentence"));
    QTest::keyClick(&table, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(form.text(), threeEnvs);
}

void FormListsTest::aDropAsksForTheMove_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("over");
    QTest::addColumn<bool>("isLowerHalf");
    QTest::addColumn<QList<int>>("moves");
    QTest::newRow("down, behind the row") << 0 << 2 << true << QList<int>{0, 2};
    QTest::newRow("down, before the row") << 0 << 2 << false << QList<int>{0, 1};
    QTest::newRow("up, before the row") << 2 << 0 << false << QList<int>{2, 0};
    QTest::newRow("up, behind the row") << 2 << 0 << true << QList<int>{2, 1};
    QTest::newRow("onto itself") << 1 << 1 << true << QList<int>{};
    QTest::newRow("below all rows") << 0 << -1 << true << QList<int>{0, 2};
}

void FormListsTest::aDropAsksForTheMove()
{
    QFETCH(int, from);
    QFETCH(int, over);
    QFETCH(bool, isLowerHalf);
    class Table : public ItemsView // a real drag has its own event loop
    {
    public:
        using ItemsView::dropEvent;
    };
    QStringListModel model({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    Table table;
    table.setModel(&model);
    table.resize(300, 300);
    table.setCurrentIndex(model.index(from, 0));
    QList<int> moves;
    connect(&table, &ItemsView::moveRequested, this, [&](int row, int to) { moves = {row, to}; });
    const QRect rect = table.visualRect(model.index(over, 0));
    const QPointF place = over < 0 ? QPointF(10, 250) : QPointF(10, isLowerHalf ? rect.bottom() - 1 : rect.top() + 1);
    const QMimeData data;
    QDropEvent drop(place, Qt::MoveAction | Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    table.dropEvent(&drop);
    QTEST(moves, "moves");
    QVERIFY(drop.dropAction() != Qt::MoveAction); // else the drag would remove the row
}

void FormListsTest::aRowIsDraggedToItsPlace()
{
    FormFixture form("run:\n  cmd:\n    - a\n    - b\n    - c\n");
    form.view.showPage(QStringLiteral("run"));
    auto &table = form.part<QTableView>("form.run.cmd.table");
    choose(table, 0);
    QMetaObject::invokeMethod(&table, "moveRequested", Q_ARG(int, 0), Q_ARG(int, 2));
    QCOMPARE(form.text(), "run:\n  cmd:\n    - b\n    - c\n    - a\n");
    QCOMPARE(table.currentIndex().row(), 2);
}

void FormListsTest::typingInTheTextKeepsTheChosenRowAndTheOpenEditor()
{
    FormFixture form(threeEnvs);
    form.view.showPage(QStringLiteral("envs"));
    auto &table = form.part<QTableView>("form.envs.table");
    choose(table, 2, 1);
    QTest::keyClick(&table, Qt::Key_F2);
    auto *editor = table.findChild<QLineEdit *>(QStringLiteral("cellEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("typ"));
    form.replaceInText("  # the first\n", "  - name: first\n");
    form.replaceInText("three", "thirty");
    QCOMPARE(table.currentIndex(), table.model()->index(3, 1));
    QTest::keyClicks(editor, QStringLiteral("ed"));
    QCOMPARE(editor->text(), QStringLiteral("typed"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(form.text().contains("  - name: C\n    value: typed\n"));
    QVERIFY(form.text().contains("  - name: B\n    value: two\n"));
}

void FormListsTest::theDetailEditsAllKeysOfTheItem()
{
    FormFixture form("labels:\n  - name: a\n    value: b # c\n  - name: d\n    value: e\n");
    form.view.showPage(QStringLiteral("labels"));
    auto &detail = form.part<QWidget>("form.labels.detail");
    QVERIFY(!detail.isVisible());
    choose(form.part<QTableView>("form.labels.table"), 0);
    QVERIFY(detail.isVisible());
    auto &description = form.part<QPlainTextEdit>("form.labels.item.description");
    form.type(description, QStringLiteral("what"));
    QTest::keyClick(&description, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(form.text(), "labels:\n  - name: a\n    value: b # c\n    description: what\n  - name: d\n    value: e\n");
    choose(form.part<QTableView>("form.labels.table"), 1);
    QCOMPARE(description.toPlainText(), QString());
    QCOMPARE(form.part<QLineEdit>("form.labels.item.name").text(), QStringLiteral("d"));
}

void FormListsTest::typedDetailGoesWithItsRow()
{
    FormFixture form("labels:\n  - name: a\n    value: b\n");
    form.view.showPage(QStringLiteral("labels"));
    choose(form.part<QTableView>("form.labels.table"), 0);
    auto &name = form.part<QLineEdit>("form.labels.item.name");
    form.type(name, QStringLiteral("typed"));
    form.replaceInText("labels:\n", "labels:\n  - name: new\n    value: x\n");
    QCOMPARE(name.text(), QStringLiteral("typed"));
    QTest::keyClick(&name, Qt::Key_Return);
    QCOMPARE(form.text(), "labels:\n  - name: new\n    value: x\n  - name: typed\n    value: b\n");
}

void FormListsTest::artifactsShowTheFieldsOfTheirKind()
{
    FormFixture form(
        "artifacts:\n- name: p\n  path: x\n- name: g\n  git: {url: u, ref: main}\n- name: s\n  md5: '1'\n");
    form.view.showPage(QStringLiteral("artifacts"));
    auto &table = form.part<QTableView>("form.artifacts.table");
    QStringList kinds;
    for (int row = 0; row < 3; ++row)
        kinds.append(table.model()->index(row, 1).data().toString());
    QCOMPARE(kinds, QStringList({QStringLiteral("path"), QStringLiteral("git"), QStringLiteral("checksum")}));
    choose(table, 0);
    QVERIFY(form.part<QLineEdit>("form.artifacts.item.path").isVisible());
    QVERIFY(!form.part<QLineEdit>("form.artifacts.item.git.url").isVisible());
    choose(table, 1);
    QVERIFY(!form.part<QLineEdit>("form.artifacts.item.path").isVisible());
    QVERIFY(!form.part<QLineEdit>("form.artifacts.item.dest").isVisible());
    auto &ref = form.part<QLineEdit>("form.artifacts.item.git.ref");
    form.type(ref, QStringLiteral("v1"));
    QTest::keyClick(&ref, Qt::Key_Return);
    QCOMPARE(form.text(),
             "artifacts:\n- name: p\n  path: x\n- name: g\n  git: {url: u, ref: v1}\n- name: s\n  md5: '1'\n");
}

void FormListsTest::anArtifactOfAKindIsAdded()
{
    FormFixture form("artifacts:\n  - name: p\n    path: x\n");
    form.view.showPage(QStringLiteral("artifacts"));
    QMenu *menu = form.part<QToolButton>("form.artifacts.add").menu();
    QCOMPARE(menu->actions().size(), 6);
    menu->actions().at(2)->trigger();
    retype(form.part<QTableView>("form.artifacts.table"), QStringLiteral("src"));
    QCOMPARE(form.text(),
             "artifacts:\n  - name: p\n    path: x\n  - name: src\n    git:\n      url: \"\"\n      ref: \"\"\n");
}

void FormListsTest::listsOfScalarsAreEdited()
{
    FormFixture form("run:\n  cmd: [serve, \"--port\"]\n");
    form.view.showPage(QStringLiteral("run"));
    auto &table = form.part<QTableView>("form.run.cmd.table");
    choose(table, 1);
    QTest::keyClick(&table, Qt::Key_F2);
    retype(table, QStringLiteral("8080"));
    QCOMPARE(form.text(), "run:\n  cmd: [serve, \"--port\", \"8080\"]\n");
}

void FormListsTest::whatIsNoListIsSaidInPlace()
{
    FormFixture form("ports: 8080\nvolumes:\n- path: /a\n");
    QSignalSpy places(&form.view, &FormView::placeActivated);
    form.view.showPage(QStringLiteral("ports"));
    QVERIFY(!form.part<QTableView>("form.ports.table").isVisible());
    const QList<Message> messages = form.part<Messages>("form.ports.messages").messages();
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages[0].text, QStringLiteral("A list belongs here, but the text has the value '8080'."));
    const Origin expected{.file = "/project/image.yaml", .span = {.begin = 7, .end = 11}, .path = "ports"};
    QCOMPARE(messages[0].place, expected);
    form.view.showPage(QStringLiteral("volumes"));
    QVERIFY(form.part<QTableView>("form.volumes.table").isVisible());
}

void FormListsTest::anEmptyListCanBeRemoved()
{
    FormFixture form("name: a\nports: []\n");
    form.view.showPage(QStringLiteral("ports"));
    auto &button = form.part<QToolButton>("form.ports.removeKey");
    QVERIFY(button.isVisible());
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(form.text(), "name: a\n");
    QVERIFY(!button.isVisible());
}

void FormListsTest::tenThousandRowsAreShownAndEdited()
{
    std::string text = "envs:\n";
    for (int i = 0; i < 10000; ++i)
        text += "  - name: N" + std::to_string(i) + "\n    value: v\n";
    FormFixture form(text);
    form.view.showPage(QStringLiteral("envs"));
    auto &table = form.part<QTableView>("form.envs.table");
    choose(table, 7000, 1);
    const int scrolled = table.verticalScrollBar()->value();
    QTest::keyClick(&table, Qt::Key_F2);
    retype(table, QStringLiteral("w"));
    text.replace(text.find("N7000\n    value: v") + 17, 1, "w");
    QCOMPARE(form.text(), text);
    form.settle();
    QCOMPARE(table.verticalScrollBar()->value(), scrolled);
    QCOMPARE(table.currentIndex(), table.model()->index(7000, 1));
}

QTEST_MAIN(FormListsTest)
#include "tst_formlists.moc"
