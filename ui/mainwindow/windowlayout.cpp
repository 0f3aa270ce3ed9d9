// SPDX-License-Identifier: MIT
// The window's docks, menus and toolbar: where everything is, none of what it does.
#include "ui/editor/icons.h"
#include "ui/mainwindow/buildcontrol.h"
#include "ui/mainwindow/filecommands.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/projectview.h"
#include "ui/model/settings.h"
#include "ui/panels/artifactsview.h"
#include "ui/panels/buildpanel.h"
#include "ui/panels/containerfileview.h"
#include "ui/panels/contentsview.h"
#include "ui/panels/graphview.h"
#include "ui/panels/problemsview.h"
#include "ui/panels/usagesview.h"

#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QResizeEvent>
#include <QScreen>
#include <QToolBar>

namespace slipway::ui {

namespace {

/// The menu for what is edited; an empty name stands for a line.
constexpr std::initializer_list<const char *> editMenu{"edit.undo",
                                                       "edit.redo",
                                                       "",
                                                       "edit.pasteAsItIs",
                                                       "",
                                                       "edit.find",
                                                       "edit.findNext",
                                                       "edit.findPrevious",
                                                       "edit.findWord",
                                                       "edit.findInProject",
                                                       "",
                                                       "edit.comment",
                                                       "edit.indent",
                                                       "edit.unindent",
                                                       "",
                                                       "edit.duplicate",
                                                       "edit.moveUp",
                                                       "edit.moveDown",
                                                       "edit.join",
                                                       "edit.deleteLine",
                                                       "",
                                                       "edit.expand",
                                                       "edit.shrink",
                                                       "",
                                                       "edit.complete",
                                                       "edit.hover",
                                                       "edit.rename"};

QMenu *fill(QMenu *menu, Actions &actions, std::initializer_list<const char *> ids)
{
    for (const char *id : ids) {
        if (*id == '\0')
            menu->addSeparator();
        else
            menu->addAction(actions[id]);
    }
    return menu;
}

/// A window that is narrower has no room for the project beside editor and previews.
constexpr int projectFrom = 960;
constexpr int leastProjectWidth = 120;

/// In a group of tabs the tab says the name; a title bar below it would say it again.
void hideTitle(QDockWidget *dock)
{
    dock->setTitleBarWidget(new QWidget(dock));
}

/// The part of a panel that it names for it, or else the first that can take the focus now: an empty panel hides its
/// list.
QWidget &focusable(QWidget &content)
{
    if (QWidget *proxy = content.focusProxy(); proxy && proxy->isVisibleTo(&content))
        return *proxy;
    QWidget *each = &content;
    do {
        const bool isPart = each == &content || (content.isAncestorOf(each) && each->isVisibleTo(&content));
        if (isPart && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus) != 0)
            return *each;
        each = each->nextInFocusChain();
    } while (each != &content);
    return content;
}

} // namespace

QDockWidget *MainWindow::addDock(const char *name, const QString &title, QWidget *content, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(QLatin1StringView(name));
    dock->setWidget(content);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::showDock(const char *name)
{
    auto *dock = findChild<QDockWidget *>(QLatin1StringView(name), Qt::FindDirectChildrenOnly);
    dock->show();
    dock->raise();
    focusable(*dock->widget()).setFocus(Qt::ShortcutFocusReason);
}

/// What the user shows in a narrow window stays there.
void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    auto *project = findChild<QDockWidget *>(QStringLiteral("project"), Qt::FindDirectChildrenOnly);
    const bool isNarrow = event->size().width() < projectFrom;
    const bool wasNarrow = event->oldSize().isValid() && event->oldSize().width() < projectFrom;
    if (project == nullptr || isNarrow == wasNarrow)
        return;
    if (isNarrow ? !project->isHidden() : m_hidesProject) {
        m_hidesProject = isNarrow;
        project->setHidden(isNarrow);
    }
}

void MainWindow::makeProjectDock()
{
    m_project->setMinimumWidth(leastProjectWidth);
    addDock("project", tr("Project"), m_project, Qt::LeftDockWidgetArea);
}

void MainWindow::makePreviewDocks()
{
    QDockWidget *containerfile =
        addDock("containerfile", tr("Containerfile"), m_containerfile, Qt::RightDockWidgetArea);
    QDockWidget *contents = addDock("contents", tr("Contents"), m_contents, Qt::RightDockWidgetArea);
    QDockWidget *graph = addDock("graph", tr("Graph"), m_graph, Qt::RightDockWidgetArea);
    for (QDockWidget *dock : {containerfile, contents, graph})
        hideTitle(dock);
    tabifyDockWidget(containerfile, contents);
    tabifyDockWidget(contents, graph);
    containerfile->raise();
}

