// SPDX-License-Identifier: MIT
#include "formfixture.h"

#include "ui/form/messages.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QToolButton>

using namespace slipway;
using namespace slipway::ui;

class FormFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingChangesOnlyTheValue_data();
    void typingChangesOnlyTheValue();
    void aChoiceIsWrittenAndNotSetRemovesIt();
    void aTextOfSeveralLinesIsWrittenWhenTheFocusLeaves();
    void aNumberThatIsNotOneCannotBeTyped();
    void theButtonRemovesTheKeyWithItsComment();
    void undoBringsTheOldTextAndTheOldValue();
    void escapeTakesBackWhatWasTyped();
    void absentMissingNullAndEmptyAreToldApart_data();
    void absentMissingNullAndEmptyAreToldApart();
    void typingInTheTextUpdatesTheFormAndKeepsFocusAndCaret();
    void whatIsBeingTypedIsNotReplacedFromOutside();
    void anEditFindsItsPlaceInATextThatIsNewerThanTheForm();
    void brokenTextKeepsTheLastStateAndRefusesEdits();
    void whatTheFormCannotShowIsSaidInPlace_data();
    void whatTheFormCannotShowIsSaidInPlace();
    void problemsStandBesideTheirField();
    void focusShowsHelpAndTellsThePlace();
    void suggestionsAreOfferedAndDoNotDisturbTyping();
    void commitWritesWhatIsBeingTyped();
    void anEmptyDocumentGetsItsFirstKey();
};

void FormFieldsTest::typingChangesOnlyTheValue_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *page, const char *field, const char *typed, const char *before,
                        const char *after) {
        QTest::newRow(name) << QString::fromUtf8(page) << QString::fromUtf8(field) << QString::fromUtf8(typed)
                            << QByteArray(before) << QByteArray(after);
    };
    row("plain with comment", "identity", "form.name", "b", "# top\nname:  a   # the name\nversion: 1\n",
        "# top\nname:  b   # the name\nversion: 1\n");
    row("a number as text gets quotes", "identity", "form.version", "1.10", "name: a\nversion: 1.0\n",
        "name: a\nversion: \"1.10\"\n");
    row("quotes are kept", "identity", "form.version", "1.11", "name: a\nversion: '1.10'\n",
        "name: a\nversion: '1.11'\n");
    row("CRLF stays", "identity", "form.name", "b", "name: a\r\nversion: '1'\r\n", "name: b\r\nversion: '1'\r\n");
    row("a new key after its neighbours", "identity", "form.from", "scratch", "name: a\nversion: '1'\nlabels: []\n",
        "name: a\nversion: '1'\nfrom: scratch\nlabels: []\n");
    row("a map on the way is made", "run", "form.run.user", "app", "name: a\nversion: '1'\n",
        "name: a\nversion: '1'\nrun:\n  user: app\n");
    row("a number stays one where it may", "run", "form.run.user", "1001", "run:\n  user: 185\n",
        "run:\n  user: 1001\n");
    row("flow style", "run", "form.run.workdir", "/srv", "run: {user: app}\n", "run: {workdir: /srv, user: app}\n");
    row("yes is text", "identity", "form.name", "yes", "name: a\n", "name: \"yes\"\n");
    row("an integer", "identity", "form.schema_version", "1", "name: a\nversion: '1'\n",
        "name: a\nversion: '1'\nschema_version: 1\n");
    row("emptied text", "identity", "form.release", "", "name: a\nrelease: x\n", "name: a\nrelease: \"\"\n");
    row("after a bare colon", "identity", "form.from", "scratch", "name: a\nfrom:\nlabels: []\n",
        "name: a\nfrom: scratch\nlabels: []\n");
    row("letters of other scripts", "identity", "form.name", "b", "größe: 1\nname: ü # ä\n", "größe: 1\nname: b # ä\n");
}

void FormFieldsTest::typingChangesOnlyTheValue()
{
    QFETCH(QString, page);
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    FormFixture form(before.toStdString());
    form.view.showPage(page);
    auto &line = form.part<QLineEdit>(field.toLatin1().constData());
    form.type(line, typed);
    QCOMPARE(QByteArray::fromStdString(form.text()), before); // not while typing
    QTest::keyClick(&line, Qt::Key_Return);
    QCOMPARE(QByteArray::fromStdString(form.text()), after);
    QCOMPARE(line.text(), typed);
    QCOMPARE(form.document.undoStack()->count(), 1);
    form.undo();
    QCOMPARE(QByteArray::fromStdString(form.text()), before);
}

