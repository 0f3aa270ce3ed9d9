// SPDX-License-Identifier: MIT
#include "ui/mainwindow/gocommands.h"

#include "ui/dialogs/quickpick.h"
#include "ui/editor/descriptoreditor.h"
#include "ui/form/formview.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/model/navigator.h"
#include "ui/panels/problemsview.h"

#include <QApplication>
#include <QInputDialog>
#include <QTextBlock>

#include <set>

namespace slipway::ui {

GoCommands::GoCommands(const Surroundings &surroundings, QWidget *window)
    : QObject(window)
    , m_here(surroundings)
    , m_window(window)
{
    const auto on = [this](const char *id, auto *receiver, auto slot) {
        connect(m_here.actions[id], &QAction::triggered, receiver, slot);
    };
    on("go.back", &m_here.navigator, &Navigator::goBack);
    on("go.forward", &m_here.navigator, &Navigator::goForward);
    on("go.file", this, &GoCommands::goToFile);
    on("go.line", this, &GoCommands::goToLine);
    on("go.nextProblem", this, [this] { m_here.problems.goToNext(here()); });
    on("go.previousProblem", this, [this] { m_here.problems.goToPrevious(here()); });
    on("go.palette", this, &GoCommands::openPalette);
}

/// Where the user is: at the caret, or at the field of a form.
Origin GoCommands::here() const
{
    EditorPage *page = m_here.editors.currentPage();
    const QWidget *focus = QApplication::focusWidget();
    if (page == nullptr || (focus != nullptr && page->form().isAncestorOf(focus)))
        return m_here.navigator.place();
    const std::size_t caret = page->editor().caretOffset();
    return {.file = page->document().path(), .span = {.begin = caret, .end = caret}, .path = {}};
}

void GoCommands::goToFile()
{
    std::set<Path> files;
    for (const Path &file : m_here.workspace.analysis()->files) {
        std::error_code ignored;
        if (std::filesystem::exists(file, ignored)) // some were looked for in vain
            files.insert(file);
    }
    for (const ProjectFile &file : m_here.workspace.folderFiles())
        files.insert(file.path);
    for (const Document *document : m_here.workspace.documents())
        files.insert(document->path());
    const std::vector<Path> ordered(files.begin(), files.end());
    QList<QuickPick::Choice> choices;
    for (const Path &file : ordered) {
        const Path &project = m_here.workspace.folder();
        const Path base = project.empty() ? m_here.workspace.root().parent_path() : project;
        const Path folder = file.parent_path().lexically_proximate(base);
        choices.append({.text = QString::fromStdString(file.filename().string()),
                        .detail = folder == "." ? QString() : QString::fromStdString(folder.string()),
                        .reason = {}});
    }
    QuickPick pick(choices, tr("Go to a file of the project"), m_window);
    if (pick.exec() == QDialog::Accepted)
        m_here.navigator.jump({.file = ordered[static_cast<std::size_t>(pick.chosen())], .span = {}, .path = {}}, this);
}

void GoCommands::goToLine()
{
    EditorPage *page = m_here.editors.currentPage();
    if (page == nullptr)
        return;
    DescriptorEditor &editor = page->editor();
    bool isAccepted = false;
    const int line =
        QInputDialog::getInt(m_window, tr("Go to line"), tr("Line (1 to %1):").arg(editor.blockCount()),
                             editor.textCursor().blockNumber() + 1, 1, editor.blockCount(), 1, &isAccepted);
    if (!isAccepted)
        return;
    editor.setCaret(editor.document()->findBlockByNumber(line - 1).position());
    editor.setFocus();
}

void GoCommands::openPalette()
{
    QList<QuickPick::Choice> choices;
    const QList<QAction *> &actions = m_here.actions.all();
    for (const QAction *action : actions) {
        QString text = action->text();
        text.remove(QLatin1Char('&'));
        choices.append({.text = text,
                        .detail = action->shortcut().toString(QKeySequence::NativeText),
                        .isEnabled = action->isEnabled(),
                        .reason = Actions::disabledReason(action)});
    }
    QuickPick pick(choices, tr("Type a command"), m_window);
    if (pick.exec() == QDialog::Accepted)
        actions[pick.chosen()]->trigger();
}

} // namespace slipway::ui
