// SPDX-License-Identifier: MIT
#include "core/yaml/load.h"
#include "core/yaml/unicode.h"

#include <QTest>

using namespace slipway;
using namespace slipway::yaml;

class ValueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAndReprsArePythons_data();
    void textsAndReprsArePythons();
    void aListInsideItselfPrintsDots();
    void aliasesOfAliasesPrintWithinBounds();
    void equalityIsPythons_data();
    void equalityIsPythons();
    void truthIsPythons_data();
    void truthIsPythons();
    void mapsKeepThePlaceOfAReplacedKey();
    void copiesShareListsAndMaps();
    void lowerCaseIsPythons_data();
    void lowerCaseIsPythons();
};

namespace {

Value valueOf(const QString &yaml)
{
    return load(Tree::parse(yaml.toStdString()), "/image.yaml").value;
}

/// [x, x] with the same x, as often as said.
Value doubled(int times)
{
    Value value = Value::string("x");
    for (int i = 0; i < times; ++i) {
        Value list = Value::list();
        list.asList()->items = {value, value};
        value = list;
    }
    return value;
}

} // namespace

void ValueTest::textsAndReprsArePythons_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("repr");
    const auto row = [](const char *name, const char *yaml, const char *text, const char *repr) {
        QTest::newRow(name) << QString::fromUtf8(yaml) << QString::fromUtf8(text) << QString::fromUtf8(repr);
    };
    row("string", "a b", "a b", "'a b'");
    row("null", "~", "None", "None");
    row("bool", "yes", "True", "True");
    row("float", "1.10", "1.1", "1.1");
    row("list", "[1, a, ~, 1.5, on]", "[1, 'a', None, 1.5, True]", "[1, 'a', None, 1.5, True]");
    row("map", "{b: 1, a: [x]}", "{'b': 1, 'a': ['x']}", "{'b': 1, 'a': ['x']}");
    row("empty collections", "[[], {}]", "[[], {}]", "[[], {}]");
    row("date", "2024-01-02", "2024-01-02", "datetime.date(2024, 1, 2)");
    row("time", "2024-01-02 03:04:05.5", "2024-01-02 03:04:05.500000",
        "datetime.datetime(2024, 1, 2, 3, 4, 5, 500000)");
    row("time to the minute", "2024-01-02 03:04:00Z", "2024-01-02 03:04:00+00:00",
        "datetime.datetime(2024, 1, 2, 3, 4, tzinfo=datetime.timezone.utc)");
    row("west of Greenwich", "2024-01-02 03:04:05 -1:30", "2024-01-02 03:04:05-01:30",
        "datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=81000)))");
    row("bytes", "!!binary aGk=", "b'hi'", "b'hi'");
    row("set", "!!set {a}", "{'a'}", "{'a'}");
    row("empty set", "!!set {}", "set()", "set()");
    row("pairs", "!!pairs [a: 1]", "[('a', 1)]", "[('a', 1)]");
    row("apostrophe", "[\"it's\"]", "[\"it's\"]", "[\"it's\"]");
    row("both quotes", R"(["it's \"x\""])", R"(['it\'s "x"'])", R"(['it\'s "x"'])");
    row("backslash and controls", R"(["\\ \n\t\r\0\x7f"])", R"(['\\ \n\t\r\x00\x7f'])", R"(['\\ \n\t\r\x00\x7f'])");
    row("printable and not", R"(["é\xa0\u200b\U0001F600\U000E0001"])", R"(['é\xa0\u200b😀\U000e0001'])",
        R"(['é\xa0\u200b😀\U000e0001'])");
}

void ValueTest::textsAndReprsArePythons()
{
    QFETCH(QString, yaml);
    QFETCH(QString, text);
    QFETCH(QString, repr);
    QCOMPARE(QString::fromStdString(str(valueOf(yaml))), text);
    QCOMPARE(QString::fromStdString(yaml::repr(valueOf(yaml))), repr);
}

void ValueTest::aListInsideItselfPrintsDots()
{
    const Value list = Value::list();
    const Value map = Value::map();
    map.asMap()->set("list", list);
    list.asList()->items = {Value::integer(1), list, map};
    QCOMPARE(repr(list), std::string("[1, [...], {'list': [...]}]"));
    list.asList()->items.clear(); // or the two would keep each other alive
}

void ValueTest::aliasesOfAliasesPrintWithinBounds()
{
    QVERIFY(repr(doubled(64)).size() < (std::size_t{2} << 20U));
    QVERIFY(equal(doubled(64), doubled(64)));
    QVERIFY(!equal(doubled(64), doubled(63)));
}

