// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/kepttexts.h"

#include <QString>

#include <filesystem>
#include <system_error>

namespace slipway::ui {

/// The name that a file goes by in a workspace: absolute, without `.` and `..`; an address as it is.
[[nodiscard]] inline std::filesystem::path normal(const std::filesystem::path &file)
{
    std::error_code error;
    return isAddress(file) ? file : std::filesystem::absolute(file, error).lexically_normal();
}

[[nodiscard]] inline QString shown(const std::filesystem::path &file)
{
    return QString::fromStdString(file.string());
}

} // namespace slipway::ui
