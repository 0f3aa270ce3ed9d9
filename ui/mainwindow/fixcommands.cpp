// SPDX-License-Identifier: MIT
#include "ui/mainwindow/fixcommands.h"

#include "core/check/fixes.h"
#include "core/descriptor/files.h"
#include "ui/dialogs/quickpick.h"
#include "ui/editor/descriptoreditor.h"
#include "ui/form/formview.h"
#include "ui/form/nodevalue.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/model/navigator.h"
#include "ui/panels/diagnostictext.h"
#include "ui/panels/problemsview.h"

#include <QApplication>
#include <QDir>

#include <algorithm>
#include <array>

namespace slipway::ui {

namespace {

Path cacheFolder()
{
    return QDir::home().filePath(QStringLiteral(".cekit/cache")).toStdString();
}

bool isInForm(EditorPage &page)
{
    const QWidget *focus = QApplication::focusWidget();
    return focus != nullptr && page.form().isAncestorOf(focus);
}

} // namespace

FixCommands::FixCommands(const Surroundings &surroundings, QWidget *window)
    : QObject(window)
    , m_here(surroundings)
    , m_window(window)
    , m_checksums(cacheFolder())
{
    connect(m_here.actions["go.fix"], &QAction::triggered, this, &FixCommands::offer);
    connect(&m_here.problems, &ProblemsView::fixRequested, this, &FixCommands::applyFix);
    connect(&m_here.editors, &EditorArea::fixRequested, this, &FixCommands::applyFix);
    connect(&m_here.editors, &EditorArea::mendingRequested, this, &FixCommands::offer);
    connect(&m_here.editors, &EditorArea::checksumsRequested, this,
            [this](EditorPage *page, const QString &artifact, const QString &wanted) {
                m_checksums.fill(page->document(), artifact.toStdString(), wanted.toStdString());
            });
    connect(&m_checksums, &ChecksumFiller::failed, this, &FixCommands::tell);
}

bool FixCommands::isHere(EditorPage &page, const Problem &problem) const
{
    if (problem.diagnostic.origin.file != page.document().path())
        return false;
    if (isInForm(page)) {
        const std::string &path = m_here.navigator.place().path;
        return !path.empty() && isWithin(problem.diagnostic.origin.path, path);
    }
    const std::size_t line = page.document().mirror().lines().lineOf(page.editor().caretOffset());
    return problem.position.line == line + 1;
}

std::string FixCommands::pathHere(EditorPage &page, const FileState &state) const
{
    if (isInForm(page))
        return m_here.navigator.place().path;
    const yaml::NodeId node = state.tree->nodeAt(page.editor().caretOffset());
    return node == yaml::noNode ? std::string() : state.tree->path(node);
}

std::vector<FixCommands::Offer> FixCommands::offersAt(EditorPage &page) const
{
    std::vector<Offer> offers;
    const Path &file = page.document().path();
    const auto &open = m_here.workspace.analysis()->open;
    const auto state = open.find(file);
    if (page.document().isReadOnly() || state == open.end() || !state->second.tree ||
        state->second.revision != page.document().revision())
        return offers;
    std::vector<Diagnostic> ofFile;
    std::vector<Diagnostic> here;
    for (const Problem &problem : m_here.workspace.problems()) {
        if (problem.diagnostic.origin.file == file)
            ofFile.push_back(problem.diagnostic);
        if (isHere(page, problem))
            here.push_back(problem.diagnostic);
    }
    const descriptor::DiskFiles disk;
    const check::Fixable fixable{{*state->second.text, *state->second.tree}, file, disk};
    for (Diagnostic &problem : here) {
        if (problem.fixes.empty()) { // a long text: the fixes are still under way
            std::array<Diagnostic *, 1> one{&problem};
            check::addFixes(fixable, one);
        }
        for (const QuickFix &fix : problem.fixes)
            offers.push_back({file, fix});
    }
    for (const Diagnostic &problem : here) {
        const auto all = problem.fixes.empty() ? std::nullopt
                                               : check::everywhere(*state->second.text, ofFile, problem.fixes.front());
        const auto isSame = [&](const Offer &offer) { return all && offer.fix == *all; };
        if (all && std::ranges::none_of(offers, isSame))
            offers.push_back({file, *all});
    }
    for (QuickFix &fix : check::rewritesAt(fixable, pathHere(page, state->second)))
        offers.push_back({file, std::move(fix)});
    return offers;
}

void FixCommands::offer()
{
    EditorPage *page = m_here.editors.currentPage();
    if (page == nullptr)
        return;
    page->form().commit();
    const std::vector<Offer> offers = offersAt(*page);
    if (offers.empty()) {
        page->reply(tr("No problem in this line has a fix that Slipway can make by itself."));
        return;
    }
    QList<QuickPick::Choice> choices;
    for (const Offer &each : offers)
        choices.append({.text = fixText(each.fix), .detail = {}, .reason = {}});
    QuickPick pick(choices, tr("Mend the problem"), m_window);
    if (pick.exec() == QDialog::Accepted) {
        const Offer &chosen = offers[static_cast<std::size_t>(pick.chosen())];
        apply(chosen.file, chosen.fix);
    }
}

void FixCommands::applyFix(const Diagnostic &diagnostic, int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= diagnostic.fixes.size())
        return;
    const auto document = m_here.workspace.open(diagnostic.origin.file);
    const auto &open = m_here.workspace.analysis()->open;
    const auto state = open.find(diagnostic.origin.file);
    if (!document || (state != open.end() && state->second.revision != (*document)->revision()))
        return; // the fix was made for an older text; the next analysis brings it anew
    apply(diagnostic.origin.file, diagnostic.fixes[static_cast<std::size_t>(index)]);
}

void FixCommands::apply(const Path &file, const QuickFix &fix)
{
    const auto document = m_here.workspace.open(file);
    if (!document)
        return;
    if (fix.code == check::computeChecksums && !fix.arguments.empty()) {
        m_checksums.fill(**document, fix.arguments.front(), {});
        return;
    }
    if (!fix.edits.empty())
        (*document)->apply(fix.edits, fixText(fix));
    const std::optional<check::NewFile> made = check::newFileOf(fix);
    if (!made)
        return;
    const auto created = m_here.workspace.create(made->path, made->text, made->isExecutable);
    if (!created)
        tell(*document, created.error());
    else if (made->path.extension() == ".yaml")
        m_here.navigator.jump({.file = made->path, .span = {}, .path = {}}, this);
    else
        tell(*document,
             tr("%1 was made. Fill it in with a text editor.").arg(QString::fromStdString(made->path.string())));
}

void FixCommands::tell(const Document *document, const QString &text)
{
    if (EditorPage *page = document == nullptr ? nullptr : m_here.editors.pageOf(*document))
        page->reply(text);
}

} // namespace slipway::ui
