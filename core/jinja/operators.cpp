// SPDX-License-Identifier: MIT
#include "core/jinja/operators.h"

#include "core/jinja/iteration.h"
#include "core/jinja/printf.h"
#include "core/jinja/printing.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <limits>

namespace slipway::jinja {
namespace {

Value tooLarge(Runtime &runtime)
{
    return runtime.fail("Integers beyond 64 bits are not supported.");
}

/// Python's % for floats: the sign of the divisor.
double modulo(double left, double right)
{
    double rest = std::fmod(left, right);
    if (rest != 0 && (right < 0) != (rest < 0))
        rest += right;
    else if (rest == 0)
        rest = std::copysign(0.0, right);
    return rest;
}

/// Python's // for floats.
double floorDivided(double left, double right)
{
    const double rest = std::fmod(left, right);
    double quotient = (left - rest) / right;
    if (rest != 0 && (right < 0) != (rest < 0))
        quotient -= 1;
    if (quotient == 0)
        return std::copysign(0.0, left / right);
    const double floor = std::floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
}

Value power(Runtime &runtime, long long base, long long exponent)
{
    if (exponent < 0)
        return base == 0 ? runtime.fail("Zero has no negative power.")
                         : Value::real(std::pow(static_cast<double>(base), static_cast<double>(exponent)));
    long long result = 1;
    while (exponent > 0) {
        if ((exponent & 1) != 0 && __builtin_mul_overflow(result, base, &result))
            return tooLarge(runtime);
        exponent >>= 1;
        if (exponent > 0 && __builtin_mul_overflow(base, base, &base))
            return tooLarge(runtime);
    }
    return Value::integer(result);
}

Value wholeDivision(Runtime &runtime, char op, long long left, long long right)
{
    if (right == 0)
        return runtime.fail("Division by zero.");
    if (left == std::numeric_limits<long long>::min() && right == -1)
        return op == '%' ? Value::integer(0) : tooLarge(runtime);
    const long long rest = left % right;
    const bool isRounded = rest != 0 && (rest < 0) != (right < 0);
    if (op == '%')
        return Value::integer(isRounded ? rest + right : rest);
    return Value::integer(left / right - (isRounded ? 1 : 0));
}

Value wholeArithmetic(Runtime &runtime, std::string_view op, long long left, long long right)
{
    long long result = 0;
    if (op == "+")
        return __builtin_add_overflow(left, right, &result) ? tooLarge(runtime) : Value::integer(result);
    if (op == "-")
        return __builtin_sub_overflow(left, right, &result) ? tooLarge(runtime) : Value::integer(result);
    if (op == "*")
        return __builtin_mul_overflow(left, right, &result) ? tooLarge(runtime) : Value::integer(result);
    if (op == "**")
        return power(runtime, left, right);
    if (op != "/")
        return wholeDivision(runtime, op.front(), left, right);
    if (right == 0)
        return runtime.fail("Division by zero.");
    constexpr long long exact = 1LL << 53U;
    if (std::max(left, right) > exact || std::min(left, right) < -exact)
        return Value::real(static_cast<double>(static_cast<long double>(left) / static_cast<long double>(right)));
    return Value::real(static_cast<double>(left) / static_cast<double>(right));
}

Value realPower(Runtime &runtime, double left, double right)
{
    if (left == 0 && right < 0)
        return runtime.fail("Zero has no negative power.");
    if (left < 0 && std::isfinite(right) && right != std::trunc(right))
        return runtime.fail("Complex numbers are not supported.");
    const double result = std::pow(left, right);
    if (std::isinf(result) && std::isfinite(left) && std::isfinite(right))
        return runtime.fail("The result is too large.");
    return Value::real(result);
}

Value realArithmetic(Runtime &runtime, std::string_view op, double left, double right)
{
    if (op == "+")
        return Value::real(left + right);
    if (op == "-")
        return Value::real(left - right);
    if (op == "*")
        return Value::real(left * right);
    if (op == "**")
        return realPower(runtime, left, right);
    if (right == 0)
        return runtime.fail("Division by zero.");
    if (op == "/")
        return Value::real(left / right);
    return Value::real(op == "%" ? modulo(left, right) : floorDivided(left, right));
}

Value repeated(Runtime &runtime, const Value &value, long long count)
{
    const auto times = static_cast<std::size_t>(std::max(count, 0LL));
    const std::string *text = value.asText();
    const auto *sequence = value.as<Sequence>();
    const std::size_t size = text ? text->size() : sequence->items.size() * sizeof(Value);
    if (size != 0 && (times > runtime.limits().memory / size || !runtime.charge(times * size)))
        return runtime.fail("The template makes too much data.");
    if (text) {
        std::string result;
        for (std::size_t i = 0; i < times && size != 0; ++i)
            result += *text;
        return runtime.text(std::move(result), value.isEscaped());
    }
    std::vector<Value> items;
    for (std::size_t i = 0; i < times && size != 0; ++i)
        items.insert(items.end(), sequence->items.begin(), sequence->items.end());
    return runtime.sequence(sequence->type, std::move(items));
}

bool isRepeatable(const Value &value)
{
    const auto *sequence = value.as<Sequence>();
    return value.asText() || (sequence && sequence->type <= Sequence::Type::Tuple);
}

std::optional<Value> joined(Runtime &runtime, const Value &left, const Value &right)
{
    if (left.asText() && right.asText()) {
        const bool isEscaped = left.isEscaped() || right.isEscaped();
        const auto part = [isEscaped](const Value &value) {
            return isEscaped && !value.isEscaped() ? escaped(*value.asText()) : *value.asText();
        };
        runtime.charge(left.asText()->size() + right.asText()->size());
        return runtime.text(part(left) + part(right), isEscaped);
    }
    const auto *one = left.as<Sequence>();
    const auto *two = right.as<Sequence>();
    if (!one || !two || one->type != two->type || one->type > Sequence::Type::Tuple)
        return std::nullopt;
    std::vector<Value> items = one->items;
    items.insert(items.end(), two->items.begin(), two->items.end());
    return runtime.sequence(one->type, std::move(items));
}

} // namespace

std::optional<long long> wholeOf(const Value &value)
{
    if (const bool *claim = std::get_if<bool>(&value.data()))
        return *claim ? 1 : 0;
    if (const long long *number = std::get_if<long long>(&value.data()))
        return *number;
    return std::nullopt;
}

std::optional<double> realOf(const Value &value)
{
    if (const double *number = std::get_if<double>(&value.data()))
        return *number;
    const std::optional<long long> whole = wholeOf(value);
    return whole ? std::optional(static_cast<double>(*whole)) : std::nullopt;
}

Value arithmetic(Runtime &runtime, std::string_view op, const Value &left, const Value &right)
{
    const std::optional<long long> leftWhole = wholeOf(left);
    const std::optional<long long> rightWhole = wholeOf(right);
    if (leftWhole && rightWhole)
        return wholeArithmetic(runtime, op, *leftWhole, *rightWhole);
    if (const std::optional<double> one = realOf(left), two = realOf(right); one && two)
        return realArithmetic(runtime, op, *one, *two);
    if (op == "%" && left.asText())
        return formatted(runtime, left, right);
    if (op == "+")
        if (std::optional<Value> sum = joined(runtime, left, right))
            return *sum;
    if (op == "*" && isRepeatable(left) && rightWhole)
        return repeated(runtime, left, *rightWhole);
    if (op == "*" && isRepeatable(right) && leftWhole)
        return repeated(runtime, right, *leftWhole);
    if (left.isUndefined() || right.isUndefined())
        return runtime.fail(std::format("'{}' is applied to an undefined value: {}", op,
                                        *(std::get<Undefined>((left.isUndefined() ? left : right).data()).why
                                              ? std::get<Undefined>((left.isUndefined() ? left : right).data()).why
                                              : std::make_shared<const std::string>("it is empty."))));
    return runtime.fail(std::format("'{}' cannot be applied to {} and {}.", op, kindOf(left), kindOf(right)));
}

Value negative(Runtime &runtime, const Value &value)
{
    if (const std::optional<long long> whole = wholeOf(value))
        return *whole == std::numeric_limits<long long>::min() ? tooLarge(runtime) : Value::integer(-*whole);
    if (const std::optional<double> real = realOf(value))
        return Value::real(-*real);
    return runtime.fail(std::format("{} has no negative.", kindOf(value)));
}

Value positive(Runtime &runtime, const Value &value)
{
    if (const std::optional<long long> whole = wholeOf(value))
        return Value::integer(*whole);
    return value.is<double>() ? value : runtime.fail(std::format("'+' cannot be applied to {}.", kindOf(value)));
}

Bounds boundsOf(const Slice &slice, std::size_t length)
{
    const auto count = static_cast<long long>(length);
    const long long step = slice.step.value_or(1);
    const auto bound = [count, step](std::optional<long long> at, long long absent) {
        if (!at)
            return absent;
        const long long from = *at < 0 ? (*at < -count ? -1 : *at + count) : *at;
        return step > 0 ? std::clamp(from, 0LL, count) : std::clamp(from, -1LL, count - 1);
    };
    return {.start = bound(slice.start, step > 0 ? 0 : count - 1),
            .stop = bound(slice.stop, step > 0 ? count : -1),
            .step = step};
}

std::vector<std::size_t> indexes(const Slice &slice, std::size_t length)
{
    const auto [start, stop, step] = boundsOf(slice, length);
    std::vector<std::size_t> result;
    for (long long i = start; step > 0 ? i < stop : i > stop;) {
        result.push_back(static_cast<std::size_t>(i));
        if (__builtin_add_overflow(i, step, &i))
            break;
    }
    return result;
}

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '"')
            result += "&#34;";
        else if (c == '\'')
            result += "&#39;";
        else
            result += c;
    }
    return result;
}

} // namespace slipway::jinja
