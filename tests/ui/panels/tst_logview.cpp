// SPDX-License-Identifier: MIT
#include "ui/panels/loggeometry.h"
#include "ui/panels/logview.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace slipway;
using namespace slipway::ui;

namespace {

QList<LogLine> lines(int count, int first = 0)
{
    QList<LogLine> all;
    for (int i = first; i < first + count; ++i)
        all.append({QStringLiteral("line %1").arg(i)});
    return all;
}

Origin place(std::size_t begin)
{
    return {.file = "/p/image.yaml", .span = {begin, begin + 5}, .path = "artifacts[0]"};
}

} // namespace

class LogViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void linesAreShownInBatches();
    void theEndIsFollowedUntilTheUserScrollsUp();
    void theEndButtonFollowsAgain();
    void draggingSelectsText();
    void doubleClickSelectsAWord();
    void keysSelectAndCopy();
    void keysScroll();
    void findingScrollsToTheHit();
    void clickingAStepGoesToItsPlace();
    void theCurrentPlaceIsMarkedWithoutTheFocus();
    void clearingStartsAnew();
    void hugeLogsAndLinesArePainted();
    void columnsAndPixelsAreInverse();

private:
    QPoint at(int line, int column) const
    {
        const LogGeometry geometry(m_view->font());
        return {8 + qRound(column * geometry.characterWidth()) + 1,
                (line - m_view->verticalScrollBar()->value()) * geometry.lineHeight() + geometry.lineHeight() / 2};
    }

    std::unique_ptr<LogView> m_view;
};

void LogViewTest::init()
{
    m_view = std::make_unique<LogView>();
    m_view->resize(400, 200);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    QApplication::clipboard()->clear();
}

void LogViewTest::cleanup()
{
    m_view.reset();
}

void LogViewTest::linesAreShownInBatches()
{
    m_view->appendLines(lines(500));
    m_view->appendLines(lines(500, 500));
    QCOMPARE(m_view->verticalScrollBar()->maximum(), 0);
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 900);
    QCOMPARE(m_view->buffer().size(), 1000);
}

void LogViewTest::theEndIsFollowedUntilTheUserScrollsUp()
{
    m_view->appendLines(lines(300));
    QCOMPARE(m_view->buffer().size(), 300);
    QScrollBar *bar = m_view->verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    const int scrolled = bar->value();
    QVERIFY(!m_view->isFollowing());
    m_view->appendLines(lines(300, 300));
    QCOMPARE(m_view->buffer().size(), 600);
    QCOMPARE(bar->value(), scrolled);
    bar->setValue(bar->maximum());
    QVERIFY(m_view->isFollowing());
    m_view->appendLines(lines(300, 600));
    QCOMPARE(m_view->buffer().size(), 900);
    QCOMPARE(bar->value(), bar->maximum());
}

void LogViewTest::theEndButtonFollowsAgain()
{
    m_view->appendLines(lines(300));
    QCOMPARE(m_view->buffer().size(), 300);
    auto *button = m_view->findChild<QToolButton *>();
    QVERIFY(!button->isVisible());
    m_view->verticalScrollBar()->setValue(0);
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_view->isFollowing());
    QVERIFY(!button->isVisible());
}

void LogViewTest::draggingSelectsText()
{
    m_view->appendLines(lines(3));
    QCOMPARE(m_view->buffer().size(), 3);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, at(0, 2));
    QTest::mouseMove(m_view->viewport(), at(2, 3));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, at(2, 3));
    QCOMPARE(m_view->selectedText(), QStringLiteral("ne 0\nline 1\nlin"));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, at(1, 4));
    QCOMPARE(m_view->selectedText(), QStringLiteral("ne 0\nline"));
}

void LogViewTest::doubleClickSelectsAWord()
{
    m_view->appendLines({{QStringLiteral("COPY /opt/app there")}});
    QCOMPARE(m_view->buffer().size(), 1);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, at(0, 8));
    QCOMPARE(m_view->selectedText(), QStringLiteral("/opt/app"));
}

