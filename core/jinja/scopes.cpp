// SPDX-License-Identifier: MIT
#include "core/jinja/scopes.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace slipway::jinja {
namespace {

bool isKnown(const Scope *scope, const std::string &name)
{
    for (; scope; scope = scope->parent)
        if (scope->variables.contains(name))
            return true;
    return false;
}

/// Notes the variables of one frame, in the order in which Jinja visits the nodes.
class FrameVisitor
{
public:
    explicit FrameVisitor(Scope &scope)
        : m_scope(&scope)
    {
    }

    void declare(const std::string &name) { m_scope->variables[name] = {.load = Load::Parameter, .isStored = true}; }

    void store(const std::string &name)
    {
        const auto [found, isNew] = m_scope->variables.try_emplace(name);
        found->second.isStored = true;
        if (isNew)
            found->second.load = isKnown(m_scope->parent, name) ? Load::Alias : Load::Undefined;
    }

    void load(const std::string &name)
    {
        if (!isKnown(m_scope, name))
            m_scope->variables[name] = {.load = Load::Resolve, .isStored = false};
    }

    void target(const Expression &target, bool isParameter)
    {
        if (target.kind == ExpressionKind::NamespaceName)
            load(target.name);
        else if (target.kind == ExpressionKind::Name && isParameter)
            declare(target.name);
        else if (target.kind == ExpressionKind::Name)
            store(target.name);
        for (const ExpressionPtr &part : target.parts)
            this->target(*part, isParameter);
    }

    void visit(const ExpressionPtr &expression)
    {
        if (!expression)
            return;
        if (expression->kind == ExpressionKind::Name)
            load(expression->name);
        for (const ExpressionPtr &part : expression->parts)
            visit(part);
        const CallArguments &call = expression->call;
        for (const ExpressionPtr &argument : call.positional)
            visit(argument);
        for (const auto &[name, argument] : call.named)
            visit(argument);
        visit(call.list);
        visit(call.dictionary);
    }

    void visit(const Body &body)
    {
        for (const StatementPtr &statement : body)
            visit(*statement);
    }

private:
    void visit(const Statement &statement)
    {
        switch (statement.kind) {
        case StatementKind::If:
            visitIf(statement, 0);
            return;
        case StatementKind::Macro:
            store(statement.name);
            return;
        case StatementKind::For:
            visit(statement.expressions.front());
            return;
        case StatementKind::CallBlock:
            visit(statement.call);
            return;
        case StatementKind::BlockSet:
            target(*statement.targets.front(), false);
            return;
        case StatementKind::Block:
            return;
        default:
            break;
        }
        for (const ExpressionPtr &expression : statement.expressions)
            visit(expression);
        if (statement.kind == StatementKind::Set)
            target(*statement.targets.front(), false);
        if (statement.kind == StatementKind::Import)
            store(statement.name);
        for (const auto &[name, alias] : statement.importedNames)
            store(alias);
    }

    /// A branch and those after it. What one of them stores may keep its outer value, since another may run.
    void visitIf(const Statement &statement, std::size_t branch)
    {
        visit(statement.expressions[branch]);
        Scope *const scope = m_scope;
        std::array<Scope, 3> branches{*scope, *scope, *scope};
        m_scope = &branches[0];
        visit(statement.bodies[branch]);
        m_scope = &branches[1];
        for (std::size_t i = branch + 1; branch == 0 && i < statement.expressions.size(); ++i)
            visitIf(statement, i);
        m_scope = &branches[2];
        if (branch == 0)
            visit(statement.bodies.back());
        m_scope = scope;
        const Scope before = *scope;
        for (const Scope &one : branches)
            merge(one, before);
    }

    void merge(const Scope &branch, const Scope &before)
    {
        for (const auto &[name, variable] : branch.variables) {
            const auto old = before.variables.find(name);
            const bool wasStored = old != before.variables.end() && old->second.isStored;
            Scope::Variable &merged = m_scope->variables[name];
            const bool isStored = merged.isStored || variable.isStored;
            if (isStored && !wasStored)
                merged.load = isKnown(m_scope->parent, name) ? Load::Alias : Load::Resolve;
            else
                merged.load = variable.load;
            merged.isStored = isStored;
        }
    }

    Scope *m_scope;
};

/// Which of some names are spoken of without having been stored before.
class UndeclaredNames
{
public:
    explicit UndeclaredNames(std::set<std::string, std::less<>> names)
        : m_names(std::move(names))
    {
    }

    [[nodiscard]] bool has(std::string_view name) const { return m_found.contains(name); }

    void visit(const Body &body)
    {
        for (const StatementPtr &statement : body)
            visit(*statement);
    }

private:
    void visit(const Statement &statement)
    {
        if (statement.kind == StatementKind::Block)
            return;
        for (const ExpressionPtr &target : statement.targets)
            visit(target, true);
        visit(statement.call, false);
        for (const std::string &parameter : statement.parameters)
            m_names.erase(parameter);
        for (const ExpressionPtr &expression : statement.expressions)
            visit(expression, false);
        for (const Body &body : statement.bodies)
            visit(body);
    }

