// SPDX-License-Identifier: MIT
#include "ui/editor/codeview.h"
#include "ui/panels/containerfileview.h"
#include "ui/panels/parts.h"

#include <KSyntaxHighlighting/Repository>

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace slipway;
using namespace slipway::ui;
using generate::Containerfile;

namespace {

Origin place(std::size_t begin, std::size_t end)
{
    return {.file = "/p/image.yaml", .span = {begin, end}, .path = "artifacts[0]"};
}

/// `count` lines; line i comes from the bytes [10 i, 10 i + 5), the first from nowhere.
Containerfile containerfile(std::size_t count)
{
    Containerfile made;
    for (std::size_t i = 0; i < count; ++i) {
        made.text += (i == 0 ? "LABEL a=" : "\nLABEL a=") + std::to_string(i);
        made.origins.push_back(i == 0 ? Origin() : place(10 * i, 10 * i + 5));
    }
    return made;
}

} // namespace

class ContainerfileViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyPreviewTellsWhatToDo();
    void theCurrentPlaceIsMarkedAndStaysOutOfTheWay();
    void aPlaceOutOfSightIsScrolledTo();
    void marksFollowANewText();
    void clickingALineGoesToItsPlace();
    void theCaretKeysGoThroughThePlaces();
    void aChangedTextKeepsTheScrollPosition();
    void aStalePreviewKeepsItsTextAndSaysWhy();
    void aLongReasonHasRoomForAllItsLines();
    void copyTakesTheWholeText();

private:
    void clickLine(int line)
    {
        const int height = m_view->view().fontMetrics().lineSpacing();
        QTest::mouseClick(m_view->view().viewport(), Qt::LeftButton, {}, QPoint(30, 4 + height * line + height / 2));
    }

    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<ContainerfileView> m_view;
};

void ContainerfileViewTest::init()
{
    m_view = std::make_unique<ContainerfileView>(m_repository);
    m_view->resize(400, 300);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void ContainerfileViewTest::cleanup()
{
    m_view.reset();
}

void ContainerfileViewTest::anEmptyPreviewTellsWhatToDo()
{
    auto *empty = m_view->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->title(), QStringLiteral("No Containerfile yet"));
    m_view->setStale(QStringLiteral("Line 3 is no YAML."));
    QCOMPARE(empty->text(), QStringLiteral("Line 3 is no YAML."));
    m_view->setContainerfile(containerfile(3));
    QVERIFY(!empty->isVisible());
}

void ContainerfileViewTest::theCurrentPlaceIsMarkedAndStaysOutOfTheWay()
{
    m_view->setContainerfile(containerfile(100));
    QCOMPARE(m_view->view().caret(), 0);
    QVERIFY(!m_view->view().textCursor().hasSelection());
    m_view->setCurrentPlace(place(20, 45));
    const QList<BlockRange> expected{{2, 4}};
    QCOMPARE(m_view->view().markedLines(), expected);
    QCOMPARE(m_view->view().verticalScrollBar()->value(), 0);
    QVERIFY(!m_view->view().hasFocus());
}

void ContainerfileViewTest::aPlaceOutOfSightIsScrolledTo()
{
    m_view->setContainerfile(containerfile(100));
    m_view->setCurrentPlace(place(800, 805));
    QVERIFY(m_view->view().isInSight(80));
    m_view->setCurrentPlace({});
    QVERIFY(m_view->view().isInSight(80));
    QVERIFY(m_view->view().markedLines().isEmpty());
}

void ContainerfileViewTest::marksFollowANewText()
{
    m_view->setContainerfile(containerfile(10));
    m_view->setCurrentPlace(place(20, 25));
    Containerfile next = containerfile(10);
    std::swap(next.origins[2], next.origins[5]);
    m_view->setContainerfile(next);
    const QList<BlockRange> expected{{5, 5}};
    QCOMPARE(m_view->view().markedLines(), expected);
}

void ContainerfileViewTest::clickingALineGoesToItsPlace()
{
    m_view->setContainerfile(containerfile(10));
    QSignalSpy activated(m_view.get(), &ContainerfileView::placeActivated);
    clickLine(0);
    QCOMPARE(activated.size(), 0);
    clickLine(3);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<Origin>(), place(30, 35));
    clickLine(3);
    QCOMPARE(activated.size(), 2);
}

void ContainerfileViewTest::theCaretKeysGoThroughThePlaces()
{
    m_view->setContainerfile(containerfile(10));
    m_view->view().setFocus();
    QSignalSpy activated(m_view.get(), &ContainerfileView::placeActivated);
    QTest::keyClick(&m_view->view(), Qt::Key_Home, Qt::ControlModifier);
    activated.clear();
    QTest::keyClick(&m_view->view(), Qt::Key_Down);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<Origin>(), place(10, 15));
}

void ContainerfileViewTest::aChangedTextKeepsTheScrollPosition()
{
    m_view->setContainerfile(containerfile(100));
    m_view->view().verticalScrollBar()->setValue(40);
    Containerfile next = containerfile(100);
    next.text.replace(next.text.find("a=80"), 4, "changed=80");
    QSignalSpy activated(m_view.get(), &ContainerfileView::placeActivated);
    m_view->setContainerfile(next);
    QCOMPARE(m_view->view().toPlainText(), QString::fromStdString(next.text));
    QCOMPARE(m_view->view().verticalScrollBar()->value(), 40);
    QCOMPARE(activated.size(), 0);
}

void ContainerfileViewTest::aStalePreviewKeepsItsTextAndSaysWhy()
{
    m_view->setContainerfile(containerfile(3));
    m_view->setStale(QStringLiteral("Line 3 is no YAML."));
    auto *bar = m_view->findChild<InlineBar *>();
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->text(), QStringLiteral("This is the last valid state. Line 3 is no YAML."));
    QCOMPARE(m_view->view().toPlainText(), QString::fromStdString(containerfile(3).text));
    m_view->setContainerfile(containerfile(3));
    QVERIFY(!bar->isVisible());
    QVERIFY(!m_view->isStale());
}

void ContainerfileViewTest::aLongReasonHasRoomForAllItsLines()
{
    m_view->setContainerfile(containerfile(3));
    auto *bar = m_view->findChild<InlineBar *>();
    for (const int words : {16, 24, 4}) { // a bar that shows already grows, too
        m_view->setStale(QStringLiteral("reason ").repeated(words));
        QTRY_VERIFY(bar->height() >= bar->heightForWidth(bar->width()));
        const int lines = bar->heightForWidth(bar->width()) / bar->fontMetrics().height();
        QVERIFY(words < 10 || lines > 2);
    }
}

void ContainerfileViewTest::copyTakesTheWholeText()
{
    m_view->setContainerfile(containerfile(2));
    QTest::mouseClick(m_view->findChild<QToolButton *>(QStringLiteral("copyContainerfile")), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("LABEL a=0\nLABEL a=1\n"));
}

QTEST_MAIN(ContainerfileViewTest)
#include "tst_containerfileview.moc"
