// SPDX-License-Identifier: MIT
#include "core/text/linediff.h"

#include "core/text/lineindex.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace slipway {

namespace {

/// Differences up to this number of lines are found by the shortest path; its memory grows with the square.
constexpr std::ptrdiff_t mostSteps = 600;

/// Lines as numbers: equal lines have equal numbers.
using Numbers = std::span<const int>;

/// Pairs of lines that stay, as [begin, end) runs on both sides.
struct Match {
    std::size_t before = 0;
    std::size_t after = 0;
};

struct Part {
    Numbers before;
    Numbers after;
    Match start; ///< where the part lies in the whole
};

/// Myers, "An O(ND) Difference Algorithm and Its Variations" (1986): the furthest x on each diagonal, for each number
/// of steps.
class ShortestPath
{
public:
    ShortestPath(Numbers before, Numbers after)
        : m_before(before)
        , m_after(after)
        , m_most(std::min(mostSteps, std::ssize(before) + std::ssize(after)))
    {
    }

    /// The pairs of equal lines in order; nothing when more steps than `mostSteps` are needed.
    [[nodiscard]] std::optional<std::vector<Match>> matches()
    {
        std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * m_most + 3), 0);
        for (std::ptrdiff_t steps = 0; steps <= m_most; ++steps) {
            for (std::ptrdiff_t diagonal = -steps; diagonal <= steps; diagonal += 2) {
                const std::ptrdiff_t x = slide(startOf(furthest, diagonal, steps), diagonal);
                at(furthest, diagonal) = x;
                if (x >= std::ssize(m_before) && x - diagonal >= std::ssize(m_after)) {
                    m_trace.push_back(furthest);
                    return walkBack(steps);
                }
            }
            m_trace.push_back(furthest);
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] std::ptrdiff_t &at(std::vector<std::ptrdiff_t> &row, std::ptrdiff_t diagonal) const
    {
        return row[static_cast<std::size_t>(diagonal + m_most + 1)];
    }

    [[nodiscard]] bool comesFromAbove(std::vector<std::ptrdiff_t> &row, std::ptrdiff_t diagonal,
                                      std::ptrdiff_t steps) const
    {
        return diagonal == -steps || (diagonal != steps && at(row, diagonal - 1) < at(row, diagonal + 1));
    }

    [[nodiscard]] std::ptrdiff_t startOf(std::vector<std::ptrdiff_t> &row, std::ptrdiff_t diagonal,
                                         std::ptrdiff_t steps) const
    {
        if (steps == 0)
            return 0;
        return comesFromAbove(row, diagonal, steps) ? at(row, diagonal + 1) : at(row, diagonal - 1) + 1;
    }

    [[nodiscard]] std::ptrdiff_t slide(std::ptrdiff_t x, std::ptrdiff_t diagonal) const
    {
        std::ptrdiff_t y = x - diagonal;
        while (x < std::ssize(m_before) && y >= 0 && y < std::ssize(m_after) &&
               m_before[static_cast<std::size_t>(x)] == m_after[static_cast<std::size_t>(y)]) {
            ++x;
            ++y;
        }
        return x;
    }

    [[nodiscard]] std::vector<Match> walkBack(std::ptrdiff_t steps)
    {
        std::vector<Match> found;
        std::ptrdiff_t x = std::ssize(m_before);
        std::ptrdiff_t y = std::ssize(m_after);
        for (; steps >= 0; --steps) {
            const std::ptrdiff_t diagonal = x - y;
            std::ptrdiff_t start = 0;
            bool isFromAbove = false;
            if (steps > 0) {
                auto &row = m_trace[static_cast<std::size_t>(steps - 1)];
                isFromAbove = comesFromAbove(row, diagonal, steps);
                start = startOf(row, diagonal, steps);
            }
            for (; x > start; --x, --y)
                found.push_back({static_cast<std::size_t>(x - 1), static_cast<std::size_t>(y - 1)});
            if (steps > 0)
                (isFromAbove ? y : x) -= 1;
        }
        std::ranges::reverse(found);
        return found;
    }

    Numbers m_before;
    Numbers m_after;
    std::ptrdiff_t m_most;
    std::vector<std::vector<std::ptrdiff_t>> m_trace;
};

/// Lines that occur once on both sides, in the longest order that both sides share (patience sorting).
std::vector<Match> anchors(Numbers before, Numbers after)
{
    struct Seen {
        int count = 0;
        std::size_t line = 0;
    };
    std::unordered_map<int, std::pair<Seen, Seen>> seen;
    for (std::size_t i = 0; i < before.size(); ++i)
        seen[before[i]].first = {seen[before[i]].first.count + 1, i};
    for (std::size_t i = 0; i < after.size(); ++i)
        seen[after[i]].second = {seen[after[i]].second.count + 1, i};
    std::vector<Match> unique;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto &[mine, other] = seen[before[i]];
        if (mine.count == 1 && other.count == 1)
            unique.push_back({i, other.line});
    }
    std::vector<std::size_t> tops; // index into `unique` of the smallest end of a chain of each length
    std::vector<std::size_t> previous(unique.size());
    for (std::size_t i = 0; i < unique.size(); ++i) {
        const auto pile =
            std::ranges::lower_bound(tops, unique[i].after, {}, [&](std::size_t top) { return unique[top].after; });
        previous[i] = pile == tops.begin() ? i : *(pile - 1);
        if (pile == tops.end())
            tops.push_back(i);
        else
            *pile = i;
    }
    std::vector<Match> chain;
    for (std::size_t i = tops.empty() ? 0 : tops.back(), left = tops.size(); left > 0; i = previous[i], --left)
        chain.push_back(unique[i]);
    std::ranges::reverse(chain);
    return chain;
}

