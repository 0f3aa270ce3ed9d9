// SPDX-License-Identifier: MIT
// What a form looks like: room, focus, what is cut off, what stands where there is no value.
#include "formfixture.h"

#include "ui/form/itemsview.h"
#include "ui/form/messages.h"

#include <QHelpEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QToolTip>

using namespace slipway;
using namespace slipway::ui;
using descriptor::ObjectKind;

namespace {

constexpr int narrow = 212; ///< what a window of 820 pixels leaves for a form beside its text

const std::string longPath = "https://registry.example.org/" + std::string(200, 'x');

const std::string oneOfEach =
    "name: a\nversion: '1'\nfrom: " + longPath + "\nlabels:\n- {name: a, value: b}\n- {name: c, value: " + longPath +
    "}\nartifacts:\n- {name: " + longPath + ", url: u}\nmodules:\n  repositories:\n  - {name: m, path: modules}\n" +
    "packages:\n  content_sets:\n    x86_64: [" + longPath + "]\n  repositories:\n  - {name: r, id: " + longPath +
    "}\nports:\n- value: 1\n" + "execute:\n- script: a.sh\nvolumes:\n- path: /x\n";

Diagnostic problemAt(const std::string &path)
{
    return {.severity = Severity::Error,
            .code = "wrong-type",
            .text = "This is wrong: " + longPath,
            .arguments = {},
            .advice = {},
            .origin = {"/project/image.yaml", {0, 4}, path},
            .fixes = {}};
}

QString tipAt(ItemsView &table, int row, int column)
{
    QToolTip::hideText();
    const QPoint at = table.visualRect(table.model()->index(row, column)).center();
    QHelpEvent event(QEvent::ToolTip, at, table.viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(table.viewport(), &event);
    return QToolTip::text();
}

} // namespace

class FormLookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageFitsIntoASmallWindow_data();
    void everyPageFitsIntoASmallWindow();
    void onlyTheCopyIsChosenAfterCtrlD();
    void tabGoesFromTheButtonToTheTableToTheFields();
    void theCellThatKeysActOnHasAFrame();
    void whatIsCutOffIsShownUnderTheMouse();
    void emptyTextIsToldFromNone();
    void whatAFieldCannotShowIsNoValueOfIt();
    void aProblemOfSuchAValueIsToldOnce();
    void theBarBelowALongLineOfYamlHidesNoOther();
    void anEmptyListSaysWhatBelongsInIt();
    void aLongValueIsShownFromItsStart();
    void aPathIsPickedAsWhatItMayBe();
    void aScriptOfAModuleIsPicked();
    void anArtifactsSourceStandsBelowItsName();
    void whatIsNeededIsSaid();
};

void FormLookTest::everyPageFitsIntoASmallWindow_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("image") << static_cast<int>(ObjectKind::Image);
    QTest::newRow("module") << static_cast<int>(ObjectKind::Module);
    QTest::newRow("overrides") << static_cast<int>(ObjectKind::Overrides);
}

void FormLookTest::everyPageFitsIntoASmallWindow()
{
    QFETCH(int, kind);
    FormFixture form(oneOfEach, static_cast<ObjectKind>(kind));
    form.problems = {problemAt("version"), problemAt("packages.content_sets"), problemAt("labels"),
                     problemAt("packages.repositories")};
    form.view.resize(narrow, 500);
    form.settle();
    const QAbstractItemModel &pages = *form.part<QListView>("form.pages").model();
    for (int i = 0; i < pages.rowCount(); ++i) {
        form.part<QListView>("form.pages").setCurrentIndex(pages.index(i, 0));
        for (ItemsView *table : form.view.findChildren<ItemsView *>()) {
            if (table->isVisible() && table->model()->rowCount() > 0)
                table->setCurrentIndex(table->model()->index(0, 0)); // its fields are shown
        }
        form.settle();
        for (const QScrollArea *page : form.view.findChildren<QScrollArea *>()) {
            if (page->isVisible())
                QVERIFY2(
                    page->widget()->width() <= page->viewport()->width(),
                    qPrintable(
                        page->objectName() +
                        QStringLiteral(" is %1 px too wide").arg(page->widget()->width() - page->viewport()->width())));
        }
    }
}

