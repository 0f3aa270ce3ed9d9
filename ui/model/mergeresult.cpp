// SPDX-License-Identifier: MIT
#include "ui/model/mergeresult.h"

#include <algorithm>

namespace slipway::ui {

MergeResult::MergeResult(std::string base, std::string yours, std::string theirs, QObject *parent)
    : QObject(parent)
    , m_base(std::move(base))
    , m_yours(std::move(yours))
    , m_theirs(std::move(theirs))
    , m_yourLines(linesOf(m_yours))
    , m_theirLines(linesOf(m_theirs))
    , m_document({}, merge(m_base, m_yours, m_theirs).text)
{
    Merge merged = merge(m_base, m_yours, m_theirs);
    m_chunks = std::move(merged.chunks);
    std::size_t next = 0;
    for (const MergeChunk &chunk : m_chunks) {
        if (chunk.kind == MergeChunk::Kind::Conflict)
            m_conflicts.push_back({.span = merged.conflicts[next++], .chunk = chunk});
    }
    connect(&m_document, &Document::edited, this, qOverload<const DocumentEdit &>(&MergeResult::adjust));
}

int MergeResult::openCount() const
{
    return static_cast<int>(std::ranges::count(m_conflicts, Choice::Open, &Conflict::choice));
}

int MergeResult::peacefulCount(MergeChunk::Kind kind) const
{
    return static_cast<int>(std::ranges::count(m_chunks, kind, &MergeChunk::kind));
}

std::string MergeResult::side(const MergeChunk &chunk, Choice choice) const
{
    const std::string yours(textOf(m_yourLines, chunk.yours));
    const std::string theirs(textOf(m_theirLines, chunk.theirs));
    if (choice != Choice::Both)
        return choice == Choice::Theirs ? theirs : yours;
    const bool needsEnd = !yours.empty() && !theirs.empty() && !yours.ends_with('\n') && !yours.ends_with('\r');
    return yours + (needsEnd ? "\n" : "") + theirs;
}

void MergeResult::take(std::size_t conflict, Choice choice)
{
    if (conflict >= m_conflicts.size())
        return;
    const TextEdit edit{.span = m_conflicts[conflict].span, .replacement = side(m_conflicts[conflict].chunk, choice)};
    m_document.apply(std::span(&edit, 1), choice == Choice::Theirs ? tr("Take Theirs")
                                          : choice == Choice::Both ? tr("Take Both")
                                                                   : tr("Take Yours"));
    m_conflicts[conflict].choice = choice;
    Q_EMIT changed();
}

void MergeResult::adjust(const DocumentEdit &edit)
{
    for (const Splice &splice : edit.splices) {
        for (Conflict &conflict : m_conflicts)
            adjust(conflict, splice, edit.kind == DocumentEdit::Kind::Undo);
    }
    Q_EMIT changed();
}

void MergeResult::adjust(Conflict &conflict, const Splice &splice, bool isUndo) const
{
    Span &span = conflict.span;
    const std::size_t end = splice.offset + splice.before.size();
    const std::size_t grown = splice.after.size();
    if (splice.offset > span.end || end < span.begin) {
        if (end < span.begin)
            span = {.begin = span.begin - splice.before.size() + grown, .end = span.end - splice.before.size() + grown};
        return;
    }
    span.begin = std::min(span.begin, splice.offset);
    span.end = std::max(span.end, end) - splice.before.size() + grown;
    conflict.choice = choiceOf(conflict, isUndo);
}

MergeResult::Choice MergeResult::choiceOf(const Conflict &conflict, bool isUndo) const
{
    const std::string now = m_document.text().substr(conflict.span.begin, conflict.span.length());
    if (now == side(conflict.chunk, Choice::Yours))
        return isUndo ? Choice::Open : Choice::Yours;
    if (now == side(conflict.chunk, Choice::Theirs))
        return Choice::Theirs;
    return now == side(conflict.chunk, Choice::Both) ? Choice::Both : Choice::Edited;
}

} // namespace slipway::ui
