// SPDX-License-Identifier: MIT
#include "core/fetch/placing.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include <sys/stat.h>

using namespace slipway;
using namespace slipway::fetch;
namespace fs = std::filesystem;

class PlacingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void targetsStayInsideTheFolder_data();
    void targetsStayInsideTheFolder();
    void aTreeIsCopiedWithLinksFollowed();
    void whatCannotBeCopiedLeavesNothing_data();
    void whatCannotBeCopiedLeavesNothing();
    void aTreeCannotBeCopiedIntoItself();
    void aTargetThatIsThereStays();
    void stoppingLeavesNothing();

private:
    [[nodiscard]] fs::path path(const char *name) const { return fs::path(m_folder->path().toStdString()) / name; }
    void write(const char *name) const { std::ofstream(path(name)) << name; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void PlacingTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    fs::create_directories(path("image/sub"));
    fs::create_directories(path("source/deep"));
    write("source/a");
    write("source/deep/b");
}

void PlacingTest::targetsStayInsideTheFolder_data()
{
    QTest::addColumn<std::string>("target");
    QTest::addColumn<std::string>("code");
    for (const char *target : {"a", "a b", ".hidden", "sub/a", "./a", "..a"})
        QTest::newRow(target) << std::string(target) << std::string();
    for (const char *target : {"", ".", "..", "../a", "sub/../../a", "/etc/passwd", "sub/", "out/a", "link"})
        QTest::newRow(target) << std::string(target) << std::string("target-outside");
    QTest::newRow("no folder") << std::string("none/a") << std::string("target-no-folder");
}

void PlacingTest::targetsStayInsideTheFolder()
{
    QFETCH(std::string, target);
    QFETCH(std::string, code);
    fs::create_directory_symlink(path("source"), path("image/out"));
    fs::create_symlink("/etc/passwd", path("image/link"));
    const auto place = placeOf(path("image"), target);
    QCOMPARE(place ? std::string() : place.error().code, code);
    QVERIFY(!place || *place == path("image") / target);
}

void PlacingTest::aTreeIsCopiedWithLinksFollowed()
{
    write("elsewhere");
    fs::create_symlink(path("elsewhere"), path("source/link"));
    fs::create_directory_symlink(path("source/deep"), path("source/linked"));
    fs::permissions(path("source/a"), fs::perms(0751));
    fs::permissions(path("source/deep"), fs::perms(0500));
    const auto time = fs::file_time_type(std::chrono::seconds(1000));
    fs::last_write_time(path("source/a"), time);
    QVERIFY(copyTree(path("source"), path("image/copy"), {}));
    QVERIFY(fs::is_regular_file(fs::symlink_status(path("image/copy/link"))));
    QVERIFY(fs::is_regular_file(path("image/copy/linked/b")));
    QCOMPARE(fs::status(path("image/copy/a")).permissions(), fs::perms(0751));
    QCOMPARE(fs::status(path("image/copy/deep")).permissions(), fs::perms(0500));
    QVERIFY(fs::last_write_time(path("image/copy/a")) == time);
    fs::permissions(path("source/deep"), fs::perms(0700));
    fs::permissions(path("image/copy/deep"), fs::perms(0700));
    fs::permissions(path("image/copy/linked"), fs::perms(0700));
}

void PlacingTest::whatCannotBeCopiedLeavesNothing_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<std::string>("code");
    QTest::newRow("a link to nothing") << QStringLiteral("dangling") << std::string("path-missing");
    QTest::newRow("a link back") << QStringLiteral("loop") << std::string("path-loop");
    QTest::newRow("a link to itself") << QStringLiteral("self") << std::string("path-missing");
    QTest::newRow("a pipe") << QStringLiteral("pipe") << std::string("path-special");
}

void PlacingTest::whatCannotBeCopiedLeavesNothing()
{
    QFETCH(QString, kind);
    QFETCH(std::string, code);
    if (kind == u"dangling")
        fs::create_symlink("/no/such/file", path("source/deep/x"));
    else if (kind == u"loop")
        fs::create_directory_symlink(path("source"), path("source/deep/x"));
    else if (kind == u"self")
        fs::create_symlink(path("source/deep/x"), path("source/deep/x"));
    else
        QCOMPARE(::mkfifo(path("source/deep/x").c_str(), 0600), 0);
    QCOMPARE(copyTree(path("source"), path("image/copy"), {}).error().code, code);
    QVERIFY(!fs::exists(path("image/copy")));
}

void PlacingTest::aTreeCannotBeCopiedIntoItself()
{
    QCOMPARE(copyTree(path("source"), path("source/deep/copy"), {}).error().code, std::string("path-loop"));
    QCOMPARE(copyTree(m_folder->path().toStdString(), path("image/copy"), {}).error().code, std::string("path-loop"));
    QVERIFY(copyTree(path("source"), path("source2"), {})); // only begins with the same letters
}

void PlacingTest::aTargetThatIsThereStays()
{
    QCOMPARE(copyTree(path("source"), path("image/sub"), {}).error().code, std::string("target-exists"));
    QVERIFY(fs::is_empty(path("image/sub")));
}

void PlacingTest::stoppingLeavesNothing()
{
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(copyTree(path("source"), path("image/copy"), stop.get_token()).error().code, std::string("cancelled"));
    QVERIFY(!fs::exists(path("image/copy")));
}

QTEST_APPLESS_MAIN(PlacingTest)
#include "tst_placing.moc"
