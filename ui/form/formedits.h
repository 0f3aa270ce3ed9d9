// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/formcontext.h"

namespace slipway::ui {

/// A value in a map: `keys` (`user`, `git.url`) from the map at `parent`, which is an object of the schema's `kind`.
struct FieldPlace {
    std::string parent; ///< relative to the stage
    std::string keys;
    descriptor::ObjectKind kind = descriptor::ObjectKind::Image;

    [[nodiscard]] std::string path() const { return joinedNodePath(parent, keys); }
    /// The schema's row for the last key; nullptr when it has none.
    [[nodiscard]] const descriptor::Key *key() const;
};

/// Writes what a user typed. Text stays text: `1.10` and `yes` get quotes, unless the schema wants a number or a truth
/// value, or the value that stands there was a whole number and still is one where text and numbers are both allowed.
/// Maps that are missing on the way are made.
[[nodiscard]] FormContext::Edit settingField(const FormContext &context, const FieldPlace &place, const QString &text);
/// Writes a scalar as it stands: `null`, nothing, or an empty text, in the place of any value.
[[nodiscard]] FormContext::Edit settingNode(const FormContext &context, const FieldPlace &place,
                                            const yaml::NewNode &value);
/// Writes a value as YAML.
[[nodiscard]] FormContext::Edit settingSnippet(const FormContext &context, const FieldPlace &place,
                                               const QString &text);
[[nodiscard]] FormContext::Edit removingNode(const FormContext &context, const std::string &path);
/// The item itself, in a list of scalars.
[[nodiscard]] FormContext::Edit settingItem(const FormContext &context, const std::string &path, const QString &text);
/// New items before the item `index` of the list at `place`, which is made when it is not there.
[[nodiscard]] FormContext::Edit insertingItems(const FormContext &context, const FieldPlace &place, int index,
                                               const std::vector<yaml::NewNode> &items);
/// Items of the list at a path, by their indices.
[[nodiscard]] FormContext::Edit removingItems(const FormContext &context, const std::string &list,
                                              const QList<int> &rows);
[[nodiscard]] FormContext::Edit movingItem(const FormContext &context, const std::string &path, int index);
[[nodiscard]] FormContext::Edit duplicatingItems(const FormContext &context, const std::string &list,
                                                 const QList<int> &rows);

/// `KEY=value` lines as names and values: blank lines and `#` comments left out, `export ` and one pair of quotes
/// around the value taken off. Empty when any other line has no `=` or no key.
[[nodiscard]] std::vector<std::pair<QString, QString>> keyValueLines(const QString &text);

} // namespace slipway::ui
