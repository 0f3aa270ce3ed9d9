// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::assist {

/// Index of a part of a sketch.
using PartId = std::uint32_t;
inline constexpr PartId noPart = 0xFFFFFFFF;

/// One value of a text, or the place where one is missing.
struct Part {
    enum class Kind : std::uint8_t { Missing, Scalar, Map, List };

    Kind kind = Kind::Missing;
    PartId parent = noPart;
    std::string key;        ///< of an entry of a map, without quotes
    Span keySpan;           ///< as written; empty for items of a list and the root
    Span span;              ///< scalars as written, with quotes; collections from their first entry to their last
    std::string value;      ///< of a scalar, without quotes
    std::size_t column = 0; ///< block collections: where their keys or dashes stand, in bytes from the line's start
    bool isFlow = false;
    std::vector<PartId> children = {};
};

/// What is being written at the cursor.
struct Spot {
    enum class Kind : std::uint8_t {
        None,    ///< a comment, a block scalar, a place where nothing can be said
        Key,     ///< a key of the map `part`
        Value,   ///< the scalar of `part`, behind its colon, or in a flow list
        Open,    ///< the begin of the value of `part`: it can become a map, a list or a scalar
        NewItem, ///< an item of the list `part`, whose dash is not written yet
    };

    Kind kind = Kind::None;
    PartId part = noPart;
    PartId entry = noPart;  ///< Key: the entry whose key is being changed; noPart for a new one
    Span word;              ///< the bytes that a completion replaces
    std::string typed;      ///< those of them before the cursor
    std::size_t column = 0; ///< of the word, in bytes from the line's start
    char quote = '\0';      ///< the quote that the word stands in; `'` or `"`
    bool isFlow = false;
    bool isAfterColon = false; ///< the cursor touches a colon or dash: a blank has to come first
    bool isOnOwnLine = false;  ///< Open: not behind a colon or dash
};

/// A text as its author means it while it is half typed: maps and lists by indentation and brackets, nothing verified.
/// Never fails, takes time proportional to the text. For a valid text of a descriptor it has the same shape as
/// yaml::Tree; anchors, tags and merges are skipped.
struct Sketch {
    std::vector<Part> parts; ///< the root first
    Spot spot;

    [[nodiscard]] const Part &at(PartId id) const { return parts[id]; }
    /// The last entry of a map with that key; noPart when there is none.
    [[nodiscard]] PartId entry(PartId map, std::string_view key) const;
    /// `artifacts[0].dest` as yaml::Tree::path writes it.
    [[nodiscard]] std::string path(PartId id) const;
    /// The innermost part at an offset: its key, its value, or the lines that belong to it.
    [[nodiscard]] PartId partAt(std::size_t offset) const;
};

/// `cursor` past the end: no spot is looked for.
[[nodiscard]] Sketch sketch(std::string_view text, std::size_t cursor = std::string_view::npos);

} // namespace slipway::assist
