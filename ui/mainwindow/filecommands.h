// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/workspace.h"

#include <QObject>

class QMenu;
class QWidget;

namespace slipway::ui {

class Actions;
class EditorArea;
class FileSafety;
class RefusalPage;
class Settings;

/// What the File menu does: new, open, recent, save, close.
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
        FileSafety &safety;
    };

    FileCommands(const Surroundings &surroundings, QWidget *window);

    /// Opens a file in a tab and makes it the root unless it belongs to the project; says why when it cannot.
    bool open(const QString &file);
    void newFromTemplate(const QString &id = {});
    void newEmpty();
    void chooseFolder();
    /// Makes a folder the project's, and opens its `image.yaml` when nothing is open.
    void openFolder(const QString &folder);
    void openWithDialog();
    bool save(Document &document);
    bool saveAs(Document &document);
    void saveAll();
    void close(Document *document);
    /// Asks what to do with unsaved documents. False when the user wants to go on editing.
    bool mayDiscard(const QList<Document *> &documents);
    void addOverridesFile();
    /// An http or https address; nothing is fetched.
    void addOverridesAddress();
    void fillRecentMenu(QMenu &menu);

Q_SIGNALS:
    void folderOpened(const QString &folder);

private:
    void connectActions();
    void connectRefusals();
    void refuse(const Path &file, const Unreadable &reason);
    /// Says why a save failed and offers the ways out; true when one of them saved.
    bool handleFailure(Document &document, const SaveFailure &failure);
    void tellSaved(Document &document, const Saved &saved);
    [[nodiscard]] QString folder() const;

    Surroundings m_here;
    QWidget *m_window;
    RefusalPage *m_refusal;
};

} // namespace slipway::ui
