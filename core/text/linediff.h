// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/textedit.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// A half-open range of 0-based lines: [begin, end).
struct LineRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::size_t length() const { return end - begin; }
    [[nodiscard]] bool isEmpty() const { return begin == end; }
    bool operator==(const LineRange &) const = default;
};

/// Lines of one text that gave way to lines of another. At least one side is not empty.
struct LineHunk {
    LineRange before;
    LineRange after;

    bool operator==(const LineHunk &) const = default;
};

using Lines = std::vector<std::string_view>;

/// The lines of a text, each with its own line end (LF, CRLF or CR); put together they are the text. An empty text has
/// none. The views look into `text`.
[[nodiscard]] Lines linesOf(std::string_view text);
/// The bytes that a range of lines takes, in a text whose lines are `lines`.
[[nodiscard]] std::string_view textOf(const Lines &lines, LineRange range);

/// What changed between two texts, in order; hunks never touch. Shortest for texts that differ in up to some hundred
/// lines; beyond that, lines that occur once in both serve as anchors, so that time and memory stay near linear.
[[nodiscard]] std::vector<LineHunk> lineDiff(const Lines &before, const Lines &after);

/// Edits, in terms of `before`, that make it `after`: one for each hunk, without the bytes that both share.
[[nodiscard]] std::vector<TextEdit> editsBetween(std::string_view before, std::string_view after);

/// The difference as `diff -u` prints it, without the two lines of file names; empty for equal texts.
[[nodiscard]] std::string unifiedDiff(std::string_view before, std::string_view after, std::size_t context = 3);

} // namespace slipway
