// SPDX-License-Identifier: MIT
#include "core/yaml/scalar.h"

#include <QTest>

using namespace slipway;
using namespace slipway::yaml;

class ScalarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainScalarsBecomeWhatPythonMakesOfThem_data();
    void plainScalarsBecomeWhatPythonMakesOfThem();
    void tagsForceAReading_data();
    void tagsForceAReading();
    void whatPythonRefusesIsAProblem_data();
    void whatPythonRefusesIsAProblem();
    void longTextsAreCutBetweenCodePoints();
    void integersHaveNoSize();
    void floatsPrintTheirShortestForm_data();
    void floatsPrintTheirShortestForm();
    void tagsAreReadInEveryForm_data();
    void tagsAreReadInEveryForm();
};

namespace {

/// Python's name of the type, and repr() of the value.
std::string described(Tag tag, std::string_view text)
{
    const std::expected<Value::Data, Diagnostic> data = scalarData(tag, text);
    if (!data)
        return "problem: " + message(data.error());
    static constexpr std::array names{"None",  "bool", "int",      "float", "str",
                                      "bytes", "date", "datetime", "list",  "dict"};
    return std::string(names.at(data->index())) + ' ' + repr(Value(*data));
}

/// A sum that needs a power of 60 beyond all floats.
QString sixties()
{
    std::string text = "1";
    for (int i = 0; i < 200; ++i)
        text += ":0";
    return QString::fromStdString(text + ".5");
}

void row(const char *text, const char *expected)
{
    QTest::newRow(*text ? text : "empty") << QByteArray(text) << QString::fromUtf8(expected);
}

} // namespace

void ScalarTest::plainScalarsBecomeWhatPythonMakesOfThem_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    for (const char *text : {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})
        row(text, "bool True");
    for (const char *text : {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})
        row(text, "bool False");
    for (const char *text : {"", "~", "null", "Null", "NULL"})
        row(text, "None None");
    for (const char *text :
         {"y",     "N",     "tRue",  "none", "nULL",    "08",  "0o17",     "0X1F",        "0xg",   "0x",
          "_1",    "01:30", "0:30",  "1:60", "8080:80", "-.5", "+.5",      ".",           "1.2.3", "1e3",
          "1.0e3", "12e03", "-.nan", "-",    "+",       "1:",  "2024-1-2", "10000-01-01", "1.0e+", "2024-01-02T03:04",
          "1 2"})
        row(text, QByteArray("str '").append(text).append('\'').constData());
    row("0", "int 0");
    row("-0", "int 0");
    row("+5", "int 5");
    row("-7", "int -7");
    row("00", "int 0");
    row("010", "int 8");
    row("0755", "int 493");
    row("0_7", "int 7");
    row("-010", "int -8");
    row("0x1F", "int 31");
    row("0x_1", "int 1");
    row("-0x1f", "int -31");
    row("0b101", "int 5");
    row("1_000", "int 1000");
    row("0_", "int 0");
    row("1:30", "int 90");
    row("12:30:45", "int 45045");
    row("-1:30", "int -90");
    row("8080:8", "int 484808");
    row("1.10", "float 1.1");
    row("1.", "float 1.0");
    row("1_0.5", "float 10.5");
    row(".5", "float 0.5");
    row(".5e+2", "float 50.0");
    row("1.5e-7", "float 1.5e-07");
    row("1:30.5", "float 90.5");
    row("190:20:30.15", "float 685230.15");
    row("+.INF", "float inf");
    row("-.inf", "float -inf");
    row(".NaN", "float nan");
    row("1.0e+400", "float inf");
    row("1.0e-400", "float 0.0");
    row("1.0e-99999999999999999999", "float 0.0");
    row("2024-01-02", "date datetime.date(2024, 1, 2)");
    row("2024-01-02T03:04:05Z", "datetime datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)");
    row("2024-01-02 3:04:00", "datetime datetime.datetime(2024, 1, 2, 3, 4)");
    row("2024-1-2\t3:04:05.5 -01:00", "datetime datetime.datetime(2024, 1, 2, 3, 4, 5, 500000, "
                                      "tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=82800)))");
    row("2024-01-02t03:04:05.1234567+5", "datetime datetime.datetime(2024, 1, 2, 3, 4, 5, 123456, "
                                         "tzinfo=datetime.timezone(datetime.timedelta(seconds=18000)))");
}

void ScalarTest::plainScalarsBecomeWhatPythonMakesOfThem()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(described(implicitTag(text.toStdString()), text.toStdString()), expected.toStdString());
}

void ScalarTest::tagsForceAReading_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("string") << "!!str" << "1" << "str '1'";
    QTest::newRow("integer") << "!!int" << "12" << "int 12";
    QTest::newRow("octal") << "!!int" << "0o7" << "int 7";
    QTest::newRow("whole float") << "!!float" << "1" << "float 1.0";
    QTest::newRow("exponent without point") << "!!float" << "1e3" << "float 1000.0";
    QTest::newRow("bool in any case") << "!!bool" << "yEs" << "bool True";
    QTest::newRow("null takes anything") << "!!null" << "x" << "None None";
    QTest::newRow("bytes") << "!!binary" << "aGkA\nJw==" << "bytes b\"hi\\x00'\"";
    QTest::newRow("day of one digit") << "!!timestamp" << "2024-1-2" << "date datetime.date(2024, 1, 2)";
}

