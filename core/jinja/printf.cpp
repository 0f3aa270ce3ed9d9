// SPDX-License-Identifier: MIT
#include "core/jinja/printf.h"

#include "core/jinja/characters.h"
#include "core/jinja/iteration.h"
#include "core/jinja/operators.h"
#include "core/jinja/printing.h"
#include "core/yaml/unicode.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <format>
#include <optional>

namespace slipway::jinja {
namespace {

constexpr std::size_t widest = 100'000;

/// One conversion of `%`, or the specification of a field of format().
struct Form {
    std::string fill = " ";
    char align = '\0'; ///< < > ^ =
    char sign = '\0';  ///< + or space
    bool isAlternative = false;
    std::size_t width = 0;
    std::optional<std::size_t> precision;
    char type = 's';
};

std::string padded(const std::string &text, const Form &form, char usual)
{
    const std::size_t length = codePoints(text);
    if (length >= form.width)
        return text;
    const std::size_t missing = form.width - length;
    const char align = form.align == '\0' ? usual : form.align;
    const std::size_t before = align == '>' ? missing : align == '^' ? missing / 2 : 0;
    std::string result;
    for (std::size_t i = 0; i < before; ++i)
        result += form.fill;
    result += text;
    for (std::size_t i = before; i < missing; ++i)
        result += form.fill;
    return result;
}

/// A number with its sign, filled between them when the alignment is `=`.
std::string signedText(std::string digits, bool isNegative, const std::string &prefix, const Form &form)
{
    std::string sign = isNegative ? "-" : form.sign == '\0' ? "" : std::string(1, form.sign);
    sign += prefix;
    if (form.align == '=')
        while (sign.size() + digits.size() < form.width)
            digits.insert(0, form.fill);
    return padded(sign + digits, form, '>');
}

std::string whole(long long number, const Form &form)
{
    const auto size =
        number < 0 ? 0ULL - static_cast<unsigned long long>(number) : static_cast<unsigned long long>(number);
    std::string digits = form.type == 'x'   ? std::format("{:x}", size)
                         : form.type == 'X' ? std::format("{:X}", size)
                         : form.type == 'o' ? std::format("{:o}", size)
                         : form.type == 'b' ? std::format("{:b}", size)
                                            : std::format("{}", size);
    if (form.precision && digits.size() < *form.precision)
        digits.insert(0, *form.precision - digits.size(), '0');
    const bool hasPrefix = form.isAlternative && std::string_view("xXob").contains(form.type);
    return signedText(std::move(digits), number < 0, hasPrefix ? std::string("0") + form.type : "", form);
}

std::string real(double number, const Form &form)
{
    const double size = std::abs(number);
    const std::size_t precision = form.precision.value_or(6);
    const char kind = form.type >= 'a' ? form.type : static_cast<char>(form.type + 32);
    std::string digits = kind == 'e'   ? std::format("{:.{}e}", size, precision)
                         : kind == 'g' ? std::format("{:.{}g}", size, std::max<std::size_t>(precision, 1))
                                       : std::format("{:.{}f}", size, precision);
    if (form.type == 'E' || form.type == 'G' || form.type == 'F')
        digits = uppered(digits);
    return signedText(std::move(digits), std::signbit(number) && !std::isnan(number), "", form);
}

std::string cut(const std::string &text, const Form &form)
{
    return form.precision ? encoded(yaml::unicode::decoded(text).substr(0, *form.precision)) : text;
}

std::optional<std::size_t> numberIn(Runtime &runtime, std::string_view format, std::size_t &at)
{
    std::size_t number = 0;
    const std::size_t begin = at;
    while (at < format.size() && isDigit(format[at])) {
        number = number * 10 + static_cast<std::size_t>(format[at++] - '0');
        if (number > widest) {
            runtime.fail("A width of a format is too large.");
            return std::nullopt;
        }
    }
    return at > begin ? std::optional(number) : std::nullopt;
}

/// The work on one `text % values`.
class Percent
{
public:
    Percent(Runtime &runtime, std::string_view format, const Value &values)
        : m_runtime(runtime)
        , m_format(format)
        , m_values(values)
    {
        const auto *tuple = values.as<Sequence>();
        m_isTuple = tuple && tuple->type == Sequence::Type::Tuple;
        m_items = m_isTuple ? tuple->items : std::vector<Value>{values};
    }

    std::string run()
    {
        std::string result;
        for (std::size_t at = 0; at < m_format.size() && !m_runtime.failed();) {
            if (m_format[at] == '%')
                result += conversion(++at);
            else
                result += m_format[at++];
        }
        const bool isMapping =
            m_values.isUndefined() || m_values.as<Dictionary>() || (m_values.as<Sequence>() && !m_isTuple);
        if (m_next < m_items.size() && !isMapping && !m_isNamed)
            m_runtime.fail("Not all values are used by the format.");
        return result;
    }

private:
    Value next()
    {
        if (m_isNamed)
            return m_named;
        if (m_next >= m_items.size())
            return m_runtime.fail("The format asks for more values.");
        return m_items[m_next++];
    }

