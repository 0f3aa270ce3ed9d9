// SPDX-License-Identifier: MIT
#include "ui/model/textmirror.h"

#include <QTest>

#include <array>
#include <numeric>
#include <random>

using namespace slipway;
using namespace slipway::ui;

class TextMirrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splicesAtLineEndsAreAsAMirrorOfTheNewText_data();
    void splicesAtLineEndsAreAsAMirrorOfTheNewText();
    void randomSplicesAreAsAMirrorOfTheNewText();

private:
    static void compare(const TextMirror &spliced, const std::string &text)
    {
        const TextMirror anew(text);
        QCOMPARE(spliced.length(), anew.length());
        QCOMPARE(spliced.lines().lineCount(), anew.lines().lineCount());
        for (std::size_t line = 0; line < anew.lines().lineCount(); ++line)
            QCOMPARE(spliced.lines().start(line), anew.lines().start(line));
        for (int position = 0; position <= anew.length(); ++position)
            QCOMPARE(spliced.offset(text, position), anew.offset(text, position));
    }
};

void TextMirrorTest::splicesAtLineEndsAreAsAMirrorOfTheNewText_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("removed");
    QTest::addColumn<QByteArray>("inserted");
    QTest::newRow("nothing into nothing") << QByteArray() << 0 << 0 << QByteArray();
    QTest::newRow("all into nothing") << QByteArray() << 0 << 0 << QByteArray("a\r\nb");
    QTest::newRow("all goes") << QByteArray("a\r\nb\rc\n") << 0 << 7 << QByteArray();
    QTest::newRow("LF behind a CR") << QByteArray("a\rb") << 2 << 0 << QByteArray("\n");
    QTest::newRow("CR before an LF") << QByteArray("a\nb") << 1 << 0 << QByteArray("\r");
    QTest::newRow("between CR and LF") << QByteArray("a\r\nb") << 2 << 0 << QByteArray("x");
    QTest::newRow("CR and LF meet") << QByteArray("a\rx\nb") << 2 << 1 << QByteArray();
    QTest::newRow("a line end at the end") << QByteArray("a") << 1 << 0 << QByteArray("\r");
    QTest::newRow("a byte order mark comes") << QByteArray("a\nb") << 0 << 0 << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("a byte order mark goes") << QByteArray("\xEF\xBB\xBF"
                                                          "a\nb")
                                            << 0 << 3 << QByteArray();
}

void TextMirrorTest::splicesAtLineEndsAreAsAMirrorOfTheNewText()
{
    QFETCH(QByteArray, before);
    QFETCH(int, begin);
    QFETCH(int, removed);
    QFETCH(QByteArray, inserted);
    std::string text = before.toStdString();
    TextMirror mirror(text);
    text.replace(static_cast<std::size_t>(begin), static_cast<std::size_t>(removed), inserted.toStdString());
    mirror.splice(text, static_cast<std::size_t>(begin), static_cast<std::size_t>(removed),
                  static_cast<std::size_t>(inserted.size()));
    compare(mirror, text);
}

void TextMirrorTest::randomSplicesAreAsAMirrorOfTheNewText()
{
    static constexpr std::array<std::string_view, 8> parts{
        "\n", "\r", "\r\n", "a", "long enough for a group", "ä", "\xF0\x9D\x84\x9E", ""};
    std::mt19937 random(7);
    const auto below = [&](std::size_t most) { return most == 0 ? 0 : random() % most; };
    std::vector<std::string> pieces; // whole characters
    std::string text;
    TextMirror mirror(text);
    for (int i = 0; i < 2000; ++i) {
        const std::size_t first = below(pieces.size() + 1);
        const std::size_t count = std::min<std::size_t>(below(4), pieces.size() - first);
        std::vector<std::string> inserted;
        for (std::size_t n = below(5); n > 0; --n)
            inserted.emplace_back(parts.at(below(parts.size())));
        const auto joined = [](auto begin, auto end) { return std::accumulate(begin, end, std::string()); };
        const auto at = pieces.begin() + static_cast<std::ptrdiff_t>(first);
        const auto last = at + static_cast<std::ptrdiff_t>(count);
        const std::size_t begin = joined(pieces.begin(), at).size();
        const std::size_t removed = joined(at, last).size();
        const std::string added = joined(inserted.begin(), inserted.end());
        pieces.insert(pieces.erase(at, last), inserted.begin(), inserted.end());
        text.replace(begin, removed, added);
        mirror.splice(text, begin, removed, added.size());
        if (i % 20 == 0)
            compare(mirror, text);
    }
}

QTEST_GUILESS_MAIN(TextMirrorTest)
#include "tst_textmirror.moc"
