// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/newnode.h"
#include "core/yaml/tree.h"

#include <optional>
#include <string>
#include <string_view>

namespace slipway::yaml {

/// How a file is written, found out from what stands there.
struct Habit {
    std::size_t step = 2;               ///< columns that a mapping in a mapping is indented
    std::size_t sequenceOffset = 2;     ///< columns that a sequence's dashes are indented below their key; may be 0
    std::size_t dashWidth = 2;          ///< from a dash to what follows it
    Style quotes = Style::DoubleQuoted; ///< for strings that need quotes
    std::string newline = "\n";         ///< of the lines nearby
};

/// Where a scalar stands; it limits what may be written plain.
enum class Surroundings : std::uint8_t { BlockValue, BlockKey, FlowValue, FlowKey };

/// A scalar on one line: in the preferred style if the text can be said in it, else in the nearest style that can.
[[nodiscard]] std::string scalarText(const NewNode &scalar, Style preferred, Style quotes, Surroundings where);

/// The head and the lines of a block scalar.
struct BlockScalar {
    std::string head; ///< `|-`
    std::string body; ///< indented lines, each with its line end
};
/// A literal or folded block scalar whose lines start at `column`, with `parent` the column of the collection around
/// it. Nothing when the text cannot be said so: control characters, no text at all, several line ends at the end.
[[nodiscard]] std::optional<BlockScalar> blockScalar(std::string_view text, Style style, std::size_t column,
                                                     std::size_t parent, std::string_view newline);

/// Writes new nodes by a habit.
class NodeWriter
{
public:
    explicit NodeWriter(Habit habit)
        : m_habit(std::move(habit))
    {
    }

    [[nodiscard]] const Habit &habit() const { return m_habit; }

    /// `{a: 1, b: [x]}`, for flow collections and empty ones.
    [[nodiscard]] std::string inlineText(const NewNode &node) const;
    /// What follows `key:` of a mapping at `column`: ` value`, or line ends and indented lines. No line end at the end.
    [[nodiscard]] std::string afterKey(const NewNode &node, std::size_t column) const;
    /// What follows the dash at `column`, likewise.
    [[nodiscard]] std::string afterDash(const NewNode &node, std::size_t column) const;
    /// The items or pairs of a block collection at `column`, the first without indentation; no line end at the end.
    [[nodiscard]] std::string blockLines(const NewNode &node, std::size_t column) const;
    [[nodiscard]] std::string key(std::string_view text, Surroundings where = Surroundings::BlockKey) const;

private:
    [[nodiscard]] std::string afterIndicator(const NewNode &scalar, std::size_t column) const;

    Habit m_habit;
};

} // namespace slipway::yaml
