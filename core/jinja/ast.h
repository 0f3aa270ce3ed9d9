// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/value.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace slipway::jinja {

struct Expression;
struct Statement;
using ExpressionPtr = std::unique_ptr<Expression>;
using StatementPtr = std::unique_ptr<Statement>;
using Body = std::vector<StatementPtr>;

/// The arguments of a call, a filter or a test.
struct CallArguments {
    std::vector<ExpressionPtr> positional;
    std::vector<std::pair<std::string, ExpressionPtr>> named;
    ExpressionPtr list;       ///< after `*`
    ExpressionPtr dictionary; ///< after `**`
};

enum class ExpressionKind : std::uint8_t {
    Constant,
    Name,
    NamespaceName, ///< `name.member` as a target
    Tuple,
    List,
    Dictionary, ///< parts: key, value, key, value …
    Attribute,
    Subscript,
    Slice, ///< three parts, each may be null
    Call,
    Filter, ///< without a part in filter blocks and block sets: their text
    Test,
    Negative,
    Positive,
    Not,
    And,
    Or,
    Arithmetic, ///< `name` is the operator
    Concatenation,
    Comparison, ///< `operators` between the parts
    Conditional ///< test, then, else (may be null)
};

struct Expression {
    ExpressionKind kind = ExpressionKind::Constant;
    std::size_t offset = 0; ///< byte in the template, line ends normalised
    std::string name;       ///< of a name, attribute, filter, test, operator
    std::string member;     ///< kind NamespaceName
    Value constant;
    std::vector<ExpressionPtr> parts;
    std::vector<std::string> operators;
    CallArguments call;
    std::size_t depth = 1; ///< levels of expressions below and with this
};

/// How a variable of a frame begins.
enum class Load : std::uint8_t {
    Parameter,
    Resolve, ///< from the context
    Alias,   ///< the value of the same name outside
    Undefined
};

/// The variables of one frame, as Jinja's compiler decides them before anything runs.
struct Scope {
    struct Variable {
        Load load = Load::Undefined;
        bool isStored = false;
    };
    std::map<std::string, Variable, std::less<>> variables;
    const Scope *parent = nullptr;
};

enum class StatementKind : std::uint8_t {
    Data,
    Output,
    For,
    If,
    Set,
    BlockSet,
    With,
    Macro,
    CallBlock,
    FilterBlock,
    Block,
    Extends,
    Include,
    Import,
    FromImport
};

struct Statement {
    StatementKind kind = StatementKind::Data;
    std::size_t offset = 0;
    std::string name; ///< data; name of a macro, block, import's target
    /// Output: the expressions. For: the iterable, the condition (may be null). Set: the value. BlockSet: filter (may
    /// be null). With: values. Macro, CallBlock: defaults. Include …: the template. If: one condition for each branch.
    std::vector<ExpressionPtr> expressions;
    std::vector<ExpressionPtr> targets;                             ///< For, Set, BlockSet: one; With
    std::vector<std::string> parameters;                            ///< Macro, CallBlock
    std::vector<std::pair<std::string, std::string>> importedNames; ///< name, alias
    std::vector<Body> bodies;                                       ///< For: body, else. If: branches, else last
    ExpressionPtr call;                                             ///< CallBlock
    bool withContext = false;
    bool ignoresMissing = false;
    bool isScoped = false;
    bool isRequired = false;
    bool usesLoop = false; ///< For: the body speaks of `loop`
    bool takesCaller = false;
    bool takesNamed = false; ///< `kwargs`
    bool takesMore = false;  ///< `varargs`
    Scope scope;
    Scope elseScope; ///< For
    Scope testScope; ///< For
};

/// A template that was read.
struct Template {
    std::string name;
    std::string source; ///< line ends normalised
    Body body;
    Scope scope;
    bool extends = false;
    std::vector<const Statement *> blocks; ///< in order
};

} // namespace slipway::jinja
