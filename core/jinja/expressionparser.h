// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/ast.h"
#include "core/jinja/lexer.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::jinja {

/// Reads expressions from tokens. The first error stays, and what comes after it is worth nothing.
class ExpressionParser
{
public:
    explicit ExpressionParser(std::vector<Token> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    [[nodiscard]] const std::optional<SyntaxError> &error() const { return m_error; }

protected:
    /// What a tuple without parentheses may be made of, and a name that ends it beside `)` and the tag's end.
    struct TupleForm {
        bool isTarget = false; ///< primaries only
        bool withConditional = true;
        bool isInParentheses = false; ///< may be empty
        bool withNamespace = false;
        std::string_view endName = {};
    };

    const Token &current() const { return m_tokens[m_next]; }
    const Token &after() const { return m_tokens[std::min(m_next + 1, m_tokens.size() - 1)]; }
    Token take();
    [[nodiscard]] bool isName(std::string_view name) const;
    [[nodiscard]] bool isOperator(std::string_view text) const;
    bool skipName(std::string_view name);
    bool skipOperator(std::string_view text);
    void expectOperator(std::string_view text);
    /// The next name; a keyword such as `in` when `name` is given.
    std::string expectName(std::string_view name = {});
    void expectKind(TokenKind kind, std::string_view what);
    void fail(std::size_t offset, std::string text);
    void failHere(std::string text) { fail(current().offset, std::move(text)); }
    [[nodiscard]] bool failed() const { return m_error.has_value(); }

    ExpressionPtr parseExpression(bool withConditional = true);
    ExpressionPtr parseTuple(const TupleForm &form);
    /// The filters that follow; with `startsInline` the first has no `|`. `value` may be null.
    ExpressionPtr parseFilters(ExpressionPtr value, bool startsInline = false);
    [[nodiscard]] ExpressionPtr make(ExpressionKind kind, std::size_t offset) const;
    ExpressionPtr parsePrimary(bool withNamespace = false);

private:
    using Level = ExpressionPtr (ExpressionParser::*)();

    ExpressionPtr parseConditional();
    ExpressionPtr parseLogic(ExpressionKind kind, std::string_view word, Level level);
    ExpressionPtr parseOr();
    ExpressionPtr parseAnd();
    ExpressionPtr parseNot();
    ExpressionPtr parseComparison();
    ExpressionPtr parseArithmetic(std::span<const std::string_view> operators, Level level);
    ExpressionPtr parseSum();
    ExpressionPtr parseConcatenation();
    ExpressionPtr parseProduct();
    ExpressionPtr parsePower();
    ExpressionPtr parseUnaryWithFilters() { return parseUnary(true); }
    ExpressionPtr parseUnary(bool withFilters);
    ExpressionPtr parseName(bool withNamespace);
    ExpressionPtr parseString();
    ExpressionPtr parseList();
    ExpressionPtr parseDictionary();
    ExpressionPtr parsePostfix(ExpressionPtr value);
    ExpressionPtr parseFilterExpression(ExpressionPtr value);
    ExpressionPtr parseAttribute(ExpressionPtr value);
    ExpressionPtr parseSubscript(ExpressionPtr value);
    ExpressionPtr parseSubscribed();
    ExpressionPtr parseCall(ExpressionPtr value);
    ExpressionPtr parseTest(ExpressionPtr value);
    std::string parseDottedName();
    void parseArguments(Expression &whole);
    void parseArgument(CallArguments &arguments, std::size_t open);
    void addPart(Expression &whole, ExpressionPtr part);
    [[nodiscard]] bool endsTuple(const TupleForm &form) const;
    bool enter();

    std::vector<Token> m_tokens;
    std::size_t m_next = 0;
    std::size_t m_nesting = 0;
    std::optional<SyntaxError> m_error;
};

} // namespace slipway::jinja