    void visit(const ExpressionPtr &expression, bool isTarget)
    {
        if (!expression)
            return;
        if (expression->kind == ExpressionKind::Name) {
            if (isTarget)
                m_names.erase(expression->name);
            else if (m_names.contains(expression->name))
                m_found.insert(expression->name);
        }
        for (const ExpressionPtr &part : expression->parts)
            visit(part, isTarget);
        for (const ExpressionPtr &argument : expression->call.positional)
            visit(argument, false);
        for (const auto &[name, argument] : expression->call.named)
            visit(argument, false);
        visit(expression->call.list, false);
        visit(expression->call.dictionary, false);
    }

    std::set<std::string, std::less<>> m_names;
    std::set<std::string, std::less<>> m_found;
};

bool holdsScopedBlock(const Body &body)
{
    for (const StatementPtr &statement : body) {
        if (statement->kind == StatementKind::Block && statement->isScoped)
            return true;
        for (const Body &inner : statement->bodies)
            if (holdsScopedBlock(inner))
                return true;
    }
    return false;
}

void decide(const Body &body, const Scope &outer);

void decideLoop(Statement &loop, const Scope &outer)
{
    UndeclaredNames names({"loop"});
    names.visit(loop.bodies.front());
    loop.usesLoop = names.has("loop") || holdsScopedBlock(loop.bodies.front()) || holdsScopedBlock(loop.bodies.back());
    for (Scope *scope : {&loop.scope, &loop.elseScope, &loop.testScope})
        scope->parent = &outer;
    FrameVisitor visitor(loop.scope);
    if (loop.usesLoop)
        visitor.declare("loop");
    visitor.target(*loop.targets.front(), true);
    visitor.visit(loop.bodies.front());
    FrameVisitor(loop.elseScope).visit(loop.bodies.back());
    FrameVisitor test(loop.testScope);
    test.target(*loop.targets.front(), true);
    test.visit(loop.expressions.back());
    decide(loop.bodies.front(), loop.scope);
    decide(loop.bodies.back(), loop.elseScope);
}

void decideMacro(Statement &macro, const Scope &outer)
{
    macro.scope.parent = &outer;
    UndeclaredNames names({"caller", "kwargs", "varargs"});
    names.visit(macro.bodies.front());
    FrameVisitor visitor(macro.scope);
    const auto isParameter = [&macro](std::string_view name) { return std::ranges::contains(macro.parameters, name); };
    for (const std::string &parameter : macro.parameters)
        visitor.declare(parameter);
    for (const ExpressionPtr &value : macro.expressions)
        visitor.visit(value);
    macro.takesCaller = names.has("caller");
    macro.takesNamed = names.has("kwargs") && !isParameter("kwargs");
    macro.takesMore = names.has("varargs") && !isParameter("varargs");
    if (macro.takesCaller && !isParameter("caller"))
        visitor.declare("caller");
    if (macro.takesNamed)
        visitor.declare("kwargs");
    if (macro.takesMore)
        visitor.declare("varargs");
    visitor.visit(macro.bodies.front());
    decide(macro.bodies.front(), macro.scope);
}

void decideInner(Statement &statement, const Scope &outer)
{
    statement.scope.parent = &outer;
    FrameVisitor visitor(statement.scope);
    if (statement.kind == StatementKind::With)
        for (const ExpressionPtr &target : statement.targets)
            visitor.target(*target, true);
    visitor.visit(statement.bodies.front());
    if (statement.kind == StatementKind::FilterBlock)
        visitor.visit(statement.expressions.front());
    decide(statement.bodies.front(), statement.scope);
}

/// A block begins anew: it sees the context only.
void decideBlock(Statement &block)
{
    UndeclaredNames names({"self", "super"});
    names.visit(block.bodies.front());
    FrameVisitor visitor(block.scope);
    for (const char *name : {"self", "super"})
        if (names.has(name))
            visitor.declare(name);
    visitor.visit(block.bodies.front());
    decide(block.bodies.front(), block.scope);
}

void decide(const Body &body, const Scope &outer)
{
    for (const StatementPtr &statement : body) {
        switch (statement->kind) {
        case StatementKind::For:
            decideLoop(*statement, outer);
            break;
        case StatementKind::If:
            for (const Body &branch : statement->bodies)
                decide(branch, outer);
            break;
        case StatementKind::Macro:
        case StatementKind::CallBlock:
            decideMacro(*statement, outer);
            break;
        case StatementKind::With:
        case StatementKind::FilterBlock:
        case StatementKind::BlockSet:
            decideInner(*statement, outer);
            break;
        case StatementKind::Block:
            decideBlock(*statement);
            break;
        default:
            break;
        }
    }
}

} // namespace

void decideScopes(Template &source)
{
    UndeclaredNames names({"self"});
    names.visit(source.body);
    FrameVisitor visitor(source.scope);
    if (names.has("self"))
        visitor.declare("self");
    visitor.visit(source.body);
    decide(source.body, source.scope);
}

} // namespace slipway::jinja
