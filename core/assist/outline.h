// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/sketch.h"
#include "core/descriptor/schema.h"

#include <optional>

namespace slipway::assist {

/// A section, an item or a named thing of a descriptor.
struct OutlineItem {
    std::optional<descriptor::ObjectKind> object; ///< what it is; nothing for a list of texts and free values
    std::string name;   ///< `artifacts`, or what an item is called: `file1`, `8080`, `install 2` when it has no name
    std::string detail; ///< a version, a script, the number of items
    std::string path;   ///< `artifacts[0]`
    Span span;          ///< all of it
    Span place;         ///< where to go: the key, or the name
    std::size_t parent = npos; ///< index in the outline; npos at the top

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    bool operator==(const OutlineItem &) const = default;
};

/// Sections and items in the order of the text, parents before their children. Works in broken texts.
[[nodiscard]] std::vector<OutlineItem> outline(std::string_view text, descriptor::ObjectKind kind);

/// The items around an offset, outermost first, as indices.
[[nodiscard]] std::vector<std::size_t> breadcrumbs(const std::vector<OutlineItem> &outline, std::size_t offset);

} // namespace slipway::assist
