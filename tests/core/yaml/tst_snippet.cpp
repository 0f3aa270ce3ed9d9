// SPDX-License-Identifier: MIT
#include "core/yaml/snippet.h"

#include <QTest>

using namespace slipway;
using namespace slipway::yaml;

class SnippetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueIsShownFromColumnZeroAndWrittenBackAsItWas_data();
    void aValueIsShownFromColumnZeroAndWrittenBackAsItWas();
    void anotherTextTakesItsPlace_data();
    void anotherTextTakesItsPlace();
};

void SnippetTest::aValueIsShownFromColumnZeroAndWrittenBackAsItWas_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("snippet");
    const auto row = [](const char *name, const std::string &text, const char *path, const std::string &snippet) {
        QTest::newRow(name) << text << std::string(path) << snippet;
    };
    row("map with comments", "a:\n  # one\n  x86: # two\n    - r\nb: 1\n", "a", "# one\nx86: # two\n  - r");
    row("list in the key's column", "a:\n- 1\n- b:\n    c\nz: 1\n", "a", "- 1\n- b:\n    c");
    row("flow", "a: {b: [1]} # c\n", "a", "{b: [1]}");
    row("lines of a literal", "k:\n  a: |\n    one\n\n      two\n  b: 1\n", "k.a", "|\n  one\n\n    two");
    row("text", "a: x y # c\n", "a", "x y");
    row("nothing", "a: # c\n", "a", "");
    row("item", "a:\n  - b: 1\n    c: 2\n  - d\n", "a[0]", "b: 1\nc: 2");
    row("other line ends", "a:\r\n  b: 1\r\n  c: 2\r\n", "a", "b: 1\nc: 2");
}

void SnippetTest::aValueIsShownFromColumnZeroAndWrittenBackAsItWas()
{
    QFETCH(std::string, text);
    QFETCH(std::string, path);
    QFETCH(std::string, snippet);
    const Tree tree = Tree::parse(text);
    const NodeId node = tree.find(path);
    QCOMPARE(snippetOf({text, tree}, node), snippet);
    const Edits edits = setSnippet({text, tree}, node, snippet);
    QVERIFY(edits);
    QCOMPARE(applied(text, *edits), text);
}

void SnippetTest::anotherTextTakesItsPlace_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("snippet");
    QTest::addColumn<std::string>("result");
    const auto row = [](const char *name, const std::string &text, const std::string &snippet,
                        const std::string &result) { QTest::newRow(name) << text << snippet << result; };
    row("map by map", "a:\n    x: 1 # c\nb: 2\n", "y:\n  - 1", "a:\n    y:\n      - 1\nb: 2\n");
    row("nothing by map", "a: # c\nb: 2\n", "x: 1\ny: 2", "a: # c\n  x: 1\n  y: 2\nb: 2\n");
    row("text by list", "a: t # c\nb: 2\n", "- 1\n- 2\n", "a: # c\n  - 1\n  - 2\nb: 2\n");
    row("map by flow", "a:\n  x: 1\nb: 2\n", "{y: 1}", "a: {y: 1}\nb: 2\n");
    row("flow by map", "a: {y: 1}\nb: 2\n", "x: 1", "a:\n  x: 1\nb: 2\n");
    row("by a literal", "a: t\nb: 2\n", "|\n  one\n  two", "a: |\n  one\n  two\nb: 2\n");
    row("by nothing", "a:\n  x: 1\nb: 2\n", "  \n", "a:\nb: 2\n");
    row("comments in the snippet", "a: 1\nb: 2\n", "# c\nx: 1 # d", "a:\n  # c\n  x: 1 # d\nb: 2\n");
    row("no last line end", "a: 1", "x: 1\ny: 2", "a:\n  x: 1\n  y: 2");
    row("other line ends", "a: 1\r\n", "x: 1\ny: 2", "a:\r\n  x: 1\r\n  y: 2\r\n");
    row("within brackets", "{a: 1}", "{x: [1]}", "{a: {x: [1]}}");
    row("lines within brackets", "{a: 1}", "x: 1", "edit-kind");
    row("no YAML", "a: 1\n", "x: [1", "edit-snippet");
    row("an alias outwards", "z: &z 1\na: 1\n", "*z", "edit-snippet");
    row("two documents", "a: 1\n", "x: 1\n---\ny: 1", "edit-snippet");
}

void SnippetTest::anotherTextTakesItsPlace()
{
    QFETCH(std::string, text);
    QFETCH(std::string, snippet);
    QFETCH(std::string, result);
    const Tree tree = Tree::parse(text);
    const Edits edits = setSnippet({text, tree}, tree.find("a"), snippet);
    QCOMPARE(edits ? applied(text, *edits) : edits.error().code, result);
}

QTEST_APPLESS_MAIN(SnippetTest)
#include "tst_snippet.moc"
