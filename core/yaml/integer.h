// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::yaml {

/// A growing natural number, made digit by digit.
class Natural
{
public:
    /// this := this × factor + summand
    void multiplyAdd(std::uint32_t factor, std::uint32_t summand);
    /// Without leading zeros; `0` for zero.
    [[nodiscard]] std::string decimal() const;
    /// True beyond maximumIntegerDigits; callers stop then, so that no text makes a number that takes long.
    [[nodiscard]] bool isTooLong() const;

private:
    std::vector<std::uint32_t> m_limbs; ///< base 10⁹, least significant first
};

} // namespace slipway::yaml
