// SPDX-License-Identifier: MIT
// Keys, and the begins of maps and lists.
#include "core/assist/completer.h"

#include <algorithm>

namespace slipway::assist {

using descriptor::Key;
using descriptor::ObjectKind;
using descriptor::ValueType;

namespace {

constexpr int forRequired = 5;

bool isListOf(const Key &key)
{
    return key.isList || key.type == ValueType::Seq;
}

std::string detailOf(const Key &key)
{
    if (isListOf(key))
        return key.object ? "list" : "list of text";
    if (key.object || key.type == ValueType::Map)
        return "section";
    return std::string(key.type == ValueType::Any ? "" : typeInWords(key.type));
}

std::string documentationOf(const Key &key)
{
    std::string text(key.help);
    if (!key.defaultText.empty() && key.defaultText != "[]")
        text += " Default: " + std::string(key.defaultText) + ".";
    return text;
}

} // namespace

void Completer::measureIndentation()
{
    bool isDashKnown = false;
    bool isIndentKnown = false;
    for (const Part &part : m_sketch.parts) {
        if (part.isFlow || part.parent == noPart || part.keySpan.isEmpty() || (isDashKnown && isIndentKnown))
            continue;
        const std::size_t outer = m_sketch.at(part.parent).column;
        if (part.kind == Part::Kind::List && !isDashKnown && part.column >= outer) {
            m_dashIndent = part.column - outer;
            isDashKnown = true;
        } else if (part.kind == Part::Kind::Map && !isIndentKnown && part.column > outer) {
            m_indent = part.column - outer;
            isIndentKnown = true;
        }
    }
    if (!isDashKnown)
        m_dashIndent = m_indent;
}

std::string Completer::startOf(const Key &key, std::size_t column) const
{
    if (m_sketch.spot.isFlow)
        return isListOf(key) ? " []" : key.object || key.type == ValueType::Map ? " {}" : " ";
    if (isListOf(key))
        return "\n" + std::string(column + m_dashIndent, ' ') + "- ";
    if (key.object || key.type == ValueType::Map)
        return "\n" + std::string(column + m_indent, ' ');
    return " ";
}

void Completer::addKey(const Key &key, const std::string &prefix)
{
    const Spot &spot = m_sketch.spot;
    CompletionItem item{.label = std::string(key.name),
                        .kind = CompletionKind::Key,
                        .detail = key.isRequired ? "required" : detailOf(key),
                        .documentation = documentationOf(key),
                        .isRequired = key.isRequired,
                        .score = key.isRequired ? forRequired : 0};
    std::string text = prefix + std::string(key.name);
    if (spot.kind == Spot::Kind::Key && spot.entry != noPart && spot.quote != '\0') {
        item.caret = text.size();
    } else if (spot.kind == Spot::Kind::Key && spot.entry != noPart &&
               m_request.text.substr(spot.word.end).starts_with(':')) {
        item.caret = text.size(); // only the key changes
    } else {
        std::string start = startOf(key, spot.column + prefix.size() + (spot.isAfterColon ? 1 : 0));
        text += ":" + start;
        const bool isClosed = start.ends_with(']') || start.ends_with('}');
        item.caret = text.size() - (isClosed ? 1 : 0);
        item.goesOn = true;
    }
    add(std::move(item), std::move(text));
}

void Completer::addKeys(ObjectKind object, PartId map, bool isItem)
{
    const std::string prefix = isItem ? "- " : "";
    const PartId changed = m_sketch.spot.kind == Spot::Kind::Key ? m_sketch.spot.entry : noPart;
    const auto isThere = [&](const Key &key) {
        const PartId entry = map == noPart ? noPart : m_sketch.entry(map, key.name);
        return entry != noPart && entry != changed;
    };
    const std::span<const Key> keys = descriptor::object(object).keys;
    for (const bool isRequired : {true, false}) {
        for (const Key &key : keys) {
            if (key.isRequired == isRequired && !isThere(key))
                addKey(key, prefix);
        }
    }
}

void Completer::addNewItem(const Meaning &meaning)
{
    if (meaning.object && meaning.isList)
        addKeys(*meaning.object, noPart, true);
    else if (meaning.isList && m_sketch.spot.typed.empty())
        add({.label = "-", .kind = CompletionKind::Key, .detail = "new item", .caret = 2, .goesOn = true}, "- ");
}

void Completer::addOpen()
{
    const Spot &spot = m_sketch.spot;
    const Meaning meaning = meaningOf(m_sketch, spot.part, m_request.kind);
    if (meaning.isList && spot.isOnOwnLine && spot.part != 0) {
        addNewItem(meaning);
    } else if (meaning.object && (!meaning.isList || spot.part == 0)) {
        addKeys(*meaning.object, spot.part, false); // it may be a map by now, of keys behind the cursor
    } else {
        addValues(spot.part, meaning);
    }
}

} // namespace slipway::assist
