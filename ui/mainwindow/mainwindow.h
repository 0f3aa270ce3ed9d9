// SPDX-License-Identifier: MIT
#pragma once

#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/model/navigator.h"
#include "ui/model/workspace.h"

#include <QMainWindow>

class QDockWidget;
class QTreeView;

namespace slipway::generate {
class ArtifactSource;
}

namespace slipway::ui {

class ArtifactsControl;
class ArtifactsView;
class BuildControl;
class ContainerfileView;
class ContentsView;
class FetchControl;
class FileCommands;
class GraphView;
class ProblemsView;
class ProjectModel;
class Settings;
class StatusLine;
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
    };

    explicit MainWindow(const Surroundings &surroundings);
    ~MainWindow() override;

    /// Opens a file in a tab and makes it the root unless it belongs to the project; says why when it cannot.
    bool openFile(const QString &file);

    [[nodiscard]] Actions &actions() { return m_actions; }
    [[nodiscard]] Workspace &workspace() { return m_workspace; }
    [[nodiscard]] Navigator &navigator() { return m_navigator; }
    [[nodiscard]] EditorArea &editors() { return *m_editors; }
    [[nodiscard]] BuildControl &build() { return *m_build; }
    [[nodiscard]] FetchControl &fetch() { return *m_fetch; }
    [[nodiscard]] ArtifactsControl &artifacts() { return *m_artifacts; }

protected:
    void closeEvent(QCloseEvent *event) override;
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
    void restore();

    void adoptAnalysis();
    void adoptContents();
    void adoptPage();
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
    FileCommands *m_files;
    ProjectModel *m_projectModel;
    QTreeView *m_project;
    ContainerfileView *m_containerfile;
    ContentsView *m_contents;
    GraphView *m_graph;
    ProblemsView *m_problems;
    BuildControl *m_build;
    ArtifactsView *m_artifactsView;
    ArtifactsControl *m_artifacts;
    FetchControl *m_fetch;
    StatusLine *m_status;
};

} // namespace slipway::ui
