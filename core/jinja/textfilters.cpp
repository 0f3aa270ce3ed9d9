// SPDX-License-Identifier: MIT
#include "core/jinja/arguments.h"
#include "core/jinja/characters.h"
#include "core/jinja/filters.h"
#include "core/jinja/iteration.h"
#include "core/jinja/json.h"
#include "core/jinja/methods.h"
#include "core/jinja/operators.h"
#include "core/jinja/printf.h"
#include "core/jinja/printing.h"
#include "core/jinja/textsearch.h"
#include "core/jinja/wordwrap.h"
#include "core/yaml/unicode.h"

#include <algorithm>
#include <format>
#include <map>

namespace slipway::jinja {
namespace {

/// Escaped text stays what it is, the rest becomes plain text.
Value soft(Runtime &runtime, const Value &value)
{
    return value.asText() ? value : runtime.text(str(runtime, value));
}

/// The filter does what the method of the value's text does.
template <char const *method>
Value byMethod(Runtime &runtime, const Value &value, Arguments &arguments)
{
    return textMethod(method)(runtime, soft(runtime, value), arguments);
}

constexpr char upperName[] = "upper";
constexpr char lowerName[] = "lower";
constexpr char capitalizeName[] = "capitalize";

Value string(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    return reader.done() ? soft(runtime, value) : Value();
}

Value trim(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value characters = reader.orElse("chars", Value::none());
    if (!characters.isNone() && !characters.asText())
        runtime.fail("The argument 'chars' has to be text.");
    Arguments only{.positional = {characters}, .named = {}};
    return reader.done() ? textMethod("strip")(runtime, soft(runtime, value), only) : Value();
}

/// Words begin after white space, a hyphen or a bracket.
Value title(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    std::string result;
    std::u32string word;
    const auto flush = [&] {
        result += uppered(encoded(word.substr(0, 1)));
        result += lowered(encoded(word.empty() ? word : word.substr(1)));
        word.clear();
    };
    for (const char32_t c : yaml::unicode::decoded(str(runtime, value))) {
        const bool isBreak = isSpace(c) || std::u32string_view(U"-([{<").contains(c);
        if (isBreak)
            flush();
        isBreak ? yaml::unicode::append(result, c) : word.push_back(c);
    }
    flush();
    return reader.done() ? runtime.text(std::move(result)) : Value();
}

Value replace(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const std::string old = str(runtime, reader.required("old"));
    const std::string replacement = str(runtime, reader.required("new"));
    const Value given = reader.orElse("count", Value::none());
    const long long count = given.isNone() ? -1 : wholeOf(given).value_or(-1);
    return reader.done() ? runtime.text(replaced(runtime, str(runtime, value), old, replacement, count)) : Value();
}

Value center(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    Arguments only{.positional = {reader.orElse("width", Value::integer(80))}, .named = {}};
    return reader.done() ? textMethod("center")(runtime, soft(runtime, value), only) : Value();
}

Value indent(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value width = reader.orElse("width", Value::integer(4));
    const bool first = reader.flag("first");
    const bool blank = reader.flag("blank");
    if (!value.asText() || (!width.asText() && !wholeOf(width)))
        runtime.fail(std::format("{} cannot be indented so.", kindOf(value)));
    if (!reader.done())
        return {};
    const auto count = static_cast<std::size_t>(std::max(wholeOf(width).value_or(0), 0LL));
    const std::vector<std::string> lines = splitLines(*value.asText() + "\n");
    if (count > runtime.limits().memory || !runtime.charge((count + 1) * lines.size()))
        return runtime.fail("The template makes too much data.");
    const std::string indention = width.asText() ? *width.asText() : std::string(count, ' ');
    std::string result;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool isIndented = i == 0 ? first : blank || !lines[i].empty();
        if (!runtime.charge(indention.size() + lines[i].size()))
            return {};
        result += (i == 0 ? "" : "\n") + (isIndented ? indention : "") + lines[i];
    }
    return runtime.text(std::move(result), value.isEscaped());
}

Value truncate(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const long long length = reader.whole("length", 255);
    const bool killsWords = reader.flag("killwords");
    const std::string end = reader.text("end", "...");
    const Value given = reader.orElse("leeway", Value::none());
    const long long leeway = given.isNone() ? 5 : wholeOf(given).value_or(-1);
    const auto endLength = static_cast<long long>(codePoints(end));
    if (length < endLength || leeway < 0)
        runtime.fail("The text cannot be truncated so.");
    if (!reader.done())
        return {};
    if (static_cast<long long>(lengthOf(runtime, value)) <= length + leeway || runtime.failed())
        return value; // of any kind
    if (!value.asText())
        return runtime.fail(std::format("{} cannot be truncated.", kindOf(value)));
    const std::u32string text = yaml::unicode::decoded(*value.asText());
    std::u32string cut = text.substr(0, static_cast<std::size_t>(length - endLength));
    if (!killsWords)
        cut = cut.substr(0, cut.rfind(U' '));
    return runtime.text(encoded(cut) + end, value.isEscaped());
}

Value wrap(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const long long width = reader.whole("width", 79);
    const bool breaksWords = reader.flag("break_long_words", true);
    const Value given = reader.orElse("wrapstring", Value::none());
    const bool breaksHyphens = reader.flag("break_on_hyphens", true);
    if (!value.asText() || width < 1 || (!given.isNone() && !given.asText()))
        runtime.fail("The text cannot be wrapped so.");
    if (!reader.done())
        return {};
    const std::string mark = given.asText() ? *given.asText() : "\n";
    std::string result;
    bool isFirst = true;
    for (const std::string &line : splitLines(*value.asText())) {
        result += std::exchange(isFirst, false) ? "" : mark;
        const WrapOptions options{static_cast<std::size_t>(width), breaksWords, breaksHyphens};
        const std::vector<std::string> parts = wrapped(line, options);
        for (std::size_t i = 0; i < parts.size() && runtime.charge(mark.size() + parts[i].size()); ++i)
            result += (i == 0 ? "" : mark) + parts[i];
    }
    return runtime.text(std::move(result));
}

Value wordCount(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    long long count = 0;
    bool isInside = false;
    for (const char32_t c : yaml::unicode::decoded(str(runtime, value))) {
        if (c >= 0x80 && !isCased(c) && !isSpace(c))
            runtime.fail("Counting words goes for ASCII and letters with a case only.");
        const bool isWord = c == '_' || (c >= '0' && c <= '9') || isCased(c);
        count += isWord && !isInside ? 1 : 0;
        isInside = isWord;
    }
    return reader.done() ? Value::integer(count) : Value();
}

Value format(Runtime &runtime, const Value &value, Arguments &arguments)
{
    if (!arguments.positional.empty() && !arguments.named.empty())
        return runtime.fail("'format' takes values by place or by name, not both.");
    if (arguments.named.empty())
        return formatted(runtime, soft(runtime, value), runtime.tuple(arguments.positional));
    auto *names = runtime.make<Dictionary>();
    for (const auto &[name, item] : arguments.named)
        names->setText(name, item);
    return formatted(runtime, soft(runtime, value), Value::object(names));
}

Value escape(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    if (!reader.done() || value.isEscaped())
        return value;
    return runtime.text(escaped(str(runtime, value)), true);
}

Value forceEscape(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    return reader.done() ? runtime.text(escaped(str(runtime, value)), true) : Value();
}

Value safe(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    return reader.done() ? runtime.text(str(runtime, value), true) : Value();
}

/// Without comments and tags, white space in one; then entities are resolved.
Value stripTags(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    std::string text = str(runtime, value);
    for (const auto &[open, close] : {std::pair<std::string_view, std::string_view>{"<!--", "-->"}, {"<", ">"}}) {
        std::string kept;
        std::size_t at = 0;
        for (std::size_t begin = text.find(open); begin != std::string::npos; begin = text.find(open, at)) {
            const std::size_t end = text.find(close, begin);
            if (end == std::string::npos)
                break;
            kept.append(text, at, begin - at);
            at = end + close.size();
        }
        text = kept.append(text, at);
    }
    std::string result;
    for (const std::string &word : splitText(text, std::nullopt, -1, false))
        result += (result.empty() ? "" : " ") + word;
    for (const auto &[entity, meaning] : {std::pair<std::string_view, std::string_view>{"&lt;", "<"},
                                          {"&gt;", ">"},
                                          {"&#34;", "\""},
                                          {"&quot;", "\""},
                                          {"&#39;", "'"},
                                          {"&amp;", "&"}})
        result = replaced(runtime, result, entity, meaning, -1);
    return reader.done() ? runtime.text(std::move(result)) : Value();
}

Value toJson(Runtime &runtime, const Value &value, Arguments &arguments)
{
    ArgumentReader reader(runtime, arguments);
    const Value indent = reader.orElse("indent", Value::none());
    if (!indent.isNone() && !wholeOf(indent))
        runtime.fail("The argument 'indent' has to be an integer here.");
    return reader.done() ? runtime.text(json(runtime, value, wholeOf(indent)), true) : Value();
}

} // namespace

Filter textFilter(std::string_view name)
{
    static const std::map<std::string_view, Filter> filters{{"upper", byMethod<upperName>},
                                                            {"lower", byMethod<lowerName>},
                                                            {"capitalize", byMethod<capitalizeName>},
                                                            {"string", string},
                                                            {"trim", trim},
                                                            {"title", title},
                                                            {"replace", replace},
                                                            {"center", center},
                                                            {"indent", indent},
                                                            {"truncate", truncate},
                                                            {"wordwrap", wrap},
                                                            {"wordcount", wordCount},
                                                            {"format", format},
                                                            {"escape", escape},
                                                            {"e", escape},
                                                            {"forceescape", forceEscape},
                                                            {"safe", safe},
                                                            {"striptags", stripTags},
                                                            {"tojson", toJson}};
    const auto found = filters.find(name);
    return found == filters.end() ? nullptr : found->second;
}

} // namespace slipway::jinja
