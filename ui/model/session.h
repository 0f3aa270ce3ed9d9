// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/filesystem.h"

#include <QString>

#include <filesystem>
#include <optional>
#include <vector>

namespace slipway::ui {

/// What is open, to be opened again at the next start.
struct Session {
    struct File {
        std::filesystem::path path;
        int caret = 0;  ///< a position in the mirror (UTF-16 units)
        int scroll = 0; ///< of the text's scroll bar

        bool operator==(const File &) const = default;
    };
    struct Override {
        std::filesystem::path path;
        bool isEnabled = true;

        bool operator==(const Override &) const = default;
    };

    std::filesystem::path folder;
    std::filesystem::path root;
    std::vector<Override> overrides;
    std::vector<File> files;
    std::filesystem::path active;

    bool operator==(const Session &) const = default;
};

/// The session file of a project folder, or of the program when no folder is open, in a folder of sessions.
[[nodiscard]] std::filesystem::path sessionFile(const std::filesystem::path &sessions,
                                                const std::filesystem::path &folder);

/// Nothing when there is none, or none that can be read.
[[nodiscard]] std::optional<Session> readSession(const std::filesystem::path &file);
/// Whole or not at all; a session that cannot be written is not worth a word to the user.
bool writeSession(const std::filesystem::path &file, const Session &session);

/// Holds a session while it lives, so that a second window does not write over it. Ends with the process.
class SessionLock
{
public:
    explicit SessionLock(const std::filesystem::path &file);
    ~SessionLock();
    SessionLock(const SessionLock &) = delete;
    SessionLock &operator=(const SessionLock &) = delete;

    /// False: another window has it.
    [[nodiscard]] bool isHeld() const { return m_file >= 0; }

private:
    int m_file = -1;
};

} // namespace slipway::ui
