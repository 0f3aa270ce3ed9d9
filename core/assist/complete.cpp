// SPDX-License-Identifier: MIT
#include "core/assist/complete.h"

#include "core/assist/completer.h"
#include "core/yaml/scalar.h"

#include <algorithm>

namespace slipway::assist {

using descriptor::ObjectKind;
using descriptor::ValueType;

namespace {

/// What a plain scalar cannot begin with, or hold.
bool needsQuotes(const std::string &value, bool isFlow)
{
    if (value.empty() || std::string_view("&*!|>%@`\"'#{}[],?:- ").contains(value.front()))
        return true;
    const bool hasIndicator =
        value.contains(": ") || value.contains(" #") || value.ends_with(':') || value.ends_with(' ');
    return hasIndicator || (isFlow && value.find_first_of(",[]{}") != std::string::npos);
}

} // namespace

Completer::Completer(const CompletionRequest &request, const ProjectOnDemand &project)
    : m_request(request)
    , m_project(project)
    , m_sketch(sketch(request.text, request.cursor))
{
    m_result.word = m_sketch.spot.word;
    measureIndentation();
}

Completion Completer::complete()
{
    const Spot &spot = m_sketch.spot;
    if (spot.kind == Spot::Kind::None)
        return {};
    const Meaning meaning = meaningOf(m_sketch, spot.part, m_request.kind);
    if (spot.kind == Spot::Kind::Key && meaning.object && !meaning.isList)
        addKeys(*meaning.object, spot.part, false);
    else if (spot.kind == Spot::Kind::Open)
        addOpen();
    else if (spot.kind == Spot::Kind::NewItem)
        addNewItem(meaning);
    else if (spot.kind == Spot::Kind::Value)
        addValues(spot.part, meaning);
    std::ranges::stable_sort(m_result.items, std::greater(), &CompletionItem::score);
    if (m_result.items.size() > maximumCompletions)
        m_result.items.resize(maximumCompletions);
    return std::move(m_result);
}

void Completer::add(CompletionItem item, std::string replacement)
{
    const int score = completionScore(m_sketch.spot.typed, item.label);
    if (score < 0 || !m_labels.insert(item.label).second)
        return;
    item.score += score;
    if (m_sketch.spot.isAfterColon) {
        replacement.insert(0, " ");
        ++item.caret;
    }
    item.edit = {.span = m_sketch.spot.word, .replacement = std::move(replacement)};
    m_result.items.push_back(std::move(item));
}

void Completer::addValue(CompletionItem item, const descriptor::Key *key)
{
    std::string text = written(item.label, key);
    const bool isQuoted = m_sketch.spot.quote == '\0' && text.starts_with('"');
    item.caret = text.size() - (item.goesOn && isQuoted ? 1 : 0);
    add(std::move(item), std::move(text));
}

std::string Completer::written(const std::string &value, const descriptor::Key *key) const
{
    const char quote = m_sketch.spot.quote;
    if (quote != '\0' && !value.contains(quote) && !(quote == '"' && value.contains('\\')))
        return value;
    const bool isText = key != nullptr && (key->type == ValueType::Str || key->items == ValueType::Str ||
                                           key->name == "version" || key->name == "value");
    const bool isRead = isText && yaml::implicitTag(value) != yaml::Tag::Str;
    if (quote != '\0' || (!isRead && !needsQuotes(value, m_sketch.spot.isFlow)))
        return value;
    std::string quoted = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

Completion complete(const CompletionRequest &request, const ProjectOnDemand &project)
{
    return Completer(request, project).complete();
}

} // namespace slipway::assist
