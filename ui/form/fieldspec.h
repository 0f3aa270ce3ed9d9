// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/formedits.h"

#include <QStringList>

namespace slipway::ui {

/// With what a value is edited. `Snippet`: any value, as YAML. `Checksum`: a line that can
/// be computed.
enum class FieldWidget : std::uint8_t {
    Line,
    Text,
    Integer,
    Choice,
    Suggestion,
    File,
    Folder,
    FileOrFolder,
    Checksum,
    Snippet
};
/// Where the suggestions for a text come from.
enum class Suggest : std::uint8_t { Nothing, Stages, Modules, Versions, Users };

/// One labelled value of a form. Its keys may name a value in a nested map: `git.url`.
struct FieldSpec {
    std::string keys;
    descriptor::ObjectKind kind = descriptor::ObjectKind::Image; ///< of the map that `keys` start in
    QString label;
    QString help;
    QString placeholder; ///< what applies when the key is absent
    FieldWidget widget = FieldWidget::Line;
    Suggest suggest = Suggest::Nothing;
    QStringList choices = {}; ///< of a Choice
    bool isRequired = false;
};

/// The field for a key as the schema describes it.
[[nodiscard]] FieldSpec fieldSpec(descriptor::ObjectKind kind, std::string_view keys);
/// The fields of several keys of one object.
[[nodiscard]] std::vector<FieldSpec> fieldSpecs(descriptor::ObjectKind kind, std::span<const std::string_view> keys);
/// All fields of an object, those of maps in it included; keys that hold lists are left out.
[[nodiscard]] std::vector<FieldSpec> allFieldSpecs(descriptor::ObjectKind kind);
/// A key in words: `schema_version` → Schema version.
[[nodiscard]] QString labelOf(descriptor::ObjectKind kind, std::string_view keys);
/// What is to be suggested now for the value of a field whose map lies at `parent`.
[[nodiscard]] QStringList suggestionsFor(const FormContext &context, Suggest suggest, std::string_view parent);

} // namespace slipway::ui
