// SPDX-License-Identifier: MIT
#include "ui/mainwindow/startpage.h"

#include <QCommandLinkButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace slipway::ui;

class StartPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noTextIsCutOff_data();
    void noTextIsCutOff();
};

void StartPageTest::noTextIsCutOff_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("large") << QSize(900, 800);
    QTest::newRow("usual") << QSize(560, 560);
    QTest::newRow("small") << QSize(440, 200);
}

void StartPageTest::noTextIsCutOff()
{
    QFETCH(QSize, size);
    StartPage page(nullptr);
    page.setRecentFiles({QStringLiteral("/a/rather/long/path/of/a/project/that/does/not/fit/image.yaml")});
    page.resize(size);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    const auto buttons = page.findChildren<QCommandLinkButton *>();
    QVERIFY(buttons.size() >= 3);
    for (const QWidget *button : buttons)
        QTRY_VERIFY2(button->height() >= button->heightForWidth(button->width()), qPrintable(button->objectName()));
    const auto *area = page.findChild<QScrollArea *>();
    QVERIFY(area->widget()->width() <= area->viewport()->width());
    QCOMPARE(area->verticalScrollBar()->maximum() > 0, size.height() == 200); // what has no room is scrolled to
}

QTEST_MAIN(StartPageTest)
#include "tst_startpage.moc"
