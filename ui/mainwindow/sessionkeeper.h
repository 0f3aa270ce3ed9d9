// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/session.h"
#include "ui/model/workspace.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace slipway::ui {

class EditorArea;
class FileCommands;

/// Writes down what is open, a moment after it changes, and opens it again at the next start. Each project folder has
/// a session of its own.
class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    /// All outlive the keeper.
    struct Surroundings {
        Workspace &workspace;
        EditorArea &editors;
        FileCommands &files;
    };

    SessionKeeper(const Surroundings &surroundings, Path sessions, QObject *parent);

    /// Opens what the session of a folder had (empty: the session without a folder), and keeps that session from now
    /// on, unless another window keeps it. Files that are gone are left out.
    void restore(const Path &folder);
    /// Writes at once.
    void save();

private:
    void openAll(const Session &session);
    [[nodiscard]] Session current() const;

    Surroundings m_here;
    Path m_sessions;
    Path m_file;
    std::unique_ptr<SessionLock> m_lock;
    Session m_written;
    QTimer m_timer;
};

} // namespace slipway::ui
