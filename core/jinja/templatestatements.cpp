// SPDX-License-Identifier: MIT
// The statements that bring in other templates, and macros at work.
#include "core/jinja/executor.h"
#include "core/jinja/iteration.h"
#include "core/jinja/printing.h"
#include "core/jinja/templateobjects.h"

#include <algorithm>
#include <format>

namespace slipway::jinja {

Variables Executor::locals(Frame &frame) const
{
    Variables all;
    for (Frame *outer = &frame; outer; outer = outer->parent)
        for (const auto &[name, variable] : outer->scope->variables)
            if (variable.isStored && !all.contains(name))
                all[name] = frame.holder(name)->values[name];
    std::erase_if(all, [](const auto &entry) { return entry.second.isMissing(); });
    return all;
}

const Template *Executor::templateOf(const Value &name, bool mayBeMissing)
{
    const auto *sequence = name.as<Sequence>();
    const std::vector<Value> names = sequence ? sequence->items : std::vector{name};
    for (const Value &one : names) {
        if (!one.asText() || one.isUndefined()) {
            m_runtime.fail(std::format("The name of a template has to be text, not {}.", kindOf(one)));
            return nullptr;
        }
        if (const Template *found = m_engine.find(*one.asText()); found || m_runtime.failed())
            return found;
    }
    if (!mayBeMissing && !m_runtime.failed())
        m_runtime.fail(names.empty() || !names.front().asText()
                           ? std::string("There is no template to choose from.")
                           : std::format("There is no template '{}'.", *names.front().asText()));
    return nullptr;
}

void Executor::runExtends(const Statement &statement, Frame &frame)
{
    if (*frame.extended) {
        m_runtime.fail("The template extends another one already.");
        return;
    }
    const Value name = m_engine.evaluate(*statement.expressions.front(), frame);
    const Template *found = m_runtime.failed() || name.as<Sequence>() ? nullptr : templateOf(name, false);
    if (!found) {
        m_runtime.fail("The name of a template has to be text.");
        return;
    }
    for (const Statement *block : found->blocks)
        frame.context->blocks[block->name].push_back({.source = found, .block = block});
    *frame.extended = found;
}

void Executor::runInclude(const Statement &include, Frame &frame)
{
    const Value name = m_engine.evaluate(*include.expressions.front(), frame);
    const Template *found = m_runtime.failed() ? nullptr : templateOf(name, include.ignoresMissing);
    if (!found)
        return;
    if (!include.withContext) {
        const Value made = module(include, frame);
        if (auto *object = made.as<ModuleObject>())
            print(object->text);
        return;
    }
    Variables variables = frame.context->all();
    for (auto &[key, value] : locals(frame))
        variables[key] = value;
    print(m_engine.renderRoot(*found, *m_engine.makeContext(*found, std::move(variables))));
}

/// The template of an import (or of an include without context) as an object.
Value Executor::module(const Statement &import, Frame &frame)
{
    const Value name = m_engine.evaluate(*import.expressions.front(), frame);
    const bool isInclude = import.kind == StatementKind::Include;
    if (!m_runtime.failed() && name.as<Sequence>() && !isInclude)
        return m_runtime.fail("The name of a template has to be text.");
    const Template *found = m_runtime.failed() ? nullptr : templateOf(name, false);
    if (!found)
        return {};
    const bool isShared = !import.withContext;
    if (const auto known = m_engine.m_modules.find(found->name); isShared && known != m_engine.m_modules.end())
        return known->second;
    Variables variables = m_engine.globals();
    if (!isShared) {
        variables = frame.context->all();
        for (auto &[key, value] : locals(frame))
            variables[key] = value;
    }
    Context *const context = m_engine.makeContext(*found, std::move(variables));
    std::string output = m_engine.renderRoot(*found, *context);
    Variables exported;
    for (const std::string &key : context->exported)
        exported[key] = context->variables[key];
    const Value made = Value::object(m_runtime.make<ModuleObject>(std::move(output), std::move(exported)));
    if (isShared)
        m_engine.m_modules[found->name] = made;
    return made;
}

void Executor::runImport(const Statement &import, Frame &frame)
{
    const Value made = module(import, frame);
    if (!m_runtime.failed())
        store(import.name, made, frame, false);
}

void Executor::runFromImport(const Statement &import, Frame &frame)
{
    const Value made = module(import, frame);
    auto *object = made.as<ModuleObject>();
    for (const auto &[name, alias] : import.importedNames) {
        if (!object || m_runtime.failed())
            return;
        const auto found = object->exported.find(name);
        const Value value = found != object->exported.end()
                                ? found->second
                                : Value::undefined(std::format("The imported template has no '{}'.", name));
        store(alias, value, frame, false);
    }
}

namespace {

/// Binds the arguments of a macro to the variables of its frame.
class MacroBinding
{
public:
    MacroBinding(Runtime &runtime, const Statement &macro, Frame &frame, Arguments &arguments)
        : m_runtime(runtime)
        , m_macro(macro)
        , m_frame(frame)
        , m_arguments(arguments)
    {
    }

