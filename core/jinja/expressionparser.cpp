// SPDX-License-Identifier: MIT
#include "core/jinja/expressionparser.h"

#include <algorithm>
#include <array>
#include <format>

namespace slipway::jinja {
namespace {

constexpr std::size_t deepest = 200;

bool isComparison(const Token &token)
{
    static constexpr std::array<std::string_view, 6> all{"==", "!=", "<", "<=", ">", ">="};
    return token.kind == TokenKind::Operator && std::ranges::contains(all, token.text);
}

} // namespace

Token ExpressionParser::take()
{
    Token token = current();
    if (m_next + 1 < m_tokens.size())
        ++m_next;
    return token;
}

bool ExpressionParser::isName(std::string_view name) const
{
    return current().kind == TokenKind::Name && current().text == name;
}

bool ExpressionParser::isOperator(std::string_view text) const
{
    return current().kind == TokenKind::Operator && current().text == text;
}

bool ExpressionParser::skipName(std::string_view name)
{
    if (!isName(name))
        return false;
    take();
    return true;
}

bool ExpressionParser::skipOperator(std::string_view text)
{
    if (!isOperator(text))
        return false;
    take();
    return true;
}

void ExpressionParser::expectOperator(std::string_view text)
{
    if (!skipOperator(text))
        failHere(std::format("'{}' is expected here.", text));
}

std::string ExpressionParser::expectName(std::string_view name)
{
    if (current().kind != TokenKind::Name || (!name.empty() && current().text != name))
        failHere(name.empty() ? "A name is expected here." : std::format("'{}' is expected here.", name));
    return take().text;
}

void ExpressionParser::expectKind(TokenKind kind, std::string_view what)
{
    if (current().kind != kind)
        failHere(std::format("{} is expected here.", what));
    else
        take();
}

void ExpressionParser::fail(std::size_t offset, std::string text)
{
    if (m_error)
        return;
    m_error = SyntaxError{.offset = offset, .text = std::move(text)};
    m_next = m_tokens.size() - 1; // nothing more to read, so that every loop ends
}

/// False, with an error, when expressions are nested too deeply. Whoever gets true counts m_nesting down again.
bool ExpressionParser::enter()
{
    if (failed())
        return false;
    if (++m_nesting < deepest)
        return true;
    --m_nesting;
    failHere("The expression is nested too deeply.");
    return false;
}

ExpressionPtr ExpressionParser::make(ExpressionKind kind, std::size_t offset) const
{
    auto made = std::make_unique<Expression>();
    made->kind = kind;
    made->offset = offset;
    return made;
}

void ExpressionParser::addPart(Expression &whole, ExpressionPtr part)
{
    if (part) {
        whole.depth = std::max(whole.depth, part->depth + 1);
        if (whole.depth > deepest)
            fail(part->offset, "The expression is nested too deeply.");
    }
    whole.parts.push_back(std::move(part));
}

ExpressionPtr ExpressionParser::parseExpression(bool withConditional)
{
    if (!enter())
        return make(ExpressionKind::Constant, current().offset);
    ExpressionPtr value = withConditional ? parseConditional() : parseOr();
    --m_nesting;
    return value;
}

ExpressionPtr ExpressionParser::parseConditional()
{
    ExpressionPtr value = parseOr();
    while (isName("if")) {
        ExpressionPtr whole = make(ExpressionKind::Conditional, take().offset);
        addPart(*whole, parseOr());
        addPart(*whole, std::move(value));
        addPart(*whole, skipName("else") ? parseExpression() : nullptr);
        value = std::move(whole);
    }
    return value;
}

ExpressionPtr ExpressionParser::parseLogic(ExpressionKind kind, std::string_view word, Level level)
{
    ExpressionPtr left = (this->*level)();
    while (isName(word)) {
        ExpressionPtr whole = make(kind, take().offset);
        addPart(*whole, std::move(left));
        addPart(*whole, (this->*level)());
        left = std::move(whole);
    }
    return left;
}

ExpressionPtr ExpressionParser::parseOr()
{
    return parseLogic(ExpressionKind::Or, "or", &ExpressionParser::parseAnd);
}

ExpressionPtr ExpressionParser::parseAnd()
{
    return parseLogic(ExpressionKind::And, "and", &ExpressionParser::parseNot);
}

ExpressionPtr ExpressionParser::parseNot()
{
    if (!isName("not"))
        return parseComparison();
    ExpressionPtr whole = make(ExpressionKind::Not, take().offset);
    if (!enter())
        return whole;
    addPart(*whole, parseNot());
    --m_nesting;
    return whole;
}

ExpressionPtr ExpressionParser::parseComparison()
{
    ExpressionPtr first = parseSum();
    ExpressionPtr whole;
    while (!failed()) {
        const bool isNotIn = isName("not") && after().kind == TokenKind::Name && after().text == "in";
        if (!isComparison(current()) && !isName("in") && !isNotIn)
            break;
        if (!whole) {
            whole = make(ExpressionKind::Comparison, current().offset);
            addPart(*whole, std::move(first));
        }
        if (isNotIn)
            take();
        whole->operators.push_back(isNotIn ? "not in" : current().text);
        take();
        addPart(*whole, parseSum());
    }
    return whole ? std::move(whole) : std::move(first);
}

ExpressionPtr ExpressionParser::parseArithmetic(std::span<const std::string_view> operators, Level level)
{
    ExpressionPtr left = (this->*level)();
    while (current().kind == TokenKind::Operator && std::ranges::contains(operators, current().text)) {
        ExpressionPtr whole = make(ExpressionKind::Arithmetic, current().offset);
        whole->name = take().text;
        addPart(*whole, std::move(left));
        addPart(*whole, (this->*level)());
        left = std::move(whole);
    }
    return left;
}

ExpressionPtr ExpressionParser::parseSum()
{
    static constexpr std::array<std::string_view, 2> operators{"+", "-"};
    return parseArithmetic(operators, &ExpressionParser::parseConcatenation);
}

ExpressionPtr ExpressionParser::parseConcatenation()
{
    ExpressionPtr first = parseProduct();
    if (!isOperator("~"))
        return first;
    ExpressionPtr whole = make(ExpressionKind::Concatenation, current().offset);
    addPart(*whole, std::move(first));
    while (skipOperator("~"))
        addPart(*whole, parseProduct());
    return whole;
}

ExpressionPtr ExpressionParser::parseProduct()
{
    static constexpr std::array<std::string_view, 4> operators{"*", "/", "//", "%"};
    return parseArithmetic(operators, &ExpressionParser::parsePower);
}

ExpressionPtr ExpressionParser::parsePower()
{
    static constexpr std::array<std::string_view, 1> operators{"**"};
    return parseArithmetic(operators, &ExpressionParser::parseUnaryWithFilters);
}

ExpressionPtr ExpressionParser::parseUnary(bool withFilters)
{
    ExpressionPtr value;
    if (isOperator("-") || isOperator("+")) {
        const Token sign = take();
        value = make(sign.text == "-" ? ExpressionKind::Negative : ExpressionKind::Positive, sign.offset);
        if (!enter())
            return value;
        addPart(*value, parseUnary(false));
        --m_nesting;
    } else {
        value = parsePrimary();
    }
    value = parsePostfix(std::move(value));
    return withFilters ? parseFilterExpression(std::move(value)) : std::move(value);
}

ExpressionPtr ExpressionParser::parsePrimary(bool withNamespace)
{
    const Token token = current();
    switch (token.kind) {
    case TokenKind::Name:
        return parseName(withNamespace);
    case TokenKind::String:
        return parseString();
    case TokenKind::Integer:
    case TokenKind::Float: {
        ExpressionPtr value = make(ExpressionKind::Constant, token.offset);
        value->constant = take().number;
        return value;
    }
    default:
        break;
    }
    if (skipOperator("(")) {
        if (!enter())
            return make(ExpressionKind::Constant, token.offset);
        ExpressionPtr value = parseTuple({.isInParentheses = true});
        --m_nesting;
        expectOperator(")");
        return value;
    }
    if (isOperator("["))
        return parseList();
    if (isOperator("{"))
        return parseDictionary();
    failHere("A value is expected here.");
    return make(ExpressionKind::Constant, token.offset);
}

ExpressionPtr ExpressionParser::parseName(bool withNamespace)
{
    const Token token = take();
    ExpressionPtr value = make(ExpressionKind::Constant, token.offset);
    if (token.text == "true" || token.text == "True" || token.text == "false" || token.text == "False") {
        value->constant = Value::boolean(token.text[0] == 't' || token.text[0] == 'T');
    } else if (token.text == "none" || token.text == "None") {
        value->constant = Value::none();
    } else {
        value->kind = ExpressionKind::Name;
        value->name = token.text;
        if (withNamespace && skipOperator(".")) {
            value->kind = ExpressionKind::NamespaceName;
            value->member = expectName();
        }
    }
    return value;
}

ExpressionPtr ExpressionParser::parseString()
{
    ExpressionPtr value = make(ExpressionKind::Constant, current().offset);
    std::string text;
    while (current().kind == TokenKind::String)
        text += take().text;
    value->constant = Value::text(std::move(text));
    return value;
}

ExpressionPtr ExpressionParser::parseList()
{
    ExpressionPtr list = make(ExpressionKind::List, take().offset);
    while (!failed() && !isOperator("]")) {
        if (!list->parts.empty())
            expectOperator(",");
        if (!isOperator("]"))
            addPart(*list, parseExpression());
    }
    expectOperator("]");
    return list;
}

ExpressionPtr ExpressionParser::parseDictionary()
{
    ExpressionPtr dictionary = make(ExpressionKind::Dictionary, take().offset);
    while (!failed() && !isOperator("}")) {
        if (!dictionary->parts.empty())
            expectOperator(",");
        if (isOperator("}"))
            break;
        addPart(*dictionary, parseExpression());
        expectOperator(":");
        addPart(*dictionary, parseExpression());
    }
    expectOperator("}");
    return dictionary;
}

bool ExpressionParser::endsTuple(const TupleForm &form) const
{
    return current().kind == TokenKind::VariableEnd || current().kind == TokenKind::BlockEnd || isOperator(")") ||
           (!form.endName.empty() && isName(form.endName));
}

ExpressionPtr ExpressionParser::parseTuple(const TupleForm &form)
{
    ExpressionPtr tuple = make(ExpressionKind::Tuple, current().offset);
    bool isTuple = false;
    while (!failed()) {
        if (!tuple->parts.empty())
            expectOperator(",");
        if (endsTuple(form))
            break;
        addPart(*tuple, form.isTarget ? parsePrimary(form.withNamespace) : parseExpression(form.withConditional));
        if (!isOperator(","))
            break;
        isTuple = true;
    }
    if (isTuple || failed())
        return tuple;
    if (!tuple->parts.empty())
        return std::move(tuple->parts.front());
    if (!form.isInParentheses)
        failHere("A value is expected here.");
    return tuple;
}

} // namespace slipway::jinja