void FormLookTest::onlyTheCopyIsChosenAfterCtrlD()
{
    FormFixture form("name: a\nlabels:\n- {name: a, value: b}\n- {name: c, value: d}\n");
    form.view.showPage(QStringLiteral("labels"));
    auto &table = form.part<ItemsView>("form.labels.table");
    choose(table, 0);
    QTest::keyClick(&table, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(table.selectedRows(), QList<int>{1});
    QTest::keyClick(&table, Qt::Key_Delete); // takes the copy, and nothing else
    QCOMPARE(form.text(), "name: a\nlabels:\n- {name: a, value: b}\n- {name: c, value: d}\n");
}

void FormLookTest::tabGoesFromTheButtonToTheTableToTheFields()
{
    FormFixture form(oneOfEach);
    form.view.showPage(QStringLiteral("labels"));
    auto &add = form.part<QToolButton>("form.labels.add");
    auto &table = form.part<ItemsView>("form.labels.table");
    choose(table, 0);
    add.setFocus();
    QTest::keyClick(&add, Qt::Key_Tab);
    QVERIFY(table.hasFocus());
    QTest::keyClick(&table, Qt::Key_Tab);
    QVERIFY(form.part<QLineEdit>("form.labels.item.name").hasFocus());
}

void FormLookTest::theCellThatKeysActOnHasAFrame()
{
    FormFixture form(oneOfEach);
    form.view.showPage(QStringLiteral("labels"));
    auto &table = form.part<ItemsView>("form.labels.table");
    choose(table, 0, 0);
    const auto hasFrame = [&table](int column) {
        const QRect cell = table.visualRect(table.model()->index(0, column));
        const QImage shown = table.viewport()->grab().toImage();
        return shown.pixelColor(cell.topLeft() + QPoint(1, 1)) == table.palette().color(QPalette::HighlightedText);
    };
    QVERIFY(hasFrame(0));
    QVERIFY(!hasFrame(1));
    QTest::keyClick(&table, Qt::Key_Right);
    QVERIFY(!hasFrame(0));
    QVERIFY(hasFrame(1));
    form.part<QListView>("form.pages").setFocus();
    QVERIFY(!hasFrame(1));
}

void FormLookTest::whatIsCutOffIsShownUnderTheMouse()
{
    FormFixture form(oneOfEach);
    form.view.showPage(QStringLiteral("labels"));
    auto &table = form.part<ItemsView>("form.labels.table");
    QCOMPARE(tipAt(table, 0, 1), QString());
    QCOMPARE(tipAt(table, 1, 1), QString::fromStdString(longPath));
    form.problems = {problemAt("labels[1]")};
    form.settle();
    QVERIFY(tipAt(table, 1, 1).startsWith(QString::fromStdString(longPath + "\nThis is wrong")));
}

void FormLookTest::emptyTextIsToldFromNone()
{
    FormFixture form("envs:\n- {name: A, value: ''}\n- {name: B}\n- {name: C, value: }\n- {name: D, value: d}\n");
    form.view.showPage(QStringLiteral("envs"));
    const QAbstractItemModel &model = *form.part<ItemsView>("form.envs.table").model();
    QStringList values;
    for (int row = 0; row < model.rowCount(); ++row)
        values.append(model.index(row, 1).data().toString());
    QCOMPARE(values, QStringList({QStringLiteral("\"\""), QString(), QStringLiteral("null"), QStringLiteral("d")}));
    QCOMPARE(model.index(0, 1).data(Qt::EditRole).toString(), QString());
}

void FormLookTest::whatAFieldCannotShowIsNoValueOfIt()
{
    FormFixture form("name: a\nversion: [1, 2]\n");
    const auto &line = form.part<QLineEdit>("form.version");
    QCOMPARE(line.text(), QString());
    QCOMPARE(line.placeholderText(), QStringLiteral("a list of 2 item(s)"));
    QVERIFY(line.isReadOnly());
    QCOMPARE(form.part<Messages>("form.version.messages").messages().size(), 1);
    form.replaceInText("[1, 2]", "3");
    QCOMPARE(line.text(), QStringLiteral("3"));
    QVERIFY(!line.isReadOnly());
}

void FormLookTest::aProblemOfSuchAValueIsToldOnce()
{
    FormFixture form("name: a\nversion: [1, 2]\nlabels: text\n");
    form.problems = {problemAt("version"), problemAt("labels")};
    form.settle();
    form.view.showPage(QStringLiteral("labels"));
    for (const char *name : {"form.version.messages", "form.labels.messages"}) {
        const QList<Message> &messages = form.part<Messages>(name).messages();
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages.front().problem.code, std::string("wrong-type"));
        QVERIFY(messages.front().place.isWritten()); // a link to the text
    }
}

