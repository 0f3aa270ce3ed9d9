// SPDX-License-Identifier: MIT
#include "core/text/linediff.h"

#include <algorithm>

namespace slipway {

namespace {

/// `diff -u` counts lines from 1, but names the line before when a side is empty.
std::string rangeText(LineRange range)
{
    const std::size_t first = range.isEmpty() ? range.begin : range.begin + 1;
    return std::to_string(first) + (range.length() == 1 ? "" : ',' + std::to_string(range.length()));
}

void addLines(std::string &out, char sign, const Lines &lines, LineRange range)
{
    for (std::size_t i = range.begin; i < range.end; ++i) {
        std::string_view line = lines[i];
        const bool isEnded = line.ends_with('\n') || line.ends_with('\r');
        while (line.ends_with('\n') || line.ends_with('\r'))
            line.remove_suffix(1);
        out += sign;
        out.append(line);
        out += isEnded ? "\n" : "\n\\ No newline at end of file\n";
    }
}

/// The end of the run of hunks that share their context, from `first` on.
std::size_t endOfGroup(const std::vector<LineHunk> &hunks, std::size_t first, std::size_t context)
{
    std::size_t end = first + 1;
    while (end < hunks.size() && hunks[end].before.begin - hunks[end - 1].before.end <= 2 * context)
        ++end;
    return end;
}

} // namespace

std::string unifiedDiff(std::string_view before, std::string_view after, std::size_t context)
{
    const Lines left = linesOf(before);
    const Lines right = linesOf(after);
    const std::vector<LineHunk> hunks = lineDiff(left, right);
    std::string out;
    for (std::size_t first = 0; first < hunks.size();) {
        const std::size_t end = endOfGroup(hunks, first, context);
        const std::size_t head = std::min(context, hunks[first].before.begin);
        const std::size_t tail = std::min(context, left.size() - hunks[end - 1].before.end);
        out += "@@ -" + rangeText({hunks[first].before.begin - head, hunks[end - 1].before.end + tail}) + " +" +
               rangeText({hunks[first].after.begin - head, hunks[end - 1].after.end + tail}) + " @@\n";
        std::size_t at = hunks[first].before.begin - head;
        for (; first < end; ++first) {
            addLines(out, ' ', left, {at, hunks[first].before.begin});
            addLines(out, '-', left, hunks[first].before);
            addLines(out, '+', right, hunks[first].after);
            at = hunks[first].before.end;
        }
        addLines(out, ' ', left, {at, at + tail});
    }
    return out;
}

} // namespace slipway
