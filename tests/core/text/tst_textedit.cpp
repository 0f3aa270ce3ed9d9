// SPDX-License-Identifier: MIT
#include "core/text/textedit.h"

#include <QTest>

using namespace slipway;

class TextEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsApplyInAnyOrder();
    void insertionsAtOnePlaceKeepTheirOrder();
    void trimmingKeepsTheEffect_data();
    void trimmingKeepsTheEffect();
};

void TextEditTest::editsApplyInAnyOrder()
{
    const std::vector<TextEdit> edits{{{4, 5}, "E"}, {{0, 1}, ""}, {{2, 2}, "xx"}};
    QCOMPARE(applied("abcdef", edits), std::string("bxxcdEf"));
}

void TextEditTest::insertionsAtOnePlaceKeepTheirOrder()
{
    const std::vector<TextEdit> edits{{{1, 1}, "1"}, {{1, 1}, "2"}};
    QCOMPARE(applied("ab", edits), std::string("a12b"));
}

void TextEditTest::trimmingKeepsTheEffect_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("replacement");
    QTest::addColumn<std::string>("kept");
    QTest::newRow("both ends") << std::string("abcd") << std::string("abXd") << std::string("X");
    QTest::newRow("nothing changed") << std::string("abcd") << std::string("abcd") << std::string();
    QTest::newRow("repeated text") << std::string("aaa") << std::string("aaaa") << std::string("a");
    QTest::newRow("code points stay whole") << std::string("ä") << std::string("ö") << std::string("ö");
    QTest::newRow("tail stays whole") << std::string("\u00e4") << std::string("\u0124") << std::string("\u0124");
}

void TextEditTest::trimmingKeepsTheEffect()
{
    QFETCH(std::string, text);
    QFETCH(std::string, replacement);
    QFETCH(std::string, kept);
    const TextEdit whole{{0, text.size()}, replacement};
    const TextEdit edit = trimmed(text, whole);
    QCOMPARE(edit.replacement, kept);
    QCOMPARE(applied(text, std::vector{edit}), applied(text, std::vector{whole}));
}

QTEST_APPLESS_MAIN(TextEditTest)
#include "tst_textedit.moc"
