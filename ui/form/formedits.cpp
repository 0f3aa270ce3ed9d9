// SPDX-License-Identifier: MIT
#include "ui/form/formedits.h"

#include "core/yaml/restyle.h"
#include "core/yaml/scalar.h"
#include "core/yaml/snippet.h"

#include <algorithm>

namespace slipway::ui {

using yaml::NewNode;
using yaml::NodeId;

namespace {

std::vector<std::string> keysOf(std::string_view keys)
{
    std::vector<std::string> all;
    while (!keys.empty()) {
        const std::size_t dot = keys.find('.');
        all.emplace_back(keys.substr(0, dot));
        keys = dot == std::string_view::npos ? std::string_view() : keys.substr(dot + 1);
    }
    return all;
}

/// The kind of object that holds the key `depth` of `keys`, as far as the schema knows.
std::optional<descriptor::ObjectKind> kindAt(descriptor::ObjectKind kind, const std::vector<std::string> &keys,
                                             std::size_t depth)
{
    for (std::size_t i = 0; i < depth; ++i) {
        const descriptor::Key *key = descriptor::key(kind, keys[i]);
        if (!key || !key->object)
            return {};
        kind = *key->object;
    }
    return kind;
}

std::vector<std::string_view> orderOf(std::optional<descriptor::ObjectKind> kind)
{
    std::vector<std::string_view> order;
    if (kind) {
        for (const descriptor::Key &key : descriptor::object(*kind).keys)
            order.push_back(key.name);
    }
    return order;
}

NewNode nested(const std::vector<std::string> &keys, std::size_t from, NewNode value)
{
    for (std::size_t i = keys.size(); i > from; --i)
        value = NewNode::mapping({{keys[i - 1], std::move(value)}});
    return value;
}

bool isWhole(std::string_view text)
{
    return yaml::implicitTag(text) == yaml::Tag::Int && (text == "0" || !text.starts_with('0')) &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool mayStayNumber(const yaml::Tree &tree, NodeId id, descriptor::ValueType type)
{
    if (id == yaml::noNode || type == descriptor::ValueType::Str)
        return false;
    const yaml::Node node = tree.at(id);
    return node.kind == yaml::Kind::Scalar && node.style == yaml::Style::Plain && isWhole(node.value);
}

/// Text that says the same without quotes wherever it stands.
bool isPlainWord(std::string_view text)
{
    const auto isPlain = [](char byte) {
        return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
               byte == '_' || byte == '/' || byte == '.' || byte == '-';
    };
    return !text.empty() && text.front() != '-' && text.front() != '.' && std::ranges::all_of(text, isPlain) &&
           yaml::implicitTag(text) == yaml::Tag::Str;
}

/// The quotes of an empty text are there because it is empty; they are no habit to keep.
bool isQuotedNothing(const yaml::Tree &tree, NodeId id)
{
    return id != yaml::noNode && tree.at(id).kind == yaml::Kind::Scalar && tree.at(id).style != yaml::Style::Plain &&
           tree.at(id).value.empty();
}

NewNode textFor(const yaml::Tree &tree, NodeId present, const std::string &text)
{
    return isQuotedNothing(tree, present) && isPlainWord(text) ? NewNode::typed(text) : NewNode::string(text);
}

NewNode scalarFor(const yaml::Tree &tree, NodeId present, const descriptor::Key *key, const std::string &text)
{
    using enum descriptor::ValueType;
    const descriptor::ValueType type = key ? key->type : Any;
    const bool isTyped = (type == Int && yaml::implicitTag(text) == yaml::Tag::Int) ||
                         (type == Bool && yaml::implicitTag(text) == yaml::Tag::Bool) ||
                         (isWhole(text) && mayStayNumber(tree, present, type));
    return isTyped ? NewNode::typed(text) : textFor(tree, present, text);
}

/// Sets the value behind `keys` below a map, with what is missing on the way.
yaml::Edits setBelow(const yaml::Source &source, NodeId map, const FieldPlace &place, NewNode value)
{
    const std::vector<std::string> keys = keysOf(place.keys);
    NodeId at = map;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const NodeId next = at == yaml::noNode ? yaml::noNode : source.tree.value(at, keys[i]);
        if (next == yaml::noNode || i + 1 == keys.size()) {
            const std::vector<std::string_view> order = orderOf(kindAt(place.kind, keys, i));
            return yaml::setKey(source, at, keys[i], nested(keys, i + 1, std::move(value)), order);
        }
        at = next;
    }
    return yaml::setValue(source, at, value);
}

/// The place may have gone from the text since it was shown.
yaml::Edits gone()
{
    return std::unexpected(Diagnostic{Severity::Error,
                                      "form-gone",
                                      "The text has changed: what was to be edited is not there any more.",
                                      {},
                                      "Edit it in the text.",
                                      {}});
}

FormContext::Edit withNode(const FormContext &context, const std::string &path,
                           std::function<yaml::Edits(const yaml::Source &, NodeId)> edit)
{
    return [absolute = context.absolute(path), edit = std::move(edit)](const yaml::Source &source) -> yaml::Edits {
        const NodeId id = source.tree.find(absolute);
        return id == yaml::noNode ? gone() : edit(source, id);
    };
}

/// The map at a path, or no node for an empty document.
FormContext::Edit withMap(const FormContext &context, const std::string &path,
                          std::function<yaml::Edits(const yaml::Source &, NodeId)> edit)
{
    return [absolute = context.absolute(path), edit = std::move(edit)](const yaml::Source &source) -> yaml::Edits {
        const NodeId id = source.tree.find(absolute);
        return id == yaml::noNode && !absolute.empty() ? gone() : edit(source, id);
    };
}

/// An edit of some items of a list.
FormContext::Edit withItems(const FormContext &context, const std::string &list, const QList<int> &rows,
                            yaml::Edits (*edit)(const yaml::Source &, std::span<const NodeId>))
{
    return withNode(context, list, [rows, edit](const yaml::Source &source, NodeId id) -> yaml::Edits {
        const std::span<const NodeId> items = source.tree.at(id).children;
        std::vector<NodeId> chosen;
        for (const int row : rows) {
            if (row < 0 || static_cast<std::size_t>(row) >= items.size())
                return gone();
            chosen.push_back(items[static_cast<std::size_t>(row)]);
        }
        return edit(source, chosen);
    });
}

QString withoutQuotes(const QString &value)
{
    const bool isQuoted = value.size() >= 2 && value.front() == value.back() &&
                          (value.front() == QLatin1Char('"') || value.front() == QLatin1Char('\''));
    return isQuoted ? value.sliced(1, value.size() - 2) : value;
}

} // namespace

const descriptor::Key *FieldPlace::key() const
{
    const std::vector<std::string> all = keysOf(keys);
    const auto holder = all.empty() ? std::nullopt : kindAt(kind, all, all.size() - 1);
    return holder ? descriptor::key(*holder, all.back()) : nullptr;
}

FormContext::Edit settingField(const FormContext &context, const FieldPlace &place, const QString &text)
{
    return withMap(context, place.parent, [place, text = text.toStdString()](const yaml::Source &source, NodeId map) {
        const NodeId present = below(source.tree, map, place.keys);
        return setBelow(source, map, place, scalarFor(source.tree, present, place.key(), text));
    });
}

FormContext::Edit settingNode(const FormContext &context, const FieldPlace &place, const yaml::NewNode &value)
{
    return withMap(context, place.parent, [place, value](const yaml::Source &source, NodeId map) {
        const NodeId present = place.keys.empty() ? map : below(source.tree, map, place.keys);
        return present == yaml::noNode ? setBelow(source, map, place, value)
                                       : yaml::replaceValue(source, present, value);
    });
}

FormContext::Edit settingSnippet(const FormContext &context, const FieldPlace &place, const QString &text)
{
    return withMap(context, place.parent,
                   [place, text = text.toStdString()](const yaml::Source &source, NodeId map) -> yaml::Edits {
                       const NodeId present = below(source.tree, map, place.keys);
                       if (present != yaml::noNode)
                           return yaml::setSnippet(source, present, text);
                       const yaml::Edits made = setBelow(source, map, place, NewNode::typed({}));
                       if (!made)
                           return made;
                       const std::string between = applied(source.text, *made);
                       const yaml::Tree &tree = made->tree ? *made->tree : source.tree;
                       const NodeId newMap = map == yaml::noNode ? tree.root() : map;
                       const yaml::Edits filled =
                           yaml::setSnippet({between, tree}, below(tree, newMap, place.keys), text);
                       if (!filled)
                           return filled;
                       return yaml::Changes(
                           {trimmed(source.text, {{0, source.text.size()}, applied(between, *filled)})}, filled->tree);
                   });
}

FormContext::Edit removingNode(const FormContext &context, const std::string &path)
{
    return withNode(context, path, [](const yaml::Source &source, NodeId id) { return yaml::removeItem(source, id); });
}

FormContext::Edit removingItems(const FormContext &context, const std::string &list, const QList<int> &rows)
{
    return withItems(context, list, rows, yaml::removeItems);
}

FormContext::Edit settingItem(const FormContext &context, const std::string &path, const QString &text)
{
    return withNode(context, path, [text = text.toStdString()](const yaml::Source &source, NodeId id) {
        return yaml::setValue(source, id, textFor(source.tree, id, text));
    });
}

FormContext::Edit insertingItems(const FormContext &context, const FieldPlace &place, int index,
                                 const std::vector<yaml::NewNode> &items)
{
    return withMap(context, place.parent, [=](const yaml::Source &source, NodeId map) {
        const NodeId list = below(source.tree, map, place.keys);
        if (list != yaml::noNode)
            return yaml::insertItems(source, list, static_cast<std::size_t>(index), items);
        return setBelow(source, map, place, NewNode::sequence(items));
    });
}

FormContext::Edit movingItem(const FormContext &context, const std::string &path, int index)
{
    return withNode(context, path, [index](const yaml::Source &source, NodeId id) {
        return yaml::moveItem(source, id, static_cast<std::size_t>(index));
    });
}

FormContext::Edit duplicatingItems(const FormContext &context, const std::string &list, const QList<int> &rows)
{
    return withItems(context, list, rows, yaml::duplicateItems);
}

std::vector<std::pair<QString, QString>> keyValueLines(const QString &text)
{
    std::vector<std::pair<QString, QString>> pairs;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (const QString &each : lines) {
        QString line = each.trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        if (line.startsWith(QStringLiteral("export ")))
            line = line.sliced(7).trimmed();
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals < 1)
            return {};
        pairs.emplace_back(line.first(equals).trimmed(), withoutQuotes(line.sliced(equals + 1).trimmed()));
    }
    return pairs;
}

} // namespace slipway::ui
