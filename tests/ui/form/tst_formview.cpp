// SPDX-License-Identifier: MIT
#include "formfixture.h"

#include "ui/form/messages.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace slipway;
using namespace slipway::ui;

namespace {

constexpr const char *twoStages = "- name: builder\n"
                                  "  version: '1'\n"
                                  "  # compiles\n"
                                  "- name: app\n"
                                  "  version: '2'\n"
                                  "  from: scratch\n"
                                  "  artifacts:\n"
                                  "    - image: builder\n"
                                  "      path: /x\n";

QStringList rowsOf(const QAbstractItemModel &model)
{
    QStringList rows;
    for (int i = 0; i < model.rowCount(); ++i)
        rows.append(model.index(i, 0).data().toString());
    return rows;
}

Origin placeAt(const char *path)
{
    return {.file = "/project/image.yaml", .span = {}, .path = path};
}

} // namespace

class FormViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesShowTheirCounts();
    void modulesHaveAPageForTheirScripts();
    void pagesAreTurnedByKeys();
    void theFocusGoesToThePages();
    void withLittleRoomABoxTurnsThePages();
    void aStageIsChosenAndEdited();
    void stagesAreAddedMovedAndRemoved();
    void theChosenStageIsFollowedWhenTheTextMovesIt();
    void aPlaceIsMarkedWithoutTakingTheFocus_data();
    void aPlaceIsMarkedWithoutTakingTheFocus();
    void aPlaceInAnotherStageTurnsToIt();
    void placesOfOtherFilesAndUnknownOnesAreIgnored();
    void choosingARowTellsItsPlace();
    void problemsOfNoPageStandOnTop();
    void anOlderStateDoesNotUndoAnEdit();
    void anotherDocumentIsShownFromItsFirstStage();
    void textThatIsNoDescriptorIsSaid();
    void fitsInto320Pixels();
};

void FormViewTest::pagesShowTheirCounts()
{
    FormFixture form("name: a\nlabels:\n- name: x\n  value: y\nenvs: []\nrun: {cmd: [a, b]}\nartifacts: nonsense\n");
    const QStringList expected{QStringLiteral("Identity"),  QStringLiteral("Labels  1"), QStringLiteral("Environment"),
                               QStringLiteral("Arguments"), QStringLiteral("Artifacts"), QStringLiteral("Run"),
                               QStringLiteral("Ports"),     QStringLiteral("Volumes"),   QStringLiteral("Modules"),
                               QStringLiteral("Packages"),  QStringLiteral("Help"),      QStringLiteral("OSBS")};
    QCOMPARE(rowsOf(*form.part<QListView>("form.pages").model()), expected);
}

void FormViewTest::modulesHaveAPageForTheirScripts()
{
    FormFixture form("name: m\nversion: '1'\nexecute:\n- script: a.sh\n", descriptor::ObjectKind::Module);
    QVERIFY(rowsOf(*form.part<QListView>("form.pages").model()).contains(QStringLiteral("Execute  1")));
    form.view.showPage(QStringLiteral("execute"));
    QCOMPARE(rowsOf(*form.part<QTableView>("form.execute.table").model()), {QStringLiteral("a.sh")});
}

void FormViewTest::pagesAreTurnedByKeys()
{
    FormFixture form("name: a\n");
    auto &pages = form.part<QListView>("form.pages");
    pages.setFocus();
    QTest::keyClick(&pages, Qt::Key_Down);
    QVERIFY(form.part<QTableView>("form.labels.table").isVisible());
    QTest::keyClick(&pages, Qt::Key_Up);
    QVERIFY(form.part<QLineEdit>("form.name").isVisible());
}

void FormViewTest::theFocusGoesToThePages()
{
    FormFixture form("name: a\n");
    form.view.setFocus();
    QVERIFY(form.part<QListView>("form.pages").hasFocus());
    form.view.resize(340, 500);
    QTRY_VERIFY(form.part<QComboBox>("form.pageBox").isVisible());
    QVERIFY(form.part<QComboBox>("form.pageBox").hasFocus()); // it takes the place of the list
    form.part<QLineEdit>("form.name").setFocus();
    form.view.setFocus();
    QVERIFY(form.part<QComboBox>("form.pageBox").hasFocus());
    form.view.resize(700, 500);
    QTRY_VERIFY(form.part<QListView>("form.pages").hasFocus());
}

void FormViewTest::withLittleRoomABoxTurnsThePages()
{
    FormFixture form("name: a\n");
    auto &box = form.part<QComboBox>("form.pageBox");
    QVERIFY(!box.isVisible());
    form.view.resize(340, 500);
    QTRY_VERIFY(box.isVisible());
    QVERIFY(!form.part<QListView>("form.pages").isVisible());
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down);
    QVERIFY(form.part<QTableView>("form.labels.table").isVisible());
}

