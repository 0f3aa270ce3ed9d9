// SPDX-License-Identifier: MIT
#include "core/assist/sketch.h"

#include <QTest>

using namespace slipway;
using namespace slipway::assist;

namespace {

std::string shown(const Sketch &sketch, PartId id)
{
    const Part &part = sketch.at(id);
    const bool isMap = part.kind == Part::Kind::Map;
    switch (part.kind) {
    case Part::Kind::Missing:
        return "~";
    case Part::Kind::Scalar:
        return part.value;
    default:
        break;
    }
    std::string text;
    for (const PartId child : part.children)
        text +=
            (text.empty() ? "" : ", ") + (isMap ? sketch.at(child).key + ": " : std::string()) + shown(sketch, child);
    return (isMap ? "{" : "[") + text + (isMap ? "}" : "]");
}

std::string spotOf(const Sketch &sketch)
{
    static constexpr const char *names[] = {"none", "key", "value", "open", "item"};
    const Spot &spot = sketch.spot;
    std::string text = names[static_cast<std::size_t>(spot.kind)];
    if (spot.kind == Spot::Kind::None)
        return text;
    text += " of <" + sketch.path(spot.part) + ">, typed <" + spot.typed + ">";
    if (spot.entry != noPart)
        text += ", of <" + sketch.path(spot.entry) + ">";
    return text + (spot.isFlow ? ", flow" : "") + (spot.isAfterColon ? ", no blank" : "");
}

} // namespace

class SketchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShapeIsReadByIndentationAndBrackets_data();
    void theShapeIsReadByIndentationAndBrackets();
    void theCursorIsPlaced_data();
    void theCursorIsPlaced();
    void thePartAtAnOffsetIsTheInnermost();
    void deepBracketsAreNoTrouble();
};

void SketchTest::theShapeIsReadByIndentationAndBrackets_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("shape");
    const auto row = [](const char *name, const char *text, const char *shape) {
        QTest::newRow(name) << std::string(text) << std::string(shape);
    };
    row("empty", "", "~");
    row("scalars", "name: a # c\nversion: \"1: 0\"\nfrom:\n", "{name: a, version: 1: 0, from: ~}");
    row("sections", "run:\n  user: u\n  cmd: [a, 'b, c']\nenvs: []\n", "{run: {user: u, cmd: [a, b, c]}, envs: []}");
    row("lists", "envs:\n- name: a\n  value: b\n- name: c\nhelp: {add: true}\n",
        "{envs: [{name: a, value: b}, {name: c}], help: {add: true}}");
    row("indented lists", "envs:\n    - name: a\n      value: b\n\n    - c\nx: y",
        "{envs: [{name: a, value: b}, c], x: y}");
    row("stages", "- name: a\n  version: 1\n- name: b\n", "[{name: a, version: 1}, {name: b}]");
    row("lists of lists", "- - a\n  - b\n- c\n", "[[a, b], c]");
    row("block scalars", "description: |\n  a: b\n\n  - c\nname: n\n", "{description: , name: n}");
    row("values below their key", "name:\n  text\nfrom: f\n", "{name: text, from: f}");
    row("flow over lines", "a: {b: [c,\n   d], e: {f: g}}\nh: i\n", "{a: {b: [c, d], e: {f: g}}, h: i}");
    row("unclosed flow ends with the indentation", "a:\n  b: [c, d\n  e: f\n", "{a: {b: [c, d], e: f}}");
    row("json", "{\"a\": [{\"b\": 1}, {\"b\": 2}],\n\"c\": \"d\"}", "{a: [{b: 1}, {b: 2}], c: d}");
    row("a half typed line", "name: n\nver\nfrom: f\n", "{name: n, from: f}");
    row("a half typed line inside", "run:\n  user: u\nxy\n  cmd: c\n", "{run: {user: u, cmd: c}}");
    row("crlf", "a: b\r\nc:\r\n  - d\r\n", "{a: b, c: [d]}");
    row("properties", "a: &x !!str b\nc: *x\n", "{a: b, c: *x}");
    row("document marks", "---\na: b\n...\n", "{a: b}");
}

void SketchTest::theShapeIsReadByIndentationAndBrackets()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, shape);
    QCOMPARE(shown(sketch(text), 0), shape);
}

