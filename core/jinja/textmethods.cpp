// SPDX-License-Identifier: MIT
// The methods of Python's str.
#include "core/jinja/arguments.h"
#include "core/jinja/characters.h"
#include "core/jinja/iteration.h"
#include "core/jinja/methods.h"
#include "core/jinja/operators.h"
#include "core/jinja/printf.h"
#include "core/jinja/printing.h"
#include "core/jinja/textsearch.h"
#include "core/yaml/unicode.h"

#include <algorithm>
#include <format>
#include <map>

namespace slipway::jinja {
namespace {

using Change = std::string (*)(std::string_view);

template <Change change>
Value changed(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    return reader.done() ? runtime.text(change(*self.asText()), self.isEscaped()) : Value();
}

std::optional<std::string> textOrNone(Runtime &runtime, ArgumentReader &reader, std::string_view name)
{
    const Value value = reader.orElse(name, Value::none());
    if (!value.asText() && !value.isNone())
        runtime.fail(std::format("The argument '{}' has to be text.", name));
    return value.asText() ? std::optional(*value.asText()) : std::nullopt;
}

template <bool left, bool right>
Value strip(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::optional<std::string> characters = textOrNone(runtime, reader, "");
    return reader.done() ? runtime.text(stripped(*self.asText(), characters, left, right), self.isEscaped()) : Value();
}

Value textList(Runtime &runtime, const std::vector<std::string> &parts, bool isEscaped)
{
    std::vector<Value> items;
    for (const std::string &part : parts)
        items.push_back(runtime.text(part, isEscaped));
    return runtime.list(std::move(items));
}

template <bool fromRight>
Value split(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::optional<std::string> separator = textOrNone(runtime, reader, "sep");
    const long long most = reader.whole("maxsplit", -1);
    if (separator && separator->empty())
        runtime.fail("The separator is empty.");
    if (!reader.done())
        return {};
    return textList(runtime, splitText(*self.asText(), separator, most, fromRight), self.isEscaped());
}

Value lines(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const bool keepsEnds = reader.flag("keepends");
    return reader.done() ? textList(runtime, splitLines(*self.asText(), keepsEnds), self.isEscaped()) : Value();
}

Value replace(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::string old = reader.text("");
    const std::string replacement = reader.text("");
    const long long count = reader.whole("", -1);
    if (self.isEscaped())
        return runtime.fail("replace() on escaped text is not supported.");
    return reader.done() ? runtime.text(replaced(runtime, *self.asText(), old, replacement, count)) : Value();
}

Value join(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value values = reader.required("");
    if (self.isEscaped())
        return runtime.fail("join() on escaped text is not supported.");
    if (!reader.done())
        return {};
    std::string result;
    bool isFirst = true;
    for (const Value &item : itemsOf(runtime, values)) {
        if (!item.asText())
            return runtime.fail(std::format("join() takes text, not {}.", kindOf(item)));
        if (!runtime.charge(self.asText()->size() + item.asText()->size()))
            return {};
        result += (std::exchange(isFirst, false) ? "" : *self.asText()) + *item.asText();
    }
    return runtime.text(std::move(result));
}

Value format(Runtime &runtime, const Value &self, Arguments &arguments)
{
    if (self.isEscaped())
        return runtime.fail("format() on escaped text is not supported.");
    return formatFields(runtime, *self.asText(), arguments);
}

enum class Side : std::uint8_t { Left, Right, Center };

template <Side side>
Value justified(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value width = reader.required("");
    const std::string fill = reader.text("", " ");
    if (!wholeOf(width) || codePoints(fill) != 1)
        runtime.fail("A width is an integer, and what fills up is one character.");
    if (!reader.done())
        return {};
    const auto length = static_cast<long long>(codePoints(*self.asText()));
    const long long missing = std::max(*wholeOf(width) - length, 0LL);
    if (!runtime.charge(static_cast<std::size_t>(missing) * fill.size()))
        return {};
    const long long half = missing / 2 + (missing & *wholeOf(width) & 1);
    const long long before = side == Side::Left ? 0 : side == Side::Right ? missing : half;
    std::string text;
    for (long long i = 0; i < before; ++i)
        text += fill;
    text += *self.asText();
    for (long long i = before; i < missing; ++i)
        text += fill;
    return runtime.text(std::move(text), self.isEscaped());
}

Value zeroFilled(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const long long width = reader.whole("", 0);
    if (!reader.done())
        return {};
    std::string text = *self.asText();
    const long long missing = width - static_cast<long long>(codePoints(text));
    if (missing <= 0 || !runtime.charge(static_cast<std::size_t>(missing)))
        return self;
    const bool isSigned = text.starts_with('+') || text.starts_with('-');
    return runtime.text(text.insert(isSigned ? 1 : 0, static_cast<std::size_t>(missing), '0'), self.isEscaped());
}

template <bool fromRight>
Value partition(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::string given = reader.text("");
    if (given.empty())
        runtime.fail("The separator is empty.");
    if (!reader.done())
        return {};
    const std::string &text = *self.asText();
    const std::string separator = self.isEscaped() ? escaped(given) : given;
    const std::size_t at = fromRight ? text.rfind(separator) : text.find(separator);
    const bool isFound = at != std::string::npos;
    const std::string whole[] = {fromRight ? "" : text, "", fromRight ? text : ""};
    const std::string halves[] = {text.substr(0, at), separator, isFound ? text.substr(at + separator.size()) : ""};
    std::vector<Value> parts;
    for (const std::string &part : isFound ? halves : whole)
        parts.push_back(runtime.text(part, self.isEscaped()));
    return runtime.tuple(std::move(parts));
}

template <bool atStart>
Value withoutAffix(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::string affix = reader.text("");
    if (!reader.done())
        return {};
    std::string text = *self.asText();
    if (atStart ? text.starts_with(affix) : text.ends_with(affix))
        text.erase(atStart ? 0 : text.size() - affix.size(), affix.size());
    return runtime.text(std::move(text), self.isEscaped());
}

using Claim = bool (*)(char32_t);

bool isAsciiDigit(char32_t c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char32_t c)
{
    return isCased(c);
}

bool isLetterOrDigit(char32_t c)
{
    return isLetter(c) || isAsciiDigit(c);
}

/// Beyond ASCII only white space and letters with a case are known.
template <Claim claim>
Value allAre(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    if (!reader.done())
        return {};
    const std::u32string text = yaml::unicode::decoded(*self.asText());
    const bool isWhite = claim == isSpace;
    if (!isWhite && std::ranges::any_of(text, [](char32_t c) { return c >= 0x80 && !isCased(c) && !isSpace(c); }))
        return runtime.fail("Asking what a character is goes for ASCII and letters with a case only.");
    return Value::boolean(!text.empty() && std::ranges::all_of(text, claim));
}

/// Some letters have the case, and none has another.
template <Claim claim>
Value hasCase(Runtime &runtime, const Value &self, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::u32string text = yaml::unicode::decoded(*self.asText());
    const bool isOther = std::ranges::any_of(text, [](char32_t c) { return isCased(c) && !claim(c); });
    return reader.done() ? Value::boolean(!isOther && std::ranges::any_of(text, claim)) : Value();
}

} // namespace

Method textMethod(std::string_view name)
{
    static const std::map<std::string_view, Method> methods{{"upper", changed<uppered>},
                                                            {"lower", changed<lowered>},
                                                            {"title", changed<titled>},
                                                            {"capitalize", changed<capitalized>},
                                                            {"swapcase", changed<swapped>},
                                                            {"strip", strip<true, true>},
                                                            {"lstrip", strip<true, false>},
                                                            {"rstrip", strip<false, true>},
                                                            {"split", split<false>},
                                                            {"rsplit", split<true>},
                                                            {"splitlines", lines},
                                                            {"replace", replace},
                                                            {"join", join},
                                                            {"format", format},
                                                            {"ljust", justified<Side::Left>},
                                                            {"rjust", justified<Side::Right>},
                                                            {"center", justified<Side::Center>},
                                                            {"zfill", zeroFilled},
                                                            {"partition", partition<false>},
                                                            {"rpartition", partition<true>},
                                                            {"removeprefix", withoutAffix<true>},
                                                            {"removesuffix", withoutAffix<false>},
                                                            {"isdigit", allAre<isAsciiDigit>},
                                                            {"isalpha", allAre<isLetter>},
                                                            {"isalnum", allAre<isLetterOrDigit>},
                                                            {"isspace", allAre<isSpace>},
                                                            {"isupper", hasCase<isUpper>},
                                                            {"islower", hasCase<isLower>}};
    const auto found = methods.find(name);
    return found == methods.end() ? findMethod(name) : found->second;
}

} // namespace slipway::jinja
