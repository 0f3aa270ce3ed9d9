// SPDX-License-Identifier: MIT
#pragma once

#include "core/yaml/tree.h"

#include <QString>

#include <string>
#include <string_view>

namespace slipway::ui {

/// How a value stands in the text.
enum class Presence : std::uint8_t {
    Absent,     ///< the key is not there
    Missing,    ///< the key is there, nothing after it
    Null,       ///< `null` or `~`
    Written,    ///< a scalar
    Collection, ///< a list or a map where a scalar belongs
    Alias,      ///< stands for a node elsewhere
};

/// A scalar as a form shows it.
struct NodeValue {
    Presence presence = Presence::Absent;
    QString text = {}; ///< decoded; of an alias: that of its target; a collection in words

    [[nodiscard]] bool isEditable() const { return presence != Presence::Collection && presence != Presence::Alias; }
    bool operator==(const NodeValue &) const = default;
};

/// The value of a node; absent for noNode.
[[nodiscard]] NodeValue valueOf(const yaml::Tree &tree, yaml::NodeId id);
/// True for a plain `null`, `~` and for nothing at all.
[[nodiscard]] bool isNull(const yaml::Node &node);
/// `git.url` looked up from a map, aliases followed; noNode when a step is not there. `keys` holds keys only.
[[nodiscard]] yaml::NodeId below(const yaml::Tree &tree, yaml::NodeId map, std::string_view keys);

/// Two paths in words put together: `run` and `user`, `artifacts` and `[2]`.
[[nodiscard]] std::string joinedNodePath(std::string_view parent, std::string_view child);
[[nodiscard]] std::string indexedPath(std::string_view list, int index);
/// True when `path` is `parent` or lies below it.
[[nodiscard]] bool isWithin(std::string_view path, std::string_view parent);
/// The index that follows `list` in `path` (`artifacts`, `artifacts[2].dest` → 2); -1 when there is none.
[[nodiscard]] int indexWithin(std::string_view path, std::string_view list);

} // namespace slipway::ui
