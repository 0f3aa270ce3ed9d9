// SPDX-License-Identifier: MIT
#include "core/jinja/engine.h"

#include "core/jinja/executor.h"
#include "core/jinja/parser.h"
#include "core/jinja/templateobjects.h"

#include <format>

namespace slipway::jinja {
namespace {

/// The name without empty parts and `.`; empty when it leads out of the folder.
std::string pathOf(std::string_view name)
{
    std::string path;
    while (!name.empty()) {
        const std::size_t slash = std::min(name.find('/'), name.size());
        const std::string_view part = name.substr(0, slash);
        if (part == "..")
            return {};
        if (!part.empty() && part != ".")
            path.append(path.empty() ? "" : "/").append(part);
        name.remove_prefix(std::min(slash + 1, name.size()));
    }
    return path;
}

} // namespace

Value Context::resolve(std::string_view name) const
{
    if (const auto found = variables.find(name); found != variables.end())
        return found->second;
    const auto found = parent.find(name);
    return found == parent.end() ? Value::missing() : found->second;
}

Variables Context::all() const
{
    Variables result = variables;
    result.insert(parent.begin(), parent.end());
    return result;
}

Frame *Frame::holder(std::string_view name)
{
    for (Frame *frame = this; frame; frame = frame->parent)
        if (frame->scope->variables.contains(name))
            return frame;
    return nullptr;
}

const Template *Engine::find(const std::string &name)
{
    const std::string path = pathOf(name);
    if (const auto known = m_templates.find(path); known != m_templates.end())
        return known->second.get();
    const std::optional<std::string> source = path.empty() ? std::nullopt : m_loader.read(path);
    if (!source || !m_runtime.charge(source->size() * 8))
        return nullptr;
    std::expected<std::unique_ptr<const Template>, Fault> read = parse(path, *source);
    if (!read) {
        m_runtime.raise(read.error());
        return nullptr;
    }
    return m_templates.emplace(path, std::move(*read)).first->second.get();
}

Context *Engine::makeContext(const Template &source, Variables parent)
{
    auto *context = m_runtime.make<Context>();
    m_runtime.charge(parent.size() * 100);
    context->parent = std::move(parent);
    for (const Statement *block : source.blocks)
        context->blocks[block->name] = {{.source = &source, .block = block}};
    return context;
}

Frame *Engine::enter(const Scope &scope, Frame *parent, Context &context, const Template &source)
{
    auto *frame = m_runtime.make<Frame>();
    m_runtime.charge(scope.variables.size() * 100);
    frame->parent = parent;
    frame->scope = &scope;
    frame->context = &context;
    frame->source = &source;
    frame->checksOutput = parent && parent->checksOutput;
    frame->extended = parent ? parent->extended : nullptr;
    load(*frame);
    return frame;
}

void Engine::load(Frame &frame)
{
    for (const auto &[name, variable] : frame.scope->variables) {
        Value value = Value::missing();
        if (variable.load == Load::Resolve)
            value = frame.context->resolve(name);
        else if (Frame *outer = variable.load == Load::Alias && frame.parent ? frame.parent->holder(name) : nullptr)
            value = outer->values[name];
        frame.values[name] = std::move(value);
    }
}

std::string Engine::renderRoot(const Template &source, Context &context)
{
    std::string output;
    const Template *current = &source;
    while (current && m_runtime.enter()) {
        const Template *extended = nullptr;
        Frame *frame = enter(current->scope, nullptr, context, *current);
        frame->isTop = true;
        frame->checksOutput = current->extends;
        frame->extended = &extended;
        if (current->scope.variables.contains("self") && current->scope.variables.at("self").load == Load::Parameter)
            frame->values["self"] = Value::object(m_runtime.make<SelfObject>(*this, context));
        Executor(*this, output).run(current->body, *frame);
        frame->extended = nullptr;
        current = extended;
        m_runtime.leave();
    }
    return output;
}

std::string Engine::runBlock(const BlockSource &block, Context &context, std::size_t depth)
{
    std::string output;
    if (m_runtime.enter()) {
        const Scope &scope = block.block->scope;
        Frame *frame = enter(scope, nullptr, context, *block.source);
        const auto isParameter = [&scope](const char *name) {
            const auto found = scope.variables.find(name);
            return found != scope.variables.end() && found->second.load == Load::Parameter;
        };
        if (isParameter("self"))
            frame->values["self"] = Value::object(m_runtime.make<SelfObject>(*this, context));
        if (isParameter("super"))
            frame->values["super"] = blockReference(*this, context, block.block->name, depth + 1);
        Executor(*this, output).run(block.block->bodies.front(), *frame);
    }
    m_runtime.leave();
    return output;
}

std::expected<std::string, Fault> render(const std::string &name, Loader &loader, const MakeSurroundings &surroundings,
                                         const Limits &limits)
{
    Runtime runtime(limits);
    Surroundings around = surroundings(runtime);
    Variables globals = ownGlobals(runtime);
    for (auto &[key, value] : around.globals)
        globals[key] = std::move(value);
    Variables parent = globals;
    for (auto &[key, value] : around.variables)
        parent[key] = std::move(value);
    Engine engine(runtime, loader, std::move(globals));
    const Template *source = engine.find(name);
    if (!source && !runtime.failed())
        runtime.fail(std::format("There is no template '{}'.", name));
    std::string output;
    if (source)
        output = engine.renderRoot(*source, *engine.makeContext(*source, std::move(parent)));
    if (runtime.failed())
        return std::unexpected(*runtime.fault());
    return output;
}

} // namespace slipway::jinja