void FormFieldsTest::aChoiceIsWrittenAndNotSetRemovesIt()
{
    FormFixture form("name: a\npackages:\n  install: [x]\n");
    form.view.showPage(QStringLiteral("packages"));
    auto &box = form.part<QComboBox>("form.packages.manager");
    QCOMPARE(box.currentText(), QStringLiteral("yum (default)"));
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down);
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(form.text(), "name: a\npackages:\n  install: [x]\n  manager: dnf\n");
    QTest::keyClick(&box, Qt::Key_Home);
    QCOMPARE(form.text(), "name: a\npackages:\n  install: [x]\n");
    form.view.showPage(QStringLiteral("help"));
    auto &add = form.part<QComboBox>("form.help.add");
    add.setFocus();
    QTest::keyClick(&add, Qt::Key_Down);
    QCOMPARE(form.text(), "name: a\npackages:\n  install: [x]\nhelp:\n  add: true\n");
}

void FormFieldsTest::aTextOfSeveralLinesIsWrittenWhenTheFocusLeaves()
{
    FormFixture form("name: a\ndescription: |\n  one\n  two\nfrom: b # base\n");
    auto &edit = form.part<QPlainTextEdit>("form.description");
    QCOMPARE(edit.toPlainText(), QStringLiteral("one\ntwo\n"));
    edit.setFocus();
    QTest::keyClick(&edit, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(&edit, QStringLiteral("three"));
    QTest::keyClick(&edit, Qt::Key_Return);
    QTest::keyClick(&edit, Qt::Key_Tab);
    QCOMPARE(form.text(), "name: a\ndescription: |\n  one\n  two\n  three\nfrom: b # base\n");
    QVERIFY(!edit.hasFocus());
}

void FormFieldsTest::aNumberThatIsNotOneCannotBeTyped()
{
    FormFixture form("name: a\nschema_version: 1\n");
    auto &line = form.part<QLineEdit>("form.schema_version");
    form.type(line, QStringLiteral("x2y"));
    QCOMPARE(line.text(), QStringLiteral("2"));
    form.type(line, {});
    QTest::keyClick(&line, Qt::Key_Return);
    QCOMPARE(form.text(), "name: a\n");
}

void FormFieldsTest::theButtonRemovesTheKeyWithItsComment()
{
    FormFixture form("name: a\n# why\nfrom: b # base\nversion: '1'\n");
    auto &button = form.part<QToolButton>("form.from.remove");
    QVERIFY(button.isVisible());
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(form.text(), "name: a\nversion: '1'\n");
    QVERIFY(!button.isVisible());
    QVERIFY(!form.part<QToolButton>("form.release.remove").isVisible());
    auto &version = form.part<QLineEdit>("form.version");
    version.setFocus();
    QTest::keyClick(&version, Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(form.text(), "name: a\n");
    QVERIFY(version.hasFocus());
}

void FormFieldsTest::undoBringsTheOldTextAndTheOldValue()
{
    FormFixture form("name: a\n");
    auto &line = form.part<QLineEdit>("form.name");
    form.type(line, QStringLiteral("bcd"));
    QTest::keyClick(&line, Qt::Key_Return);
    QCOMPARE(form.text(), "name: bcd\n");
    form.undo();
    QCOMPARE(form.text(), "name: a\n");
    QCOMPARE(line.text(), QStringLiteral("a"));
    QVERIFY(line.hasFocus());
}

void FormFieldsTest::escapeTakesBackWhatWasTyped()
{
    FormFixture form("name: a\n");
    auto &line = form.part<QLineEdit>("form.name");
    form.type(line, QStringLiteral("other"));
    QTest::keyClick(&line, Qt::Key_Escape);
    QCOMPARE(line.text(), QStringLiteral("a"));
    QTest::keyClick(&line, Qt::Key_Return);
    QCOMPARE(form.text(), "name: a\n");
}

void FormFieldsTest::absentMissingNullAndEmptyAreToldApart_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("placeholder");
    QTest::addColumn<bool>("isPresent");
    QTest::newRow("absent") << QByteArray("name: a\n") << QStringLiteral("root (default)") << false;
    QTest::newRow("missing") << QByteArray("run:\n  user:\n") << QStringLiteral("nothing after the key") << true;
    QTest::newRow("null") << QByteArray("run:\n  user: ~\n") << QStringLiteral("null") << true;
    QTest::newRow("empty") << QByteArray("run:\n  user: ''\n") << QStringLiteral("empty text") << true;
}

void FormFieldsTest::absentMissingNullAndEmptyAreToldApart()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isPresent);
    FormFixture form(text.toStdString());
    form.view.showPage(QStringLiteral("run"));
    const auto &line = form.part<QLineEdit>("form.run.user");
    QCOMPARE(line.text(), QString());
    QTEST(line.placeholderText(), "placeholder");
    QCOMPARE(form.part<QToolButton>("form.run.user.remove").isVisible(), isPresent);
}

