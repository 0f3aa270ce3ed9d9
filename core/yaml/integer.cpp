// SPDX-License-Identifier: MIT
#include "core/yaml/integer.h"

#include "core/yaml/scalar.h"

#include <ranges>

namespace slipway::yaml {
namespace {

constexpr std::uint64_t limbBase = 1'000'000'000;
constexpr std::size_t limbDigits = 9;

} // namespace

void Natural::multiplyAdd(std::uint32_t factor, std::uint32_t summand)
{
    std::uint64_t carry = summand;
    for (std::uint32_t &limb : m_limbs) {
        carry += std::uint64_t{limb} * factor;
        limb = static_cast<std::uint32_t>(carry % limbBase);
        carry /= limbBase;
    }
    for (; carry > 0; carry /= limbBase)
        m_limbs.push_back(static_cast<std::uint32_t>(carry % limbBase));
}

std::string Natural::decimal() const
{
    if (m_limbs.empty())
        return "0";
    std::string text = std::to_string(m_limbs.back());
    for (const std::uint32_t limb : m_limbs | std::views::reverse | std::views::drop(1)) {
        const std::string digits = std::to_string(limb);
        text.append(limbDigits - digits.size(), '0').append(digits);
    }
    return text;
}

bool Natural::isTooLong() const
{
    if (m_limbs.size() * limbDigits <= maximumIntegerDigits)
        return false;
    return (m_limbs.size() - 1) * limbDigits + std::to_string(m_limbs.back()).size() > maximumIntegerDigits;
}

} // namespace slipway::yaml