void FormLookTest::theBarBelowALongLineOfYamlHidesNoOther()
{
    FormFixture form(oneOfEach + "osbs:\n  configuration:\n    container:\n      a: " + longPath + "\n      b: 2\n");
    form.view.showPage(QStringLiteral("osbs"));
    auto &edit = form.part<QPlainTextEdit>("form.osbs.configuration.container");
    QTRY_VERIFY(edit.horizontalScrollBar()->isVisible());
    QCOMPARE(edit.blockCount(), 2);
    QTRY_VERIFY(edit.viewport()->height() >= 2 * edit.fontMetrics().lineSpacing());
}

void FormLookTest::anEmptyListSaysWhatBelongsInIt()
{
    FormFixture form("name: a\n");
    form.view.showPage(QStringLiteral("volumes"));
    auto &table = form.part<ItemsView>("form.volumes.table");
    QVERIFY(table.hint().endsWith(QStringLiteral("Add one with + or Enter.")));
    QVERIFY(table.hint().size() > 40); // and what it is for
    const int wide = table.height();
    form.view.resize(300, 500);
    QTRY_VERIFY(table.height() > wide); // its lines have room
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(form.text(), "name: a\nvolumes:\n  - path: \"\"\n");
}

void FormLookTest::aLongValueIsShownFromItsStart()
{
    FormFixture form("name: " + longPath + "\nversion: '1'\n");
    auto &line = form.part<QLineEdit>("form.name");
    line.setFocus();
    QTest::keyClick(&line, Qt::Key_End);
    QCOMPARE(line.cursorPosition(), static_cast<int>(longPath.size()));
    form.part<QLineEdit>("form.version").setFocus();
    QCOMPARE(line.cursorPosition(), 0);
}

void FormLookTest::aPathIsPickedAsWhatItMayBe()
{
    FormFixture form("artifacts:\n- {name: a, path: a.txt}\nmodules:\n  repositories:\n  - {name: m, path: modules}\n");
    const auto browse = [&form](const char *row) {
        return form.part<QWidget>(row).findChild<QToolButton *>(QStringLiteral("browse"));
    };
    form.view.showPage(QStringLiteral("artifacts"));
    choose(form.part<ItemsView>("form.artifacts.table"), 0);
    QStringList offered;
    for (const QAction *each : browse("form.artifacts.item.path.row")->menu()->actions())
        offered.append(each->text());
    QCOMPARE(offered, QStringList({QStringLiteral("A File…"), QStringLiteral("A Folder…")}));
    form.view.showPage(QStringLiteral("modules"));
    choose(form.part<ItemsView>("form.modules.repositories.table"), 0);
    QVERIFY(!browse("form.modules.repositories.item.path.row")->menu()); // a folder, always
}

void FormLookTest::aScriptOfAModuleIsPicked()
{
    FormFixture form("name: m\nversion: '1'\nexecute:\n- script: a.sh\n", ObjectKind::Module);
    form.view.showPage(QStringLiteral("execute"));
    choose(form.part<ItemsView>("form.execute.table"), 0);
    auto &row = form.part<QWidget>("form.execute.item.script.row");
    QVERIFY(row.findChild<QToolButton *>(QStringLiteral("browse"))->isVisible());
}

void FormLookTest::anArtifactsSourceStandsBelowItsName()
{
    FormFixture form("artifacts:\n- {name: a, git: {url: u, ref: r}}\n");
    form.view.showPage(QStringLiteral("artifacts"));
    choose(form.part<ItemsView>("form.artifacts.table"), 0);
    form.settle(); // the fields find their places
    QStringList fields;
    for (const char *name : {"name", "git.url", "git.ref", "target", "description"})
        fields.append(QStringLiteral("form.artifacts.item.%1.row").arg(QLatin1StringView(name)));
    std::ranges::sort(fields, {},
                      [&form](const QString &name) { return form.part<QWidget>(name.toLatin1().constData()).y(); });
    QCOMPARE(fields.front(), QStringLiteral("form.artifacts.item.name.row"));
    QCOMPARE(fields[1], QStringLiteral("form.artifacts.item.git.url.row"));
    QCOMPARE(fields.back(), QStringLiteral("form.artifacts.item.description.row"));
}

void FormLookTest::whatIsNeededIsSaid()
{
    FormFixture image("from: scratch\n");
    QCOMPARE(image.part<QLineEdit>("form.name").placeholderText(), QStringLiteral("not set; it is needed"));
    FormFixture overrides("from: scratch\n", ObjectKind::Overrides);
    QCOMPARE(overrides.part<QLineEdit>("form.name").placeholderText(), QStringLiteral("not set"));
}

QTEST_MAIN(FormLookTest)
#include "tst_formlook.moc"
