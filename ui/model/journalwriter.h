// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/filesystem.h"

#include <QByteArray>
#include <QObject>
#include <QThread>

#include <filesystem>

namespace slipway::ui {

class JournalDisk;

/// Writes journals on a thread of its own: each record at once, so that it survives the end of the process, and synced
/// within a second, so that it survives a power failure. Every journal is a file that this process has locked.
class JournalWriter : public QObject
{
    Q_OBJECT

public:
    using Id = quint64;

    /// `folder` is made when it is not there, for its owner only. `files` outlives the writer.
    JournalWriter(std::filesystem::path folder, FileSystem &files, QObject *parent = nullptr);
    /// Waits until everything is written.
    ~JournalWriter() override;

    /// Begins a journal with its first record, or an existing one anew: the old one is there until the new one is
    /// whole.
    void begin(Id id, const QByteArray &head);
    /// `number` comes back in stored().
    void append(Id id, const QByteArray &record, quint64 number = 0);
    /// The journal is not needed any more. Comes after all that was asked for before.
    void end(Id id);
    /// Removes a file, after all that was asked for before is written and synced.
    void removeLater(const std::filesystem::path &file);

Q_SIGNALS:
    /// From the writer's thread: a record is in the file.
    void stored(quint64 id, quint64 number);
    /// From the writer's thread: a journal could not be written, and is not kept up until begin() is called again.
    void failed(quint64 id, int error);

private:
    template <typename Work>
    void post(Work work);

    QThread m_thread;
    JournalDisk *m_disk; ///< lives in the thread
};

} // namespace slipway::ui
