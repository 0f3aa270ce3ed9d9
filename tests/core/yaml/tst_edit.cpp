// SPDX-License-Identifier: MIT
#include "core/yaml/edit.h"

#include <QTest>

#include <functional>

using namespace slipway;
using namespace slipway::yaml;

using Operation = std::function<Edits(const Source &)>;
Q_DECLARE_METATYPE(Operation)

namespace {

/// The text after the operation, or `refused: <code>`.
std::string outcome(const std::string &text, const Operation &operation)
{
    const Tree tree = Tree::parse(text);
    const Edits edits = operation({text, tree});
    return edits ? applied(text, *edits) : "refused: " + edits.error().code;
}

Operation set(std::string path, NewNode value)
{
    return [=](const Source &source) { return setValue(source, source.tree.find(path), value); };
}

Operation setString(std::string path, std::string text)
{
    return set(std::move(path), NewNode::string(std::move(text)));
}

Operation setTyped(std::string path, std::string text)
{
    return set(std::move(path), NewNode::typed(std::move(text)));
}

Operation addKey(std::string path, std::string key, NewNode value, std::vector<std::string_view> order = {})
{
    return [=](const Source &source) { return setKey(source, source.tree.find(path), key, value, order); };
}

Operation setAt(std::vector<std::string> keys, NewNode value)
{
    return [=](const Source &source) { return setPath(source, keys, value); };
}

Operation renameAt(std::string path, std::string name)
{
    return [=](const Source &source) { return renameKey(source, source.tree.keyOf(source.tree.find(path)), name); };
}

Operation removeAt(std::string path)
{
    return [=](const Source &source) { return removeItem(source, source.tree.find(path)); };
}

Operation insert(std::string path, std::size_t index, NewNode item)
{
    return [=](const Source &source) { return insertItem(source, source.tree.find(path), index, item); };
}

Operation move(std::string path, std::size_t index)
{
    return [=](const Source &source) { return moveItem(source, source.tree.find(path), index); };
}

Operation duplicate(std::string path)
{
    return [=](const Source &source) { return duplicateItem(source, source.tree.find(path)); };
}

Operation duplicateSeveral(std::vector<std::string> paths)
{
    return [=](const Source &source) {
        std::vector<NodeId> items;
        for (const std::string &path : paths)
            items.push_back(source.tree.find(path));
        return duplicateItems(source, items);
    };
}

void columns()
{
    QTest::addColumn<std::string>("before");
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<std::string>("after");
}

void row(const char *name, std::string before, Operation operation, std::string after)
{
    QTest::newRow(name) << std::move(before) << std::move(operation) << std::move(after);
}

NewNode port(std::string value)
{
    return NewNode::mapping({{"value", NewNode::typed(std::move(value))}});
}

} // namespace

class EditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scalarsKeepTheirStyle_data();
    void scalarsKeepTheirStyle() { check(); }
    void stringsThatLookLikeOtherTypesAreQuoted_data();
    void stringsThatLookLikeOtherTypesAreQuoted() { check(); }
    void blockScalarsKeepStyleAndIndentation_data();
    void blockScalarsKeepStyleAndIndentation() { check(); }
    void emptyValuesBecomeWhatIsAsked_data();
    void emptyValuesBecomeWhatIsAsked() { check(); }
    void keysAreAddedWhereTheyBelong_data();
    void keysAreAddedWhereTheyBelong() { check(); }
    void pathsAreMade_data();
    void pathsAreMade() { check(); }
    void itemsAreInserted_data();
    void itemsAreInserted() { check(); }
    void itemsAreRemovedWithTheirComments_data();
    void itemsAreRemovedWithTheirComments() { check(); }
    void itemsAreMovedWithTheirComments_data();
    void itemsAreMovedWithTheirComments() { check(); }
    void itemsAreDuplicated_data();
    void itemsAreDuplicated() { check(); }
    void sharedNodesAreProtected_data();
    void sharedNodesAreProtected() { check(); }
    void lineEndsAreTheNeighbours_data();
    void lineEndsAreTheNeighbours() { check(); }

private:
    void check();
};

void EditTest::check()
{
    QFETCH(std::string, before);
    QFETCH(Operation, operation);
    QFETCH(std::string, after);
    QCOMPARE(outcome(before, operation), after);
}

