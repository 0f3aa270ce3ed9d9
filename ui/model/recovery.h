// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/filesystem.h"
#include "ui/model/journalrecord.h"

#include <QString>

#include <filesystem>
#include <vector>

namespace slipway::ui {

class Document;
class Workspace;

/// A journal whose process has ended without saving. Locked while this lives, so that no other process offers it too.
class Orphan
{
public:
    Orphan(std::filesystem::path file, JournalContents contents, int lock);
    ~Orphan();
    Orphan(Orphan &&other) noexcept;
    Orphan &operator=(Orphan &&other) noexcept;

    [[nodiscard]] const std::filesystem::path &file() const { return m_file; }
    [[nodiscard]] const JournalContents &contents() const { return m_contents; }
    [[nodiscard]] const std::filesystem::path &document() const { return m_contents.head.path; }
    /// Lines that the unsaved changes add and take away.
    [[nodiscard]] std::pair<std::size_t, std::size_t> lineCounts() const { return m_lineCounts; }
    /// The unsaved changes as `diff -u` prints them; of many, the first.
    [[nodiscard]] const std::string &difference() const { return m_difference; }

    /// Removes the journal: what it holds is not wanted.
    void discard();

private:
    std::filesystem::path m_file;
    JournalContents m_contents;
    int m_lock = -1;
    std::pair<std::size_t, std::size_t> m_lineCounts;
    std::string m_difference;
};

/// Takes a while for large texts. The journals in a folder that no process writes, oldest first. Those that hold
/// nothing but what is on disk are removed; files that are no journals are left alone.
[[nodiscard]] std::vector<Orphan> findOrphans(const std::filesystem::path &folder,
                                              FileSystem &files = diskFileSystem());

/// What became of a recovered journal.
enum class Recovered {
    Restored, ///< the text and its undo steps are back
    Changed,  ///< the file is another one by now: the text is back, and waits to be merged
    Orphaned, ///< the file is gone: the text is back and is all that there is
};

/// Opens the document of a journal with its unsaved changes; the error is a sentence. The journal itself stays.
[[nodiscard]] std::expected<std::pair<Document *, Recovered>, QString> recover(Workspace &workspace,
                                                                               const Orphan &orphan);

} // namespace slipway::ui
