// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/itemsspec.h"

namespace slipway::ui {

/// The items at some paths as a YAML list that any text or list takes: comments included, from column 0 on.
[[nodiscard]] QString itemsAsText(const FormContext &context, const std::vector<std::string> &paths);

/// New items for a list from a text: a YAML list of what the list holds, `KEY=value` lines where it takes them, or, for
/// a list of texts, one for each line that is no comment. Empty when the text is none of these.
[[nodiscard]] std::vector<yaml::NewNode> itemsFromText(const ItemsSpec &spec, const QString &text);

} // namespace slipway::ui
