// SPDX-License-Identifier: MIT
// Find and replace by keys: what is found, said and replaced.
#include "tests/ui/editor/editorfixture.h"

#include "ui/editor/findbar.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace slipway;
using namespace slipway::ui;

class FindBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hitsAreFound_data();
    void hitsAreFound();
    void aPatternThatGoesBackAndForthIsGivenUp();
    void enterWalksAndSaysWhenItWraps();
    void aBadPatternIsSaidInTheBar();
    void replacingAllIsOneUndoStepWithGroups();
    void replacingOneGoesOnToTheNext();
    void onlyTheSelectionIsSearched();
    void theWordAtTheCaretIsFoundAgain();
    void aHitInAFoldOpensIt();
};

namespace {

struct Bar {
    explicit Bar(const QString &text)
        : fixture(text)
        , window(std::make_unique<FindBar>(*fixture.document, *fixture.editor))
    {
    }

    void open(const QString &words) const
    {
        window->open();
        QLineEdit &edit = field("findText");
        edit.selectAll();
        QTest::keyClicks(&edit, words);
    }
    [[nodiscard]] QLineEdit &field(const char *name) const
    {
        return *window->findChild<QLineEdit *>(QLatin1StringView(name));
    }
    void check(const char *name) const { window->findChild<QToolButton *>(QLatin1StringView(name))->click(); }
    [[nodiscard]] QString status() const { return window->findChild<QLabel *>(QStringLiteral("findStatus"))->text(); }
    void enter(Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(&field("findText"), Qt::Key_Return, modifiers);
    }

    EditorFixture fixture;
    std::unique_ptr<FindBar> window;
};

} // namespace

void FindBarTest::hitsAreFound_data()
{
    QTest::addColumn<SearchPattern>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("begins");
    const auto row = [](const char *name, const SearchPattern &pattern, const char *text, const QList<int> &begins) {
        QTest::newRow(name) << pattern << QString::fromUtf8(text) << begins;
    };
    row("plain", {.text = QStringLiteral("a.")}, "a.b aab A.", {0, 8});
    row("case", {.text = QStringLiteral("A"), .isCaseSensitive = true}, "a A", {2});
    row("whole words", {.text = QStringLiteral("run"), .isWholeWord = true}, "run runs\nrun:", {0, 9});
    row("expression", {.text = QStringLiteral("^ *b"), .isRegular = true}, "b\n  b ab", {0, 2});
    row("over lines", {.text = QStringLiteral("a\\n *b"), .isRegular = true}, "a\n  b", {0});
    row("a dot ends with its line", {.text = QStringLiteral("a.*"), .isRegular = true}, "ab\nac", {0, 3});
    row("empty hits are none", {.text = QStringLiteral("x*"), .isRegular = true}, "axxb", {1});
    row("bad", {.text = QStringLiteral("(a"), .isRegular = true}, "(a", {});
}

void FindBarTest::hitsAreFound()
{
    QFETCH(SearchPattern, pattern);
    QFETCH(QString, text);
    const SearchResult result =
        search({.text = text, .pattern = pattern, .begin = 0, .end = static_cast<int>(text.size())}, {});
    QList<int> begins;
    for (const SearchHit &hit : result.hits)
        begins.append(hit.begin);
    QTEST(begins, "begins");
    QVERIFY(!result.isGivenUp);
}

void FindBarTest::aPatternThatGoesBackAndForthIsGivenUp()
{
    const QString text = QString(60, QLatin1Char('a')) + QLatin1Char('!');
    const SearchPattern pattern{.text = QStringLiteral("(a+)+$"), .isRegular = true};
    const SearchResult result = search({.text = text, .pattern = pattern, .begin = 0, .end = 61}, {});
    QVERIFY(result.isGivenUp);
    QVERIFY(result.hits.isEmpty());
}

