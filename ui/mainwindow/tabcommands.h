// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/workspace.h"

#include <QObject>
#include <QPointer>
#include <QTabWidget>

#include <functional>

namespace slipway::ui {

class Actions;
class EditorArea;
class FileCommands;

/// What can be done with many tabs: close several, reopen what was closed, walk them by last use.
class TabCommands : public QObject
{
    Q_OBJECT

public:
    /// All outlive the commands.
    struct Surroundings {
        Workspace &workspace;
        EditorArea &editors;
        FileCommands &files;
        Actions &actions;
    };

    TabCommands(const Surroundings &surroundings, QWidget *window);

    void reopenClosed();
    /// To the tab that was used before, and with Ctrl held on to the ones before that.
    void walk(int by);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void closeWhere(const std::function<bool(const Document &)> &isMeant);
    void rememberClosed(const Document *document);
    void rememberUse();
    void showMenu(const QPoint &position);
    void updateActions();

    struct Closed {
        Path file;
        int caret = 0;
    };

    Surroundings m_here;
    QPointer<QTabWidget> m_tabs;    ///< goes before this does
    QList<const Document *> m_used; ///< last used first
    std::vector<Closed> m_closed;   ///< last closed last
    qsizetype m_walked = 0;         ///< how far into m_used while Ctrl is held
};

} // namespace slipway::ui
