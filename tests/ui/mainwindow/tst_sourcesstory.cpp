// SPDX-License-Identifier: MIT
// Modules from a git repository and overrides from an address: told as not fetched, fetched by key and by mouse, and
// shown read only.
#include "core/run/capture.h"
#include "core/sources/gitmodules.h"
#include "tests/core/fetch/httpserver.h"
#include "tests/support/windowdriver.h"
#include "ui/editor/descriptoreditor.h"
#include "ui/form/formview.h"
#include "ui/mainwindow/fetchcontrol.h"
#include "ui/mainwindow/notice.h"

#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTreeView>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

class SourcesStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aRepositoryThatIsNotThereIsFetchedByAClick();
    void modulesFromGitAreReadOnly();
    void aCopyOfAModuleCanBeEdited();
    void overridesFromAnAddressAreFetchedByKey();
    void whatWasFetchedIsUsedWhenTheServerIsGone();
    void theMenuRemovesOverrides();

private:
    [[nodiscard]] bool git(const QString &folder, const std::vector<std::string> &arguments);
    [[nodiscard]] QTreeView &tree()
    {
        return *driver->window().findChild<QDockWidget *>(QStringLiteral("project"))->findChild<QTreeView *>();
    }
    /// The row with this text; invalid when there is none.
    [[nodiscard]] QModelIndex row(const QString &text);
    void click(const QString &text);
    void fetch(const char *by);
    void addAddress(const std::string &address);
    [[nodiscard]] QString notice()
    {
        return driver->page().findChild<Notice *>()->findChildren<QLabel *>().at(0)->text().remove(
            QChar(0x200B)); // where a long word may break
    }
    [[nodiscard]] QString containerfile() { return driver->part<CodeView>("containerfile").toPlainText(); }

    std::unique_ptr<HttpServer> server;
    std::unique_ptr<WindowDriver> driver;
    std::unique_ptr<sources::GitModules> modules;
    std::unique_ptr<FetchSetup> setup;
};

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

void SourcesStory::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "no_proxy"})
        qunsetenv(name);
    qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
    if (QStandardPaths::findExecutable(text("git")).isEmpty())
        QSKIP("git is not installed");
}

