// SPDX-License-Identifier: MIT
// Fixes of keys and values.
#include "core/check/fixing.h"
#include "core/yaml/restyle.h"
#include "core/yaml/scalar.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace slipway::check {

namespace {

using yaml::Kind;
using yaml::NewNode;
using yaml::NodeId;

std::string shown(std::string_view key, const NewNode &value)
{
    return value.isScalar() && !value.text.empty() ? std::string(key) + ": " + value.text : std::string(key);
}

bool isNothing(const yaml::Node &node)
{
    return node.kind == Kind::Scalar && node.style == yaml::Style::Plain &&
           (node.isMissing || yaml::implicitTag(node.value) == yaml::Tag::Null);
}

/// The value of a pair, from its key or the value itself.
NodeId valueOf(const Case &one, NodeId node)
{
    const NodeId parent = one.at(node).parent;
    if (parent == yaml::noNode || one.at(parent).kind != Kind::Mapping || one.tree().keyOf(node) != yaml::noNode)
        return node;
    const std::span<const NodeId> children = one.at(parent).children;
    return *(std::ranges::find(children, node) + 1);
}

void removePair(Case &one)
{
    const NodeId value = valueOf(one, one.node);
    const NodeId key = one.tree().keyOf(value);
    if (key != yaml::noNode)
        one.offer("remove-key", "Remove '%1'", {std::string(one.at(key).value)},
                  yaml::removeItem(one.fixable.source, value));
}

void addMissingKey(Case &one)
{
    const std::string key = one.argument(0);
    if (one.at(one.node).kind != Kind::Mapping || key.empty())
        return;
    const auto kind = objectOf(one.fixable, one.node).value_or(descriptor::ObjectKind::Image);
    const NewNode value = beginningOf(kind, key, one.fixable.file);
    one.offer("add-key", "Add '%1'", {shown(key, value)},
              yaml::setKey(one.fixable.source, one.node, key, value, orderOf(kind)));
}

/// The name that was made up, written down: it stays when the source changes.
void writeName(Case &one)
{
    const NewNode name = NewNode::string(one.argument(1));
    if (one.at(one.node).kind != Kind::Mapping || name.text.empty())
        return;
    const auto kind = objectOf(one.fixable, one.node).value_or(descriptor::ObjectKind::Artifact);
    one.offer("add-key", "Add '%1'", {shown("name", name)},
              yaml::setKey(one.fixable.source, one.node, "name", name, orderOf(kind)));
}

void fillMissingValue(Case &one)
{
    const NodeId key = one.tree().keyOf(one.node);
    if (key == yaml::noNode)
        return;
    const auto kind = objectOf(one.fixable, one.at(one.node).parent).value_or(descriptor::ObjectKind::Image);
    const NewNode value = beginningOf(kind, one.at(key).value, one.fixable.file);
    if (!value.text.empty())
        one.offer("fill-value", "Write %1", {value.text}, yaml::setValue(one.fixable.source, one.node, value));
    removePair(one);
}

void renameUnknown(Case &one)
{
    const NodeId value = valueOf(one, one.node);
    const NodeId key = one.tree().keyOf(value);
    if (key != yaml::noNode && !one.problem.fixes.empty() && one.problem.fixes.front().code == "rename-key")
        one.offer("rename-key", "Rename it to %1", one.problem.fixes.front().arguments,
                  yaml::renameKey(one.fixable.source, key, one.problem.fixes.front().arguments.front()));
    removePair(one);
}

NewNode wordsOf(std::string_view text)
{
    std::vector<NewNode> words;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        if (space > 0)
            words.push_back(NewNode::string(std::string(text.substr(0, space))));
        text.remove_prefix(std::min(space + 1, text.size()));
    }
    return NewNode::sequence(std::move(words));
}

/// `{a: 1}` as a list of names and values.
NewNode namesAndValues(const Case &one, NodeId map)
{
    std::vector<NewNode> items;
    const std::span<const NodeId> children = one.at(map).children;
    for (std::size_t i = 0; i < children.size(); i += 2) {
        const yaml::Node value = one.at(children[i + 1]);
        if (value.kind != Kind::Scalar)
            return NewNode::sequence({});
        items.push_back(NewNode::mapping(
            {{"name", NewNode::string(one.at(children[i]).value)}, {"value", NewNode::string(value.value)}}));
    }
    return NewNode::sequence(std::move(items));
}

void makeList(Case &one, NodeId value)
{
    const yaml::Node node = one.at(value);
    if (node.kind == Kind::Scalar && !node.isMissing) {
        const bool isQuotedText = node.style != yaml::Style::Plain;
        const NewNode item = isQuotedText ? NewNode::string(node.value) : NewNode::typed(node.value);
        one.offer("make-list", "Make it a list", {},
                  yaml::replaceValue(one.fixable.source, value, NewNode::sequence({item})));
        if (const NewNode words = wordsOf(node.value); words.items.size() > 1)
            one.offer("split-words", "Split it into %1 words", {std::to_string(words.items.size())},
                      yaml::replaceValue(one.fixable.source, value, words));
        return;
    }
    if (node.kind != Kind::Mapping || node.children.empty())
        return;
    const bool isItem = one.tree().value(value, "name") != yaml::noNode ||
                        one.tree().value(value, "value") != yaml::noNode ||
                        one.tree().value(value, "path") != yaml::noNode;
    const NewNode pairs = namesAndValues(one, value);
    if (!isItem && !pairs.items.empty())
        one.offer("names-and-values", "Write a name and a value for each", {},
                  yaml::replaceValue(one.fixable.source, value, pairs));
    else
        one.offer("make-list", "Make it a list", {}, yaml::wrapInList(one.fixable.source, value));
}

