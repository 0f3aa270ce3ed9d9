// SPDX-License-Identifier: MIT
// The functions that every template has.
#include "core/jinja/arguments.h"
#include "core/jinja/attributes.h"
#include "core/jinja/comparison.h"
#include "core/jinja/iteration.h"
#include "core/jinja/operators.h"
#include "core/jinja/printing.h"
#include "core/jinja/templateobjects.h"

#include <format>

namespace slipway::jinja {
namespace {

constexpr long long longestRange = 5'000'000;

Value range(Runtime &runtime, Arguments &arguments)
{
    std::vector<long long> numbers;
    for (const Value &argument : arguments.positional) {
        if (!wholeOf(argument))
            return runtime.fail(std::format("range() takes integers, not {}.", kindOf(argument)));
        numbers.push_back(*wholeOf(argument));
    }
    if (numbers.empty() || numbers.size() > 3 || !arguments.named.empty())
        return runtime.fail("range() takes one to three integers.");
    const long long start = numbers.size() > 1 ? numbers[0] : 0;
    const long long stop = numbers.size() > 1 ? numbers[1] : numbers[0];
    const long long step = numbers.size() > 2 ? numbers[2] : 1;
    if (step == 0)
        return runtime.fail("The step of a range is zero.");
    const double count = (static_cast<double>(stop) - static_cast<double>(start)) / static_cast<double>(step);
    if (count > static_cast<double>(longestRange))
        return runtime.fail("The range is too long.");
    std::vector<Value> items;
    for (long long i = start; step > 0 ? i < stop : i > stop;) {
        items.push_back(Value::integer(i));
        if (__builtin_add_overflow(i, step, &i))
            break;
    }
    const Value made = runtime.sequence(Sequence::Type::Range, std::move(items));
    if (auto *sequence = made.as<Sequence>()) {
        sequence->start = start;
        sequence->stop = stop;
        sequence->step = step;
    }
    return made;
}

/// dict() and namespace(): a mapping or pairs, then names.
template <Dictionary::Type type>
Value dictionary(Runtime &runtime, Arguments &arguments)
{
    auto *made = runtime.make<Dictionary>(type);
    if (arguments.positional.size() > 1)
        return runtime.fail("There is more than one mapping.");
    const Value from = arguments.positional.empty() ? Value() : arguments.positional.front();
    if (from.isUndefined() && !arguments.positional.empty())
        return attributeOf(runtime, from, "keys"); // Python asks for them first
    const auto *other = from.as<Dictionary>();
    std::vector<Dictionary::Entry> entries = other ? other->entries() : std::vector<Dictionary::Entry>();
    for (const Value &pair : other || arguments.positional.empty() ? std::vector<Value>() : itemsOf(runtime, from)) {
        std::vector<Value> items = itemsOf(runtime, pair);
        if (items.size() != 2)
            return runtime.fail("A mapping is made of pairs.");
        entries.emplace_back(items[0], items[1]);
    }
    for (const auto &[key, value] : entries)
        if (const std::optional<std::string> known = keyOf(runtime, key); known && runtime.charge(128))
            made->set(*known, key, value);
    for (const auto &[name, value] : arguments.named)
        made->setText(name, value);
    return Value::object(made);
}

/// cycler(): goes round.
class Cycler : public Attributed
{
public:
    explicit Cycler(std::vector<Value> all)
        : m_items(std::move(all))
    {
    }
    std::optional<Value> attribute(Runtime &runtime, std::string_view name) override
    {
        if (name == "current")
            return m_items[m_at];
        if (name == "items")
            return runtime.tuple(m_items);
        if (name == "pos")
            return Value::integer(static_cast<long long>(m_at));
        if (name == "reset")
            return runtime.function([this](Runtime &, Arguments &) {
                m_at = 0;
                return Value::none();
            });
        if (name != "next")
            return std::nullopt;
        return runtime.function([this](Runtime &, Arguments &) {
            const Value now = m_items[m_at];
            m_at = (m_at + 1) % m_items.size();
            return now;
        });
    }

private:
    std::vector<Value> m_items;
    std::size_t m_at = 0;
};

Value cycler(Runtime &runtime, Arguments &arguments)
{
    if (arguments.positional.empty() || !arguments.named.empty())
        return runtime.fail("cycler() takes at least one value.");
    return Value::object(runtime.make<Cycler>(arguments.positional));
}

/// joiner(): nothing at the first call, then the separator.
Value joiner(Runtime &runtime, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value separator = reader.orElse("sep", Value::text(", "));
    if (!reader.done())
        return {};
    return runtime.function([separator, isUsed = false](Runtime &run, Arguments &given) mutable {
        if (!given.positional.empty() || !given.named.empty())
            return run.fail("A joiner takes no arguments.");
        return std::exchange(isUsed, true) ? separator : Value::text("");
    });
}

} // namespace

Variables ownGlobals(Runtime &runtime)
{
    return {
        {"range", runtime.function(range)},
        {"dict", runtime.function(dictionary<Dictionary::Type::Dict>)},
        {"namespace", runtime.function(dictionary<Dictionary::Type::Namespace>)},
        {"cycler", runtime.function(cycler)},
        {"joiner", runtime.function(joiner)},
        {"lipsum", runtime.function([](Runtime &run, Arguments &) { return run.fail("lipsum() is not supported."); })}};
}

} // namespace slipway::jinja
