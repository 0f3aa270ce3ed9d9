// SPDX-License-Identifier: MIT
#include "core/yaml/tree.h"

#include <QTest>

#include <algorithm>
#include <format>

using namespace slipway;
using namespace slipway::yaml;

namespace {

std::string printed(Span span)
{
    return std::format("@{}-{}", span.begin, span.end);
}

/// Block collections are `-[…]` and `-{…}`, a missing scalar is `~`; each node with its bytes.
std::string printed(const Tree &tree, NodeId id)
{
    const Node node = tree.at(id);
    std::string text;
    if (!node.properties.isEmpty())
        text =
            std::format("{}{}{}{} ", node.tag, node.anchor.empty() ? "" : "&", node.anchor, printed(node.properties));
    if (node.kind == Kind::Alias)
        return text.append(1, '*').append(node.value).append(printed(node.span));
    if (node.kind == Kind::Scalar) {
        static constexpr std::array<const char *, 5> marks{"", "'", "\"", "|", ">"};
        const char *const mark = marks.at(static_cast<std::size_t>(node.style));
        text.append(node.isMissing ? "~" : mark).append(node.isMissing ? "" : node.value);
        return text.append(printed(node.span));
    }
    const bool isMapping = node.kind == Kind::Mapping;
    text.append(node.style == Style::Block ? "-" : "").append(isMapping ? "{" : "[");
    for (std::size_t i = 0; i < node.children.size(); ++i)
        text.append(i == 0 ? "" : isMapping && i % 2 == 1 ? ": " : ", ").append(printed(tree, node.children[i]));
    return text.append(isMapping ? "}" : "]").append(printed(node.span));
}

std::string printed(const Tree &tree)
{
    return tree.root() == noNode ? "nothing" : printed(tree, tree.root());
}

/// A text on one line.
std::string rowName(std::string text)
{
    std::ranges::replace(text, '\n', '|');
    return text;
}

} // namespace

class TreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodesHaveTheirBytes_data();
    void nodesHaveTheirBytes();
    void scalarsAreDecoded_data();
    void scalarsAreDecoded();
    void errorsHaveAPlace_data();
    void errorsHaveAPlace();
    void validTextsAreAccepted_data();
    void validTextsAreAccepted();
    void brokenTextsKeepWhatWasRead_data();
    void brokenTextsKeepWhatWasRead();
    void deepNestingIsReported_data();
    void deepNestingIsReported();
    void otherReadingsAreTold_data();
    void otherReadingsAreTold();
};

