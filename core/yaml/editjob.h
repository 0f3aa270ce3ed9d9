// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/edit.h"
#include "core/yaml/editoutline.h"
#include "core/yaml/edittext.h"

#include <optional>

namespace slipway::yaml {

/// One edit under way: the splices so far and what the tree shall say after them.
class EditJob
{
public:
    explicit EditJob(const Source &from)
        : source(from)
        , expected(from.tree)
    {
    }

    Source source;
    Outline expected;
    std::vector<TextEdit> edits;

    [[nodiscard]] Node node(NodeId id) const { return source.tree.at(id); }
    void put(std::size_t at, std::string text) { edits.push_back({{at, at}, std::move(text)}); }
    void replace(Span span, std::string text) { edits.push_back({span, std::move(text)}); }
    /// The edits, if the text that they make says what is expected.
    [[nodiscard]] Edits finish() const;
};

/// A refusal about a place; the advice is to edit the text by hand unless there is a better one.
[[nodiscard]] std::unexpected<Refusal> refuse(std::string code, Span span, std::string text,
                                              std::vector<std::string> arguments = {});
/// Why nothing may be edited at that node: an invalid text, or an alias.
[[nodiscard]] std::optional<Refusal> obstacle(const Source &source, NodeId node);

/// Replaces a scalar by a scalar on one line or several; no edit when it says so already.
void writeScalar(EditJob &job, NodeId id, const NewNode &value);
/// Replaces a missing, null or empty value by a collection.
void writeCollection(EditJob &job, NodeId id, const NewNode &value);
/// Puts items or pairs, given their texts without indentation, before the place `index` of a block or flow collection.
void writeItems(EditJob &job, NodeId collection, std::size_t index, std::span<const std::string> texts);
/// Takes the lines or bytes of items out, given in order; of the only one `[]` or `{}` is left. Some stay, or there is
/// but one. False when comments or unusual line ends stand in the way.
[[nodiscard]] bool eraseItems(EditJob &job, NodeId collection, std::span<const std::size_t> indices);
/// Puts copies of items, given in order, behind the last of them.
void copyItems(EditJob &job, NodeId collection, std::span<const std::size_t> indices);
/// Takes an item to another place among its siblings. False when comments or unusual line ends stand in the way.
[[nodiscard]] bool shiftItem(EditJob &job, NodeId collection, std::size_t from, std::size_t to);
/// Puts the items `order` on the places from `low` on: a permutation of those places. False as shiftItem.
[[nodiscard]] bool arrangeItems(EditJob &job, NodeId collection, std::size_t low,
                                const std::vector<std::size_t> &order);

} // namespace slipway::yaml
