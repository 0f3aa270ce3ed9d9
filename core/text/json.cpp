// SPDX-License-Identifier: MIT
#include "core/text/json.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace slipway {

namespace {

constexpr int maximumDepth = 64;

void appendUtf8(std::string &out, std::uint32_t point)
{
    const auto byte = [&out](std::uint32_t bits) { out += static_cast<char>(bits); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0U | point >> 6U);
        byte(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        byte(0xE0U | point >> 12U);
        byte(0x80U | (point >> 6U & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    } else {
        byte(0xF0U | point >> 18U);
        byte(0x80U | (point >> 12U & 0x3FU));
        byte(0x80U | (point >> 6U & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    }
}

class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    {
    }

    std::expected<Json, std::string> document()
    {
        Json result = value(0);
        skipSpace();
        if (m_error.empty() && m_at < m_text.size())
            fail("text after the value");
        if (!m_error.empty())
            return std::unexpected(m_error);
        return result;
    }

private:
    void fail(std::string_view what)
    {
        if (m_error.empty())
            m_error = std::string(what) + " at byte " + std::to_string(m_at);
        m_at = m_text.size();
    }
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skipSpace() { m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size()); }
    bool take(char wanted)
    {
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }
    bool take(std::string_view word)
    {
        if (!m_text.substr(m_at).starts_with(word))
            return false;
        m_at += word.size();
        return true;
    }

    Json value(int depth)
    {
        skipSpace();
        if (depth > maximumDepth) {
            fail("too many levels");
            return {};
        }
        if (peek() == '{')
            return object(depth);
        if (peek() == '[')
            return array(depth);
        if (peek() == '"')
            return string();
        if (take("true"))
            return true;
        if (take("false"))
            return false;
        if (take("null"))
            return {};
        return number();
    }

    Json object(int depth)
    {
        JsonObject result;
        take('{');
        skipSpace();
        if (take('}'))
            return result;
        do {
            skipSpace();
            std::string key = string();
            skipSpace();
            if (!take(':'))
                fail("missing colon");
            result.emplace_back(std::move(key), value(depth + 1));
            skipSpace();
        } while (take(','));
        if (!take('}'))
            fail("missing closing brace");
        return result;
    }

    Json array(int depth)
    {
        JsonArray result;
        take('[');
        skipSpace();
        if (take(']'))
            return result;
        do {
            result.push_back(value(depth + 1));
            skipSpace();
        } while (take(','));
        if (!take(']'))
            fail("missing closing bracket");
        return result;
    }

    bool digits()
    {
        const std::size_t begin = m_at;
        m_at = std::min(m_text.find_first_not_of("0123456789", m_at), m_text.size());
        return m_at > begin;
    }

    Json number()
    {
        const std::size_t begin = m_at;
        take('-');
        const bool isWhole = take('0') || digits();
        const bool hasFraction = !take('.') || digits();
        bool hasExponent = true;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            hasExponent = digits();
        }
        if (!isWhole || !hasFraction || !hasExponent)
            fail("no value");
        return JsonNumber{std::string(m_text.substr(begin, m_at - begin))};
    }

    std::string string()
    {
        std::string result;
        if (!take('"')) {
            fail("missing quotation mark");
            return result;
        }
        while (m_at < m_text.size()) {
            const char next = m_text[m_at];
            if (static_cast<unsigned char>(next) < 0x20) {
                fail("control character in a string");
                return result;
            }
            ++m_at;
            if (next == '"')
                return result;
            if (next == '\\')
                escape(result);
            else
                result += next;
        }
        fail("string without end");
        return result;
    }

    void escape(std::string &out)
    {
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char name = peek();
        if (name == 'u') {
            unicode(out);
            return;
        }
        const std::size_t at = names.find(name);
        if (m_at >= m_text.size() || at == std::string_view::npos) {
            fail("unknown escape");
            return;
        }
        out += meanings[at];
        ++m_at;
    }

    std::uint32_t hex()
    {
        std::uint32_t result = 0;
        if (!take('u') || m_text.size() - m_at < 4) {
            fail("short escape");
            return 0;
        }
        for (int i = 0; i < 4; ++i) {
            constexpr std::string_view hexDigits = "0123456789abcdef";
            const std::size_t digit =
                hexDigits.find(static_cast<char>(m_text[m_at] | (m_text[m_at] >= 'A' ? 0x20 : 0)));
            if (digit == std::string_view::npos) {
                fail("escape without four hexadecimal digits");
                return 0;
            }
            result = result << 4U | static_cast<std::uint32_t>(digit);
            ++m_at;
        }
        return result;
    }

    /// A lone surrogate becomes U+FFFD, as Go (and so every engine) reads it.
    void unicode(std::string &out)
    {
        const std::uint32_t first = hex();
        if (first < 0xD800 || first > 0xDFFF) {
            appendUtf8(out, first);
            return;
        }
        const std::size_t after = m_at;
        if (first < 0xDC00 && m_text.substr(m_at).starts_with("\\u")) {
            ++m_at;
            const std::uint32_t second = hex();
            if (second >= 0xDC00 && second <= 0xDFFF) {
                appendUtf8(out, 0x10000U + ((first - 0xD800U) << 10U) + (second - 0xDC00U));
                return;
            }
            if (m_error.empty())
                m_at = after;
        }
        appendUtf8(out, 0xFFFD);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_error;
};

void printString(std::string &out, std::string_view text)
{
    constexpr std::string_view hexDigits = "0123456789abcdef";
    out += '"';
    for (const char next : text) {
        const auto byte = static_cast<unsigned char>(next);
        if (next == '"' || next == '\\') {
            out += '\\';
            out += next;
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += hexDigits[byte >> 4U];
            out += hexDigits[byte & 0xFU];
        } else {
            out += next;
        }
    }
    out += '"';
}

/// Prints a value; each member and item on a line of its own where `width` is not 0.
class Printer
{
public:
    explicit Printer(std::size_t width)
        : m_width(width)
    {
    }

    void print(const Json &value)
    {
        if (const auto *object = value.asObject()) {
            open('{');
            for (const auto &[key, member] : *object) {
                separate();
                printString(m_out, key);
                m_out += m_width > 0 ? ": " : ":";
                print(member);
            }
            close('}');
        } else if (const auto *array = value.asArray()) {
            open('[');
            for (const Json &item : *array) {
                separate();
                print(item);
            }
            close(']');
        } else if (const auto *text = value.asString()) {
            printString(m_out, *text);
        } else if (const auto *number = std::get_if<JsonNumber>(&value.data())) {
            m_out += number->digits;
        } else if (const auto *flag = std::get_if<bool>(&value.data())) {
            m_out += *flag ? "true" : "false";
        } else {
            m_out += "null";
        }
    }

    [[nodiscard]] std::string result() && { return std::move(m_out); }

private:
    void open(char bracket)
    {
        m_out += bracket;
        m_isEmpty = true;
        ++m_level;
    }
    /// Before each member or item.
    void separate()
    {
        if (!m_isEmpty)
            m_out += ',';
        m_isEmpty = false;
        newLine();
    }
    void close(char bracket)
    {
        --m_level;
        if (!m_isEmpty)
            newLine();
        m_out += bracket;
        m_isEmpty = false;
    }
    void newLine()
    {
        if (m_width > 0)
            m_out += '\n' + std::string(m_level * m_width, ' ');
    }

    std::string m_out;
    std::size_t m_width;
    std::size_t m_level = 0;
    bool m_isEmpty = true; ///< nothing was printed in the innermost brackets yet
};

} // namespace

const Json *Json::find(std::string_view key) const
{
    const JsonObject *object = asObject();
    if (!object)
        return nullptr;
    const auto found = std::ranges::find(*object, key, &JsonObject::value_type::first);
    return found == object->end() ? nullptr : &found->second;
}

std::string Json::stringAt(std::string_view key) const
{
    const Json *member = find(key);
    const std::string *text = member ? member->asString() : nullptr;
    return text ? *text : std::string();
}

const JsonArray &Json::arrayAt(std::string_view key) const
{
    static const JsonArray none;
    const Json *member = find(key);
    const JsonArray *array = member ? member->asArray() : nullptr;
    return array ? *array : none;
}

std::expected<Json, std::string> parseJson(std::string_view text)
{
    return Parser(text).document();
}

std::string printJson(const Json &value, std::size_t indentWidth)
{
    Printer printer(indentWidth);
    printer.print(value);
    return std::move(printer).result();
}

} // namespace slipway
