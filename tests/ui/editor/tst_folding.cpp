// SPDX-License-Identifier: MIT
// What can be folded, and that no fold swallows an edit.
#include "tests/ui/editor/editorfixture.h"

#include "core/text/lineindex.h"
#include "ui/editor/structure.h"

#include <QSignalSpy>

using namespace slipway;
using namespace slipway::ui;

namespace {

const QString sample = QStringLiteral("# one\n"          // 0
                                      "# two\n"          // 1
                                      "name: x\n"        // 2
                                      "run:\n"           // 3
                                      "  cmd:\n"         // 4
                                      "    - a\n"        // 5
                                      "  user: b\n"      // 6
                                      "text: |\n"        // 7
                                      "  # no comment\n" // 8
                                      "  # at all\n"     // 9
                                      "\n"               // 10
                                      "last: [1,\n"      // 11
                                      "  2]\n");         // 12

QList<int> linesBut(int last, const QList<int> &hidden)
{
    QList<int> lines;
    for (int i = 0; i <= last; ++i) {
        if (!hidden.contains(i))
            lines.append(i);
    }
    return lines;
}

} // namespace

class FoldingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void structureTellsWhatCanBeFolded();
    void aClickOnTheArrowFoldsAndOpens();
    void theCaretLeavesWhatIsFolded();
    void keysGoOverAFold();
    void changesOpenAFold_data();
    void changesOpenAFold();
    void aFoldStaysWhileTypingElsewhere();
    void movingALineOverAFoldOpensIt();
    void allAndNone();
    void problemsOfHiddenLinesShowAtTheFold();
    void goingToAHiddenPlaceOpensItsFolds();
};

void FoldingTest::structureTellsWhatCanBeFolded()
{
    const std::string text = sample.toStdString();
    const QList<BlockRange> expected{{0, 1}, {3, 6}, {4, 5}, {7, 9}, {11, 12}};
    QCOMPARE(foldableLines(yaml::Tree::parse(text), text, LineIndex(text)), expected);
}

void FoldingTest::aClickOnTheArrowFoldsAndOpens()
{
    const EditorFixture fixture(sample);
    QSignalSpy clicked(fixture.editor.get(), &CodeView::gutterClicked);
    auto *gutter = fixture.editor->findChild<QWidget *>(QStringLiteral("gutter"));
    const QPoint arrow(gutter->width() - 6, fixture.editor->fontMetrics().lineSpacing() * 7 / 2 + 4);
    QTest::mouseClick(gutter, Qt::LeftButton, {}, arrow);
    QCOMPARE(fixture.visibleLines(), linesBut(13, {4, 5, 6}));
    QVERIFY(fixture.editor->folding().isFolded(3));
    QTest::mouseClick(gutter, Qt::LeftButton, {}, arrow);
    QCOMPARE(fixture.visibleLines(), linesBut(13, {}));
    QVERIFY(clicked.isEmpty());
}

void FoldingTest::theCaretLeavesWhatIsFolded()
{
    const EditorFixture fixture(sample);
    fixture.editor->setCaret(fixture.editor->document()->findBlockByNumber(5).position() + 2);
    fixture.editor->fold();
    QCOMPARE(fixture.visibleLines(), linesBut(13, {5}));
    QCOMPARE(fixture.editor->textCursor().blockNumber(), 4);
    fixture.editor->fold();
    QCOMPARE(fixture.visibleLines(), linesBut(13, {4, 5, 6}));
    QCOMPARE(fixture.editor->textCursor().blockNumber(), 3);
    fixture.editor->unfold();
    QCOMPARE(fixture.visibleLines(), linesBut(13, {5}));
}

void FoldingTest::keysGoOverAFold()
{
    const EditorFixture fixture(sample);
    fixture.editor->folding().toggle(3);
    fixture.editor->setCaret(fixture.editor->document()->findBlockByNumber(3).position());
    QTest::keyClick(fixture.editor.get(), Qt::Key_Down);
    QCOMPARE(fixture.editor->textCursor().blockNumber(), 7);
    QTest::keyClick(fixture.editor.get(), Qt::Key_Left);
    QCOMPARE(fixture.editor->textCursor().blockNumber(), 3);
    QVERIFY(fixture.editor->folding().isFolded(3));
}