void mendType(Case &one)
{
    const yaml::Node node = one.at(one.node);
    const auto has = [&](std::string_view code) {
        return std::ranges::any_of(one.problem.fixes, [&](const QuickFix &fix) { return fix.code == code; });
    };
    if (has("add-quotes") && node.kind == Kind::Scalar)
        one.offer("add-quotes", "Put it in quotes", {},
                  yaml::setValue(one.fixable.source, one.node, NewNode::string(node.value)));
    const NodeId key = one.tree().keyOf(one.node);
    const auto kind = key == yaml::noNode ? std::nullopt : objectOf(one.fixable, node.parent);
    const descriptor::Key *row = kind ? descriptor::key(*kind, one.at(key).value) : nullptr;
    if (row && row->type == descriptor::ValueType::Seq)
        makeList(one, one.node);
    if (isNothing(one.at(one.node)))
        removePair(one);
}

/// A map where a list of maps belongs is read as a list of its keys.
void mendItem(Case &one)
{
    const NodeId parent = one.at(one.node).parent;
    const NodeId map = one.at(one.node).kind == Kind::Mapping ? one.node : parent;
    const NodeId key = map == yaml::noNode ? map : one.tree().keyOf(map);
    if (key == yaml::noNode || one.at(map).kind != Kind::Mapping)
        return;
    const auto kind = objectOf(one.fixable, one.at(map).parent);
    const descriptor::Key *row = kind ? descriptor::key(*kind, one.at(key).value) : nullptr;
    if (row && row->isList)
        makeList(one, map);
}

void mendList(Case &one)
{
    makeList(one, one.node);
    if (isNothing(one.at(one.node)))
        removePair(one);
}

void quote(Case &one)
{
    const yaml::Node node = one.at(one.node);
    if (node.kind == Kind::Scalar && node.style == yaml::Style::Plain && !one.problem.fixes.empty())
        one.offer("add-quotes", "Put it in quotes", {},
                  yaml::setValue(one.fixable.source, one.node, NewNode::string(node.value)));
}

void quoteOrRemove(Case &one)
{
    quote(one);
    removePair(one);
}

void escape(Case &one)
{
    const yaml::Node node = one.at(one.node);
    if (node.kind != Kind::Scalar)
        return;
    std::string escaped;
    for (const char c : node.value) {
        if (c == '"' || c == '\n')
            escaped.push_back('\\');
        escaped.push_back(c);
    }
    if (escaped.ends_with('\\'))
        escaped.push_back('\\');
    one.offer("escape", "Escape it with backslashes", {},
              yaml::setValue(one.fixable.source, one.node, NewNode::string(escaped)));
}

void lowerCaseName(Case &one)
{
    std::string name;
    for (const char c : one.argument(0)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isAllowed = std::isalnum(byte) || std::string_view("._-/:").contains(c);
        name.push_back(isAllowed ? static_cast<char>(std::tolower(byte)) : '-');
    }
    one.offer("replace-value", "Write %1", {name}, yaml::setValue(one.fixable.source, one.node, NewNode::string(name)));
}

void startEmpty(Case &one)
{
    NodeId map = one.node;
    while (map != yaml::noNode && one.at(map).kind != Kind::Mapping)
        map = one.at(map).parent;
    if (map != yaml::noNode)
        one.offer("add-key", "Add '%1'", {"from: scratch"},
                  yaml::setKey(one.fixable.source, map, "from", NewNode::string("scratch"),
                               orderOf(descriptor::ObjectKind::Image)));
}

void takeVersion(Case &one)
{
    const NodeId map = one.at(one.node).parent;
    if (map != yaml::noNode && one.at(map).kind == Kind::Mapping)
        one.offer("add-key", "Add '%1'", {"version: " + one.argument(1)},
                  yaml::setKey(one.fixable.source, map, "version", NewNode::string(one.argument(1)),
                               orderOf(descriptor::ObjectKind::Install)));
}

} // namespace

std::span<const MakerRow> keyMakers()
{
    static constexpr std::array<MakerRow, 19> rows{{
        {"missing-key", addMissingKey},
        {"artifact-name-generated", writeName},
        {"missing-value", fillMissingValue},
        {"unknown-key", renameUnknown},
        {"wrong-type", mendType},
        {"not-a-map", mendItem},
        {"not-a-list", mendList},
        {"version-number", quote},
        {"env-boolean", quote},
        {"value-changes", quote},
        {"env-dropped", quoteOrRemove},
        {"arg-none", quoteOrRemove},
        {"not-escaped", escape},
        {"image-name", lowerCaseName},
        {"no-base-image", startEmpty},
        {"module-default-version", takeVersion},
        {"scratch-user", removePair},
        {"extra-directory", removePair},
        {"empty-object", removePair},
    }};
    return rows;
}

} // namespace slipway::check
