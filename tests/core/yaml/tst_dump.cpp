// SPDX-License-Identifier: MIT
#include "core/yaml/dump.h"
#include "core/yaml/load.h"

#include <QTest>

using namespace slipway;
using namespace slipway::yaml;

class DumpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void collectionsAreLaidOutAsPyYamlDoes_data();
    void collectionsAreLaidOutAsPyYamlDoes();
    void scalarsTakeTheStyleThatPyYamlChooses_data();
    void scalarsTakeTheStyleThatPyYamlChooses();
    void longTextsFoldWherePyYamlFolds_data();
    void longTextsFoldWherePyYamlFolds();
    void keysStayInTheirOrderWhenAskedTo();
    void whatIsDumpedLoadsBackEqual();
};

namespace {

Value valueOf(const std::string &yaml)
{
    return load(Tree::parse(yaml), "/image.yaml").value;
}

void row(const char *name, const std::string &yaml, const std::string &expected)
{
    QTest::newRow(name) << QByteArray::fromStdString(yaml) << QByteArray::fromStdString(expected);
}

void columns()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("expected");
}

void compareDump()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(dump(valueOf(yaml.toStdString()))), expected);
}

std::string repeated(std::string_view text, int times)
{
    std::string result;
    for (int i = 0; i < times; ++i)
        result += text;
    return result;
}

} // namespace

void DumpTest::collectionsAreLaidOutAsPyYamlDoes_data()
{
    columns();
    row("empty list", "[]", "[]\n");
    row("empty map", "{}", "{}\n");
    row("list in a map starts at its column", "{b: [1, 2], a: {y: [x], x: {}}}",
        "a:\n  x: {}\n  y:\n  - x\nb:\n- 1\n- 2\n");
    row("list in a list", "[[1, [2]], {a: 1, b: [c]}]", "- - 1\n  - - 2\n- a: 1\n  b:\n  - c\n");
    row("keys are sorted by code point", "{b: 1, a: 2, B: 3, é: 4, _: 5}", "B: 3\n_: 5\na: 2\nb: 1\n\"\\xE9\": 4\n");
    row("numbers as keys are sorted", "{10: a, 9.5: b, yes: c}", "true: c\n9.5: b\n10: a\n");
    row("keys that do not compare stay", "{b: 1, 1: 2, a: 3}", "b: 1\n1: 2\na: 3\n");
    row("set", "a: !!set {b, a}", "a: !!set\n  a: null\n  b: null\n");
    row("pairs", "!!pairs [a: 1]", "- - a\n  - 1\n");
    row("bytes", "a: !!binary aGk=\nb: [!!binary '']", "a: !!binary |\n  aGk=\nb:\n- !!binary \"\"\n");
    row("anchor of a map", "{a: &x {k: 1}, b: *x}", "a: &id001\n  k: 1\nb: *id001\n");
    row("anchor in a list", "[&x {k: 1}, *x, &y [1], *y]", "- &id001\n  k: 1\n- *id001\n- &id002\n  - 1\n- *id002\n");
    row("anchor of an empty list", "{a: &x [], b: *x}", "a: &id001 []\nb: *id001\n");
    row("anchor of a date", "{a: &x 2024-01-02, b: *x}", "a: &id001 2024-01-02\nb: *id001\n");
    row("numbers are given at the second meeting", "{a: &x [&y [1]], b: *y, c: *x}",
        "a: &id002\n- &id001\n  - 1\nb: *id001\nc: *id002\n");
    row("scalars get no anchor", "{a: &x text, b: *x, c: &y 1, d: *y}", "a: text\nb: text\nc: 1\nd: 1\n");
    row("empty key", "{'': 1}", "? ''\n: 1\n");
    row("key of several lines", "{\"a\\nb\": [1]}", "? 'a\n\n  b'\n: - 1\n");
    row("longest simple key", repeated("k", 122) + ": 1", repeated("k", 122) + ": 1\n");
    row("first key that is too long", repeated("k", 123) + ": {a: 1}", "? " + repeated("k", 123) + "\n: a: 1\n");
    row("scalar alone", "word", "word\n...\n");
    row("quoted scalar alone", "'1'", "'1'\n");
}

void DumpTest::collectionsAreLaidOutAsPyYamlDoes()
{
    compareDump();
}

