// SPDX-License-Identifier: MIT
#include "core/jinja/runtime.h"

#include "core/jinja/parser.h"

namespace slipway::jinja {

Value Runtime::fail(std::string text)
{
    if (!m_fault) {
        m_fault = Fault{.file = {}, .position = {}, .text = std::move(text)};
        if (place.source) {
            m_fault->file = place.source->name;
            m_fault->position = positionIn(*place.source, place.offset);
        }
    }
    return {};
}

void Runtime::raise(const Fault &fault)
{
    if (!m_fault)
        m_fault = fault;
}

bool Runtime::step()
{
    if (++m_steps > m_limits.steps)
        fail("The template takes too many steps.");
    return !failed();
}

bool Runtime::charge(std::size_t bytes)
{
    m_memory += std::min(bytes, m_limits.memory + 1);
    if (m_memory > m_limits.memory)
        fail("The template makes too much data.");
    return !failed();
}

bool Runtime::enter()
{
    ++m_depth;
    if (m_depth > m_limits.depth)
        fail("The template is nested too deeply, or calls itself without end.");
    return step();
}

Value Runtime::sequence(Sequence::Type type, std::vector<Value> items)
{
    if (!charge(items.size() * sizeof(Value)))
        return {};
    return Value::object(make<Sequence>(type, std::move(items)));
}

Value Runtime::iterator(std::vector<Value> items)
{
    auto *made = make<Iterator>(std::move(items));
    charge(made->items.size() * sizeof(Value));
    made->fault = takeFault();
    return Value::object(made);
}

Value Runtime::text(std::string utf8, bool isEscaped)
{
    if (!charge(utf8.size() + 48))
        return {};
    return Value::text(std::move(utf8), isEscaped);
}

} // namespace slipway::jinja
