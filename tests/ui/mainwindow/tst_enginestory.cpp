// SPDX-License-Identifier: MIT
// The example of two stages, built by an engine: a program named podman that does what a file beside it says.
#include "tests/support/windowdriver.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/mainwindow/buildcontrol.h"
#include "ui/mainwindow/projectmodel.h"
#include "ui/panels/buildpanel.h"
#include "ui/panels/contentsmodel.h"
#include "ui/panels/logview.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

namespace {

/// Answers what Slipway asks an engine; `build` goes by the word in the file `mode`.
constexpr const char *podman = R"(#!/bin/sh
here=${0%/*}
case "$1" in
--version) echo "podman version 5.4.2" ;;
info) echo '{"host":{"security":{"rootless":true}}}' ;;
build)
    read -r mode < "$here/mode"
    echo "[1/2] STEP 1/3: FROM golang:1.24 AS builder"
    echo "first words"
    case $mode in
    fine) echo "last words" ;;
    fail) echo "Error: no room for the image" >&2; exit 7 ;;
    hang) /bin/sleep 600 & echo "$$ $!" > "$here/running"; echo "waiting"; wait ;;
    esac ;;
esac
)";

bool isAlive(const QByteArray &id)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(QString::fromLatin1(id)));
    return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z ");
}

} // namespace

class EngineStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theProjectTreeShowsStagesAndOpensAModule();
    void theEmbeddedBuilderSaysWhyItCannot();
    void contentsFromAnotherStageAreShownAsSuch();
    void anEngineBuildsAndItsOutputIsShown();
    void aFailureShowsTheExitCodeAndTheWords();
    void cancellingLeavesNothingRunning();
    void closingTheWindowDuringABuildAsksAndLeavesNothingRunning();

private:
    void writeProgram(const QString &name, const QByteArray &bytes);
    void setMode(const char *mode) { writeProgram(QStringLiteral("mode"), QByteArray(mode) + '\n'); }
    void choosePodman();
    void startAndHang();
    [[nodiscard]] QTreeView &projectTreeView();
    [[nodiscard]] QModelIndex projectRow(const QString &group, const QString &row);
    [[nodiscard]] BuildPanel &panel() { return driver->window().build().panel(); }
    [[nodiscard]] QString log();

    QByteArray searchPath;
    std::unique_ptr<QTemporaryDir> programs;
    std::unique_ptr<WindowDriver> driver;
    QList<QByteArray> running;
};

void EngineStory::init()
{
    searchPath = qgetenv("PATH");
    programs = std::make_unique<QTemporaryDir>();
    writeProgram(QStringLiteral("podman"), podman);
    setMode("fine");
    qputenv("PATH", QFile::encodeName(programs->path()));
    driver = std::make_unique<WindowDriver>();
    QVERIFY(driver->open(driver->copyTemplate(QStringLiteral("multi-stage"))));
    QTRY_VERIFY(driver->isSettled());
    QTRY_VERIFY(driver->workspace().preview() != nullptr);
}

void EngineStory::cleanup()
{
    driver.reset();
    programs.reset();
    qputenv("PATH", searchPath);
    running.clear();
}

void EngineStory::writeProgram(const QString &name, const QByteArray &bytes)
{
    QFile file(programs->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QTreeView &EngineStory::projectTreeView()
{
    return *driver->window().findChild<QDockWidget *>(QStringLiteral("project"))->findChild<QTreeView *>();
}

QModelIndex EngineStory::projectRow(const QString &group, const QString &row)
{
    const QAbstractItemModel &model = *projectTreeView().model();
    for (int i = 0; i < model.rowCount(); ++i) {
        const QModelIndex parent = model.index(i, 0);
        for (int j = 0; parent.data().toString() == group && j < model.rowCount(parent); ++j) {
            if (model.index(j, 0, parent).data().toString() == row)
                return model.index(j, 0, parent);
        }
    }
    return {};
}

QString EngineStory::log()
{
    const LogBuffer &buffer = panel().log().buffer();
    return buffer.text({.begin = {}, .end = buffer.end()});
}

void EngineStory::choosePodman()
{
    QTRY_COMPARE(driver->window().build().engines().size(), std::size_t{3});
    auto &box = driver->part<QComboBox>("engine");
    box.setFocus();
    QTest::keyClicks(&box, QStringLiteral("p"));
    QCOMPARE(box.currentText(), QStringLiteral("podman 5.4.2"));
    QVERIFY(driver->window().actions()["build.start"]->isEnabled());
}

void EngineStory::startAndHang()
{
    choosePodman();
    setMode("hang");
    QVERIFY(driver->trigger("build.start"));
    const QString file = programs->filePath(QStringLiteral("running"));
    QTRY_VERIFY(QFileInfo(file).size() > 0);
    QFile ids(file);
    QVERIFY(ids.open(QIODevice::ReadOnly));
    running = ids.readAll().simplified().split(' ');
    QCOMPARE(running.size(), 2);
    QVERIFY(isAlive(running.first()));
    QVERIFY(isAlive(running.last()));
}

void EngineStory::theProjectTreeShowsStagesAndOpensAModule()
{
    QVERIFY(projectRow(QStringLiteral("image.yaml"), QStringLiteral("builder 1.0.0")).isValid());
    QVERIFY(projectRow(QStringLiteral("image.yaml"), QStringLiteral("example/hello 12")).isValid());
    const QModelIndex module = projectRow(QStringLiteral("Modules"), QStringLiteral("build 1.0"));
    QVERIFY(module.isValid());
    QTreeView &tree = projectTreeView();
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(module).center());
    auto &tabs = driver->part<QTabWidget>("editorTabs");
    QTRY_COMPARE(tabs.count(), 2);
    QCOMPARE(tabs.tabText(tabs.currentIndex()), QStringLiteral("build/module.yaml"));
    QVERIFY(driver->text().starts_with("name: build"));
    QVERIFY(driver->workspace().root().string().ends_with("image.yaml"));
}

void EngineStory::theEmbeddedBuilderSaysWhyItCannot()
{
    const QAction *build = driver->window().actions()["build.start"];
    QVERIFY(!build->isEnabled());
    const QString reason = Actions::disabledReason(build);
    QVERIFY(!reason.isEmpty());
    QVERIFY2(build->toolTip().contains(reason), qPrintable(build->toolTip()));
}

void EngineStory::contentsFromAnotherStageAreShownAsSuch()
{
    const auto *model = static_cast<const ContentsModel *>(driver->part<QTreeView>("contents").model());
    const QModelIndex row = model->indexOfPath(QStringLiteral("bin/entrypoint"), ContentsModel::From);
    QVERIFY(row.isValid());
    QVERIFY2(row.data().toString().contains(QStringLiteral("stage builder")), qPrintable(row.data().toString()));
}

void EngineStory::anEngineBuildsAndItsOutputIsShown()
{
    choosePodman();
    QVERIFY(driver->trigger("build.start"));
    QTRY_COMPARE(panel().state(), BuildState::Succeeded);
    const QString command = panel().findChild<QLineEdit *>()->text();
    QVERIFY2(command.contains(QStringLiteral("podman build")) &&
                 command.contains(QStringLiteral("-t example/hello:12")),
             qPrintable(command));
    QVERIFY2(log().contains(QStringLiteral("first words\nlast words")), qPrintable(log()));
    QVERIFY(QFile::exists(driver->path(QStringLiteral("multi-stage/target/image/Containerfile"))));
}

void EngineStory::aFailureShowsTheExitCodeAndTheWords()
{
    choosePodman();
    setMode("fail");
    QVERIFY(driver->trigger("build.start"));
    QTRY_COMPARE(panel().state(), BuildState::Failed);
    QStringList labels;
    for (const QLabel *label : panel().findChildren<QLabel *>())
        labels.append(label->text());
    const QString said = labels.join(QLatin1Char('\n'));
    QVERIFY2(said.contains(QStringLiteral("exit code 7")) && said.contains(QStringLiteral("no room for the image")),
             qPrintable(said));
    QVERIFY(log().contains(QStringLiteral("no room for the image")));
    QVERIFY(driver->window().actions()["build.start"]->isEnabled());
}

void EngineStory::cancellingLeavesNothingRunning()
{
    startAndHang();
    QTRY_VERIFY(log().contains(QStringLiteral("first words"))); // while it runs
    QTest::mouseClick(&driver->part<QPushButton>("cancelBuild"), Qt::LeftButton);
    QTRY_VERIFY(!isAlive(running.first()));
    QTRY_VERIFY(!isAlive(running.last()));
    QTRY_COMPARE(panel().state(), BuildState::Cancelled);
}

void EngineStory::closingTheWindowDuringABuildAsksAndLeavesNothingRunning()
{
    startAndHang();
    {
        DialogAnswer stay("leaveBuild", [](QDialog &dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); });
        QVERIFY(!driver->window().close());
        QVERIFY(stay.wasAsked());
    }
    QVERIFY(isAlive(running.first()));
    DialogAnswer leave("leaveBuild", [](QDialog &dialog) {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text().contains(QStringLiteral("Close")))
                QTest::mouseClick(button, Qt::LeftButton);
        }
    });
    QVERIFY(driver->window().close());
    QVERIFY(leave.wasAsked());
    driver->destroyWindow();
    QTRY_VERIFY(!isAlive(running.first()));
    QTRY_VERIFY(!isAlive(running.last()));
}

QTEST_MAIN(EngineStory)
#include "tst_enginestory.moc"
