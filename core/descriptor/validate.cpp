// SPDX-License-Identifier: MIT
#include "core/descriptor/validate.h"

#include "core/descriptor/suggest.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace slipway::descriptor {

namespace {

using yaml::Value;

/// pykwalify's idea of a scalar's type (SPEC 2.1).
bool hasType(const Value &value, ValueType type)
{
    const bool isText = value.asString() != nullptr || std::holds_alternative<yaml::Bytes>(value.data());
    const bool isNumber = value.asInteger() != nullptr || std::holds_alternative<double>(value.data());
    switch (type) {
    case ValueType::Str:
        return isText;
    case ValueType::Text:
        return isText || isNumber;
    case ValueType::Int:
        return value.asInteger() != nullptr;
    case ValueType::Bool:
        return value.asBool() != nullptr;
    case ValueType::Any:
        return true;
    case ValueType::Seq:
        return value.asList() != nullptr && value.asList()->type == yaml::List::Type::List;
    case ValueType::Map:
        return value.asMap() != nullptr;
    }
    return false;
}

/// What a value is, in words.
std::string kindOf(const Value &value)
{
    if (value.isNull())
        return "nothing";
    if (value.asBool())
        return "the boolean " + std::string(*value.asBool() ? "true" : "false");
    if (value.asInteger() || std::holds_alternative<double>(value.data()))
        return "the number " + yaml::str(value);
    if (value.asString())
        return "text";
    if (value.asList())
        return "a list";
    if (value.asMap())
        return "a map";
    return std::holds_alternative<yaml::Bytes>(value.data()) ? "binary data" : "a date";
}

bool isScalar(const Value &value)
{
    return !value.asList() && !value.asMap();
}

/// `8080` in quotes, where a number is wanted.
bool isNumberInQuotes(const Value &value)
{
    const std::string *text = value.asString();
    return text && !text->empty() && text->size() < 10 && text->front() != '0' &&
           std::ranges::all_of(*text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view booleanMeant(const Value &value)
{
    static constexpr std::array<std::string_view, 4> yes{"true", "yes", "on", "y"};
    static constexpr std::array<std::string_view, 4> no{"false", "no", "off", "n"};
    if (!value.asString())
        return {};
    std::string text = *value.asString();
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (std::ranges::find(yes, text) != yes.end())
        return "true";
    return std::ranges::find(no, text) != no.end() ? "false" : "";
}

std::vector<QuickFix> typeFixes(const Value &value, ValueType type)
{
    const bool isNumberOrBoolean = isScalar(value) && !value.isNull() && !value.asString();
    if (type == ValueType::Str && isNumberOrBoolean && value.origin().span.length() > 0)
        return {quoting(value.origin())};
    if (type == ValueType::Int && isNumberInQuotes(value))
        return {replacement("remove-quotes", "Write %1 without quotes", value.origin(), *value.asString())};
    if (const std::string_view meant = booleanMeant(value); type == ValueType::Bool && !meant.empty())
        return {replacement("replace-value", "Write %1", value.origin(), meant)};
    if (type == ValueType::Seq && value.asString() && value.origin().span.length() > 0) {
        QuickFix fix{"make-list", "Make it a list", {}, {}};
        fix.edits = {{{value.origin().span.begin, value.origin().span.begin}, "["},
                     {{value.origin().span.end, value.origin().span.end}, "]"}};
        return {fix};
    }
    return {};
}

/// What to do about a value of another type than `type`.
std::string adviceFor(const Value &value, ValueType type)
{
    const bool isText = type == ValueType::Str || type == ValueType::Text;
    if (value.isNull())
        return "Fill it in, or remove the key.";
    if (isText && isScalar(value))
        return "Put it in quotes.";
    switch (type) {
    case ValueType::Int:
        return isNumberInQuotes(value) ? "Remove the quotes." : "Write digits only.";
    case ValueType::Bool:
        return "Write true or false.";
    case ValueType::Seq:
        return "Write each item on a line of its own, after '- '.";
    case ValueType::Map:
        return "Write it as 'key: value' lines.";
    default:
        return "Write one value after the colon.";
    }
}

Diagnostic wrongType(std::string_view key, const Value &value, ValueType type)
{
    return {Severity::Error,
            "wrong-type",
            "'%1' has to be %2, but it is %3.",
            {std::string(key), std::string(typeInWords(type)), kindOf(value)},
            adviceFor(value, type),
            value.origin(),
            typeFixes(value, type)};
}

class Validator
{
public:
    Validator(const Object &shape, std::vector<Diagnostic> &problems)
        : m_object(shape)
        , m_problems(problems)
    {
    }

    bool check(Value &value)
    {
        const std::size_t before = m_problems.size();
        if (value.isNull()) {
            report({Severity::Error,
                    "empty-object",
                    "There is nothing where %1 should be.",
                    {std::string(m_object.title)},
                    value.origin().path.empty() ? "Write it as 'key: value' lines." : "Fill it in, or remove the key.",
                    value.origin()});
        } else if (!value.asMap()) {
            report({Severity::Error,
                    "not-a-map",
                    "%1 has to be a map of keys and values, but it is %2.",
                    {std::string(m_object.title), kindOf(value)},
                    "Write it as 'key: value' lines.",
                    value.origin()});
        } else {
            checkRequired(value);
            checkEntries(value);
            insertDefaults(*value.asMap());
        }
        return m_problems.size() == before;
    }

private:
    void report(Diagnostic diagnostic) { m_problems.push_back(std::move(diagnostic)); }

    void checkRequired(const Value &map)
    {
        for (const Key &key : m_object.keys) {
            if (!key.isRequired || map.asMap()->find(key.name))
                continue;
            Origin place = headOf(map);
            place.path = map.origin().path;
            report({Severity::Error,
                    "missing-key",
                    "The key '%1' is missing in %2.",
                    {std::string(key.name), std::string(m_object.title)},
                    "Add '%1: …'.",
                    place});
        }
    }

    void checkEntries(const Value &map)
    {
        for (const auto &[name, value] : map.asMap()->entries) {
            const std::string *text = name.asString();
            const Key *known = text ? descriptor::key(m_object.kind, *text) : nullptr;
            if (known)
                checkValue(*known, value);
            else if (!m_object.allowsOtherKeys)
                reportUnknown(map, name);
        }
    }

    void checkValue(const Key &key, const Value &value)
    {
        if (value.isNull() && key.isRequired)
            report({Severity::Error,
                    "missing-value",
                    "'%1' has no value, but %2 needs one.",
                    {std::string(key.name), std::string(m_object.title)},
                    "Write a value after the colon.",
                    value.origin()});
        else if (value.isNull() && key.type != ValueType::Map)
            return;
        else if (!hasType(value, key.type))
            report(wrongType(key.name, value, key.type));
        else if (key.type == ValueType::Seq && key.items != ValueType::Any)
            checkItems(key, value);
        else if (key.type == ValueType::Map && key.object)
            Validator(descriptor::object(*key.object), m_problems).checkNested(value);
        if (!key.choices.empty() && value.asString())
            checkChoice(key, value);
    }

    void checkNested(const Value &value)
    {
        checkRequired(value);
        checkEntries(value);
    }

    void checkItems(const Key &key, const Value &value)
    {
        for (const Value &item : value.asList()->items) {
            if (!item.isNull() && !hasType(item, key.items))
                report(wrongType(key.name, item, key.items));
        }
    }

    void checkChoice(const Key &key, const Value &value)
    {
        const std::string text = *value.asString();
        if (std::ranges::find(key.choices, text) != key.choices.end())
            return;
        std::string all;
        for (const std::string_view choice : key.choices)
            all.append(all.empty() ? "" : ", ").append(choice);
        Diagnostic problem{Severity::Error,        "unknown-value",
                           "'%1' cannot be '%2'.", {std::string(key.name), yaml::str(value), all},
                           "Use one of: %3.",      value.origin()};
        if (const std::string_view meant = nearest(text, key.choices); !meant.empty()) {
            problem.advice = "Did you mean '%4'? Possible are: %3.";
            problem.arguments.emplace_back(meant);
            problem.fixes = {replacement("replace-value", "Write %1", value.origin(), meant)};
        }
        report(std::move(problem));
    }

    void reportUnknown(const Value &map, const Value &name)
    {
        // A key that nobody wrote was added when this map was built before.
        constexpr std::size_t most = 50;
        if (!name.origin().isWritten() && map.origin().isWritten())
            report(sharedSection(map));
        else if (++m_unknown <= most)
            reportUnknownKey(map, name);
    }

    void reportUnknownKey(const Value &map, const Value &name)
    {
        std::vector<std::string_view> free;
        std::string all;
        for (const Key &key : m_object.keys) {
            all.append(all.empty() ? "" : ", ").append(key.name);
            if (!map.asMap()->find(key.name))
                free.push_back(key.name);
        }
        const std::string text = yaml::str(name);
        Origin place = name.origin();
        place.path = joined(map.origin().path, text);
        Diagnostic problem{Severity::Error,
                           "unknown-key",
                           "The key '%1' is not known in %2.",
                           {text, std::string(m_object.title), all},
                           "Known keys: %3.",
                           place};
        if (const std::string_view meant = name.asString() ? nearest(text, free) : std::string_view(); !meant.empty()) {
            problem.advice = "Did you mean '%4'?";
            problem.arguments.emplace_back(meant);
            problem.fixes = {replacement("rename-key", "Rename it to %1", place, meant)};
        }
        report(std::move(problem));
    }

    void insertDefaults(yaml::Map &map)
    {
        const Key *dest = descriptor::key(m_object.kind, "dest");
        if (dest && !map.find("dest"))
            map.set("dest", Value::string(dest->defaultText));
    }

    const Object &m_object;
    std::vector<Diagnostic> &m_problems;
    std::size_t m_unknown = 0; ///< keys
};

} // namespace

bool validate(ObjectKind kind, Value &value, std::vector<Diagnostic> &problems)
{
    return Validator(object(kind), problems).check(value);
}

std::optional<ObjectKind> artifactKind(const Value &value)
{
    static constexpr std::array<std::pair<std::string_view, ObjectKind>, 9> order{{
        {"image", ObjectKind::ImageArtifact},
        {"path", ObjectKind::PathArtifact},
        {"pnc_build_id", ObjectKind::PncArtifact},
        {"url", ObjectKind::UrlArtifact},
        {"git", ObjectKind::GitArtifact},
        {"sha512", ObjectKind::PlainArtifact},
        {"sha256", ObjectKind::PlainArtifact},
        {"sha1", ObjectKind::PlainArtifact},
        {"md5", ObjectKind::PlainArtifact},
    }};
    const yaml::Map *map = value.asMap();
    if (!map)
        return {};
    const auto found = std::ranges::find_if(order, [&](const auto &row) { return map->find(row.first) != nullptr; });
    return found == order.end() ? std::nullopt : std::optional(found->second);
}

Diagnostic sharedSection(const Value &section)
{
    return {Severity::Error,
            "shared-section",
            "This section is used a second time through an alias, which CEKit cannot do.",
            {},
            "Write it out, or share its scalars and lists only.",
            headOf(section)};
}

Origin headOf(const Value &value)
{
    const yaml::Map *map = value.asMap();
    if (!map || map->entries.empty() || !map->entries.front().first.origin().isWritten())
        return value.origin();
    Origin head = map->entries.front().first.origin();
    head.path = value.origin().path;
    return head;
}

std::string joined(std::string_view path, std::string_view key)
{
    const bool isPlain = !key.empty() && std::ranges::all_of(key, [](unsigned char c) {
        return std::isalnum(c) || c == '_' || c == '-';
    });
    std::string result(path);
    if (!result.empty())
        result += '.';
    return isPlain ? result.append(key) : result.append("\"").append(key).append("\"");
}

QuickFix replacement(std::string_view code, std::string_view text, const Origin &origin, std::string_view with)
{
    return {std::string(code), std::string(text), {std::string(with)}, {{origin.span, std::string(with)}}};
}

QuickFix quoting(const Origin &origin)
{
    return {"add-quotes",
            "Put it in quotes",
            {},
            {{{origin.span.begin, origin.span.begin}, "\""}, {{origin.span.end, origin.span.end}, "\""}}};
}

} // namespace slipway::descriptor
