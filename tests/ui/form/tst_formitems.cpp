// SPDX-License-Identifier: MIT
#include "formfixture.h"

#include "ui/form/messages.h"

#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
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

class FormItemsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherKeysOfAVariableAreTold();
    void theDetailEditsAllKeysOfTheItem();
    void typedDetailGoesWithItsRow();
    void artifactsShowTheFieldsOfTheirKind();
    void anArtifactOfAKindIsAdded();
    void whatIsNoListIsSaidInPlace();
    void anEmptyListCanBeRemoved();
    void typingInTheTextKeepsTheChosenRowAndTheOpenEditor();
};

void FormItemsTest::theDetailEditsAllKeysOfTheItem()
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

void FormItemsTest::otherKeysOfAVariableAreTold()
{
    FormFixture form("envs:\n  - name: A\n    value: b\n    owner: me\n  - name: B\n    value: c\n");
    form.view.showPage(QStringLiteral("envs"));
    auto &table = form.part<QTableView>("form.envs.table");
    const auto &told = form.part<Messages>("form.envs.messages").messages();
    choose(table, 0);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.front().text, QStringLiteral("Keys without a field here: owner"));
    QVERIFY(told.front().place.isWritten());
    choose(table, 1);
    QVERIFY(told.isEmpty());
}

void FormItemsTest::typedDetailGoesWithItsRow()
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

void FormItemsTest::artifactsShowTheFieldsOfTheirKind()
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

void FormItemsTest::anArtifactOfAKindIsAdded()
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

void FormItemsTest::whatIsNoListIsSaidInPlace()
{
    FormFixture form("ports: 8080\nvolumes:\n- path: /a\n");
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

void FormItemsTest::anEmptyListCanBeRemoved()
{
    FormFixture form("name: a\nports: []\n");
    form.view.showPage(QStringLiteral("ports"));
    auto &button = form.part<QToolButton>("form.ports.removeKey");
    QVERIFY(button.isVisible());
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(form.text(), "name: a\n");
    QVERIFY(!button.isVisible());
}

void FormItemsTest::typingInTheTextKeepsTheChosenRowAndTheOpenEditor()
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

QTEST_MAIN(FormItemsTest)
#include "tst_formitems.moc"
