// SPDX-License-Identifier: MIT
#include "core/fetch/textstore.h"
#include "ui/model/settings.h"
#include "ui/model/workspace.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

class WorkspaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFirstFileBecomesTheRoot();
    void aFileIsOpenedOnce();
    void aChangeIsAnalysedAndTheNewestTextWins();
    void aBrokenTextKeepsTheLastPlan();
    void overridesApplyInOrderWhileTheyAreEnabled();
    void anotherRootForgetsTheOverrides();
    void closingTheLastDocumentForgetsTheProject();
    void savingAsMovesTheRoot();
    void savingOverAnotherOpenDocumentIsRefused();
    void whatWasFetchedIsReadOnlyUntilItIsCopied();
    void aTextFromAnAddressFollowsTheFetch();
    void aFileThatChangesOnDiskIsReloadedWhenClean();
    void aFileThatChangesOnDiskIsToldWhenModified();

private:
    Path write(const char *name, const QByteArray &bytes);
    Document *opened(const Path &file);
    void replace(Document *document, const std::string &text);
    [[nodiscard]] std::string plannedVersion() const;

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Workspace> workspace;
    Path image;
};

void WorkspaceTest::init()
{
    folder = std::make_unique<QTemporaryDir>();
    settings = std::make_unique<Settings>(folder->filePath(QStringLiteral("settings.ini")));
    workspace = std::make_unique<Workspace>(*settings, nullptr);
    image = write("image.yaml", "name: app\nversion: '1'\nfrom: scratch\n");
}

void WorkspaceTest::cleanup()
{
    workspace.reset();
}