void EditTest::scalarsKeepTheirStyle_data()
{
    columns();
    row("plain", "a: b # c\n", setString("a", "x y"), "a: x y # c\n");
    row("single", "a: 'b'\n", setString("a", "it's"), "a: 'it''s'\n");
    row("double", "a: \"b\"\n", setString("a", "c"), "a: \"c\"\n");
    row("double escapes", "a: \"b\"\n", setString("a", "c\t\"\\\x01\xC2\x85"), "a: \"c\\t\\\"\\\\\\x01\\N\"\n");
    row("single cannot say a bell", "a: 'b'\n", setString("a", "\a"), "a: \"\\a\"\n");
    row("plain to the file's quotes", "a: b\nc: 'd'\n", setString("a", "- x"), "a: '- x'\nc: 'd'\n");
    row("flow", "a: [b, c]\n", setString("a[0]", "x, y"), "a: [\"x, y\", c]\n");
    row("multi-line plain", "a: b\n  c # d\ne: f\n", setString("a", "x"), "a: x # d\ne: f\n");
    row("same value", "a: \"b\\x41\"\n", setString("a", "bA"), "a: \"b\\x41\"\n");
    row("typed", "a: 'b'\n", setTyped("a", "8080"), "a: 8080\n");
    row("typed that is no scalar", "a: b\n", setTyped("a", "[x"), "refused: edit-unsafe");
    row("typed with a comment", "a: b\n", setTyped("a", "1 # x"), "refused: edit-unsafe");
    row("anchored in place", "a: &x b\nc: *x\n", setString("a", "d"), "a: &x d\nc: *x\n");
    row("key", "a: b\n'c': d\n", renameAt("c", "yes"), "a: b\n'yes': d\n");
    row("plain key", "a: b\n", renameAt("a", "yes"), "\"yes\": b\n");
    row("key that is there", "a: b\nc: d\n", renameAt("c", "a"), "refused: edit-duplicate-key");
    row("collection", "a: [b]\n", setString("a", "x"), "refused: edit-kind");
    row("broken text", "a: [b\n", setString("a", "x"), "refused: edit-invalid");
    row("no UTF-8", "a: b\n", setString("a", "\xFF"), "refused: edit-unsafe");
}

void EditTest::stringsThatLookLikeOtherTypesAreQuoted_data()
{
    columns();
    for (const char *text :
         {"1.10", "yes", "null", "0755", "~",    "1:30", "2024-01-02", "<<",  "=",   ".5", "0x1F", "",
          " x",   "x ",  "#x",   "a: b", "a #b", "@x",   "a:",         "- b", "---", "%x", "*x"})
        row(text, "a: b\n", setString("a", text), "a: \"" + std::string(text) + "\"\n");
    for (const char *text : {"1.2.3", "-x", "a:b", "a#b", "y", "08", "?x", ":x", "a, b", "1e3", "\u00e4"})
        row(text, "a: b\n", setString("a", text), "a: " + std::string(text) + "\n");
}

void EditTest::blockScalarsKeepStyleAndIndentation_data()
{
    columns();
    row("literal", "a: |\n    x\n    y\nb: c\n", setString("a", "1\n 2\n"), "a: |\n    1\n     2\nb: c\n");
    row("chomping", "a: |\n  x\n", setString("a", "y"), "a: |-\n  y\n");
    row("head's comment", "a: |- # c\n  x\n\nb: c\n", setString("a", "y\n"), "a: | # c\n  y\n\nb: c\n");
    row("leading space", "a: |\n   x\n", setString("a", " y\nz\n"), "a: |3\n    y\n   z\n");
    row("folded", "a: >\n  x\n", setString("a", "p q\nr\n"), "a: >\n  p q\n\n  r\n");
    row("folded with indented lines", "a: >\n  x\n", setString("a", "p\n  q\nr\n"), "a: >\n  p\n    q\n  r\n");
    row("nothing left", "a: |\n  x\nb: c\n", setString("a", ""), "a: \"\"\nb: c\n");
    row("to typed", "a: | # c\n  x\nb: c\n", setTyped("a", "1"), "a: 1 # c\nb: c\n");
    row("plain gets lines", "a:\n  - b # c\n  - d\n", setString("a[0]", "1\n2"),
        "a:\n  - |- # c\n    1\n    2\n  - d\n");
    row("quoted gets lines", "a: 'b'\n", setString("a", "1\n2"), "a: \"1\\n2\"\n");
    row("no final line end", "a: |-\n  x", setString("a", "y"), "a: |-\n  y");
    row("needs a final line end", "a: |-\n  x", setString("a", "y\n"), "a: |\n  y\n");
    row("no final line end, plain", "a: b", setString("a", "1\n2"), "a: |-\n  1\n  2");
}