void DumpTest::scalarsTakeTheStyleThatPyYamlChooses_data()
{
    columns();
    const auto item = [](const char *yaml, const char *expected) {
        row(yaml, "- " + std::string(yaml), "- " + std::string(expected) + "\n");
    };
    item("~", "null");
    item("yes", "true");
    item("010", "8");
    item("1.50", "1.5");
    item("1.0e+17", "1.0e+17");
    item("0.00001", "1.0e-05");
    item("-.inf", "-.inf");
    item(".nan", ".nan");
    item("2024-01-02T03:04:05.5Z", "2024-01-02 03:04:05.500000+00:00");
    item("''", "''");
    item("'yes'", "'yes'");
    item("'1e3'", "1e3");
    item("'1.10'", "'1.10'");
    item("'2024-01-02'", "'2024-01-02'");
    item("y", "y");
    item("'='", "'='");
    item("'---x'", "'---x'");
    item("'...'", "'...'");
    item("'# x'", "'# x'");
    item("'a #x'", "'a #x'");
    item("a#x", "a#x");
    item("'a: b'", "'a: b'");
    item("'a:'", "'a:'");
    item("a:b", "a:b");
    item("'- x'", "'- x'");
    item("-x", "-x");
    item("'?'", "'?'");
    item("?x", "?x");
    item("'[x'", "'[x'");
    item("'@x'", "'@x'");
    item("a,b", "a,b");
    item("' a'", "' a'");
    item("'a '", "'a '");
    item("\"it's: x\"", "'it''s: x'");
    item("\"it's\"", "it's");
    item("\"a\\tb\"", "\"a\\tb\"");
    item("é", "\"\\xE9\"");
    item("日", "\"\\u65E5\"");
    item("\"\\0\\a\\b\\v\\f\\r\\e\\x01\"", "\"\\0\\a\\b\\v\\f\\r\\e\\x01\"");
    item("\"\\\"é\\\\\"", "\"\\\"\\xE9\\\\\"");
    item("\"\\N\\_\\L\\P\\U0001F600\"", "\"\\N\\_\\L\\P\\U0001F600\"");
    item("\"a\\nb\"", "'a\n\n  b'");
    item("\"a\\n\"", "'a\n\n  '");
    item("\"a\\n\\nb\"", "'a\n\n\n  b'");
    item("\"a\\n b\"", "\"a\\n b\"");
    item("\"a \\nb\"", "\"a \\nb\"");
}

void DumpTest::scalarsTakeTheStyleThatPyYamlChooses()
{
    compareDump();
}

void DumpTest::longTextsFoldWherePyYamlFolds_data()
{
    columns();
    const std::string word = repeated("w", 39);
    // `a: ` and two words with a space take 82 columns; the next space is behind column 80.
    row("plain", "a: " + word + " " + word + " x y", "a: " + word + " " + word + "\n  x y\n");
    row("plain keeps double spaces", "a: " + word + " " + word + "  x y", "a: " + word + " " + word + "  x\n  y\n");
    row("plain of one word", "a: " + repeated("w", 200), "a: " + repeated("w", 200) + "\n");
    row("in a list in a map", "a: [" + word + " " + word + " xxx y]", "a:\n- " + word + " " + word + "\n  xxx y\n");
    row("single quoted", "a: '# " + word + " " + word + " x y'", "a: '# " + word + " " + word + "\n  x y'\n");
    row("double quoted", "a: \"é " + word + " " + word + " x y\"",
        "a: \"\\xE9 " + word + " " + word + "\\\n  \\ x y\"\n");
    row("keys do not fold", word + " " + word + " x y: 1", word + " " + word + " x y: 1\n");
}

void DumpTest::longTextsFoldWherePyYamlFolds()
{
    compareDump();
}

void DumpTest::keysStayInTheirOrderWhenAskedTo()
{
    QCOMPARE(dump(valueOf("{b: 1, a: {d: 1, c: 2}}"), false), std::string("b: 1\na:\n  d: 1\n  c: 2\n"));
}

void DumpTest::whatIsDumpedLoadsBackEqual()
{
    const Value value =
        valueOf("{a: [1, 1.5, ~, \" x\\n y \", {? \"k\\nl\" : &x [é]}, *x], b: !!binary aGkA, c: 2024-01-02 03:04:05}");
    QVERIFY(value.asMap()->entries.size() == 3);
    QVERIFY(equal(valueOf(dump(value)), value));
}

QTEST_APPLESS_MAIN(DumpTest)
#include "tst_dump.moc"
