// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/document.h"

#include <QByteArray>
#include <QByteArrayView>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace slipway::ui {

/// Largest journal that is read back, in bytes: two of the largest texts and the edits between them.
inline constexpr std::size_t largestJournal = 96U * 1024 * 1024;

/// What a journal begins with.
struct JournalHead {
    std::filesystem::path path; ///< of the document
    bool isUntitled = false;
    qint64 time = 0;  ///< milliseconds since 1970
    std::string base; ///< the text as it was on disk when the changes began
    std::string text; ///< the text that the edits begin with; mostly the base

    bool operator==(const JournalHead &) const = default;
};

/// A journal that was read back, up to its first damaged record.
struct JournalContents {
    JournalHead head;
    std::vector<DocumentEdit> edits;
    qint64 lastTime = 0;               ///< of the last edit, or of the head
    std::string text;                  ///< after all edits
    std::filesystem::path target = {}; ///< another file that the text was being saved to; empty: none
    bool isDamaged = false;            ///< bytes follow that are no whole record: the end of what was being written
};

/// A journal is the head's record and one record for each edit: length and CRC-32 of the payload (4 bytes each, little
/// end first), then the payload. So a tail that was not written to its end is seen, and left out.
[[nodiscard]] QByteArray headRecord(const JournalHead &head);
[[nodiscard]] QByteArray editRecord(const DocumentEdit &edit, qint64 time);
[[nodiscard]] QByteArray targetRecord(const std::filesystem::path &file);

/// Nothing when not even the head is whole.
[[nodiscard]] std::optional<JournalContents> readJournal(QByteArrayView bytes);

} // namespace slipway::ui
