// SPDX-License-Identifier: MIT
#include "core/fetch/cacheindex.h"

#include <QTest>

using namespace slipway::fetch;

class CacheIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPyYamlWritesIsRead_data();
    void whatPyYamlWritesIsRead();
    void whatIsWrittenReadsBackTheSame_data();
    void whatIsWrittenReadsBackTheSame();
    void anOldIndexHasFewerChecksums();
    void anythingElseIsNoIndex_data();
    void anythingElseIsNoIndex();
};

namespace {

const Checksums sums{{"5125", "2565", "0015", "0005"}};

/// An index as PyYAML dumps it, with this list of names.
std::string dumped(const std::string &names)
{
    return "cached_path: /home/a b/.cekit/cache/x\nmd5: '0005'\nnames:" + names +
           "sha1: '0015'\nsha256: \"2565\"\nsha512: 5125\n";
}

} // namespace

void CacheIndexTest::whatPyYamlWritesIsRead_data()
{
    QTest::addColumn<std::string>("names");
    QTest::addColumn<std::vector<std::string>>("read");
    using Names = std::vector<std::string>;
    QTest::newRow("plain") << std::string("\n- a.zip\n") << Names{"a.zip"};
    QTest::newRow("indented") << std::string("\n  - a.zip\n  - b\n") << Names{"a.zip", "b"};
    QTest::newRow("with a colon") << std::string("\n- a:b\n") << Names{"a:b"};
    QTest::newRow("single quotes") << std::string("\n- 'it''s: 1'\n") << Names{"it's: 1"};
    QTest::newRow("double quotes") << std::string("\n- \"\\xE4 \\u20AC \\\"\\t\\e\"\n") << Names{"ä € \"\t\x1b"};
    QTest::newRow("folded") << std::string("\n- many\n  words\n- b\n") << Names{"many words", "b"};
    QTest::newRow("folded in double quotes")
        << std::string("\n- \"many\\\n  \\ words\\u20AC\"\n") << Names{"many words€"};
    QTest::newRow("beyond the first plane")
        << std::string("\n- \"a\\U0001F600b\\UFFFFFFFFc\"\n") << Names{"a😀b\uFFFDc"};
    QTest::newRow("cut escape") << std::string("\n- \"\\x41\"\n") << Names{"A"};
    QTest::newRow("line ends") << std::string("\n- '\n\n  a\n\n\n  b'\n") << Names{"\na\n\nb"};
    QTest::newRow("a backslash before a fold") << std::string("\n- 'a\\\n  b'\n") << Names{"a\\ b"};
    QTest::newRow("none") << std::string("\n") << Names{};
}

void CacheIndexTest::whatPyYamlWritesIsRead()
{
    QFETCH(std::string, names);
    QFETCH(std::vector<std::string>, read);
    const CacheIndex expected{"/home/a b/.cekit/cache/x", sums, read};
    QVERIFY(readIndex(dumped(names)) == expected);
}

void CacheIndexTest::whatIsWrittenReadsBackTheSame_data()
{
    QTest::addColumn<std::string>("name");
    for (const char *name : {"a.zip", "it's", "a: b # c", "- a", "ä\"\\", "line\nend", "", "1.10", "~", " a "})
        QTest::newRow(name) << std::string(name);
}

void CacheIndexTest::whatIsWrittenReadsBackTheSame()
{
    QFETCH(std::string, name);
    const CacheIndex index{"/tmp/ä b", sums, {name, "second"}};
    QVERIFY(readIndex(writtenIndex(index)) == index);
}

void CacheIndexTest::anOldIndexHasFewerChecksums()
{
    const auto index = readIndex("cached_path: /a\nmd5: '0'\nnames:\n- a\nsha256: '2'\n");
    QVERIFY(index.has_value());
    QVERIFY((index->checksums == Checksums{{"", "2", "", "0"}}));
}

void CacheIndexTest::anythingElseIsNoIndex_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("empty") << std::string();
    QTest::newRow("no map") << std::string("hello\n");
    QTest::newRow("no checksum") << std::string("cached_path: /a\nnames:\n- a\n");
    QTest::newRow("an anchor") << dumped("\n- &a b\n");
    QTest::newRow("flow style") << std::string("{md5: 1}\n");
    QTest::newRow("huge") << std::string(2 * 1024 * 1024, 'a');
}

void CacheIndexTest::anythingElseIsNoIndex()
{
    QFETCH(std::string, text);
    QVERIFY(!readIndex(text));
}

QTEST_APPLESS_MAIN(CacheIndexTest)
#include "tst_cacheindex.moc"
