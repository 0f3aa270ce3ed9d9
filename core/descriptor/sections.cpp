// SPDX-License-Identifier: MIT
#include "core/descriptor/sections.h"

#include "core/descriptor/validate.h"

namespace slipway::descriptor {

namespace {

using yaml::Map;
using yaml::Value;

/// The items of a list section. Python would also go through the keys of a map and the letters of a text, which then
/// are refused one by one unless there is none.
std::optional<std::vector<Value>> iterated(const Value &value)
{
    if (const yaml::List *list = value.asList())
        return list->items;
    const bool isEmpty = (value.asMap() || value.asString()) && !value.isTruthy();
    return isEmpty ? std::optional(std::vector<Value>()) : std::nullopt;
}

std::string inWords(const Value &value)
{
    if (value.isNull())
        return "nothing";
    return value.asMap() ? "a map" : value.asString() ? "text" : yaml::str(value);
}

std::string withUnixLineEnds(const std::string &text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            result += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            result += '\n';
    }
    return result;
}

} // namespace

Value &sectionMap(Map &parent, std::string_view key, ObjectKind kind, BuildContext &context)
{
    if (!parent.find(key))
        parent.set(key, Value::map());
    Value &section = *parent.find(key);
    if (section.isNull() || section.asMap())
        return section;
    // Reported here, so that the caller can rely on a null or a map.
    Value copy = section;
    validate(kind, copy, context.problems);
    section = Value::map();
    return section;
}

void buildList(Map &parent, std::string_view key, BuildContext &context, const std::function<bool(Value &)> &buildItem)
{
    Value list = Value::list();
    if (const Value *written = parent.find(key)) {
        list = Value(std::make_shared<yaml::List>(), written->sharedOrigin());
        std::optional<std::vector<Value>> items = iterated(*written);
        if (!items) {
            context.problems.push_back({Severity::Error,
                                        "not-a-list",
                                        "'%1' has to be a list, but it is %2.",
                                        {std::string(key), inWords(*written)},
                                        "Write its items as '- …' lines, or remove the key.",
                                        written->origin()});
            items.emplace();
        }
        for (Value &item : *items) {
            if (buildItem(item))
                list.asList()->items.push_back(item);
        }
    }
    parent.set(key, list);
}

std::optional<std::string> readNamedFile(const Value &name, std::string_view key, BuildContext &context)
{
    const std::string *relative = name.asString();
    if (!relative) {
        context.problems.push_back({Severity::Error,
                                    "missing-value",
                                    "'%1' names no file.",
                                    {std::string(key)},
                                    "Write a file name, or remove the key.",
                                    name.origin()});
        return std::nullopt;
    }
    const std::filesystem::path path = joinedPath(context.fileDirectory.string(), *relative);
    context.filesRead.push_back(path.lexically_normal());
    const auto text = context.files->read(path);
    if (text)
        return withUnixLineEnds(*text);
    context.problems.push_back({Severity::Error,
                                "missing-file",
                                "The file '%1' cannot be read: %2.",
                                {path.string(), text.error()},
                                "Create it, or correct the path.",
                                name.origin()});
    return std::nullopt;
}

Value readYaml(std::string_view text, const Value &name, BuildContext &context)
{
    const std::filesystem::path path = joinedPath(context.fileDirectory.string(), yaml::str(name));
    Document document = read(text, path.lexically_normal());
    context.problems.insert(context.problems.end(), document.problems.begin(), document.problems.end());
    return document.value;
}

} // namespace slipway::descriptor