void ScalarTest::tagsForceAReading()
{
    QFETCH(QString, tag);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(described(tagOf(tag.toStdString()), text.toStdString()), expected.toStdString());
}

void ScalarTest::whatPythonRefusesIsAProblem_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("text");
    QTest::newRow("thirteenth month") << "!!timestamp" << "2024-13-01";
    QTest::newRow("thirty-second day") << "!!timestamp" << "2024-01-32";
    QTest::newRow("29 February") << "!!timestamp" << "2023-02-29";
    QTest::newRow("year 0") << "!!timestamp" << "0000-01-01";
    QTest::newRow("second 60") << "!!timestamp" << "2024-01-02 03:04:60";
    QTest::newRow("a zone of a day") << "!!timestamp" << "2024-01-02 03:04:05 +24:00";
    QTest::newRow("no date") << "!!timestamp" << "x";
    QTest::newRow("binary without digits") << "!!int" << "0b_";
    QTest::newRow("no integer") << "!!int" << "x";
    QTest::newRow("only a sign") << "!!int" << "-";
    QTest::newRow("no octal digit") << "!!int" << "08";
    QTest::newRow("nan with a payload") << "!!float" << "nan(1)";
    QTest::newRow("no float") << "!!float" << "1.5x";
    QTest::newRow("base 60 beyond all floats") << "!!float" << sixties();
    QTest::newRow("no bool") << "!!bool" << "1";
    QTest::newRow("merge key as a value") << "!!merge" << "<<";
    QTest::newRow("base64 cut short") << "!!binary" << "aGk";
    QTest::newRow("unknown tag") << "!foo" << "x";
    QTest::newRow("tag of a list") << "!!seq" << "x";
}

void ScalarTest::whatPythonRefusesIsAProblem()
{
    QFETCH(QString, tag);
    QFETCH(QString, text);
    const std::expected<Value::Data, Diagnostic> data = scalarData(tagOf(tag.toStdString()), text.toStdString());
    QVERIFY(!data);
    QCOMPARE(data.error().code, std::string("yaml-value"));
}

void ScalarTest::longTextsAreCutBetweenCodePoints()
{
    const std::string start(59, 'x');
    const std::expected<Value::Data, Diagnostic> data = scalarData(Tag::Int, start + "éé");
    QCOMPARE(data.error().arguments, std::vector<std::string>{start + "…"});
}

void ScalarTest::integersHaveNoSize()
{
    QCOMPARE(described(Tag::Int, "123456789012345678901234567890"), std::string("int 123456789012345678901234567890"));
    QCOMPARE(described(Tag::Int, "-0xffffffffffffffffffffffff"), std::string("int -79228162514264337593543950335"));
    QCOMPARE(described(Tag::Int, "1000000000000000000:00"), std::string("int 60000000000000000000"));
    QVERIFY(scalarData(Tag::Int, std::string(maximumIntegerDigits, '9')));
    QVERIFY(!scalarData(Tag::Int, std::string(maximumIntegerDigits + 1, '9')));
    QVERIFY(!scalarData(Tag::Int, "0x" + std::string(1000000, 'f')));
}

void ScalarTest::floatsPrintTheirShortestForm_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("expected");
    QTest::newRow("tenth") << 0.1 << "0.1";
    QTest::newRow("sum of tenths") << 0.1 + 0.2 << "0.30000000000000004";
    QTest::newRow("whole") << 100.0 << "100.0";
    QTest::newRow("last plain power") << 1e15 << "1000000000000000.0";
    QTest::newRow("first exponent") << 1e16 << "1e+16";
    QTest::newRow("digits and exponent") << 1.25e22 << "1.25e+22";
    QTest::newRow("three digits of exponent") << -1.5e-300 << "-1.5e-300";
    QTest::newRow("last small plain") << 0.0001 << "0.0001";
    QTest::newRow("first small exponent") << 0.00001 << "1e-05";
    QTest::newRow("negative zero") << -0.0 << "-0.0";
    QTest::newRow("smallest") << 5e-324 << "5e-324";
    QTest::newRow("seventeen digits") << 1234.5678901234567 << "1234.5678901234567";
}

void ScalarTest::floatsPrintTheirShortestForm()
{
    QFETCH(double, number);
    QFETCH(QString, expected);
    QCOMPARE(floatText(number), expected.toStdString());
}

void ScalarTest::tagsAreReadInEveryForm_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<int>("tag");
    QTest::newRow("shorthand") << "!!str" << int(Tag::Str);
    QTest::newRow("verbatim") << "!<tag:yaml.org,2002:int>" << int(Tag::Int);
    QTest::newRow("escaped") << "!!s%74r" << int(Tag::Str);
    QTest::newRow("local") << "!str" << int(Tag::Unknown);
    QTest::newRow("Python's own") << "!!python/tuple" << int(Tag::Unknown);
    QTest::newRow("escape cut short") << "!!str%7" << int(Tag::Unknown);
}

void ScalarTest::tagsAreReadInEveryForm()
{
    QFETCH(QString, written);
    QFETCH(int, tag);
    QCOMPARE(int(tagOf(written.toStdString())), tag);
}

QTEST_APPLESS_MAIN(ScalarTest)
#include "tst_scalar.moc"
