// SPDX-License-Identifier: MIT
#include "tests/support/failingfiles.h"
#include "ui/model/filestore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/xattr.h>

#include <unistd.h>

using namespace slipway::ui;
using Kind = Unreadable::Kind;

Q_DECLARE_METATYPE(Kind)

class FileStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedBytesAreReadBack();
    void savingKeepsModeAndAttributes();
    void savingWritesThroughLinks();
    void aLinkToNowhereGetsItsTarget();
    void aLoopOfLinksIsRefused();
    void otherHardLinksAreTold();
    void aReadOnlyFileIsRefusedAndCanBeMadeWritable();
    void filesThatAreNotTextAreRefused_data();
    void filesThatAreNotTextAreRefused();
    void otherEncodingsAreConverted();
    void aHugeFileIsRefusedUnread();
    void aFailedSaveLeavesTheOldFile();
    void everyCallMayFail_data();
    void everyCallMayFail();

private:
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    static std::string read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string("cannot be read");
    }
};

void FileStoreTest::savedBytesAreReadBack()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("image.yaml")).toStdString();
    const std::string bytes = "\xEF\xBB\xBFname: \u00e4\r\nversion: 1";
    const auto saved = saveTextFile(path, bytes);
    QVERIFY(saved.has_value());
    QVERIFY(saved->note.isEmpty());
    QCOMPARE(readTextFile(path).value(), bytes);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void FileStoreTest::savingKeepsModeAndAttributes()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("image.yaml"));
    const QByteArray name = QFile::encodeName(path);
    write(path, "a");
    QCOMPARE(::chmod(name.constData(), 0750), 0);
    const bool hasAttributes = ::setxattr(name.constData(), "user.slipway", "kept", 4, 0) == 0;
    QVERIFY(saveTextFile(path.toStdString(), "b").has_value());
    struct stat status{};
    QCOMPARE(::stat(name.constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0750U);
    QCOMPARE(read(path), std::string("b"));
    if (hasAttributes) {
        QByteArray value(4, '\0');
        QCOMPARE(::getxattr(name.constData(), "user.slipway", value.data(), 4), 4);
        QCOMPARE(value, QByteArray("kept"));
    }
    if (::geteuid() == 0) {
        QCOMPARE(::chown(name.constData(), 12, 34), 0);
        QVERIFY(saveTextFile(path.toStdString(), "c").has_value());
        QCOMPARE(::stat(name.constData(), &status), 0);
        QCOMPARE(status.st_uid, 12U);
        QCOMPARE(status.st_gid, 34U);
    }
}

void FileStoreTest::savingWritesThroughLinks()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("real")));
    const QString target = folder.filePath(QStringLiteral("real/image.yaml"));
    const QString middle = folder.filePath(QStringLiteral("middle.yaml"));
    const QString link = folder.filePath(QStringLiteral("image.yaml"));
    write(target, "a");
    QVERIFY(QFile::link(QStringLiteral("real/image.yaml"), middle));
    QVERIFY(QFile::link(middle, link));
    QVERIFY(saveTextFile(link.toStdString(), "b").has_value());
    QVERIFY(QFileInfo(link).isSymLink() && QFileInfo(middle).isSymLink() && !QFileInfo(target).isSymLink());
    QCOMPARE(read(target), std::string("b"));
}

void FileStoreTest::aLinkToNowhereGetsItsTarget()
{
    const QTemporaryDir folder;
    const QString link = folder.filePath(QStringLiteral("image.yaml"));
    QVERIFY(QFile::link(QStringLiteral("later.yaml"), link));
    QVERIFY(saveTextFile(link.toStdString(), "b").has_value());
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(read(folder.filePath(QStringLiteral("later.yaml"))), std::string("b"));
}

void FileStoreTest::aLoopOfLinksIsRefused()
{
    const QTemporaryDir folder;
    const QString one = folder.filePath(QStringLiteral("one"));
    QVERIFY(QFile::link(QStringLiteral("two"), one));
    QVERIFY(QFile::link(QStringLiteral("one"), folder.filePath(QStringLiteral("two"))));
    const auto saved = saveTextFile(one.toStdString(), "b");
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().error, ELOOP);
}

void FileStoreTest::otherHardLinksAreTold()
{
    const QTemporaryDir folder;
    const QString one = folder.filePath(QStringLiteral("one"));
    const QString two = folder.filePath(QStringLiteral("two"));
    write(one, "a");
    QCOMPARE(::link(QFile::encodeName(one).constData(), QFile::encodeName(two).constData()), 0);
    const auto saved = saveTextFile(one.toStdString(), "b");
    QVERIFY(saved.has_value());
    QVERIFY2(saved->note.contains(QStringLiteral("2 names (hard links)")), qPrintable(saved->note));
    QCOMPARE(read(two), std::string("a"));
}

void FileStoreTest::aReadOnlyFileIsRefusedAndCanBeMadeWritable()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("image.yaml"));
    write(path, "a");
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0444), 0);
    QVERIFY(isReadOnly(path.toStdString()));
    const auto refused = saveTextFile(path.toStdString(), "b");
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().isReadOnly);
    QCOMPARE(read(path), std::string("a"));
    QVERIFY(makeWritable(path.toStdString()).has_value());
    QVERIFY(saveTextFile(path.toStdString(), "b").has_value());
    QCOMPARE(read(path), std::string("b"));
    QVERIFY(!isReadOnly(folder.filePath(QStringLiteral("absent")).toStdString()));
}

