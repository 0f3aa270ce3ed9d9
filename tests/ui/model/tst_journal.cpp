// SPDX-License-Identifier: MIT
#include "tests/support/editscript.h"
#include "tests/support/failingfiles.h"
#include "ui/model/journal.h"
#include "ui/model/journalrecord.h"
#include "ui/model/recovery.h"
#include "ui/model/settings.h"
#include "ui/model/workspace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace slipway;
using namespace slipway::ui;

class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void recordsAreReadBack();
    void aTornTailIsIgnored();
    void aJournalIsThereFromTheFirstChangeToTheSave();
    void aJournalThatOutlivedItsSaveIsNotOffered();
    void changesThatTheFileHoldsAreNotOffered();
    void everyChangeIsInTheJournalBeforeASave();
    void undoingToTheFileNeedsNoJournal();
    void discardingRemovesTheJournal();
    void onlyTheOwnerMayReadAJournal();
    void recoveryGivesTextAndUndoStepsBack();
    void untitledTextsAreRecovered();
    void aFileThatChangedSinceWaitsForTheMerge();
    void aFileThatIsGoneIsRecoveredWhole();
    void journalsOfRunningProcessesAreLeftAlone();
    void aLongJournalIsBegunAnew();
    void everyCallMayFail();
    void aFullDiskIsToldAndMended();

private:
    void begin(FileSystem &files = diskFileSystem());
    /// The workspace goes away as with the end of the process.
    void crash() { workspace.reset(); }
    Path write(const char *name, const QByteArray &bytes);
    [[nodiscard]] QByteArray onlyJournal() const
    {
        QFile file(folder->filePath(QStringLiteral("journal/")) + journalFiles().value(0));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] Path journals() const { return folder->filePath(QStringLiteral("journal")).toStdString(); }
    [[nodiscard]] QStringList journalFiles() const
    {
        return QDir(folder->filePath(QStringLiteral("journal"))).entryList(QDir::Files | QDir::Hidden);
    }
    [[nodiscard]] bool isSaved(Document &document)
    {
        const QSignalSpy saved(workspace.get(), &Workspace::saved);
        workspace->save(document);
        return QTest::qWaitFor([&] { return saved.size() == 1; });
    }
    void replace(Document &document, const std::string &text)
    {
        const TextEdit whole{.span = {.begin = 0, .end = document.text().size()}, .replacement = text};
        document.apply(std::span(&whole, 1), QStringLiteral("Replace"));
    }

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Workspace> workspace;
    Path image;
};

void JournalTest::init()
{
    folder = std::make_unique<QTemporaryDir>();
    settings = std::make_unique<Settings>(folder->filePath(QStringLiteral("settings.ini")));
    image = write("image.yaml", "name: app\nversion: '1'\nfrom: scratch\n");
    begin();
}

void JournalTest::cleanup()
{
    workspace.reset();
}

void JournalTest::begin(FileSystem &files)
{
    workspace = std::make_unique<Workspace>(*settings, nullptr, files);
    workspace->keepJournal(journals());
}

Path JournalTest::write(const char *name, const QByteArray &bytes)
{
    QFile file(folder->filePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", name);
    return file.fileName().toStdString();
}

void JournalTest::recordsAreReadBack()
{
    const JournalHead head{.path = "/a/\xC3\xA4.yaml", .isUntitled = true, .time = 5, .base = "ab", .text = "abc"};
    const DocumentEdit edit{.kind = DocumentEdit::Kind::Typing,
                            .description = QStringLiteral("Ä"),
                            .splices = {{.offset = 1, .before = "b", .after = "xyz"}}};
    const auto contents = readJournal(headRecord(head) + editRecord(edit, 9));
    QVERIFY(contents.has_value());
    QVERIFY(contents->head == head);
    QVERIFY(contents->edits == std::vector{edit});
    QCOMPARE(contents->text, std::string("axyzc"));
    QCOMPARE(contents->lastTime, 9);
    QVERIFY(!contents->isDamaged);
    QVERIFY(!readJournal({}).has_value());
}

void JournalTest::aTornTailIsIgnored()
{
    const JournalHead head{.path = "/a", .base = "ab", .text = "ab"};
    const DocumentEdit one{.splices = {{.offset = 0, .before = "", .after = "1"}}};
    const DocumentEdit two{.splices = {{.offset = 0, .before = "", .after = "2"}}};
    const QByteArray start = headRecord(head);
    const QByteArray first = start + editRecord(one, 1);
    const QByteArray all = first + editRecord(two, 2);
    for (qsizetype length = 0; length < all.size(); ++length) {
        const auto contents = readJournal(QByteArrayView(all).first(length));
        QCOMPARE(contents.has_value(), length >= start.size());
        if (contents)
            QCOMPARE(contents->text, std::string(length >= first.size() ? "1ab" : "ab"));
    }
    for (qsizetype i = 0; i < all.size(); ++i) {
        QByteArray damaged = all;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x20);
        const auto contents = readJournal(damaged);
        QVERIFY(!contents || contents->text != "21ab");
    }
}