void EditTest::emptyValuesBecomeWhatIsAsked_data()
{
    columns();
    row("missing", "a:\nb: c\n", setString("a", "x"), "a: x\nb: c\n");
    row("missing with spaces", "a:   \n", setString("a", "x"), "a: x\n");
    row("missing with comment", "a: # c\n", setString("a", "x"), "a: x # c\n");
    row("missing item", "- a\n-\n", setString("[1]", "x"), "- a\n- x\n");
    row("missing in flow", "{a, b: }\n", setString("a", "x"), "{a: x, b: }\n");
    row("missing with anchor", "a: &x\n", setString("a", "y"), "a: &x y\n");
    row("to missing", "a: b\nc: d\n", setTyped("a", ""), "a:\nc: d\n");
    row("to missing in flow", "{a: b}\n", setTyped("a", ""), "{a: }\n");
    row("item to missing", "- a # c\n", setTyped("[0]", ""), "- # c\n");
    row("missing to sequence", "a: # c\nb: d\n", insert("a", 0, NewNode::string("x")), "a: # c\n  - x\nb: d\n");
    row("null to sequence", "a: null # c\n", insert("a", 0, NewNode::string("x")), "a: # c\n  - x\n");
    row("[] to sequence of mappings", "a: []\n", insert("a", 0, port("1")), "a:\n  - value: 1\n");
    row("{} to mapping", "a: {}\n", addKey("a", "k", NewNode::string("v")), "a:\n  k: v\n");
    row("[] in flow", "{a: []}\n", insert("a", 0, NewNode::string("x")), "{a: [x]}\n");
    row("[] as item", "- []\n- b\n", insert("[0]", 0, NewNode::string("x")), "- - x\n- b\n");
    row("unindented sequences", "b:\n- c\na:\n", insert("a", 0, NewNode::string("x")), "b:\n- c\na:\n- x\n");
    row("empty file", "", addKey("", "k", NewNode::string("v")), "k: v\n");
    row("only comments", "# c", addKey("", "k", NewNode::string("v")), "# c\nk: v\n");
    row("document mark", "---\n", addKey("", "k", NewNode::string("v")), "---\nk: v\n");
    row("[] to a string", "a: []\n", setString("a", "x"), "a: x\n");
}

void EditTest::keysAreAddedWhereTheyBelong_data()
{
    columns();
    row("at the end", "a: b\n", addKey("", "c", NewNode::string("d")), "a: b\nc: d\n");
    row("no final line end", "a: b", addKey("", "c", NewNode::string("d")), "a: b\nc: d");
    row("after its predecessor", "name: a\n# p\nports: []\nz: 1\n",
        addKey("", "version", NewNode::string("1.0"), {"name", "version", "ports"}),
        "name: a\nversion: \"1.0\"\n# p\nports: []\nz: 1\n");
    row("before its successor", "ports: []\n", addKey("", "name", NewNode::string("x"), {"name", "ports"}),
        "name: x\nports: []\n");
    row("compact mapping", "- b: 1\n  c: 2\n", addKey("[0]", "a", NewNode::typed("0"), {"a", "b"}),
        "- a: 0\n  b: 1\n  c: 2\n");
    row("behind a block scalar", "a:\n  b: |\n    x\n\nc: d\n", addKey("a", "e", NewNode::string("f")),
        "a:\n  b: |\n    x\n  e: f\n\nc: d\n");
    row("flow", "{a: b}\n", addKey("", "c", NewNode::string("d, e")), "{a: b, c: \"d, e\"}\n");
    row("flow before", "{b: 1}\n", addKey("", "a", NewNode::typed("0"), {"a", "b"}), "{a: 0, b: 1}\n");
    row("present", "a: b\nc: d\n", addKey("", "a", NewNode::string("x")), "a: x\nc: d\n");
    row("twice", "a: b\na: d\n", addKey("", "a", NewNode::string("x")), "refused: edit-duplicate-key");
    row("nested as the file does", "a:\n    b: c\n",
        addKey("", "d", NewNode::mapping({{"e", NewNode::mapping({{"f", NewNode::typed("1")}})}})),
        "a:\n    b: c\nd:\n    e:\n        f: 1\n");
    row("not a mapping", "[a]\n", addKey("", "a", NewNode::string("x")), "refused: edit-kind");
    row("single pair in a list", "[a: b]\n", addKey("[0]", "c", NewNode::string("x")), "refused: edit-kind");
    row("spaced", "a: 1\n\nb: 2\n", addKey("", "c", NewNode::typed("3")), "a: 1\n\nb: 2\n\nc: 3\n");
    row("text of several lines", "a: 1\n", addKey("", "b", NewNode::string("x\ny\n")), "a: 1\nb: |\n  x\n  y\n");
}

