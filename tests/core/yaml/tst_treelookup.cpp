// SPDX-License-Identifier: MIT
// Finding nodes of a tree: by path, by key, by alias, by place.
#include "core/yaml/tree.h"

#include <QTest>

using namespace slipway::yaml;

class TreeLookupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathsLeadToTheirNodes();
    void keysAndValuesFindEachOther();
    void aliasesAreFollowed();
    void offsetsGiveTheirNodes_data();
    void offsetsGiveTheirNodes();
};

void TreeLookupTest::pathsLeadToTheirNodes()
{
    const Tree tree = Tree::parse("a:\n  - b: 1\n  - [x, y]\n\"c.d\": {'e\"': f}\n? [k]\n: l\n");
    for (const char *path : {"", "a", "a[0]", "a[0].b", "a[1]", "a[1][1]", "\"c.d\"", "\"c.d\".\"e\\\"\""})
        QCOMPARE(tree.path(tree.find(path)), std::string(path));
    for (const char *path : {"b", "a[2]", "a[x]", "a[", "a.b", "a[0]b", "\"c.d", "a[99999999999999999999]"})
        QCOMPARE(tree.find(path), noNode);
}

void TreeLookupTest::keysAndValuesFindEachOther()
{
    const Tree tree = Tree::parse("a: 1\nb: 2\na: 3\n");
    const NodeId last = tree.value(tree.root(), "a");
    QCOMPARE(tree.at(last).value, std::string("3"));
    QCOMPARE(tree.keyOf(last), NodeId(5));
    QCOMPARE(tree.keyOf(tree.keyOf(last)), noNode);
    QCOMPARE(tree.keyOf(tree.root()), noNode);
    QCOMPARE(tree.value(last, "a"), noNode);
    QCOMPARE(tree.value(noNode, "a"), noNode);
}

void TreeLookupTest::aliasesAreFollowed()
{
    const Tree tree = Tree::parse("a: &x {b: 1}\nc: *x\n");
    QCOMPARE(tree.find("c.b"), tree.find("a.b"));
    QCOMPARE(tree.resolved(tree.find("c")), tree.find("a"));
    const Tree circle = Tree::parse("&x [*x]");
    QCOMPARE(circle.resolved(1), circle.root());
}

void TreeLookupTest::offsetsGiveTheirNodes_data()
{
    QTest::addColumn<std::string>("text"); // the place is at `^`
    QTest::addColumn<std::string>("path");
    QTest::addColumn<bool>("isKey");
    const auto row = [](const char *text, const char *path, bool isKey = false) {
        QTest::newRow(QByteArray(text).replace('\n', '|').constData())
            << std::string(text) << std::string(path) << isKey;
    };
    row("^name: x\n", "name", true);
    row("na^me: x\n", "name", true);
    row("name^: x\n", "name", true);
    row("name:^ x\n", "name");
    row("name: x^\n", "name");
    row("name: x # com^ment\n", "name");
    row("name: x\n^", "");
    row("a:\n  - b: 1\n    ^\n", "a[0]");
    row("a:\n  - b: 1\n  ^\n", "a");
    row("a:\n  - b: 1\n^\n", "");
    row("a:\n  - b: 1\n    # ^c\n", "a[0]");
    row("a:\n  - b: 1\n  ^- c\n", "a[1]");
    row("a: ^&x b\n", "a");
    row("a: [b, ^c]\n", "a[1]");
    row("a: [b ,^ c]\n", "a");
    row("a:^\nb: c\n", "a");
    row("a: |\n  x^y\nb: c\n", "a");
    row("# ^x\na: b\n", "");
}

void TreeLookupTest::offsetsGiveTheirNodes()
{
    QFETCH(std::string, text);
    QFETCH(std::string, path);
    QFETCH(bool, isKey);
    const std::size_t offset = text.find('^');
    const Tree tree = Tree::parse(text.erase(offset, 1));
    const NodeId node = tree.nodeAt(offset);
    QCOMPARE(tree.path(node), path);
    const NodeId value = tree.find(path);
    QCOMPARE(node, isKey ? tree.keyOf(value) : value);
}

QTEST_APPLESS_MAIN(TreeLookupTest)
#include "tst_treelookup.moc"
