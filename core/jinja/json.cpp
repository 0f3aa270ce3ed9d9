// SPDX-License-Identifier: MIT
#include "core/jinja/json.h"

#include "core/jinja/comparison.h"
#include "core/jinja/printing.h"
#include "core/yaml/unicode.h"

#include <algorithm>
#include <cmath>
#include <format>

namespace slipway::jinja {
namespace {

class JsonWriter
{
public:
    JsonWriter(Runtime &runtime, std::optional<long long> indent)
        : m_runtime(runtime)
        , m_indent(indent)
    {
    }

    void write(const Value &value)
    {
        if (!m_runtime.enter() || !m_runtime.charge(8)) {
            m_runtime.leave();
            return;
        }
        const auto *sequence = value.as<Sequence>();
        const auto *dictionary = value.as<Dictionary>();
        if (const std::string *text = value.asText())
            writeText(*text);
        else if (value.is<long long>() || value.is<double>() || value.is<bool>() || value.isNone())
            m_text += scalar(value);
        else if (sequence && sequence->type <= Sequence::Type::Tuple)
            writeList(sequence->items);
        else if (dictionary && dictionary->type <= Dictionary::Type::Attributes)
            writeMap(*dictionary);
        else
            m_runtime.fail(std::format("{} cannot be written as JSON.", kindOf(value)));
        m_runtime.leave();
    }

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string scalar(const Value &value)
    {
        if (value.isNone())
            return "null";
        if (const bool *claim = std::get_if<bool>(&value.data()))
            return *claim ? "true" : "false";
        const double *number = std::get_if<double>(&value.data());
        if (number && std::isnan(*number))
            return "NaN";
        if (number && std::isinf(*number))
            return *number < 0 ? "-Infinity" : "Infinity";
        return str(m_runtime, value);
    }

    void writeEscape(std::uint32_t unit) { m_text += std::format("\\u{:04x}", unit); }

    void writeText(const std::string &text)
    {
        static constexpr std::u32string_view named = U"\"\\\n\r\t\f\b";
        static constexpr std::string_view letters = "\"\\nrtfb";
        if (!m_runtime.charge(text.size()))
            return;
        m_text += '"';
        for (const char32_t c : yaml::unicode::decoded(text)) {
            if (const std::size_t at = named.find(c); at != std::u32string_view::npos)
                m_text += {'\\', letters[at]};
            else if (c >= 0x10000) {
                writeEscape(0xD800U + ((static_cast<std::uint32_t>(c) - 0x10000U) >> 10U));
                writeEscape(0xDC00U + ((static_cast<std::uint32_t>(c) - 0x10000U) & 0x3FFU));
            } else if (c < 0x20 || c > 0x7E || c == '<' || c == '>' || c == '&' || c == '\'')
                c == 0x7F ? void(m_text += '\x7F') : writeEscape(static_cast<std::uint32_t>(c));
            else
                m_text += static_cast<char>(c);
        }
        m_text += '"';
    }

    void newLine()
    {
        if (!m_indent)
            return;
        const auto width = static_cast<std::size_t>(std::clamp(*m_indent, 0LL, 1000LL)) * m_level;
        if (m_runtime.charge(width))
            m_text += '\n' + std::string(width, ' ');
    }

    void separate(bool isFirst)
    {
        if (!isFirst)
            m_text += m_indent ? "," : ", ";
        newLine();
    }

    void writeList(const std::vector<Value> &items)
    {
        m_text += '[';
        ++m_level;
        for (std::size_t i = 0; i < items.size() && !m_runtime.failed(); ++i) {
            separate(i == 0);
            write(items[i]);
        }
        --m_level;
        if (!items.empty())
            newLine();
        m_text += ']';
    }

    void writeMap(const Dictionary &dictionary)
    {
        std::vector<Keyed> entries;
        for (const auto &[key, value] : dictionary.entries())
            entries.push_back({key, value});
        sort(m_runtime, entries, false);
        m_text += '{';
        ++m_level;
        for (std::size_t i = 0; i < entries.size() && !m_runtime.failed(); ++i) {
            separate(i == 0);
            const Value &key = entries[i].key;
            if (key.is<Object *>() || key.isUndefined())
                m_runtime.fail("A key cannot be written as JSON.");
            writeText(key.asText() ? *key.asText() : scalar(key));
            m_text += ": ";
            write(entries[i].value);
        }
        --m_level;
        if (!entries.empty())
            newLine();
        m_text += '}';
    }

    Runtime &m_runtime;
    std::optional<long long> m_indent;
    std::size_t m_level = 0;
    std::string m_text;
};

} // namespace

std::string json(Runtime &runtime, const Value &value, std::optional<long long> indent)
{
    JsonWriter writer(runtime, indent);
    writer.write(value);
    return writer.take();
}

} // namespace slipway::jinja
