// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/workspace.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QMenu;
class QWidget;

namespace slipway::ui {

class Actions;
class EditorArea;
class EditorPage;
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

    using Then = std::function<void(EditorPage &page)>;
    /// Opens a file in a tab and makes it the root unless it belongs to the project; says why when it cannot, and is
    /// false then. A large file is read off the UI thread, and comes later.
    bool open(const QString &file, const Then &then = {});
    void newFromTemplate(const QString &id = {});
    void newEmpty();
    void chooseFolder();
    /// Makes a folder the project's, and opens its `image.yaml` when nothing is open.
    void openFolder(const QString &folder);
    void openWithDialog();
    /// Begins a save; the window goes on meanwhile. False when the user gave no file to save to.
    bool save(Document &document);
    bool saveAs(Document &document);
    void saveAll();
    void close(Document *document);
    /// Asks what to do with unsaved documents, and goes on with `then` when they are saved or may be discarded: at
    /// once, or when all saves are through. Never when the user wants to go on editing, a save fails or typing goes on.
    void whenDispensable(const QList<Document *> &documents, std::function<void()> then);
    void addOverridesFile();
    /// An http or https address; nothing is fetched.
    void addOverridesAddress();
    void fillRecentMenu(QMenu &menu);

Q_SIGNALS:
    void folderOpened(const QString &folder);

private:
    void connectActions();
    void connectRefusals();
    bool take(const Path &file, const Workspace::Opened &document, const Then &then);
    void refuse(const Path &file, const Unreadable &reason);
    /// What waits for saves.
    struct Waiting {
        QList<QPointer<Document>> documents;
        std::function<void()> then;
    };

    /// Says why a save failed and offers the ways out.
    void handleFailure(Document &document, const SaveFailure &failure);
    void tellSaved(Document &document, const Saved &saved);
    void goOn();
    [[nodiscard]] QString folder() const;

    Surroundings m_here;
    QWidget *m_window;
    RefusalPage *m_refusal;
    QList<Waiting> m_waiting;
};

} // namespace slipway::ui
