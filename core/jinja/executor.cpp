// SPDX-License-Identifier: MIT
#include "core/jinja/executor.h"

#include "core/jinja/iteration.h"
#include "core/jinja/printing.h"
#include "core/jinja/templateobjects.h"

#include <format>

namespace slipway::jinja {

void Executor::run(const Body &body, Frame &frame)
{
    for (const StatementPtr &statement : body) {
        if (m_runtime.failed())
            return;
        const Runtime::Place before = m_runtime.place;
        m_runtime.place = {.source = frame.source, .offset = statement->offset};
        if (m_runtime.enter())
            run(*statement, frame);
        m_runtime.leave();
        m_runtime.place = before;
    }
}

void Executor::run(const Statement &statement, Frame &frame)
{
    switch (statement.kind) {
    case StatementKind::Data:
    case StatementKind::Output:
        return runOutput(statement, frame);
    case StatementKind::For:
        return runFor(statement, frame);
    case StatementKind::If:
        return runIf(statement, frame);
    case StatementKind::Set:
        return runSet(statement, frame);
    case StatementKind::BlockSet:
        return runBlockSet(statement, frame);
    case StatementKind::With:
        return runWith(statement, frame);
    case StatementKind::Macro:
        return runMacro(statement, frame);
    case StatementKind::CallBlock:
        return runCallBlock(statement, frame);
    case StatementKind::FilterBlock:
        return runFilterBlock(statement, frame);
    case StatementKind::Block:
        return runBlock(statement, frame);
    case StatementKind::Extends:
        return runExtends(statement, frame);
    case StatementKind::Include:
        return runInclude(statement, frame);
    case StatementKind::Import:
        return runImport(statement, frame);
    case StatementKind::FromImport:
        return runFromImport(statement, frame);
    }
}

void Executor::print(std::string_view text)
{
    if (m_output.size() + text.size() > m_runtime.limits().output)
        m_runtime.fail("The text of the template is too long.");
    else if (m_runtime.charge(text.size()))
        m_output += text;
}

void Executor::runOutput(const Statement &statement, Frame &frame)
{
    if (frame.checksOutput && frame.extended && *frame.extended)
        return;
    if (statement.kind == StatementKind::Data)
        print(statement.name);
    for (const ExpressionPtr &expression : statement.expressions) {
        const Value value = m_engine.evaluate(*expression, frame);
        const Runtime::Place before = m_runtime.place;
        m_runtime.place.offset = expression->offset;
        if (!m_runtime.failed())
            print(str(m_runtime, value));
        m_runtime.place = before;
    }
}

Frame *Executor::inner(const Scope &scope, Frame &frame)
{
    return m_engine.enter(scope, &frame, *frame.context, *frame.source);
}

/// The items of a loop, those that its condition leaves.
std::vector<Value> Executor::chosen(const Statement &loop, Frame &frame)
{
    const std::vector<Value> all = itemsOf(m_runtime, m_engine.evaluate(*loop.expressions[0], frame));
    if (!loop.expressions[1])
        return all;
    std::vector<Value> left;
    Frame *const test = inner(loop.testScope, frame);
    for (const Value &item : all) {
        assign(*loop.targets.front(), item, *test, false);
        const bool isLeft = isTruthy(m_engine.evaluate(*loop.expressions[1], *test));
        if (m_runtime.failed())
            break;
        if (isLeft)
            left.push_back(item);
    }
    return left;
}

void Executor::runFor(const Statement &loop, Frame &frame)
{
    const std::vector<Value> items = chosen(loop, frame);
    if (m_runtime.failed())
        return;
    if (items.empty()) {
        if (!loop.bodies[1].empty())
            run(loop.bodies[1], *inner(loop.elseScope, frame));
        return;
    }
    Frame *const body = inner(loop.scope, frame);
    auto *const object = loop.usesLoop ? m_runtime.make<LoopObject>(items) : nullptr;
    for (std::size_t i = 0; i < items.size() && m_runtime.step(); ++i) {
        if (i > 0)
            m_engine.load(*body);
        assign(*loop.targets.front(), items[i], *body, false);
        if (object) {
            object->index = i;
            body->values["loop"] = Value::object(object);
        }
        run(loop.bodies[0], *body);
    }
}

void Executor::runIf(const Statement &condition, Frame &frame)
{
    for (std::size_t i = 0; i < condition.expressions.size(); ++i) {
        const bool isTrue = isTruthy(m_engine.evaluate(*condition.expressions[i], frame));
        if (m_runtime.failed())
            return;
        if (isTrue)
            return run(condition.bodies[i], frame);
    }
    run(condition.bodies.back(), frame);
}

void Executor::store(const std::string &name, const Value &value, Frame &frame, bool isExported)
{
    Frame *const holder = frame.holder(name);
    if (!holder)
        return;
    holder->values[name] = value;
    if (!frame.isTop)
        return;
    m_runtime.charge(100);
    frame.context->variables[name] = value;
    if (isExported && !name.starts_with('_'))
        frame.context->exported.insert(name);
    else if (!isExported)
        frame.context->exported.erase(name);
}

void Executor::assign(const Expression &target, const Value &value, Frame &frame, bool isTracked)
{
    if (target.kind == ExpressionKind::Name) {
        if (isTracked)
            store(target.name, value, frame, true);
        else
            frame.values[target.name] = value;
        return;
    }
    if (target.kind == ExpressionKind::NamespaceName) {
        Frame *const holder = frame.holder(target.name);
        auto *dictionary = holder ? holder->values[target.name].as<Dictionary>() : nullptr;
        if (!dictionary || dictionary->type != Dictionary::Type::Namespace)
            m_runtime.fail("Only what namespace() makes can be given an attribute.");
        else if (m_runtime.charge(128))
            dictionary->setText(target.member, value);
        return;
    }
    const std::vector<Value> parts = itemsOf(m_runtime, value);
    if (parts.size() != target.parts.size() && !m_runtime.failed())
        m_runtime.fail(std::format("There are {} values for {} names.", parts.size(), target.parts.size()));
    for (std::size_t i = 0; i < target.parts.size() && !m_runtime.failed(); ++i)
        assign(*target.parts[i], parts[i], frame, isTracked);
}

void Executor::runSet(const Statement &set, Frame &frame)
{
    const Value value = m_engine.evaluate(*set.expressions.front(), frame);
    if (!m_runtime.failed())
        assign(*set.targets.front(), value, frame, true);
}

std::string Executor::text(const Body &body, Frame &frame)
{
    std::string output;
    Executor(m_engine, output).run(body, frame);
    return output;
}

void Executor::runBlockSet(const Statement &set, Frame &frame)
{
    Frame *const block = inner(set.scope, frame);
    block->checksOutput = false;
    Value value = m_runtime.text(text(set.bodies.front(), *block));
    if (set.expressions.front() && !m_runtime.failed())
        value = m_engine.filter(*set.expressions.front(), *block, &value);
    if (!m_runtime.failed())
        assign(*set.targets.front(), value, frame, true);
}

void Executor::runWith(const Statement &with, Frame &frame)
{
    Frame *const block = inner(with.scope, frame);
    for (std::size_t i = 0; i < with.targets.size() && !m_runtime.failed(); ++i)
        assign(*with.targets[i], m_engine.evaluate(*with.expressions[i], frame), *block, false);
    run(with.bodies.front(), *block);
}

void Executor::runMacro(const Statement &macro, Frame &frame)
{
    store(macro.name, Value::object(m_runtime.make<MacroObject>(m_engine, macro, frame)), frame, true);
}

void Executor::runCallBlock(const Statement &block, Frame &frame)
{
    const Value caller = Value::object(m_runtime.make<MacroObject>(m_engine, block, frame));
    const Value result = m_engine.callOf(*block.call, frame, &caller);
    if (!m_runtime.failed())
        print(str(m_runtime, result));
}

void Executor::runFilterBlock(const Statement &block, Frame &frame)
{
    Frame *const inside = inner(block.scope, frame);
    const Value value = m_runtime.text(text(block.bodies.front(), *inside));
    const Value result = m_runtime.failed() ? Value() : m_engine.filter(*block.expressions.front(), *inside, &value);
    if (!m_runtime.failed())
        print(str(m_runtime, result));
}

void Executor::runBlock(const Statement &block, Frame &frame)
{
    if (frame.isTop && frame.extended && *frame.extended)
        return;
    Context *context = frame.context;
    if (block.isScoped) {
        Context *derived = m_runtime.make<Context>();
        derived->parent = context->all();
        for (auto &[name, value] : locals(frame))
            derived->parent[name] = value;
        m_runtime.charge(derived->parent.size() * 100);
        derived->blocks = context->blocks;
        context = derived;
    }
    const std::vector<BlockSource> &sources = context->blocks[block.name];
    if (block.isRequired && sources.size() <= 1)
        m_runtime.fail(std::format("The required block '{}' is not there.", block.name));
    if (!m_runtime.failed() && !sources.empty())
        print(m_engine.runBlock(sources.front(), *context, 0));
}

} // namespace slipway::jinja
