// SPDX-License-Identifier: MIT
#pragma once

#include "core/jinja/fault.h"
#include "core/jinja/value.h"
#include "core/yaml/value.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace slipway::jinja {

class Runtime;

/// Python's list, tuple, set and range.
class Sequence : public Object
{
public:
    enum class Type : std::uint8_t { List, Tuple, Set, Range };

    explicit Sequence(Type kind, std::vector<Value> values = {})
        : type(kind)
        , items(std::move(values))
    {
    }

    Type type;
    std::vector<Value> items;
    bool isGroup = false; ///< of `groupby`: the items are called `grouper` and `list` too
    long long start = 0;  ///< Range, for its repr
    long long stop = 0;
    long long step = 1;
};

/// What can be gone through once: the results of `map`, `select` and their like. They are made at once; when one of
/// them failed, the fault comes where it would be reached.
class Iterator : public Object
{
public:
    explicit Iterator(std::vector<Value> values)
        : items(std::move(values))
    {
    }

    std::vector<Value> items;
    std::size_t next = 0;
    std::optional<Fault> fault; ///< after the last item
};

/// A dict, or an object of a host.
class Dictionary : public Object
{
public:
    using Entry = std::pair<Value, Value>;

    enum class Type : std::uint8_t {
        Dict,
        Attributes, ///< a dict whose keys are attributes too; a missing one is None
        Record,     ///< as Attributes, but an object: equal to others by their `name`, not for JSON
        Namespace   ///< what `namespace()` makes
    };

    explicit Dictionary(Type kind = Type::Dict)
        : type(kind)
    {
    }

    /// By the key that keyOf() makes of a value.
    [[nodiscard]] const Value *find(const std::string &key) const;
    [[nodiscard]] const Value *findText(std::string_view key) const { return find('s' + std::string(key)); }
    void set(const std::string &key, const Value &name, Value value);
    void setText(std::string_view name, Value value);
    bool remove(const std::string &key);
    void clear();
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

    Type type;
    std::string className;         ///< Record: the host's name for such objects
    std::vector<Entry> attributes; ///< Record: attributes that are no keys, under text keys

private:
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::size_t> m_index;
};

/// dict.keys(), values() and items(): they show the dictionary as it is.
class DictionaryView : public Object
{
public:
    enum class Type : std::uint8_t { Keys, Values, Items };

    DictionaryView(Type kind, Dictionary &dictionary)
        : type(kind)
        , of(dictionary)
    {
    }

    Type type;
    Dictionary &of;
};

/// A value that templates can only print, compare and test: bytes, dates, long integers.
class Foreign : public Object
{
public:
    explicit Foreign(yaml::Value wrapped)
        : value(std::move(wrapped))
    {
    }

    yaml::Value value;
};

struct Arguments {
    std::vector<Value> positional;
    std::vector<std::pair<std::string, Value>> named;
};

class Callable : public Object
{
public:
    virtual Value call(Runtime &runtime, Arguments &arguments) = 0;
    virtual std::optional<Value> attribute(Runtime &, std::string_view) const { return std::nullopt; }
};

/// A function of the host or of Jinja, perhaps bound to the value that it belongs to.
class Function : public Callable
{
public:
    using Body = std::function<Value(Runtime &, Arguments &)>;

    explicit Function(Body made)
        : body(std::move(made))
    {
    }
    Value call(Runtime &runtime, Arguments &arguments) override { return body(runtime, arguments); }

    Body body;
};

/// An object with attributes of its own kind: `loop`, `self`, imported templates.
class Attributed : public Object
{
public:
    /// nullopt: no such attribute.
    virtual std::optional<Value> attribute(Runtime &runtime, std::string_view name) = 0;
    /// What `{{ … }}` prints; nullopt for what shows an address.
    virtual std::optional<std::string> print(Runtime &) { return std::nullopt; }
};

} // namespace slipway::jinja
