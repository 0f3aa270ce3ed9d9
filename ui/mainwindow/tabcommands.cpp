// SPDX-License-Identifier: MIT
#include "ui/mainwindow/tabcommands.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/mainwindow/filecommands.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QTabBar>
#include <QTabWidget>

namespace slipway::ui {

namespace {

constexpr std::size_t mostClosed = 30;

} // namespace

TabCommands::TabCommands(const Surroundings &surroundings, QWidget *window)
    : QObject(window)
    , m_here(surroundings)
    , m_tabs(surroundings.editors.findChild<QTabWidget *>(QStringLiteral("editorTabs")))
{
    const auto on = [this](const char *id, auto slot) { connect(m_here.actions[id], &QAction::triggered, this, slot); };
    const auto current = [this] {
        EditorPage *page = m_here.editors.currentPage();
        return page == nullptr ? nullptr : &page->document();
    };
    on("file.closeOthers",
       [=, this] { closeWhere([kept = current()](const Document &document) { return &document != kept; }); });
    on("file.closeSaved", [this] { closeWhere([](const Document &document) { return !document.isModified(); }); });
    on("file.closeAll", [this] { closeWhere([](const Document &) { return true; }); });
    on("file.reopen", [this] { reopenClosed(); });
    on("go.nextTab", [this] { walk(1); });
    on("go.previousTab", [this] { walk(-1); });
    connect(&m_here.editors, &EditorArea::aboutToRemove, this, &TabCommands::rememberClosed);
    connect(&m_here.workspace, &Workspace::documentsChanged, this, &TabCommands::updateActions);
    connect(&m_here.editors, &EditorArea::currentPageChanged, this, &TabCommands::rememberUse);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->tabBar()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tabs->tabBar(), &QWidget::customContextMenuRequested, this, &TabCommands::showMenu);
    m_tabs->tabBar()->installEventFilter(this);
    qApp->installEventFilter(this);
    updateActions();
}

void TabCommands::closeWhere(const std::function<bool(const Document &)> &isMeant)
{
    QList<Document *> meant;
    for (Document *document : m_here.workspace.documents()) {
        if (isMeant(*document))
            meant.append(document);
    }
    const QList<QPointer<Document>> documents(meant.begin(), meant.end());
    m_here.files.whenDispensable(meant, [this, documents] {
        for (const QPointer<Document> &document : documents) {
            if (document)
                m_here.workspace.close(document);
        }
    });
}

void TabCommands::rememberClosed(EditorPage *page)
{
    const Document &document = page->document();
    m_used.removeAll(&document);
    if (document.isUntitled())
        return;
    m_closed.push_back({.file = document.path(), .caret = page->editor().caret()});
    if (m_closed.size() > mostClosed)
        m_closed.erase(m_closed.begin());
}

void TabCommands::reopenClosed()
{
    while (!m_closed.empty()) {
        const Closed last = m_closed.back();
        m_closed.pop_back();
        if (m_here.workspace.find(last.file) != nullptr)
            continue; // opened again meanwhile
        m_here.files.open(QString::fromStdString(last.file.string()), [last](EditorPage &page) {
            page.document().whenShown(&page, [&page, last] { page.editor().setCaret(last.caret); });
        });
        break;
    }
    updateActions();
}

void TabCommands::rememberUse()
{
    EditorPage *page = m_here.editors.currentPage();
    if (page == nullptr || m_walked > 0)
        return;
    m_used.removeAll(&page->document());
    m_used.prepend(&page->document());
}

void TabCommands::walk(int by)
{
    if (m_used.size() < 2)
        return;
    m_walked = (m_walked + by + m_used.size()) % m_used.size();
    if (m_walked == 0)
        m_walked = by > 0 ? 0 : m_used.size() - 1;
    m_here.editors.show(*m_used[m_walked]);
    if (!QApplication::keyboardModifiers().testFlag(Qt::ControlModifier)) { // from the menu or the palette
        m_walked = 0;
        rememberUse();
    }
}

bool TabCommands::eventFilter(QObject *watched, QEvent *event)
{
    if (m_walked > 0 && event->type() == QEvent::KeyRelease &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Control) {
        m_walked = 0;
        rememberUse();
    }
    if (event->type() == QEvent::MouseButtonRelease && m_tabs && watched == m_tabs->tabBar()) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int index = m_tabs->tabBar()->tabAt(mouse->position().toPoint());
        if (mouse->button() == Qt::MiddleButton && index >= 0) {
            Q_EMIT m_tabs->tabCloseRequested(index);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void TabCommands::showMenu(const QPoint &position)
{
    const int index = m_tabs->tabBar()->tabAt(position);
    if (index < 0)
        return;
    m_tabs->setCurrentIndex(index);
    QMenu menu(m_tabs);
    menu.setObjectName(QStringLiteral("tabMenu"));
    for (const char *id : {"file.close", "file.closeOthers", "file.closeSaved", "file.closeAll"})
        menu.addAction(m_here.actions[id]);
    menu.addSeparator();
    menu.addAction(m_here.actions["file.reopen"]);
    menu.exec(m_tabs->tabBar()->mapToGlobal(position));
}

void TabCommands::updateActions()
{
    const qsizetype count = m_here.workspace.documents().size();
    const QString nothing = tr("No descriptor is open.");
    const QString one = tr("Only one tab is open.");
    m_here.actions.setEnabled("file.closeAll", count > 0, nothing);
    m_here.actions.setEnabled("file.closeSaved", count > 0, nothing);
    m_here.actions.setEnabled("file.closeOthers", count > 1, one);
    m_here.actions.setEnabled("go.nextTab", count > 1, one);
    m_here.actions.setEnabled("go.previousTab", count > 1, one);
    m_here.actions.setEnabled("file.reopen", !m_closed.empty(), tr("No tab was closed."));
}

} // namespace slipway::ui
