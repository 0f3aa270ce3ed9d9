// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/project.h"
#include "core/text/lineindex.h"

#include <QString>

namespace slipway::ui {

/// `image.yaml:14:11`; `text` is the file's.
[[nodiscard]] QString placeText(const Origin &origin, std::string_view text, const std::filesystem::path &folder);
/// The same, of a text whose lines are known.
[[nodiscard]] QString placeText(const Origin &origin, std::string_view text, const LineIndex &lines,
                                const std::filesystem::path &folder);
/// `3 places hold /opt/jdk`.
[[nodiscard]] QString foundTitle(const QString &words, int count);
/// `3 places mention the module jdk`.
[[nodiscard]] QString usagesTitle(assist::SymbolKind kind, const std::string &name, int count);

} // namespace slipway::ui
