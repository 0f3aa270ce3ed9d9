// SPDX-License-Identifier: MIT
#include "core/image/archivereader.h"
#include "core/image/compression.h"
#include "core/image/tarwriter.h"
#include "tests/core/image/plans.h"

#include <QTest>

#include <algorithm>
#include <cstring>

using namespace slipway::image;
using namespace slipway::image::test;

class TarWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void libarchiveReadsWhatWasWritten_data();
    void libarchiveReadsWhatWasWritten();
    void shortNamesNeedNoExtension();
    void hugeFilesAndLateTimesFit();
    void sizesMustBeKept();
    void compressedBytesDoNotDependOnThreads_data();
    void compressedBytesDoNotDependOnThreads();
    void aFailingSinkEndsTheCompression();
};

namespace {

Sink into(std::string &bytes)
{
    return [&bytes](std::span<const std::byte> more) -> Result {
        bytes.append(reinterpret_cast<const char *>(more.data()), more.size());
        return {};
    };
}

Source from(std::string_view &bytes)
{
    return [&bytes](std::span<std::byte> buffer) -> std::expected<std::size_t, std::string> {
        const std::size_t count = std::min<std::size_t>({bytes.size(), buffer.size(), 1000});
        std::memcpy(buffer.data(), bytes.data(), count);
        bytes.remove_prefix(count);
        return count;
    };
}

std::string written(const std::vector<TarEntry> &entries, std::uint64_t mtime = 0)
{
    std::string bytes;
    TarWriter writer(into(bytes), mtime);
    for (const TarEntry &entry : entries) {
        const std::string text(entry.size, 'x');
        if (!writer.add(entry) || !writer.data(std::as_bytes(std::span(text))))
            return "failed";
    }
    return writer.finish() ? bytes : "failed";
}

std::vector<Entry> readBack(std::string_view bytes)
{
    ArchiveReader reader(from(bytes));
    std::vector<Entry> result;
    for (auto entry = reader.next(); entry && *entry; entry = reader.next())
        result.push_back(**entry);
    return result;
}

std::string unpacked(std::string_view bytes)
{
    ArchiveReader reader(from(bytes), ArchiveReader::Kind::Stream);
    std::string result;
    std::vector<std::byte> buffer(100'000);
    if (!reader.next())
        return "failed";
    for (auto count = reader.read(buffer); count && *count > 0; count = reader.read(buffer))
        result.append(reinterpret_cast<const char *>(buffer.data()), *count);
    return result;
}

} // namespace

void TarWriterTest::libarchiveReadsWhatWasWritten_data()
{
    QTest::addColumn<std::string>("path");
    QTest::newRow("short") << std::string("usr/bin/tool");
    QTest::newRow("100 bytes") << std::string(100, 'n');
    QTest::newRow("101 bytes") << std::string(101, 'n');
    QTest::newRow("record length grows by itself") << std::string(989, 'n');
    QTest::newRow("very long") << std::string(200, 'a') + "/" + std::string(4000, 'b');
    QTest::newRow("not ASCII") << std::string("ümläut/日本語");
    QTest::newRow("not UTF-8") << std::string("\xFF\xC0\x80latin");
    QTest::newRow("line break and blank") << std::string("a\nb c");
}

void TarWriterTest::libarchiveReadsWhatWasWritten()
{
    QFETCH(std::string, path);
    const std::string bytes =
        written({{.path = path + ".d", .type = EntryType::Directory, .mode = 0750},
                 {.path = path, .mode = 0644, .size = 513},
                 {.path = path + ".l", .type = EntryType::Symlink, .mode = 0777, .linkTarget = "../" + path},
                 {.path = "last", .mode = 0600, .size = 512}});
    QCOMPARE(listed(readBack(bytes)), "d 0750 0 " + path + ".d\nf 0644 513 " + path + "\nl 0777 0 " + path +
                                          ".l -> ../" + path + "\nf 0600 512 last\n");
    QCOMPARE(bytes.size() % 512, std::size_t(0));
    QCOMPARE(bytes,
             written({{.path = path + ".d", .type = EntryType::Directory, .mode = 0750},
                      {.path = path, .mode = 0644, .size = 513},
                      {.path = path + ".l", .type = EntryType::Symlink, .mode = 0777, .linkTarget = "../" + path},
                      {.path = "last", .mode = 0600, .size = 512}}));
}

void TarWriterTest::shortNamesNeedNoExtension()
{
    const std::string bytes = written({{.path = "a", .size = 1}}, 0755);
    QCOMPARE(bytes.size(), std::size_t(4 * 512));
    QCOMPARE(bytes.substr(0, 2), std::string("a\0", 2));
    QCOMPARE(bytes.substr(136, 11), std::string("00000000755"));
    QCOMPARE(bytes.substr(257, 8), std::string("ustar\00000", 8));
}

void TarWriterTest::hugeFilesAndLateTimesFit()
{
    std::string bytes;
    TarWriter writer(into(bytes), 1ULL << 34U);
    QVERIFY(writer.add({.path = "huge", .size = (8ULL << 30U) + 5}));
    QVERIFY(bytes.contains("19 size=8589934597\n"));
    QVERIFY(bytes.contains("21 mtime=17179869184\n"));
    std::string_view head = bytes;
    ArchiveReader reader(from(head));
    const auto entry = reader.next();
    QVERIFY(entry && *entry);
    QCOMPARE((*entry)->size, (8ULL << 30U) + 5);
}

void TarWriterTest::sizesMustBeKept()
{
    std::string bytes;
    TarWriter writer(into(bytes), 0);
    QVERIFY(writer.add({.path = "a", .size = 2}));
    const std::string three = "xxx";
    QCOMPARE(writer.data(std::as_bytes(std::span(three))).error(), std::string("the file grew while it was read"));
    QCOMPARE(writer.finish().error(), std::string("the file shrank while it was read"));
}

void TarWriterTest::compressedBytesDoNotDependOnThreads_data()
{
    QTest::addColumn<int>("compression");
    QTest::addColumn<std::size_t>("size");
    for (const std::size_t size : {std::size_t(0), std::size_t(1), std::size_t(1024 * 1024), std::size_t(5'000'000)})
        for (const Compression compression : {Compression::None, Compression::Gzip, Compression::Zstd})
            QTest::addRow("%d of %zu", static_cast<int>(compression), size) << static_cast<int>(compression) << size;
}

void TarWriterTest::compressedBytesDoNotDependOnThreads()
{
    QFETCH(int, compression);
    QFETCH(std::size_t, size);
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        text[i] = static_cast<char>(i * i / 1000 % 251);
    const auto compressed = [&](unsigned threads, std::size_t portion) {
        std::string bytes;
        Compressor compressor(static_cast<Compression>(compression), threads, into(bytes));
        for (std::size_t at = 0; at < text.size(); at += portion)
            if (!compressor.write(std::as_bytes(std::span(text)).subspan(at, std::min(portion, text.size() - at))))
                return std::string("failed");
        return compressor.finish() ? bytes : std::string("failed");
    };
    const std::string one = compressed(1, 65536);
    QVERIFY(one == compressed(7, 1'500'000));
    QVERIFY(unpacked(one) == text);
}

void TarWriterTest::aFailingSinkEndsTheCompression()
{
    Compressor compressor(Compression::Gzip, 2, [](auto) -> Result { return std::unexpected("disk full"); });
    const std::string text(10'000'000, 'x');
    auto result = compressor.write(std::as_bytes(std::span(text)));
    QVERIFY(!result);
    QCOMPARE(result.error(), std::string("disk full"));
}

QTEST_APPLESS_MAIN(TarWriterTest)
#include "tst_tarwriter.moc"
