// SPDX-License-Identifier: MIT
#include "core/jinja/arguments.h"
#include "core/jinja/filters.h"
#include "core/jinja/iteration.h"
#include "core/jinja/literals.h"
#include "core/jinja/operators.h"
#include "core/jinja/printing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <format>
#include <limits>
#include <map>

namespace slipway::jinja {
namespace {

Value absolute(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    if (!reader.done())
        return {};
    if (const std::optional<long long> whole = wholeOf(value))
        return *whole < 0 ? negative(runtime, value) : Value::integer(*whole);
    if (const double *real = std::get_if<double>(&value.data()))
        return Value::real(std::abs(*real));
    return runtime.fail(std::format("{} has no absolute value.", kindOf(value)));
}

Value truncated(Runtime &runtime, double number)
{
    if (std::abs(number) >= 9.2e18)
        return runtime.fail("Integers beyond 64 bits are not supported.");
    return Value::integer(static_cast<long long>(number));
}

bool hasNoNumber(Runtime &runtime, const Value &value)
{
    if (value.isUndefined())
        runtime.fail("The value that is to become a number is undefined.");
    if (const auto *foreign = value.as<Foreign>(); foreign && foreign->value.asInteger())
        runtime.fail("Integers beyond 64 bits are not supported.");
    return runtime.failed();
}

/// Digits that are a number to Python, but beyond 64 bits.
bool isTooLong(std::string_view text)
{
    return text.size() > 18 &&
           std::ranges::all_of(text.substr(1), [](char c) { return c == '_' || (c >= '0' && c <= '9'); });
}

Value whole(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value otherwise = reader.orElse("default", Value::integer(0));
    const long long base = reader.whole("base", 10);
    if (base != 0 && (base < 2 || base > 36))
        runtime.fail("There is no such base.");
    if (!reader.done() || hasNoNumber(runtime, value))
        return {};
    if (const std::optional<long long> number = wholeOf(value))
        return Value::integer(*number);
    std::optional<double> real;
    if (const std::string *text = value.asText()) {
        if (const std::optional<long long> number = integerOf(*text, static_cast<int>(base)))
            return Value::integer(*number);
        if (isTooLong(*text))
            return runtime.fail("Integers beyond 64 bits are not supported.");
        real = realOf(*text);
    } else {
        real = jinja::realOf(value);
    }
    if (!real || std::isnan(*real))
        return otherwise;
    if (std::isinf(*real))
        return value.asText() ? otherwise : runtime.fail("Infinity is no integer.");
    return truncated(runtime, *real);
}

Value real(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value otherwise = reader.orElse("default", Value::real(0));
    if (!reader.done() || hasNoNumber(runtime, value))
        return {};
    const std::optional<double> number = value.asText() ? realOf(*value.asText()) : jinja::realOf(value);
    return number ? Value::real(*number) : otherwise;
}

/// Python's round(): to the even neighbour, of the exact decimal value.
double rounded(double number, long long precision)
{
    if (!std::isfinite(number) || precision > 323)
        return number;
    if (precision < -308)
        return std::copysign(0.0, number);
    if (precision >= 0) {
        std::array<char, 800> digits{};
        const auto end =
            std::to_chars(digits.begin(), digits.end(), number, std::chars_format::fixed, static_cast<int>(precision))
                .ptr;
        double result = number;
        std::from_chars(digits.begin(), end, result);
        return result;
    }
    const double unit = std::pow(10.0, static_cast<double>(-precision));
    return std::nearbyint(number / unit) * unit;
}

Value round(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const long long precision = reader.whole("precision", 0);
    const std::string method = reader.text("method", "common");
    const std::optional<double> number = jinja::realOf(value);
    if ((method != "common" && method != "ceil" && method != "floor") || !number)
        runtime.fail(std::format("{} cannot be rounded so.", kindOf(value)));
    if (!reader.done())
        return {};
    if (method == "common") {
        if (!wholeOf(value))
            return Value::real(rounded(*number, precision));
        if (precision >= 0)
            return Value::integer(*wholeOf(value));
        return runtime.fail("Rounding integers to tens is not supported.");
    }
    const Value factor = arithmetic(runtime, "**", Value::integer(10), Value::integer(precision));
    const Value scaled = arithmetic(runtime, "*", value, factor);
    const double size = jinja::realOf(scaled).value_or(0);
    if (runtime.failed() || !std::isfinite(size))
        return runtime.fail("Infinity cannot be rounded.");
    const Value cut = truncated(runtime, method == "ceil" ? std::ceil(size) : std::floor(size));
    return arithmetic(runtime, "/", cut, factor);
}

Value fileSize(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const bool isBinary = reader.flag("binary");
    const std::optional<double> number = value.asText() ? realOf(*value.asText()) : jinja::realOf(value);
    if (!number || *number == -std::numeric_limits<double>::infinity())
        runtime.fail(std::format("{} is no size of a file.", kindOf(value)));
    if (!reader.done())
        return {};
    const double base = isBinary ? 1024 : 1000;
    if (*number == 1)
        return runtime.text("1 Byte");
    if (*number < base)
        return runtime.text(std::format("{:.0f} Bytes", std::trunc(*number) + 0.0));
    double unit = base;
    std::string name;
    for (const char prefix : std::string_view("KMGTPEZY")) {
        unit *= base;
        name = prefix == 'K' && !isBinary ? "kB" : std::string(1, prefix) + (isBinary ? "iB" : "B");
        if (*number < unit)
            break;
    }
    return runtime.text(std::format("{:.1f} {}", base * *number / unit, name));
}

} // namespace

Filter numberFilter(std::string_view name)
{
    static const std::map<std::string_view, Filter> filters{
        {"abs", absolute}, {"int", whole}, {"float", real}, {"round", round}, {"filesizeformat", fileSize}};
    const auto found = filters.find(name);
    return found == filters.end() ? nullptr : found->second;
}

} // namespace slipway::jinja
