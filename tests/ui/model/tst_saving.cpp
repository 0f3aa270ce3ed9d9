// SPDX-License-Identifier: MIT
// Saving off the UI thread: what happens while a save is under way.
#include "tests/support/failingfiles.h"
#include "ui/model/journal.h"
#include "ui/model/journalrecord.h"
#include "ui/model/recovery.h"
#include "ui/model/settings.h"
#include "ui/model/workspace.h"

#include <QDir>
#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

namespace {

/// A disk whose files are renamed only when the test says so.
class SlowFiles : public FailingFiles
{
public:
    SlowFiles()
        : FailingFiles(std::numeric_limits<int>::max(), EIO)
    {
    }

    SystemResult<void> rename(const std::filesystem::path &from, const std::filesystem::path &to) override
    {
        if (to.extension() == ".yaml")
            m_gate.acquire();
        return FailingFiles::rename(from, to);
    }

    void letThrough(int saves = 1) { m_gate.release(saves); }

private:
    QSemaphore m_gate;
};

} // namespace

class SavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theTextIsUnsavedUntilItIsOnDisk();
    void typingDuringASaveIsUnsavedAfterwards();
    void undoFindsTheStateThatWasSaved();
    void aSaveThatFailsLeavesTheTextUnsaved();
    void savesThatOverlapEndWithTheNewestText();
    void whatAnotherProgramWroteIsLeftAlone();
    void savingAsMovesTheDocumentWhenItIsWritten();
    void closingDuringASaveLetsItEnd();
    void aKilledSaveToAnotherFileLeavesNoJournalToOffer();
    void aConvertedFileIsWrittenOnlyWhenSaved();

private:
    void type(const std::string &text);
    [[nodiscard]] std::string onDisk() const { return bytesOf(image); }
    [[nodiscard]] static std::string bytesOf(const Path &file)
    {
        QFile opened(QString::fromStdString(file.string()));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll().toStdString() : std::string();
    }
    void write(const std::string &bytes);
    [[nodiscard]] Path journals() const { return folder->filePath(QStringLiteral("journal")).toStdString(); }
    [[nodiscard]] std::string journaled() const;

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<SlowFiles> files;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<QSignalSpy> saved;
    std::unique_ptr<QSignalSpy> failed;
    Path image;
    Document *document = nullptr;
};

void SavingTest::init()
{
    folder = std::make_unique<QTemporaryDir>();
    settings = std::make_unique<Settings>(folder->filePath(QStringLiteral("settings.ini")));
    files = std::make_unique<SlowFiles>();
    workspace = std::make_unique<Workspace>(*settings, nullptr, *files);
    workspace->keepJournal(journals());
    saved = std::make_unique<QSignalSpy>(workspace.get(), &Workspace::saved);
    failed = std::make_unique<QSignalSpy>(workspace.get(), &Workspace::saveFailed);
    image = folder->filePath(QStringLiteral("image.yaml")).toStdString();
    write("name: app\n");
    document = *workspace->open(image);
}

void SavingTest::cleanup()
{
    files->letThrough(10);
    workspace.reset();
}

void SavingTest::write(const std::string &bytes)
{
    QFile file(QString::fromStdString(image.string()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes.data(), static_cast<qint64>(bytes.size())) >= 0);
}

void SavingTest::type(const std::string &text)
{
    const std::size_t end = document->text().size();
    const TextEdit edit{.span = {.begin = end, .end = end}, .replacement = text};
    document->apply(std::span(&edit, 1), QStringLiteral("Type"));
}

/// What the only journal ends with.
std::string SavingTest::journaled() const
{
    workspace->journal()->settle();
    const QDir journal(QString::fromStdString(journals().string()));
    const QStringList names = journal.entryList({QStringLiteral("*.journal")}, QDir::Files);
    QFile file(journal.filePath(names.value(0)));
    const auto contents = file.open(QIODevice::ReadOnly) ? readJournal(file.readAll()) : std::nullopt;
    return names.size() == 1 && contents ? contents->head.base + "→" + contents->text : std::string();
}

void SavingTest::theTextIsUnsavedUntilItIsOnDisk()
{
    type("a: 1\n");
    const QSignalSpy modified(document, &Document::modifiedChanged);
    workspace->save(*document);
    QVERIFY(workspace->isSaving() && document->isSaving() && document->isBeingSavedWhole());
    QVERIFY(document->isModified());
    QCOMPARE(onDisk(), std::string("name: app\n"));
    QCOMPARE(journaled(), std::string("name: app\n→name: app\na: 1\n"));
    files->letThrough();
    QTRY_COMPARE(saved->size(), 1);
    QCOMPARE(onDisk(), std::string("name: app\na: 1\n"));
    QVERIFY(!document->isModified() && !workspace->isSaving());
    QCOMPARE(modified.size(), 1);
    QTRY_VERIFY(journaled().empty());
}

void SavingTest::typingDuringASaveIsUnsavedAfterwards()
{
    type("a: 1\n");
    workspace->save(*document);
    type("b: 2\n");
    QVERIFY(!document->isBeingSavedWhole());
    files->letThrough();
    QTRY_COMPARE(saved->size(), 1);
    QCOMPARE(onDisk(), std::string("name: app\na: 1\n"));
    QVERIFY(document->isModified());
    QCOMPARE(workspace->base(*document), onDisk());
    QCOMPARE(journaled(), std::string("name: app\na: 1\n→name: app\na: 1\nb: 2\n"));
}

