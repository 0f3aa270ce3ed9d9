// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QWidget;

namespace slipway::ui {

class Actions;

/// What the Help menu does.
class HelpCommands : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the commands.
    HelpCommands(Actions &actions, QWidget *window);

    /// Every command that has a key, as a table that can be searched by eye and copied.
    void showKeyboardMap();
    void showAbout();

private:
    Actions &m_actions;
    QWidget *m_window;
};

} // namespace slipway::ui