void FormViewTest::aStageIsChosenAndEdited()
{
    FormFixture form(twoStages);
    auto &box = form.part<QComboBox>("form.stage");
    QCOMPARE(rowsOf(*box.model()), QStringList({QStringLiteral("builder"), QStringLiteral("app")}));
    auto &version = form.part<QLineEdit>("form.version");
    QCOMPARE(version.text(), QStringLiteral("1"));
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(version.text(), QStringLiteral("2"));
    form.type(version, QStringLiteral("3"));
    QTest::keyClick(&version, Qt::Key_Return);
    std::string expected = twoStages;
    expected.replace(expected.find("'2'"), 3, "'3'");
    QCOMPARE(form.text(), expected);
}

void FormViewTest::stagesAreAddedMovedAndRemoved()
{
    FormFixture form(twoStages);
    QTest::mouseClick(&form.part<QToolButton>("form.stages.add"), Qt::LeftButton);
    auto &box = form.part<QComboBox>("form.stage");
    const QStringList three{QStringLiteral("builder"), QStringLiteral("builder-2"), QStringLiteral("app")};
    QCOMPARE(rowsOf(*box.model()), three);
    QCOMPARE(box.currentIndex(), 1);
    QCOMPARE(form.part<QLineEdit>("form.version").text(), QStringLiteral("1.0"));
    QTest::mouseClick(&form.part<QToolButton>("form.stages.up"), Qt::LeftButton);
    QCOMPARE(box.currentIndex(), 0);
    QCOMPARE(box.currentText(), QStringLiteral("builder-2"));
    QTest::mouseClick(&form.part<QToolButton>("form.stages.remove"), Qt::LeftButton);
    QCOMPARE(rowsOf(*box.model()), QStringList({QStringLiteral("builder"), QStringLiteral("app")}));
    form.undo();
    form.undo();
    form.undo();
    QCOMPARE(form.text(), twoStages);
}

void FormViewTest::theChosenStageIsFollowedWhenTheTextMovesIt()
{
    FormFixture form(twoStages);
    auto &box = form.part<QComboBox>("form.stage");
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down);
    form.replaceInText("- name: builder\n", "- name: first\n  version: '1'\n- name: builder\n");
    QCOMPARE(box.currentText(), QStringLiteral("app"));
    QCOMPARE(box.currentIndex(), 2);
}

void FormViewTest::aPlaceIsMarkedWithoutTakingTheFocus_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("visible");
    QTest::newRow("field") << QStringLiteral("run.user") << QStringLiteral("form.run.user");
    QTest::newRow("row") << QStringLiteral("envs[1]") << QStringLiteral("form.envs.detail");
    QTest::newRow("value in a row") << QStringLiteral("envs[1].value") << QStringLiteral("form.envs.item.value");
    QTest::newRow("list") << QStringLiteral("modules.install") << QStringLiteral("form.modules.install.table");
    QTest::newRow("section") << QStringLiteral("packages") << QStringLiteral("form.packages.manager");
    QTest::newRow("scalar item") << QStringLiteral("run.cmd[0]") << QStringLiteral("form.run.cmd.table");
}

void FormViewTest::aPlaceIsMarkedWithoutTakingTheFocus()
{
    QFETCH(QString, path);
    QFETCH(QString, visible);
    FormFixture form("name: a\nenvs:\n- name: A\n- name: B\n  value: b\nrun: {user: u, cmd: [c]}\n");
    auto *pages = &form.part<QListView>("form.pages");
    pages->setFocus();
    QSignalSpy activated(&form.view, &FormView::placeActivated);
    form.view.setCurrentPlace(placeAt(path.toLatin1().constData()));
    QVERIFY(form.part<QWidget>(visible.toLatin1().constData()).isVisible());
    QVERIFY(pages->hasFocus());
    QCOMPARE(activated.size(), 0);
    if (path.startsWith(QStringLiteral("envs")))
        QCOMPARE(form.part<QTableView>("form.envs.table").currentIndex().row(), 1);
    QCOMPARE(form.text(), "name: a\nenvs:\n- name: A\n- name: B\n  value: b\nrun: {user: u, cmd: [c]}\n");
}

void FormViewTest::aPlaceInAnotherStageTurnsToIt()
{
    FormFixture form(twoStages);
    form.view.setCurrentPlace(placeAt("[1].artifacts[0].path"));
    QCOMPARE(form.part<QComboBox>("form.stage").currentIndex(), 1);
    QVERIFY(form.part<QLineEdit>("form.artifacts.item.path").isVisible());
    QCOMPARE(form.part<QLineEdit>("form.artifacts.item.path").text(), QStringLiteral("/x"));
}