void FormFieldsTest::typingInTheTextUpdatesTheFormAndKeepsFocusAndCaret()
{
    FormFixture form("name: abcdef\nversion: '1'\n");
    auto &name = form.part<QLineEdit>("form.name");
    name.setFocus();
    name.setSelection(2, 3);
    form.replaceInText("'1'", "'22'");
    QCOMPARE(form.part<QLineEdit>("form.version").text(), QStringLiteral("22"));
    QVERIFY(name.hasFocus());
    QCOMPARE(name.selectedText(), QStringLiteral("cde"));
    name.setCursorPosition(4);
    form.replaceInText("abcdef", "abcdefgh");
    QCOMPARE(name.text(), QStringLiteral("abcdefgh"));
    QCOMPARE(name.cursorPosition(), 4);
    QVERIFY(name.hasFocus());
}

void FormFieldsTest::whatIsBeingTypedIsNotReplacedFromOutside()
{
    FormFixture form("name: a\nversion: '1'\n");
    auto &name = form.part<QLineEdit>("form.name");
    form.type(name, QStringLiteral("typed"));
    form.replaceInText("name: a", "name: other");
    QCOMPARE(name.text(), QStringLiteral("typed"));
    QTest::keyClick(&name, Qt::Key_Return);
    QCOMPARE(form.text(), "name: typed\nversion: '1'\n");
}

void FormFieldsTest::anEditFindsItsPlaceInATextThatIsNewerThanTheForm()
{
    FormFixture form("name: a\nversion: '1'\n");
    auto &name = form.part<QLineEdit>("form.name");
    form.type(name, QStringLiteral("b"));
    form.document.apply(std::vector<TextEdit>{{.span = {}, .replacement = "# a new first line\n"}}, {});
    QTest::keyClick(&name, Qt::Key_Return);
    QCOMPARE(form.text(), "# a new first line\nname: b\nversion: '1'\n");
}

void FormFieldsTest::brokenTextKeepsTheLastStateAndRefusesEdits()
{
    FormFixture form("name: a\nversion: '1'\n");
    QSignalSpy places(&form.view, &FormView::placeActivated);
    form.replaceInText("'1'", "'1");
    auto &name = form.part<QLineEdit>("form.name");
    QCOMPARE(name.text(), QStringLiteral("a"));
    QCOMPARE(form.part<QLineEdit>("form.version").text(), QStringLiteral("1"));
    QCOMPARE(form.part<Messages>("form.messages").messages().size(), 1);
    form.type(name, QStringLiteral("b"));
    QTest::keyClick(&name, Qt::Key_Return);
    QCOMPARE(form.text(), "name: a\nversion: '1\n");
    QCOMPARE(name.text(), QStringLiteral("b"));
    const Messages &refusal = form.part<Messages>("form.name.messages");
    QCOMPARE(refusal.messages().size(), 1);
    places.clear();
    Q_EMIT refusal.findChildren<QLabel *>().constLast()->linkActivated({});
    QCOMPARE(places.size(), 1);
    form.replaceInText("'1\n", "'1'\n");
    QVERIFY(form.part<Messages>("form.messages").messages().isEmpty());
    QTest::keyClick(&name, Qt::Key_Return);
    QCOMPARE(form.text(), "name: b\nversion: '1'\n");
    QVERIFY(refusal.messages().isEmpty());
}