void ValueTest::equalityIsPythons_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("expected");
    QTest::newRow("int and float") << "1" << "1.0" << true;
    QTest::newRow("int and bool") << "1" << "true" << true;
    QTest::newRow("int and string") << "1" << "'1'" << false;
    QTest::newRow("beyond what a float holds") << "9007199254740993" << "9007199254740992.0" << false;
    QTest::newRow("zeros") << "0" << "-0.0" << true;
    QTest::newRow("nan") << ".nan" << ".nan" << false;
    QTest::newRow("null and false") << "~" << "false" << false;
    QTest::newRow("one instant") << "2024-01-02 03:00:00Z" << "2024-01-02 04:00:00 +1" << true;
    QTest::newRow("naive and aware") << "2024-01-02 03:00:00Z" << "2024-01-02 03:00:00" << false;
    QTest::newRow("date and time") << "2024-01-02" << "2024-01-02 00:00:00" << false;
    QTest::newRow("lists") << "[1, [a]]" << "[1.0, [a]]" << true;
    QTest::newRow("lists in another order") << "[1, 2]" << "[2, 1]" << false;
    QTest::newRow("maps in another order") << "{a: 1, b: 2}" << "{b: 2, a: 1}" << true;
    QTest::newRow("maps with other keys") << "{a: 1}" << "{b: 1}" << false;
    QTest::newRow("maps with other values") << "{a: 1}" << "{a: 2}" << false;
    QTest::newRow("sets in another order") << "!!set {a, b}" << "!!set {b, a}" << true;
    QTest::newRow("empty list and map") << "[]" << "{}" << false;
}

void ValueTest::equalityIsPythons()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(bool, expected);
    QCOMPARE(equal(valueOf(left), valueOf(right)), expected);
    QCOMPARE(equal(valueOf(right), valueOf(left)), expected);
}

void ValueTest::truthIsPythons_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<bool>("expected");
    for (const char *falsy : {"~", "no", "0", "0.0", "-0.0", "''", "!!binary ''", "[]", "{}", "!!set {}"})
        QTest::newRow(falsy) << QString::fromUtf8(falsy) << false;
    for (const char *truthy : {"yes", "1", "-0.1", ".nan", "'false'", "[~]", "{a: ~}", "2024-01-02"})
        QTest::newRow(truthy) << QString::fromUtf8(truthy) << true;
}

void ValueTest::truthIsPythons()
{
    QFETCH(QString, yaml);
    QFETCH(bool, expected);
    QCOMPARE(valueOf(yaml).isTruthy(), expected);
}

void ValueTest::mapsKeepThePlaceOfAReplacedKey()
{
    const Value value = valueOf(QStringLiteral("{a: 1, b: 2, 3: c}"));
    Map &map = *value.asMap();
    map.set("a", Value::string("new"));
    map.set("z", Value());
    QVERIFY(map.remove("b"));
    QVERIFY(!map.remove("3")); // a number is no text
    QVERIFY(map.find("z") && map.find("z")->isNull());
    QCOMPARE(repr(value), std::string("{'a': 'new', 3: 'c', 'z': None}"));
}

void ValueTest::copiesShareListsAndMaps()
{
    const Value list = Value::list();
    const Value copy = list;
    list.asList()->items.push_back(Value::integer(-7));
    QCOMPARE(repr(copy), std::string("[-7]"));
    QCOMPARE(copy.identity(), list.identity());
    QVERIFY(Value::string("x").identity() == nullptr);
}

void ValueTest::lowerCaseIsPythons_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("ascii") << "JAVA_Home[1]" << "java_home[1]";
    QTest::newRow("latin") << QStringLiteral("ÄÉßŸ") << QStringLiteral("äéßÿ");
    QTest::newRow("every other letter") << QStringLiteral("ĀāĂ") << QStringLiteral("āāă");
    QTest::newRow("greek and cyrillic") << QStringLiteral("ΑЖ") << QStringLiteral("αж");
    QTest::newRow("dotted capital i") << QStringLiteral("İ") << QStringLiteral("i\u0307");
    QTest::newRow("beyond the first plane") << QStringLiteral("\U00010400") << QStringLiteral("\U00010428");
}

void ValueTest::lowerCaseIsPythons()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(unicode::lowered(text.toStdString())), expected);
}

QTEST_APPLESS_MAIN(ValueTest)
#include "tst_value.moc"