void FormViewTest::placesOfOtherFilesAndUnknownOnesAreIgnored()
{
    FormFixture form("name: a\nlabels: []\n");
    form.view.setCurrentPlace({.file = "/project/other.yaml", .span = {}, .path = "labels"});
    QVERIFY(form.part<QLineEdit>("form.name").isVisible());
    for (const char *path : {"", "nonsense", "[3].labels", "labels[99999999999999].x"})
        form.view.setCurrentPlace(placeAt(path));
    QVERIFY(form.view.isVisible());
}

void FormViewTest::choosingARowTellsItsPlace()
{
    FormFixture form("envs:\n- name: A\n- name: B\n");
    form.view.showPage(QStringLiteral("envs"));
    auto &table = form.part<QTableView>("form.envs.table");
    QSignalSpy activated(&form.view, &FormView::placeActivated);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(1, 0)).center());
    const Origin expected{.file = "/project/image.yaml", .span = {.begin = 18, .end = 25}, .path = "envs[1]"};
    QVERIFY(!activated.isEmpty());
    QCOMPARE(activated.last()[0].value<Origin>(), expected);
}

void FormViewTest::problemsOfNoPageStandOnTop()
{
    FormFixture form("name: a\nnonsense: 1\nlabels: []\n");
    form.problems = {{Severity::Error, "unknown-key", "%1 is not a key.", {"nonsense"}, {}, placeAt("nonsense")},
                     {Severity::Error, "missing-key", "The version is missing.", {}, {}, placeAt("")},
                     {Severity::Hint, "empty", "There are no labels.", {}, {}, placeAt("labels")}};
    form.settle();
    QStringList texts;
    for (const Message &message : form.part<Messages>("form.messages").messages())
        texts.append(message.text);
    QCOMPARE(texts, QStringList({QStringLiteral("The version is missing."), QStringLiteral("nonsense is not a key.")}));
}

void FormViewTest::anOlderStateDoesNotUndoAnEdit()
{
    FormFixture form("name: a\n");
    const auto old = std::make_shared<const yaml::Tree>(yaml::Tree::parse(form.text()));
    const quint64 revision = form.document.revision();
    auto &name = form.part<QLineEdit>("form.name");
    form.type(name, QStringLiteral("b"));
    QTest::keyClick(&name, Qt::Key_Return);
    form.view.setState({.document = &form.document, .tree = old, .revision = revision}); // its analysis was on the way
    QCOMPARE(name.text(), QStringLiteral("b"));
    QTest::keyClicks(&name, QStringLiteral("c"));
    QTest::keyClick(&name, Qt::Key_Return);
    QCOMPARE(form.text(), "name: bc\n");
}

void FormViewTest::anotherDocumentIsShownFromItsFirstStage()
{
    FormFixture form(twoStages);
    form.view.setCurrentPlace(placeAt("[1].name"));
    Document other("/project/other.yaml", "name: other\n");
    form.view.setState({.document = &other,
                        .tree = std::make_shared<const yaml::Tree>(yaml::Tree::parse(other.text())),
                        .revision = other.revision()});
    QCOMPARE(form.part<QLineEdit>("form.name").text(), QStringLiteral("other"));
    QVERIFY(!form.part<QComboBox>("form.stage").isVisible());
    form.settle();
}

void FormViewTest::textThatIsNoDescriptorIsSaid()
{
    FormFixture form("just a sentence\n");
    const QList<Message> messages = form.part<Messages>("form.messages").messages();
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages[0].text, QStringLiteral("A map of keys belongs here. The form cannot show this text."));
    auto &name = form.part<QLineEdit>("form.name");
    form.type(name, QStringLiteral("b"));
    QTest::keyClick(&name, Qt::Key_Return);
    QCOMPARE(form.text(), "just a sentence\n");
    QCOMPARE(form.part<Messages>("form.name.messages").messages().size(), 1);
}

void FormViewTest::fitsInto320Pixels()
{
    FormFixture form("artifacts:\n- name: a\n  path: b\n");
    form.view.resize(320, 480);
    for (const char *page : {"identity", "labels", "envs", "args", "artifacts", "run", "ports", "volumes", "modules",
                             "packages", "help", "osbs"}) {
        form.view.showPage(QString::fromLatin1(page));
        QVERIFY2(form.view.minimumSizeHint().width() <= 320, page);
        auto &area = form.part<QScrollArea>(QByteArray("form.page.").append(page).constData());
        QVERIFY2(area.widget()->minimumSizeHint().width() <= 320, page);
    }
}

QTEST_MAIN(FormViewTest)
#include "tst_formview.moc"
