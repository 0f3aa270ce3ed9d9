// SPDX-License-Identifier: MIT
#include "core/text/json.h"

#include <QTest>

using namespace slipway;

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsOnOneLineOrOnMany_data();
    void printsOnOneLineOrOnMany();
    void readsWhatItPrints();
};

void JsonTest::printsOnOneLineOrOnMany_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("indented");
    const auto row = [](const char *name, const char *text, const char *indented) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(indented);
    };
    row("nothing", "null", "null");
    row("number", "18446744073709551616", "18446744073709551616");
    row("empty", R"({"a":{},"b":[]})", "{\n  \"a\": {},\n  \"b\": []\n}");
    row("nested", R"({"a":[{"b":true},[1,2]],"c":"d"})",
        "{\n  \"a\": [\n    {\n      \"b\": true\n    },\n    [\n      1,\n      2\n    ]\n  ],\n  \"c\": \"d\"\n}");
    row("escapes", R"(["\"\\\u000a{"])", "[\n  \"\\\"\\\\\\u000a{\"\n]");
}

void JsonTest::printsOnOneLineOrOnMany()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, indented);
    const auto value = parseJson(text.toStdString());
    QVERIFY2(value, value ? "" : value.error().c_str());
    QCOMPARE(QByteArray::fromStdString(printJson(*value)), text);
    QCOMPARE(QByteArray::fromStdString(printJson(*value, 2)), indented);
}

void JsonTest::readsWhatItPrints()
{
    const Json value = JsonObject{{"key", JsonArray{true, Json(), "\x01 é", std::uint64_t(7)}}};
    const auto again = parseJson(printJson(value, 4));
    QVERIFY(again);
    QCOMPARE(printJson(*again), printJson(value));
}

QTEST_APPLESS_MAIN(JsonTest)
#include "tst_json.moc"