void FindBarTest::enterWalksAndSaysWhenItWraps()
{
    const Bar bar(QStringLiteral("‡a: x\nb: x\n"));
    bar.open(QStringLiteral("x"));
    QTRY_VERIFY(bar.status().contains(QLatin1Char('2')));
    bar.enter();
    QTRY_COMPARE(bar.fixture.marked(), QStringLiteral("a: ‹x›\nb: x\n"));
    bar.enter();
    QTRY_COMPARE(bar.fixture.marked(), QStringLiteral("a: x\nb: ‹x›\n"));
    QVERIFY(!bar.status().contains(QStringLiteral("Continued")));
    bar.enter();
    QTRY_COMPARE(bar.fixture.marked(), QStringLiteral("a: ‹x›\nb: x\n"));
    QVERIFY(bar.status().contains(QStringLiteral("Continued from the top")));
    bar.enter(Qt::ShiftModifier);
    QTRY_COMPARE(bar.fixture.marked(), QStringLiteral("a: x\nb: ‹x›\n"));
    QVERIFY(bar.status().contains(QStringLiteral("Continued from the end")));
}

void FindBarTest::aBadPatternIsSaidInTheBar()
{
    const Bar bar(QStringLiteral("a: (b\n"));
    bar.check("findRegular");
    bar.open(QStringLiteral("(b"));
    QTRY_VERIFY(bar.status().startsWith(QStringLiteral("This is no regular expression: ")));
    bar.check("findRegular");
    QTRY_VERIFY(bar.status().contains(QStringLiteral("match")));
}

void FindBarTest::replacingAllIsOneUndoStepWithGroups()
{
    const Bar bar(QStringLiteral("- name: a\n  value: 1\n- name: b\n  value: 2\n"));
    bar.check("findRegular");
    bar.open(QStringLiteral("name: (\\w)"));
    QTest::keyClicks(&bar.field("replaceText"), QStringLiteral("name: \\1\\1"));
    bar.window->replaceAll();
    QTRY_VERIFY(bar.fixture.document->text().starts_with("- name: aa\n  value: 1\n- name: bb\n"));
    QCOMPARE(bar.fixture.document->undoStack()->count(), 1);
    bar.fixture.document->undoStack()->undo();
    QCOMPARE(bar.fixture.document->text(), "- name: a\n  value: 1\n- name: b\n  value: 2\n");
}

void FindBarTest::replacingOneGoesOnToTheNext()
{
    const Bar bar(QStringLiteral("‡x x x"));
    bar.open(QStringLiteral("x"));
    QTest::keyClicks(&bar.field("replaceText"), QStringLiteral("yz"));
    bar.enter();
    QTRY_COMPARE(bar.fixture.marked(), QStringLiteral("‹x› x x"));
    bar.window->replaceOne();
    QTRY_COMPARE(bar.fixture.marked(), QStringLiteral("yz ‹x› x"));
}

void FindBarTest::onlyTheSelectionIsSearched()
{
    const Bar bar(QStringLiteral("x\n‹x\nx›\nx\n"));
    bar.open(QStringLiteral("x")); // a selection of several lines is where to find
    QTRY_VERIFY(bar.status().startsWith(QLatin1Char('2')));
    QTest::keyClicks(&bar.field("replaceText"), QStringLiteral("y"));
    bar.window->replaceAll();
    QTRY_COMPARE(bar.fixture.document->text(), "x\ny\ny\nx\n");
}

void FindBarTest::theWordAtTheCaretIsFoundAgain()
{
    const Bar bar(QStringLiteral("na‡me: a\nx: name\n"));
    bar.window->findNextWord();
    QTRY_COMPARE(bar.fixture.marked(), QStringLiteral("name: a\nx: ‹name›\n"));
}

void FindBarTest::aHitInAFoldOpensIt()
{
    const Bar bar(QStringLiteral("‡run:\n  user: root\nname: x\n"));
    bar.fixture.editor->folding().foldAll();
    QCOMPARE(bar.fixture.visibleLines(), QList<int>({0, 2, 3}));
    bar.open(QStringLiteral("root"));
    bar.enter();
    QTRY_COMPARE(bar.fixture.visibleLines(), QList<int>({0, 1, 2, 3}));
    QCOMPARE(bar.fixture.editor->textCursor().selectedText(), QStringLiteral("root"));
}

QTEST_MAIN(FindBarTest)
#include "tst_findbar.moc"