void JournalTest::aJournalIsThereFromTheFirstChangeToTheSave()
{
    Document &document = **workspace->open(image);
    QVERIFY(journalFiles().isEmpty());
    replace(document, "name: mine\n");
    QTRY_COMPARE(journalFiles().size(), 1);
    QVERIFY(isSaved(document));
    QTRY_VERIFY(journalFiles().isEmpty());
    crash();
    QVERIFY(findOrphans(journals()).empty());
}

void JournalTest::aJournalThatOutlivedItsSaveIsNotOffered()
{
    Document &document = **workspace->open(image);
    replace(document, "name: mine\n");
    workspace->journal()->settle();
    const QByteArray journal = onlyJournal();
    QVERIFY(!journal.isEmpty());
    QVERIFY(isSaved(document));
    crash();
    QVERIFY(journalFiles().isEmpty());
    write("journal/1-a.journal", journal);
    QVERIFY(findOrphans(journals()).empty());
    QVERIFY(journalFiles().isEmpty());
}

void JournalTest::changesThatTheFileHoldsAreNotOffered()
{
    Document &document = **workspace->open(image);
    replace(document, "name: mine\nversion: '1'\nfrom: scratch\n");
    workspace->journal()->settle();
    const QByteArray journal = onlyJournal();
    crash();
    write("image.yaml", "name: mine\nversion: '1'\nfrom: other\n");
    QVERIFY(findOrphans(journals()).empty());
    QVERIFY(journalFiles().isEmpty());
    write("journal/1-a.journal", journal);
    write("image.yaml", "name: yet another\nversion: '1'\nfrom: scratch\n");
    QCOMPARE(findOrphans(journals()).size(), std::size_t{1});
}

/// So that the journal of a process that ends right after the save holds what was saved.
void JournalTest::everyChangeIsInTheJournalBeforeASave()
{
    Document &document = **workspace->open(image);
    std::string last;
    for (int i = 0; i < 200; ++i)
        replace(document, last = std::to_string(i) + '\n');
    workspace->journal()->settle();
    const auto contents = readJournal(onlyJournal());
    QVERIFY(contents.has_value());
    QCOMPARE(contents->text, last);
}

void JournalTest::undoingToTheFileNeedsNoJournal()
{
    Document &document = **workspace->open(image);
    replace(document, "name: mine\n");
    QTRY_COMPARE(journalFiles().size(), 1);
    document.undoStack()->undo();
    QTRY_VERIFY(journalFiles().isEmpty());
    document.undoStack()->redo();
    crash();
    const auto orphans = findOrphans(journals());
    QCOMPARE(orphans.size(), std::size_t{1});
    QCOMPARE(orphans.front().contents().text, std::string("name: mine\n"));
}

void JournalTest::discardingRemovesTheJournal()
{
    Document &document = **workspace->open(image);
    replace(document, "name: mine\n");
    workspace->close(&document);
    crash();
    QVERIFY(journalFiles().isEmpty());
}

void JournalTest::onlyTheOwnerMayReadAJournal()
{
    replace(**workspace->open(image), "name: mine\n");
    QTRY_COMPARE(journalFiles().size(), 1);
    const auto mode = [](const Path &path) { return std::filesystem::status(path).permissions(); };
    using std::filesystem::perms;
    QCOMPARE(mode(journals()), perms::owner_all);
    QCOMPARE(mode(journals() / journalFiles().first().toStdString()), perms::owner_read | perms::owner_write);
}

void JournalTest::recoveryGivesTextAndUndoStepsBack()
{
    const std::string onDisk = (*workspace->open(image))->text();
    replace(**workspace->open(image), "name: one\n");
    replace(**workspace->open(image), "name: two\n");
    replace(**workspace->open(image), "name: three\n");
    workspace->find(image)->undoStack()->undo();
    crash();
    begin();
    auto orphans = findOrphans(journals());
    QCOMPARE(orphans.size(), std::size_t{1});
    QCOMPARE(orphans.front().lineCounts(), std::pair(std::size_t{1}, std::size_t{3}));
    const auto recovered = recover(*workspace, orphans.front());
    QVERIFY(recovered.has_value());
    QCOMPARE(recovered->second, Recovered::Restored);
    Document &document = *recovered->first;
    QCOMPARE(document.text(), std::string("name: two\n"));
    QVERIFY(document.isModified());
    document.undoStack()->redo();
    QCOMPARE(document.text(), std::string("name: three\n"));
    document.undoStack()->undo();
    document.undoStack()->undo();
    document.undoStack()->undo();
    QCOMPARE(document.text(), onDisk);
    QVERIFY(!document.isModified());
    document.undoStack()->redo();
    workspace->journal()->removeRecovered(orphans.front().file());
    crash(); // and once more: what was recovered is in a journal of its own
    orphans = findOrphans(journals());
    QCOMPARE(orphans.size(), std::size_t{1});
    QCOMPARE(orphans.front().contents().text, std::string("name: one\n"));
}

