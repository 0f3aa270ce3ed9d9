// SPDX-License-Identifier: MIT
#pragma once

#include <QFileSystemWatcher>
#include <QObject>

#include <filesystem>
#include <map>
#include <set>

namespace slipway::ui {

/// Windows of several processes tell each other which files they have open: each open file is a small locked file in a
/// folder that all of them watch. A process that ends, however it ends, lets go of its locks.
class OpenFiles : public QObject
{
    Q_OBJECT

public:
    explicit OpenFiles(std::filesystem::path folder, QObject *parent = nullptr);
    ~OpenFiles() override;

    void enter(const std::filesystem::path &file);
    void leave(const std::filesystem::path &file);
    /// True when another process has the file open.
    [[nodiscard]] bool isShared(const std::filesystem::path &file) const { return m_shared.contains(file); }

Q_SIGNALS:
    /// Another process opened a file that is open here, or closed it.
    void sharedChanged(const std::filesystem::path &file, bool isShared);

private:
    void look();
    [[nodiscard]] std::filesystem::path markOf(const std::filesystem::path &file) const;
    [[nodiscard]] bool isElsewhere(const std::filesystem::path &file) const;

    std::filesystem::path m_folder;
    std::map<std::filesystem::path, int> m_open; ///< file → descriptor of its mark
    std::set<std::filesystem::path> m_shared;
    QFileSystemWatcher m_watcher;
};

} // namespace slipway::ui