void EditTest::pathsAreMade_data()
{
    columns();
    row("present", "run:\n  user: a\n", setAt({"run", "user"}, NewNode::typed("185")), "run:\n  user: 185\n");
    row("one missing", "run:\n  cmd: [a]\n", setAt({"run", "user"}, NewNode::typed("185")),
        "run:\n  cmd: [a]\n  user: 185\n");
    row("all missing", "name: a\n", setAt({"osbs", "repository", "name"}, NewNode::string("x")),
        "name: a\nosbs:\n  repository:\n    name: x\n");
    row("null on the way", "run: ~\n", setAt({"run", "user"}, NewNode::string("x")), "run:\n  user: x\n");
    row("scalar on the way", "run: x\n", setAt({"run", "user"}, NewNode::string("x")), "refused: edit-kind");
    row("alias on the way", "a: &r {b: c}\nrun: *r\n", setAt({"run", "user"}, NewNode::string("x")),
        "refused: edit-alias");
    row("nothing there", "", setAt({"run", "user"}, NewNode::string("x")), "run:\n  user: x\n");
}

void EditTest::itemsAreInserted_data()
{
    columns();
    const NewNode x = NewNode::string("x");
    row("first", "a:\n  # b\n  - b\n", insert("a", 0, x), "a:\n  - x\n  # b\n  - b\n");
    row("middle", "a:\n- b\n# c\n- c\n", insert("a", 1, x), "a:\n- b\n- x\n# c\n- c\n");
    row("last", "a:\n  - b # c\n\nd: e\n", insert("a", 9, x), "a:\n  - b # c\n  - x\n\nd: e\n");
    row("last of the file", "- b", insert("", 1, x), "- b\n- x");
    row("compact", "- - a\n  - b\n", insert("[0]", 0, x), "- - x\n  - a\n  - b\n");
    row("wide dashes", "-   a: 1\n", insert("", 1, NewNode::mapping({{"a", x}, {"b", x}})),
        "-   a: 1\n-   a: x\n    b: x\n");
    row("flow", "[a, b]\n", insert("", 1, x), "[a, x, b]\n");
    row("flow end", "[a, b]\n", insert("", 2, x), "[a, b, x]\n");
    row("flow mapping item", "[]\n", insert("", 0, port("1")), "- value: 1\n");
    row("flow lines", "a: [\n  b, # b\n  c # c\n]\n", insert("a", 2, x), "a: [\n  b, # b\n  c, # c\n  x\n]\n");
    row("flow lines first", "a: [\n  b,\n  c,\n]\n", insert("a", 0, x), "a: [\n  x,\n  b,\n  c,\n]\n");
    row("flow lines trailing comma", "a: [\n  b,\n]\n", insert("a", 1, x), "a: [\n  b,\n  x,\n]\n");
    row("spaced", "- a\n\n- b\n", insert("", 1, x), "- a\n\n- x\n\n- b\n");
    row("nested new content", "a:\n  - b: c\n",
        insert("a", 1, NewNode::mapping({{"l", NewNode::sequence({x, port("1")})}})),
        "a:\n  - b: c\n  - l:\n      - x\n      - value: 1\n");
    row("no sequence", "a: b\n", insert("a", 0, x), "refused: edit-kind");
}

