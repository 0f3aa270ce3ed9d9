// SPDX-License-Identifier: MIT
// The evaluation of expressions.
#include "core/jinja/attributes.h"
#include "core/jinja/comparison.h"
#include "core/jinja/engine.h"
#include "core/jinja/filters.h"
#include "core/jinja/iteration.h"
#include "core/jinja/operators.h"
#include "core/jinja/printing.h"
#include "core/jinja/tests.h"

#include <algorithm>
#include <array>
#include <format>

namespace slipway::jinja {

Value Engine::evaluate(const Expression &expression, Frame &frame)
{
    const Runtime::Place before = m_runtime.place;
    m_runtime.place = {.source = frame.source, .offset = expression.offset};
    Value value = m_runtime.enter() ? operation(expression, frame) : Value();
    m_runtime.leave();
    m_runtime.place = before;
    return m_runtime.failed() ? Value() : value;
}

Value Engine::operation(const Expression &it, Frame &frame)
{
    const auto part = [&](std::size_t i) { return evaluate(*it.parts[i], frame); };
    switch (it.kind) {
    case ExpressionKind::Constant:
        return it.constant;
    case ExpressionKind::Name:
        return name(it, frame);
    case ExpressionKind::Tuple:
    case ExpressionKind::List:
        return collection(it, frame);
    case ExpressionKind::Dictionary:
        return dictionary(it, frame);
    case ExpressionKind::Attribute:
        return attributeOf(m_runtime, part(0), it.name);
    case ExpressionKind::Subscript:
        return subscript(it, frame);
    case ExpressionKind::Call:
        return callOf(it, frame, nullptr);
    case ExpressionKind::Filter:
        return filter(it, frame, nullptr);
    case ExpressionKind::Test: {
        const Value value = part(0);
        Arguments given = arguments(it.call, frame);
        return m_runtime.failed() ? Value() : Value::boolean(applyTest(m_runtime, it.name, value, given));
    }
    case ExpressionKind::Negative:
        return negative(m_runtime, part(0));
    case ExpressionKind::Positive:
        return positive(m_runtime, part(0));
    case ExpressionKind::Not:
        return Value::boolean(!isTruthy(part(0)));
    case ExpressionKind::And:
    case ExpressionKind::Or: {
        Value left = part(0);
        return isTruthy(left) == (it.kind == ExpressionKind::And) ? part(1) : left;
    }
    case ExpressionKind::Arithmetic: {
        const Value left = part(0);
        const Value right = part(1);
        return m_runtime.failed() ? Value() : arithmetic(m_runtime, it.name, left, right);
    }
    case ExpressionKind::Concatenation:
        return concatenation(it, frame);
    case ExpressionKind::Comparison:
        return comparison(it, frame);
    case ExpressionKind::Conditional:
        return conditional(it, frame);
    case ExpressionKind::NamespaceName:
    case ExpressionKind::Slice:
        break;
    }
    return m_runtime.fail("This has no value here.");
}

Value Engine::name(const Expression &expression, Frame &frame)
{
    Frame *const holder = frame.holder(expression.name);
    if (!holder)
        return m_runtime.fail(std::format("Jinja does not know '{}' in this place.", expression.name));
    const Value &value = holder->values[expression.name];
    return value.isMissing() ? Value::undefined(std::format("'{}' is undefined.", expression.name)) : value;
}

Value Engine::collection(const Expression &expression, Frame &frame)
{
    std::vector<Value> items;
    for (const ExpressionPtr &part : expression.parts)
        items.push_back(evaluate(*part, frame));
    const bool isList = expression.kind == ExpressionKind::List;
    return m_runtime.sequence(isList ? Sequence::Type::List : Sequence::Type::Tuple, std::move(items));
}

Value Engine::dictionary(const Expression &expression, Frame &frame)
{
    auto *made = m_runtime.make<Dictionary>();
    for (std::size_t i = 0; i + 1 < expression.parts.size() && !m_runtime.failed(); i += 2) {
        const Value key = evaluate(*expression.parts[i], frame);
        Value value = evaluate(*expression.parts[i + 1], frame);
        const std::optional<std::string> known = m_runtime.failed() ? std::nullopt : keyOf(m_runtime, key);
        if (known && m_runtime.charge(128))
            made->set(*known, key, std::move(value));
    }
    return Value::object(made);
}

Value Engine::subscript(const Expression &expression, Frame &frame)
{
    const Value value = evaluate(*expression.parts[0], frame);
    const Expression &key = *expression.parts[1];
    if (key.kind != ExpressionKind::Slice) {
        const Value at = evaluate(key, frame);
        return m_runtime.failed() ? Value() : itemOf(m_runtime, value, at);
    }
    std::array<std::optional<long long>, 3> bounds;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const Value bound = key.parts[i] ? evaluate(*key.parts[i], frame) : Value::none();
        bounds.at(i) = wholeOf(bound);
        if (!bounds.at(i) && !bound.isNone())
            return m_runtime.fail(std::format("The bound of a slice has to be an integer, not {}.", kindOf(bound)));
    }
    if (m_runtime.failed())
        return {};
    return sliceOf(m_runtime, value, {.start = bounds[0], .stop = bounds[1], .step = bounds[2]});
}

