// SPDX-License-Identifier: MIT
// What fuzzing found, made small: each file of finds/ broke something once. See docs in finds/README.md.
#include "yamlinvariants.h"

#include <QTest>

#include <filesystem>
#include <format>
#include <fstream>
#include <iterator>

using namespace slipway::yaml;

namespace {

/// So many choices of edits are tried on each text.
constexpr std::uint32_t seeds = 300;

} // namespace

class FindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatBrokeOnceHolds_data();
    void whatBrokeOnceHolds();
};

void FindsTest::whatBrokeOnceHolds_data()
{
    QTest::addColumn<std::string>("text");
    const std::filesystem::path folder = SLIPWAY_SOURCE_DIR "/tests/fuzz/finds";
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        if (entry.path().extension() == ".yaml")
            QTest::newRow(entry.path().filename().c_str()) << std::string(std::istreambuf_iterator<char>(file), {});
    }
}

void FindsTest::whatBrokeOnceHolds()
{
    QFETCH(std::string, text);
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        const std::string wrong = violation(text, seed);
        QVERIFY2(wrong.empty(), std::format("{}, seed {}", wrong, seed).c_str());
    }
}

QTEST_APPLESS_MAIN(FindsTest)
#include "tst_finds.moc"
