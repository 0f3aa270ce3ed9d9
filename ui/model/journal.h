// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/document.h"
#include "ui/model/journalwriter.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <map>
#include <string>

namespace slipway::ui {

/// Keeps the unsaved changes of documents on disk, so that the end of the process or of the power takes at most the
/// last second. A document has a journal from its first change until it is saved, discarded, or undone to what is on
/// disk.
class Journal : public QObject
{
    Q_OBJECT

public:
    explicit Journal(const std::filesystem::path &folder, FileSystem &files = diskFileSystem(),
                     QObject *parent = nullptr);
    ~Journal() override;

    /// From now on; the document outlives the watching, which ends with drop().
    void watch(Document &document);
    /// What the changes of a document are made from is another text now: the one that is on disk.
    void setBase(const Document &document, const std::string &base);
    /// The text is about to be saved to another file: when that holds it, the changes are saved, whatever becomes of
    /// this process.
    void noteTarget(const Document &document, const std::filesystem::path &file);
    /// Forgets a document and what it had unsaved: closed or discarded.
    void drop(const Document &document);
    /// Waits until every change is on disk. Before a document is saved: so the journal of a process that ends between
    /// the save and the journal's removal ends with the text that the file holds.
    void settle();
    /// Removes the file of a journal that was recovered, when the recovered changes are safe in a new one.
    void removeRecovered(const std::filesystem::path &file) { m_writer.removeLater(file); }

    [[nodiscard]] JournalWriter &writer() { return m_writer; }
    [[nodiscard]] bool isFailing() const { return m_isFailing; }

Q_SIGNALS:
    /// Unsaved changes cannot be kept on disk now; a sentence that says why. Told once, until it works again.
    void failing(const QString &text);
    void worksAgain();

private:
    struct Kept {
        JournalWriter::Id id = 0;
        bool isBegun = false;
        bool isBroken = false;
        std::string base = {};
        std::size_t bytes = 0; ///< of edits since the journal was begun
    };

    void keepEdit(const Document &document, const DocumentEdit &edit);
    void onModified(const Document &document, bool isModified);
    void begin(const Document &document, Kept &kept);
    void onFailed(quint64 id, int error);
    void onStored();
    void retry();

    JournalWriter m_writer;
    std::map<const Document *, Kept> m_kept;
    JournalWriter::Id m_lastId = 0;
    QTimer m_retryTimer;
    bool m_isFailing = false;
};

} // namespace slipway::ui
