// SPDX-License-Identifier: MIT
#include "ui/mainwindow/mainwindow.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/artifactscontrol.h"
#include "ui/mainwindow/assistcommands.h"
#include "ui/mainwindow/buildcontrol.h"
#include "ui/mainwindow/editcommands.h"
#include "ui/mainwindow/fetchcontrol.h"
#include "ui/mainwindow/filecommands.h"
#include "ui/mainwindow/filesafety.h"
#include "ui/mainwindow/fixcommands.h"
#include "ui/mainwindow/gocommands.h"
#include "ui/mainwindow/helpcommands.h"
#include "ui/mainwindow/projectview.h"
#include "ui/mainwindow/sessionkeeper.h"
#include "ui/mainwindow/statusline.h"
#include "ui/mainwindow/tabcommands.h"
#include "ui/model/journal.h"
#include "ui/model/settings.h"
#include "ui/panels/artifactsview.h"
#include "ui/panels/containerfileview.h"
#include "ui/panels/contentsview.h"
#include "ui/panels/diagnostictext.h"
#include "ui/panels/graphview.h"
#include "ui/panels/problemsview.h"
#include "ui/panels/usagesview.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QMimeData>

#include <algorithm>
#include <memory>
#include <utility>

namespace slipway::ui {

namespace {

Workspace::Kept keptIn(const FetchPlaces &places)
{
    return {.artifacts = places.artifacts, .git = places.git, .texts = places.texts};
}

} // namespace

MainWindow::MainWindow(const Surroundings &surroundings)
    : m_settings(surroundings.settings)
    , m_highlighting(surroundings.highlighting)
    , m_workspace(surroundings.settings, surroundings.repositories)
    , m_actions(this)
    , m_editors(new EditorArea({m_workspace, m_navigator, m_settings, m_highlighting}, this))
    , m_safety(new FileSafety({m_workspace, *m_editors, m_highlighting, surroundings.state}, this))
    , m_files(new FileCommands({m_workspace, m_settings, *m_editors, m_actions, *m_safety}, this))
    , m_project(new ProjectView({m_workspace, m_navigator, m_actions}, this))
    , m_containerfile(new ContainerfileView(m_highlighting, this))
    , m_contents(new ContentsView(this))
    , m_graph(new GraphView(this))
    , m_problems(new ProblemsView(this))
    , m_usages(new UsagesView(this))
    , m_build(new BuildControl({m_workspace, m_settings, m_actions, surroundings.artifacts}, this))
    , m_artifactsView(new ArtifactsView(m_actions["fetch.start"], m_actions["fetch.cancel"], this))
    , m_artifacts(new ArtifactsControl(m_workspace, *m_artifactsView,
                                       surroundings.fetch == nullptr ? nullptr : &surroundings.fetch->places, this))
    , m_fetch(new FetchControl({m_workspace, m_actions, *m_artifactsView, surroundings.fetch}, this))
    , m_assist(new AssistCommands({m_workspace, m_navigator, *m_editors, *m_usages, m_actions}, this))
    , m_status(new StatusLine(m_workspace, *m_editors, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    setAnimated(false); // every new layout would start a dozen animations
    setCentralWidget(m_editors);
    makeProjectDock();
    makePreviewDocks();
    makeBottomDocks();
    makeMenus();
    makeToolBar();
    connectActions();
    connectViewActions();
    connectPlaces();
    connectFetch();
    connectWorkspace();
    if (surroundings.fetch != nullptr)
        m_workspace.setKept(keptIn(surroundings.fetch->places));
    if (!surroundings.state.empty())
        m_session = new SessionKeeper({m_workspace, *m_editors, *m_files}, surroundings.state / "sessions", this);
    restore();
    adoptAnalysis();
    updateActions();
}

MainWindow::~MainWindow()
{
    disconnect(&m_workspace, nullptr, this, nullptr);
    for (Document *document : m_workspace.documents())
        letGo(document);
    delete m_assist;
    m_editors->disconnect(); // from those who would look at it while its tabs go
    delete m_editors;        // the pages look at the workspace
}

/// The workspace keeps closed documents, and the undo stack of each tells of its end, too: when the window is gone.
void MainWindow::letGo(Document *document)
{
    disconnect(document->undoStack(), nullptr, this, nullptr);
}

bool MainWindow::openFile(const QString &file)
{
    return m_files->open(file);
}

void MainWindow::openFolder(const QString &folder)
{
    m_files->openFolder(folder);
}

void MainWindow::restoreSession(const Path &folder)
{
    if (m_session != nullptr)
        m_session->restore(folder);
    else if (!folder.empty())
        m_workspace.setFolder(folder);
    if (m_editors->currentPage() != nullptr)
        m_editors->currentPage()->focusEditor();
}

void MainWindow::offerRecovery()
{
    m_safety->offerRecovery();
}

/// What the user chose not to save is not offered again.
void MainWindow::forgetUnsaved()
{
    if (Journal *journal = m_workspace.journal()) {
        for (const Document *document : m_workspace.documents())
            journal->drop(*document);
    }
}

void MainWindow::connectActions()
{
    new EditCommands({*m_editors, m_settings, m_actions}, this);
    new TabCommands({m_workspace, *m_editors, *m_files, m_actions}, this);
    new GoCommands({m_workspace, m_navigator, *m_editors, *m_problems, m_actions}, this);
    new FixCommands({m_workspace, m_navigator, *m_editors, *m_problems, m_actions}, this);
    new HelpCommands(m_actions, this);
    connect(m_build, &BuildControl::aboutToStart, m_editors, &EditorArea::commitForms);
    connect(m_assist, &AssistCommands::usagesFound, this, [this] { showDock("usages"); });
    connect(m_actions["file.quit"], &QAction::triggered, this, &QWidget::close);
}

void MainWindow::connectViewActions()
{
    const auto on = [this](const char *id, auto slot) { connect(m_actions[id], &QAction::triggered, this, slot); };
    on("view.form", [this] { m_editors->setLayout(EditorPage::Layout::Form); });
    on("view.split", [this] { m_editors->setLayout(EditorPage::Layout::Split); });
    on("view.text", [this] { m_editors->setLayout(EditorPage::Layout::Text); });
    for (const char *scheme : {"System", "Light", "Dark"}) {
        QAction *action = m_actions[QStringLiteral("view.colors") + QLatin1StringView(scheme)];
        const QString name = QString::fromLatin1(scheme).toLower();
        connect(action, &QAction::triggered, this, [this, name] {
            m_settings.setValue(Settings::Key::ColorScheme, name);
            applyColorScheme(name);
        });
    }
    for (const char *name :
         {"project", "containerfile", "contents", "graph", "problems", "build", "usages", "artifacts"}) {
        connect(m_actions[QStringLiteral("view.") + QLatin1StringView(name)], &QAction::triggered, this,
                [this, name] { showDock(name); });
    }
    on("view.editor", [this] {
        if (EditorPage *page = m_editors->currentPage())
            page->focusEditor();
    });
    on("view.zoomIn", [this] { zoomTexts(10); });
    on("view.zoomOut", [this] { zoomTexts(-10); });
    on("view.zoomReset", [this] { zoomTexts(0); });
}

void MainWindow::zoomTexts(int percent)
{
    for (CodeView *view : findChildren<CodeView *>())
        view->setZoom(percent == 0 ? 100 : view->zoom() + percent);
}

void MainWindow::connectPlaces()
{
    const auto connectView = [this](auto *view) {
        using View = std::remove_pointer_t<decltype(view)>;
        connect(view, &View::placeActivated, this,
                [this, view](const Origin &place) { m_navigator.jump(place, view); });
        connect(&m_navigator, &Navigator::placeChanged, view, [view](const Origin &place, const QObject *source) {
            if (source != view)
                view->setCurrentPlace(place);
        });
    };
    connectView(m_containerfile);
    connectView(m_contents);
    connectView(m_graph);
    connectView(m_problems);
    connectView(m_artifactsView);
    connect(m_build, &BuildControl::placeActivated, this,
            [this](const Origin &place) { m_navigator.jump(place, m_build); });
}

void MainWindow::connectWorkspace()
{
    connect(&m_workspace, &Workspace::analysed, this, &MainWindow::adoptAnalysis);
    connect(&m_workspace, &Workspace::contentsChanged, this, &MainWindow::adoptContents);
    m_staleness.setSingleShot(true);
    m_staleness.setInterval(staleAfter);
    m_staleness.callOnTimeout(this, &MainWindow::tellStaleness);
    connect(&m_workspace, &Workspace::problemsMended, this, &MainWindow::showProblems);
    connect(&m_workspace, &Workspace::documentsChanged, this, &MainWindow::updateActions);
    connect(&m_workspace, &Workspace::aboutToClose, this, &MainWindow::letGo);
    connect(&m_navigator, &Navigator::historyChanged, this, &MainWindow::updateActions);
    connect(m_editors, &EditorArea::currentPageChanged, this, &MainWindow::adoptPage);
    connect(&m_workspace, &Workspace::folderChanged, this, &MainWindow::adoptAnalysis);
    connect(m_files, &FileCommands::folderOpened, this,
            [this](const QString &folder) { restoreSession(folder.toStdString()); });
}

void MainWindow::connectFetch()
{
    connect(m_fetch, &FetchControl::started, this, [this] { showDock("artifacts"); });
    connect(m_fetch, &FetchControl::finished, this, [this] {
        m_artifacts->refresh();
        showProblems();
    });
    connect(m_problems, &ProblemsView::fixRequested, m_fetch, [this](const Diagnostic &diagnostic, int index) {
        const auto at = static_cast<std::size_t>(index);
        if (at < diagnostic.fixes.size() && diagnostic.fixes[at].code == "fetch")
            m_fetch->start();
    });
}

void MainWindow::showProblems()
{
    m_problems->setBaseFolder(m_workspace.root().parent_path());
    m_problems->setProblems(m_fetch->withFetched(m_workspace.problemsOfImage()));
}

/// Why there is no new preview; empty when the image has only to be begun.
QString MainWindow::staleReason() const
{
    const Document *root = m_workspace.find(m_workspace.root());
    if (!m_workspace.lastGoodPlan() && root && root->text().find_first_not_of(" \t\r\n") == std::string::npos)
        return {};
    for (const Problem &problem : m_workspace.problemsOfImage()) {
        if (problem.diagnostic.severity != Severity::Error)
            continue;
        const Path &file = problem.diagnostic.origin.file.path();
        const QString text = problemText(problem.diagnostic);
        return file == m_workspace.root() ? tr("Line %1: %2").arg(problem.position.line).arg(text)
                                          : tr("%1, line %2: %3")
                                                .arg(QString::fromStdString(file.filename().string()))
                                                .arg(problem.position.line)
                                                .arg(text);
    }
    return m_workspace.lastGoodPlan() ? tr("The descriptor cannot be read now.") : QString();
}

void MainWindow::adoptAnalysis()
{
    const auto analysis = m_workspace.analysis();
    showProblems();
    if (analysis->plan) {
        m_staleness.stop();
        m_containerfile->setContainerfile(analysis->containerfile);
        m_graph->setGraph(analysis->graph);
    } else if (!m_workspace.lastGoodPlan()) {
        m_containerfile->setContainerfile({});
        m_graph->setGraph({});
        tellStaleness();
    } else if (m_containerfile->isStale()) {
        tellStaleness();
    } else if (!m_staleness.isActive()) {
        m_staleness.start();
    }
    m_project->refresh();
    updateTitle();
    if (EditorPage *page = m_editors->currentPage())
        m_workspace.follow(page->document()); // it may have become an image
}

void MainWindow::tellStaleness()
{
    const QString reason = staleReason();
    if (reason.isEmpty() || m_workspace.analysis()->plan)
        return;
    m_containerfile->setStale(reason);
    m_graph->setStale(reason);
    m_contents->setStale(reason);
}

void MainWindow::adoptContents()
{
    const auto preview = m_workspace.preview();
    const auto plan = m_workspace.lastGoodPlan();
    showProblems();
    m_contents->setBaseFolder(m_workspace.root().parent_path());
    m_contents->setContents(preview ? preview->contents : image::Contents(),
                            plan ? QString::fromStdString(plan->target.from.text) : QString());
}

void MainWindow::adoptPage()
{
    if (EditorPage *page = m_editors->currentPage()) {
        m_workspace.follow(page->document());
        QUndoStack *undo = page->document().undoStack();
        connect(undo, &QUndoStack::canUndoChanged, this, &MainWindow::updateActions, Qt::UniqueConnection);
        connect(undo, &QUndoStack::canRedoChanged, this, &MainWindow::updateActions, Qt::UniqueConnection);
    }
    updateTitle();
    updateActions();
}

void MainWindow::updateTitle()
{
    const EditorPage *page = m_editors->currentPage();
    if (page == nullptr) {
        setWindowTitle(QString());
        setWindowFilePath(QString());
        setWindowModified(false);
        return;
    }
    Document &document = const_cast<EditorPage *>(page)->document();
    const QString folder = QString::fromStdString(document.path().parent_path().filename().string());
    const QString image = m_status->imageInMind();
    setWindowTitle(image.isEmpty() ? tr("%1[*] – %2").arg(document.displayName(), folder)
                                   : tr("%1[*] – %2 (image: %3)").arg(document.displayName(), folder, image));
    setWindowModified(document.isModified());
}

void MainWindow::updateActions()
{
    EditorPage *page = m_editors->currentPage();
    const QString nothingOpen = tr("No descriptor is open.");
    for (const char *id : {"file.save",     "file.saveAs",    "file.saveAll",      "file.close",
                           "edit.find",     "edit.findNext",  "edit.findPrevious", "edit.findWord",
                           "edit.expand",   "edit.shrink",    "view.fold",         "view.unfold",
                           "view.foldAll",  "view.unfoldAll", "edit.overrides",    "go.line",
                           "go.fix",        "edit.hover",     "edit.rename",       "go.symbol",
                           "go.definition", "go.usages",      "file.merge",        "edit.overridesAddress"})
        m_actions.setEnabled(id, page != nullptr, nothingOpen);
    const bool isReadOnly = page != nullptr && page->document().isReadOnly();
    for (const char *id : {"edit.comment", "edit.indent", "edit.unindent", "edit.moveUp", "edit.moveDown",
                           "edit.duplicate", "edit.deleteLine", "edit.join", "edit.complete", "edit.pasteAsItIs"})
        m_actions.setEnabled(id, page != nullptr && !isReadOnly,
                             isReadOnly ? tr("This file is read only.") : nothingOpen);
    m_actions.setEnabled("go.file", page != nullptr || !m_workspace.folder().empty(), nothingOpen);
    QUndoStack *undo = page == nullptr ? nullptr : page->document().undoStack();
    m_actions.setEnabled("edit.undo", undo != nullptr && undo->canUndo() && !isReadOnly, tr("Nothing to undo."));
    m_actions.setEnabled("edit.redo", undo != nullptr && undo->canRedo() && !isReadOnly, tr("Nothing to redo."));
    m_actions.setEnabled("go.back", m_navigator.canGoBack(), tr("This is the first place."));
    m_actions.setEnabled("go.forward", m_navigator.canGoForward(), tr("This is the newest place."));
    updateTitle();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const auto isInHere = std::make_shared<bool>(true);
    bool isDispensable = false;
    m_files->whenDispensable(m_workspace.documents(), [this, isInHere, &isDispensable] {
        if (*isInHere)
            isDispensable = true;
        else
            close(); // what was unsaved is saved now
    });
    *isInHere = false;
    if (!isDispensable || !m_build->mayLeave()) {
        event->ignore();
        return;
    }
    if (m_session != nullptr)
        m_session->save();
    forgetUnsaved();
    if (std::exchange(m_hidesProject, false)) // in a wider window it is there again
        findChild<QDockWidget *>(QStringLiteral("project"), Qt::FindDirectChildrenOnly)->show();
    m_settings.setValue(Settings::Key::WindowGeometry, saveGeometry());
    m_settings.setValue(Settings::Key::WindowState, saveState());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            openFile(url.toLocalFile());
    }
}

} // namespace slipway::ui
