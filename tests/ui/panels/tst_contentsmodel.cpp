// SPDX-License-Identifier: MIT
#include "ui/panels/contentsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace slipway;
using namespace slipway::ui;
using image::Entry;
using image::EntryType;

namespace {

Entry directory(const std::string &path)
{
    return {.path = path, .type = EntryType::Directory, .mode = 0755};
}

Entry file(const std::string &path, std::uint64_t size, const std::string &source = {})
{
    return {.path = path, .type = EntryType::File, .mode = 0644, .size = size, .source = source};
}

/// The tree, one row a line, indented, columns separated by `|`.
QString printed(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells.append(model.index(row, column, parent).data().toString());
        text += QString(depth * 2, QLatin1Char(' ')) + cells.join(QLatin1Char('|')) + QLatin1Char('\n');
        text += printed(model, model.index(row, 0, parent), depth + 1);
    }
    return text;
}

} // namespace

class ContentsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void entriesFormATree();
    void pathsOfAnyOrderFormTheSameTree();
    void theFilterKeepsTheFoldersOnTheWay();
    void theSameEntriesResetNothing();
    void modesReadAsLsPrintsThem_data();
    void modesReadAsLsPrintsThem();
    void toolTipsAreExact();
    void manyEntriesAreTaken();
};

void ContentsModelTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void ContentsModelTest::entriesFormATree()
{
    ContentsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setBaseFolder("/p");
    Entry link{.path = "files/link", .type = EntryType::Symlink, .mode = 0777, .linkTarget = "file1"};
    Entry staged{.path = "opt/tool", .type = EntryType::FromStage, .stage = "builder", .sourcePath = "/out/tool"};
    model.setEntries({directory("files"), file("files-too", 3, "/elsewhere/x"),
                      file("files/file1", 41 * 1024, "/p/src/f"), link, staged});
    QCOMPARE(printed(model), QStringLiteral("files|Folder||drwxr-xr-x|\n"
                                            "  file1|File|41 KiB|-rw-r--r--|src/f\n"
                                            "  link|Link to file1||lrwxrwxrwx|\n"
                                            "files-too|File|3 bytes|-rw-r--r--|/elsewhere/x\n"
                                            "opt|Folder|||\n"
                                            "  tool|From a stage|||stage builder, known after its build\n"));
}

void ContentsModelTest::pathsOfAnyOrderFormTheSameTree()
{
    ContentsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries({file("a/b/c", 1), directory("a"), file("", 7), directory("a/b")});
    QCOMPARE(printed(model), QStringLiteral("a|Folder||drwxr-xr-x|\n"
                                            "  b|Folder||drwxr-xr-x|\n"
                                            "    c|File|1 bytes|-rw-r--r--|\n"));
    QCOMPARE(model.path(model.indexOfEntry(0)), QStringLiteral("a/b/c"));
    QVERIFY(!model.indexOfPath(QStringLiteral("a/x")).isValid());
}

void ContentsModelTest::theFilterKeepsTheFoldersOnTheWay()
{
    ContentsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries({directory("etc"), file("etc/Config", 1), file("etc/other", 1), file("\xc3\x84rger", 2)});
    model.setFilter(QStringLiteral("CONF"));
    QCOMPARE(printed(model), QStringLiteral("etc|Folder||drwxr-xr-x|\n  Config|File|1 bytes|-rw-r--r--|\n"));
    QVERIFY(!model.indexOfEntry(2).isValid());
    model.setFilter(QStringLiteral("ärger"));
    QCOMPARE(printed(model), QStringLiteral("Ärger|File|2 bytes|-rw-r--r--|\n"));
    model.setFilter(QStringLiteral("nothing"));
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 2);
}

void ContentsModelTest::theSameEntriesResetNothing()
{
    ContentsModel model;
    model.setEntries({file("a", 1)});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setEntries({file("a", 1)});
    QCOMPARE(reset.size(), 0);
    model.setEntries({file("a", 2)});
    QCOMPARE(reset.size(), 1);
}

void ContentsModelTest::modesReadAsLsPrintsThem_data()
{
    QTest::addColumn<EntryType>("type");
    QTest::addColumn<std::uint32_t>("mode");
    QTest::addColumn<QString>("expected");
    QTest::newRow("file") << EntryType::File << 0640U << QStringLiteral("-rw-r-----");
    QTest::newRow("setuid") << EntryType::File << 04755U << QStringLiteral("-rwsr-xr-x");
    QTest::newRow("setgid, not executable") << EntryType::File << 02644U << QStringLiteral("-rw-r-Sr--");
    QTest::newRow("sticky") << EntryType::Directory << 01777U << QStringLiteral("drwxrwxrwt");
    QTest::newRow("unknown") << EntryType::FromStage << 0U << QString();
}

void ContentsModelTest::modesReadAsLsPrintsThem()
{
    QFETCH(EntryType, type);
    QFETCH(std::uint32_t, mode);
    QTEST(modeText({.path = "x", .type = type, .mode = mode}), "expected");
}

void ContentsModelTest::toolTipsAreExact()
{
    ContentsModel model;
    model.setEntries({file("etc/a", 1234567, "/p/a")});
    const auto toolTip = [&](int column) { return model.indexOfEntry(0, column).data(Qt::ToolTipRole).toString(); };
    QCOMPARE(toolTip(ContentsModel::Name), QStringLiteral("/etc/a"));
    QCOMPARE(toolTip(ContentsModel::Size), QStringLiteral("1,234,567 bytes"));
    QCOMPARE(toolTip(ContentsModel::Mode), QStringLiteral("Mode 0644, user 0, group 0"));
    QCOMPARE(toolTip(ContentsModel::From), QStringLiteral("/p/a"));
}

void ContentsModelTest::manyEntriesAreTaken()
{
    std::vector<Entry> entries;
    for (int i = 0; i < 100'000; ++i)
        entries.push_back(file("usr/share/" + std::to_string(i / 100) + "/" + std::to_string(i), 1));
    ContentsModel model;
    model.setEntries(entries);
    QCOMPARE(model.rowCount(model.indexOfPath(QStringLiteral("usr/share"))), 1000);
    model.setFilter(QStringLiteral("99999"));
    QCOMPARE(model.path(model.indexOfEntry(99'999)), QStringLiteral("usr/share/999/99999"));
}

QTEST_GUILESS_MAIN(ContentsModelTest)
#include "tst_contentsmodel.moc"
