// SPDX-License-Identifier: MIT
#include "core/text/merge.h"

#include <algorithm>

namespace slipway {

namespace {

/// The changes of one side, walked from the base's first line to its last.
class Side
{
public:
    Side(const Lines &base, const Lines &changed)
        : m_hunks(lineDiff(base, changed))
    {
    }

    [[nodiscard]] bool isDone() const { return m_next == m_hunks.size(); }
    [[nodiscard]] const LineHunk &next() const { return m_hunks[m_next]; }
    /// True when the next change begins at or before a line of the base.
    [[nodiscard]] bool reaches(std::size_t line) const { return !isDone() && next().before.begin <= line; }

    /// Takes the next change into a run; tells where the run ends in the base.
    std::size_t take()
    {
        const LineHunk &hunk = m_hunks[m_next++];
        m_shift = static_cast<std::ptrdiff_t>(hunk.after.end) - static_cast<std::ptrdiff_t>(hunk.before.end);
        return hunk.before.end;
    }

    /// Where a line of the base lies on this side, behind all changes that were taken.
    [[nodiscard]] std::size_t lineOf(std::size_t line) const
    {
        return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(line) + m_shift);
    }

private:
    std::vector<LineHunk> m_hunks;
    std::size_t m_next = 0;
    std::ptrdiff_t m_shift = 0;
};

MergeChunk::Kind kindOf(bool isYours, bool isTheirs, bool areEqual)
{
    if (isYours && isTheirs)
        return areEqual ? MergeChunk::Kind::Both : MergeChunk::Kind::Conflict;
    return isYours ? MergeChunk::Kind::Yours : MergeChunk::Kind::Theirs;
}

/// A conflict without the lines that both sides share at its ends: those are changes that both made.
void addConflict(std::vector<MergeChunk> &chunks, MergeChunk chunk, const Lines &yours, const Lines &theirs)
{
    const auto most = std::min(chunk.yours.length(), chunk.theirs.length());
    std::size_t head = 0;
    while (head < most && yours[chunk.yours.begin + head] == theirs[chunk.theirs.begin + head])
        ++head;
    std::size_t tail = 0;
    while (tail < most - head && yours[chunk.yours.end - 1 - tail] == theirs[chunk.theirs.end - 1 - tail])
        ++tail;
    const auto shared = [&](std::size_t base, std::size_t yoursAt, std::size_t theirsAt, std::size_t length) {
        if (length > 0)
            chunks.push_back({.kind = MergeChunk::Kind::Both,
                              .base = {base, base},
                              .yours = {yoursAt, yoursAt + length},
                              .theirs = {theirsAt, theirsAt + length}});
    };
    shared(chunk.base.begin, chunk.yours.begin, chunk.theirs.begin, head);
    const MergeChunk whole = chunk;
    chunk.yours = {chunk.yours.begin + head, chunk.yours.end - tail};
    chunk.theirs = {chunk.theirs.begin + head, chunk.theirs.end - tail};
    chunks.push_back(chunk);
    shared(whole.base.end, chunk.yours.end, chunk.theirs.end, tail);
}

} // namespace

std::vector<MergeChunk> mergeChunks(const Lines &base, const Lines &yours, const Lines &theirs)
{
    Side mine(base, yours);
    Side other(base, theirs);
    std::vector<MergeChunk> chunks;
    std::size_t at = 0;
    while (true) {
        std::size_t begin = base.size();
        for (const Side *side : {&mine, &other})
            begin = side->isDone() ? begin : std::min(begin, side->next().before.begin);
        if (begin > at)
            chunks.push_back({.kind = MergeChunk::Kind::Same,
                              .base = {at, begin},
                              .yours = {mine.lineOf(at), mine.lineOf(begin)},
                              .theirs = {other.lineOf(at), other.lineOf(begin)}});
        if (mine.isDone() && other.isDone())
            return chunks;
        MergeChunk chunk{.base = {begin, begin}, .yours = {mine.lineOf(begin), 0}, .theirs = {other.lineOf(begin), 0}};
        bool isYours = false;
        bool isTheirs = false;
        while (mine.reaches(chunk.base.end) || other.reaches(chunk.base.end)) {
            const bool takesMine = mine.reaches(chunk.base.end);
            (takesMine ? isYours : isTheirs) = true;
            chunk.base.end = std::max(chunk.base.end, (takesMine ? mine : other).take());
        }
        chunk.yours.end = mine.lineOf(chunk.base.end);
        chunk.theirs.end = other.lineOf(chunk.base.end);
        chunk.kind = kindOf(isYours, isTheirs, textOf(yours, chunk.yours) == textOf(theirs, chunk.theirs));
        if (chunk.kind == MergeChunk::Kind::Conflict)
            addConflict(chunks, chunk, yours, theirs);
        else
            chunks.push_back(chunk);
        at = chunk.base.end;
    }
}

Merge merge(std::string_view base, std::string_view yours, std::string_view theirs)
{
    const Lines yourLines = linesOf(yours);
    const Lines theirLines = linesOf(theirs);
    Merge result{.chunks = mergeChunks(linesOf(base), yourLines, theirLines)};
    for (const MergeChunk &chunk : result.chunks) {
        const std::size_t begin = result.text.size();
        const bool isTheirs = chunk.kind == MergeChunk::Kind::Theirs;
        result.text += isTheirs ? textOf(theirLines, chunk.theirs) : textOf(yourLines, chunk.yours);
        if (chunk.kind == MergeChunk::Kind::Conflict)
            result.conflicts.push_back({.begin = begin, .end = result.text.size()});
    }
    return result;
}

} // namespace slipway
