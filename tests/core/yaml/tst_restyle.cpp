// SPDX-License-Identifier: MIT
#include "core/yaml/restyle.h"

#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace slipway::yaml;

namespace {

/// The text after the edits, or the code of the refusal.
std::string after(const std::string &text, const Edits &edits)
{
    return edits ? applied(text, *edits) : edits.error().code;
}

} // namespace

class RestyleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flowBecomesBlock_data();
    void flowBecomesBlock();
    void blockBecomesFlow_data();
    void blockBecomesFlow();
    void itemsComeIntoOrderWithTheirComments_data();
    void itemsComeIntoOrderWithTheirComments();
    void valuesOfAnyKindAreReplaced_data();
    void valuesOfAnyKindAreReplaced();
    void aValueBecomesTheOnlyItemOfAList_data();
    void aValueBecomesTheOnlyItemOfAList();
};

void RestyleTest::flowBecomesBlock_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("result");
    const auto row = [](const char *name, const std::string &text, const char *path, const std::string &result) {
        QTest::newRow(name) << text << std::string(path) << result;
    };
    row("list", "a: [x, 'y']\nb: 1\n", "a", "a:\n  - x\n  - 'y'\nb: 1\n");
    row("map in a list", "a:\n- {n: x, v: \"1\"} # c\n- z\n", "a[0]", "a:\n- n: x # c\n  v: \"1\"\n- z\n");
    row("nested", "a: {b: [1, {c: d}], e: []}\n", "a", "a:\n  b:\n    - 1\n    - c: d\n  e: []\n");
    row("JSON", "{\n  \"name\": \"i\",\n  \"run\": {\"cmd\": [\"a b\", 1]}\n}\n", "",
        "name: \"i\"\nrun:\n  cmd:\n    - \"a b\"\n    - 1\n");
    row("comment behind", "a: [x, y] # why\nb: 1\n", "a", "a: # why\n  - x\n  - y\nb: 1\n");
    row("comment within", "a: [x, # why\n  y]\n", "a", "edit-comment");
    row("missing values", "a: {b, c: }\n", "a", "a:\n  b:\n  c:\n");
    row("other line ends", "a: {b: 1}\r\n", "a", "a:\r\n  b: 1\r\n");
    row("no last line end", "a: [1, 2]", "a", "a:\n  - 1\n  - 2");
    row("anchor", "a: &x [1]\nb: *x\n", "a", "a: &x\n  - 1\nb: *x\n");
    row("the file's indentation", "z:\n    y: 1\na: {b: {c: 1}}\n", "a", "z:\n    y: 1\na:\n    b:\n        c: 1\n");
    row("dashes in the key's column", "z:\n- 1\na: [2]\n", "a", "z:\n- 1\na:\n- 2\n");
    row("empty", "a: []\n", "a", "edit-kind");
    row("collection as key", "a: {[b]: c}\n", "a", "edit-kind");
    row("within flow", "a: [[b]]\n", "a[0]", "edit-kind");
    row("alias", "a: &x [1]\nb: *x\n", "b", "edit-alias");
}

void RestyleTest::flowBecomesBlock()
{
    QFETCH(std::string, text);
    QFETCH(std::string, path);
    QFETCH(std::string, result);
    const Tree tree = Tree::parse(text);
    QCOMPARE(after(text, toBlock({text, tree}, tree.find(path))), result);
}

void RestyleTest::blockBecomesFlow_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("result");
    const auto row = [](const char *name, const std::string &text, const char *path, const std::string &result) {
        QTest::newRow(name) << text << std::string(path) << result;
    };
    row("list", "a:\n  - x\n  - 'y'\nb: 1\n", "a", "a: [x, 'y']\nb: 1\n");
    row("map in a list", "a:\n- n: x\n  v: \"1\"\n- z\n", "a[0]", "a:\n- {n: x, v: \"1\"}\n- z\n");
    row("text that flow cannot hold plain", "a:\n  - x, y\n  - '[z]'\n", "a", "a: ['x, y', '[z]']\n");
    row("lines", "a:\n  b: |\n    one\n    two\nc: 1\n", "a", "a: {b: \"one\\ntwo\\n\"}\nc: 1\n");
    row("comment", "a:\n  - x # why\n  - y\n", "a", "edit-comment");
    row("comment above the first", "a:\n  # why\n  - y\n", "a", "edit-comment");
    row("anchor", "a: &x\n  - 1\nb: *x\n", "a", "a: &x [1]\nb: *x\n");
    row("whole file", "a: 1\nb:\n  - 2\n", "", "{a: 1, b: [2]}\n");
    row("missing values", "a:\n  b:\n  c: 1\n", "a", "a: {b:, c: 1}\n");
    row("flow already", "a: [1]\n", "a", "edit-kind");
}

