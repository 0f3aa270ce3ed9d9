// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/fieldspec.h"

namespace slipway::ui {

/// What a user can add to a list.
struct NewItem {
    QString label; ///< in the menu; alone it needs none
    yaml::NewNode node;
};

/// A list of a form: where it is, the columns of its table, and what can be added.
struct ItemsSpec {
    std::string keys;                                            ///< from the stage's map: `modules.install`
    descriptor::ObjectKind kind = descriptor::ObjectKind::Image; ///< of the map that `keys` start in
    std::optional<descriptor::ObjectKind> item = {};             ///< absent: a list of scalars
    QString title;
    QString help;
    std::vector<std::string> columns = {}; ///< keys of the item, or what is derived from it
    std::vector<NewItem> news = {};
    bool takesKeyValueLines = false;
    bool hasDetail = false; ///< all keys of the chosen item below the table

    [[nodiscard]] FieldPlace place() const { return {.parent = {}, .keys = keys, .kind = kind}; }
};

/// Columns that are derived and not edited: of which kind an artifact is, and where it comes from.
inline constexpr std::string_view kindColumn = "?kind";
inline constexpr std::string_view sourceColumn = "?source";
[[nodiscard]] constexpr bool isDerived(std::string_view column)
{
    return column.starts_with('?');
}

/// The list under `keys` as the schema describes it.
[[nodiscard]] ItemsSpec itemsSpec(descriptor::ObjectKind kind, std::string_view keys);

/// The kind of an artifact or module repository by its keys (CEKit's order); `Artifact` when no key tells.
[[nodiscard]] descriptor::ObjectKind artifactKindOf(const yaml::Tree &tree, yaml::NodeId item);
/// `path`, `URL`, `git` …
[[nodiscard]] QString artifactKindInWords(descriptor::ObjectKind kind);
/// The text of a derived column.
[[nodiscard]] QString derivedText(const yaml::Tree &tree, yaml::NodeId item, std::string_view column);

} // namespace slipway::ui