void TreeTest::nodesHaveTheirBytes_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("tree");
    const auto row = [](const char *name, const char *text, const char *tree) {
        QTest::newRow(name) << std::string(text) << std::string(tree);
    };
    row("empty", "", "nothing");
    row("only a comment", "# x\n", "nothing");
    row("only a document mark", "---\n", "~@3-3");
    row("mapping", "a: b\n", "-{a@0-1: b@3-4}@0-4");
    row("missing value", "a:\nb: # c\n", "-{a@0-1: ~@2-2, b@3-4: ~@5-5}@0-5");
    row("missing item", "- a\n-\n", "-[a@2-3, ~@5-5]@0-5");
    row("nested", "a:\n  - b: 1\n    c: 2\n", "-{a@0-1: -[-{b@7-8: 1@10-11, c@16-17: 2@19-20}@7-20]@5-20}@0-20");
    row("sequence at its key's column", "a:\n- b\nc: d\n", "-{a@0-1: -[b@5-6]@3-6, c@7-8: d@10-11}@0-11");
    row("compact sequences", "- - a\n", "-[-[a@4-5]@2-5]@0-5");
    row("quotes", "'a': \"b\"\n", "-{'a@0-3: \"b@5-8}@0-8");
    row("flow", "[a, {b: c, d}]", "[a@1-2, {b@5-6: c@8-9, d@11-12: ~@12-12}@4-13]@0-14");
    row("pair in a flow sequence", "[a: b]", "[{a@1-2: b@4-5}@1-5]@0-6");
    row("explicit key", "? a\n: b\n", "-{a@2-3: b@6-7}@0-7");
    row("anchor and tag", "a: &x !!str b\n", "-{a@0-1: !!str&x@3-11 b@12-13}@0-13");
    row("anchor without a value", "a: &x\n", "-{a@0-1: &x@3-5 ~@5-5}@0-5");
    row("anchor of a mapping", "a: &x\n  b: c\n", "-{a@0-1: &x@3-5 -{b@8-9: c@11-12}@8-12}@0-12");
    row("anchor of a key", "&x a: b\n", "-{&x@0-2 a@3-4: b@6-7}@0-7");
    row("alias", "- &x a\n- *x\n", "-[&x@2-4 a@5-6, *x@9-11]@0-11");
    row("literal", "a: |\n  b\n\nc: d\n", "-{a@0-1: |b\n@3-9, c@10-11: d@13-14}@0-14");
    row("literal that keeps line ends", "a: |+\n  b\n\nc: d\n", "-{a@0-1: |b\n\n@3-11, c@11-12: d@14-15}@0-15");
    row("literal without text", "a: |\n\nb: c\n", "-{a@0-1: |@3-4, b@6-7: c@9-10}@0-10");
    row("folded", "a: >- # x\n b\n c\n", "-{a@0-1: >b c@3-16}@0-16");
    row("not only ASCII", "\u00e4: \u20ac\nb: c\n", "-{\u00e4@0-2: \u20ac@4-7, b@8-9: c@11-12}@0-12");
    row("byte order mark",
        "\xEF\xBB\xBF"
        "a: b\nc: d\n",
        "-{a@3-4: b@6-7, c@8-9: d@11-12}@3-12");
    row("CRLF", "a: b\r\nc:\r\n- d\r\n", "-{a@0-1: b@3-4, c@6-7: -[d@12-13]@10-13}@0-13");
    row("multi-line plain", "a: b\n  c\n\n  d # e\n", "-{a@0-1: b c\nd@3-13}@0-13");
    row("document marks", "%YAML 1.1\n---\na\n...\n", "a@14-15");
}

void TreeTest::nodesHaveTheirBytes()
{
    QFETCH(std::string, text);
    QFETCH(std::string, tree);
    const Tree parsed = Tree::parse(text, Readers::Both);
    QCOMPARE(printed(parsed), tree);
    QVERIFY(parsed.isValid());
}

void TreeTest::scalarsAreDecoded_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("value");
    const auto row = [](const char *name, std::string text, std::string value) {
        QTest::newRow(name) << std::move(text) << std::move(value);
    };
    row("single quotes", "'it''s \\n'", "it's \\n");
    row("escapes", R"("\0\a\b\t\n\v\f\r\e\"\/\\\ \N\_\L\P")",
        std::string("\0\a\b\t\n\v\f\r\x1B\"/\\ \xC2\x85\xC2\xA0\xE2\x80\xA8\xE2\x80\xA9", 23));
    row("hexadecimal escapes", R"("\x41\u20AC\U0001F600")", "A\u20ac\U0001F600");
    row("escaped line end", "\"a\\\n   b\"", "ab");
    row("folded quotes", "'a\n\n  b\n c'", "a\nb c");
    row("spaces at line ends", "\"a  \n  b\"", "a b");
    row("plain with colons and hashes", "a:b#c -d", "a:b#c -d");
    row("literal with more indentation", "|\n  a\n   b\n", "a\n b\n");
    row("stated indentation", "|2\n   a\n", " a\n");
    row("folded paragraphs", ">\n a\n b\n\n c\n  d\n e\n", "a b\nc\n d\ne\n");
    row("stripped", "|-\n a\n\n", "a");
    row("kept", "|+\n a\n\n", "a\n\n");
    row("no final line end", "|\n a", "a");
    row("leading empty lines", "|\n\n\n a\n", "\n\na\n");
    row("CRLF in a literal", "|\r\n a\r\n b\r\n", "a\nb\n");
    row("other line ends",
        "'a\xC2\x85"
        "b\xE2\x80\xA8"
        "c'",
        "a b\xE2\x80\xA8"
        "c");
}

