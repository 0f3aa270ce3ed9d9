// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/workspace.h"

#include <QObject>

class QWidget;

namespace slipway::ui {

class Actions;
class EditorArea;
class Navigator;
class ProblemsView;

/// What the Go menu does: back, forward, files, lines, problems, and the command palette.
class GoCommands : public QObject
{
    Q_OBJECT

public:
    /// All outlive the commands.
    struct Surroundings {
        Workspace &workspace;
        Navigator &navigator;
        EditorArea &editors;
        ProblemsView &problems;
        Actions &actions;
    };

    GoCommands(const Surroundings &surroundings, QWidget *window);

    void goToFile();
    void goToLine();
    void openPalette();

private:
    [[nodiscard]] Origin here() const;

    Surroundings m_here;
    QWidget *m_window;
};

} // namespace slipway::ui
