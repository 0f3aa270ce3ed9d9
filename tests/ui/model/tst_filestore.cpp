// SPDX-License-Identifier: MIT
#include "ui/model/filestore.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace slipway::ui;

class FileStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedBytesAreReadBack();
    void savingKeepsModeAndSymlink();
    void filesThatAreNotTextAreRefused_data();
    void filesThatAreNotTextAreRefused();
    void aFailedSaveLeavesTheOldFile();

private:
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
};

void FileStoreTest::savedBytesAreReadBack()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("image.yaml")).toStdString();
    const std::string bytes = "\xEF\xBB\xBFname: \u00e4\r\nversion: 1";
    QVERIFY(saveTextFile(path, bytes).has_value());
    QCOMPARE(readTextFile(path).value(), bytes);
}

void FileStoreTest::savingKeepsModeAndSymlink()
{
    const QTemporaryDir folder;
    const QString target = folder.filePath(QStringLiteral("real.yaml"));
    const QString link = folder.filePath(QStringLiteral("image.yaml"));
    write(target, "a");
    QVERIFY(QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QVERIFY(QFile::link(target, link));
    QVERIFY(saveTextFile(link.toStdString(), "b").has_value());
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(readTextFile(target.toStdString()).value(), std::string("b"));
    QCOMPARE(QFileInfo(target).permissions() & QFile::ReadGroup, QFile::ReadGroup);
    QVERIFY(!(QFileInfo(target).permissions() & QFile::ReadOther));
}

void FileStoreTest::filesThatAreNotTextAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message");
    QTest::newRow("latin-1") << QByteArray("a: \xE4\n") << QStringLiteral("is not UTF-8 text (byte 3)");
    QTest::newRow("cut code point") << QByteArray("abc\xE2\x82") << QStringLiteral("is not UTF-8 text");
}

void FileStoreTest::filesThatAreNotTextAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("image.yaml"));
    write(path, bytes);
    const auto result = readTextFile(path.toStdString());
    QVERIFY(!result.has_value());
    QVERIFY2(result.error().contains(message), qPrintable(result.error()));
    QVERIFY(!readTextFile(folder.path().toStdString()).has_value());
    QVERIFY(!readTextFile(folder.filePath(QStringLiteral("absent")).toStdString()).has_value());
}

void FileStoreTest::aFailedSaveLeavesTheOldFile()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("no/such/folder.yaml")).toStdString();
    const auto result = saveTextFile(path, "x");
    QVERIFY(!result.has_value());
    QVERIFY(!std::filesystem::exists(path));
}

QTEST_MAIN(FileStoreTest)
#include "tst_filestore.moc"
