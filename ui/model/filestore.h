// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/filesystem.h"

#include <QString>

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::ui {

/// Largest file that is opened for editing, in bytes. Descriptors have some thousand.
inline constexpr std::uintmax_t largestFile = 16U * 1024 * 1024;

/// Why a file is not opened as it is.
struct Unreadable {
    enum class Kind {
        Absent,
        Unfetched, ///< a text from an address
        NoFile,    ///< a folder or a device
        Forbidden, ///< the system does not let it be read
        TooLarge,
        Binary, ///< has zero bytes
        Utf16,  ///< begins with the byte order mark of UTF-16
        Utf8,   ///< is no UTF-8
    };

    Kind kind = Kind::Absent;
    QString text;           ///< a sentence: what is wrong, and where
    std::string bytes = {}; ///< of a file in another encoding

    /// True when convertedText() can make a text of it.
    [[nodiscard]] bool isConvertible() const { return kind == Kind::Utf16 || kind == Kind::Utf8; }
    /// What it is converted from: `UTF-16`, `Latin-1`.
    [[nodiscard]] QString encoding() const
    {
        return kind == Kind::Utf16 ? QStringLiteral("UTF-16") : QStringLiteral("Latin-1");
    }
};

/// The bytes of a text file, exactly as they are: a byte order mark and line ends included.
[[nodiscard]] std::expected<std::string, Unreadable> readTextFile(const std::filesystem::path &path);
/// Bytes that somebody else read, judged in the same way.
[[nodiscard]] std::expected<std::string, Unreadable> checkedText(const std::filesystem::path &path, std::string bytes);
/// The same text in UTF-8: from UTF-16, else from Latin-1, where each byte is a character, so that none is lost.
[[nodiscard]] std::string convertedText(const Unreadable &file);

/// A file that was not saved.
struct SaveFailure {
    QString text; ///< what failed, that nothing is lost, and what to do
    SystemError error = 0;
    bool isReadOnly = false; ///< its mode says that nobody may write it: makeWritable() mends that
    bool isForeign = false;  ///< it holds what another program wrote, and was left as it is
};

/// A file that was saved, and what could not be kept.
struct Saved {
    QString note; ///< a sentence; empty when all is as before
};

/// Writes a file whole or not at all: a new file beside it, synced, renamed over it, and the folder synced. Mode, owner
/// and extended attributes are kept. A symbolic link stays one, and the file that it leads to is written.
[[nodiscard]] std::expected<Saved, SaveFailure> saveTextFile(const std::filesystem::path &path, std::string_view bytes,
                                                             FileSystem &files = diskFileSystem());

/// Where a path leads when all symbolic links at its end are followed; the file need not exist.
[[nodiscard]] SystemResult<std::filesystem::path> followedLinks(std::filesystem::path path, FileSystem &files);
/// True when nobody may write the file, by its mode. A file that does not exist is not read-only.
[[nodiscard]] bool isReadOnly(const std::filesystem::path &path, FileSystem &files = diskFileSystem());
/// Lets the owner write a file.
[[nodiscard]] std::expected<void, QString> makeWritable(const std::filesystem::path &path);

/// Makes a new file, with the folders on the way; one that is there already is left as it is and is an error.
[[nodiscard]] std::expected<void, QString> createTextFile(const std::filesystem::path &path, std::string_view bytes,
                                                          bool isExecutable);

} // namespace slipway::ui
