// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

namespace slipway::ui {

/// Largest file that is opened for editing, in bytes.
inline constexpr std::uintmax_t largestFile = 128U * 1024 * 1024;

/// The bytes of a text file, or a sentence that says why it cannot be edited: absent, not readable, not a regular file,
/// too large, or not UTF-8 (with the offset of the first wrong byte).
[[nodiscard]] std::expected<std::string, QString> readTextFile(const std::filesystem::path &path);

/// Writes a file whole or not at all: a temporary file beside it, synced and renamed over it. Mode is kept, a symbolic
/// link stays one and its target is written. The error is a sentence.
[[nodiscard]] std::expected<void, QString> saveTextFile(const std::filesystem::path &path, std::string_view bytes);

/// Makes a new file, with the folders on the way; one that is there already is left as it is and is an error.
[[nodiscard]] std::expected<void, QString> createTextFile(const std::filesystem::path &path, std::string_view bytes,
                                                          bool isExecutable);

} // namespace slipway::ui
