// SPDX-License-Identifier: MIT
#include "core/jinja/fromyaml.h"

#include "core/jinja/comparison.h"

#include <charconv>

namespace slipway::jinja {

Value FromYaml::value(const yaml::Value &from)
{
    if (from.isNull())
        return Value::none();
    if (const std::string *text = from.asString())
        return m_runtime.text(*text);
    if (const bool *claim = from.asBool())
        return Value::boolean(*claim);
    if (const double *number = std::get_if<double>(&from.data()))
        return Value::real(*number);
    if (const yaml::Integer *integer = from.asInteger()) {
        long long number = 0;
        const std::string &digits = integer->digits;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (error == std::errc())
            return Value::integer(number);
    }
    return object(from);
}

Value FromYaml::object(const yaml::Value &from)
{
    const void *const identity = from.identity();
    if (const auto known = m_known.find(identity); identity && known != m_known.end())
        return known->second;
    const yaml::List *const list = from.asList();
    Value made;
    if (list && list->type != yaml::List::Type::Set) {
        const bool isList = list->type == yaml::List::Type::List;
        auto *sequence = m_runtime.make<Sequence>(isList ? Sequence::Type::List : Sequence::Type::Tuple);
        made = Value::object(sequence);
        m_known[identity] = made;
        for (const yaml::Value &item : list->items)
            if (m_runtime.enter() && m_runtime.charge(sizeof(Value))) {
                sequence->items.push_back(value(item));
                m_runtime.leave();
            } else {
                m_runtime.leave();
                break;
            }
    } else if (const yaml::Map *map = from.asMap()) {
        return Value::object(dictionary(*map, Dictionary::Type::Dict,
                                        [this](const yaml::Value &, const yaml::Value &it) { return value(it); }));
    } else {
        made = Value::object(m_runtime.make<Foreign>(from));
    }
    if (identity)
        m_known[identity] = made;
    return made;
}

Dictionary *FromYaml::dictionary(const yaml::Map &from, Dictionary::Type type,
                                 const std::function<Value(const yaml::Value &, const yaml::Value &)> &convert)
{
    auto *made = m_runtime.make<Dictionary>(type);
    m_known[&from] = Value::object(made);
    for (const auto &[key, item] : from.entries) {
        const bool isWithin = m_runtime.enter() && m_runtime.charge(128);
        const Value name = isWithin ? value(key) : Value();
        const std::optional<std::string> known = isWithin ? keyOf(m_runtime, name) : std::nullopt;
        if (known)
            made->set(*known, name, convert(key, item));
        m_runtime.leave();
        if (m_runtime.failed())
            break;
    }
    return made;
}

} // namespace slipway::jinja
