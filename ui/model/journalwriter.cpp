// SPDX-License-Identifier: MIT
#include "ui/model/journalwriter.h"

#include <QRandomGenerator>
#include <QTimer>

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <map>

namespace slipway::ui {

namespace {

using namespace std::chrono_literals;
using Path = std::filesystem::path;

constexpr auto syncAfter = 1s;

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

/// The journals' files; used in the writer's thread only.
class JournalDisk : public QObject
{
public:
    JournalDisk(Path folder, FileSystem &files, JournalWriter &writer)
        : m_folder(std::move(folder))
        , m_files(files)
        , m_writer(writer)
        , m_timer(this)
    {
        m_timer.setSingleShot(true);
        m_timer.setInterval(syncAfter);
        connect(&m_timer, &QTimer::timeout, this, &JournalDisk::syncAll);
    }

    ~JournalDisk() override
    {
        syncAll();
        for (auto &[id, journal] : m_journals)
            std::ignore = m_files.close(journal.file);
    }

    void begin(JournalWriter::Id id, const QByteArray &head)
    {
        const Path fresh = newName();
        const auto file = makeFile(fresh, head);
        if (!file) {
            fail(id, file.error());
            return;
        }
        const auto known = m_journals.find(id);
        const Path path = known == m_journals.end() ? named(fresh) : known->second.path;
        if (const auto renamed = m_files.rename(fresh, path); !renamed) {
            std::ignore = m_files.remove(fresh);
            std::ignore = m_files.close(*file);
            fail(id, renamed.error());
            return;
        }
        if (known != m_journals.end())
            std::ignore = m_files.close(known->second.file);
        m_journals[id] = {.file = *file, .path = path};
        m_isFolderDirty = true;
        m_timer.start();
        Q_EMIT m_writer.stored(id, 0);
    }

    void append(JournalWriter::Id id, const QByteArray &record, quint64 number)
    {
        const auto it = m_journals.find(id);
        if (it == m_journals.end() || it->second.isBroken)
            return;
        if (const auto written = writeAll(m_files, it->second.file, viewOf(record)); !written) {
            fail(id, written.error());
            return;
        }
        it->second.isDirty = true;
        if (!m_timer.isActive())
            m_timer.start();
        Q_EMIT m_writer.stored(id, number);
    }

    void end(JournalWriter::Id id)
    {
        const auto it = m_journals.find(id);
        if (it == m_journals.end())
            return;
        std::ignore = m_files.remove(it->second.path);
        std::ignore = m_files.close(it->second.file);
        m_journals.erase(it);
    }

    void removeFile(const Path &file)
    {
        syncAll();
        std::ignore = m_files.remove(file);
    }

private:
    struct Journal {
        int file = -1;
        Path path = {};
        bool isDirty = false;
        bool isBroken = false; ///< a record is missing: what would follow it has no use
    };

    /// A whole and synced journal under a name that no start looks at.
    SystemResult<int> makeFile(const Path &path, const QByteArray &head)
    {
        std::error_code error;
        if (std::filesystem::create_directories(m_folder, error))
            std::filesystem::permissions(m_folder, std::filesystem::perms::owner_all, error);
        const auto file = m_files.create(path, 0600);
        if (!file)
            return file;
        const auto made =
            m_files.lock(*file).and_then([&] { return writeAll(m_files, *file, viewOf(head)); }).and_then([&] {
                return m_files.sync(*file);
            });
        if (made)
            return file;
        std::ignore = m_files.remove(path);
        std::ignore = m_files.close(*file);
        return std::unexpected(made.error());
    }

    /// What was written before stays readable.
    void fail(JournalWriter::Id id, SystemError error)
    {
        if (const auto it = m_journals.find(id); it != m_journals.end())
            it->second.isBroken = true;
        Q_EMIT m_writer.failed(id, error);
    }

    void syncAll()
    {
        if (m_isFolderDirty && m_files.syncFolder(m_folder))
            m_isFolderDirty = false;
        for (auto &[id, journal] : m_journals) {
            if (!std::exchange(journal.isDirty, false))
                continue;
            if (const auto synced = m_files.sync(journal.file); !synced)
                fail(id, synced.error());
        }
    }

    [[nodiscard]] Path newName() const
    {
        const quint64 end = QRandomGenerator::global()->generate64();
        return m_folder / (std::to_string(::getpid()) + "-" + QString::number(end, 36).toStdString() + ".new");
    }

    [[nodiscard]] static Path named(Path fresh) { return fresh.replace_extension(".journal"); }

    Path m_folder;
    FileSystem &m_files;
    JournalWriter &m_writer;
    QTimer m_timer;
    std::map<JournalWriter::Id, Journal> m_journals;
    bool m_isFolderDirty = false;
};

JournalWriter::JournalWriter(Path folder, FileSystem &files, QObject *parent)
    : QObject(parent)
    , m_disk(new JournalDisk(std::move(folder), files, *this))
{
    m_thread.setObjectName(QStringLiteral("journal"));
    m_disk->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_disk, &QObject::deleteLater);
    m_thread.start();
}

JournalWriter::~JournalWriter()
{
    post([](JournalDisk &) { QThread::currentThread()->quit(); });
    m_thread.wait();
}

template <typename Work>
void JournalWriter::post(Work work)
{
    QMetaObject::invokeMethod(m_disk, [disk = m_disk, work = std::move(work)] { work(*disk); }, Qt::QueuedConnection);
}

void JournalWriter::begin(Id id, const QByteArray &head)
{
    post([id, head](JournalDisk &disk) { disk.begin(id, head); });
}

void JournalWriter::append(Id id, const QByteArray &record, quint64 number)
{
    post([=](JournalDisk &disk) { disk.append(id, record, number); });
}

void JournalWriter::end(Id id)
{
    post([id](JournalDisk &disk) { disk.end(id); });
}

void JournalWriter::removeLater(const Path &file)
{
    post([file](JournalDisk &disk) { disk.removeFile(file); });
}

} // namespace slipway::ui