bool SourcesStory::git(const QString &folder, const std::vector<std::string> &arguments)
{
    std::vector<std::string> all{"git", "-C", folder.toStdString(), "-c", "user.name=a", "-c", "user.email=a@b"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::optional<bool> isDone;
    run::capture({.arguments = all}, this,
                 [&](const run::Captured &captured) { isDone = captured.outcome.isSuccess(); });
    return QTest::qWaitFor([&] { return isDone.has_value(); }, 60'000) && *isDone;
}

void SourcesStory::init()
{
    server = std::make_unique<HttpServer>();
    server->on("/more.yaml", HttpServer::file("version: '99'\n", "tag"));
    driver = std::make_unique<WindowDriver>();
    driver->write(text("origin/part/module.yaml"), "name: part\nversion: '1'\nlabels:\n- {name: a, value: b}\n");
    driver->write(text("origin/spare/module.yaml"), "name: spare\nversion: '2'\n");
    const QString origin = driver->path(text("origin"));
    QVERIFY(git(origin, {"init", "-q", "-b", "main"}) && git(origin, {"add", "."}) &&
            git(origin, {"commit", "-q", "-m", "one"}));
    const Path kept = driver->path(text("kept")).toStdString();
    modules = std::make_unique<sources::GitModules>(sources::GitModules::Options{.folder = kept / "git"});
    setup = std::make_unique<FetchSetup>(
        FetchSetup{.places = {.artifacts = kept / "cache",
                              .parts = kept / "parts",
                              .git = kept / "git",
                              .texts = kept / "texts",
                              .network = {.attempts = 1, .pause = std::chrono::milliseconds(1)}},
                   .forget = [this] { modules->forget(); }});
    driver->useSources(*modules, *setup);
    driver->write(text("image.yaml"), "name: app\nversion: '1'\nfrom: scratch\nmodules:\n  repositories:\n"
                                      "  - name: shared\n    git: {url: 'file://" +
                                          origin.toUtf8() + "', ref: main}\n  install: [{name: part}]\n");
    QVERIFY(driver->open(driver->path(text("image.yaml"))));
    QTRY_VERIFY(driver->isSettled());
}

void SourcesStory::cleanup()
{
    driver.reset();
    setup.reset();
    modules.reset();
}

QModelIndex SourcesStory::row(const QString &text)
{
    const QAbstractItemModel &model = *tree().model();
    const QModelIndexList found =
        model.match(model.index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchFixedString | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.front();
}

void SourcesStory::click(const QString &text)
{
    QVERIFY2(row(text).isValid(), qPrintable(text));
    tree().scrollTo(row(text));
    QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, tree().visualRect(row(text)).center());
}

void SourcesStory::fetch(const char *by)
{
    const QString how = text(by);
    if (how == text("F5"))
        QTest::keyClick(&driver->editor(), Qt::Key_F5);
    else
        click(how);
    QVERIFY(driver->window().fetch().isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!driver->window().fetch().isRunning() && driver->isSettled(), 60'000);
}

void SourcesStory::addAddress(const std::string &address)
{
    DialogAnswer answer("overridesAddress", [&](QDialog &dialog) {
        auto *line = dialog.findChild<QLineEdit *>();
        line->setText(QString::fromStdString(address));
        QTest::keyClick(line, Qt::Key_Return);
    });
    QVERIFY(driver->trigger("edit.overridesAddress"));
    QVERIFY(answer.wasAsked());
    driver->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver->window()));
    QTRY_VERIFY(driver->isSettled());
}

void SourcesStory::aRepositoryThatIsNotThereIsFetchedByAClick()
{
    QVERIFY(row(text("shared main")).isValid());
    fetch("Not fetched: fetch (F5)");
    QTRY_VERIFY(row(text("shared branch main")).isValid());
    QVERIFY(row(text("part 1")).parent() == row(text("shared branch main")));
    QVERIFY(row(text("spare 2")).parent() == row(text("shared branch main")));
    QVERIFY(row(text("spare 2")).data(Qt::ForegroundRole).isValid());
    QVERIFY(!row(text("part 1")).data(Qt::ForegroundRole).isValid());
    QVERIFY(!row(text("Not fetched: fetch (F5)")).isValid());
    QVERIFY(driver->workspace().analysis()->plan != nullptr);
}

void SourcesStory::modulesFromGitAreReadOnly()
{
    fetch("F5");
    QTRY_VERIFY(row(text("part 1")).isValid());
    click(text("part 1"));
    const std::string before = driver->text();
    QVERIFY(before.starts_with("name: part"));
    QVERIFY(driver->editor().isReadOnly());
    QTRY_VERIFY2(notice().startsWith(text("From a git repository: read only. file://")), qPrintable(notice()));
    driver->page().hideNotice();
    driver->editor().setFocus();
    QTest::keyClicks(&driver->editor(), text("x"));
    QVERIFY(driver->page().findChild<Notice *>()->isVisible()); // says again why nothing happens
    QTest::keyClick(&driver->editor(), Qt::Key_Delete);
    QVERIFY(!driver->window().actions()[text("edit.comment")]->isEnabled());
    driver->form().showPage(text("labels"));
    QVERIFY(!driver->part<QWidget>("form.labels.add").isEnabled());
    QCOMPARE(driver->text(), before);
    QVERIFY(!driver->page().document().isModified());
    auto *tabs = driver->window().findChild<QTabWidget *>(text("editorTabs"));
    QVERIFY(!tabs->tabIcon(tabs->currentIndex()).isNull() && tabs->tabIcon(0).isNull());
}

void SourcesStory::aCopyOfAModuleCanBeEdited()
{
    fetch("F5");
    QTRY_VERIFY(row(text("part 1")).isValid());
    click(text("part 1"));
    const Path module = driver->page().document().path();
    DialogAnswer answer("QFileDialog", [&](QDialog &dialog) {
        auto *name = dialog.findChild<QLineEdit *>(text("fileNameEdit"));
        name->setText(driver->path(text("copy.yaml")));
        QTest::keyClick(name, Qt::Key_Return);
    });
    QTest::keyClick(&driver->editor(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(answer.wasAsked());
    QTRY_VERIFY(!driver->editor().isReadOnly());
    QCOMPARE(driver->read(text("copy.yaml")), QByteArray::fromStdString(driver->text()));
    QVERIFY(!driver->page().findChild<Notice *>()->isVisible());
    QVERIFY(driver->retype(text("part"), text("mine")));
    QVERIFY(driver->page().document().isModified());
    QCOMPARE(*readTextFile(module), std::string("name: part\nversion: '1'\nlabels:\n- {name: a, value: b}\n"));
}

void SourcesStory::overridesFromAnAddressAreFetchedByKey()
{
    fetch("F5");
    const auto asked = server->requests().size();
    addAddress(server->url("/more.yaml"));
    const QString address = QString::fromStdString(server->url("/more.yaml"));
    QTRY_VERIFY(row(text("Not fetched: fetch (F5)")).isValid() && row(address).isValid());
    QCOMPARE(server->requests().size(), asked); // nothing is fetched unasked
    QVERIFY(driver->workspace().analysis()->plan == nullptr);
    driver->editor().setFocus();
    fetch("F5");
    QTRY_VERIFY(containerfile().contains(text("99")));
    click(address);
    QCOMPARE(driver->text(), std::string("version: '99'\n"));
    QVERIFY(driver->editor().isReadOnly());
    QTRY_VERIFY2(notice().startsWith(text("From %1: read only. Fetched ").arg(address)), qPrintable(notice()));
    server->on("/more.yaml", HttpServer::file("version: '100'\n", "other"));
    fetch("F5");
    QTRY_COMPARE(driver->text(), std::string("version: '100'\n"));
    QTRY_VERIFY(containerfile().contains(text("100")));
    QVERIFY(!driver->page().document().isModified());
}

void SourcesStory::whatWasFetchedIsUsedWhenTheServerIsGone()
{
    addAddress(server->url("/more.yaml"));
    fetch("F5");
    QTRY_VERIFY(containerfile().contains(text("99")));
    server.reset();
    driver->editor().setFocus();
    fetch("F5");
    QVERIFY(containerfile().contains(text("99")));
    const std::vector<Problem> problems = driver->window().fetch().withFetched({});
    QCOMPARE(problems.size(), 1U);
    QVERIFY2(problems.front().diagnostic.advice.starts_with("What was fetched at 20"),
             problems.front().diagnostic.advice.c_str());
}

void SourcesStory::theMenuRemovesOverrides()
{
    const std::string address = server->url("/more.yaml");
    addAddress(address);
    tree().setCurrentIndex(row(QString::fromStdString(address)));
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(&tree(), &event);
    auto *menu = tree().findChild<QMenu *>(text("projectMenu"));
    QVERIFY(menu != nullptr);
    const auto choose = [menu](const QString &words) {
        for (QAction *each : menu->actions()) {
            if (each->text() == words)
                each->trigger();
        }
    };
    choose(text("&Copy Address"));
    QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), address);
    choose(text("&Remove from the Overrides"));
    QVERIFY(driver->workspace().overrides().empty());
    menu->close();
}

QTEST_MAIN(SourcesStory)
#include "tst_sourcesstory.moc"
