// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/project.h"

#include <QString>

namespace slipway::ui {

/// A file relative to a folder, or whole when it lies elsewhere.
[[nodiscard]] QString fileText(const std::filesystem::path &file, const std::filesystem::path &folder);
/// `image.yaml:14:11`; `text` is the file's.
[[nodiscard]] QString placeText(const Origin &origin, std::string_view text, const std::filesystem::path &folder);
/// `3 places mention the module jdk`.
[[nodiscard]] QString usagesTitle(assist::SymbolKind kind, const std::string &name, int count);

} // namespace slipway::ui