void matchParts(const Part &part, std::vector<Match> &found);

/// The part between the anchors, each by itself.
void matchBetweenAnchors(const Part &part, std::vector<Match> &found)
{
    std::vector<Match> chain = anchors(part.before, part.after);
    if (chain.empty())
        return; // nothing in common that is worth the time to look for
    chain.push_back({part.before.size(), part.after.size()});
    Match from;
    for (const Match &anchor : chain) {
        matchParts({.before = part.before.subspan(from.before, anchor.before - from.before),
                    .after = part.after.subspan(from.after, anchor.after - from.after),
                    .start = {part.start.before + from.before, part.start.after + from.after}},
                   found);
        if (anchor.before < part.before.size())
            found.push_back({part.start.before + anchor.before, part.start.after + anchor.after});
        from = {anchor.before + 1, anchor.after + 1};
    }
}

/// Recursion ends: between two anchors lie fewer lines, and a part without anchors is not parted.
void matchParts(const Part &part, std::vector<Match> &found)
{
    if (part.before.empty() || part.after.empty())
        return;
    const auto matches = ShortestPath(part.before, part.after).matches();
    if (!matches) {
        matchBetweenAnchors(part, found);
        return;
    }
    for (const Match &match : *matches)
        found.push_back({part.start.before + match.before, part.start.after + match.after});
}

std::vector<LineHunk> hunksBetween(const std::vector<Match> &matches, Match end)
{
    std::vector<LineHunk> hunks;
    Match from;
    const auto close = [&](const Match &to) {
        if (to.before > from.before || to.after > from.after)
            hunks.push_back({{from.before, to.before}, {from.after, to.after}});
        from = {to.before + 1, to.after + 1};
    };
    std::ranges::for_each(matches, close);
    close(end);
    return hunks;
}

} // namespace

Lines linesOf(std::string_view text)
{
    const LineIndex index(text);
    Lines lines;
    for (std::size_t line = 0; line < index.lineCount(); ++line) {
        const std::size_t begin = index.start(line);
        const std::size_t end = line + 1 < index.lineCount() ? index.start(line + 1) : text.size();
        if (end > begin)
            lines.push_back(text.substr(begin, end - begin));
    }
    return lines;
}

std::string_view textOf(const Lines &lines, LineRange range)
{
    if (range.isEmpty())
        return {};
    const std::string_view first = lines[range.begin];
    const std::string_view last = lines[range.end - 1];
    return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

std::vector<LineHunk> lineDiff(const Lines &before, const Lines &after)
{
    std::unordered_map<std::string_view, int> numbers;
    const auto numbered = [&](const Lines &lines) {
        std::vector<int> result;
        result.reserve(lines.size());
        for (const std::string_view line : lines)
            result.push_back(numbers.try_emplace(line, static_cast<int>(numbers.size())).first->second);
        return result;
    };
    const std::vector<int> left = numbered(before);
    const std::vector<int> right = numbered(after);
    const auto head = static_cast<std::size_t>(std::ranges::mismatch(left, right).in1 - left.begin());
    std::size_t tail = 0;
    while (tail < std::min(left.size(), right.size()) - head &&
           left[left.size() - 1 - tail] == right[right.size() - 1 - tail])
        ++tail;
    std::vector<Match> matches;
    for (std::size_t i = 0; i < head; ++i)
        matches.push_back({i, i});
    matchParts({.before = Numbers(left).subspan(head, left.size() - head - tail),
                .after = Numbers(right).subspan(head, right.size() - head - tail),
                .start = {head, head}},
               matches);
    for (std::size_t i = tail; i > 0; --i)
        matches.push_back({left.size() - i, right.size() - i});
    return hunksBetween(matches, {left.size(), right.size()});
}

std::vector<TextEdit> editsBetween(std::string_view before, std::string_view after)
{
    const Lines left = linesOf(before);
    const Lines right = linesOf(after);
    const auto startOf = [&](std::size_t line) {
        return line < left.size() ? static_cast<std::size_t>(left[line].data() - before.data()) : before.size();
    };
    std::vector<TextEdit> edits;
    for (const LineHunk &hunk : lineDiff(left, right))
        edits.push_back(trimmed(before, {.span = {.begin = startOf(hunk.before.begin), .end = startOf(hunk.before.end)},
                                         .replacement = std::string(textOf(right, hunk.after))}));
    return edits;
}

} // namespace slipway
