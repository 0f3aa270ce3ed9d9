// SPDX-License-Identifier: MIT
#include "formfixture.h"

#include "ui/form/itemsview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollBar>
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
    void severalRowsAreChangedAsOneStep_data();
    void severalRowsAreChangedAsOneStep();
    void linesOfKeysAndValuesArePasted();
    void otherTextIsNotPasted();
    void aTextIsPastedAsRows_data();
    void aTextIsPastedAsRows();
    void rowsAreCopiedAndPastedElsewhere();
    void cutRowsAreOnTheClipboard();
    void selectedRowsMoveTogether_data();
    void selectedRowsMoveTogether();
    void aDropAsksForTheMove_data();
    void aDropAsksForTheMove();
    void aRowIsDraggedToItsPlace();
    void listsOfScalarsAreEdited();
    void tenThousandRowsAreShownAndEdited();
};

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

void FormListsTest::severalRowsAreChangedAsOneStep_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<std::string>("text");
    QTest::newRow("removed") << int(Qt::Key_Delete) << Qt::KeyboardModifiers()
                             << std::string("name: a\nenvs:\n  - name: C\n    value: three\nversion: '1'\n");
    QTest::newRow("duplicated") << int(Qt::Key_D) << Qt::KeyboardModifiers(Qt::ControlModifier)
                                << std::string(
                                       "name: a\nenvs:\n  # the first\n  - name: A\n    value: '1' # one\n"
                                       "  - name: B\n    value: two\n  # the first\n  - name: A\n    value: '1' # one\n"
                                       "  - name: B\n    value: two\n  - name: C\n    value: three\n"
                                       "version: '1'\n");
}

void FormListsTest::severalRowsAreChangedAsOneStep()
{
    QFETCH(const int, key);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    FormFixture form(threeEnvs);
    form.view.showPage(QStringLiteral("envs"));
    auto &table = form.part<QTableView>("form.envs.table");
    choose(table, 0);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table, Qt::Key(key), modifiers);
    QTEST(form.text(), "text");
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

void FormListsTest::aTextIsPastedAsRows_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<std::string>("text");
    const std::string before = "run:\n  cmd:\n    - a\n";
    QTest::newRow("lines") << QStringLiteral("b\n\n# no\n  --port 80\n") << before + "    - b\n    - --port 80\n";
    QTest::newRow("a YAML list") << QStringLiteral("- b # two\n- \"3\"\n- 4")
                                 << before + "    - b\n    - \"3\"\n    - 4\n";
    QTest::newRow("a list of maps") << QStringLiteral("- b: 1\n  c: 2") << before;
    QTest::newRow("nothing") << QStringLiteral(" \n") << before;
}

void FormListsTest::aTextIsPastedAsRows()
{
    QFETCH(const QString, pasted);
    FormFixture form("run:\n  cmd:\n    - a\n");
    form.view.showPage(QStringLiteral("run"));
    auto &table = form.part<QTableView>("form.run.cmd.table");
    choose(table, 0);
    QGuiApplication::clipboard()->setText(pasted);
    QTest::keyClick(&table, Qt::Key_V, Qt::ControlModifier);
    QTEST(form.text(), "text");
}

void FormListsTest::rowsAreCopiedAndPastedElsewhere()
{
    FormFixture form(threeEnvs);
    form.view.showPage(QStringLiteral("envs"));
    auto &envs = form.part<QTableView>("form.envs.table");
    choose(envs, 0);
    QTest::mouseClick(envs.viewport(), Qt::LeftButton, Qt::ShiftModifier,
                      envs.visualRect(envs.model()->index(1, 0)).center());
    QTest::keyClick(&envs, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("- name: A\n  value: '1'\n- name: B\n  value: two\n"));
    form.view.showPage(QStringLiteral("labels"));
    auto &labels = form.part<QTableView>("form.labels.table");
    labels.setFocus();
    QTest::keyClick(&labels, Qt::Key_V, Qt::ControlModifier);
    QVERIFY(form.text().contains("labels:\n  - name: A\n    value: '1'\n  - name: B\n    value: two\n"));
}

void FormListsTest::cutRowsAreOnTheClipboard()
{
    FormFixture form("run:\n  cmd: [a, b, c]\n");
    form.view.showPage(QStringLiteral("run"));
    auto &table = form.part<QTableView>("form.run.cmd.table");
    choose(table, 1);
    QTest::keyClick(&table, Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(form.text(), "run:\n  cmd: [a, c]\n");
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("- b\n"));
}

void FormListsTest::selectedRowsMoveTogether_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("key");
    QTest::addColumn<std::string>("items");
    QTest::addColumn<QList<int>>("selected");
    QTest::newRow("down") << 1 << static_cast<int>(Qt::Key_Down) << std::string("[a, d, b, c]") << QList<int>{2, 3};
    QTest::newRow("up") << 1 << static_cast<int>(Qt::Key_Up) << std::string("[b, c, a, d]") << QList<int>{0, 1};
    QTest::newRow("at the end") << 2 << static_cast<int>(Qt::Key_Down) << std::string("[a, b, c, d]")
                                << QList<int>{2, 3};
    QTest::newRow("at the start") << 0 << static_cast<int>(Qt::Key_Up) << std::string("[a, b, c, d]")
                                  << QList<int>{0, 1};
}

void FormListsTest::selectedRowsMoveTogether()
{
    QFETCH(const int, first);
    QFETCH(const int, key);
    QFETCH(const std::string, items);
    FormFixture form("run:\n  cmd: [a, b, c, d]\n");
    form.view.showPage(QStringLiteral("run"));
    auto &table = form.part<ItemsView>("form.run.cmd.table");
    choose(table, first);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table, static_cast<Qt::Key>(key), Qt::AltModifier);
    QCOMPARE(form.text(), "run:\n  cmd: " + items + "\n");
    QList<int> selected = table.selectedRows();
    std::ranges::sort(selected);
    QTEST(selected, "selected");
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

void FormListsTest::listsOfScalarsAreEdited()
{
    FormFixture form("run:\n  cmd: [serve, \"--port\"]\n");
    form.view.showPage(QStringLiteral("run"));
    auto &table = form.part<QTableView>("form.run.cmd.table");
    choose(table, 1);
    QTest::keyClick(&table, Qt::Key_Return); // in the last row: the next one
    retype(table, QStringLiteral("8080"));
    QCOMPARE(form.text(), "run:\n  cmd: [serve, \"--port\", \"8080\"]\n");
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
