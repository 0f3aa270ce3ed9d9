// SPDX-License-Identifier: MIT
// Large texts in the editor: they come in slices, and what a user does with all of them does not keep the window.
#include "tests/ui/editor/editorfixture.h"

#include "ui/model/gradualtext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>

using namespace slipway;
using namespace slipway::ui;

class LargeTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCaretStaysAtTheTopWhileTheTextComes();
    void nothingIsTypedWhileTheTextComes();
    void aLargePasteIsOneUndoStep();
    void keysReplaceALargeSelection_data();
    void keysReplaceALargeSelection();
    void cuttingALargeSelectionFillsTheClipboard();
    void allOfALargeTextIsFoldedAndOpened();
    void whatIsLookedAtIsHighlighted();

private:
    static QString large(int lines = 12'000)
    {
        QString text = QStringLiteral("labels:\n");
        for (int i = 0; i < lines; ++i)
            text += QStringLiteral("  - name: label%1\n    value: x\n").arg(i);
        return text;
    }
};

void LargeTextTest::theCaretStaysAtTheTopWhileTheTextComes()
{
    const EditorFixture fixture(large());
    QVERIFY(fixture.document->isBehind());
    QTRY_VERIFY(!fixture.document->isBehind());
    QCOMPARE(fixture.editor->caret(), 0);
    QVERIFY(!fixture.editor->textCursor().hasSelection());
    QCOMPARE(fixture.editor->verticalScrollBar()->value(), 0);
    QCOMPARE(fixture.editor->toPlainText(), large());
    fixture.editor->setCaret(8);
    fixture.type(QStringLiteral("x: y"));
    QCOMPARE(fixture.editor->caret(), 12);
    QVERIFY(fixture.document->text().starts_with("labels:\nx: y  - name: label0\n"));
}

void LargeTextTest::nothingIsTypedWhileTheTextComes()
{
    const EditorFixture fixture(large());
    QVERIFY(fixture.editor->isReadOnly());
    fixture.type(QStringLiteral("x"));
    QCOMPARE(fixture.document->revision(), quint64{0});
    QTRY_VERIFY(!fixture.editor->isReadOnly());
}

void LargeTextTest::aLargePasteIsOneUndoStep()
{
    const EditorFixture fixture(QStringLiteral("a: b\n‡c: d\n"));
    const QString pasted = large();
    QGuiApplication::clipboard()->setText(pasted);
    QTest::keyClick(fixture.editor.get(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(fixture.document->isBehind());
    QTRY_VERIFY(!fixture.document->isBehind());
    QCOMPARE(fixture.editor->toPlainText(), QStringLiteral("a: b\n") + pasted + QStringLiteral("c: d\n"));
    QCOMPARE(fixture.editor->caret(), 5 + pasted.size());
    fixture.document->undoStack()->undo();
    QTRY_VERIFY(!fixture.document->isBehind());
    QCOMPARE(fixture.editor->toPlainText(), QStringLiteral("a: b\nc: d\n"));
    QCOMPARE(fixture.document->undoStack()->count(), 1);
}

void LargeTextTest::keysReplaceALargeSelection_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("left");
    QTest::newRow("Delete") << int(Qt::Key_Delete) << QString();
    QTest::newRow("Backspace") << int(Qt::Key_Backspace) << QString();
    QTest::newRow("Enter") << int(Qt::Key_Return) << QStringLiteral("\n");
    QTest::newRow("a letter") << int(Qt::Key_X) << QStringLiteral("x");
}

void LargeTextTest::keysReplaceALargeSelection()
{
    QFETCH(int, key);
    QFETCH(QString, left);
    const EditorFixture fixture(large());
    QTRY_VERIFY(!fixture.document->isBehind());
    fixture.editor->selectAll();
    QTest::keyClick(fixture.editor.get(), static_cast<Qt::Key>(key));
    QCOMPARE(QString::fromStdString(fixture.document->text()), left);
    QTRY_VERIFY(!fixture.document->isBehind());
    QCOMPARE(fixture.editor->toPlainText(), left);
    QCOMPARE(fixture.editor->caret(), left.size());
    fixture.document->undoStack()->undo();
    QTRY_VERIFY(!fixture.document->isBehind());
    QCOMPARE(fixture.editor->toPlainText(), large());
}

void LargeTextTest::cuttingALargeSelectionFillsTheClipboard()
{
    const EditorFixture fixture(large());
    QTRY_VERIFY(!fixture.document->isBehind());
    fixture.editor->selectAll();
    QTest::keyClick(fixture.editor.get(), Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), large());
    QTRY_VERIFY(fixture.editor->toPlainText().isEmpty());
}

void LargeTextTest::allOfALargeTextIsFoldedAndOpened()
{
    const EditorFixture fixture(large(3'000));
    const auto visible = [&] { return fixture.visibleLines().size(); };
    const qsizetype lines = visible();
    QCOMPARE(fixture.editor->folding().ranges().size(), 3'001);
    fixture.editor->folding().foldAll();
    QTRY_COMPARE(visible(), 2); // the first, and the empty one behind the last
    QTRY_VERIFY(fixture.editor->folding().isFolded(5'999));
    fixture.editor->folding().unfoldAt(0);
    QCOMPARE(visible(), lines - 3'000);
    fixture.editor->folding().unfoldAll();
    QCOMPARE(visible(), lines);
}

void LargeTextTest::whatIsLookedAtIsHighlighted()
{
    const EditorFixture fixture(large());
    QTRY_VERIFY(!fixture.document->isBehind());
    const auto isHighlighted = [&](int line) {
        return !fixture.editor->document()->findBlockByNumber(line).layout()->formats().isEmpty();
    };
    QTRY_VERIFY(isHighlighted(10));
    QVERIFY(!isHighlighted(20'000));
    fixture.editor->setCaret(fixture.editor->document()->findBlockByNumber(20'000).position());
    QTRY_VERIFY(isHighlighted(20'000));
}

QTEST_MAIN(LargeTextTest)
#include "tst_largetext.moc"
