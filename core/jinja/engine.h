// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/ast.h"
#include "core/jinja/render.h"
#include "core/jinja/runtime.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::jinja {

using Variables = std::map<std::string, Value, std::less<>>;

struct BlockSource {
    const Template *source = nullptr;
    const Statement *block = nullptr;
};

/// What a template sees and exports; Jinja's Context.
class Context : public Object
{
public:
    Variables parent;
    Variables variables; ///< set at top level
    std::set<std::string, std::less<>> exported;
    std::map<std::string, std::vector<BlockSource>, std::less<>> blocks; ///< the most derived first

    /// Missing when there is no such variable.
    [[nodiscard]] Value resolve(std::string_view name) const;
    [[nodiscard]] Variables all() const;
};

/// The variables of a scope at work.
class Frame : public Object
{
public:
    Frame *parent = nullptr;
    const Scope *scope = nullptr;
    Context *context = nullptr;
    const Template *source = nullptr;
    Variables values;
    bool isTop = false;
    bool checksOutput = false;           ///< is silent once the template extends another
    const Template **extended = nullptr; ///< of the root that it runs in; for `checksOutput`

    /// The frame that holds a variable; nullptr when none does.
    [[nodiscard]] Frame *holder(std::string_view name);
};

/// Renders templates: runs statements, evaluates expressions.
class Engine
{
public:
    Engine(Runtime &runtime, Loader &loader, Variables globals)
        : m_runtime(runtime)
        , m_loader(loader)
        , m_globals(std::move(globals))
    {
    }

    /// The first template, to the output's end.
    std::string renderRoot(const Template &source, Context &context);
    Context *makeContext(const Template &source, Variables parent);
    /// nullptr when there is none, without a fault, or with one when it cannot be read.
    const Template *find(const std::string &name);
    Value evaluate(const Expression &expression, Frame &frame);
    std::string runBlock(const BlockSource &block, Context &context, std::size_t depth);
    /// What a macro or call block makes of its arguments.
    std::string callMacro(const Statement &macro, Frame &outer, Arguments &arguments);
    Runtime &runtime() { return m_runtime; }
    [[nodiscard]] const Variables &globals() const { return m_globals; }

private:
    friend class Executor;

    Value name(const Expression &expression, Frame &frame);
    Value operation(const Expression &expression, Frame &frame);
    Value collection(const Expression &expression, Frame &frame);
    Value dictionary(const Expression &expression, Frame &frame);
    Value subscript(const Expression &expression, Frame &frame);
    Value comparison(const Expression &expression, Frame &frame);
    Value concatenation(const Expression &expression, Frame &frame);
    Value conditional(const Expression &expression, Frame &frame);
    Value callOf(const Expression &expression, Frame &frame, const Value *caller);
    Value filter(const Expression &expression, Frame &frame, const Value *text);
    Arguments arguments(const CallArguments &call, Frame &frame);
    Frame *enter(const Scope &scope, Frame *parent, Context &context, const Template &source);
    void load(Frame &frame);

    Runtime &m_runtime;
    Loader &m_loader;
    Variables m_globals;
    std::map<std::string, std::unique_ptr<const Template>, std::less<>> m_templates;
    std::map<std::string, Value, std::less<>> m_modules; ///< imported without context
};

} // namespace slipway::jinja