    void readKey(std::size_t &at)
    {
        const std::size_t end = m_format.find(')', at);
        const auto *dictionary = m_values.as<Dictionary>();
        const Value *found = dictionary && end != std::string_view::npos
                                 ? dictionary->findText(m_format.substr(at + 1, end - at - 1))
                                 : nullptr;
        if (!found) {
            m_runtime.fail("The format asks for a value that is not there.");
            return;
        }
        m_named = *found;
        m_isNamed = true;
        at = end + 1;
    }

    /// One conversion, from behind its `%`; moves behind it.
    std::string conversion(std::size_t &at)
    {
        Form form;
        if (at < m_format.size() && m_format[at] == '(')
            readKey(at);
        bool isZero = false;
        for (; at < m_format.size() && std::string_view("-+ #0").contains(m_format[at]); ++at) {
            form.align = m_format[at] == '-' ? '<' : form.align;
            form.sign = m_format[at] == '+' || (m_format[at] == ' ' && form.sign == '\0') ? m_format[at] : form.sign;
            form.isAlternative |= m_format[at] == '#';
            isZero |= m_format[at] == '0';
        }
        form.width = width(at, form).value_or(0);
        if (at < m_format.size() && m_format[at] == '.')
            form.precision = width(++at, form).value_or(0);
        while (at < m_format.size() && std::string_view("hlL").contains(m_format[at]))
            ++at;
        if (at >= m_format.size()) {
            m_runtime.fail("The format ends within a conversion.");
            return {};
        }
        form.type = m_format[at++];
        const bool isNumber = std::string_view("diuxXoeEfFgG").contains(form.type);
        if (isZero && form.align == '\0' && isNumber) {
            form.align = '=';
            form.fill = "0";
        }
        if (form.align == '\0')
            form.align = '>';
        return converted(form);
    }

    std::optional<std::size_t> width(std::size_t &at, Form &form)
    {
        if (at >= m_format.size() || m_format[at] != '*')
            return numberIn(m_runtime, m_format, at);
        ++at;
        const Value value = next();
        const std::optional<long long> number = value.is<bool>() ? std::nullopt : wholeOf(value);
        if (!number || std::abs(*number) > static_cast<long long>(widest)) {
            m_runtime.fail("A width of a format is no proper integer.");
            return std::nullopt;
        }
        if (*number < 0)
            form.align = '<';
        return static_cast<std::size_t>(std::abs(*number));
    }

    std::string converted(const Form &form)
    {
        if (form.type == '%')
            return "%";
        const Value value = next();
        if (m_runtime.failed())
            return {};
        if (form.type == 's')
            return padded(cut(str(m_runtime, value), form), form, '>');
        if (form.type == 'r')
            return padded(cut(repr(m_runtime, value), form), form, '>');
        if (form.type == 'c' && value.asText() && codePoints(*value.asText()) == 1)
            return padded(*value.asText(), form, '>');
        const bool isReal = std::string_view("eEfFgG").contains(form.type);
        if (isReal && realOf(value))
            return real(*realOf(value), form);
        const std::optional<long long> number = integerIn(value, form.type);
        if (number && std::string_view("diuxXo").contains(form.type))
            return whole(*number, form);
        m_runtime.fail(std::format("'%{}' does not take {}.", form.type, kindOf(value)));
        return {};
    }

    static std::optional<long long> integerIn(const Value &value, char type)
    {
        const double *number = std::get_if<double>(&value.data());
        const bool isDecimal = type == 'd' || type == 'i' || type == 'u';
        if (number && isDecimal && std::abs(*number) < 9e18)
            return static_cast<long long>(*number);
        return wholeOf(value);
    }

