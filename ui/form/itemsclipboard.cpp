// SPDX-License-Identifier: MIT
#include "ui/form/itemsclipboard.h"

#include "core/yaml/scalar.h"
#include "ui/form/formedits.h"

#include <optional>

namespace slipway::ui {

namespace {

using yaml::NewNode;

/// A node to be written anew.
NewNode copied(const yaml::Tree &tree, yaml::NodeId id)
{
    const yaml::Node node = tree.at(id);
    if (node.kind == yaml::Kind::Sequence) {
        std::vector<NewNode> items;
        for (const yaml::NodeId child : node.children)
            items.push_back(copied(tree, child));
        return NewNode::sequence(std::move(items));
    }
    if (node.kind == yaml::Kind::Mapping) {
        std::vector<std::pair<std::string, NewNode>> pairs;
        for (std::size_t i = 0; i + 1 < node.children.size(); i += 2)
            pairs.emplace_back(tree.at(node.children[i]).value, copied(tree, node.children[i + 1]));
        return NewNode::mapping(std::move(pairs));
    }
    const bool isTyped = node.style == yaml::Style::Plain && node.tag.empty() &&
                         (node.isMissing || yaml::implicitTag(node.value) != yaml::Tag::Str);
    return isTyped ? NewNode::typed(node.value) : NewNode::string(node.value);
}

constexpr std::uint32_t deepest = 32;

/// A text from anywhere may repeat itself without end by aliases, or nest as deep as it is long.
bool isTame(const yaml::Tree &tree)
{
    for (yaml::NodeId id = 0; id < tree.size(); ++id) {
        const yaml::Node node = tree.at(id);
        if (node.kind == yaml::Kind::Alias || node.depth > deepest)
            return false;
    }
    return true;
}

/// Nothing: the text is no list. None: it is one of what does not belong here.
std::optional<std::vector<NewNode>> itemsFromYaml(const ItemsSpec &spec, const std::string &text)
{
    const yaml::Tree tree = yaml::Tree::parse(text);
    const bool isList =
        tree.isValid() && tree.root() != yaml::noNode && tree.at(tree.root()).kind == yaml::Kind::Sequence;
    if (!isList)
        return std::nullopt;
    std::vector<NewNode> items;
    if (!isTame(tree))
        return items;
    for (const yaml::NodeId child : tree.at(tree.root()).children) {
        NewNode item = copied(tree, child);
        const bool belongs = spec.item ? item.type == NewNode::Type::Mapping : item.isScalar();
        if (!belongs)
            return std::vector<NewNode>();
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<NewNode> itemsFromLines(const QString &text)
{
    std::vector<NewNode> items;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (const QString &each : lines) {
        const QString line = each.trimmed();
        if (!line.isEmpty() && !line.startsWith(QLatin1Char('#')))
            items.push_back(NewNode::string(line.toStdString()));
    }
    return items;
}

} // namespace

QString itemsAsText(const FormContext &context, const std::vector<std::string> &paths)
{
    QString text;
    for (const std::string &path : paths) {
        QString item = context.snippet(path);
        item.replace(QLatin1Char('\n'), QStringLiteral("\n  "));
        text += QStringLiteral("- ") + item + QLatin1Char('\n');
    }
    return text;
}

std::vector<NewNode> itemsFromText(const ItemsSpec &spec, const QString &text)
{
    if (std::optional<std::vector<NewNode>> items = itemsFromYaml(spec, text.toStdString()))
        return *std::move(items);
    if (!spec.item)
        return itemsFromLines(text);
    std::vector<NewNode> items;
    if (spec.takesKeyValueLines) {
        for (const auto &[name, value] : keyValueLines(text))
            items.push_back(NewNode::mapping(
                {{"name", NewNode::string(name.toStdString())}, {"value", NewNode::string(value.toStdString())}}));
    }
    return items;
}

} // namespace slipway::ui
