// SPDX-License-Identifier: MIT
#include "core/yaml/edit.h"

#include <QTest>

using namespace slipway;
using namespace slipway::yaml;

namespace {

NodeId listOf(const Tree &tree)
{
    return tree.resolved(tree.find("a"));
}

std::string outcome(const std::string &text, const Edits &edits)
{
    return edits ? applied(text, *edits) : "refused: " + edits.error().code;
}

std::string removedAt(const std::string &text, const std::vector<std::size_t> &indices)
{
    const Tree tree = Tree::parse(text);
    const Node list = tree.at(listOf(tree));
    const std::size_t width = list.kind == Kind::Mapping ? 2 : 1;
    std::vector<NodeId> items;
    for (const std::size_t index : indices)
        items.push_back(list.children[index * width + width - 1]);
    return outcome(text, removeItems({text, tree}, items));
}

/// From the last one on, each from the text that the one before left.
std::string removedInTurn(std::string text, const std::vector<std::size_t> &indices)
{
    for (auto it = indices.rbegin(); it != indices.rend(); ++it)
        text = removedAt(text, {*it});
    return text;
}

std::string insertedAt(const std::string &text, std::size_t index, const std::vector<std::string> &words)
{
    const Tree tree = Tree::parse(text);
    std::vector<NewNode> items;
    for (const std::string &word : words)
        items.push_back(NewNode::string(word));
    return outcome(text, insertItems({text, tree}, tree.find("a"), index, items));
}

std::size_t countOf(const std::string &text)
{
    const Tree tree = Tree::parse(text);
    const Node list = tree.at(listOf(tree));
    return list.kind == Kind::Mapping ? list.children.size() / 2 : list.children.size();
}

} // namespace

class EditItemsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noBlankLineIsLeftBeforeTheNewFirstItem_data();
    void noBlankLineIsLeftBeforeTheNewFirstItem();
    void manyItemsGoAsIfOneByOne_data();
    void manyItemsGoAsIfOneByOne();
    void manyItemsComeInTheirOrder_data();
    void manyItemsComeInTheirOrder();
    void anAnchorMayGoWithItsAliases();
    void whatWasReadToVerifyIsGiven();
};

void EditItemsTest::noBlankLineIsLeftBeforeTheNewFirstItem_data()
{
    QTest::addColumn<std::string>("before");
    QTest::addColumn<std::string>("after");
    const auto row = [](const char *name, std::string before, std::string after) {
        QTest::newRow(name) << std::move(before) << std::move(after);
    };
    row("spaced items", "a:\n  - x\n\n  - y\n\n  - z\n", "a:\n  - y\n\n  - z\n");
    row("CRLF", "a:\r\n  - x\r\n\r\n  - y\r\n", "a:\r\n  - y\r\n");
    row("several blank lines", "a:\n- x\n\n \n- y\n", "a:\n- y\n");
    row("with its comment", "a:\n  # about x\n  - x\n\n  # about y\n  - y\n", "a:\n  # about y\n  - y\n");
    row("a blank line above stays", "a:\n\n  - x\n\n  - y\n", "a:\n\n  - y\n");
    row("pairs of a map", "a:\n  x: 1\n\n  y: 2\n", "a:\n  y: 2\n");
    row("a comment of its own", "a:\n  - x\n\n# apart\n\n  - y\n", "a:\n# apart\n\n  - y\n");
    row("items without blank lines", "a:\n  - x\n  - y\n\n  - z\n", "a:\n  - y\n\n  - z\n");
}

void EditItemsTest::noBlankLineIsLeftBeforeTheNewFirstItem()
{
    QFETCH(std::string, before);
    QFETCH(std::string, after);
    QCOMPARE(removedAt(before, {0}), after);
}

