// SPDX-License-Identifier: MIT
// Which plain scalars are not strings: YAML 1.1's patterns as PyYAML has them (SPEC 1.2).
#include "core/yaml/scalar.h"

#include <algorithm>
#include <array>

namespace slipway::yaml {
namespace {

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

/// Reads a text from left to right; each function takes what it names, or nothing.
class Cursor
{
public:
    explicit Cursor(std::string_view text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }
    bool take(std::string_view prefix)
    {
        const bool fits = m_rest.starts_with(prefix);
        if (fits)
            m_rest.remove_prefix(prefix.size());
        return fits;
    }
    bool takeOneOf(std::string_view characters)
    {
        const bool fits = !m_rest.empty() && characters.contains(m_rest.front());
        if (fits)
            m_rest.remove_prefix(1);
        return fits;
    }
    /// How many characters out of `characters` were taken, at most `limit`.
    std::size_t takeRun(std::string_view characters, std::size_t limit = std::string_view::npos)
    {
        const std::size_t run = std::min(m_rest.find_first_not_of(characters), m_rest.size());
        const std::size_t taken = std::min(run, limit);
        m_rest.remove_prefix(taken);
        return taken;
    }
    /// At least `least` and at most `most` digits.
    bool takeDigits(std::size_t least, std::size_t most) { return takeRun("0123456789", most) >= least; }
    void takeSign() { takeOneOf("-+"); }
    /// `[0-9][0-9_]*`
    bool takeNumber()
    {
        if (isAtEnd() || !isDigit(m_rest.front()))
            return false;
        takeRun("0123456789_");
        return true;
    }
    /// `(:[0-5]?[0-9])+`
    bool takeSixties()
    {
        bool taken = false;
        while (take(":")) {
            const bool isShort = m_rest.size() < 2 || !isDigit(m_rest[1]);
            if (!isShort && !(m_rest[0] >= '0' && m_rest[0] <= '5'))
                return false;
            if (!takeDigits(1, 2))
                return false;
            taken = true;
        }
        return taken;
    }
    /// `([eE][-+][0-9]+)?` up to the end
    bool endsWithExponent()
    {
        if (!takeOneOf("eE"))
            return isAtEnd();
        return takeOneOf("-+") && takeRun("0123456789") > 0 && isAtEnd();
    }

private:
    std::string_view m_rest;
};

template <std::size_t size>
bool isOneOf(std::string_view text, const std::array<std::string_view, size> &words)
{
    return std::ranges::find(words, text) != words.end();
}

bool isBool(std::string_view text)
{
    static constexpr std::array<std::string_view, 18> words{"yes",   "Yes",   "YES",   "no",  "No",  "NO",
                                                            "true",  "True",  "TRUE",  "on",  "On",  "ON",
                                                            "false", "False", "FALSE", "off", "Off", "OFF"};
    return isOneOf(text, words);
}

bool isNull(std::string_view text)
{
    static constexpr std::array<std::string_view, 5> words{"", "~", "null", "Null", "NULL"};
    return isOneOf(text, words);
}

bool isNamedFloat(std::string_view text)
{
    static constexpr std::array<std::string_view, 3> infinities{".inf", ".Inf", ".INF"};
    static constexpr std::array<std::string_view, 3> nans{".nan", ".NaN", ".NAN"};
    if (isOneOf(text, nans))
        return true;
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    return isOneOf(text, infinities);
}

bool isDecimalFloat(std::string_view text)
{
    Cursor cursor(text);
    if (cursor.take("."))
        return cursor.takeNumber() && cursor.endsWithExponent();
    cursor.takeSign();
    if (!cursor.takeNumber() || !cursor.take("."))
        return false;
    cursor.takeRun("0123456789_");
    return cursor.endsWithExponent();
}

bool isSexagesimalFloat(std::string_view text)
{
    Cursor cursor(text);
    cursor.takeSign();
    if (!cursor.takeNumber() || !cursor.takeSixties() || !cursor.take("."))
        return false;
    cursor.takeRun("0123456789_");
    return cursor.isAtEnd();
}

bool isFloat(std::string_view text)
{
    return isDecimalFloat(text) || isSexagesimalFloat(text) || isNamedFloat(text);
}

bool isInt(std::string_view text)
{
    Cursor cursor(text);
    cursor.takeSign();
    if (cursor.take("0b"))
        return cursor.takeRun("01_") > 0 && cursor.isAtEnd();
    if (cursor.take("0x"))
        return cursor.takeRun("0123456789abcdefABCDEF_") > 0 && cursor.isAtEnd();
    if (cursor.take("0")) {
        cursor.takeRun("01234567_");
        return cursor.isAtEnd();
    }
    if (!cursor.takeNumber())
        return false;
    return cursor.isAtEnd() || (cursor.takeSixties() && cursor.isAtEnd());
}

/// `([ \t]*(Z|[-+][0-9][0-9]?(:[0-9][0-9])?))?` up to the end
bool endsWithZone(Cursor cursor)
{
    if (cursor.isAtEnd())
        return true;
    cursor.takeRun(" \t");
    if (cursor.take("Z"))
        return cursor.isAtEnd();
    if (!cursor.takeOneOf("-+") || !cursor.takeDigits(1, 2))
        return false;
    return cursor.isAtEnd() || (cursor.take(":") && cursor.takeDigits(2, 2) && cursor.isAtEnd());
}

bool isTimestamp(std::string_view text)
{
    Cursor date(text);
    if (date.takeDigits(4, 4) && date.take("-") && date.takeDigits(2, 2) && date.take("-") && date.takeDigits(2, 2) &&
        date.isAtEnd())
        return true;
    Cursor cursor(text);
    if (!cursor.takeDigits(4, 4) || !cursor.take("-") || !cursor.takeDigits(1, 2) || !cursor.take("-") ||
        !cursor.takeDigits(1, 2))
        return false;
    if (!cursor.takeOneOf("Tt") && cursor.takeRun(" \t") == 0)
        return false;
    if (!cursor.takeDigits(1, 2) || !cursor.take(":") || !cursor.takeDigits(2, 2) || !cursor.take(":") ||
        !cursor.takeDigits(2, 2))
        return false;
    if (cursor.take("."))
        cursor.takeRun("0123456789");
    return endsWithZone(cursor);
}

} // namespace

Tag implicitTag(std::string_view plain)
{
    if (isNull(plain))
        return Tag::Null;
    if (isBool(plain))
        return Tag::Bool;
    if (plain == "<<")
        return Tag::Merge;
    if (plain == "=")
        return Tag::Default;
    if (!isDigit(plain.front()) && !std::string_view("-+.").contains(plain.front()))
        return Tag::Str;
    if (isFloat(plain))
        return Tag::Float;
    if (isInt(plain))
        return Tag::Int;
    return isTimestamp(plain) ? Tag::Timestamp : Tag::Str;
}

} // namespace slipway::yaml
