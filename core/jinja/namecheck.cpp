// SPDX-License-Identifier: MIT
#include "core/jinja/namecheck.h"

#include "core/jinja/filters.h"
#include "core/jinja/tests.h"

#include <format>

namespace slipway::jinja {
namespace {

class NameCheck
{
public:
    [[nodiscard]] const std::optional<SyntaxError> &error() const { return m_error; }

    void visit(const Body &body, bool isSoft, bool isTop)
    {
        for (const StatementPtr &statement : body)
            visit(*statement, isSoft, isTop);
    }

private:
    void fail(std::size_t offset, std::string text)
    {
        if (!m_error)
            m_error = SyntaxError{.offset = offset, .text = std::move(text)};
    }

    void visit(const Statement &statement, bool isSoft, bool isTop)
    {
        const bool isIf = statement.kind == StatementKind::If;
        if (statement.kind == StatementKind::Extends && !isTop)
            fail(statement.offset, "'extends' stands inside a block.");
        for (const ExpressionPtr &expression : statement.expressions)
            visit(expression, isSoft || isIf);
        visit(statement.call, isSoft);
        for (const Body &body : statement.bodies)
            visit(body, isIf, isIf && isTop);
    }

    void visit(const ExpressionPtr &expression, bool isSoft)
    {
        if (!expression)
            return;
        const Expression &it = *expression;
        if (!isSoft && it.kind == ExpressionKind::Filter && !isKnownFilter(it.name))
            fail(it.offset, std::format("There is no filter '{}'.", it.name));
        if (!isSoft && it.kind == ExpressionKind::Test && !isKnownTest(it.name))
            fail(it.offset, std::format("There is no test '{}'.", it.name));
        const bool isSoftInside = isSoft || it.kind == ExpressionKind::Conditional;
        for (const ExpressionPtr &part : it.parts)
            visit(part, isSoftInside);
        for (const ExpressionPtr &argument : it.call.positional)
            visit(argument, isSoftInside);
        for (const auto &[name, argument] : it.call.named)
            visit(argument, isSoftInside);
        visit(it.call.list, isSoftInside);
        visit(it.call.dictionary, isSoftInside);
    }

    std::optional<SyntaxError> m_error;
};

} // namespace

std::optional<SyntaxError> wrongName(const Template &source)
{
    NameCheck check;
    check.visit(source.body, false, true);
    return check.error();
}

} // namespace slipway::jinja