void EditTest::itemsAreRemovedWithTheirComments_data()
{
    columns();
    row("middle", "- a\n# b\n- b # x\n# c\n- c\n", removeAt("[1]"), "- a\n# c\n- c\n");
    row("item of several lines", "- a: 1\n  b: 2\n- c\n", removeAt("[0]"), "- c\n");
    row("detached comments stay", "- a\n# x\n\n- b\n", removeAt("[1]"), "- a\n# x\n");
    row("only item", "a:\n  # x\n  - b # y\nc: d\n", removeAt("a[0]"), "a: []\nc: d\n");
    row("only item, comment at the key", "a: # k\n  - b\nc: d\n", removeAt("a[0]"), "a: [] # k\nc: d\n");
    row("only pair", "- a: 1\n- b\n", removeAt("[0].a"), "- {}\n- b\n");
    row("only pair of the root", "# x\na: 1\n", removeAt("a"), "# x\n{}\n");
    row("only item at the end", "a:\n  - b", removeAt("a[0]"), "a: []");
    row("only item with a block scalar", "- a: |\n    x\n- b\n", removeAt("[0].a"), "- {}\n- b\n");
    row("key", "a: 1\nb: 2 # x\nc: 3\n", removeAt("b"), "a: 1\nc: 3\n");
    row("first key of the file keeps the head", "# licence\na: 1\nb: 2\n", removeAt("a"), "# licence\nb: 2\n");
    row("compact first", "- a: 1\n  b: 2\n", removeAt("[0].a"), "- b: 2\n");
    row("compact first, comment for the next", "- a: 1\n  # b\n  b: 2\n", removeAt("[0].a"), "- # b\n  b: 2\n");
    row("last without line end", "- a\n- b", removeAt("[1]"), "- a");
    row("empty lines", "- a\n\n- b\n\n- c\n", removeAt("[1]"), "- a\n\n- c\n");
    row("unusual line ends", "- a\xE2\x80\xA8- b\n", removeAt("[1]"), "refused: edit-comment");
    row("flow first", "[a, b, c]\n", removeAt("[0]"), "[b, c]\n");
    row("flow middle", "[a, b, c]\n", removeAt("[1]"), "[a, c]\n");
    row("flow last", "[a, b, c]\n", removeAt("[2]"), "[a, b]\n");
    row("flow only", "{ a: b }\n", removeAt("a"), "{}\n");
    row("flow lines", "a: [\n  b, # b\n  # c\n  c # c\n]\n", removeAt("a[1]"), "a: [\n  b # b\n]\n");
    row("flow lines first", "a: [\n  b, # b\n  # c\n  c # c\n]\n", removeAt("a[0]"), "a: [\n  # c\n  c # c\n]\n");
}

void EditTest::itemsAreMovedWithTheirComments_data()
{
    columns();
    row("down", "- a # a\n# b\n- b\n- c\n", move("[0]", 1), "# b\n- b\n- a # a\n- c\n");
    row("up", "- a\n- b: 1\n  c: 2\n", move("[1]", 0), "- b: 1\n  c: 2\n- a\n");
    row("empty lines stay", "- a\n\n- b\n- c\n", move("[0]", 2), "- b\n\n- c\n- a\n");
    row("last without line end", "- a\n- b", move("[1]", 0), "- b\n- a");
    row("compact", "- - a\n  # b\n  - b\n", move("[0][0]", 1), "- # b\n  - b\n  - a\n");
    row("pair", "a: 1\nb:\n  c: 2\nd: 3\n", move("b", 2), "a: 1\nd: 3\nb:\n  c: 2\n");
    row("flow", "[a, {b: c},   d]\n", move("[2]", 0), "[d, a,   {b: c}]\n");
    row("flow with comments", "[a, # a\n b]\n", move("[1]", 0), "refused: edit-comment");
    row("nowhere", "- a\n- b\n", move("[1]", 9), "- a\n- b\n");
    row("before its anchor", "- &x a\n- *x\n", move("[1]", 0), "refused: edit-unsafe");
}