void TreeTest::scalarsAreDecoded()
{
    QFETCH(std::string, text);
    QFETCH(std::string, value);
    const Tree tree = Tree::parse(text);
    QVERIFY(tree.isValid());
    QCOMPARE(tree.at(tree.root()).value, value);
}

void TreeTest::errorsHaveAPlace_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("problem");
    const auto row = [](const char *name, std::string text, const char *problem) {
        QTest::newRow(name) << std::move(text) << std::string(problem);
    };
    row("tab for indentation", "a:\n\tb: c\n", "yaml-tab@3-4");
    row("tab after the colon", "a:\tb\n", "yaml-tab@2-3");
    row("tab at the end", "a: b\t\n", "yaml-tab@4-5");
    row("tab in a literal's indentation", "a: |\n\tb\n", "yaml-tab@5-6");
    row("two colons", "a: x: y\n", "yaml-mapping-value@4-5");
    row("item on the key's line", "a: - b\n", "yaml-sequence-entry@3-4");
    row("at sign", "a: @b\n", "yaml-token@3-4");
    row("percent sign", "a: %b\n", "yaml-token@3-4");
    row("two commas", "[a, , b]", "yaml-value@4-5");
    row("open bracket", "a: [b\n", "yaml-unclosed@3-4");
    row("no comma in a long bracket", "a: {b: c\n  \"d\": e}\n", "yaml-flow@14-15");
    row("bracket too many", "a: ]\n", "yaml-flow@3-4");
    row("open quote", "a: 'b\nc: d\n", "yaml-quote-unclosed@3-4");
    row("document end in quotes", "'a\n---\n'", "yaml-quote-unclosed@3-6");
    row("unknown escape", "\"\\q\"", "yaml-escape@1-3");
    row("short escape", "\"\\x4\"", "yaml-escape@1-4");
    row("escape for no character", "\"\\UFFFFFFFF\"", "yaml-escape@1-11");
    row("half an escape pair", "\"\\uD83D\"", "yaml-escape@1-7");
    row("key without colon", "a: b\nc\nd: e\n", "yaml-key@5-6");
    row("key over two lines", "a: b\n'c\n d': e\n", "yaml-key@5-6");
    row("key of more than 1024 characters", "{" + std::string(1025, 'a') + ": b}", "yaml-flow@1026-1027");
    row("less indentation", "a:\n    b: c\n  d: e\n", "yaml-indentation@14-14");
    row("item among keys", "a: b\n- c\n", "yaml-indentation@5-6");
    row("text behind quotes", "a: 'b' c\n", "yaml-indentation@7-8");
    row("text behind brackets", "[a] b\n", "yaml-document@4-5");
    row("second document", "a\n---\nb\n", "yaml-second-document@2-5");
    row("second document by directive", "a\n...\n%YAML 1.1\n---\n", "yaml-second-document@6-15");
    row("directive without a document", "%YAML 1.1\na: b\n", "yaml-document@10-11");
    row("version 2", "%YAML 2.0\n---\n", "yaml-directive@0-9");
    row("version stated twice", "%YAML 1.1\n%YAML 1.1\n---\n", "yaml-directive@10-19");
    row("duplicate anchor", "- &a b\n- &a c\n", "yaml-anchor-duplicate@9-11");
    row("anchor's name", "&\u00e4 b", "yaml-anchor@0-3");
    row("undefined alias", "*a", "yaml-alias@0-2");
    row("alias before its anchor", "- *a\n- &a b\n", "yaml-alias@2-4");
    row("tag handle", "!x!y a", "yaml-tag@0-4");
    row("endless tag", "--- !a,b\x0b", "yaml-character@8-9");
    row("tag with a brace", "!a{b c", "yaml-tag@2-3");
    row("block scalar's head", "a: |x\n", "yaml-block-header@4-5");
    row("block scalar's indentation", "a: |0\n", "yaml-block-header@4-5");
    row("NUL", std::string("a: \0b", 5), "yaml-character@3-4");
    row("bell", "a: b\a", "yaml-character@4-5");
    row("not UTF-8", "a: \xFF", "yaml-encoding@3-4");
    row("surrogate", "a: \xED\xA0\x80", "yaml-encoding@3-4");
    row("long form", "a: \xC0\x80", "yaml-encoding@3-4");
    row("value without a key", ": a\n", "yaml-indentation@0-1");
}

