// SPDX-License-Identifier: MIT
#include "core/yaml/load.h"

#include "core/yaml/loader.h"

#include <algorithm>

namespace slipway::yaml {

namespace {

/// Values may nest deeper than their text does, by aliases in aliased values. Python itself could not print deeper
/// ones.
constexpr std::uint32_t greatestHeight = 900;

} // namespace

/// The keys of one map by place. Few of them are found soonest by looking at each.
class KeyPlaces
{
public:
    /// The place of a key that was added before, else the next one.
    std::size_t add(std::string key)
    {
        if (!m_many.empty())
            return m_many.try_emplace(std::move(key), m_many.size()).first->second;
        const auto known = std::ranges::find(m_few, key);
        if (known != m_few.end())
            return static_cast<std::size_t>(known - m_few.begin());
        m_few.push_back(std::move(key));
        const std::size_t place = m_few.size() - 1;
        if (m_few.size() > few) {
            for (std::size_t i = 0; i < m_few.size(); ++i)
                m_many.emplace(std::move(m_few[i]), i);
        }
        return place;
    }

private:
    static constexpr std::size_t few = 16;

    std::vector<std::string> m_few;
    std::unordered_map<std::string, std::size_t> m_many;
};

Loaded load(const Tree &tree, const std::filesystem::path &file)
{
    return Loader(tree, file).load();
}

Loader::Loader(const Tree &tree, const std::filesystem::path &file)
    : m_tree(tree)
    , m_file(file)
{
    m_products.resize(tree.size());
    for (NodeId id = 0; id < tree.size(); ++id) {
        const Node node = tree.at(id);
        const Tag tag = tagOfNode(node);
        m_products[id].tag = tag;
        m_hasSharedNodes = m_hasSharedNodes || node.kind == Kind::Alias || tag == Tag::Merge;
    }
}

Loaded Loader::load()
{
    Loaded loaded;
    if (m_tree.root() != noNode)
        loaded.value = construct(m_tree.root());
    loaded.problems = std::move(m_problems);
    return loaded;
}

Tag Loader::tagOfNode(const Node &node) const
{
    const bool isUntagged = node.tag.empty() || node.tag == "!";
    if (!isUntagged)
        return tagOf(node.tag);
    if (node.kind == Kind::Sequence)
        return Tag::Seq;
    if (node.kind == Kind::Mapping)
        return Tag::Map;
    // PyYAML resolves what has the tag `!` even when it is quoted.
    return node.style == Style::Plain || node.tag == "!" ? implicitTag(node.value) : Tag::Str;
}

/// As Tree::path(), without going up to the root for each of many siblings.
std::string Loader::pathOf(NodeId id)
{
    const Node node = m_tree.at(id);
    if (node.parent == noNode)
        return {};
    if (m_paths.size() <= node.depth)
        m_paths.resize(node.depth + 1, {noNode, {}});
    if (m_paths[node.depth].first != node.parent) {
        std::string parent = pathOf(node.parent);
        m_paths[node.depth] = {node.parent, std::move(parent)};
    }
    std::string path = m_paths[node.depth].second;
    m_tree.appendStep(id, path);
    return path;
}

std::shared_ptr<const Origin> Loader::originOf(NodeId id)
{
    return std::make_shared<const Origin>(Origin{m_file, m_tree.at(id).span, pathOf(id)});
}

Value Loader::refuse(NodeId id, Diagnostic diagnostic)
{
    const std::shared_ptr<const Origin> origin = originOf(id);
    const Span place = diagnostic.origin.span;
    diagnostic.origin = *origin;
    if (!place.isEmpty())
        diagnostic.origin.span = place;
    m_problems.push_back(std::move(diagnostic));
    return {Null{}, origin};
}

Value Loader::refuse(NodeId id, std::string_view code, std::string_view text, std::string_view advice)
{
    return refuse(id, Diagnostic{.code = std::string(code),
                                 .text = std::string(text),
                                 .arguments = {},
                                 .advice = std::string(advice),
                                 .origin = {}});
}

Value Loader::construct(NodeId id)
{
    if (!m_hasSharedNodes)
        return made(id);
    id = m_tree.resolved(id);
    Product &product = m_products[id];
    if (product.state == State::Open)
        return refuse(id, "yaml-recursion", "This value contains itself.", "Remove the alias that points to it.");
    if (product.state == State::New) {
        product.state = State::Open;
        product.value = made(id);
        product.state = State::Done;
    }
    return product.value;
}

Value Loader::made(NodeId id)
{
    switch (m_products[id].tag) {
    case Tag::Seq:
        return sequence(id);
    case Tag::Map:
        return mapping(id);
    case Tag::Set:
        return set(id);
    case Tag::Omap:
    case Tag::Pairs:
        return pairList(id);
    case Tag::Unknown:
        return refuse(id, Diagnostic{.code = "yaml-unknown-tag",
                                     .text = "The tag '%1' has no meaning here.",
                                     .arguments = {std::string(m_tree.at(id).tag)},
                                     .advice = "Leave out the tag.",
                                     .origin = {.span = m_tree.at(id).properties}});
    case Tag::Null:
    case Tag::Bool:
    case Tag::Int:
    case Tag::Float:
    case Tag::Binary:
    case Tag::Timestamp:
    case Tag::Str:
    case Tag::Merge:
    case Tag::Default:
        break;
    }
    return scalar(id);
}

Value Loader::scalar(NodeId id)
{
    const std::optional<std::string_view> text = scalarText(id);
    if (!text)
        return refuse(id, "yaml-kind", "The tag asks for a scalar.", "Leave out the tag.");
    std::expected<Value::Data, Diagnostic> data = scalarData(m_products[id].tag, *text);
    if (!data)
        return refuse(id, std::move(data.error()));
    return {std::move(*data), originOf(id)};
}

/// A mapping with the key `=` may stand for a scalar (YAML 1.1, the type "value").
std::optional<std::string_view> Loader::scalarText(NodeId id) const
{
    while (m_tree.at(id).kind == Kind::Mapping) {
        const Pairs pairs = ownPairs(id);
        const auto found = std::ranges::find_if(
            pairs, [this](const auto &pair) { return m_products[pair.first].tag == Tag::Default; });
        if (found == pairs.end() || found->second <= id) // an alias to itself or to something outside
            return std::nullopt;
        id = found->second;
    }
    const Node node = m_tree.at(id);
    return node.kind == Kind::Scalar ? std::optional(node.value) : std::nullopt;
}

/// A collection is one higher than the highest of its children.
void Loader::raise(NodeId id, NodeId child)
{
    std::uint32_t &height = m_products[id].height;
    height = std::max(height, m_products[m_tree.resolved(child)].height + 1);
}

Value Loader::wrap(NodeId id, List list)
{
    if (m_products[id].height > greatestHeight) {
        m_products[id].height = 0; // null takes its place
        return refuse(id, "yaml-depth", "Aliases nest this value too deep.", "Use fewer aliases in aliased values.");
    }
    return {std::make_shared<List>(std::move(list)), originOf(id)};
}

Value Loader::sequence(NodeId id)
{
    const Node node = m_tree.at(id);
    if (node.kind != Kind::Sequence)
        return refuse(id, "yaml-kind", "The tag asks for a list.", "Leave out the tag.");
    List list;
    list.items.reserve(node.children.size());
    for (const NodeId child : node.children) {
        list.items.push_back(construct(child));
        raise(id, child);
    }
    return wrap(id, std::move(list));
}

Value Loader::mapping(NodeId id)
{
    if (m_tree.at(id).kind != Kind::Mapping)
        return refuse(id, "yaml-kind", "The tag asks for a map.", "Leave out the tag.");
    Map map = constructMap(id);
    if (m_products[id].height > greatestHeight)
        return wrap(id, {});
    return {std::make_shared<Map>(std::move(map)), originOf(id)};
}

Value Loader::set(NodeId id)
{
    if (m_tree.at(id).kind != Kind::Mapping)
        return refuse(id, "yaml-kind", "The tag asks for a map.", "Leave out the tag.");
    List list{.type = List::Type::Set, .items = {}};
    for (auto &[key, value] : constructMap(id).entries)
        list.items.push_back(std::move(key));
    return wrap(id, std::move(list));
}

/// `!!omap` and `!!pairs`: a list of maps with one pair each becomes a list of tuples.
Value Loader::pairList(NodeId id)
{
    const Node node = m_tree.at(id);
    if (node.kind != Kind::Sequence)
        return refuse(id, "yaml-kind", "The tag asks for a list.", "Leave out the tag.");
    List list;
    for (const NodeId child : node.children)
        if (std::optional<Value> pair = singlePair(m_tree.resolved(child)))
            list.items.push_back(std::move(*pair));
    m_products[id].height += 2;
    return wrap(id, std::move(list));
}

std::optional<Value> Loader::singlePair(NodeId id)
{
    const Node node = m_tree.at(id);
    if (node.kind != Kind::Mapping || node.children.size() != 2) {
        refuse(id, "yaml-kind", "This must be a map with one pair.", "Write `- key: value`.");
        return std::nullopt;
    }
    List tuple{.type = List::Type::Tuple, .items = {}};
    for (const NodeId child : node.children) {
        tuple.items.push_back(construct(child));
        raise(node.parent, child);
    }
    return Value(std::make_shared<List>(std::move(tuple)), originOf(id));
}

Map Loader::constructMap(NodeId id)
{
    Map map;
    KeyPlaces places;
    if (!hasMergeKey(id)) {
        const std::span<const NodeId> children = m_tree.at(id).children;
        map.entries.reserve(children.size() / 2);
        for (std::size_t i = 0; i + 1 < children.size(); i += 2)
            addPair(id, m_tree.resolved(children[i]), children[i + 1], places, map);
        return map;
    }
    const Pairs &pairs = flattened(id);
    map.entries.reserve(pairs.size());
    for (const auto &[key, value] : pairs)
        addPair(id, key, value, places, map);
    return map;
}

void Loader::addPair(NodeId id, NodeId key, NodeId value, KeyPlaces &places, Map &map)
{
    asKey(key);
    Value made = construct(key);
    std::optional<std::string> hash = hashKey(made);
    if (!hash)
        refuse(key, "yaml-key", "A list or map cannot be a key.", "Write a text as the key.");
    Value content = construct(value);
    raise(id, value);
    if (!hash)
        return;
    const std::size_t place = places.add(std::move(*hash));
    if (place == map.entries.size())
        map.entries.emplace_back(std::move(made), std::move(content));
    else
        map.entries[place].second = std::move(content);
}

} // namespace slipway::yaml
