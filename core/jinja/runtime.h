// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/ast.h"
#include "core/jinja/fault.h"
#include "core/jinja/objects.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slipway::jinja {

/// What a rendering may use up. Templates come from anywhere.
struct Limits {
    std::size_t output = std::size_t{32} << 20U;  ///< bytes
    std::size_t steps = 2'000'000;                ///< expressions and statements
    std::size_t memory = std::size_t{128} << 20U; ///< bytes of all values ever made
    std::size_t depth = 1'200;                    ///< expressions and statements inside one another
};

/// What all parts of one rendering share: the objects, the limits, the first fault. After a fault everything yields
/// undefined values and ends soon; whoever loops asks failed().
class Runtime
{
public:
    explicit Runtime(const Limits &limits)
        : m_limits(limits)
    {
    }

    [[nodiscard]] bool failed() const { return m_fault.has_value(); }
    /// Notes the first fault, at the current place; an undefined value.
    Value fail(std::string text);
    [[nodiscard]] const std::optional<Fault> &fault() const { return m_fault; }
    /// The fault, which counts as not having happened.
    [[nodiscard]] std::optional<Fault> takeFault() { return std::exchange(m_fault, std::nullopt); }
    void raise(const Fault &fault);

    /// Where the work is, for faults.
    struct Place {
        const Template *source = nullptr;
        std::size_t offset = 0;
    };
    Place place;

    /// False, with a fault, when the work or the memory is used up.
    bool step();
    bool charge(std::size_t bytes);
    bool enter();
    void leave() { --m_depth; }

    template <typename T, typename... Parts>
    T *make(Parts &&...parts)
    {
        auto made = std::make_unique<T>(std::forward<Parts>(parts)...);
        T *object = made.get();
        charge(sizeof(T) + 32);
        m_objects.push_back(std::move(made));
        return object;
    }
    Value sequence(Sequence::Type type, std::vector<Value> items);
    Value list(std::vector<Value> items) { return sequence(Sequence::Type::List, std::move(items)); }
    Value tuple(std::vector<Value> items) { return sequence(Sequence::Type::Tuple, std::move(items)); }
    Value iterator(std::vector<Value> items);
    Value function(Function::Body body) { return Value::object(make<Function>(std::move(body))); }
    Value text(std::string utf8, bool isEscaped = false);

    const Limits &limits() const { return m_limits; }

private:
    Limits m_limits;
    std::optional<Fault> m_fault;
    std::size_t m_steps = 0;
    std::size_t m_memory = 0;
    std::size_t m_depth = 0;
    std::vector<std::unique_ptr<Object>> m_objects;
};

} // namespace slipway::jinja
