// SPDX-License-Identifier: MIT
#pragma once

#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/model/navigator.h"
#include "ui/model/workspace.h"

#include <QMainWindow>
#include <QTimer>

#include <chrono>

class QDockWidget;

namespace slipway::generate {
class ArtifactSource;
}

namespace slipway::ui {

class ArtifactsControl;
class ArtifactsView;
class AssistCommands;
class BuildControl;
class ContainerfileView;
class ContentsView;
class FetchControl;
class FileCommands;
class FileSafety;
class GraphView;
class ProblemsView;
class ProjectView;
class SessionKeeper;
class Settings;
class StatusLine;
class UsagesView;
struct FetchSetup;

/// The window: makes the views, and connects them to the workspace and to the one current place.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// All outlive the window; `repositories` and `artifacts` may be null.
    struct Surroundings {
        Settings &settings;
        KSyntaxHighlighting::Repository &highlighting;
        const plan::RepositorySource *repositories = nullptr;
        generate::ArtifactSource *artifacts = nullptr; ///< used off the UI thread
        const FetchSetup *fetch = nullptr;             ///< null: the window fetches nothing
        Path state;                                    ///< folder of journals and sessions; empty: none are kept
    };

    explicit MainWindow(const Surroundings &surroundings);
    ~MainWindow() override;

    /// Opens a file in a tab and makes it the root unless it belongs to the project; says why when it cannot.
    bool openFile(const QString &file);
    /// Opens a folder as the project, with what was open in it last.
    void openFolder(const QString &folder);
    /// Opens what was open at the end of the last run (in a folder; empty: without one).
    void restoreSession(const Path &folder);
    /// Offers unsaved changes that earlier runs left.
    void offerRecovery();

    [[nodiscard]] Actions &actions() { return m_actions; }
    [[nodiscard]] Workspace &workspace() { return m_workspace; }
    [[nodiscard]] Navigator &navigator() { return m_navigator; }
    [[nodiscard]] EditorArea &editors() { return *m_editors; }
    [[nodiscard]] BuildControl &build() { return *m_build; }
    [[nodiscard]] FetchControl &fetch() { return *m_fetch; }
    [[nodiscard]] ArtifactsControl &artifacts() { return *m_artifacts; }
    [[nodiscard]] AssistCommands &assist() { return *m_assist; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeProjectDock();
    void makePreviewDocks();
    void makeBottomDocks();
    void makeMenus();
    void makeToolBar();
    QDockWidget *addDock(const char *name, const QString &title, QWidget *content, Qt::DockWidgetArea area);
    void showDock(const char *name);
    void connectActions();
    void connectViewActions();
    void connectPlaces();
    void connectFetch();
    void connectWorkspace();
    void restore();
    void forgetUnsaved();

    void adoptAnalysis();
    void adoptContents();
    void tellStaleness();
    void adoptPage();
    void letGo(Document *document);
    void showProblems();
    void updateTitle();
    void updateActions();
    void zoomTexts(int percent);
    [[nodiscard]] QString staleReason() const;

    Settings &m_settings;
    KSyntaxHighlighting::Repository &m_highlighting;
    Workspace m_workspace;
    Navigator m_navigator;
    Actions m_actions;
    EditorArea *m_editors;
    FileSafety *m_safety;
    FileCommands *m_files;
    SessionKeeper *m_session = nullptr;
    /// Text that somebody types is often invalid for a moment: nothing to tell, and nothing to move in the window.
    static constexpr std::chrono::milliseconds staleAfter{300};

    ProjectView *m_project;
    QTimer m_staleness; ///< runs since the newest text has become invalid
    ContainerfileView *m_containerfile;
    ContentsView *m_contents;
    GraphView *m_graph;
    ProblemsView *m_problems;
    UsagesView *m_usages;
    BuildControl *m_build;
    ArtifactsView *m_artifactsView;
    ArtifactsControl *m_artifacts;
    FetchControl *m_fetch;
    AssistCommands *m_assist;
    StatusLine *m_status;
    bool m_hidesProject = false; ///< for lack of room, until there is some
};

} // namespace slipway::ui
