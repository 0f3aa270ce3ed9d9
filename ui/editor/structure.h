// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"
#include "ui/editor/marks.h"

#include <QList>

#include <optional>
#include <string_view>
#include <utility>

namespace slipway {
class LineIndex;
namespace yaml {
class Tree;
}
} // namespace slipway

namespace slipway::ui {

/// What can be folded in a text: collections and block scalars of more than one line, below the line that opens them,
/// and runs of comment lines. By first line, the outermost of a line first; one a line.
[[nodiscard]] QList<BlockRange> foldableLines(const yaml::Tree &tree, std::string_view text, const LineIndex &lines);

/// The two brackets of a flow collection, or quotes of a scalar, one of which is next to a byte offset.
[[nodiscard]] std::optional<std::pair<Span, Span>> pairAt(const yaml::Tree &tree, std::size_t offset);

/// The smallest node, pair or item that encloses a span and is larger; absent: there is none.
[[nodiscard]] std::optional<Span> enclosing(const yaml::Tree &tree, Span span);

} // namespace slipway::ui
