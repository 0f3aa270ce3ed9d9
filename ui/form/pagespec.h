// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/itemsspec.h"

namespace slipway::ui {

/// One page of a form: fields, then lists.
struct PageSpec {
    QString id;
    QString title;
    QString iconName;
    QString help = {}; ///< what its section is for; empty on a page of several
    std::vector<FieldSpec> fields = {};
    std::vector<ItemsSpec> lists = {};
    std::string counted = {}; ///< the list whose items are counted beside the title; empty: none

    /// True when a path relative to the stage is shown on this page.
    [[nodiscard]] bool holds(std::string_view path) const;
};

/// The pages for a descriptor of this kind, made from the schema.
[[nodiscard]] std::vector<PageSpec> pageSpecs(descriptor::ObjectKind kind);

} // namespace slipway::ui