void MainWindow::makeBottomDocks()
{
    QDockWidget *problems = addDock("problems", tr("Problems"), m_problems, Qt::BottomDockWidgetArea);
    QDockWidget *build = addDock("build", tr("Build"), &m_build->panel(), Qt::BottomDockWidgetArea);
    QDockWidget *usages = addDock("usages", tr("Usages"), m_usages, Qt::BottomDockWidgetArea);
    QDockWidget *artifacts = addDock("artifacts", tr("Artifacts"), m_artifactsView, Qt::BottomDockWidgetArea);
    for (QDockWidget *dock : {problems, build, usages, artifacts})
        hideTitle(dock);
    tabifyDockWidget(problems, build);
    tabifyDockWidget(build, usages);
    tabifyDockWidget(usages, artifacts);
    problems->raise();
    connect(m_build, &BuildControl::started, this, [build] {
        build->show();
        build->raise();
    });
    setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
}

void MainWindow::makeMenus()
{
    const auto fill = [this](QMenu *menu, std::initializer_list<const char *> ids) {
        return slipway::ui::fill(menu, m_actions, ids);
    };
    QMenu *file = fill(menuBar()->addMenu(tr("&File")), {"file.new", "file.newEmpty", "file.open", "file.openFolder"});
    QMenu *recent = file->addMenu(tr("Open &Recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { m_files->fillRecentMenu(*recent); });
    fill(file,
         {"", "file.save", "file.saveAs", "file.saveAll", "file.merge", "", "edit.overrides", "edit.overridesAddress",
          "", "file.close", "file.closeOthers", "file.closeSaved", "file.closeAll", "file.reopen", "", "file.quit"});
    fill(menuBar()->addMenu(tr("&Edit")), editMenu);
    QMenu *view = fill(menuBar()->addMenu(tr("&View")), {"view.form", "view.split", "view.text", ""});
    fill(view->addMenu(tr("&Panels")), {"view.project", "view.editor", "view.containerfile", "view.contents",
                                        "view.graph", "view.problems", "view.build", "view.usages", "view.artifacts"});
    fill(view->addMenu(tr("&Colours")), {"view.colorsSystem", "view.colorsLight", "view.colorsDark"});
    fill(view->addMenu(tr("Fo&lding")), {"view.fold", "view.unfold", "", "view.foldAll", "view.unfoldAll"});
    fill(view, {"", "view.whiteSpace", "", "view.zoomIn", "view.zoomOut", "view.zoomReset"});
    fill(menuBar()->addMenu(tr("&Go")),
         {"go.back", "go.forward", "", "go.nextTab", "go.previousTab", "", "go.file", "go.line", "go.symbol", "",
          "go.definition", "go.usages", "", "go.nextProblem", "go.previousProblem", "go.fix", "", "go.palette"});
    fill(menuBar()->addMenu(tr("&Build")),
         {"build.start", "build.cancel", "", "fetch.start", "fetch.cancel", "", "build.options"});
    fill(menuBar()->addMenu(tr("&Help")), {"help.keys", "help.about"});
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Toolbar"));
    bar->setObjectName(QStringLiteral("toolbar"));
    bar->setMovable(false);
    bar->setIconSize(QSize(16, 16));
    for (const char *id : {"edit.undo", "edit.redo"})
        bar->addAction(m_actions[id]);
    bar->addSeparator();
    for (const char *id : {"go.back", "go.forward"})
        bar->addAction(m_actions[id]);
    bar->addSeparator();
    bar->addAction(m_actions["file.save"]);
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_build->fillToolBar(*bar);
}

void MainWindow::restore()
{
    resize(QSize(1360, 860).boundedTo(screen()->availableSize()));
    resizeDocks({findChild<QDockWidget *>(QStringLiteral("project")),
                 findChild<QDockWidget *>(QStringLiteral("containerfile"))},
                {236, 430}, Qt::Horizontal);
    resizeDocks({findChild<QDockWidget *>(QStringLiteral("problems"))}, {190}, Qt::Vertical);
    restoreGeometry(m_settings.value(Settings::Key::WindowGeometry).toByteArray());
    restoreState(m_settings.value(Settings::Key::WindowState).toByteArray());
}

} // namespace slipway::ui
