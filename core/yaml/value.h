// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace slipway::yaml {

class Value;

/// What PyYAML's safe loader makes of a scalar (SPEC 1.2). Integers are unbounded, so they are kept as canonical
/// decimal text.
struct Null {
    bool operator==(const Null &) const = default;
};
struct Integer {
    std::string digits; ///< `-?[0-9]+`, no leading zeros, no `-0`
    bool operator==(const Integer &) const = default;
};
struct Bytes {
    std::string bytes;
    bool operator==(const Bytes &) const = default;
};
struct Date {
    int year = 1;
    int month = 1;
    int day = 1;
    bool operator==(const Date &) const = default;
};
struct DateTime {
    Date date;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int microsecond = 0;
    std::optional<int> offsetSeconds; ///< east of UTC; absent: naive
    bool operator==(const DateTime &) const = default;
};

/// A list, tuple or set. Shared by reference, as Python shares it: whoever holds the pointer sees a change.
struct List {
    enum class Type : std::uint8_t { List, Tuple, Set };
    Type type = Type::List;
    std::vector<Value> items;
};

/// A map in insertion order, shared by reference.
struct Map {
    std::vector<std::pair<Value, Value>> entries;

    [[nodiscard]] const Value *find(std::string_view key) const; ///< nullptr: no such key (null is a value)
    [[nodiscard]] Value *find(std::string_view key);
    /// Replaces the value of a key, which keeps its place, or appends the pair.
    void set(std::string_view key, Value value);
    /// False when there was no such key.
    bool remove(std::string_view key);
};

/// A Python value with the place where it was written. Copies share lists and maps (reference semantics); scalars are
/// immutable. Dates share identity too (`identity`), which shows in dumps only.
class Value
{
public:
    using Data = std::variant<Null, bool, Integer, double, std::string, Bytes, std::shared_ptr<const Date>,
                              std::shared_ptr<const DateTime>, std::shared_ptr<List>, std::shared_ptr<Map>>;

    Value() = default;
    Value(Data data, std::shared_ptr<const Origin> origin = nullptr); // NOLINT: implicit by intent
    static Value string(std::string_view text) { return Value(Data(std::string(text))); }
    static Value integer(long long number);
    static Value list() { return Value(Data(std::make_shared<List>())); }
    static Value map() { return Value(Data(std::make_shared<Map>())); }

    [[nodiscard]] const Data &data() const { return m_data; }
    [[nodiscard]] bool isNull() const { return std::holds_alternative<Null>(m_data); }
    [[nodiscard]] const std::string *asString() const { return std::get_if<std::string>(&m_data); }
    [[nodiscard]] const bool *asBool() const { return std::get_if<bool>(&m_data); }
    [[nodiscard]] const Integer *asInteger() const { return std::get_if<Integer>(&m_data); }
    /// The shared list or map itself: changes through it are seen by all who share it. nullptr for other types.
    [[nodiscard]] List *asList() const;
    [[nodiscard]] Map *asMap() const;
    /// Address that tells shared objects apart, nullptr for scalars without identity (SPEC 1.7, Anchors).
    [[nodiscard]] const void *identity() const;
    /// Python's truth: false for null, false, 0, 0.0, '', b'', [], {}.
    [[nodiscard]] bool isTruthy() const;

    /// Where it was written; an unwritten origin for a default.
    [[nodiscard]] const Origin &origin() const;
    [[nodiscard]] const std::shared_ptr<const Origin> &sharedOrigin() const { return m_origin; }

private:
    Data m_data;
    std::shared_ptr<const Origin> m_origin;
};

/// Python's str() and repr() (SPEC 1.3). A list or map inside itself prints `[...]`, `{...}`, as Python does.
/// Deviation: what lies deeper than 1,000 levels or after 1 MiB of text prints so too, lest aliases of aliases eat all
/// memory.
[[nodiscard]] std::string str(const Value &value);
[[nodiscard]] std::string repr(const Value &value);
/// Python's repr() of a string.
[[nodiscard]] std::string stringRepr(std::string_view text);
/// Python's ==, deep: 1 == 1.0 == true, lists and maps by content.
[[nodiscard]] bool equal(const Value &left, const Value &right);
/// A text that two scalars share exactly when Python holds them equal (1, 1.0 and true do), so that it can serve as the
/// key of a dict; nullopt for lists, sets and maps, which cannot be keys, and for tuples.
[[nodiscard]] std::optional<std::string> hashKey(const Value &value);

} // namespace slipway::yaml
