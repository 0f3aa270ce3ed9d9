// SPDX-License-Identifier: MIT
// Renaming across files: the question, its preview, and the one undo step.
#include "core/plan/pipeline.h"
#include "ui/dialogs/renamedialog.h"
#include "ui/editor/descriptoreditor.h"
#include "ui/mainwindow/assistcommands.h"
#include "ui/mainwindow/assistwords.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/model/editgroup.h"
#include "ui/model/workspace.h"
#include "ui/panels/diagnostictext.h"

namespace slipway::ui {

namespace {

using ProjectPointer = std::shared_ptr<const assist::Project>;

/// A rename with the texts that it was made for.
struct Proposal {
    std::expected<assist::Rename, Diagnostic> change;
    std::map<Path, std::string> before;
};

QString reason(const Diagnostic &problem)
{
    return (problemText(problem) + QLatin1Char(' ') + adviceText(problem)).trimmed();
}

/// The errors of a plan over the project's texts with some changed.
std::vector<Diagnostic> replanned(const assist::Project &project, const Path &root,
                                  const std::vector<plan::Override> &overrides,
                                  const std::map<Path, std::string> &changed)
{
    std::map<Path, std::string> texts;
    for (const auto &file : project.files)
        texts.emplace(file->file, *file->text);
    for (const auto &[file, text] : changed)
        texts.insert_or_assign(file, text);
    const descriptor::OverlayFiles files(*project.disk, std::move(texts));
    return plan::plan({.descriptor = root, .overrides = overrides}, {.files = &files}).diagnostics;
}

Proposal proposed(const ProjectPointer &project, const assist::Mention &mention, const std::string &name,
                  const assist::Replan &replan)
{
    Proposal proposal{.change = assist::rename(*project, mention, name, replan), .before = {}};
    if (proposal.change) {
        for (const assist::FileEdits &each : proposal.change->files)
            proposal.before.emplace(each.file, *project->find(each.file)->text);
    }
    return proposal;
}

/// The lines that change, before and after.
QList<RenameDialog::Row> rowsOf(const Proposal &proposal, const Path &folder)
{
    QList<RenameDialog::Row> rows;
    for (const assist::FileEdits &file : proposal.change->files) {
        const std::string &before = proposal.before.at(file.file);
        const std::string after = applied(before, file.edits);
        const LineIndex oldLines(before);
        const LineIndex newLines(after);
        std::size_t last = static_cast<std::size_t>(-1);
        for (const TextEdit &edit : file.edits) {
            const std::size_t line = oldLines.lineOf(edit.span.begin);
            if (std::exchange(last, line) == line)
                continue;
            const Span was = oldLines.content(before, line);
            const Span is = newLines.content(after, line);
            rows.append({.place = placeText({file.file, edit.span, {}}, before, folder),
                         .before = QString::fromStdString(before.substr(was.begin, was.length())),
                         .after = QString::fromStdString(after.substr(is.begin, is.length()))});
        }
    }
    return rows;
}

} // namespace

void AssistCommands::rename()
{
    EditorPage *page = m_here.editors.currentPage();
    if (page == nullptr)
        return;
    const Path file = page->document().path();
    const std::size_t offset = page->editor().caretOffset();
    using Name = std::optional<std::expected<std::string, Diagnostic>>;
    m_assistant->ask(
        Assistant::Channel::Navigation, this,
        [file, offset](const ProjectPointer &project) -> Name {
            const auto mention = assist::mentionAt(*project, file, offset);
            return mention ? Name(assist::renamable(*project, *mention)) : std::nullopt;
        },
        [this, file, offset](const Name &name) {
            if (!name)
                say(tr("There is no name at the caret that could be changed everywhere."));
            else if (!*name)
                say(reason(name->error()));
            else
                startRename(file, offset, **name);
        });
}

void AssistCommands::startRename(const Path &file, std::size_t offset, const std::string &name)
{
    RenameDialog dialog(QString::fromStdString(name), m_window);
    auto proposal = std::make_shared<Proposal>();
    const Path root = m_here.workspace.root();
    const Path folder = root.parent_path();
    connect(&dialog, &RenameDialog::nameChanged, &dialog, [&](const QString &typed) {
        m_assistant->ask(
            Assistant::Channel::Rename, &dialog,
            [file, offset, wanted = typed.toStdString(), root,
             overrides = m_here.workspace.enabledOverrides()](const ProjectPointer &project) {
                const auto mention = assist::mentionAt(*project, file, offset);
                const assist::Replan replan = [&](const std::map<Path, std::string> &changed) {
                    return replanned(*project, root, overrides, changed);
                };
                return mention ? proposed(project, *mention, wanted, replan)
                               : Proposal{.change = std::unexpected(Diagnostic()), .before = {}};
            },
            [&dialog, proposal, folder](Proposal newest) {
                *proposal = std::move(newest);
                if (!proposal->change) {
                    dialog.setProblem(reason(proposal->change.error()));
                    return;
                }
                QStringList notes;
                for (const Diagnostic &note : proposal->change->notes)
                    notes.append(problemText(note));
                dialog.setPreview(rowsOf(*proposal, folder), static_cast<int>(proposal->change->files.size()), notes);
            });
    });
    if (dialog.exec() == QDialog::Accepted && proposal->change)
        applyRename(*proposal->change, proposal->before);
}

void AssistCommands::applyRename(const assist::Rename &change, const std::map<Path, std::string> &before)
{
    EditorPage *page = m_here.editors.currentPage();
    std::vector<DocumentEdits> edits;
    for (const assist::FileEdits &each : change.files)
        edits.push_back({.file = each.file, .before = before.at(each.file), .edits = each.edits});
    const auto group =
        EditGroup::apply(m_here.workspace, edits, tr("Rename %1").arg(QString::fromStdString(change.from)));
    if (page != nullptr) {
        m_here.editors.show(page->document()); // files that were opened for it do not come to the front
        page->focusEditor();
    }
    if (!group)
        say(group.error());
}

} // namespace slipway::ui
