// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/newnode.h"
#include "core/yaml/tree.h"

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slipway::yaml {

/// What a tree says, without how it is written: nodes in order of the text, so that indices are NodeIds and a node's
/// subtree is contiguous. Edits are foretold on it and compared with what the parser finds.
class Outline
{
public:
    /// The tree outlives the outline.
    explicit Outline(const Tree &tree);
    Outline(const Outline &) = delete;
    Outline &operator=(const Outline &) = delete;

    /// The index behind a node's subtree.
    [[nodiscard]] std::size_t subtreeEnd(std::size_t node) const;
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

    void replace(std::size_t node, const NewNode &value);
    /// Puts nodes before the index `at`, which is where a child of `parent` starts or its subtree ends.
    void insert(std::size_t parent, std::size_t at, std::span<const NewNode> values);
    /// Takes ranges [begin, end) out, which ascend and hold `count` children of `parent`.
    void remove(std::size_t parent, std::span<const std::pair<std::size_t, std::size_t>> ranges, std::size_t count);
    /// Swaps the neighbouring ranges [begin, middle) and [middle, end).
    void rotate(std::size_t begin, std::size_t middle, std::size_t end);
    /// Puts copies of children of `parent`, given as ranges that ascend, behind the last of them.
    void duplicate(std::size_t parent, const std::vector<std::pair<std::size_t, std::size_t>> &ranges);
    /// Puts the children of `parent`, given as ranges that cover all below it, into the order in which they are given.
    void reorder(std::size_t parent, const std::vector<std::pair<std::size_t, std::size_t>> &ranges);
    /// Puts all of another outline, whose tree lives as long, in the place of a node, whose tag and anchor stay.
    void graft(std::size_t node, const Outline &other);
    /// Puts a sequence around a node.
    void wrap(std::size_t node);

    /// True when a tree says the same; scalars of other types differ even if their letters are the same.
    [[nodiscard]] bool matches(const Tree &tree) const;

private:
    struct Entry {
        Kind kind = Kind::Scalar;
        bool isPlain = false; ///< a scalar whose text decides on its type
        std::size_t children = 0;
        std::string_view tag = {};
        std::string_view anchor = {};
        std::string_view value = {};
    };

    [[nodiscard]] static Entry entryOf(const Node &node);
    [[nodiscard]] static bool saysTheSame(const Entry &one, const Entry &other);

    void append(std::vector<Entry> &entries, const NewNode &node);
    void appendScalar(std::vector<Entry> &entries, const std::string &text, bool isPlain);
    /// Copies of ranges, one behind the other.
    [[nodiscard]] std::vector<Entry> taken(const std::vector<std::pair<std::size_t, std::size_t>> &ranges) const;
    void splice(std::size_t begin, std::size_t end, std::span<const Entry> entries);

    std::vector<Entry> m_entries;
    std::deque<std::string> m_texts; ///< of new nodes
};

/// True when a plain scalar of this text is a string to PyYAML.
[[nodiscard]] bool isStringWhenPlain(std::string_view text);

} // namespace slipway::yaml
