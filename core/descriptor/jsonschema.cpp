// SPDX-License-Identifier: MIT
#include "core/descriptor/jsonschema.h"

#include <array>
#include <set>
#include <string_view>
#include <vector>

namespace slipway::descriptor {

namespace {

constexpr std::array artifactKinds{ObjectKind::PathArtifact,  ObjectKind::UrlArtifact,   ObjectKind::GitArtifact,
                                   ObjectKind::PlainArtifact, ObjectKind::ImageArtifact, ObjectKind::PncArtifact};

/// A JSON string; the table holds printable text only.
std::string inQuotes(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

/// The name of an object below `$defs`.
std::string definition(ObjectKind kind)
{
    return std::to_string(static_cast<int>(kind)) + "-" + std::string(object(kind).name);
}

std::string reference(ObjectKind kind)
{
    return "{\"$ref\": " + inQuotes("#/$defs/" + definition(kind)) + "}";
}

std::string_view jsonTypes(const Key &key)
{
    switch (key.type) {
    case ValueType::Str:
        return key.isRequired ? R"("string")" : R"(["string", "null"])";
    case ValueType::Text:
        return key.isRequired ? R"(["string", "number"])" : R"(["string", "number", "null"])";
    case ValueType::Int:
        return key.isRequired ? R"("integer")" : R"(["integer", "null"])";
    case ValueType::Bool:
        return R"(["boolean", "null"])";
    case ValueType::Seq:
        return R"("array")";
    case ValueType::Map:
        return R"("object")";
    case ValueType::Any:
        return key.isList ? R"("array")" : key.object ? R"("object")" : "";
    }
    return {};
}

std::string choicesOf(const Key &key)
{
    std::string result = ", \"enum\": [";
    for (const std::string_view choice : key.choices)
        result += inQuotes(choice) + ", ";
    return result + "null]";
}

std::string property(const Key &key)
{
    std::string result = inQuotes(key.name) + ": {\"description\": " + inQuotes(key.help);
    if (const std::string_view types = jsonTypes(key); !types.empty())
        result.append(", \"type\": ").append(types);
    if (!key.choices.empty())
        result += choicesOf(key);
    if (key.object && key.isList)
        result += ", \"items\": " + reference(*key.object);
    else if (key.object)
        result += ", \"allOf\": [" + reference(*key.object) + "]";
    else if (key.isList && key.items == ValueType::Str)
        result += R"(, "items": {"type": ["string", "null"]})";
    return result + "}";
}

std::string anyArtifact()
{
    std::string result = "{\"anyOf\": [";
    for (const ObjectKind kind : artifactKinds)
        result.append(kind == artifactKinds.front() ? "" : ", ").append(reference(kind));
    return result + "]}";
}

std::string body(ObjectKind kind)
{
    if (kind == ObjectKind::Artifact)
        return anyArtifact();
    std::string properties;
    std::string required;
    for (const Key &key : object(kind).keys) {
        properties.append(properties.empty() ? "" : ",\n    ").append(property(key));
        if (key.isRequired)
            required.append(required.empty() ? "" : ", ").append(inQuotes(key.name));
    }
    std::string result = "{\"type\": \"object\"";
    if (!required.empty())
        result += ", \"required\": [" + required + "]";
    if (!object(kind).allowsOtherKeys)
        result += ", \"additionalProperties\": false";
    return result + ", \"properties\": {\n    " + properties + "}}";
}

/// The objects that a document can hold.
void collect(ObjectKind kind, std::set<ObjectKind> &kinds)
{
    if (!kinds.insert(kind).second)
        return;
    for (const Key &key : object(kind).keys) {
        if (key.object)
            collect(*key.object, kinds);
    }
    for (const ObjectKind artifact : kind == ObjectKind::Artifact
                                         ? std::vector(artifactKinds.begin(), artifactKinds.end())
                                         : std::vector<ObjectKind>())
        collect(artifact, kinds);
}

} // namespace

std::string jsonSchema(ObjectKind document)
{
    std::set<ObjectKind> kinds;
    collect(document, kinds);
    std::string definitions;
    for (const ObjectKind kind : kinds)
        definitions.append(definitions.empty() ? "" : ",\n  ").append(inQuotes(definition(kind)) + ": " + body(kind));
    const std::string one = reference(document);
    const std::string root =
        document == ObjectKind::Image
            ? "\"anyOf\": [" + one + ", {\"type\": \"array\", \"minItems\": 1, \"items\": " + one + "}]"
            : "\"allOf\": [" + one + "]";
    return "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"title\": " +
           inQuotes(object(document).title) + ",\n" + root + ",\n\"$defs\": {\n  " + definitions + "}}\n";
}

} // namespace slipway::descriptor
