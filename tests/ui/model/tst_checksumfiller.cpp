// SPDX-License-Identifier: MIT
#include "ui/model/checksumfiller.h"

#include "core/fetch/artifactcache.h"
#include "ui/model/document.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <memory>

using namespace slipway;
using namespace slipway::ui;

namespace {

const std::string md5 = "900150983cd24fb0d6963f7d28e17f72"; // of "abc" (RFC 1321)
const std::string sha1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
const std::string sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

} // namespace

class ChecksumFillerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void checksumsAreWritten_data();
    void checksumsAreWritten();
    void aCachedArtifactNeedsNoPath();
    void aMissingFileIsSaid();
    void aClosedDocumentIsLeftAlone();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_folder->path().toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ChecksumFillerTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    std::ofstream(folder() / "a.txt") << "abc";
}

void ChecksumFillerTest::checksumsAreWritten_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<std::string>("before");
    QTest::addColumn<std::string>("after");
    QTest::newRow("none yet") << QString() << std::string() << "  sha256: " + sha256 + "\n";
    QTest::newRow("one asked for") << QStringLiteral("sha1") << std::string() << "  sha1: " + sha1 + "\n";
    QTest::newRow("those that are there") << QString() << std::string("  sha1: x # c\n  md5: 'y'\n")
                                          << "  sha1: " + sha1 + " # c\n  md5: '" + md5 + "'\n";
    QTest::newRow("one more") << QStringLiteral("sha256") << std::string("  md5: y\n")
                              << "  md5: " + md5 + "\n  sha256: " + sha256 + "\n";
}

void ChecksumFillerTest::checksumsAreWritten()
{
    QFETCH(QString, wanted);
    QFETCH(std::string, before);
    QFETCH(std::string, after);
    const std::string head = "artifacts:\n- name: a\n  path: a.txt\n";
    Document document(folder() / "image.yaml", head + before);
    ChecksumFiller filler(folder() / "cache");
    QSignalSpy filled(&filler, &ChecksumFiller::filled);
    filler.fill(document, "artifacts[0]", wanted.toStdString());
    QTRY_COMPARE(filled.size(), 1);
    QCOMPARE(document.text(), head + after);
    QCOMPARE(document.undoStack()->count(), 1);
}

void ChecksumFillerTest::aCachedArtifactNeedsNoPath()
{
    fetch::ArtifactCache cache(folder() / "cache");
    QVERIFY(cache.add(folder() / "a.txt", "tool.tgz", {}));
    Document document(folder() / "image.yaml", "artifacts: [{name: tool.tgz, url: 'https://h/tool.tgz'}]\n");
    ChecksumFiller filler(folder() / "cache");
    QSignalSpy filled(&filler, &ChecksumFiller::filled);
    filler.fill(document, "artifacts[0]", "md5");
    QTRY_COMPARE(filled.size(), 1);
    QCOMPARE(document.text(), "artifacts: [{name: tool.tgz, url: 'https://h/tool.tgz', md5: " + md5 + "}]\n");
}

void ChecksumFillerTest::aMissingFileIsSaid()
{
    Document document(folder() / "image.yaml", "artifacts:\n- {name: b, url: 'https://h/b'}\n- {name: c, path: c}\n");
    ChecksumFiller filler(folder() / "cache");
    QSignalSpy failed(&filler, &ChecksumFiller::failed);
    filler.fill(document, "artifacts[0]", {});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][1].toString().contains(QStringLiteral("'b'")));
    filler.fill(document, "artifacts[1]", {});
    QTRY_COMPARE(failed.size(), 2);
    filler.fill(document, "artifacts[7]", {});
    QCOMPARE(failed.size(), 3);
    QCOMPARE(document.undoStack()->count(), 0);
}

void ChecksumFillerTest::aClosedDocumentIsLeftAlone()
{
    ChecksumFiller filler(folder() / "cache");
    {
        Document document(folder() / "image.yaml", "artifacts:\n- name: a\n  path: a.txt\n");
        filler.fill(document, "artifacts[0]", {});
    }
    QTRY_VERIFY(!filler.isBusy());
}

QTEST_GUILESS_MAIN(ChecksumFillerTest)
#include "tst_checksumfiller.moc"
