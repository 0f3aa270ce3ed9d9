// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/edit.h"
#include "core/yaml/editwriter.h"

namespace slipway::yaml {

/// Writes nodes of a text in another style, their scalars as they are written there where that is possible.
class RestyleWriter
{
public:
    RestyleWriter(const Source &source, Habit habit)
        : m_source(source)
        , m_habit(std::move(habit))
    {
    }

    /// False when a collection or nothing is a key below the node.
    [[nodiscard]] bool canWrite(NodeId node) const;
    [[nodiscard]] std::string inlineText(NodeId node, Surroundings where = Surroundings::FlowValue) const;
    /// What follows `key:` of a mapping at `column`; no line end at the end.
    [[nodiscard]] std::string afterKey(NodeId node, std::size_t column) const;
    /// What follows the dash at `column`.
    [[nodiscard]] std::string afterDash(NodeId node, std::size_t column) const;
    /// The items or pairs at `column`, the first without indentation.
    [[nodiscard]] std::string blockLines(NodeId node, std::size_t column) const;

private:
    [[nodiscard]] bool isShort(NodeId node) const;
    [[nodiscard]] std::string properties(NodeId node) const;
    [[nodiscard]] std::string scalar(NodeId node, Surroundings where) const;
    [[nodiscard]] std::string key(NodeId node, Surroundings where) const;

    Source m_source;
    Habit m_habit;
};

} // namespace slipway::yaml
