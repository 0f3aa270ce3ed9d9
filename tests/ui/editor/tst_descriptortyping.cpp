// SPDX-License-Identifier: MIT
// What keys do in the text of a descriptor: new lines, indentation, brackets and quotes.
#include "tests/ui/editor/editorfixture.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace slipway;
using namespace slipway::ui;

class DescriptorTypingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysGiveTheText_data();
    void keysGiveTheText();
    void aPairIsOneUndoStep();
    void enterIsOneUndoStep();
    void aBlockIsPastedAtTheLevelOfTheCaret();
    void lineEndsStayAsTheFileHasThem();
};

void DescriptorTypingTest::keysGiveTheText_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, const char *keys, const char *after) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(keys) << QString::fromUtf8(after);
    };
    row("after a key", "run:‡", "\n", "run:\n  ‡");
    row("after a key with a comment", "run: # x‡", "\n", "run: # x\n  ‡");
    row("after a value", "  a: b‡", "\n", "  a: b\n  ‡");
    row("after the first key of an item", "- name: b‡", "\n", "- name: b\n  ‡");
    row("after a key that is an item", "- run:‡", "\n", "- run:\n    ‡");
    row("after an item the next", "a:\n  - b‡", "\nc", "a:\n  - b\n  - c‡");
    row("an empty item ends the list", "a:\n  - b\n  - ‡", "\n", "a:\n  - b\n  ‡");
    row("an address is no key", "- http://x‡", "\n", "- http://x\n- ‡");
    row("a flow item is not continued", "- [a]‡", "\n", "- [a]\n‡");
    row("a literal", "a: |‡", "\n", "a: |\n  ‡");
    row("within a literal", "a: |\n  b:‡", "\n", "a: |\n  b:\n  ‡");
    row("before the text of a line", "a: 1\n‡b: 2", "\n", "a: 1\n\n‡b: 2");
    row("within a value", "a: one‡ two", "\n", "a: one\n‡two");
    row("no white space is left behind", "a:\n  ‡", "\n", "a:\n\n  ‡");
    row("between brackets", "a: [‡]", "\n", "a: [\n  ‡\n]");
    row("a selection goes", "a: b‹one›", "\n", "a: b\n‡");
    row("Backspace to the parent's level", "a:\n    b:\n          ‡", "\b", "a:\n    b:\n    ‡");
    row("and further out", "a:\n    b:\n    ‡", "\b", "a:\n    b:\n‡");
    row("Backspace to an item's content", "- a: 1\n     ‡", "\b", "- a: 1\n  ‡");
    row("and to its dash", "  - a: 1\n    ‡", "\b", "  - a: 1\n  ‡");
    row("Backspace elsewhere", "ab‡", "\b", "a‡");
    row("a bracket brings its end", "a: ‡", "[", "a: [‡]");
    row("which can be typed over", "a: ‡", "[b]", "a: [b]‡");
    row("and taken back", "a: ‡", "[\b", "a: ‡");
    row("a quote", "a: ‡", "\"x\"", "a: \"x\"‡");
    row("a brace in an item", "- ‡", "{", "- {‡}");
    row("nested", "a: ‡", "[[", "a: [[‡]]");
    row("no pair in a word", "a: don‡", "'t", "a: don't‡");
    row("no pair in plain text", "a: see ‡", "[1]", "a: see [1]‡");
    row("no pair before text", "a: ‡b", "\"", "a: \"‡b");
    row("no pair in a comment", "# ‡", "[", "# [‡");
    row("no pair in a literal", "a: |\n  ‡", "[", "a: |\n  [‡");
    row("one's own bracket is not swallowed", "a: [b‡]", "]", "a: [b]‡]");
    row("a selection is quoted", "version: ‹1.10›", "\"", "version: \"‹1.10›\"");
    row("Tab to the next step", "a:\n ‡", "\t", "a:\n  ‡");
    row("Tab indents the lines of a selection", "a:\n‹- b\n- c›", "\t", "a:\n  ‹- b\n  - c›");
}

void DescriptorTypingTest::keysGiveTheText()
{
    QFETCH(QString, before);
    QFETCH(QString, keys);
    const EditorFixture fixture(before);
    fixture.type(keys);
    QTEST(fixture.marked(), "after");
    while (fixture.document->undoStack()->canUndo())
        QTest::keyClick(fixture.editor.get(), Qt::Key_Z, Qt::ControlModifier);
    const QString text = before.remove(QChar(0x2021)).remove(QChar(0x2039)).remove(QChar(0x203A));
    QCOMPARE(QString::fromStdString(fixture.document->text()), text);
}

void DescriptorTypingTest::aPairIsOneUndoStep()
{
    const EditorFixture fixture(QStringLiteral("a: ‡"));
    fixture.type(QStringLiteral("["));
    QCOMPARE(fixture.document->undoStack()->count(), 1);
    fixture.document->undoStack()->undo();
    QCOMPARE(fixture.document->text(), "a: ");
}

void DescriptorTypingTest::enterIsOneUndoStep()
{
    const EditorFixture fixture(QStringLiteral("a:\n  - b\n  - ‡"));
    fixture.type(QStringLiteral("\n"));
    QCOMPARE(fixture.document->undoStack()->count(), 1);
    fixture.document->undoStack()->undo();
    QCOMPARE(fixture.document->text(), "a:\n  - b\n  - ");
}

void DescriptorTypingTest::aBlockIsPastedAtTheLevelOfTheCaret()
{
    const EditorFixture fixture(QString::fromUtf8("envs:\n  - name: a\n  ‡"));
    QGuiApplication::clipboard()->setText(QStringLiteral("- name: b\r\n  value: c\r\n"));
    QTest::keyClick(fixture.editor.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(fixture.document->text(), std::string("envs:\n  - name: a\n  - name: b\n    value: c\n"));
    QCOMPARE(fixture.document->undoStack()->count(), 1);
    fixture.document->undoStack()->undo();
    QCOMPARE(fixture.document->text(), std::string("envs:\n  - name: a\n  "));
    fixture.editor->pasteAsItIs();
    QVERIFY(fixture.document->text().contains("  - name: b\n  value: c"));
}

void DescriptorTypingTest::lineEndsStayAsTheFileHasThem()
{
    const EditorFixture fixture(QStringLiteral("a: 1\r\nb: 2\r\n"));
    fixture.select(4, 4);
    fixture.type(QStringLiteral("\n"));
    QCOMPARE(fixture.document->text(), "a: 1\r\n\r\nb: 2\r\n");
    QTest::keyClick(fixture.editor.get(), Qt::Key_Backspace);
    fixture.select(0, 0);
    fixture.editor->moveLinesDown();
    QCOMPARE(fixture.document->text(), "b: 2\r\na: 1\r\n");
    fixture.editor->duplicate();
    QCOMPARE(fixture.document->text(), "b: 2\r\na: 1\r\na: 1\r\n");
}

QTEST_MAIN(DescriptorTypingTest)
#include "tst_descriptortyping.moc"