void JournalTest::untitledTextsAreRecovered()
{
    Document &document = workspace->openNew(image.parent_path());
    QVERIFY(document.isUntitled());
    replace(document, "name: new\n");
    crash();
    begin();
    const auto orphans = findOrphans(journals());
    QCOMPARE(orphans.size(), std::size_t{1});
    const auto recovered = recover(*workspace, orphans.front());
    QVERIFY(recovered.has_value());
    QVERIFY(recovered->first->isUntitled() && recovered->first->isModified());
    QCOMPARE(recovered->first->text(), std::string("name: new\n"));
    QVERIFY(!std::filesystem::exists(recovered->first->path()));
}

void JournalTest::aFileThatChangedSinceWaitsForTheMerge()
{
    const std::string base = (*workspace->open(image))->text();
    replace(**workspace->open(image), "name: mine\nversion: '1'\nfrom: scratch\n");
    crash();
    write("image.yaml", "name: app\nversion: '1'\nfrom: theirs\n");
    begin();
    const QSignalSpy told(workspace.get(), &Workspace::changedOnDisk);
    const auto orphans = findOrphans(journals());
    const auto recovered = recover(*workspace, orphans.front());
    QVERIFY(recovered.has_value());
    QCOMPARE(recovered->second, Recovered::Changed);
    QCOMPARE(told.size(), 1);
    QCOMPARE(recovered->first->text(), std::string("name: mine\nversion: '1'\nfrom: scratch\n"));
    QCOMPARE(workspace->base(*recovered->first), base);
}

void JournalTest::aFileThatIsGoneIsRecoveredWhole()
{
    replace(**workspace->open(image), "name: mine\n");
    crash();
    QVERIFY(std::filesystem::remove(image));
    begin();
    const auto orphans = findOrphans(journals());
    const auto recovered = recover(*workspace, orphans.front());
    QVERIFY(recovered.has_value());
    QCOMPARE(recovered->second, Recovered::Orphaned);
    QVERIFY(recovered->first->isVanished() && recovered->first->isModified());
    QCOMPARE(recovered->first->text(), std::string("name: mine\n"));
    QVERIFY(isSaved(*recovered->first));
    QVERIFY(!recovered->first->isModified());
}

void JournalTest::journalsOfRunningProcessesAreLeftAlone()
{
    replace(**workspace->open(image), "name: mine\n");
    QTRY_COMPARE(journalFiles().size(), 1);
    QVERIFY(findOrphans(journals()).empty());
    crash();
    const auto first = findOrphans(journals());
    QCOMPARE(first.size(), std::size_t{1});
    QVERIFY(findOrphans(journals()).empty()); // somebody is asking the user about it
}

void JournalTest::aLongJournalIsBegunAnew()
{
    Document &document = **workspace->open(image);
    std::string last;
    for (int i = 0; i < 300; ++i) {
        last = std::string(10000, static_cast<char>('a' + i % 26)) + '\n';
        replace(document, last);
    }
    crash();
    QCOMPARE(journalFiles().size(), 1);
    QVERIFY(QFileInfo(folder->filePath(QStringLiteral("journal/")) + journalFiles().first()).size() < 3'000'000);
    const auto orphans = findOrphans(journals());
    QCOMPARE(orphans.front().contents().text, last);
}

/// Each call fails once, in turn: the next change mends what the failure broke.
void JournalTest::everyCallMayFail()
{
    for (const int error : {ENOSPC, EACCES, EIO}) {
        bool isThrough = false;
        for (int call = 0; !isThrough; ++call) {
            cleanup();
            init();
            FailingFiles files(call, error);
            begin(files);
            Document &document = **workspace->open(image);
            const QSignalSpy stored(&workspace->journal()->writer(), &JournalWriter::stored);
            const QSignalSpy failed(&workspace->journal()->writer(), &JournalWriter::failed);
            for (const char *text : {"one\n", "two\n", "three\n"}) {
                const auto before = stored.size() + failed.size();
                replace(document, text);
                QTRY_VERIFY(stored.size() + failed.size() > before);
                QCoreApplication::processEvents();
            }
            if (workspace->journal()->isFailing()) {
                replace(document, "four\n");
                QTRY_VERIFY(!workspace->journal()->isFailing());
            }
            isThrough = !files.hasFailed();
            const std::string last = document.text();
            crash();
            const auto orphans = findOrphans(journals());
            QCOMPARE(orphans.size(), std::size_t{1});
            QCOMPARE(orphans.front().contents().text, last);
        }
    }
}

void JournalTest::aFullDiskIsToldAndMended()
{
    FailingFiles files(-1, 0);
    begin(files);
    Document &document = **workspace->open(image);
    QSignalSpy told(workspace->journal(), &Journal::failing);
    const QSignalSpy mended(workspace->journal(), &Journal::worksAgain);
    files.failAllWrites(ENOSPC);
    replace(document, "one\n");
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.takeFirst().first().toString().contains(QStringLiteral("Save soon")));
    replace(document, "two\n");
    files.failAllWrites(0);
    QTRY_VERIFY_WITH_TIMEOUT(mended.size() == 1, 20000);
    crash();
    QCOMPARE(findOrphans(journals()).front().contents().text, std::string("two\n"));
}

QTEST_MAIN(JournalTest)
#include "tst_journal.moc"
