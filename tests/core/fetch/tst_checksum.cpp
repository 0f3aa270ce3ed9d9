// SPDX-License-Identifier: MIT
#include "core/fetch/checksum.h"

#include "core/fetch/hasher.h"

#include <QTemporaryFile>
#include <QTest>

using namespace slipway;
using namespace slipway::fetch;

class ChecksumTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allFourComeFromOnePass();
    void aFileIsReadWhole();
    void whatCannotBeReadIsAnError();
    void wantedValuesAreCompared_data();
    void wantedValuesAreCompared();
};

void ChecksumTest::allFourComeFromOnePass()
{
    Hasher hasher;
    hasher.add("ab");
    hasher.add("c");
    // The examples of FIPS 180-2 and RFC 1321.
    QCOMPARE(hasher.result().md5(), std::string("900150983cd24fb0d6963f7d28e17f72"));
    QCOMPARE(hasher.result().sha1(), std::string("a9993e364706816aba3e25717850c26c9cd0d89d"));
    QCOMPARE(hasher.result().sha256(), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QVERIFY(hasher.result().sha512().starts_with("ddaf35a193617abacc417349ae204131"));
    hasher.reset();
    hasher.add("abc");
    QCOMPARE(hasher.result().md5(), std::string("900150983cd24fb0d6963f7d28e17f72"));
}

void ChecksumTest::aFileIsReadWhole()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    const QByteArray bytes(3 * 1024 * 1024 + 1, 'x');
    file.write(bytes);
    file.close();
    Hasher hasher;
    hasher.add(bytes);
    QVERIFY(checksumsOf(file.fileName().toStdString()) == hasher.result());
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(checksumsOf(file.fileName().toStdString(), stop.get_token()).error().code, std::string("cancelled"));
}

void ChecksumTest::whatCannotBeReadIsAnError()
{
    QCOMPARE(checksumsOf("/no/such/file").error().code, std::string("file-unreadable"));
    QCOMPARE(checksumsOf("/").error().code, std::string("file-unreadable"));
}

void ChecksumTest::wantedValuesAreCompared_data()
{
    QTest::addColumn<WantedChecksums>("wanted");
    QTest::addColumn<std::string>("problem");
    const std::string md5 = "900150983cd24fb0d6963f7d28e17f72";
    QTest::newRow("nothing wanted") << WantedChecksums{} << std::string();
    QTest::newRow("right") << WantedChecksums{{"md5", md5}} << std::string();
    QTest::newRow("upper case") << WantedChecksums{{"md5", "900150983CD24FB0D6963F7D28E17F72"}} << std::string();
    QTest::newRow("empty values say nothing") << WantedChecksums{{"md5", ""}} << std::string();
    QTest::newRow("unknown algorithm") << WantedChecksums{{"crc", "1"}} << std::string();
    QTest::newRow("one right, one wrong")
        << WantedChecksums{{"md5", md5}, {"sha1", "00"}}
        << std::string(
               "The sha1 of 'a' is a9993e364706816aba3e25717850c26c9cd0d89d and should be 00. Check whether the file "
               "or the descriptor is right; nothing was kept.");
}

void ChecksumTest::wantedValuesAreCompared()
{
    QFETCH(WantedChecksums, wanted);
    QFETCH(std::string, problem);
    Hasher hasher;
    hasher.add("abc");
    const std::optional<Diagnostic> found = mismatch(hasher.result(), wanted, "a");
    QCOMPARE(found ? message(*found) : std::string(), problem);
}

QTEST_APPLESS_MAIN(ChecksumTest)
#include "tst_checksum.moc"
