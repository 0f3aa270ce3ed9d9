// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"
#include "core/text/span.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::yaml {

enum class Kind : std::uint8_t { Scalar, Sequence, Mapping, Alias };
/// How a node is written. Scalars: the first five; collections: Block and Flow; an alias is Plain.
enum class Style : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Literal, Folded, Block, Flow };

/// Index of a node in its tree.
using NodeId = std::uint32_t;
inline constexpr NodeId noNode = 0xFFFFFFFF;

/// One node as written, in UTF-8 bytes of the text that was parsed. Made from what the tree keeps, whenever somebody
/// asks; its texts and children are the tree's, which lives longer.
struct Node {
    Kind kind = Kind::Scalar;
    Style style = Style::Plain;
    /// The node's own bytes. Quotes, brackets, the header of a block scalar belong to it; anchor, tag, comments and the
    /// line end after it do not (but the line ends inside and at the end of a block scalar's content do). A block
    /// collection reaches from its first item's dash or key to the end of its last item. An empty scalar (`key:`) has
    /// an empty span directly after the colon or dash (after its anchor or tag, when it has one).
    Span span;
    /// Anchor and tag before the node; empty at span.begin when there is neither.
    Span properties;
    std::string_view tag;    ///< as written (`!!str`, `!foo`, `!<…>`), empty when none
    std::string_view anchor; ///< name without `&`, empty when none
    /// Scalar: its text, decoded (escapes, folding, chomping). Alias: the anchor's name without `*`.
    std::string_view value;
    NodeId parent = noNode;
    NodeId target = noNode; ///< alias: the node that it stands for
    /// Sequence: its items. Mapping: key, value, key, value …, duplicates included, in order of the text.
    std::span<const NodeId> children;
    /// The node's depth below the root, which has 0.
    std::uint32_t depth = 0;
    /// True when the scalar was not written at all (`key:` and nothing).
    bool isMissing = false;
};

/// In bytes: 1 GiB.
inline constexpr std::size_t longestText = 1U << 30U;

/// Who reads a text: PyYAML's grammar alone, or yaml-cpp beside it (see Tree::disputed), which takes several times as
/// long.
enum class Readers : std::uint8_t { Grammar, Both };

/// The one document of a YAML text as a tree of spans. Immutable; positions refer to the text that was parsed.
///
/// Parsing never throws and ends within memory proportional to the text: at most 50 bytes for each of its bytes, `[`
/// and
/// `{` of all kinds included. Texts of more than `longestText` bytes are refused (`yaml-size`). Verdicts are PyYAML
/// 6's, also where yaml-cpp is laxer: duplicate anchors, tabs, undefined aliases, a second document, NUL and other
/// control characters (SPEC 1.4, 1.5).
class Tree
{
public:
    /// A tree and what is wrong with the text. When there are errors the tree holds what was read before the first.
    static Tree parse(std::string_view text, Readers readers = Readers::Grammar);

    [[nodiscard]] bool isValid() const { return m_problems.empty(); }
    /// Syntax errors, with code `yaml-…`; origins carry the span only (their file is filled in by who knows it).
    [[nodiscard]] const std::vector<Diagnostic> &problems() const { return m_problems; }

    /// Where yaml-cpp, as other YAML 1.2 readers, first takes a valid text for something else than PyYAML does.
    [[nodiscard]] const std::optional<Span> &disputed() const { return m_disputed; }

    /// What was parsed.
    [[nodiscard]] std::string_view text() const { return m_text; }
    /// noNode for an empty document.
    [[nodiscard]] NodeId root() const { return m_records.empty() ? noNode : 0; }
    [[nodiscard]] Node at(NodeId id) const
    {
        const Record &record = m_records[id];
        Node node{.kind = record.kind,
                  .style = record.style,
                  .span = {record.begin, record.end},
                  .properties = {record.begin, record.begin},
                  .tag = {},
                  .anchor = {},
                  .value = {},
                  .parent = record.parent,
                  .children = {},
                  .depth = record.depth,
                  .isMissing = record.isMissing};
        if (node.kind == Kind::Sequence || node.kind == Kind::Mapping)
            node.children = std::span(m_children).subspan(record.first, record.count);
        else
            node.value = std::string_view(record.isDecoded ? m_decoded : m_text).substr(record.first, record.count);
        if (record.hasExtras)
            addExtras(id, node);
        return node;
    }
    [[nodiscard]] std::size_t size() const { return m_records.size(); }

    /// The node that an alias stands for; any other node itself.
    [[nodiscard]] NodeId resolved(NodeId id) const;
    /// The value of the last pair of a mapping whose key's text is `key`; noNode when there is none or no mapping.
    [[nodiscard]] NodeId value(NodeId mapping, std::string_view key) const;
    /// The key node of a mapping's value; noNode for anything else.
    [[nodiscard]] NodeId keyOf(NodeId value) const;

    /// `artifacts[0].dest`; empty for the root. Keys with other characters than letters, digits, `_`, `-` are quoted:
    /// `envs[0]."a.b"`.
    [[nodiscard]] std::string path(NodeId id) const;
    /// Makes the path of a node's parent that of the node.
    void appendStep(NodeId id, std::string &path) const;
    /// The node with that path, aliases on the way followed.
    [[nodiscard]] NodeId find(std::string_view path) const;
    /// The innermost node at a byte offset: a key gives the key's node, white space and comments inside a collection's
    /// lines give the item that the line belongs to, by indentation; the root outside everything.
    [[nodiscard]] NodeId nodeAt(std::size_t offset) const;

private:
    friend class TreeBuilder;

    /// A line of the text: its begin and indentation in bytes.
    struct Line {
        std::size_t begin = 0;
        std::size_t indentation = 0;
        bool isBlank = false;
    };

    struct ShortSpan {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;

        operator Span() const { return {begin, end}; } // NOLINT: implicit by intent
    };
    /// A node as it is kept: long texts have hundreds of thousands.
    struct Record {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        NodeId parent = noNode;
        std::uint32_t first = 0; ///< of its bytes in m_text or m_decoded, or of its children in m_children
        std::uint32_t count = 0; ///< of these
        std::uint8_t depth = 0;
        Kind kind = Kind::Scalar;
        Style style = Style::Plain;
        bool isMissing : 1 = false;
        bool isDecoded : 1 = false; ///< its value is in m_decoded
        bool hasExtras : 1 = false;
    };
    /// What few nodes have.
    struct Extras {
        NodeId node = noNode;
        NodeId target = noNode;
        ShortSpan properties;
        ShortSpan tag; ///< in m_text
        ShortSpan anchor;
    };

    void addExtras(NodeId id, Node &node) const;
    void readLines();
    [[nodiscard]] const Line &lineAt(std::size_t offset) const;
    [[nodiscard]] std::size_t columnOf(NodeId id) const;
    [[nodiscard]] NodeId childAt(NodeId parent, std::size_t offset) const;

    std::string m_text;    ///< as it was parsed
    std::string m_decoded; ///< values that do not stand in the text as they are
    std::deque<Record> m_records;
    std::vector<NodeId> m_children;
    std::vector<Extras> m_extras; ///< by node
    std::vector<Diagnostic> m_problems;
    std::optional<Span> m_disputed;
    std::vector<Line> m_lines;
};

} // namespace slipway::yaml