void FileStoreTest::filesThatAreNotTextAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("message");
    QTest::newRow("latin-1") << QByteArray("x\na: \xE4\n") << Kind::Utf8
                             << QStringLiteral("is not UTF-8: byte 5 (line 2, column 4) is 0xe4");
    QTest::newRow("cut code point") << QByteArray("abc\xE2\x82") << Kind::Utf8
                                    << QStringLiteral("byte 3 (line 1, column 4) is 0xe2");
    QTest::newRow("utf-16") << QByteArray("\xFF\xFE"
                                          "a\0",
                                          4)
                            << Kind::Utf16 << QStringLiteral("is UTF-16");
    QTest::newRow("zero bytes") << QByteArray("\x7F"
                                              "ELF\0\1",
                                              6)
                                << Kind::Binary << QStringLiteral("byte 4 is zero");
}

void FileStoreTest::filesThatAreNotTextAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Kind, kind);
    QFETCH(QString, message);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("image.yaml"));
    write(path, bytes);
    const auto result = readTextFile(path.toStdString());
    QVERIFY(!result.has_value());
    QVERIFY2(result.error().text.contains(message), qPrintable(result.error().text));
    QCOMPARE(result.error().kind, kind);
    QCOMPARE(result.error().bytes.empty(), !result.error().isConvertible());
    QCOMPARE(readTextFile(folder.path().toStdString()).error().kind, Kind::NoFile);
    QCOMPARE(readTextFile(folder.filePath(QStringLiteral("absent")).toStdString()).error().kind, Kind::Absent);
}

void FileStoreTest::otherEncodingsAreConverted()
{
    const auto latin = checkedText("x", "a: \xE4\xFF\n");
    QVERIFY(!latin.has_value());
    QCOMPARE(convertedText(latin.error()), std::string("a: \u00e4\u00ff\n"));
    const auto wide = checkedText("x", std::string("\xFE\xFF\0a\0:\x20\xAC", 8));
    QVERIFY(!wide.has_value());
    QCOMPARE(convertedText(wide.error()), std::string("a:\u20ac"));
}

void FileStoreTest::aHugeFileIsRefusedUnread()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("huge.yaml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(qint64{40} * 1024 * 1024 * 1024)); // sparse
    const auto result = readTextFile(file.fileName().toStdString());
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, Kind::TooLarge);
    QVERIFY2(result.error().text.contains(QStringLiteral("40")), qPrintable(result.error().text));
}

void FileStoreTest::aFailedSaveLeavesTheOldFile()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("no/such/folder.yaml")).toStdString();
    const auto result = saveTextFile(path, "x");
    QVERIFY(!result.has_value());
    QVERIFY2(result.error().text.contains(QStringLiteral("folder is not there")), qPrintable(result.error().text));
    QVERIFY(!std::filesystem::exists(path));
}

void FileStoreTest::everyCallMayFail_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("isNew");
    QTest::addColumn<bool>("isLink");
    QTest::addColumn<QString>("advice");
    for (const bool isNew : {false, true}) {
        for (const bool isLink : {false, true}) {
            const auto row = [&](int error, const char *name, const char *advice) {
                QTest::addRow("%s, %s%s", name, isNew ? "new" : "old", isLink ? " behind a link" : "")
                    << error << isNew << isLink << QString::fromLatin1(advice);
            };
            row(ENOSPC, "ENOSPC", "disk is full");
            row(EDQUOT, "EDQUOT", "disk is full");
            row(EACCES, "EACCES", "another place");
            row(EROFS, "EROFS", "mounted read-only");
            row(EIO, "EIO", "another disk");
        }
    }
}

/// Each call of a save fails once, in turn: the file is the old or the new one, whole, and no other file stays behind
/// but the one whose removal failed.
void FileStoreTest::everyCallMayFail()
{
    QFETCH(const int, error);
    QFETCH(const bool, isNew);
    QFETCH(const bool, isLink);
    QFETCH(const QString, advice);
    const std::string before(3000, 'o');
    const std::string after(5000, 'n');
    int call = 0;
    for (bool isThrough = false; !isThrough; ++call) {
        const QTemporaryDir folder;
        const QString target = folder.filePath(QStringLiteral("image.yaml"));
        const QString path = isLink ? folder.filePath(QStringLiteral("link.yaml")) : target;
        if (isLink)
            QVERIFY(QFile::link(QStringLiteral("image.yaml"), path));
        if (!isNew)
            write(target, QByteArray::fromStdString(before));
        FailingFiles files(call, error);
        const auto saved = saveTextFile(path.toStdString(), after, files);
        isThrough = !files.hasFailed();
        const std::string now = QFile::exists(target) ? read(target) : std::string();
        QVERIFY(now == after || now == (isNew ? std::string() : before));
        if (saved)
            QCOMPARE(now, after);
        else
            QVERIFY2(saved.error().text.contains(advice), qPrintable(saved.error().text));
        const auto files_ = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System);
        const qsizetype expected = (isLink ? 1 : 0) + (now.empty() ? 0 : 1);
        QCOMPARE(files_.size(), expected);
    }
    QVERIFY(call > 10);
}

QTEST_MAIN(FileStoreTest)
#include "tst_filestore.moc"
