// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace slipway {

class Json;
using JsonArray = std::vector<Json>;
using JsonObject = std::vector<std::pair<std::string, Json>>; ///< in order of writing

/// A number as it is written, so that sizes of any length survive.
struct JsonNumber {
    std::string digits;
};

/// A JSON value (RFC 8259), of image configurations, manifests and what the command line prints. Strings are UTF-8.
class Json
{
public:
    using Data = std::variant<std::monostate, bool, JsonNumber, std::string, JsonArray, JsonObject>;

    Json() = default;
    Json(bool value)
        : m_data(value)
    {
    } // NOLINT: implicit by intent
    Json(std::uint64_t value)
        : m_data(JsonNumber{std::to_string(value)})
    {
    } // NOLINT: implicit by intent
    Json(JsonNumber value)
        : m_data(std::move(value))
    {
    } // NOLINT: implicit by intent
    Json(std::string value)
        : m_data(std::move(value))
    {
    } // NOLINT: implicit by intent
    Json(const char *value)
        : m_data(std::string(value))
    {
    } // NOLINT: implicit by intent
    Json(JsonArray value)
        : m_data(std::move(value))
    {
    } // NOLINT: implicit by intent
    Json(JsonObject value)
        : m_data(std::move(value))
    {
    } // NOLINT: implicit by intent

    [[nodiscard]] const Data &data() const { return m_data; }
    [[nodiscard]] const std::string *asString() const { return std::get_if<std::string>(&m_data); }
    [[nodiscard]] const JsonArray *asArray() const { return std::get_if<JsonArray>(&m_data); }
    [[nodiscard]] const JsonObject *asObject() const { return std::get_if<JsonObject>(&m_data); }
    /// The value of a key; nullptr when this is no object or has no such key.
    [[nodiscard]] const Json *find(std::string_view key) const;
    /// The string at a key, or nothing.
    [[nodiscard]] std::string stringAt(std::string_view key) const;
    /// The array at a key, or an empty one.
    [[nodiscard]] const JsonArray &arrayAt(std::string_view key) const;

private:
    Data m_data;
};

/// Strict: one value, no trailing commas, at most 64 levels. The error says what is wrong and at which byte.
[[nodiscard]] std::expected<Json, std::string> parseJson(std::string_view text);
/// Keys in their order: the same value always gives the same bytes. Without white space, or each member and item on a
/// line of its own, indented by `indentWidth` spaces a level.
[[nodiscard]] std::string printJson(const Json &value, std::size_t indentWidth = 0);

} // namespace slipway
