// SPDX-License-Identifier: MIT
// Commands for whole lines: what they make, and that each is one undo step of the smallest splices.
#include "tests/ui/editor/editorfixture.h"

#include <QSignalSpy>

using namespace slipway;
using namespace slipway::ui;

class LineEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsGiveTheText_data();
    void commandsGiveTheText();
    void untouchedLinesStayTheSameBlocks();
    void manyLinesAreOneStep();
    void selectionGrowsAndShrinksByStructure();
};

using Command = void (DescriptorEditor::*)();
Q_DECLARE_METATYPE(Command)

void LineEditsTest::commandsGiveTheText_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, Command command, const char *before, const char *after) {
        QTest::newRow(name) << command << QString::fromUtf8(before) << QString::fromUtf8(after);
    };
    using Editor = DescriptorEditor;
    row("comment", &Editor::toggleComment, "a:\n  b‡: 1\n", "a:\n  # b‡: 1\n");
    row("comment several", &Editor::toggleComment, "‹a:\n\n  b: 1\nc: 2›", "# ‹a:\n\n#   b: 1\n# c: 2›");
    row("uncomment", &Editor::toggleComment, "‹# a:\n#b\n›", "‹a:\nb\n›");
    row("a line end that is only just selected", &Editor::toggleComment, "‹a: 1\n›b: 2", "# ‹a: 1\n›b: 2");
    row("indent", &Editor::indent, "‹a\n\nb›", "  ‹a\n\n  b›");
    row("unindent", &Editor::unindent, "‹   a\n b\nc›", "‹ a\nb\nc›");
    row("up", &Editor::moveLinesUp, "a\nb\nc‡", "a\nc‡\nb");
    row("several up", &Editor::moveLinesUp, "a\n‹b\nc›\nd", "‹b\nc›\na\nd");
    row("up at the top", &Editor::moveLinesUp, "a‡\nb", "a‡\nb");
    row("down", &Editor::moveLinesDown, "a‡\nb\n", "b\na‡\n");
    row("down to an end without line end", &Editor::moveLinesDown, "a‡\nb", "b\na‡");
    row("down at the bottom", &Editor::moveLinesDown, "a\nb‡", "a\nb‡");
    row("duplicate a line", &Editor::duplicate, "a‡b\nc", "ab\na‡b\nc");
    row("duplicate a selection", &Editor::duplicate, "x‹ab›c", "xab‹ab›c");
    row("delete a line", &Editor::deleteLines, "a\nb‡\ncd", "a\nc‡d");
    row("delete the last", &Editor::deleteLines, "ab\nc‡d", "a‡b");
    row("delete the only one", &Editor::deleteLines, "ab‡", "‡");
    row("join", &Editor::joinLines, "a:‡  \n    b\nc", "a:‡ b\nc");
    row("join several", &Editor::joinLines, "‹a\n  b\n  c›", "‹a b c›");
    row("join comments", &Editor::joinLines, "# a‡\n# b", "# a‡ b");
    row("join at the end", &Editor::joinLines, "a‡", "a‡");
}

void LineEditsTest::commandsGiveTheText()
{
    QFETCH(Command, command);
    QFETCH(QString, before);
    QFETCH(QString, after);
    const EditorFixture fixture(before);
    const std::string text = fixture.document->text();
    std::invoke(command, *fixture.editor);
    QCOMPARE(fixture.marked(), after);
    const bool isChanged = fixture.document->text() != text;
    QCOMPARE(fixture.document->undoStack()->count(), isChanged ? 1 : 0);
    fixture.document->undoStack()->undo();
    QCOMPARE(fixture.document->text(), text);
    QCOMPARE(fixture.editor->toPlainText().toStdString(), text);
    fixture.document->undoStack()->redo();
    QCOMPARE(QString::fromStdString(fixture.document->text()),
             after.remove(QChar(0x2021)).remove(QChar(0x2039)).remove(QChar(0x203A)));
}

/// A line's cursor in the middle of its text would leave it if the text were replaced.
void LineEditsTest::untouchedLinesStayTheSameBlocks()
{
    const EditorFixture fixture(QStringLiteral("‹one: 1\ntwo: 2\nthree: 3\n›four: 4\n"));
    QTextCursor inTwo(fixture.editor->document());
    inTwo.setPosition(11);
    QSignalSpy changed(fixture.document.get(), &Document::textChanged);
    fixture.editor->toggleComment();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(inTwo.position(), 15);
    QCOMPARE(fixture.document->text(), "# one: 1\n# two: 2\n# three: 3\nfour: 4\n");
}

void LineEditsTest::manyLinesAreOneStep()
{
    QString text;
    for (int i = 0; i < 3000; ++i)
        text += QStringLiteral("key%1: value\n").arg(i);
    const EditorFixture fixture(text);
    fixture.editor->selectAll();
    fixture.editor->toggleComment();
    QCOMPARE(fixture.document->undoStack()->count(), 1);
    QVERIFY(fixture.document->text().starts_with("# key0: value\n# key1"));
    QCOMPARE(fixture.editor->toPlainText().toStdString(), fixture.document->text());
    fixture.document->undoStack()->undo();
    QCOMPARE(QString::fromStdString(fixture.document->text()), text);
}

void LineEditsTest::selectionGrowsAndShrinksByStructure()
{
    const EditorFixture fixture(QStringLiteral("run:\n  cmd: [a‡, \"b c\"]\n"));
    QStringList selected;
    for (int i = 0; i < 5; ++i) {
        fixture.editor->expandSelection();
        selected.append(fixture.editor->textCursor().selectedText().replace(QChar(0x2029), QLatin1Char('/')));
    }
    QCOMPARE(selected,
             QStringList({QStringLiteral("a"), QStringLiteral("[a, \"b c\"]"), QStringLiteral("cmd: [a, \"b c\"]"),
                          QStringLiteral("run:/  cmd: [a, \"b c\"]"), QStringLiteral("run:/  cmd: [a, \"b c\"]")}));
    fixture.editor->shrinkSelection();
    fixture.editor->shrinkSelection();
    QCOMPARE(fixture.editor->textCursor().selectedText(), QStringLiteral("[a, \"b c\"]"));
    fixture.editor->shrinkSelection();
    fixture.editor->shrinkSelection();
    QCOMPARE(fixture.marked(), QStringLiteral("run:\n  cmd: [a‡, \"b c\"]\n"));
}

QTEST_MAIN(LineEditsTest)
#include "tst_lineedits.moc"
