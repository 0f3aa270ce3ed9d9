// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slipway::plan {

/// The version of a module, ordered as Python's `packaging` orders PEP 440 versions, with all other texts before them
/// in the order of setuptools' old scheme (SPEC 5.5).
class Version
{
public:
    explicit Version(std::string_view text);

    [[nodiscard]] bool followsPep440() const { return m_isPep440; }

    std::strong_ordering operator<=>(const Version &) const = default;
    bool operator==(const Version &) const = default;

private:
    /// A number as text without leading zeros: numbers of any size compare by length, then by digits.
    struct Number {
        std::size_t length = 0;
        std::string digits;
        auto operator<=>(const Number &) const = default;
    };
    /// A place in the order before, among, or after numbers.
    struct Rank {
        int order = 0; ///< −1: before all, 0: compare the rest, 1: after all
        std::string letter;
        Number number;
        auto operator<=>(const Rank &) const = default;
    };
    struct LocalPart {
        bool isNumber = false;
        Number number;
        std::string text;
        auto operator<=>(const LocalPart &) const = default;
    };

    static Number number(std::string_view digits);
    bool parsePep440(std::string_view text);
    void parseLegacy(std::string_view text);

    bool m_isPep440 = false;
    std::vector<std::string> m_legacy;
    Number m_epoch;
    std::vector<Number> m_release;
    Rank m_pre;
    Rank m_post;
    Rank m_dev;
    bool m_hasLocal = false;
    std::vector<LocalPart> m_local;
};

} // namespace slipway::plan
