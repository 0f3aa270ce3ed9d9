// SPDX-License-Identifier: MIT
#include "ui/model/mergeresult.h"

#include <QTest>

using namespace slipway;
using namespace slipway::ui;
using Choice = MergeResult::Choice;

class MergeResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void conflictsHoldYourLinesUntilTheyAreDecided();
    void sidesAreTakenInAnyOrderAndAgain();
    void editsByHandDecide();
    void undoOpensAConflictAgain();
    void bothSidesKeepTheirLineEnds();

private:
    void replace(std::size_t begin, std::size_t end, const char *text)
    {
        const TextEdit edit{.span = {.begin = begin, .end = end}, .replacement = text};
        result->document().apply(std::span(&edit, 1), QStringLiteral("Edit"));
    }
    [[nodiscard]] const std::string &text() { return result->document().text(); }
    [[nodiscard]] std::string held(std::size_t conflict)
    {
        const Span span = result->conflicts()[conflict].span;
        return text().substr(span.begin, span.length());
    }

    std::unique_ptr<MergeResult> result;
};

void MergeResultTest::init()
{
    result = std::make_unique<MergeResult>("a\nb\nc\nd\ne\nf\n", "a\nB\nc\nd\nE\nf\n", "A\nb\nc\nD\nd\ne2\ne3\nf\n");
}

void MergeResultTest::conflictsHoldYourLinesUntilTheyAreDecided()
{
    QCOMPARE(result->conflicts().size(), std::size_t{2});
    QCOMPARE(result->openCount(), 2);
    QCOMPARE(text(), std::string("a\nB\nc\nD\nd\nE\nf\n"));
    QCOMPARE(held(1), std::string("E\n"));
    QCOMPARE(result->peacefulCount(MergeChunk::Kind::Theirs), 1);
}

void MergeResultTest::sidesAreTakenInAnyOrderAndAgain()
{
    result->take(1, Choice::Theirs);
    QCOMPARE(text(), std::string("a\nB\nc\nD\nd\ne2\ne3\nf\n"));
    result->take(0, Choice::Both);
    QCOMPARE(text(), std::string("a\nB\nA\nb\nc\nD\nd\ne2\ne3\nf\n"));
    QCOMPARE(held(1), std::string("e2\ne3\n"));
    result->take(0, Choice::Theirs);
    result->take(1, Choice::Yours);
    QCOMPARE(text(), std::string("A\nb\nc\nD\nd\nE\nf\n"));
    QCOMPARE(result->openCount(), 0);
}

void MergeResultTest::editsByHandDecide()
{
    replace(0, 0, "# new\n");
    const Span second = result->conflicts()[1].span;
    QCOMPARE(held(1), std::string("E\n"));
    replace(second.begin, second.begin + 1, "mine");
    QVERIFY(result->conflicts()[1].choice == Choice::Edited);
    QCOMPARE(held(1), std::string("mine\n"));
}

void MergeResultTest::undoOpensAConflictAgain()
{
    result->take(1, Choice::Theirs);
    QCOMPARE(result->openCount(), 1);
    result->document().undoStack()->undo();
    QCOMPARE(result->openCount(), 2);
    QCOMPARE(held(1), std::string("E\n"));
    result->document().undoStack()->redo();
    QVERIFY(result->conflicts()[1].choice == Choice::Theirs);
}

void MergeResultTest::bothSidesKeepTheirLineEnds()
{
    MergeResult ends("a", "b", "c\r\n");
    QCOMPARE(ends.openCount(), 1);
    ends.take(0, Choice::Both);
    QCOMPARE(ends.document().text(), std::string("b\nc\r\n"));
}

QTEST_MAIN(MergeResultTest)
#include "tst_mergeresult.moc"
