// SPDX-License-Identifier: MIT
#include "ui/form/nodevalue.h"

#include "core/yaml/scalar.h"

#include <QCoreApplication>

#include <charconv>

namespace slipway::ui {

namespace {

QString inWords(const yaml::Node &node)
{
    const int count = static_cast<int>(node.children.size());
    if (node.kind == yaml::Kind::Sequence)
        return QCoreApplication::translate("NodeValue", "a list of %n item(s)", nullptr, count);
    return QCoreApplication::translate("NodeValue", "a map of %n key(s)", nullptr, count / 2);
}

} // namespace

bool isNull(const yaml::Node &node)
{
    return node.kind == yaml::Kind::Scalar && node.style == yaml::Style::Plain && node.tag.empty() &&
           (node.isMissing || yaml::implicitTag(node.value) == yaml::Tag::Null);
}

NodeValue valueOf(const yaml::Tree &tree, yaml::NodeId id)
{
    if (id == yaml::noNode)
        return {};
    const yaml::Node node = tree.at(id);
    switch (node.kind) {
    case yaml::Kind::Alias: {
        const yaml::NodeId target = tree.resolved(id);
        const QString text = target == id || target == yaml::noNode ? QString() : valueOf(tree, target).text;
        return {.presence = Presence::Alias, .text = text};
    }
    case yaml::Kind::Scalar:
        if (node.isMissing)
            return {.presence = Presence::Missing};
        if (isNull(node))
            return {.presence = Presence::Null};
        return {.presence = Presence::Written, .text = QString::fromUtf8(node.value)};
    case yaml::Kind::Sequence:
    case yaml::Kind::Mapping:
        break;
    }
    return {.presence = Presence::Collection, .text = inWords(node)};
}

yaml::NodeId below(const yaml::Tree &tree, yaml::NodeId map, std::string_view keys)
{
    yaml::NodeId at = map;
    while (at != yaml::noNode && !keys.empty()) {
        const std::size_t dot = keys.find('.');
        const std::string_view key = keys.substr(0, dot);
        keys = dot == std::string_view::npos ? std::string_view() : keys.substr(dot + 1);
        at = tree.value(tree.resolved(at), key);
    }
    return at;
}

std::string joinedNodePath(std::string_view parent, std::string_view child)
{
    std::string path(parent);
    if (!parent.empty() && !child.empty() && !child.starts_with('['))
        path.push_back('.');
    return path.append(child);
}

std::string indexedPath(std::string_view list, int index)
{
    return std::string(list) + '[' + std::to_string(index) + ']';
}

bool isWithin(std::string_view path, std::string_view parent)
{
    if (!path.starts_with(parent))
        return false;
    return parent.empty() || path.size() == parent.size() || path[parent.size()] == '.' || path[parent.size()] == '[';
}

int indexWithin(std::string_view path, std::string_view list)
{
    if (!isWithin(path, list) || path.size() <= list.size() || path[list.size()] != '[')
        return -1;
    int index = -1;
    const char *begin = path.data() + list.size() + 1;
    const auto parsed = std::from_chars(begin, path.data() + path.size(), index);
    return parsed.ec == std::errc{} ? index : -1;
}

} // namespace slipway::ui