void EditTest::itemsAreDuplicated_data()
{
    columns();
    row("block", "a:\n  # b\n  - b: 1\n    c: 2\nd: e\n", duplicate("a[0]"),
        "a:\n  # b\n  - b: 1\n    c: 2\n  # b\n  - b: 1\n    c: 2\nd: e\n");
    row("last without line end", "- a\n- b", duplicate("[1]"), "- a\n- b\n- b");
    row("flow", "[a, b]\n", duplicate("[0]"), "[a, a, b]\n");
    row("compact", "- - a\n", duplicate("[0][0]"), "- - a\n  - a\n");
    row("anchor", "- &x a\n", duplicate("[0]"), "refused: edit-anchor");
    row("several with their comments", "a:\n  # b\n  - b # c\n  - d\n", duplicateSeveral({"a[0]", "a[1]"}),
        "a:\n  # b\n  - b # c\n  - d\n  # b\n  - b # c\n  - d\n");
    row("scattered, in any order", "- a: 1\n  b: 2\n- c\n- {d: 3}\n- e\n", duplicateSeveral({"[2]", "[0]"}),
        "- a: 1\n  b: 2\n- c\n- {d: 3}\n- a: 1\n  b: 2\n- {d: 3}\n- e\n");
    row("several without line end", "- a\r\n- b", duplicateSeveral({"[0]", "[1]"}), "- a\r\n- b\r\n- a\r\n- b");
    row("none", "[a, b]\n", duplicateSeveral({}), "[a, b]\n");
    row("several in brackets", "[a, b, c]\n", duplicateSeveral({"[0]", "[1]"}), "[a, b, a, b, c]\n");
    row("of two lists", "- [a]\n- [b]\n", duplicateSeveral({"[0][0]", "[1][0]"}), "refused: edit-kind");
}

void EditTest::sharedNodesAreProtected_data()
{
    columns();
    row("alias", "a: &x 1\nb: *x\n", setString("b", "2"), "refused: edit-alias");
    row("needed anchor", "a: &x 1\nb: *x\n", removeAt("a"), "refused: edit-anchor");
    row("needed anchor inside", "a: {c: &x 1}\nb: *x\n", removeAt("a"), "refused: edit-anchor");
    row("anchor that nobody needs", "a: &x 1\nb: 2\n", removeAt("a"), "b: 2\n");
    row("alias removed", "a: &x 1\nb: *x\n", removeAt("b"), "a: &x 1\n");
    row("next to a merge key", "a: &x {p: 1}\nb:\n  <<: *x\n  c: 2\n", addKey("b", "p", NewNode::typed("3")),
        "a: &x {p: 1}\nb:\n  <<: *x\n  c: 2\n  p: 3\n");
}

void EditTest::lineEndsAreTheNeighbours_data()
{
    columns();
    const NewNode x = NewNode::string("x");
    row("CRLF", "a:\r\n  - b\r\n", insert("a", 1, x), "a:\r\n  - b\r\n  - x\r\n");
    row("mixed", "a:\n  - b\r\n  - c\nd:\n", insert("a", 1, x), "a:\n  - b\r\n  - x\n  - c\nd:\n");
    row("CRLF in new content", "a:\r\n", insert("a", 0, port("1")), "a:\r\n  - value: 1\r\n");
    row("CRLF in block scalars", "a: |\r\n  b\r\n", setString("a", "1\n2\n"), "a: |\r\n  1\r\n  2\r\n");
    row("CRLF removed", "- a\r\n- b\r\n", removeAt("[0]"), "- b\r\n");
    row("CRLF, last without line end", "- a\r\n- b", removeAt("[1]"), "- a");
    row("CRLF moved", "- a\r\n- b", move("[1]", 0), "- b\r\n- a");
    row("CR", "- a\r- b\r", insert("", 2, x), "- a\r- b\r- x\r");
    row("byte order mark", "\xEF\xBB\xBFname: a\n", setString("name", "b"), "\xEF\xBB\xBFname: b\n");
}

QTEST_APPLESS_MAIN(EditTest)
#include "tst_edit.moc"