void FoldingTest::changesOpenAFold_data()
{
    QTest::addColumn<std::function<void(const EditorFixture &)>>("change");
    using Change = std::function<void(const EditorFixture &)>;
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << std::move(change); };
    row("an edit of the form", [](const EditorFixture &fixture) {
        const std::size_t at = fixture.document->text().find("user: b") + 6;
        fixture.document->apply(std::vector<TextEdit>{{{at, at + 1}, "root"}}, QStringLiteral("Form"));
    });
    row("Enter behind the folded line", [](const EditorFixture &fixture) {
        fixture.editor->setCaret(fixture.editor->document()->findBlockByNumber(3).position() + 4);
        fixture.type(QStringLiteral("\n"));
    });
    row("Delete behind the folded line", [](const EditorFixture &fixture) {
        fixture.editor->setCaret(fixture.editor->document()->findBlockByNumber(3).position() + 4);
        QTest::keyClick(fixture.editor.get(), Qt::Key_Delete);
    });
    row("Backspace below it", [](const EditorFixture &fixture) {
        fixture.editor->setCaret(fixture.editor->document()->findBlockByNumber(7).position());
        QTest::keyClick(fixture.editor.get(), Qt::Key_Backspace);
    });
}

void FoldingTest::changesOpenAFold()
{
    using Change = std::function<void(const EditorFixture &)>;
    QFETCH(Change, change);
    const EditorFixture fixture(sample);
    fixture.editor->folding().toggle(3);
    QCOMPARE(fixture.visibleLines(), linesBut(13, {4, 5, 6}));
    change(fixture);
    const int last = fixture.editor->document()->blockCount() - 1;
    QCOMPARE(fixture.visibleLines(), linesBut(last, {}));
    fixture.parse();
    fixture.editor->folding().toggle(3);
    fixture.document->undoStack()->undo();
    QVERIFY(fixture.visibleLines().contains(6));
    QVERIFY(fixture.visibleLines().contains(7));
    QCOMPARE(QString::fromStdString(fixture.document->text()), sample);
}

void FoldingTest::aFoldStaysWhileTypingElsewhere()
{
    const EditorFixture fixture(sample);
    fixture.editor->folding().toggle(3);
    fixture.editor->setCaret(fixture.editor->document()->findBlockByNumber(2).position() + 7);
    fixture.type(QStringLiteral("yz\nversion: 1"));
    QCOMPARE(fixture.visibleLines(), linesBut(14, {5, 6, 7}));
    fixture.parse();
    QVERIFY(fixture.editor->folding().isFolded(4));
    fixture.editor->setCaret(fixture.editor->document()->findBlockByNumber(4).position() + 4);
    fixture.type(QStringLiteral(" # folded"));
    QCOMPARE(fixture.visibleLines(), linesBut(14, {5, 6, 7}));
}

void FoldingTest::movingALineOverAFoldOpensIt()
{
    const EditorFixture fixture(sample);
    fixture.editor->folding().toggle(3);
    fixture.editor->setCaret(fixture.editor->document()->findBlockByNumber(2).position());
    fixture.editor->moveLinesDown();
    QCOMPARE(fixture.visibleLines(), linesBut(13, {}));
    QVERIFY(fixture.document->text().starts_with("# one\n# two\nrun:\nname: x\n  cmd:\n"));
}

void FoldingTest::allAndNone()
{
    const EditorFixture fixture(sample);
    fixture.editor->folding().foldAll();
    QCOMPARE(fixture.visibleLines(), QList<int>({0, 2, 3, 7, 10, 11, 13}));
    fixture.editor->unfold(); // the caret is in the comments
    QCOMPARE(fixture.visibleLines(), QList<int>({0, 1, 2, 3, 7, 10, 11, 13}));
    fixture.editor->folding().unfoldAt(3);
    QCOMPARE(fixture.visibleLines(), QList<int>({0, 1, 2, 3, 4, 6, 7, 10, 11, 13}));
    fixture.editor->folding().unfoldAll();
    QCOMPARE(fixture.visibleLines(), linesBut(13, {}));
}

void FoldingTest::problemsOfHiddenLinesShowAtTheFold()
{
    const EditorFixture fixture(sample);
    const int position = fixture.editor->document()->findBlockByNumber(6).position();
    fixture.editor->setMarks({{position, position + 3, Severity::Error, QStringLiteral("wrong")}});
    const QImage before = fixture.editor->grab().toImage();
    fixture.editor->folding().toggle(3);
    fixture.editor->goTo({});
    QVERIFY(fixture.editor->grab().toImage() != before);
    QCOMPARE(fixture.editor->marks().size(), 1);
}

void FoldingTest::goingToAHiddenPlaceOpensItsFolds()
{
    const EditorFixture fixture(sample);
    fixture.editor->folding().foldAll();
    const std::size_t at = fixture.document->text().find("- a");
    fixture.editor->goTo({at, at});
    QCOMPARE(fixture.visibleLines(), QList<int>({0, 2, 3, 4, 5, 6, 7, 10, 11, 13}));
    QCOMPARE(fixture.editor->caretOffset(), at);
}

QTEST_MAIN(FoldingTest)
#include "tst_folding.moc"
