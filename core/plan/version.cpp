// SPDX-License-Identifier: MIT
#include "core/plan/version.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace slipway::plan {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isSeparator(char c)
{
    return c == '-' || c == '_' || c == '.';
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

std::string_view stripped(std::string_view text)
{
    constexpr std::string_view space = " \t\n\r\v\f";
    const std::size_t begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

/// Reads a text from left to right.
class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    [[nodiscard]] std::size_t position() const { return m_at; }
    void goBack(std::size_t position) { m_at = position; }

    bool take(char c)
    {
        const bool fits = !atEnd() && m_text[m_at] == c;
        m_at += fits ? 1 : 0;
        return fits;
    }

    bool takeSeparator()
    {
        const bool fits = !atEnd() && isSeparator(m_text[m_at]);
        m_at += fits ? 1 : 0;
        return fits;
    }

    template <std::size_t N>
    std::string_view takeOne(const std::array<std::string_view, N> &words)
    {
        for (const std::string_view word : words) {
            if (m_text.substr(m_at).starts_with(word)) {
                m_at += word.size();
                return word;
            }
        }
        return {};
    }

    template <typename Predicate>
    std::string_view takeWhile(Predicate fits)
    {
        const std::size_t begin = m_at;
        while (!atEnd() && fits(m_text[m_at]))
            ++m_at;
        return m_text.substr(begin, m_at - begin);
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

// Longer words first where one begins with another.
constexpr std::array<std::string_view, 8> preWords{"alpha", "beta", "preview", "pre", "rc", "a", "b", "c"};
constexpr std::array<std::string_view, 3> postWords{"post", "rev", "r"};
constexpr std::array<std::string_view, 1> devWords{"dev"};

std::string preLetter(std::string_view word)
{
    if (word == "alpha" || word == "a")
        return "a";
    return word == "beta" || word == "b" ? "b" : "rc";
}

/// `[-_.]?word[-_.]?N?`: the word and its digits, empty when there is none here.
template <std::size_t N>
std::pair<std::string_view, std::string_view> takeSuffix(Scanner &scanner, const std::array<std::string_view, N> &words)
{
    const std::size_t before = scanner.position();
    scanner.takeSeparator();
    const std::string_view word = scanner.takeOne(words);
    if (word.empty()) {
        scanner.goBack(before);
        return {};
    }
    const std::size_t after = scanner.position();
    scanner.takeSeparator();
    const std::string_view digits = scanner.takeWhile(isDigit);
    if (digits.empty())
        scanner.goBack(after);
    return {word, digits};
}

/// `N!`: the digits, none when there is no epoch.
std::string_view takeEpoch(Scanner &scanner)
{
    const std::size_t before = scanner.position();
    const std::string_view digits = scanner.takeWhile(isDigit);
    if (!digits.empty() && scanner.take('!'))
        return digits;
    scanner.goBack(before);
    return {};
}

/// `N(.N)*`: the digits of each number, none when there is none.
std::vector<std::string_view> takeNumbers(Scanner &scanner)
{
    std::vector<std::string_view> numbers;
    std::size_t before = scanner.position();
    do {
        const std::string_view digits = scanner.takeWhile(isDigit);
        if (digits.empty()) {
            scanner.goBack(before);
            break;
        }
        numbers.push_back(digits);
        before = scanner.position();
    } while (scanner.take('.'));
    return numbers;
}

/// `-N` or `[-_.]?post[-_.]?N?`: the digits; nothing when there is no such part.
std::optional<std::string_view> takePost(Scanner &scanner)
{
    const std::size_t before = scanner.position();
    if (scanner.take('-')) {
        if (const std::string_view digits = scanner.takeWhile(isDigit); !digits.empty())
            return digits;
        scanner.goBack(before);
    }
    const auto [word, digits] = takeSuffix(scanner, postWords);
    return word.empty() ? std::nullopt : std::optional(digits);
}

/// The parts of setuptools' old scheme.
std::vector<std::string> legacyParts(std::string_view text)
{
    std::vector<std::string> parts;
    Scanner scanner(text);
    while (!scanner.atEnd()) {
        if (const std::string_view digits = scanner.takeWhile(isDigit); !digits.empty()) {
            parts.push_back(std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0').append(digits));
        } else if (const std::string_view letters = scanner.takeWhile(isLetter); !letters.empty()) {
            const bool isPre = letters == "pre" || letters == "preview" || letters == "rc";
            parts.push_back("*" + (isPre ? "c" : letters == "dev" ? "@" : std::string(letters)));
        } else if (scanner.take('-')) {
            parts.emplace_back("*final-");
        } else if (!scanner.take('.')) {
            const std::string_view rest =
                scanner.takeWhile([](char c) { return !isDigit(c) && !isLetter(c) && c != '-' && c != '.'; });
            parts.push_back("*" + std::string(rest));
        }
    }
    parts.emplace_back("*final");
    return parts;
}

} // namespace

Version::Version(std::string_view text)
{
    m_isPep440 = parsePep440(lowered(stripped(text)));
    if (!m_isPep440) {
        *this = Version("0");
        m_isPep440 = false;
        parseLegacy(lowered(text));
    }
}

Version::Number Version::number(std::string_view digits)
{
    const std::size_t first = digits.find_first_not_of('0');
    const std::string_view significant = first == std::string_view::npos ? std::string_view() : digits.substr(first);
    return {significant.size(), std::string(significant)};
}

bool Version::parsePep440(std::string_view text)
{
    Scanner scanner(text);
    scanner.take('v');
    const std::string_view epoch = takeEpoch(scanner);
    m_epoch = number(epoch);
    const std::vector<std::string_view> release = takeNumbers(scanner);
    if (release.empty())
        return false;
    std::ranges::transform(release, std::back_inserter(m_release), number);
    while (!m_release.empty() && m_release.back().length == 0)
        m_release.pop_back();

    const auto [pre, preDigits] = takeSuffix(scanner, preWords);
    const std::optional<std::string_view> post = takePost(scanner);
    const auto [dev, devDigits] = takeSuffix(scanner, devWords);
    // The order of absent parts: 1.dev < 1a < 1 < 1.post (SPEC 5.5).
    m_pre = !pre.empty() ? Rank{0, preLetter(pre), number(preDigits)} : Rank{!post && !dev.empty() ? -1 : 1, {}, {}};
    m_post = post ? Rank{0, {}, number(*post)} : Rank{-1, {}, {}};
    m_dev = !dev.empty() ? Rank{0, {}, number(devDigits)} : Rank{1, {}, {}};

    m_hasLocal = scanner.take('+');
    for (bool hasMore = m_hasLocal; hasMore; hasMore = scanner.takeSeparator()) {
        const std::string_view part = scanner.takeWhile([](char c) { return isDigit(c) || isLetter(c); });
        if (part.empty())
            return false;
        const bool isNumber = std::ranges::all_of(part, isDigit);
        m_local.push_back(
            {isNumber, isNumber ? number(part) : Number(), std::string(isNumber ? std::string_view() : part)});
    }
    return scanner.atEnd();
}

void Version::parseLegacy(std::string_view text)
{
    for (std::string &part : legacyParts(text)) {
        if (part.starts_with('*')) {
            while (part < "*final" && !m_legacy.empty() && m_legacy.back() == "*final-")
                m_legacy.pop_back();
            while (!m_legacy.empty() && m_legacy.back() == "00000000")
                m_legacy.pop_back();
        }
        m_legacy.push_back(std::move(part));
    }
}

} // namespace slipway::plan
