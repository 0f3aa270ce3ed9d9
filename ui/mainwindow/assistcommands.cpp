// SPDX-License-Identifier: MIT
#include "ui/mainwindow/assistcommands.h"

#include "ui/dialogs/quickpick.h"
#include "ui/editor/breadcrumbs.h"
#include "ui/editor/completing.h"
#include "ui/editor/descriptoreditor.h"
#include "ui/editor/hovertip.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/assistwords.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/model/navigator.h"
#include "ui/model/workspace.h"
#include "ui/model/workspacepaths.h"
#include "ui/panels/diagnostictext.h"
#include "ui/panels/usagesview.h"

#include <QMouseEvent>

namespace slipway::ui {

namespace {

using ProjectPointer = std::shared_ptr<const assist::Project>;

/// Where a name leads, or nothing when there is no name.
struct Found {
    bool isName = false;
    std::string name;
    assist::SymbolKind kind = assist::SymbolKind::Module;
    std::vector<Origin> definitions;
    QList<UsageRow> usages;
};

Found found(const ProjectPointer &project, const Path &file, std::size_t offset, const Path &folder)
{
    const auto mention = assist::mentionAt(*project, file, offset);
    if (!mention)
        return {};
    Found result{.isName = true, .name = mention->occurrence->name, .kind = mention->occurrence->kind};
    result.definitions = assist::definitions(*project, *mention);
    for (const assist::Mention &each : assist::usages(*project, *mention)) {
        const std::string &text = *each.file->text;
        const LineIndex lines(text);
        const Span line = lines.content(text, lines.lineOf(each.occurrence->span.begin));
        result.usages.append(
            {.origin = each.origin(),
             .place = placeText(each.origin(), text, folder),
             .line = QString::fromStdString(text.substr(line.begin, line.length())),
             .kind = each.occurrence->isDefinition ? UsageRow::Kind::Definition : UsageRow::Kind::Usage});
    }
    return result;
}

} // namespace

AssistCommands::AssistCommands(const Surroundings &surroundings, QWidget *window)
    : QObject(window)
    , m_here(surroundings)
    , m_window(window)
    , m_assistant(new Assistant(surroundings.workspace, this))
{
    const auto on = [this](const char *id, auto slot) { connect(m_here.actions[id], &QAction::triggered, this, slot); };
    on("edit.complete", [this] {
        if (Completing *completing = currentParts().completing)
            completing->open();
    });
    on("edit.hover", [this] {
        if (HoverTip *hover = currentParts().hover)
            hover->showAtCaret();
    });
    on("edit.rename", [this] { rename(); });
    on("go.definition", [this] { goToDefinition(); });
    on("go.usages", [this] { findUsages(); });
    on("edit.findInProject", [this] { findInProject(); });
    on("go.symbol", [this] { goToSymbol(); });
    connect(&m_here.workspace, &Workspace::opened, this, &AssistCommands::equip);
    connect(&m_here.workspace, &Workspace::aboutToClose, this,
            [this](Document *document) { m_parts.remove(document); });
    connect(&m_here.usages, &UsagesView::placeActivated, this,
            [this](const Origin &place) { m_here.navigator.jump(place, this); });
}

AssistCommands::~AssistCommands() = default;

void AssistCommands::equip(Document *document)
{
    EditorPage *page = m_here.editors.pageOf(*document);
    if (page == nullptr)
        return;
    DescriptorEditor &editor = page->editor();
    Parts parts{.completing = new Completing(editor, *document, *m_assistant),
                .hover = new HoverTip(editor, *document, *m_assistant),
                .breadcrumbs = new Breadcrumbs(editor, *document, *m_assistant)};
    page->addAboveText(parts.breadcrumbs);
    connect(parts.hover, &HoverTip::placeActivated, this,
            [this](const Origin &place) { m_here.navigator.jump(place, this); });
    editor.viewport()->installEventFilter(this);
    m_parts.insert(document, parts);
}

AssistCommands::Parts AssistCommands::currentParts() const
{
    EditorPage *page = m_here.editors.currentPage();
    return page == nullptr ? Parts() : m_parts.value(&page->document());
}

bool AssistCommands::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const bool isAsked = mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::ControlModifier;
        if (isAsked) // the press has put the caret there already
            QMetaObject::invokeMethod(this, &AssistCommands::goToDefinition, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void AssistCommands::say(const QString &text)
{
    if (EditorPage *page = m_here.editors.currentPage())
        page->reply(text);
}

void AssistCommands::jumpTo(const std::vector<Origin> &places)
{
    if (places.empty()) {
        say(tr("This name is defined outside of the project."));
        return;
    }
    Origin place = places.front();
    if (places.size() > 1) {
        QList<QuickPick::Choice> choices;
        for (const Origin &each : places)
            choices.append({.text = fileText(each.file, m_here.workspace.root().parent_path()),
                            .detail = QString::fromStdString(each.path),
                            .reason = {}});
        QuickPick pick(choices, tr("Go to definition"), m_window);
        if (pick.exec() != QDialog::Accepted)
            return;
        place = places[static_cast<std::size_t>(pick.chosen())];
    }
    std::error_code error;
    if (std::filesystem::is_directory(place.file, error)) {
        say(tr("%1 is a folder.").arg(QString::fromStdString(place.file.string())));
        return;
    }
    if (const auto document = m_here.workspace.open(place.file); !document)
        say(document.error().text);
    else
        m_here.navigator.jump(place, this);
}

void AssistCommands::goToDefinition()
{
    EditorPage *page = m_here.editors.currentPage();
    if (page == nullptr)
        return;
    m_assistant->ask(
        Assistant::Channel::Navigation, this,
        [file = page->document().path(), offset = page->editor().caretOffset()](const ProjectPointer &project) {
            return found(project, file, offset, {});
        },
        [this](const Found &result) {
            if (result.isName)
                jumpTo(result.definitions);
            else
                say(tr("There is no name at the caret that leads anywhere."));
        });
}

void AssistCommands::findUsages()
{
    EditorPage *page = m_here.editors.currentPage();
    if (page == nullptr)
        return;
    m_assistant->ask(
        Assistant::Channel::Navigation, this,
        [file = page->document().path(), offset = page->editor().caretOffset(),
         folder = m_here.workspace.root().parent_path()](const ProjectPointer &project) {
            return found(project, file, offset, folder);
        },
        [this](const Found &result) {
            if (!result.isName) {
                say(tr("There is no name at the caret whose usages could be found."));
                return;
            }
            m_here.usages.setUsages(usagesTitle(result.kind, result.name, static_cast<int>(result.usages.size())),
                                    result.usages);
            Q_EMIT usagesFound();
        });
}

void AssistCommands::goToSymbol()
{
    EditorPage *page = m_here.editors.currentPage();
    const Breadcrumbs *breadcrumbs = currentParts().breadcrumbs;
    if (page == nullptr || breadcrumbs == nullptr)
        return;
    const std::vector<assist::OutlineItem> outline = breadcrumbs->outline();
    QList<QuickPick::Choice> choices;
    for (const assist::OutlineItem &item : outline) {
        int depth = 0;
        for (std::size_t at = item.parent; at != assist::OutlineItem::npos; at = outline[at].parent)
            ++depth;
        choices.append({.text = QString(2 * depth, QLatin1Char(' ')) + QString::fromStdString(item.name),
                        .detail = QString::fromStdString(item.path),
                        .reason = {}});
    }
    QuickPick pick(choices, tr("Go to a symbol of this file"), m_window);
    if (pick.exec() != QDialog::Accepted)
        return;
    const assist::OutlineItem &item = outline[static_cast<std::size_t>(pick.chosen())];
    m_here.navigator.jump({.file = page->document().path(), .span = item.place, .path = item.path}, this);
}

} // namespace slipway::ui
