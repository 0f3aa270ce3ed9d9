// SPDX-License-Identifier: MIT
// Values as Python prints them (SPEC 1.3).
#include "core/yaml/scalar.h"
#include "core/yaml/unicode.h"
#include "core/yaml/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <format>

namespace slipway::yaml {
namespace {

constexpr std::size_t deepest = 1000;
constexpr std::size_t longest = std::size_t{1} << 20U;

std::string_view symbolicEscape(char32_t codePoint)
{
    switch (codePoint) {
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return {};
    }
}

void appendNumericEscape(std::string &text, char32_t codePoint)
{
    const auto number = static_cast<std::uint32_t>(codePoint);
    if (number < 0x100)
        text += std::format("\\x{:02x}", number);
    else if (number < 0x10000)
        text += std::format("\\u{:04x}", number);
    else
        text += std::format("\\U{:08x}", number);
}

char delimiter(std::string_view text)
{
    return text.contains('\'') && !text.contains('"') ? '"' : '\'';
}

std::string quotedBytes(std::string_view bytes)
{
    const char quote = delimiter(bytes);
    std::string text{'b', quote};
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        if (byte == quote)
            text += {'\\', quote};
        else if (const std::string_view escape = symbolicEscape(code); !escape.empty())
            text += escape;
        else if (code >= 0x20 && code < 0x7F)
            text += byte;
        else
            appendNumericEscape(text, code);
    }
    return text + quote;
}

std::string zoneRepr(int offset)
{
    if (offset == 0)
        return "datetime.timezone.utc";
    constexpr int day = 86'400;
    const std::string days = offset < 0 ? "days=-1, " : "";
    return std::format("datetime.timezone(datetime.timedelta({}seconds={}))", days, offset < 0 ? offset + day : offset);
}

std::string dateTimeRepr(const DateTime &time)
{
    std::string text = std::format("datetime.datetime({}, {}, {}, {}, {}", time.date.year, time.date.month,
                                   time.date.day, time.hour, time.minute);
    if (time.second != 0 || time.microsecond != 0)
        text += std::format(", {}", time.second);
    if (time.microsecond != 0)
        text += std::format(", {}", time.microsecond);
    if (time.offsetSeconds)
        text += ", tzinfo=" + zoneRepr(*time.offsetSeconds);
    return text + ")";
}

/// Appends values to one text. Keeps the collections that it is inside of, to see those that hold themselves.
class Printer
{
public:
    void print(const Value &value)
    {
        std::visit([this](const auto &data) { append(data); }, value.data());
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void append(Null) { m_text += "None"; }
    void append(bool claim) { m_text += claim ? "True" : "False"; }
    void append(const Integer &integer) { m_text += integer.digits; }
    void append(double number) { m_text += floatText(number); }
    void append(const std::string &text) { m_text += stringRepr(text); }
    void append(const Bytes &bytes) { m_text += quotedBytes(bytes.bytes); }
    void append(const std::shared_ptr<const Date> &date)
    {
        m_text += std::format("datetime.date({}, {}, {})", date->year, date->month, date->day);
    }
    void append(const std::shared_ptr<const DateTime> &time) { m_text += dateTimeRepr(*time); }

    void append(const std::shared_ptr<List> &list)
    {
        static constexpr std::array<std::array<std::string_view, 2>, 3> brackets{{{"[", "]"}, {"(", ")"}, {"{", "}"}}};
        const auto &[open, close] = brackets.at(static_cast<std::size_t>(list->type));
        if (list->type == List::Type::Set && list->items.empty()) {
            m_text += "set()";
            return;
        }
        if (!enter(list.get(), open, close))
            return;
        for (const Value &item : list->items) {
            if (isFull())
                break;
            print(item);
            m_text += ", ";
        }
        const bool keepsComma = list->type == List::Type::Tuple && list->items.size() == 1;
        leave(list->items.empty() ? 0 : keepsComma ? 1 : 2, close);
    }

    void append(const std::shared_ptr<Map> &map)
    {
        if (!enter(map.get(), "{", "}"))
            return;
        for (const auto &[key, value] : map->entries) {
            if (isFull())
                break;
            print(key);
            m_text += ": ";
            print(value);
            m_text += ", ";
        }
        leave(map->entries.empty() ? 0 : 2, "}");
    }

    /// True, and the text ends with dots, when nothing more is to be added to a collection.
    bool isFull()
    {
        if (m_text.size() < longest)
            return false;
        m_text += "..., ";
        return true;
    }

    bool enter(const void *collection, std::string_view open, std::string_view close)
    {
        m_text += open;
        if (m_inside.size() < deepest && m_text.size() < longest && !std::ranges::contains(m_inside, collection)) {
            m_inside.push_back(collection);
            return true;
        }
        m_text.append("...").append(close);
        return false;
    }

    void leave(std::size_t surplus, std::string_view close)
    {
        m_inside.pop_back();
        m_text.resize(m_text.size() - surplus);
        m_text += close;
    }

    std::string m_text;
    std::vector<const void *> m_inside;
};

} // namespace

std::string stringRepr(std::string_view text)
{
    const auto quote = static_cast<char32_t>(delimiter(text));
    std::string result;
    unicode::append(result, quote);
    for (const char32_t codePoint : unicode::decoded(text)) {
        if (codePoint == quote)
            result += '\\';
        if (const std::string_view escape = symbolicEscape(codePoint); !escape.empty())
            result += escape;
        else if (unicode::isPrintable(codePoint))
            unicode::append(result, codePoint);
        else
            appendNumericEscape(result, codePoint);
    }
    unicode::append(result, quote);
    return result;
}

std::string floatText(double number)
{
    if (std::isnan(number))
        return "nan";
    if (std::isinf(number))
        return number < 0 ? "-inf" : "inf";
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.begin(), buffer.end(), std::abs(number), std::chars_format::scientific).ptr;
    const std::string_view shortest(buffer.begin(), end);
    const std::size_t mark = shortest.find('e');
    std::string digits(shortest.substr(0, mark));
    std::erase(digits, '.');
    int exponent = 0;
    const std::size_t from = mark + (shortest[mark + 1] == '+' ? 2 : 1);
    std::from_chars(shortest.data() + from, shortest.data() + shortest.size(), exponent);

    const std::string sign = std::signbit(number) ? "-" : "";
    if (exponent < -4 || exponent >= 16) {
        const std::string fraction = digits.size() > 1 ? "." + digits.substr(1) : "";
        return std::format("{}{}{}e{}{:02}", sign, digits[0], fraction, exponent < 0 ? '-' : '+', std::abs(exponent));
    }
    if (exponent < 0)
        return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole)
        return sign + digits + std::string(whole - digits.size(), '0') + ".0";
    return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

std::string repr(const Value &value)
{
    Printer printer;
    printer.print(value);
    return printer.take();
}

std::string str(const Value &value)
{
    if (const std::string *text = value.asString())
        return *text;
    if (const auto *date = std::get_if<std::shared_ptr<const Date>>(&value.data()))
        return dateText(**date);
    if (const auto *time = std::get_if<std::shared_ptr<const DateTime>>(&value.data()))
        return dateTimeText(**time);
    return repr(value);
}

} // namespace slipway::yaml
