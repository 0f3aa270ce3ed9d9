// SPDX-License-Identifier: MIT
#include "ui/editor/codeview.h"
#include "ui/editor/colors.h"

#include <KSyntaxHighlighting/Repository>

#include <QPlainTextDocumentLayout>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QWheelEvent>

using namespace slipway;
using namespace slipway::ui;

namespace {

QString lines(int count)
{
    QStringList all;
    for (int i = 0; i < count; ++i)
        all.append(QStringLiteral("key%1: value").arg(i));
    return all.join(QLatin1Char('\n'));
}

QPalette darkPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Base, QColor(0x20, 0x20, 0x20));
    palette.setColor(QPalette::Text, QColor(0xee, 0xee, 0xee));
    return palette;
}

/// The colours that highlighting gave to a line.
QList<QColor> colorsOf(const QTextDocument &document, int block = 0)
{
    QList<QColor> colors;
    for (const QTextLayout::FormatRange &range : document.findBlockByNumber(block).layout()->formats())
        colors.append(range.format.foreground().color());
    return colors;
}

} // namespace

class CodeViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void marksAreKeptWithinTheText_data();
    void marksAreKeptWithinTheText();
    void marksMoveWithTheTextBeforeThem();
    void marksShrinkWithTheTextWithinThem();
    void markedLinesAreMarkedAndNothingScrolls();
    void revealingScrollsOnlyWhenOutOfSight();
    void settingTheCaretTellsItsPosition();
    void aClickInTheGutterTellsTheBlock();
    void ctrlPlusAndMinusZoom();
    void ctrlWheelZoomsInAReadOnlyView();
    void highlightingFollowsThePalette();
    void anotherDocumentIsHighlightedAndOutlivesTheView();
    void aCommentOfAContainerfileDoesNotContinue();
    void typingReplacesNothingElse();

private:
    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<CodeView> m_view;
};

void CodeViewTest::init()
{
    m_view = std::make_unique<CodeView>(m_repository);
    m_view->resize(400, 300);
    m_view->setPlainText(lines(200));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void CodeViewTest::cleanup()
{
    m_view.reset();
}

void CodeViewTest::marksAreKeptWithinTheText_data()
{
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("a word") << 0 << 2 << QList<int>{0, 2};
    QTest::newRow("empty: the next character") << 1 << 1 << QList<int>{1, 2};
    QTest::newRow("empty at a line's end: the character before") << 2 << 2 << QList<int>{1, 2};
    QTest::newRow("in an empty line: nothing to underline") << 3 << 3 << QList<int>{3, 3};
    QTest::newRow("past the end") << 70 << 90 << QList<int>{5, 6};
    QTest::newRow("before the start") << -7 << 1 << QList<int>{0, 1};
}

void CodeViewTest::marksAreKeptWithinTheText()
{
    QFETCH(int, begin);
    QFETCH(int, end);
    m_view->setPlainText(QStringLiteral("ab\n\nxy"));
    m_view->setMarks({{begin, end, Severity::Error, QStringLiteral("wrong")}});
    const QList<Mark> marks = m_view->marks();
    QCOMPARE(marks.size(), 1);
    QTEST(QList<int>({marks[0].begin, marks[0].end}), "expected");
}

void CodeViewTest::marksMoveWithTheTextBeforeThem()
{
    m_view->setPlainText(QStringLiteral("a: b\nc: d"));
    m_view->setMarks(
        {{8, 9, Severity::Hint, QStringLiteral("second")}, {0, 1, Severity::Hint, QStringLiteral("first")}});
    m_view->setCaret(2);
    QTest::keyClicks(m_view.get(), QStringLiteral("xyz"));
    const QList<Mark> expected{{0, 1, Severity::Hint, QStringLiteral("first")},
                               {11, 12, Severity::Hint, QStringLiteral("second")}};
    QCOMPARE(m_view->marks(), expected);
}

void CodeViewTest::marksShrinkWithTheTextWithinThem()
{
    m_view->setPlainText(QStringLiteral("a: bcdef\nc: d"));
    m_view->setMarks({{3, 8, Severity::Hint, QStringLiteral("value")}});
    m_view->setCaret(5);
    QTest::keyClick(m_view.get(), Qt::Key_Delete);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_view->marks(), QList<Mark>({{3, 8, Severity::Hint, QStringLiteral("value")}}));
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_view.get(), Qt::Key_X);
    QCOMPARE(m_view->marks().first().end, 1);
    QTest::keyClick(m_view.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_view->marks().first().end <= m_view->document()->characterCount());
}

void CodeViewTest::markedLinesAreMarkedAndNothingScrolls()
{
    m_view->setMarkedLines({{3, 4}, {150, 150}});
    QVERIFY(!m_view->isMarked(2));
    QVERIFY(m_view->isMarked(3));
    QVERIFY(m_view->isMarked(4));
    QVERIFY(!m_view->isMarked(5));
    QVERIFY(m_view->isMarked(150));
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    const QImage image = m_view->viewport()->grab().toImage();
    const int line = m_view->fontMetrics().lineSpacing();
    const QPoint marked(image.width() - 5, line * 7 / 2 + 4);
    QVERIFY(image.pixelColor(marked) != image.pixelColor(marked - QPoint(0, 2 * line)));
}

