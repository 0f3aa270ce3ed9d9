// SPDX-License-Identifier: MIT
#include "core/jinja/printing.h"

#include "core/jinja/iteration.h"
#include "core/yaml/scalar.h"

#include <algorithm>
#include <array>
#include <format>
#include <string_view>

namespace slipway::jinja {
namespace {

class Printer
{
public:
    explicit Printer(Runtime &runtime)
        : m_runtime(runtime)
    {
    }

    void print(const Value &value)
    {
        if (!m_runtime.enter()) {
            m_runtime.leave();
            return;
        }
        if (const std::string *text = value.asText()) {
            const std::string quoted = yaml::stringRepr(*text);
            add(value.isEscaped() ? "Markup(" + quoted + ')' : quoted);
        } else if (Object *const *object = std::get_if<Object *>(&value.data())) {
            printObject(value, **object);
        } else {
            add(value.isUndefined() || value.isMissing() ? "Undefined" : str(m_runtime, value));
        }
        m_runtime.leave();
    }

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void add(std::string_view text)
    {
        if (m_runtime.charge(text.size()))
            m_text += text;
    }

    void printObject(const Value &value, Object &object)
    {
        if (const auto *sequence = value.as<Sequence>())
            printSequence(*sequence);
        else if (const auto *dictionary = value.as<Dictionary>())
            printDictionary(*dictionary);
        else if (auto *view = value.as<DictionaryView>())
            printView(*view);
        else if (const auto *foreign = value.as<Foreign>())
            add(yaml::repr(foreign->value));
        else if (auto *attributed = value.as<Attributed>(); attributed && attributed->print(m_runtime))
            add(*attributed->print(m_runtime));
        else
            m_runtime.fail(std::format("{} cannot be printed.", kindOf(value)));
        static_cast<void>(object);
    }

    bool isInside(const void *object, std::string_view shown)
    {
        if (!std::ranges::contains(m_inside, object))
            return false;
        add(shown);
        return true;
    }

    void printItems(const std::vector<Value> &items)
    {
        for (std::size_t i = 0; i < items.size() && !m_runtime.failed(); ++i) {
            add(i == 0 ? "" : ", ");
            print(items[i]);
        }
    }

    void printSequence(const Sequence &sequence)
    {
        if (sequence.type == Sequence::Type::Range) {
            add(std::format("range({}, {}{})", sequence.start, sequence.stop,
                            sequence.step == 1 ? "" : std::format(", {}", sequence.step)));
            return;
        }
        const bool isList = sequence.type == Sequence::Type::List;
        if (isInside(&sequence, isList ? "[...]" : "(...)"))
            return;
        m_inside.push_back(&sequence);
        const bool isSet = sequence.type == Sequence::Type::Set;
        add(isList ? "[" : isSet ? "{" : "(");
        printItems(sequence.items);
        if (sequence.type == Sequence::Type::Tuple && sequence.items.size() == 1)
            add(",");
        add(isList ? "]" : isSet ? "}" : ")");
        m_inside.pop_back();
    }

    void printDictionary(const Dictionary &dictionary)
    {
        if (isInside(&dictionary, "{...}"))
            return;
        m_inside.push_back(&dictionary);
        add(dictionary.type == Dictionary::Type::Namespace ? "<Namespace {" : "{");
        bool isFirst = true;
        for (std::size_t i = 0; i < dictionary.entries().size() && !m_runtime.failed(); ++i) {
            const auto &[key, value] = dictionary.entries()[i];
            add(std::exchange(isFirst, false) ? "" : ", ");
            print(key);
            add(": ");
            print(value);
        }
        add(dictionary.type == Dictionary::Type::Namespace ? "}>" : "}");
        m_inside.pop_back();
    }

    void printView(DictionaryView &view)
    {
        static constexpr std::array<std::string_view, 3> names{"dict_keys([", "dict_values([", "dict_items(["};
        if (view.of.type == Dictionary::Type::Record && view.type != DictionaryView::Type::Items) {
            add(view.type == DictionaryView::Type::Keys ? "KeysView(" : "ValuesView(");
            printDictionary(view.of);
            add(")");
            return;
        }
        add(names.at(static_cast<std::size_t>(view.type)));
        printItems(itemsOf(m_runtime, Value::object(&view)));
        add("])");
    }

    Runtime &m_runtime;
    std::string m_text;
    std::vector<const void *> m_inside;
};

} // namespace

std::string str(Runtime &runtime, const Value &value)
{
    if (const std::string *text = value.asText())
        return *text;
    if (value.isUndefined() || value.isMissing())
        return {};
    if (value.isNone())
        return "None";
    if (const bool *claim = std::get_if<bool>(&value.data()))
        return *claim ? "True" : "False";
    if (const long long *number = std::get_if<long long>(&value.data()))
        return std::to_string(*number);
    if (const double *number = std::get_if<double>(&value.data()))
        return yaml::floatText(*number);
    if (const auto *foreign = value.as<Foreign>())
        return yaml::str(foreign->value);
    return repr(runtime, value);
}

std::string repr(Runtime &runtime, const Value &value)
{
    Printer printer(runtime);
    printer.print(value);
    return printer.take();
}

std::string kindOf(const Value &value)
{
    static constexpr std::array<std::string_view, 7> scalars{"an undefined value", "nothing",  "None", "a truth value",
                                                             "an integer",         "a number", "text"};
    if (value.data().index() < scalars.size())
        return std::string(scalars.at(value.data().index()));
    if (const auto *sequence = value.as<Sequence>()) {
        static constexpr std::array<std::string_view, 4> names{"a list", "a tuple", "a set", "a range"};
        return std::string(names.at(static_cast<std::size_t>(sequence->type)));
    }
    if (value.as<Dictionary>())
        return "a mapping";
    if (value.as<Callable>())
        return "a function";
    return value.as<Iterator>() ? "an iterator" : "an object";
}

} // namespace slipway::jinja