Value Engine::comparison(const Expression &expression, Frame &frame)
{
    Value left = evaluate(*expression.parts[0], frame);
    for (std::size_t i = 0; i < expression.operators.size(); ++i) {
        Value right = evaluate(*expression.parts[i + 1], frame);
        if (m_runtime.failed() || !compares(m_runtime, expression.operators[i], left, right))
            return Value::boolean(false);
        left = std::move(right);
    }
    return Value::boolean(true);
}

Value Engine::concatenation(const Expression &expression, Frame &frame)
{
    std::string text;
    for (const ExpressionPtr &part : expression.parts) {
        const std::string more = str(m_runtime, evaluate(*part, frame));
        if (!m_runtime.charge(more.size()))
            return {};
        text += more;
    }
    return m_runtime.text(std::move(text));
}

Value Engine::conditional(const Expression &expression, Frame &frame)
{
    if (isTruthy(evaluate(*expression.parts[0], frame)))
        return evaluate(*expression.parts[1], frame);
    if (expression.parts[2])
        return evaluate(*expression.parts[2], frame);
    return Value::undefined("The condition is false, and there is no 'else'.");
}

Arguments Engine::arguments(const CallArguments &call, Frame &frame)
{
    Arguments given;
    for (const ExpressionPtr &argument : call.positional)
        given.positional.push_back(evaluate(*argument, frame));
    for (const auto &[name, argument] : call.named)
        given.named.emplace_back(name, evaluate(*argument, frame));
    if (call.list)
        for (Value &value : itemsOf(m_runtime, evaluate(*call.list, frame)))
            given.positional.push_back(std::move(value));
    if (!call.dictionary)
        return given;
    const Value value = evaluate(*call.dictionary, frame);
    const auto *names = value.as<Dictionary>();
    if (!names)
        m_runtime.fail("What follows '**' has to be a mapping.");
    for (const auto &[key, item] : names ? names->entries() : std::vector<Dictionary::Entry>()) {
        const bool isTwice =
            key.asText() && std::ranges::contains(given.named, *key.asText(), [](const auto &it) { return it.first; });
        if (!key.asText() || isTwice)
            m_runtime.fail("An argument's name is no text, or is given twice.");
        else
            given.named.emplace_back(*key.asText(), item);
    }
    return given;
}

Value Engine::callOf(const Expression &expression, Frame &frame, const Value *caller)
{
    const Value callee = evaluate(*expression.parts[0], frame);
    Arguments given = arguments(expression.call, frame);
    if (caller)
        given.named.emplace_back("caller", *caller);
    return m_runtime.failed() ? Value() : call(m_runtime, callee, given);
}

Value Engine::filter(const Expression &expression, Frame &frame, const Value *text)
{
    Value value;
    if (expression.parts.empty())
        value = text ? *text : Value();
    else if (text && expression.parts[0]->kind == ExpressionKind::Filter)
        value = filter(*expression.parts[0], frame, text);
    else
        value = evaluate(*expression.parts[0], frame);
    Arguments given = arguments(expression.call, frame);
    return m_runtime.failed() ? Value() : applyFilter(m_runtime, expression.name, value, given);
}

} // namespace slipway::jinja