    void bind()
    {
        const std::size_t count = m_macro.parameters.size();
        const std::size_t given = std::min(count, m_arguments.positional.size());
        bool isCallerKnown = given == count && std::ranges::contains(m_macro.parameters, "caller");
        for (std::size_t i = 0; i < count; ++i) {
            const std::string &name = m_macro.parameters[i];
            m_frame.values[name] = i < given ? m_arguments.positional[i] : taken(name).value_or(Value::missing());
            isCallerKnown |= i >= given && name == "caller";
        }
        if (m_macro.takesCaller && !isCallerKnown) {
            const Value caller = taken("caller").value_or(Value::none());
            m_frame.values["caller"] = caller.isNone() ? Value::undefined("No caller is defined.") : caller;
        }
        bindRest(count);
    }

private:
    std::optional<Value> taken(std::string_view name)
    {
        const auto found = std::ranges::find(m_arguments.named, name, &std::pair<std::string, Value>::first);
        if (found == m_arguments.named.end())
            return std::nullopt;
        const Value value = found->second;
        m_arguments.named.erase(found);
        return value;
    }

    void bindRest(std::size_t count)
    {
        if (m_macro.takesNamed) {
            auto *names = m_runtime.make<Dictionary>();
            for (const auto &[name, value] : m_arguments.named)
                names->setText(name, value);
            m_frame.values["kwargs"] = Value::object(names);
        } else if (!m_arguments.named.empty()) {
            m_runtime.fail(std::format("The macro has no parameter '{}'.", m_arguments.named.front().first));
        }
        std::vector<Value> &positional = m_arguments.positional;
        const auto more = positional.begin() + static_cast<std::ptrdiff_t>(std::min(count, positional.size()));
        if (m_macro.takesMore)
            m_frame.values["varargs"] = m_runtime.tuple(std::vector<Value>(more, positional.end()));
        else if (positional.size() > count)
            m_runtime.fail(std::format("The macro takes not more than {} arguments.", count));
    }

    Runtime &m_runtime;
    const Statement &m_macro;
    Frame &m_frame;
    Arguments &m_arguments;
};

} // namespace

std::string Engine::callMacro(const Statement &macro, Frame &outer, Arguments &arguments)
{
    Frame *const frame = enter(macro.scope, &outer, *outer.context, *outer.source);
    frame->checksOutput = false;
    MacroBinding(m_runtime, macro, *frame, arguments).bind();
    const std::size_t without = macro.parameters.size() - std::min(macro.expressions.size(), macro.parameters.size());
    for (std::size_t i = 0; i < macro.parameters.size() && !m_runtime.failed(); ++i) {
        Value &value = frame->values[macro.parameters[i]];
        if (!value.isMissing())
            continue;
        value = i >= without ? evaluate(*macro.expressions[i - without], *frame)
                             : Value::undefined(std::format("The parameter '{}' is not given.", macro.parameters[i]));
    }
    std::string output;
    if (!m_runtime.failed())
        Executor(*this, output).run(macro.bodies.front(), *frame);
    return output;
}

} // namespace slipway::jinja