void SavingTest::undoFindsTheStateThatWasSaved()
{
    type("a: 1\n");
    workspace->save(*document);
    type("b: 2\n");
    files->letThrough();
    QTRY_COMPARE(saved->size(), 1);
    document->undoStack()->undo();
    QVERIFY(!document->isModified());
    document->undoStack()->undo();
    QVERIFY(document->isModified());
}

void SavingTest::aSaveThatFailsLeavesTheTextUnsaved()
{
    type("a: 1\n");
    workspace->save(*document);
    files->failAllWrites(ENOSPC);
    files->letThrough();
    QTRY_COMPARE(failed->size(), 1);
    files->failAllWrites(0);
    QVERIFY(document->isModified() && !document->isSaving());
    QCOMPARE(onDisk(), std::string("name: app\n"));
    QCOMPARE(saved->size(), 0);
    workspace->save(*document);
    files->letThrough();
    QTRY_COMPARE(saved->size(), 1);
    QVERIFY(!document->isModified());
}

void SavingTest::savesThatOverlapEndWithTheNewestText()
{
    type("a: 1\n");
    workspace->save(*document);
    type("b: 2\n");
    workspace->save(*document, Workspace::Overwrite::Yes);
    files->letThrough(2);
    QTRY_COMPARE(saved->size(), 2);
    QCOMPARE(onDisk(), document->text());
    QVERIFY(!document->isModified());
}

void SavingTest::whatAnotherProgramWroteIsLeftAlone()
{
    type("a: 1\n");
    write("name: theirs\n");
    workspace->save(*document);
    QTRY_COMPARE(failed->size(), 1);
    QVERIFY(qvariant_cast<SaveFailure>(failed->front().at(1)).isForeign);
    QCOMPARE(onDisk(), std::string("name: theirs\n"));
    QVERIFY(document->isModified());
    workspace->save(*document, Workspace::Overwrite::Yes);
    files->letThrough();
    QTRY_COMPARE(saved->size(), 1);
    QCOMPARE(onDisk(), document->text());
}

void SavingTest::savingAsMovesTheDocumentWhenItIsWritten()
{
    type("a: 1\n");
    const Path other = image.parent_path() / "other.yaml";
    workspace->saveAs(*document, other);
    QCOMPARE(document->path(), image);
    files->letThrough();
    QTRY_COMPARE(saved->size(), 1);
    QCOMPARE(document->path(), other);
    QCOMPARE(workspace->root(), other);
    QCOMPARE(bytesOf(other), document->text());
    QCOMPARE(onDisk(), std::string("name: app\n"));
}

void SavingTest::closingDuringASaveLetsItEnd()
{
    type("a: 1\n");
    workspace->save(*document);
    workspace->close(document);
    QVERIFY(workspace->documents().isEmpty());
    files->letThrough();
    workspace.reset();
    QCOMPARE(onDisk(), std::string("name: app\na: 1\n"));
}

void SavingTest::aKilledSaveToAnotherFileLeavesNoJournalToOffer()
{
    type("a: 1\n");
    workspace->saveAs(*document, image.parent_path() / "other.yaml");
    workspace->journal()->settle();
    const QDir journal(QString::fromStdString(journals().string()));
    QFile file(journal.filePath(journal.entryList({QStringLiteral("*.journal")}, QDir::Files).value(0)));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray left = file.readAll(); // as the process would leave it
    files->letThrough();
    workspace.reset();
    QFile orphan(journal.filePath(QStringLiteral("1-a.journal")));
    QVERIFY(orphan.open(QIODevice::WriteOnly) && orphan.write(left) == left.size());
    orphan.close();
    QVERIFY(findOrphans(journals()).empty());
    QVERIFY(!orphan.exists());
    QVERIFY(QFile::remove(QString::fromStdString((image.parent_path() / "other.yaml").string())));
    QVERIFY(orphan.open(QIODevice::WriteOnly) && orphan.write(left) == left.size());
    orphan.close();
    QCOMPARE(findOrphans(journals()).size(), std::size_t{1}); // it never got there
}

void SavingTest::aConvertedFileIsWrittenOnlyWhenSaved()
{
    write("name: \xE4\n");
    workspace->close(document);
    const auto refused = workspace->open(image);
    QVERIFY(!refused && refused.error().isConvertible());
    document = &workspace->openConverted(image, refused.error(), convertedText(refused.error()));
    QVERIFY(!document->isModified());
    QCOMPARE(document->convertedFrom(), QStringLiteral("Latin-1"));
    QCOMPARE(onDisk(), std::string("name: \xE4\n"));
    workspace->save(*document);
    files->letThrough();
    QTRY_COMPARE(saved->size(), 1);
    QCOMPARE(onDisk(), std::string("name: \u00e4\n"));
    QVERIFY(document->convertedFrom().isEmpty());
}

QTEST_MAIN(SavingTest)
#include "tst_saving.moc"
