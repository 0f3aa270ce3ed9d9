// SPDX-License-Identifier: MIT
// What follows a value: attributes, subscripts, calls, filters, tests.
#include "core/jinja/expressionparser.h"

#include <algorithm>
#include <format>

namespace slipway::jinja {

ExpressionPtr ExpressionParser::parsePostfix(ExpressionPtr value)
{
    while (!failed()) {
        if (isOperator("."))
            value = parseAttribute(std::move(value));
        else if (isOperator("["))
            value = parseSubscript(std::move(value));
        else if (isOperator("("))
            value = parseCall(std::move(value));
        else
            break;
    }
    return value;
}

ExpressionPtr ExpressionParser::parseFilterExpression(ExpressionPtr value)
{
    while (!failed()) {
        if (isOperator("|"))
            value = parseFilters(std::move(value));
        else if (isName("is"))
            value = parseTest(std::move(value));
        else if (isOperator("("))
            value = parseCall(std::move(value));
        else
            break;
    }
    return value;
}

ExpressionPtr ExpressionParser::parseAttribute(ExpressionPtr value)
{
    take();
    const Token name = take();
    const bool isIndex = name.kind == TokenKind::Integer;
    ExpressionPtr whole = make(isIndex ? ExpressionKind::Subscript : ExpressionKind::Attribute, name.offset);
    addPart(*whole, std::move(value));
    whole->name = name.text;
    if (isIndex) {
        ExpressionPtr index = make(ExpressionKind::Constant, name.offset);
        index->constant = name.number;
        addPart(*whole, std::move(index));
    } else if (name.kind != TokenKind::Name) {
        fail(name.offset, "A name or a number is expected after the dot.");
    }
    return whole;
}

ExpressionPtr ExpressionParser::parseSubscript(ExpressionPtr value)
{
    ExpressionPtr whole = make(ExpressionKind::Subscript, take().offset);
    ExpressionPtr key = make(ExpressionKind::Tuple, current().offset);
    while (!failed() && !isOperator("]")) {
        if (!key->parts.empty())
            expectOperator(",");
        addPart(*key, parseSubscribed());
    }
    expectOperator("]");
    addPart(*whole, std::move(value));
    const bool isOne = key->parts.size() == 1;
    addPart(*whole, isOne ? std::move(key->parts.front()) : std::move(key));
    return whole;
}

ExpressionPtr ExpressionParser::parseSubscribed()
{
    const std::size_t offset = current().offset;
    ExpressionPtr first;
    if (!isOperator(":"))
        first = parseExpression();
    if (!isOperator(":"))
        return first;
    ExpressionPtr slice = make(ExpressionKind::Slice, offset);
    addPart(*slice, std::move(first));
    take();
    const auto isAtEnd = [this] { return isOperator(":") || isOperator("]") || isOperator(","); };
    addPart(*slice, isAtEnd() ? nullptr : parseExpression());
    ExpressionPtr step;
    if (skipOperator(":") && !isOperator("]") && !isOperator(","))
        step = parseExpression();
    addPart(*slice, std::move(step));
    return slice;
}

void ExpressionParser::parseArgument(CallArguments &arguments, std::size_t open)
{
    const auto ensure = [this, open](bool isProper) {
        if (!isProper)
            fail(open, "These arguments are in an order that a call does not take.");
    };
    if (isOperator("*")) {
        ensure(!arguments.list && !arguments.dictionary);
        take();
        arguments.list = parseExpression();
    } else if (isOperator("**")) {
        ensure(!arguments.dictionary);
        take();
        arguments.dictionary = parseExpression();
    } else if (current().kind == TokenKind::Name && after().kind == TokenKind::Operator && after().text == "=") {
        ensure(!arguments.dictionary);
        std::string name = take().text;
        take();
        if (std::ranges::contains(arguments.named, name, &std::pair<std::string, ExpressionPtr>::first))
            failHere(std::format("The argument '{}' is given twice.", name));
        arguments.named.emplace_back(std::move(name), parseExpression());
    } else {
        ensure(!arguments.list && !arguments.dictionary && arguments.named.empty());
        arguments.positional.push_back(parseExpression());
    }
}

void ExpressionParser::parseArguments(Expression &whole)
{
    CallArguments &arguments = whole.call;
    const std::size_t open = current().offset;
    expectOperator("(");
    bool isFirst = true;
    while (!failed() && !isOperator(")")) {
        if (!isFirst)
            expectOperator(",");
        if (!isFirst && isOperator(")"))
            break;
        isFirst = false;
        parseArgument(arguments, open);
    }
    expectOperator(")");
    const auto count = [&whole](const ExpressionPtr &part) {
        whole.depth = std::max(whole.depth, part ? part->depth + 1 : 0);
    };
    std::ranges::for_each(arguments.positional, count);
    for (const auto &[name, value] : arguments.named)
        count(value);
    count(arguments.list);
    count(arguments.dictionary);
}

ExpressionPtr ExpressionParser::parseCall(ExpressionPtr value)
{
    ExpressionPtr whole = make(ExpressionKind::Call, current().offset);
    addPart(*whole, std::move(value));
    parseArguments(*whole);
    return whole;
}

std::string ExpressionParser::parseDottedName()
{
    std::string name = expectName();
    while (skipOperator("."))
        name += '.' + expectName();
    return name;
}

ExpressionPtr ExpressionParser::parseFilters(ExpressionPtr value, bool startsInline)
{
    while (!failed() && (startsInline || isOperator("|"))) {
        if (!startsInline)
            take();
        startsInline = false;
        ExpressionPtr whole = make(ExpressionKind::Filter, current().offset);
        whole->name = parseDottedName();
        if (value)
            addPart(*whole, std::move(value));
        if (isOperator("("))
            parseArguments(*whole);
        value = std::move(whole);
    }
    return value;
}

ExpressionPtr ExpressionParser::parseTest(ExpressionPtr value)
{
    take();
    const std::size_t offset = current().offset;
    const bool isNegated = skipName("not");
    ExpressionPtr whole = make(ExpressionKind::Test, current().offset);
    whole->name = parseDottedName();
    addPart(*whole, std::move(value));
    const TokenKind kind = current().kind;
    const bool beginsValue = kind == TokenKind::Name || kind == TokenKind::String || kind == TokenKind::Integer ||
                             kind == TokenKind::Float || isOperator("[") || isOperator("{");
    if (isOperator("(")) {
        parseArguments(*whole);
    } else if (beginsValue && !isName("else") && !isName("or") && !isName("and")) {
        if (isName("is"))
            failHere("Tests cannot be chained with 'is'.");
        whole->call.positional.push_back(parsePostfix(parsePrimary()));
    }
    if (!isNegated)
        return whole;
    ExpressionPtr negated = make(ExpressionKind::Not, offset);
    addPart(*negated, std::move(whole));
    return negated;
}

} // namespace slipway::jinja
