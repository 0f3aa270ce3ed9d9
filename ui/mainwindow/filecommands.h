// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/workspace.h"

#include <QObject>

class QMenu;
class QWidget;

namespace slipway::ui {

class Actions;
class EditorArea;
class Settings;

/// What the File menu does: new, open, recent, save, close, and what happens to files that change outside.
class FileCommands : public QObject
{
    Q_OBJECT

public:
    /// All outlive the commands.
    struct Surroundings {
        Workspace &workspace;
        Settings &settings;
        EditorArea &editors;
        Actions &actions;
    };

    FileCommands(const Surroundings &surroundings, QWidget *window);

    /// Opens a file in a tab and makes it the root unless it belongs to the project; says why when it cannot.
    bool open(const QString &file);
    void newFromTemplate(const QString &id = {});
    void openWithDialog();
    bool save(Document &document);
    void saveAs();
    void saveAll();
    void close(Document *document);
    /// Asks what to do with unsaved documents. False when the user wants to go on editing.
    bool mayDiscard(const QList<Document *> &documents);
    void addOverridesFile();
    void fillRecentMenu(QMenu &menu);

private:
    void fail(const QString &title, const QString &text);
    void changedOnDisk(Document *document);
    [[nodiscard]] QString folder() const;

    Surroundings m_here;
    QWidget *m_window;
};

} // namespace slipway::ui
