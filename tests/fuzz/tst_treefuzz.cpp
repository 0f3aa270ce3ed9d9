// SPDX-License-Identifier: MIT
// Seeded mutations of descriptors: the same ones in each run and on each machine.
#include "yamlinvariants.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <format>
#include <random>

using namespace slipway::yaml;

namespace {

constexpr int mutationsPerText = 700;

constexpr std::array<const char *, 6> texts{
    "name: demo/web\nversion: \"1.0\"\nfrom: scratch\nlabels:\n  - name: io.demo\n    value: 'a: b' # shown\nports:\n- "
    "value: 8080\n",
    "# head\n\nmodules:\n  repositories:\n    - path: modules\n  # in order\n  install: [{name: a}, {name: b, version: "
    "1.0}]\n",
    "run:\n  cmd:\n    - sh\n    - -c\n    - |\n      echo one\n        echo two\n\n  user: 185\ndescription: >-\n  "
    "first\n  second\n\n  third\n",
    "%YAML 1.1\n---\nbase: &base {a: 1, b: [x, y]}\nother:\n  <<: *base\n  c: ~\n...\n",
    "envs:\r\n  - name: A\r\n    value: \"x\\ty\\u00e9\"\r\n\r\n  - name: B\r\n    value:\r\nartifacts: [\r\n  a, # "
    "one\r\n  b\r\n]\r\n",
    "- - a\n  - ? k\n    : v\n- !!str 5\n- 'it''s'\n-\n- {a, b: }\n- [p: q]\n",
};

constexpr std::array<std::string_view, 44> pieces{"\t",
                                                  " ",
                                                  "  ",
                                                  "\n",
                                                  "\r\n",
                                                  "\r",
                                                  ": ",
                                                  ":",
                                                  "- ",
                                                  "-",
                                                  "? ",
                                                  "#",
                                                  " # c",
                                                  "[",
                                                  "]",
                                                  "{",
                                                  "}",
                                                  ",",
                                                  "&a ",
                                                  "*a",
                                                  "! ",
                                                  "!!str ",
                                                  "!a,b",
                                                  "%",
                                                  "---\n",
                                                  "...\n",
                                                  "|\n",
                                                  ">+\n",
                                                  "|2-\n",
                                                  "\"",
                                                  "'",
                                                  "\\",
                                                  "@",
                                                  "\xC2\x85",
                                                  "\xE2\x80\xA8",
                                                  "\xC3\xA4",
                                                  "\xEF\xBB\xBF",
                                                  "\xFF",
                                                  "\x07",
                                                  "<<: *a",
                                                  "a: b\n",
                                                  "\n  ",
                                                  "~",
                                                  "{a: 1}"};

std::string mutated(std::string text, std::mt19937 &random)
{
    const auto below = [&](std::size_t limit) { return random() % std::max<std::size_t>(limit, 1); };
    const std::size_t changes = 1 + below(4);
    for (std::size_t i = 0; i < changes; ++i) {
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = std::min(below(12), text.size() - at);
        switch (below(4)) {
        case 0:
            text.erase(at, length);
            break;
        case 1:
            text.insert(below(text.size() + 1), text.substr(at, length));
            break;
        case 2:
            text.replace(at, std::min<std::size_t>(length, 1), pieces.at(below(pieces.size())));
            break;
        default:
            text.insert(at, pieces.at(below(pieces.size())));
        }
    }
    return text;
}

} // namespace

class TreeFuzzTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutationsBreakNothing_data();
    void mutationsBreakNothing();
};

void TreeFuzzTest::mutationsBreakNothing_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < texts.size(); ++i)
        QTest::addRow("text %zu", i) << static_cast<int>(i);
}

void TreeFuzzTest::mutationsBreakNothing()
{
    QFETCH(int, index);
    std::mt19937 random(static_cast<std::uint32_t>(index));
    const std::string original = texts.at(static_cast<std::size_t>(index));
    for (int i = 0; i < mutationsPerText; ++i) {
        const std::string text = i == 0 ? original : mutated(original, random);
        const auto seed = static_cast<std::uint32_t>(random());
        const std::string wrong = violation(text, seed);
        QVERIFY2(wrong.empty(), std::format("{}, seed {}\n{}", wrong, seed, text).c_str());
    }
}

QTEST_APPLESS_MAIN(TreeFuzzTest)
#include "tst_treefuzz.moc"
