// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/engine.h"

#include <string>
#include <vector>

namespace slipway::jinja {

/// `self` in a template: its blocks.
class SelfObject : public Attributed
{
public:
    SelfObject(Engine &engine, Context &context)
        : m_engine(engine)
        , m_context(context)
    {
    }
    std::optional<Value> attribute(Runtime &runtime, std::string_view name) override;

private:
    Engine &m_engine;
    Context &m_context;
};

/// The block of that name, `depth` templates up; undefined when there is none.
[[nodiscard]] Value blockReference(Engine &engine, Context &context, const std::string &name, std::size_t depth);

/// `loop` in a loop.
class LoopObject : public Attributed
{
public:
    explicit LoopObject(const std::vector<Value> &all)
        : items(all)
    {
    }
    std::optional<Value> attribute(Runtime &runtime, std::string_view name) override;
    std::optional<std::string> print(Runtime &runtime) override;

    const std::vector<Value> items;
    std::size_t index = 0;

private:
    std::optional<std::vector<Value>> m_changed;
};

/// An imported template: what it exports, and its text.
class ModuleObject : public Attributed
{
public:
    ModuleObject(std::string output, Variables all)
        : text(std::move(output))
        , exported(std::move(all))
    {
    }
    std::optional<Value> attribute(Runtime &runtime, std::string_view name) override;
    std::optional<std::string> print(Runtime &) override { return text; }

    std::string text;
    Variables exported;
};

class MacroObject : public Callable
{
public:
    MacroObject(Engine &engine, const Statement &macro, Frame &outer)
        : m_engine(engine)
        , m_macro(macro)
        , m_outer(outer)
    {
    }
    Value call(Runtime &runtime, Arguments &arguments) override;
    std::optional<Value> attribute(Runtime &runtime, std::string_view name) const override;

private:
    Engine &m_engine;
    const Statement &m_macro;
    Frame &m_outer;
};

/// range, dict, cycler, joiner, namespace.
[[nodiscard]] Variables ownGlobals(Runtime &runtime);

} // namespace slipway::jinja