    Runtime &m_runtime;
    std::string_view m_format;
    const Value &m_values;
    std::vector<Value> m_items;
    std::size_t m_next = 0;
    bool m_isTuple = false;
    bool m_isNamed = false;
    Value m_named;
};

/// The specification of a field: [[fill]align][sign][#][0][width][.precision][type].
std::optional<Form> formOf(Runtime &runtime, std::string_view text)
{
    Form form;
    form.type = '\0';
    const std::u32string wide = yaml::unicode::decoded(text.substr(0, 8));
    constexpr std::u32string_view aligns = U"<>^=";
    std::size_t at = 0;
    if (wide.size() > 1 && aligns.contains(wide[1])) {
        form.fill = encoded(std::u32string_view(wide).substr(0, 1));
        form.align = static_cast<char>(wide[1]);
        at = form.fill.size() + 1;
    } else if (!wide.empty() && aligns.contains(wide[0])) {
        form.align = text[at++];
    }
    const auto isAt = [&](std::string_view any) { return at < text.size() && any.contains(text[at]); };
    if (isAt("+- "))
        form.sign = text[at++] == '-' ? '\0' : text[at - 1];
    if (isAt("#"))
        form.isAlternative = ++at > 0;
    if (isAt("0") && form.align == '\0') {
        form.fill = "0";
        form.align = '=';
    }
    form.width = numberIn(runtime, text, at).value_or(0);
    if (isAt(".") && !(form.precision = numberIn(runtime, text, ++at)))
        runtime.fail("A format has no precision after the dot.");
    if (isAt("sdxXobeEfFgG"))
        form.type = text[at++];
    if (at != text.size())
        runtime.fail(std::format("The format specification '{}' is not supported.", text));
    return runtime.failed() ? std::nullopt : std::optional(form);
}

std::string shown(Runtime &runtime, const Value &value, std::string_view specification)
{
    if (specification.empty())
        return str(runtime, value);
    const std::optional<Form> form = formOf(runtime, specification);
    if (!form)
        return {};
    if (value.asText() && (form->type == '\0' || form->type == 's') && form->align != '=' && form->sign == '\0')
        return padded(cut(*value.asText(), *form), *form, '<');
    const bool isReal = std::string_view("eEfFgG").contains(form->type) && form->type != '\0';
    if (isReal && realOf(value))
        return real(*realOf(value), *form);
    const bool isWhole = form->type == '\0' || std::string_view("dxXob").contains(form->type);
    if (isWhole && wholeOf(value) && !form->precision && (form->type != '\0' || !value.is<bool>()))
        return whole(*wholeOf(value), *form);
    runtime.fail(std::format("The format specification '{}' is not supported for {}.", specification, kindOf(value)));
    return {};
}

/// The work on one text.format().
class Fields
{
public:
    Fields(Runtime &runtime, const std::string &format, const Arguments &arguments)
        : m_runtime(runtime)
        , m_format(format)
        , m_arguments(arguments)
    {
    }

    std::string run()
    {
        std::string result;
        for (std::size_t at = 0; at < m_format.size() && !m_runtime.failed(); ++at) {
            const char c = m_format[at];
            const bool isDouble = at + 1 < m_format.size() && m_format[at + 1] == c;
            if ((c != '{' && c != '}') || isDouble) {
                at += c == '{' || c == '}' ? 1 : 0;
                result += c;
                continue;
            }
            const std::size_t end = m_format.find_first_of("{}", at + 1);
            if (c == '}' || end == std::string::npos || m_format[end] == '{')
                m_runtime.fail("The format's braces do not match, or are nested, which is not supported.");
            else
                result += field(std::string_view(m_format).substr(at + 1, end - at - 1));
            at = end;
            m_runtime.charge(result.size() / 16);
        }
        return result;
    }

private:
    std::string field(std::string_view text)
    {
        const std::size_t colon = text.find(':');
        std::string_view name = text.substr(0, colon);
        const std::string_view form = colon == std::string_view::npos ? "" : text.substr(colon + 1);
        const std::size_t mark = name.find('!');
        const std::string_view conversion = mark == std::string_view::npos ? "" : name.substr(mark + 1);
        const Value value = find(name.substr(0, mark));
        if (m_runtime.failed())
            return {};
        if (mark == std::string_view::npos)
            return shown(m_runtime, value, form);
        if (conversion != "r" && conversion != "s")
            m_runtime.fail("The conversion of a field is not supported.");
        return shown(m_runtime, Value::text(conversion == "r" ? repr(m_runtime, value) : str(m_runtime, value)), form);
    }

    Value find(std::string_view name)
    {
        if (name.find_first_of(".[") != std::string_view::npos)
            return m_runtime.fail("Attributes in a field of a format are not supported.");
        const bool isNumber = std::ranges::all_of(name, isDigit);
        if (!isNumber) {
            for (const auto &[key, value] : m_arguments.named)
                if (key == name)
                    return value;
            return m_runtime.fail(std::format("The format asks for '{}', which is not there.", name));
        }
        m_counts |= name.empty() ? 1U : 2U;
        std::size_t at = 0;
        std::size_t index = name.empty() ? m_next++ : numberIn(m_runtime, name, at).value_or(0);
        if (m_counts == 3U || index >= m_arguments.positional.size())
            return m_runtime.fail("The format's fields do not fit its values.");
        return m_arguments.positional[index];
    }

    Runtime &m_runtime;
    const std::string &m_format;
    const Arguments &m_arguments;
    std::size_t m_next = 0;
    unsigned m_counts = 0; ///< bit 0: fields without a number, bit 1: with
};

} // namespace

Value formatted(Runtime &runtime, const Value &format, const Value &values)
{
    if (format.isEscaped())
        return runtime.fail("'%' on escaped text is not supported.");
    return runtime.text(Percent(runtime, *format.asText(), values).run());
}

Value formatFields(Runtime &runtime, const std::string &format, const Arguments &arguments)
{
    return runtime.text(Fields(runtime, format, arguments).run());
}

} // namespace slipway::jinja
