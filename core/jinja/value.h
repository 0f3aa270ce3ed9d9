// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace slipway::jinja {

/// Something with an identity. Objects belong to the Heap of one rendering and live until it ends.
class Object
{
public:
    Object() = default;
    Object(const Object &) = delete;
    Object &operator=(const Object &) = delete;
    virtual ~Object() = default;
};

/// What a name stands for that nobody set: prints as nothing, has no attributes. `why` says what is missing.
struct Undefined {
    std::shared_ptr<const std::string> why;
};

/// A variable of a frame that has no value yet; never the result of an expression.
struct Missing {
};
struct None {
};

struct Text {
    std::shared_ptr<const std::string> utf8;
    bool isEscaped = false; ///< Jinja's Markup: `escape` leaves it alone
};

/// A value of a template: Python's None, bool, int (64 bits), float and str, or an object by reference.
class Value
{
public:
    using Data = std::variant<Undefined, Missing, None, bool, long long, double, Text, Object *>;

    Value() = default;
    Value(Data data)
        : m_data(std::move(data))
    {
    } // NOLINT: implicit by intent
    static Value none() { return Data(None()); }
    static Value missing() { return Data(Missing()); }
    static Value boolean(bool claim) { return Data(claim); }
    static Value integer(long long number) { return Data(number); }
    static Value real(double number) { return Data(number); }
    static Value text(std::string utf8, bool isEscaped = false)
    {
        return Data(Text{std::make_shared<const std::string>(std::move(utf8)), isEscaped});
    }
    static Value object(Object *object) { return Data(object); }
    static Value undefined(std::string why)
    {
        return Data(Undefined{std::make_shared<const std::string>(std::move(why))});
    }

    [[nodiscard]] const Data &data() const { return m_data; }
    template <typename T>
    [[nodiscard]] bool is() const
    {
        return std::holds_alternative<T>(m_data);
    }
    [[nodiscard]] bool isUndefined() const { return is<Undefined>(); }
    [[nodiscard]] bool isNone() const { return is<None>(); }
    [[nodiscard]] bool isMissing() const { return is<Missing>(); }
    [[nodiscard]] const std::string *asText() const
    {
        const Text *text = std::get_if<Text>(&m_data);
        return text ? text->utf8.get() : nullptr;
    }
    [[nodiscard]] bool isEscaped() const
    {
        const Text *text = std::get_if<Text>(&m_data);
        return text && text->isEscaped;
    }
    /// The object when it is one of that class, else nullptr.
    template <typename T>
    [[nodiscard]] T *as() const
    {
        Object *const *object = std::get_if<Object *>(&m_data);
        return object ? dynamic_cast<T *>(*object) : nullptr;
    }

private:
    Data m_data;
};

} // namespace slipway::jinja
