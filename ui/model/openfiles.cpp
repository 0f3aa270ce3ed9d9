// SPDX-License-Identifier: MIT
#include "ui/model/openfiles.h"

#include <QCryptographicHash>

#include <sys/file.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace slipway::ui {

namespace {

using Path = std::filesystem::path;

/// The same for all names of a file.
std::string keyOf(const Path &file)
{
    std::error_code error;
    Path real = std::filesystem::weakly_canonical(file, error);
    if (error)
        real = file;
    const QByteArray name = QByteArray::fromStdString(real.string());
    return QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().first(20).toStdString();
}

} // namespace

OpenFiles::OpenFiles(Path folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
    std::error_code error;
    if (std::filesystem::create_directories(m_folder, error))
        std::filesystem::permissions(m_folder, std::filesystem::perms::owner_all, error);
    m_watcher.addPath(QString::fromStdString(m_folder.string()));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &OpenFiles::look);
}

OpenFiles::~OpenFiles()
{
    m_watcher.disconnect(this);
    while (!m_open.empty())
        leave(Path(m_open.begin()->first));
}

Path OpenFiles::markOf(const Path &file) const
{
    return m_folder / (keyOf(file) + "." + std::to_string(::getpid()));
}

void OpenFiles::enter(const Path &file)
{
    if (m_open.contains(file))
        return;
    const int mark = ::open(markOf(file).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (mark < 0)
        return; // nobody will know; what changes on disk is noticed all the same
    std::ignore = ::flock(mark, LOCK_EX | LOCK_NB);
    m_open[file] = mark;
    look();
}

void OpenFiles::leave(const Path &file)
{
    const auto it = m_open.find(file);
    if (it == m_open.end())
        return;
    ::unlink(markOf(file).c_str());
    ::close(it->second);
    m_open.erase(it);
    m_shared.erase(file);
}

/// A mark that can be locked belongs to a process that has ended.
bool OpenFiles::isElsewhere(const Path &file) const
{
    const std::string prefix = keyOf(file) + '.';
    const Path own = markOf(file);
    std::error_code error;
    bool isFound = false;
    for (std::filesystem::directory_iterator it(m_folder, error), end; !error && it != end; it.increment(error)) {
        if (it->path() == own || !it->path().filename().string().starts_with(prefix))
            continue;
        const int mark = ::open(it->path().c_str(), O_RDWR | O_CLOEXEC);
        if (mark < 0)
            continue;
        if (::flock(mark, LOCK_EX | LOCK_NB) == 0)
            ::unlink(it->path().c_str());
        else
            isFound = true;
        ::close(mark);
    }
    return isFound;
}

void OpenFiles::look()
{
    for (const auto &[file, mark] : std::map(m_open)) {
        const bool isNow = isElsewhere(file);
        if (isNow == m_shared.contains(file))
            continue;
        if (isNow)
            m_shared.insert(file);
        else
            m_shared.erase(file);
        Q_EMIT sharedChanged(file, isNow);
    }
}

} // namespace slipway::ui
