// SPDX-License-Identifier: MIT
#include "core/fetch/artifactcache.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace slipway::fetch;
namespace fs = std::filesystem;

class ArtifactCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsAddedIsFoundByEachChecksum();
    void whatIsAddedTwiceIsStoredOnce();
    void aWrongFileNeverEntersTheCache();
    void anEntryOfCekitIsFound();
    void anOldEntryIsUsedWithTheChecksumsThatItHas();
    void aDamagedEntryIsNotCopied();
    void entriesWithoutTheirFileAreLeftOut();
    void removingTakesAwayOneEntry();
    void onlyUuidsCanBeRemoved();
    void clearingLeavesForeignFiles();
    void aFolderThatIsNotThereIsAnEmptyCache();
    void copiesKeepTheirMode();

private:
    [[nodiscard]] fs::path path(const char *name) const { return fs::path(m_folder->path().toStdString()) / name; }
    void write(const fs::path &file, const char *text) const { std::ofstream(file) << text; }
    [[nodiscard]] static std::string read(const fs::path &file)
    {
        std::ifstream stream(file);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    [[nodiscard]] int fileCount() const
    {
        return static_cast<int>(std::distance(fs::directory_iterator(path("cache")), fs::directory_iterator()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const std::string md5OfAbc = "900150983cd24fb0d6963f7d28e17f72";

} // namespace

void ArtifactCacheTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(path("abc"), "abc");
}

void ArtifactCacheTest::whatIsAddedIsFoundByEachChecksum()
{
    ArtifactCache cache(path("cache"));
    const auto added = cache.add(path("abc"), "the name", {{"md5", md5OfAbc}});
    QVERIFY(added);
    QCOMPARE(read(added->file), std::string("abc"));
    QVERIFY(cache.entries() == std::vector{*added});
    for (std::size_t i = 0; i < algorithms.size(); ++i)
        QVERIFY(cache.find({{std::string(algorithms.at(i)), added->checksums.values.at(i)}}) == *added);
    // The first one present decides, even when a later one would match.
    QVERIFY(!cache.find({{"md5", md5OfAbc}, {"sha256", "00"}}));
    QVERIFY(!cache.find({}));
}

void ArtifactCacheTest::whatIsAddedTwiceIsStoredOnce()
{
    ArtifactCache cache(path("cache"));
    const auto first = cache.add(path("abc"), "a", {});
    QVERIFY(first == cache.add(path("abc"), "b", {}));
    QCOMPARE(fileCount(), 2);
}

void ArtifactCacheTest::aWrongFileNeverEntersTheCache()
{
    ArtifactCache cache(path("cache"));
    QCOMPARE(cache.add(path("abc"), "a", {{"md5", "00"}}).error().code, std::string("checksum-mismatch"));
    QCOMPARE(cache.add(path("absent"), "a", {}).error().code, std::string("file-unreadable"));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(cache.add(path("abc"), "a", {}, stop.get_token()).error().code, std::string("cancelled"));
    QCOMPARE(fileCount(), 0);
}

void ArtifactCacheTest::anEntryOfCekitIsFound()
{
    fs::create_directory(path("cache"));
    const std::string uuid = "c3d2a0c5-7e4b-4b7e-9d7f-0d5f7a7a2b11";
    write(path("cache") / uuid, "abc");
    write(path("cache") / (uuid + ".yaml"),
          ("cached_path: /somewhere/else\nmd5: " + md5OfAbc + "\nnames:\n- abc.txt\nsha1: a\nsha256: b\nsha512: c\n")
              .c_str());
    const auto found = ArtifactCache(path("cache")).find({{"md5", md5OfAbc}});
    QVERIFY(found);
    QCOMPARE(found->uuid, uuid);
    QCOMPARE(found->names, std::vector<std::string>{"abc.txt"});
    QCOMPARE(found->file, path("cache") / uuid);
}

void ArtifactCacheTest::anOldEntryIsUsedWithTheChecksumsThatItHas()
{
    fs::create_directory(path("cache"));
    const std::string uuid = "c3d2a0c5-7e4b-4b7e-9d7f-0d5f7a7a2b11";
    write(path("cache") / uuid, "abc");
    write(path("cache") / (uuid + ".yaml"), ("cached_path: /a\nmd5: " + md5OfAbc + "\nnames:\n- abc\n").c_str());
    const ArtifactCache cache(path("cache"));
    const auto found = cache.find({{"md5", md5OfAbc}});
    QVERIFY(found);
    QVERIFY(!cache.find({{"sha1", "00"}, {"md5", md5OfAbc}}));
    QVERIFY(cache.verify(*found).has_value());
    QVERIFY(cache.copyOut(*found, path("copy")).has_value());
    write(path("cache") / uuid, "abd");
    QCOMPARE(cache.verify(*found).error().code, std::string("cache-damaged"));
    QCOMPARE(cache.copyOut(*found, path("copy")).error().code, std::string("cache-damaged"));
    QCOMPARE(read(path("copy")), std::string("abc"));
}

void ArtifactCacheTest::aDamagedEntryIsNotCopied()
{
    ArtifactCache cache(path("cache"));
    const auto added = cache.add(path("abc"), "a", {});
    QVERIFY(cache.copyOut(*added, path("copy")));
    QVERIFY(cache.verify(*added));
    QCOMPARE(read(path("copy")), std::string("abc"));
    write(added->file, "ab");
    QCOMPARE(cache.verify(*added).error().code, std::string("cache-damaged"));
    QCOMPARE(cache.copyOut(*added, path("copy")).error().code, std::string("cache-damaged"));
    QCOMPARE(read(path("copy")), std::string("abc"));
}

void ArtifactCacheTest::entriesWithoutTheirFileAreLeftOut()
{
    ArtifactCache cache(path("cache"));
    const auto added = cache.add(path("abc"), "a", {});
    fs::remove(added->file);
    QVERIFY(cache.entries().empty());
    QVERIFY(!cache.find({{"md5", md5OfAbc}}));
    QVERIFY(cache.listed() == std::vector{*added}); // to be seen, and removed
    QCOMPARE(cache.verify(*added).error().code, std::string("cache-damaged"));
    QVERIFY(cache.remove(added->uuid));
    QVERIFY(cache.listed().empty());
}

void ArtifactCacheTest::removingTakesAwayOneEntry()
{
    ArtifactCache cache(path("cache"));
    write(path("other"), "other");
    const auto first = cache.add(path("abc"), "a", {});
    const auto second = cache.add(path("other"), "b", {});
    QVERIFY(cache.remove(first->uuid));
    QVERIFY(cache.entries() == std::vector{*second});
    QVERIFY(!fs::exists(first->file));
    QCOMPARE(cache.remove(first->uuid).error().code, std::string("cache-unknown"));
}

void ArtifactCacheTest::onlyUuidsCanBeRemoved()
{
    ArtifactCache cache(path("cache"));
    (void)cache.add(path("abc"), "a", {});
    write(path("outside.yaml"), "x");
    QCOMPARE(cache.remove("../outside").error().code, std::string("cache-unknown"));
    QVERIFY(fs::exists(path("outside.yaml")));
}

void ArtifactCacheTest::clearingLeavesForeignFiles()
{
    ArtifactCache cache(path("cache"));
    (void)cache.add(path("abc"), "a", {});
    write(path("cache") / "c3d2a0c5-7e4b-4b7e-9d7f-0d5f7a7a2b11", "an orphan of a failed verification");
    write(path("cache") / "notes.txt", "x");
    QVERIFY(cache.clear());
    QCOMPARE(fileCount(), 1);
    QVERIFY(fs::exists(path("cache") / "notes.txt"));
}

void ArtifactCacheTest::aFolderThatIsNotThereIsAnEmptyCache()
{
    ArtifactCache cache(path("nowhere"));
    QVERIFY(cache.entries().empty());
    QVERIFY(cache.clear());
    QVERIFY(!fs::exists(path("nowhere")));
}

void ArtifactCacheTest::copiesKeepTheirMode()
{
    fs::permissions(path("abc"), fs::perms(0750));
    ArtifactCache cache(path("cache"));
    const auto added = cache.add(path("abc"), "a", {});
    QVERIFY(cache.copyOut(*added, path("copy")));
    QVERIFY(cache.verify(*added));
    QCOMPARE(fs::status(path("copy")).permissions(), fs::perms(0750));
}

QTEST_APPLESS_MAIN(ArtifactCacheTest)
#include "tst_artifactcache.moc"
