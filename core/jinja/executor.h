// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/engine.h"

#include <string>

namespace slipway::jinja {

/// Runs statements and appends what they print to one text.
class Executor
{
public:
    Executor(Engine &engine, std::string &output)
        : m_engine(engine)
        , m_runtime(engine.m_runtime)
        , m_output(output)
    {
    }

    void run(const Body &body, Frame &frame);

private:
    void run(const Statement &statement, Frame &frame);
    void print(std::string_view text);
    void runOutput(const Statement &statement, Frame &frame);
    void runFor(const Statement &loop, Frame &frame);
    [[nodiscard]] std::vector<Value> chosen(const Statement &loop, Frame &frame);
    void runIf(const Statement &condition, Frame &frame);
    void runSet(const Statement &set, Frame &frame);
    void runBlockSet(const Statement &set, Frame &frame);
    void runWith(const Statement &with, Frame &frame);
    void runMacro(const Statement &macro, Frame &frame);
    void runCallBlock(const Statement &block, Frame &frame);
    void runFilterBlock(const Statement &block, Frame &frame);
    void runBlock(const Statement &block, Frame &frame);
    void runExtends(const Statement &statement, Frame &frame);
    void runInclude(const Statement &include, Frame &frame);
    void runImport(const Statement &import, Frame &frame);
    void runFromImport(const Statement &import, Frame &frame);

    [[nodiscard]] std::string text(const Body &body, Frame &frame);
    void assign(const Expression &target, const Value &value, Frame &frame, bool isTracked);
    void store(const std::string &name, const Value &value, Frame &frame, bool isExported);
    Frame *inner(const Scope &scope, Frame &frame);
    /// The values of all variables that are set in a frame and around it.
    [[nodiscard]] Variables locals(Frame &frame) const;
    /// nullptr, with a fault unless it may be missing.
    const Template *templateOf(const Value &name, bool mayBeMissing);
    Value module(const Statement &import, Frame &frame);

    Engine &m_engine;
    Runtime &m_runtime;
    std::string &m_output;
};

} // namespace slipway::jinja
