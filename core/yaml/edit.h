// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/textedit.h"
#include "core/yaml/newnode.h"
#include "core/yaml/tree.h"

#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::yaml {

/// A text and the tree that was parsed from it. Both outlive the call that they are handed to.
struct Source {
    std::string_view text;
    const Tree &tree;
};

/// Why an edit was not made: code `edit-…`, the place, and what to do instead (edit the text by hand).
using Refusal = Diagnostic;
/// Edits of one text, and how the text after them reads: it was read to verify them, so nobody has to read it again.
struct Changes : std::vector<TextEdit> {
    Changes() = default;
    Changes(std::vector<TextEdit> edits, std::shared_ptr<const Tree> after = nullptr)
        : std::vector<TextEdit>(std::move(edits))
        , tree(std::move(after))
    {
    }

    std::shared_ptr<const Tree> tree; ///< of the text after the edits; nullptr when there are none
};
/// Edits of the source's text, as small as can be. They keep comments, quoting, line ends and indentation; the text
/// after them was parsed and differs from the one before in nothing but what was asked for. When that cannot be had: a
/// Refusal.
///
/// Every function refuses an invalid text (`edit-invalid`), an alias node as its place, since a change would be seen
/// wherever the anchor is used (`edit-alias`), and to remove an anchor that an alias still needs (`edit-anchor`).
using Edits = std::expected<Changes, Refusal>;

/// Replaces a value. A scalar keeps its style when the new text can be said in it, else it gets the nearest that can;
/// no edits when it says so already. A missing, null or empty value becomes a collection; other changes between scalar
/// and collection are refused (`edit-kind`).
[[nodiscard]] Edits setValue(const Source &source, NodeId node, const NewNode &value);

/// Sets a key of a mapping (aliases and merged keys are not followed). A new key goes behind the last present one of
/// `order` that stands before it there, else before the first that stands behind it, else to the end. A `mapping` that
/// is missing, null or empty, or noNode for an empty document, becomes a mapping. A key that is there twice is refused
/// (`edit-duplicate-key`).
[[nodiscard]] Edits setKey(const Source &source, NodeId mapping, std::string_view key, const NewNode &value,
                           std::span<const std::string_view> order = {});

/// Sets `run.user` and the like: keys from the root on; mappings that are missing on the way are made. `order` is for
/// the key that has to be made first. Refuses when an alias is on the way.
[[nodiscard]] Edits setPath(const Source &source, std::span<const std::string> keys, const NewNode &value,
                            std::span<const std::string_view> order = {});

/// Gives a key node another text, in its quoting style if possible. A key that is there already is refused.
[[nodiscard]] Edits renameKey(const Source &source, NodeId key, std::string_view name);

/// Removes an item of a sequence, or the pair of a mapping's value, with the comments that belong to it: those directly
/// above it at its indentation and those behind it on its lines. The last one leaves `[]` or `{}`.
[[nodiscard]] Edits removeItem(const Source &source, NodeId item);
/// Removes several items, or pairs by their values, of one collection: all or none.
[[nodiscard]] Edits removeItems(const Source &source, std::span<const NodeId> items);

/// Puts new items before the item `index` of a sequence, or at its end. A missing, null or empty value becomes a
/// sequence.
[[nodiscard]] Edits insertItems(const Source &source, NodeId sequence, std::size_t index,
                                std::span<const NewNode> items);
[[nodiscard]] Edits insertItem(const Source &source, NodeId sequence, std::size_t index, const NewNode &item);

/// Moves an item of a sequence, or a pair of a mapping (`item` is its value), to the place `index` among its siblings,
/// with its comments; blank lines between items stay where they are.
[[nodiscard]] Edits moveItem(const Source &source, NodeId item, std::size_t index);

/// Puts a copy of an item of a sequence behind it.
[[nodiscard]] Edits duplicateItem(const Source &source, NodeId item);
/// The same of several items of one sequence: the copies come behind the last of them, in order of the text.
[[nodiscard]] Edits duplicateItems(const Source &source, std::span<const NodeId> items);

} // namespace slipway::yaml
