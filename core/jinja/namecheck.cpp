// SPDX-License-Identifier: MIT
#include "core/jinja/namecheck.h"

#include "core/jinja/filters.h"
#include "core/jinja/tests.h"

#include <format>

namespace slipway::jinja {
namespace {

/// Where a statement stands, as Jinja's compiler sees it.
struct Place {
    bool isSoft = false; ///< directly in an `if`: unknown names matter only when they are used
    bool isTop = true;   ///< in no block but `if`
    /// Output goes to the page: in a template that extends another there is none, and Jinja does not compile it.
    bool isOutput = true;

    [[nodiscard]] Place inner() const { return {.isSoft = false, .isTop = false, .isOutput = isOutput}; }
    [[nodiscard]] Place soft() const { return {.isSoft = true, .isTop = isTop, .isOutput = isOutput}; }
};

class NameCheck
{
public:
    [[nodiscard]] const std::optional<SyntaxError> &error() const { return m_error; }

    void visit(const Body &body, Place place)
    {
        for (const StatementPtr &statement : body) {
            visit(*statement, place);
            m_isExtended = m_isExtended || (statement->kind == StatementKind::Extends && place.isTop && !place.isSoft);
        }
    }

private:
    void fail(std::size_t offset, std::string text)
    {
        if (!m_error)
            m_error = SyntaxError{.offset = offset, .text = std::move(text)};
    }

    void visit(const Statement &statement, Place place)
    {
        if (statement.kind == StatementKind::Extends && !place.isTop)
            fail(statement.offset, "'extends' stands inside a block.");
        if (statement.kind == StatementKind::Output && place.isOutput && m_isExtended)
            return;
        for (std::size_t i = 0; i < statement.expressions.size(); ++i)
            visit(statement.expressions[i], isSoft(statement, i, place));
        visit(statement.call, place.isSoft);
        for (const Body &body : statement.bodies)
            visit(body, placeIn(statement, place));
    }

    static bool isSoft(const Statement &statement, std::size_t index, Place place)
    {
        switch (statement.kind) {
        case StatementKind::If:
            return true;
        case StatementKind::For:
            return place.isSoft && index == 0; // its condition is a function
        case StatementKind::BlockSet:
        case StatementKind::FilterBlock:
        case StatementKind::Macro:
        case StatementKind::CallBlock:
            return false;
        default:
            return place.isSoft;
        }
    }

    static Place placeIn(const Statement &statement, Place place)
    {
        Place made = statement.kind == StatementKind::If ? place.soft() : place.inner();
        const bool isCaught = statement.kind == StatementKind::Macro || statement.kind == StatementKind::CallBlock ||
                              statement.kind == StatementKind::BlockSet || statement.kind == StatementKind::Block;
        made.isOutput = made.isOutput && !isCaught;
        return made;
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

    bool m_isExtended = false; ///< whatever else happens: by a statement outside of all blocks
    std::optional<SyntaxError> m_error;
};

} // namespace

std::optional<SyntaxError> wrongName(const Template &source)
{
    NameCheck check;
    check.visit(source.body, {});
    return check.error();
}

} // namespace slipway::jinja