void SketchTest::theCursorIsPlaced_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("spot");
    const auto row = [](const char *name, const char *text, const char *spot) {
        QTest::newRow(name) << std::string(text) << std::string(spot);
    };
    row("empty text", "^", "open of <>, typed <>");
    row("a first key", "na^", "open of <>, typed <na>");
    row("a new key", "name: a\nve^\n", "key of <>, typed <ve>");
    row("a blank line", "name: a\n^\nfrom: b\n", "key of <>, typed <>");
    row("a key of a section", "run:\n  user: u\n  w^\n", "key of <run>, typed <w>");
    row("the first key of a section", "run:\n  ^\nname: n\n", "open of <run>, typed <>");
    row("back at the top", "run:\n  user: u\n^", "key of <>, typed <>");
    row("an existing key", "run:\n  us^er: u\n", "key of <run>, typed <us>, of <run.user>");
    row("behind a colon", "from: ^\n", "value of <from>, typed <>");
    row("at a colon", "from:^\n", "value of <from>, typed <>, no blank");
    row("a value", "from: scr^\n", "value of <from>, typed <scr>");
    row("inside quotes", "version: \"1.^0\"\n", "value of <version>, typed <1.>");
    row("in unclosed quotes", "version: \"1.^\nx: y\n", "value of <version>, typed <1.>");
    row("before a comment", "from: ^ # c\n", "value of <from>, typed <>");
    row("in a comment", "from: a # c^\n", "none");
    row("in a comment line", "  # c^\n", "none");
    row("behind a value", "from: a  ^\n", "none");
    row("in a block scalar", "description: |\n  wo^rd\nname: n\n", "none");
    row("a new item", "envs:\n  - name: a\n  ^\n", "item of <envs>, typed <>");
    row("behind a dash", "envs:\n  - ^\n", "open of <envs[0]>, typed <>");
    row("at a dash", "envs:\n  -^\n", "open of <envs[0]>, typed <>, no blank");
    row("a first key of an item", "envs:\n  - na^\n    value: v\n", "open of <envs[0]>, typed <na>");
    row("a next key of an item", "envs:\n  - name: a\n    ^\n  - name: b\n", "key of <envs[0]>, typed <>");
    row("an item of texts", "packages:\n  install:\n    - g^\n", "open of <packages.install[0]>, typed <g>");
    row("in an empty flow map", "run: {^}\n", "key of <run>, typed <>, flow");
    row("a key of a flow map", "run: {user: u, w^}\n", "key of <run>, typed <w>, of <run.w>, flow");
    row("a value of a flow map", "run: {user: ^}\n", "value of <run.user>, typed <>, flow");
    row("an item of a flow list", "install: [a, ^]\n", "value of <install[1]>, typed <>, flow");
    row("in an unclosed flow map", "run: {user: u, ^\nname: n\n", "key of <run>, typed <>, flow");
    row("behind a flow value", "run: {user: u ^}\n", "none");
    row("json", "{\"run\": {\"us^\"}}", "key of <run>, typed <us>, of <run.us>, flow");
    row("a value of the next line", "from:\n  a^\n", "open of <from>, typed <a>");
    row("below a text", "from: a\n  b^\n", "none");
}

void SketchTest::theCursorIsPlaced()
{
    QFETCH(std::string, text);
    QFETCH(const std::string, spot);
    const std::size_t cursor = text.find('^');
    text.erase(cursor, 1);
    QCOMPARE(spotOf(sketch(text, cursor)), spot);
}

void SketchTest::thePartAtAnOffsetIsTheInnermost()
{
    const std::string text = "run:\n  user: u\nenvs:\n  - name: a\n    value: b\n";
    const Sketch read = sketch(text);
    const auto at = [&](std::string_view words) { return read.path(read.partAt(text.find(words))); };
    QCOMPARE(at("run"), std::string("run"));
    QCOMPARE(at("user"), std::string("run.user"));
    QCOMPARE(at("u\nenvs"), std::string("run.user"));
    QCOMPARE(at("name"), std::string("envs[0].name"));
    QCOMPARE(at("b\n"), std::string("envs[0].value"));
}

void SketchTest::deepBracketsAreNoTrouble()
{
    const std::string text = "a: " + std::string(200000, '[');
    QCOMPARE(sketch(text, text.size()).spot.kind, Spot::Kind::Value);
    std::string dashes;
    for (int i = 0; i < 2000; ++i)
        dashes += "- ";
    QCOMPARE(sketch(dashes).parts.size(), std::size_t(2001));
}

QTEST_APPLESS_MAIN(SketchTest)
#include "tst_sketch.moc"
