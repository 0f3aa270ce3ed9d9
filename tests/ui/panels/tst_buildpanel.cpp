// SPDX-License-Identifier: MIT
#include "ui/panels/buildpanel.h"
#include "ui/panels/logview.h"
#include "ui/panels/parts.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace slipway;
using namespace slipway::ui;

class BuildPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void beforeTheFirstBuildThePanelTeaches();
    void aRunningBuildShowsItsCommandLine();
    void progressHasWords();
    void cancellingIsAskedForOnce();
    void theResultOffersTheFolderAndTheNames();
    void aFailureOffersNoFolder();
    void theNextBuildStartsEmpty();
    void ctrlFFindsInTheOutput();

private:
    bool shows(const QString &text) const
    {
        const QList<QLabel *> labels = m_panel->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](QLabel *label) { return label->isVisible() && label->text() == text; });
    }
    QToolButton *button(const QString &text) const
    {
        for (QToolButton *found : m_panel->findChildren<QToolButton *>()) {
            if (found->text() == text)
                return found;
        }
        return nullptr;
    }

    std::unique_ptr<BuildPanel> m_panel;
};

void BuildPanelTest::init()
{
    m_panel = std::make_unique<BuildPanel>();
    m_panel->resize(800, 400);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void BuildPanelTest::cleanup()
{
    m_panel.reset();
}

void BuildPanelTest::beforeTheFirstBuildThePanelTeaches()
{
    QVERIFY(m_panel->findChild<EmptyState *>()->isVisible());
    QVERIFY(!m_panel->log().isVisible());
    m_panel->start(QStringLiteral("app"), QStringLiteral("podman build ."));
    QVERIFY(!m_panel->findChild<EmptyState *>()->isVisible());
    QVERIFY(m_panel->log().isVisible());
}

void BuildPanelTest::aRunningBuildShowsItsCommandLine()
{
    m_panel->start(QStringLiteral("app:1.0"), QStringLiteral("podman build --tag 'a b' ."));
    QVERIFY(shows(QStringLiteral("Building app:1.0")));
    QVERIFY(shows(QStringLiteral("0:00")));
    QCOMPARE(m_panel->findChild<QLineEdit *>()->text(), QStringLiteral("podman build --tag 'a b' ."));
    for (QToolButton *found : m_panel->findChildren<QToolButton *>()) {
        if (found->accessibleName() == QStringLiteral("Copy the command line"))
            QTest::mouseClick(found, Qt::LeftButton);
    }
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("podman build --tag 'a b' ."));
}

void BuildPanelTest::progressHasWords()
{
    m_panel->start(QStringLiteral("app"), QString());
    auto *bar = m_panel->findChild<QProgressBar *>();
    QCOMPARE(bar->maximum(), 0);
    m_panel->setProgress(3, 12, QStringLiteral("Step 3 of 12: COPY"));
    QVERIFY(shows(QStringLiteral("Step 3 of 12: COPY")));
    QCOMPARE(bar->value(), 3);
    QCOMPARE(bar->maximum(), 12);
    m_panel->finish({.state = BuildState::Succeeded, .text = QStringLiteral("Done.")});
    QVERIFY(!bar->isVisible());
}

void BuildPanelTest::cancellingIsAskedForOnce()
{
    QSignalSpy cancelled(m_panel.get(), &BuildPanel::cancelRequested);
    m_panel->cancel();
    QCOMPARE(cancelled.size(), 0);
    m_panel->start(QStringLiteral("app"), QString());
    auto *cancel = m_panel->findChild<QPushButton *>(QStringLiteral("cancelBuild"));
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTest::mouseClick(cancel, Qt::LeftButton);
    m_panel->cancel();
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(shows(QStringLiteral("Cancelling the build of app…")));
    m_panel->finish({.state = BuildState::Cancelled, .text = QStringLiteral("Nothing was left behind.")});
    QVERIFY(shows(QStringLiteral("The build of app was cancelled")));
    QVERIFY(!cancel->isVisible());
}

void BuildPanelTest::theResultOffersTheFolderAndTheNames()
{
    m_panel->start(QStringLiteral("app"), QString());
    m_panel->finish({.state = BuildState::Succeeded,
                     .text = QStringLiteral("1 layer."),
                     .path = QStringLiteral("/p/target/app.tar"),
                     .imageName = QStringLiteral("app:1.0"),
                     .elapsed = std::chrono::milliseconds(3'723'900)});
    QVERIFY(shows(QStringLiteral("app is built")));
    QVERIFY(shows(QStringLiteral("1:02:03")));
    QSignalSpy folder(m_panel.get(), &BuildPanel::folderRequested);
    QTest::mouseClick(button(QStringLiteral("Open folder")), Qt::LeftButton);
    QCOMPARE(folder.first().first().toString(), QStringLiteral("/p/target/app.tar"));
    QTest::mouseClick(button(QStringLiteral("Copy path")), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("/p/target/app.tar"));
    QTest::mouseClick(button(QStringLiteral("Copy image name")), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("app:1.0"));
}

void BuildPanelTest::aFailureOffersNoFolder()
{
    m_panel->start(QStringLiteral("app"), QString());
    m_panel->finish({.state = BuildState::Failed, .text = QStringLiteral("RUN ended with code 2.")});
    QVERIFY(shows(QStringLiteral("The build of app failed")));
    QVERIFY(shows(QStringLiteral("RUN ended with code 2.")));
    QVERIFY(!button(QStringLiteral("Open folder"))->isVisible());
    QVERIFY(!button(QStringLiteral("Copy image name"))->isVisible());
}

void BuildPanelTest::theNextBuildStartsEmpty()
{
    m_panel->start(QStringLiteral("app"), QString());
    m_panel->appendLines({{QStringLiteral("old")}});
    m_panel->finish({.state = BuildState::Failed, .text = QStringLiteral("Bad.")});
    m_panel->start(QStringLiteral("app"), QString());
    QCOMPARE(m_panel->log().buffer().size(), 0);
    QVERIFY(!shows(QStringLiteral("Bad.")));
}

void BuildPanelTest::ctrlFFindsInTheOutput()
{
    m_panel->start(QStringLiteral("app"), QString());
    m_panel->appendLines({{QStringLiteral("first error")}, {QStringLiteral("second error")}});
    m_panel->log().setFocus();
    QTest::keyClick(&m_panel->log(), Qt::Key_F, Qt::ControlModifier);
    auto *text = m_panel->findChild<QLineEdit *>(QStringLiteral("findText"));
    QVERIFY(text->hasFocus());
    QTest::keyClicks(text, QStringLiteral("error"));
    QCOMPARE(m_panel->log().selection().begin, (LogPosition{0, 6}));
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(m_panel->log().selection().begin, (LogPosition{1, 7}));
    QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_panel->log().selection().begin, (LogPosition{0, 6}));
    QTest::keyClicks(text, QStringLiteral("s"));
    QVERIFY(shows(QStringLiteral("Not found.")));
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(!text->isVisible());
    QVERIFY(m_panel->log().hasFocus());
}

QTEST_MAIN(BuildPanelTest)
#include "tst_buildpanel.moc"
