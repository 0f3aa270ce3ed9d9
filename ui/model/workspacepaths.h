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

/// How a file is called beside others of a folder: by its path from there, or its whole one when it is elsewhere.
[[nodiscard]] inline QString fileText(const std::filesystem::path &file, const std::filesystem::path &folder)
{
    const std::filesystem::path relative = file.lexically_relative(folder);
    const bool isBelow = !relative.empty() && *relative.begin() != "..";
    return QString::fromStdString((isBelow ? relative : file).string());
}

[[nodiscard]] inline QString shown(const std::filesystem::path &file)
{
    return QString::fromStdString(file.string());
}

} // namespace slipway::ui
