// SPDX-License-Identifier: MIT
#include "core/jinja/templateobjects.h"

#include "core/jinja/comparison.h"

#include <format>

namespace slipway::jinja {
namespace {

/// What a block's name stands for in `self` and `super`: called, it renders.
class BlockObject : public Callable
{
public:
    BlockObject(Engine &engine, Context &context, std::string name, std::size_t depth)
        : m_engine(engine)
        , m_context(context)
        , m_name(std::move(name))
        , m_depth(depth)
    {
    }
    Value call(Runtime &runtime, Arguments &arguments) override
    {
        if (!arguments.positional.empty() || !arguments.named.empty())
            return runtime.fail("A block takes no arguments.");
        return runtime.text(m_engine.runBlock(m_context.blocks[m_name][m_depth], m_context, m_depth));
    }

private:
    Engine &m_engine;
    Context &m_context;
    std::string m_name;
    std::size_t m_depth;
};

} // namespace

Value blockReference(Engine &engine, Context &context, const std::string &name, std::size_t depth)
{
    const auto found = context.blocks.find(name);
    if (found == context.blocks.end() || depth >= found->second.size())
        return Value::undefined(std::format("There is no parent block called '{}'.", name));
    return Value::object(engine.runtime().make<BlockObject>(engine, context, name, depth));
}

std::optional<Value> SelfObject::attribute(Runtime &, std::string_view name)
{
    if (!m_context.blocks.contains(name))
        return std::nullopt;
    return blockReference(m_engine, m_context, std::string(name), 0);
}

std::optional<Value> LoopObject::attribute(Runtime &runtime, std::string_view name)
{
    const auto number = [](std::size_t value) { return Value::integer(static_cast<long long>(value)); };
    if (name == "index" || name == "index0")
        return number(index + (name == "index" ? 1 : 0));
    if (name == "revindex" || name == "revindex0")
        return number(items.size() - index - (name == "revindex" ? 0 : 1));
    if (name == "length")
        return number(items.size());
    if (name == "first" || name == "last")
        return Value::boolean(name == "first" ? index == 0 : index + 1 == items.size());
    if (name == "depth" || name == "depth0")
        return number(name == "depth" ? 1 : 0);
    if (name == "previtem")
        return index > 0 ? items[index - 1] : Value::undefined("There is no previous item.");
    if (name == "nextitem")
        return index + 1 < items.size() ? items[index + 1] : Value::undefined("There is no next item.");
    if (name == "cycle")
        return runtime.function([this](Runtime &run, Arguments &given) {
            if (given.positional.empty() || !given.named.empty())
                return run.fail("There is nothing to go through.");
            return given.positional[index % given.positional.size()];
        });
    if (name != "changed")
        return std::nullopt;
    return runtime.function([this](Runtime &run, Arguments &given) {
        const Value now = run.tuple(given.positional);
        const bool isSame = m_changed && equals(run, run.tuple(*m_changed), now);
        m_changed = given.positional;
        return given.named.empty() ? Value::boolean(!isSame) : run.fail("loop.changed() takes no names.");
    });
}

std::optional<std::string> LoopObject::print(Runtime &)
{
    return std::format("<LoopContext {}/{}>", index + 1, items.size());
}

std::optional<Value> ModuleObject::attribute(Runtime &runtime, std::string_view name)
{
    if (const auto found = exported.find(name); found != exported.end())
        return found->second;
    if (name.starts_with('_'))
        return runtime.fail(std::format("'{}' of a template is not supported.", name));
    return std::nullopt;
}

Value MacroObject::call(Runtime &runtime, Arguments &arguments)
{
    if (!runtime.enter()) {
        runtime.leave();
        return {};
    }
    const Runtime::Place before = runtime.place;
    std::string text = m_engine.callMacro(m_macro, m_outer, arguments);
    runtime.place = before;
    runtime.leave();
    return runtime.text(std::move(text));
}

std::optional<Value> MacroObject::attribute(Runtime &runtime, std::string_view name) const
{
    if (name == "name")
        return m_macro.kind == StatementKind::CallBlock ? Value::text("caller") : Value::text(m_macro.name);
    if (name == "caller" || name == "catch_kwargs" || name == "catch_varargs")
        return Value::boolean(name == "caller"         ? m_macro.takesCaller
                              : name == "catch_kwargs" ? m_macro.takesNamed
                                                       : m_macro.takesMore);
    if (name != "arguments")
        return std::nullopt;
    std::vector<Value> names;
    for (const std::string &parameter : m_macro.parameters)
        names.push_back(Value::text(parameter));
    return runtime.tuple(std::move(names));
}

} // namespace slipway::jinja