void EditItemsTest::manyItemsGoAsIfOneByOne_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("block") << std::string("n: 1\na:\n  - v\n  - w\n  - x\n  - y\n  - z\nb: 2\n");
    QTest::newRow("spaced") << std::string("a:\n  - v\n\n  - w\n\n  - x\n\n  - y\n\n  - z\n\nb: 2\n");
    QTest::newRow("spaced at the end") << std::string("a:\n  - v\n\n  - w\n\n  - x\n\n  - y\n");
    QTest::newRow("no line end") << std::string("a:\n  - v\n\n  - w\n  - x\n\n  - y");
    QTest::newRow("CRLF") << std::string("a:\r\n- v\r\n\r\n- w\r\n- x: 1\r\n  y: 2\r\n- z\r\n");
    QTest::newRow("comments") << std::string(
        "a:\n  # v\n  - v # v\n  # w\n  - w\n\n  # x\n  - x\n  - y: 1\n    # in y\n");
    QTest::newRow("map") << std::string("a:\n  v: 1\n\n  w: [1, 2]\n  x:\n    k: 1\n  y: 2\nb: 2\n");
    QTest::newRow("root's own line") << std::string("a: \n - - v\n   - w\n - x\n - y\n");
    QTest::newRow("flow") << std::string("a: [v, w, {x: 1}, y]\nb: 1\n");
    QTest::newRow("flow with a comma at the end") << std::string("a: [v, w, x, y,]\n");
    QTest::newRow("flow with lines") << std::string("a: [\n  v,\n  w,\n  x,\n  y\n]\n");
    QTest::newRow("flow with lines and a comma") << std::string("a: {\n  v: 1,\n  w: 2,\n  x: 3,\n}\n");
}

void EditItemsTest::manyItemsGoAsIfOneByOne()
{
    QFETCH(std::string, text);
    const std::size_t count = countOf(text);
    for (std::size_t set = 1; set < std::size_t{1} << count; ++set) {
        std::vector<std::size_t> indices;
        for (std::size_t i = 0; i < count; ++i) {
            if ((set >> i & 1U) != 0)
                indices.push_back(i);
        }
        QCOMPARE(removedAt(text, indices), removedInTurn(text, indices));
    }
}

void EditItemsTest::manyItemsComeInTheirOrder_data()
{
    QTest::addColumn<std::string>("before");
    QTest::addColumn<int>("index");
    QTest::addColumn<std::string>("after");
    const auto row = [](const char *name, std::string before, int index, std::string after) {
        QTest::newRow(name) << std::move(before) << index << std::move(after);
    };
    row("at the begin", "a:\n  - x\n", 0, "a:\n  - p\n  - q\n  - x\n");
    row("in between", "a:\n- x\n- y\n", 1, "a:\n- x\n- p\n- q\n- y\n");
    row("at the end", "a:\n  - x\nb: 1\n", 1, "a:\n  - x\n  - p\n  - q\nb: 1\n");
    row("no line end", "a:\n  - x", 1, "a:\n  - x\n  - p\n  - q");
    row("spaced", "a:\n  - x\n\n  - y\n", 2, "a:\n  - x\n\n  - y\n\n  - p\n\n  - q\n");
    row("flow", "a: [x, y]\n", 1, "a: [x, p, q, y]\n");
    row("flow with lines", "a: [\n  x,\n  y\n]\n", 2, "a: [\n  x,\n  y,\n  p,\n  q\n]\n");
    row("empty flow", "a: []\n", 0, "a:\n  - p\n  - q\n");
    row("nothing", "a:\n", 0, "a:\n  - p\n  - q\n");
}

void EditItemsTest::manyItemsComeInTheirOrder()
{
    QFETCH(std::string, before);
    QFETCH(int, index);
    QFETCH(std::string, after);
    QCOMPARE(insertedAt(before, static_cast<std::size_t>(index), {"p", "q"}), after);
}

void EditItemsTest::anAnchorMayGoWithItsAliases()
{
    const std::string text = "a:\n  - &x v\n  - *x\n  - w\n  - *x\n";
    QCOMPARE(removedAt(text, {0, 1}), std::string("refused: edit-anchor"));
    QCOMPARE(removedAt(text, {0, 1, 3}), std::string("a:\n  - w\n"));
}

void EditItemsTest::whatWasReadToVerifyIsGiven()
{
    const std::string text = "a:\n  - x\n  - y\n";
    const Tree tree = Tree::parse(text);
    const Edits edits = removeItem({text, tree}, tree.find("a[0]"));
    QVERIFY(edits && edits->tree);
    QCOMPARE(edits->tree->at(edits->tree->find("a[0]")).value, std::string("y"));
    QCOMPARE(edits->tree->at(edits->tree->find("a[0]")).span, (Span{7, 8}));
    const Edits none = moveItem({text, tree}, tree.find("a[0]"), 0);
    QVERIFY(none && none->empty() && !none->tree);
}

QTEST_APPLESS_MAIN(EditItemsTest)
#include "tst_edititems.moc"
