// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/edit.h"
#include "core/yaml/editwriter.h"

namespace slipway::yaml {

/// First byte of the line that holds `offset`.
[[nodiscard]] std::size_t lineBegin(std::string_view text, std::size_t offset);
/// The end of that line, before its line end.
[[nodiscard]] std::size_t lineEnd(std::string_view text, std::size_t offset);
/// First byte of the next line; the text's end after the last.
[[nodiscard]] std::size_t nextLine(std::string_view text, std::size_t offset);
/// Bytes from the line's begin to `offset`.
[[nodiscard]] std::size_t columnAt(std::string_view text, std::size_t offset);
/// True when only spaces stand before `offset` on its line.
[[nodiscard]] bool startsLine(std::string_view text, std::size_t offset);
/// True when nothing but white space stands on the line of `offset`.
[[nodiscard]] bool isBlankLine(std::string_view text, std::size_t offset);
/// The line end used around `offset`: that of its line, of the line before, of the text.
[[nodiscard]] std::string newlineAt(std::string_view text, std::size_t offset);
/// Over white space, line ends and comments, and over one comma when `withComma`.
[[nodiscard]] std::size_t skipToToken(std::string_view text, std::size_t offset, bool withComma = false);

/// An item of a sequence or a pair of a mapping, with the lines that go with it.
struct Item {
    NodeId first = noNode; ///< the key or the item
    NodeId last = noNode;  ///< the value or the item
    Span span = {};        ///< from the dash, key or flow node to the end of the last node
    /// With the comment lines above and the rest of the lines behind, line end included; equal to `span` at both ends
    /// when other tokens stand there.
    Span own = {};
    bool startsLine = false;
};

[[nodiscard]] std::size_t itemCount(const Tree &tree, NodeId collection);
/// The index of a node among its parent's items or pairs.
[[nodiscard]] std::size_t itemIndex(const Tree &tree, NodeId node);
[[nodiscard]] Item itemAt(const Source &source, NodeId collection, std::size_t index);
/// True when the node stands in a flow collection.
[[nodiscard]] bool isInFlow(const Tree &tree, NodeId node);
/// The column of the block collection that holds the node; 0 for the root.
[[nodiscard]] std::size_t parentColumn(const Source &source, NodeId node);
/// A missing value, a plain null, `[]` or `{}`.
[[nodiscard]] bool isEmptyValue(const Tree &tree, NodeId node);

/// The file's habits, with the line end in use at `offset`.
[[nodiscard]] Habit habitAt(const Source &source, std::size_t offset);

/// Behind the colon, the dash or the properties that a value follows; its begin where there is neither.
[[nodiscard]] std::size_t indicatorEnd(const Source &source, NodeId id);
/// The end of a node without the line end that a block scalar at its end has.
[[nodiscard]] std::size_t valueEnd(const Source &source, NodeId id);

} // namespace slipway::yaml