void CodeViewTest::revealingScrollsOnlyWhenOutOfSight()
{
    m_view->revealBlock(5);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    m_view->revealBlock(120);
    const int scrolled = m_view->verticalScrollBar()->value();
    QVERIFY(m_view->isInSight(120));
    QVERIFY(!m_view->isInSight(5));
    m_view->revealBlock(121);
    QCOMPARE(m_view->verticalScrollBar()->value(), scrolled);
    m_view->revealBlock(99999);
    QCOMPARE(m_view->verticalScrollBar()->value(), scrolled);
    QCOMPARE(m_view->caret(), 0);
}

void CodeViewTest::settingTheCaretTellsItsPosition()
{
    QSignalSpy moved(m_view.get(), &CodeView::caretMoved);
    m_view->setCaret(1500);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved.first().first().toInt(), 1500);
    QVERIFY(m_view->isInSight(m_view->textCursor().blockNumber()));
    m_view->setCaret(9'999'999);
    QCOMPARE(m_view->caret(), m_view->document()->characterCount() - 1);
}

void CodeViewTest::aClickInTheGutterTellsTheBlock()
{
    QSignalSpy clicked(m_view.get(), &CodeView::gutterClicked);
    auto *gutter = m_view->findChild<QWidget *>(QStringLiteral("gutter"));
    QTest::mouseClick(gutter, Qt::LeftButton, {}, QPoint(8, m_view->fontMetrics().lineSpacing() * 5 / 2 + 4));
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked.first().first().toInt(), 2);
}

void CodeViewTest::ctrlPlusAndMinusZoom()
{
    const int height = m_view->fontMetrics().height();
    QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_view->zoom(), 120);
    QVERIFY(m_view->fontMetrics().height() > height);
    QTest::keyClick(m_view.get(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(m_view->zoom(), 110);
    QTest::keyClick(m_view.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_view->zoom(), 100);
    QCOMPARE(m_view->fontMetrics().height(), height);
    QCOMPARE(m_view->toPlainText(), lines(200));
}

void CodeViewTest::ctrlWheelZoomsInAReadOnlyView()
{
    m_view->setReadOnly(true);
    const QPointF middle(200, 100);
    for (const int delta : {60, 60, 120}) { // a touchpad's half steps add up
        QWheelEvent event(middle, m_view->viewport()->mapToGlobal(middle), {}, {0, delta}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
    }
    QCOMPARE(m_view->zoom(), 120);
    m_view->setZoom(100000);
    QCOMPARE(m_view->zoom(), CodeView::maximumZoom);
}

void CodeViewTest::highlightingFollowsThePalette()
{
    m_view->setSyntax(QStringLiteral("YAML"));
    QTRY_VERIFY(!colorsOf(*m_view->document()).isEmpty());
    const QList<QColor> light = colorsOf(*m_view->document());
    m_view->setPalette(darkPalette());
    QTRY_VERIFY(colorsOf(*m_view->document()) != light);
    QCOMPARE(m_view->toPlainText(), lines(200));
    QVERIFY(!m_view->document()->isModified());
}

void CodeViewTest::anotherDocumentIsHighlightedAndOutlivesTheView()
{
    QTextDocument other;
    other.setDocumentLayout(new QPlainTextDocumentLayout(&other));
    other.setPlainText(QStringLiteral("FROM scratch"));
    m_view->setSyntax(QStringLiteral("Dockerfile"));
    m_view->setMarks({{1, 1200, Severity::Error, QStringLiteral("gone")}});
    m_view->showDocument(other);
    QVERIFY(m_view->marks().isEmpty());
    QTRY_VERIFY(!colorsOf(other).isEmpty());
    m_view.reset();
    other.setPlainText(QStringLiteral("FROM other"));
    QCOMPARE(other.toPlainText(), QStringLiteral("FROM other"));
}

void CodeViewTest::aCommentOfAContainerfileDoesNotContinue()
{
    m_view->setSyntax(QStringLiteral("Dockerfile"));
    m_view->setPlainText(QStringLiteral("## \\\nFROM scratch\nFROM scratch"));
    QTRY_VERIFY(!colorsOf(*m_view->document(), 2).isEmpty());
    QCOMPARE(colorsOf(*m_view->document(), 1), colorsOf(*m_view->document(), 2));
    QVERIFY(colorsOf(*m_view->document(), 0) != colorsOf(*m_view->document(), 2));
}

void CodeViewTest::typingReplacesNothingElse()
{
    m_view->setPlainText(QStringLiteral("name: "));
    m_view->setCaret(6);
    QTest::keyClicks(m_view.get(), QStringLiteral("x+0-"));
    QCOMPARE(m_view->toPlainText(), QStringLiteral("name: x+0-"));
}

QTEST_MAIN(CodeViewTest)
#include "tst_codeview.moc"