Path WorkspaceTest::write(const char *name, const QByteArray &bytes)
{
    QFile file(folder->filePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", name);
    return file.fileName().toStdString();
}

Document *WorkspaceTest::opened(const Path &file)
{
    const auto document = workspace->open(file);
    return document ? *document : nullptr;
}

void WorkspaceTest::replace(Document *document, const std::string &text)
{
    const TextEdit whole{.span = {.begin = 0, .end = document->text().size()}, .replacement = text};
    document->apply(std::span(&whole, 1), QStringLiteral("Replace"));
}

std::string WorkspaceTest::plannedVersion() const
{
    const auto plan = workspace->analysis()->plan;
    return plan ? plan->target.image.version.text : std::string();
}

void WorkspaceTest::theFirstFileBecomesTheRoot()
{
    QVERIFY(workspace->analysis() != nullptr);
    QVERIFY(opened(image) != nullptr);
    QCOMPARE(workspace->root(), image);
    QTRY_COMPARE(plannedVersion(), std::string("1"));
    QTRY_VERIFY(workspace->preview() != nullptr);
    QVERIFY(opened(write("other.yaml", "name: b\nversion: 1\n")) != nullptr);
    QCOMPARE(workspace->root(), image);
}

void WorkspaceTest::aFileIsOpenedOnce()
{
    Document *first = opened(image);
    QCOMPARE(opened(image.parent_path() / "." / "image.yaml"), first);
    QCOMPARE(workspace->documents(), QList<Document *>({first}));
    QVERIFY(!workspace->open(image.parent_path() / "absent.yaml").has_value());
}

void WorkspaceTest::aChangeIsAnalysedAndTheNewestTextWins()
{
    Document *document = opened(image);
    for (int i = 2; i < 30; ++i)
        replace(document, "name: app\nversion: '" + std::to_string(i) + "'\nfrom: scratch\n");
    QVERIFY(workspace->isAnalysing());
    QTRY_COMPARE(plannedVersion(), std::string("29"));
    QVERIFY(!workspace->isAnalysing());
    QCOMPARE(workspace->analysis()->open.at(image).revision, document->revision());
}

void WorkspaceTest::aBrokenTextKeepsTheLastPlan()
{
    Document *document = opened(image);
    QTRY_COMPARE(plannedVersion(), std::string("1"));
    replace(document, "name: [app\n");
    QTRY_VERIFY(workspace->isStale());
    QVERIFY(workspace->lastGoodPlan() != nullptr);
    QCOMPARE(workspace->lastGoodPlan()->target.image.version.text, std::string("1"));
    QVERIFY(workspace->count(Severity::Error) > 0);
    document->undoStack()->undo();
    QTRY_VERIFY(!workspace->isStale());
    QCOMPARE(workspace->count(Severity::Error), 0);
}

void WorkspaceTest::overridesApplyInOrderWhileTheyAreEnabled()
{
    opened(image);
    const Path two = write("two.yaml", "version: '2'\n");
    const Path three = write("three.yaml", "version: '3'\n");
    const QSignalSpy changes(workspace.get(), &Workspace::overridesChanged);
    workspace->addOverride(two);
    workspace->addOverride(three);
    workspace->addOverride(two);
    QCOMPARE(changes.size(), 2);
    QTRY_COMPARE(plannedVersion(), std::string("3"));
    workspace->setOverrideEnabled(three, false);
    QCOMPARE(workspace->enabledOverrides().size(), std::size_t{1});
    QTRY_COMPARE(plannedVersion(), std::string("2"));
    workspace->removeOverride(two);
    QTRY_COMPARE(plannedVersion(), std::string("1"));
}

void WorkspaceTest::anotherRootForgetsTheOverrides()
{
    opened(image);
    workspace->addOverride(write("two.yaml", "version: '2'\n"));
    const Path other = write("other.yaml", "name: other\nversion: '7'\nfrom: scratch\n");
    workspace->setRoot(other);
    QVERIFY(workspace->overrides().empty());
    QTRY_COMPARE(plannedVersion(), std::string("7"));
}

void WorkspaceTest::closingTheLastDocumentForgetsTheProject()
{
    Document *document = opened(image);
    QTRY_COMPARE(plannedVersion(), std::string("1"));
    const QSignalSpy closing(workspace.get(), &Workspace::aboutToClose);
    workspace->close(document);
    QCOMPARE(closing.size(), 1);
    QVERIFY(workspace->root().empty());
    QVERIFY(workspace->lastGoodPlan() == nullptr);
    QVERIFY(workspace->preview() == nullptr);
    QTRY_VERIFY(workspace->analysis()->plan == nullptr);
    QTRY_VERIFY(!workspace->isAnalysing());
    QVERIFY(workspace->preview() == nullptr);
}

void WorkspaceTest::savingAsMovesTheRoot()
{
    Document *document = opened(image);
    replace(document, "name: app\nversion: '5'\nfrom: scratch\n");
    const Path moved = image.parent_path() / "moved.yaml";
    const QSignalSpy saved(workspace.get(), &Workspace::saved);
    workspace->saveAs(*document, moved);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(workspace->root(), moved);
    QCOMPARE(document->path(), moved);
    QVERIFY(!document->isModified());
    QTRY_COMPARE(plannedVersion(), std::string("5"));
    QFile old(QString::fromStdString(image.string()));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QVERIFY(old.readAll().contains("'1'"));
}

void WorkspaceTest::savingOverAnotherOpenDocumentIsRefused()
{
    Document *document = opened(image);
    const Path other = write("other.yaml", "name: other\n");
    opened(other);
    const QSignalSpy failed(workspace.get(), &Workspace::saveFailed);
    workspace->saveAs(*document, other);
    QCOMPARE(failed.size(), 1);
    QVERIFY(qvariant_cast<SaveFailure>(failed.front().at(1)).text.contains(QStringLiteral("open in another tab")));
    QCOMPARE(document->path(), image);
}

void WorkspaceTest::whatWasFetchedIsReadOnlyUntilItIsCopied()
{
    const Path kept = folder->filePath(QStringLiteral("git")).toStdString();
    std::filesystem::create_directory(kept);
    workspace->setKept({.artifacts = {}, .git = kept, .texts = {}});
    const Path module = write("git/module.yaml", "name: m\nversion: '1'\n");
    Document *document = opened(module);
    QVERIFY(document->isReadOnly());
    const TextEdit edit{.span = {.begin = 6, .end = 7}, .replacement = "x"};
    document->apply(std::span(&edit, 1), QStringLiteral("Edit"));
    QCOMPARE(document->text(), std::string("name: m\nversion: '1'\n"));
    const QSignalSpy failed(workspace.get(), &Workspace::saveFailed);
    workspace->save(*document);
    workspace->saveAs(*document, kept / "other.yaml");
    QCOMPARE(failed.size(), 2);
    const QSignalSpy changed(document, &Document::readOnlyChanged);
    workspace->saveAs(*document, folder->filePath(QStringLiteral("mine.yaml")).toStdString());
    QTRY_VERIFY(!document->isReadOnly() && !document->isSaving());
    QCOMPARE(changed.size(), 1);
    document->apply(std::span(&edit, 1), QStringLiteral("Edit"));
    QCOMPARE(document->text(), std::string("name: x\nversion: '1'\n"));
}

void WorkspaceTest::aTextFromAnAddressFollowsTheFetch()
{
    const Path texts = folder->filePath(QStringLiteral("texts")).toStdString();
    workspace->setKept({.artifacts = {}, .git = {}, .texts = texts});
    fetch::TextStore store(texts);
    QVERIFY(store.keep("http://h/o.yaml", "version: '2'\n").has_value());
    QVERIFY(workspace->fetchTime("http://h/o.yaml").has_value());
    opened(image);
    workspace->addOverride("http://h/o.yaml");
    QTRY_COMPARE(plannedVersion(), std::string("2"));
    Document *document = opened("http://h/o.yaml");
    const QSignalSpy reloaded(workspace.get(), &Workspace::reloaded);
    QVERIFY(store.keep("http://h/o.yaml", "version: '33'\n").has_value());
    workspace->checkFiles();
    QTRY_COMPARE(document->text(), std::string("version: '33'\n"));
    QCOMPARE(reloaded.size(), 1);
    QVERIFY(!document->isModified());
    QVERIFY(!document->undoStack()->canUndo());
    QTRY_COMPARE(plannedVersion(), std::string("33"));
}

void WorkspaceTest::aFileThatChangesOnDiskIsReloadedWhenClean()
{
    Document *document = opened(image);
    write("image.yaml", "name: app\nversion: '8'\nfrom: scratch\n");
    QTRY_COMPARE(plannedVersion(), std::string("8"));
    QVERIFY(!document->isModified());
}

void WorkspaceTest::aFileThatChangesOnDiskIsToldWhenModified()
{
    Document *document = opened(image);
    replace(document, "name: mine\n");
    const QSignalSpy told(workspace.get(), &Workspace::changedOnDisk);
    write("image.yaml", "name: theirs\n");
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(document->text(), std::string("name: mine\n"));
}

QTEST_MAIN(WorkspaceTest)
#include "tst_workspace.moc"
