// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/load.h"
#include "core/yaml/scalar.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace slipway::yaml {

class KeyPlaces;

/// Builds the values of one tree, as PyYAML's safe constructor does. Each node is built once; aliases share the result.
class Loader
{
public:
    Loader(const Tree &tree, const std::filesystem::path &file);

    [[nodiscard]] Loaded load();

private:
    /// Key and value nodes of a mapping, aliases resolved.
    using Pairs = std::vector<std::pair<NodeId, NodeId>>;
    enum class State : std::uint8_t { New, Open, Done };

    /// What has been made of a node.
    struct Product {
        Value value;
        Tag tag = Tag::Str;
        State state = State::New;
        std::uint32_t height = 0; ///< of the collections below
    };

    [[nodiscard]] Tag tagOfNode(const Node &node) const;
    [[nodiscard]] std::string pathOf(NodeId id);
    [[nodiscard]] std::shared_ptr<const Origin> originOf(NodeId id);
    Value refuse(NodeId id, Diagnostic diagnostic);
    Value refuse(NodeId id, std::string_view code, std::string_view text, std::string_view advice);

    Value construct(NodeId id);
    Value made(NodeId id);
    Value scalar(NodeId id);
    [[nodiscard]] std::optional<std::string_view> scalarText(NodeId id) const;
    Value sequence(NodeId id);
    Value mapping(NodeId id);
    Value set(NodeId id);
    Value pairList(NodeId id);
    std::optional<Value> singlePair(NodeId id);
    Map constructMap(NodeId id);
    void addPair(NodeId id, NodeId key, NodeId value, KeyPlaces &places, Map &map);
    Value wrap(NodeId id, List list);
    void raise(NodeId id, NodeId child);

    /// `=` as a key is a text.
    void asKey(NodeId id)
    {
        if (m_products[id].tag == Tag::Default)
            m_products[id].tag = Tag::Str;
    }
    [[nodiscard]] bool hasMergeKey(NodeId id) const;
    /// The pairs of a mapping after its merge keys have been replaced by what they stand for (SPEC 1.4).
    const Pairs &flattened(NodeId id);
    Pairs ownPairs(NodeId id) const;
    void merge(Pairs &merged, NodeId from);
    void append(Pairs &merged, NodeId mapping);

    const Tree &m_tree;
    FilePath m_file;
    std::vector<Product> m_products;
    /// By depth: the collection whose children were asked for last, and its path.
    std::vector<std::pair<NodeId, std::string>> m_paths;
    bool m_hasSharedNodes = false; ///< aliases or merge keys: a node's value may be asked for again
    std::unordered_map<NodeId, Pairs> m_flattened;
    std::size_t m_mergedPairs = 0;
    std::vector<Diagnostic> m_problems;
};

} // namespace slipway::yaml
