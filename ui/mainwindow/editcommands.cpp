// SPDX-License-Identifier: MIT
#include "ui/mainwindow/editcommands.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/editor/findbar.h"
#include "ui/editor/folding.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/model/document.h"
#include "ui/model/settings.h"

namespace slipway::ui {

namespace {

/// Keys that the forms use for their rows, too: they belong to the text only while it has the focus.
constexpr const char *textActions[] = {
    "edit.comment",   "edit.indent",     "edit.unindent",    "edit.moveUp", "edit.moveDown",
    "edit.duplicate", "edit.deleteLine", "edit.join",        "edit.expand", "edit.shrink",
    "view.fold",      "view.unfold",     "edit.pasteAsItIs",
};

/// What the menu of the text offers for the place with the caret; an empty text is a line.
constexpr const char *placeActions[] = {"go.fix", "edit.hover", "", "go.definition", "go.usages", "edit.rename", ""};

} // namespace

template <typename Slot>
void EditCommands::onPage(const char *id, Slot slot)
{
    connect(m_here.actions[id], &QAction::triggered, this, [this, slot] {
        if (EditorPage *page = m_here.editors.currentPage())
            slot(*page);
    });
}

EditCommands::EditCommands(const Surroundings &surroundings, QObject *parent)
    : QObject(parent)
    , m_here(surroundings)
{
    for (const char *id : textActions)
        m_here.actions[id]->setShortcutContext(Qt::WidgetShortcut);
    onPage("edit.undo", [](EditorPage &page) { page.document().undoStack()->undo(); });
    onPage("edit.redo", [](EditorPage &page) { page.document().undoStack()->redo(); });
    connectFind();
    connectLines();
    connectFolds();
    QAction *whiteSpace = m_here.actions["view.whiteSpace"];
    whiteSpace->setCheckable(true);
    whiteSpace->setChecked(m_here.settings.value(Settings::Key::ShowsWhiteSpace).toBool());
    connect(whiteSpace, &QAction::toggled, this, &EditCommands::showWhiteSpace);
    connect(&m_here.editors, &EditorArea::currentPageChanged, this, &EditCommands::adoptPage);
}

void EditCommands::connectFind()
{
    onPage("edit.find", [](EditorPage &page) { page.findBar().open(); });
    onPage("edit.findNext", [](EditorPage &page) { page.findBar().findNext(); });
    onPage("edit.findPrevious", [](EditorPage &page) { page.findBar().findPrevious(); });
    onPage("edit.findWord", [](EditorPage &page) { page.findBar().findNextWord(); });
}

void EditCommands::connectLines()
{
    onPage("edit.comment", [](EditorPage &page) { page.editor().toggleComment(); });
    onPage("edit.indent", [](EditorPage &page) { page.editor().indent(); });
    onPage("edit.unindent", [](EditorPage &page) { page.editor().unindent(); });
    onPage("edit.moveUp", [](EditorPage &page) { page.editor().moveLinesUp(); });
    onPage("edit.moveDown", [](EditorPage &page) { page.editor().moveLinesDown(); });
    onPage("edit.duplicate", [](EditorPage &page) { page.editor().duplicate(); });
    onPage("edit.deleteLine", [](EditorPage &page) { page.editor().deleteLines(); });
    onPage("edit.join", [](EditorPage &page) { page.editor().joinLines(); });
    onPage("edit.expand", [](EditorPage &page) { page.editor().expandSelection(); });
    onPage("edit.pasteAsItIs", [](EditorPage &page) { page.editor().pasteAsItIs(); });
    onPage("edit.shrink", [](EditorPage &page) { page.editor().shrinkSelection(); });
}

void EditCommands::connectFolds()
{
    onPage("view.fold", [](EditorPage &page) { page.editor().fold(); });
    onPage("view.unfold", [](EditorPage &page) { page.editor().unfold(); });
    onPage("view.foldAll", [](EditorPage &page) { page.editor().folding().foldAll(); });
    onPage("view.unfoldAll", [](EditorPage &page) { page.editor().folding().unfoldAll(); });
}

/// The menu of a text shows its actions; shortcuts of a widget work for the widgets that have the action.
void EditCommands::fillMenu(DescriptorEditor &editor)
{
    for (const char *id : placeActions) {
        const bool isLine = *id == '\0';
        QAction *action = isLine ? new QAction(&editor) : m_here.actions[id];
        action->setSeparator(isLine);
        editor.addAction(action);
    }
    for (const char *id : textActions)
        editor.addAction(m_here.actions[id]);
}

void EditCommands::adoptPage()
{
    EditorPage *page = m_here.editors.currentPage();
    if (page == nullptr)
        return;
    if (page->editor().actions().isEmpty())
        fillMenu(page->editor());
    showWhiteSpace();
}

void EditCommands::showWhiteSpace()
{
    const bool isShown = m_here.actions["view.whiteSpace"]->isChecked();
    m_here.settings.setValue(Settings::Key::ShowsWhiteSpace, isShown);
    if (EditorPage *page = m_here.editors.currentPage())
        page->editor().setShowsWhiteSpace(isShown);
}

} // namespace slipway::ui