void FormFieldsTest::whatTheFormCannotShowIsSaidInPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("message");
    QTest::newRow("a list") << QByteArray("name: [a, b]\nversion: '1'\n") << QString()
                            << QStringLiteral("The text has a list of 2 item(s) here. The form cannot show it.");
    QTest::newRow("an alias") << QByteArray("version: &v '1'\nname: *v\n") << QStringLiteral("1")
                              << QStringLiteral(
                                     "This stands for a value elsewhere (an alias) and is edited in the text.");
}

void FormFieldsTest::whatTheFormCannotShowIsSaidInPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    FormFixture form(text.toStdString());
    auto &name = form.part<QLineEdit>("form.name");
    QTEST(name.text(), "shown");
    QVERIFY(name.isReadOnly());
    const QList<Message> messages = form.part<Messages>("form.name.messages").messages();
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages[0].text, message);
    QCOMPARE(messages[0].place.path, "name");
    QVERIFY(messages[0].place.isWritten());
    form.type(form.part<QLineEdit>("form.release"), QStringLiteral("r")); // the rest stays usable
    QTest::keyClick(&form.part<QLineEdit>("form.release"), Qt::Key_Return);
    QVERIFY(form.text().contains("release: r"));
}

void FormFieldsTest::problemsStandBesideTheirField()
{
    FormFixture form("name: a\nversion: 1.10\n");
    form.problems = {{Severity::Warning,
                      "quote-version",
                      "The version is the number %1.",
                      {"1.1"},
                      "Quote it.",
                      {.file = "/project/image.yaml", .span = {}, .path = "version"}}};
    form.settle();
    const QList<Message> expected{
        {Severity::Warning, QStringLiteral("The version is the number 1.1. Quote it."), {}, form.problems[0]}};
    QCOMPARE(form.part<Messages>("form.version.messages").messages(), expected);
    QVERIFY(form.part<Messages>("form.name.messages").messages().isEmpty());
}

void FormFieldsTest::focusShowsHelpAndTellsThePlace()
{
    FormFixture form("name: a\nversion: '1'\n");
    QSignalSpy places(&form.view, &FormView::placeActivated);
    const auto &help = form.part<QLabel>("form.version.help");
    QVERIFY(!help.isVisible());
    QTest::mouseClick(&form.part<QLineEdit>("form.version"), Qt::LeftButton);
    QVERIFY(help.isVisible());
    QCOMPARE(places.size(), 1);
    const Origin expected{.file = "/project/image.yaml", .span = {.begin = 17, .end = 20}, .path = "version"};
    QCOMPARE(places[0][0].value<Origin>(), expected);
    QTest::mouseClick(&form.part<QLineEdit>("form.release"), Qt::LeftButton);
    QVERIFY(!help.isVisible());
    QCOMPARE(places.size(), 1); // nothing there to go to
}

void FormFieldsTest::suggestionsAreOfferedAndDoNotDisturbTyping()
{
    FormFixture form("name: a\nfrom: x\n");
    auto &line = form.part<QLineEdit>("form.from");
    auto *box = qobject_cast<QComboBox *>(line.parentWidget());
    QVERIFY(box);
    form.type(line, QStringLiteral("buil"));
    form.choices.stages = {QStringLiteral("one"), QStringLiteral("two")};
    form.settle();
    QCOMPARE(box->count(), 2);
    QCOMPARE(line.text(), QStringLiteral("buil"));
    QTest::keyClick(&line, Qt::Key_Return);
    QCOMPARE(form.text(), "name: a\nfrom: buil\n");
}

void FormFieldsTest::commitWritesWhatIsBeingTyped()
{
    FormFixture form("name: a\n");
    form.type(form.part<QLineEdit>("form.name"), QStringLiteral("b"));
    form.view.commit();
    QCOMPARE(form.text(), "name: b\n");
    form.view.commit();
    QCOMPARE(form.document.undoStack()->count(), 1);
}

void FormFieldsTest::anEmptyDocumentGetsItsFirstKey()
{
    FormFixture form("");
    auto &line = form.part<QLineEdit>("form.name");
    form.type(line, QStringLiteral("a"));
    QTest::keyClick(&line, Qt::Key_Return);
    QCOMPARE(form.text(), "name: a\n");
}

QTEST_MAIN(FormFieldsTest)
#include "tst_formfields.moc"