void LogViewTest::keysSelectAndCopy()
{
    m_view->appendLines(lines(3));
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("line 0\nl"));
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("line 0\nline 1\nline 2"));
}

void LogViewTest::keysScroll()
{
    m_view->appendLines(lines(300));
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->verticalScrollBar()->value(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QVERIFY(m_view->isFollowing());
    QSignalSpy findRequested(m_view.get(), &LogView::findRequested);
    QTest::keyClick(m_view.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(findRequested.size(), 1);
}

void LogViewTest::findingScrollsToTheHit()
{
    m_view->appendLines(lines(300));
    QVERIFY(m_view->find(QStringLiteral("LINE 17")));
    QCOMPARE(m_view->selectedText(), QStringLiteral("line 17"));
    const int top = m_view->verticalScrollBar()->value();
    QVERIFY(top <= 17 && top > 0);
    QVERIFY(!m_view->isFollowing());
    QVERIFY(!m_view->find(QStringLiteral("absent")));
    QCOMPARE(m_view->selectedText(), QStringLiteral("line 17"));
}

void LogViewTest::clickingAStepGoesToItsPlace()
{
    m_view->appendLines(lines(2));
    m_view->appendLines({{QStringLiteral("STEP 1"), LogKind::Step, std::make_shared<const Origin>(place(30))}});
    QCOMPARE(m_view->buffer().size(), 3);
    QSignalSpy activated(m_view.get(), &LogView::placeActivated);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at(1, 1));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at(5, 1));
    QCOMPARE(activated.size(), 0);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at(2, 1));
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<Origin>(), place(30));
}

void LogViewTest::theCurrentPlaceIsMarkedWithoutTheFocus()
{
    m_view->clearFocus();
    m_view->appendLines({{QStringLiteral("STEP 1"), LogKind::Step, std::make_shared<const Origin>(place(30))}});
    m_view->appendLines(lines(300));
    QCOMPARE(m_view->buffer().size(), 301);
    m_view->setCurrentPlace(place(30));
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    QVERIFY(!m_view->hasFocus());
    const QImage image = m_view->viewport()->grab().toImage();
    QCOMPARE(image.pixelColor(1, 5), m_view->palette().color(QPalette::Highlight));
    m_view->setCurrentPlace({});
    QVERIFY(m_view->viewport()->grab().toImage().pixelColor(1, 5) != m_view->palette().color(QPalette::Highlight));
}

void LogViewTest::clearingStartsAnew()
{
    m_view->appendLines(lines(300));
    m_view->selectAll();
    m_view->verticalScrollBar()->setValue(0);
    m_view->clear();
    QCOMPARE(m_view->buffer().size(), 0);
    QCOMPARE(m_view->selectedText(), QString());
    QVERIFY(m_view->isFollowing());
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(5, 5));
}

void LogViewTest::hugeLogsAndLinesArePainted()
{
    m_view->appendLines(lines(200'000));
    m_view->appendLines({{QString(1'000'000, u'x')}, {QString(100'000, u'界')}});
    QCOMPARE(m_view->buffer().size(), 200'002);
    m_view->setHighlighted(QStringLiteral("line"));
    m_view->selectAll();
    m_view->horizontalScrollBar()->setValue(m_view->horizontalScrollBar()->maximum() / 2);
    QVERIFY(!m_view->grab().isNull());
}

void LogViewTest::columnsAndPixelsAreInverse()
{
    const LogGeometry geometry(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    for (const QString &line : {QStringLiteral("plain text"), QStringLiteral("wide 世界 text")}) {
        for (qsizetype column = 0; column <= line.size(); ++column)
            QCOMPARE(geometry.column(line, geometry.x(line, column)), column);
    }
    QCOMPARE(geometry.column(QStringLiteral("ab"), 9999), 2);
    QCOMPARE(geometry.column(QStringLiteral("ab"), -5), 0);
}

QTEST_MAIN(LogViewTest)
#include "tst_logview.moc"
