// SPDX-License-Identifier: MIT
#include "ui/model/editgroup.h"

#include "ui/model/workspace.h"

#include <QScopedValueRollback>

namespace slipway::ui {

std::expected<EditGroup *, QString> EditGroup::apply(Workspace &workspace, const std::vector<DocumentEdits> &edits,
                                                     const QString &description)
{
    std::vector<Document *> documents;
    for (const DocumentEdits &each : edits) {
        const auto document = workspace.open(each.file);
        if (!document)
            return std::unexpected(document.error().text);
        if ((*document)->text() != each.before)
            return std::unexpected(tr("%1 has changed meanwhile. Try again.").arg((*document)->displayName()));
        documents.push_back(*document);
    }
    auto *group = new EditGroup(&workspace);
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const int before = documents[i]->undoStack()->index();
        documents[i]->apply(edits[i].edits, description);
        if (documents[i]->undoStack()->index() != before)
            group->add(*documents[i]);
    }
    return group;
}

bool EditGroup::Member::isAlive() const
{
    return document && document->undoStack()->command(index) == command;
}

void EditGroup::add(Document &document)
{
    QUndoStack *stack = document.undoStack();
    const int index = stack->index() - 1;
    m_members.push_back({.document = &document, .index = index, .command = stack->command(index)});
    connect(stack, &QUndoStack::indexChanged, this,
            [this, member = &document](int newIndex) { follow(member, newIndex); });
}

QList<Document *> EditGroup::documents() const
{
    QList<Document *> documents;
    for (const Member &each : m_members) {
        if (each.document)
            documents.append(each.document);
    }
    return documents;
}

void EditGroup::follow(const Document *document, int index)
{
    if (m_isFollowing)
        return;
    const auto moved = std::ranges::find(m_members, document, [](const Member &each) { return each.document.data(); });
    if (moved == m_members.end() || !moved->isAlive())
        return;
    const bool isDone = index > moved->index;
    if (isDone == m_isDone)
        return;
    m_isDone = isDone;
    const QScopedValueRollback guard(m_isFollowing, true);
    for (const Member &each : m_members) {
        if (each.document == document || !each.isAlive())
            continue;
        QUndoStack *stack = each.document->undoStack();
        if (!isDone && stack->index() == each.index + 1)
            stack->undo();
        else if (isDone && stack->index() == each.index)
            stack->redo();
    }
}

} // namespace slipway::ui