void TreeTest::errorsHaveAPlace()
{
    QFETCH(std::string, text);
    QFETCH(std::string, problem);
    const Tree tree = Tree::parse(text);
    QVERIFY(!tree.isValid());
    const Diagnostic &found = tree.problems().front();
    QCOMPARE(found.code + printed(found.origin.span), problem);
    QVERIFY(!found.text.empty() && !found.advice.empty());
}

void TreeTest::validTextsAreAccepted_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text : {"a: ?x",
                             "a: :x",
                             "a: -x",
                             "-- x",
                             "a: b#c",
                             "{a, b: 2}",
                             "[a,]",
                             "{a: b,}",
                             "{\"a\":1}",
                             "{a:1}",
                             "[x:1]",
                             "? [a, b]\n: c",
                             "--- !a,b",
                             "--- a\n...\n",
                             "%FOO x\n---\n",
                             "a: !!int 5",
                             "a: !<x> 5",
                             "a: ! 5",
                             "&a [*a]",
                             "a: 'b'\n\n\n",
                             "a:  b",
                             "%YAML 1.99\n--- a",
                             "%TAG !e! x\n--- !e!y a",
                             "\"a\": 'b'",
                             "- a\n...\n...\n"})
        QTest::newRow(rowName(text).c_str()) << std::string(text);
}

void TreeTest::validTextsAreAccepted()
{
    QFETCH(std::string, text);
    const Tree tree = Tree::parse(text);
    QCOMPARE(tree.problems(), std::vector<Diagnostic>());
}

void TreeTest::brokenTextsKeepWhatWasRead_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("tree");
    QTest::newRow("value") << std::string("a: b\nc: @\n") << std::string("-{a@0-1: b@3-4, c@5-6: ~@7-7}@0-7");
    QTest::newRow("item") << std::string("- a\n- [b, 'c\n") << std::string("-[a@2-3, [b@7-8]@6-9]@0-9");
    QTest::newRow("character") << std::string("a: b\nc: \a") << std::string("-{a@0-1: b@3-4, c@5-6: ~@7-7}@0-7");
    QTest::newRow("second document") << std::string("a\n---\nb\n") << std::string("a@0-1");
}

void TreeTest::brokenTextsKeepWhatWasRead()
{
    QFETCH(std::string, text);
    QFETCH(std::string, tree);
    const Tree parsed = Tree::parse(text);
    QVERIFY(!parsed.isValid());
    QCOMPARE(printed(parsed), tree);
}

void TreeTest::deepNestingIsReported_data()
{
    QTest::addColumn<QByteArray>("opening");
    QTest::newRow("brackets") << QByteArray("[");
    QTest::newRow("braces") << QByteArray("{a: ");
    QTest::newRow("dashes") << QByteArray("- ");
    QTest::newRow("keys") << QByteArray("? ");
    QTest::newRow("pairs") << QByteArray("[a: ");
}

void TreeTest::deepNestingIsReported()
{
    QFETCH(QByteArray, opening);
    const Tree tree = Tree::parse(opening.repeated(100000).toStdString());
    QVERIFY(!tree.isValid());
    QCOMPARE(tree.problems().front().code, std::string("yaml-depth"));
    QVERIFY(tree.size() < 1000);
}

void TreeTest::otherReadingsAreTold_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("isDisputed");
    QTest::newRow("ordinary") << std::string("a: [b, {c: 'd'}]\n- x: |\n") << false;
    QTest::newRow("line separator") << std::string("a: b\xE2\x80\xA8  c\n") << true;
    QTest::newRow("next line") << std::string("a: b\xC2\x85"
                                              "c: d\n")
                               << true;
}

void TreeTest::otherReadingsAreTold()
{
    QFETCH(std::string, text);
    QFETCH(bool, isDisputed);
    QCOMPARE(Tree::parse(text, Readers::Both).disputed().has_value(), isDisputed);
}

QTEST_APPLESS_MAIN(TreeTest)
#include "tst_tree.moc"