void RestyleTest::blockBecomesFlow()
{
    QFETCH(std::string, text);
    QFETCH(std::string, path);
    QFETCH(std::string, result);
    const Tree tree = Tree::parse(text);
    QCOMPARE(after(text, toFlow({text, tree}, tree.find(path))), result);
}

void RestyleTest::itemsComeIntoOrderWithTheirComments_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::vector<std::size_t>>("order");
    QTest::addColumn<std::string>("result");
    using Order = std::vector<std::size_t>;
    QTest::newRow("block") << std::string("a:\n  - c # C\n  # of a\n  - a\n\n  - b\n") << Order{1, 2, 0}
                           << std::string("a:\n  # of a\n  - a\n  - b\n\n  - c # C\n");
    QTest::newRow("flow") << std::string("a: [c, b, a]\n") << Order{2, 1, 0} << std::string("a: [a, b, c]\n");
    QTest::newRow("pairs") << std::string("a: {y: 1, x: 2}\n") << Order{1, 0} << std::string("a: {x: 2, y: 1}\n");
    QTest::newRow("in order already") << std::string("a: [c, b]\n") << Order{0, 1} << std::string("a: [c, b]\n");
    QTest::newRow("no permutation") << std::string("a: [c, b]\n") << Order{0, 0} << std::string("edit-kind");
    QTest::newRow("alias before its anchor")
        << std::string("a: [&x c, *x]\n") << Order{1, 0} << std::string("edit-unsafe");
    QTest::newRow("no last line end") << std::string("a:\n- c\n- b") << Order{1, 0} << std::string("a:\n- b\n- c");
}

void RestyleTest::itemsComeIntoOrderWithTheirComments()
{
    QFETCH(std::string, text);
    QFETCH(std::vector<std::size_t>, order);
    QFETCH(std::string, result);
    const Tree tree = Tree::parse(text);
    QCOMPARE(after(text, reorderItems({text, tree}, tree.find("a"), order)), result);
}

void RestyleTest::valuesOfAnyKindAreReplaced_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<NewNode>("value");
    QTest::addColumn<std::string>("result");
    const NewNode list = NewNode::sequence({NewNode::string("x"), NewNode::string("1")});
    QTest::newRow("text by a list") << std::string("a: x 1 # c\nb: 2\n") << list
                                    << std::string("a: # c\n  - x\n  - \"1\"\nb: 2\n");
    QTest::newRow("text by a list in flow") << std::string("{a: x 1}\n") << list << std::string("{a: [x, \"1\"]}\n");
    QTest::newRow("list by null") << std::string("a:\n  - x\n  - y\nb: 2\n") << NewNode::typed("null")
                                  << std::string("a: null\nb: 2\n");
    QTest::newRow("list by nothing") << std::string("a:\n  - x\nb: 2\n") << NewNode::typed("")
                                     << std::string("a:\nb: 2\n");
    QTest::newRow("map in a list by text")
        << std::string("a:\n  - b: 1\n    c: 2\n  - d\n") << NewNode::string("t") << std::string("a: t\n");
    QTest::newRow("comments") << std::string("a:\n  - x # c\n  - y\n") << NewNode::typed("null")
                              << std::string("edit-comment");
    QTest::newRow("map by a list") << std::string("a:\n  b: 1\n  c: 2\nd: 3\n") << list
                                   << std::string("a:\n  - x\n  - \"1\"\nd: 3\n");
    QTest::newRow("flow map by a list") << std::string("a: {b: 1} # c\n") << list
                                        << std::string("a: # c\n  - x\n  - \"1\"\n");
}

void RestyleTest::valuesOfAnyKindAreReplaced()
{
    QFETCH(std::string, text);
    QFETCH(NewNode, value);
    QFETCH(std::string, result);
    const Tree tree = Tree::parse(text);
    QCOMPARE(after(text, replaceValue({text, tree}, tree.find("a"), value)), result);
}

void RestyleTest::aValueBecomesTheOnlyItemOfAList_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("result");
    QTest::newRow("text") << std::string("a: x # c\n") << std::string("a: [x] # c\n");
    QTest::newRow("flow map") << std::string("a: {b: 1}\n") << std::string("a: [{b: 1}]\n");
    QTest::newRow("block map") << std::string("a:\n  # first\n  b: 1 # c\n\n  d: |\n    x\ne: 2\n")
                               << std::string("a:\n  # first\n  - b: 1 # c\n\n    d: |\n      x\ne: 2\n");
    QTest::newRow("anchor") << std::string("a: &x 1\n") << std::string("edit-kind");
}

void RestyleTest::aValueBecomesTheOnlyItemOfAList()
{
    QFETCH(std::string, text);
    QFETCH(std::string, result);
    const Tree tree = Tree::parse(text);
    QCOMPARE(after(text, wrapInList({text, tree}, tree.find("a"))), result);
}

QTEST_APPLESS_MAIN(RestyleTest)
#include "tst_restyle.moc"
