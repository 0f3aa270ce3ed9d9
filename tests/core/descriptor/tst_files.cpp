// SPDX-License-Identifier: MIT
#include "core/descriptor/files.h"
#include "tests/support/memoryfiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway::descriptor;
using namespace Qt::StringLiterals;

class FilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unsavedTextWinsOverTheDisk();
    void aFolderThatIsNotThereLeadsNowhere();
    void foldersOfUnsavedFilesExist();
    void entriesComeInOrderOfName();
    void linksAreFollowedAndTold();
    void whatIsNoFileCannotBeRead();
};

void FilesTest::unsavedTextWinsOverTheDisk()
{
    const slipway::test::MemoryFiles below({{"/p/image.yaml", "saved"}, {"/p/other.yaml", "other"}});
    const OverlayFiles files(below, {{"/p/image.yaml", "typed"}});
    QCOMPARE(files.read("/p/image.yaml").value(), std::string("typed"));
    QCOMPARE(files.read("/p/./image.yaml").value(), std::string("typed"));
    QCOMPARE(files.read("/p/other.yaml").value(), std::string("other"));
}

void FilesTest::aFolderThatIsNotThereLeadsNowhere()
{
    const slipway::test::MemoryFiles files({{"/p/image.yaml", "typed"}, {"/p/sub/deep/x", ""}});
    QCOMPARE(files.read("/p/sub/../image.yaml").value(), std::string("typed"));
    QCOMPARE(files.read("/p/sub/deep/../../image.yaml").value(), std::string("typed"));
    QVERIFY(!files.read("/p/absent/../image.yaml").has_value());
    QVERIFY(!files.exists("/p/absent/../image.yaml"));
    QVERIFY(!files.exists("/p/image.yaml/../image.yaml"));
    QVERIFY(files.isDirectory("/p/sub/../sub"));
    QVERIFY(!files.isDirectory("/p/absent/../sub"));
}

void FilesTest::foldersOfUnsavedFilesExist()
{
    const slipway::test::MemoryFiles files({{"/p/modules/a/module.yaml", ""}});
    QVERIFY(files.isDirectory("/p/modules"));
    QVERIFY(files.isDirectory("/p/modules/"));
    QVERIFY(files.exists("/p/modules/a"));
    QVERIFY(!files.isDirectory("/p/modules/a/module.yaml"));
    QVERIFY(!files.exists("/p/mod"));
    QVERIFY((files.list("/p/modules") == std::vector<DirectoryEntry>{{"a", true, false, false}}));
    QVERIFY((files.list("/p/modules/a") == std::vector<DirectoryEntry>{{"module.yaml", false, false, false}}));
}

void FilesTest::entriesComeInOrderOfName()
{
    const slipway::test::MemoryFiles files({{"/p/b", ""}, {"/p/.hidden", ""}, {"/p/B", ""}, {"/p/a/x", ""}});
    std::string names;
    for (const DirectoryEntry &entry : files.list("/p"))
        names += entry.name + (entry.isDirectory ? "/ " : " ");
    QCOMPARE(names, std::string(".hidden B a/ b "));
}

void FilesTest::linksAreFollowedAndTold()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"real"_s));
    QVERIFY(QFile::link(u"real"_s, folder.filePath(u"link"_s)));
    QVERIFY(QFile::link(u"nowhere"_s, folder.filePath(u"dangling"_s)));
    const std::vector<DirectoryEntry> entries = DiskFiles().list(folder.path().toStdString());
    QVERIFY((entries == std::vector<DirectoryEntry>{{"dangling", false, true, true},
                                                    {"link", true, false, true},
                                                    {"real", true, false, false}}));
    QCOMPARE(DiskFiles().realPath(folder.filePath(u"link"_s).toStdString()),
             DiskFiles().realPath(folder.filePath(u"real"_s).toStdString()));
}

void FilesTest::whatIsNoFileCannotBeRead()
{
    const QTemporaryDir folder;
    QVERIFY(!DiskFiles().read(folder.path().toStdString()));
    QVERIFY(!DiskFiles().read(folder.filePath(u"missing"_s).toStdString()));
    QVERIFY(!DiskFiles().read("/dev/zero"));
}

QTEST_APPLESS_MAIN(FilesTest)
#include "tst_files.moc"
