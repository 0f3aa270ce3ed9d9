// SPDX-License-Identifier: MIT
// What a tree takes while a text of hostile density is read: at most so many bytes for each of its bytes.
#include "allocations.h"

#include "core/yaml/tree.h"

#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <format>

using namespace slipway;

namespace {

constexpr std::size_t mostPerByte = 50;
constexpr std::size_t length = 1'000'000;

/// `part` again and again between `begin` and `end`; `#` in it stands for a new name each time.
std::string repeated(std::string_view begin, std::string_view part, std::string_view end)
{
    std::string text(begin);
    for (std::size_t i = 0; text.size() < length; ++i) {
        const std::size_t name = part.find('#');
        text.append(part.substr(0, name));
        if (name != std::string_view::npos)
            text.append(std::format("{:x}", i)).append(part.substr(name + 1));
    }
    return text.append(end);
}

} // namespace

class TreeMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readingTakesLittleMemory_data();
    void readingTakesLittleMemory();
};

void TreeMemoryTest::initTestCase()
{
    if (countAllocations())
        return;
    std::puts("SKIPPED: allocations are counted with AddressSanitizer only");
    std::exit(0);
}

void TreeMemoryTest::readingTakesLittleMemory_data()
{
    QTest::addColumn<std::string>("text");
    const auto row = [](const char *name, std::string_view begin, std::string_view part, std::string_view end) {
        QTest::newRow(name) << repeated(begin, part, end);
    };
    row("items in brackets", "[", "a,", "]");
    row("keys without values in braces", "{", "a,", "}");
    row("keys and colons in braces", "{", "a:,", "}");
    row("pairs without braces", "[", "?,", "]");
    row("empty lists", "[", "[],", "]");
    row("dashes", "", "-\n", "");
    row("question marks", "", "?\n", "");
    row("keys", "", "a:\n", "");
    row("anchors", "[", "&#,", "]");
    row("aliases", "[&z ,", "*z,", "]");
    row("tags", "[", "!a ,", "]");
    row("escapes", "[", "\"\\_\",", "]");
    row("empty lines", "a:", "\n", "");
    row("a block of text", "a: |\n", "  x\n", "");
}

void TreeMemoryTest::readingTakesLittleMemory()
{
    QFETCH(std::string, text);
    forgetAllocations();
    const yaml::Tree tree = yaml::Tree::parse(text);
    const std::size_t most = mostAllocated();
    QVERIFY2(tree.isValid(), tree.isValid() ? "" : tree.problems().front().text.c_str());
    QVERIFY2(most <= mostPerByte * text.size(),
             std::format("{:.1f} bytes for each byte", double(most) / double(text.size())).c_str());
}

QTEST_APPLESS_MAIN(TreeMemoryTest)
#include "tst_treememory.moc"
