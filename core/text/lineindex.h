// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace slipway {

/// A place as people read it: both 1-based, the column counted in code points.
struct Position {
    std::size_t line = 1;
    std::size_t column = 1;

    bool operator==(const Position &) const = default;
};

/// Line starts of one text. Lines end at LF, CRLF or CR, as YAML and text editors count them.
/// Holds no text: whoever asks passes the same text again.
class LineIndex
{
public:
    explicit LineIndex(std::string_view text = {});

    /// At least 1; a text that ends with a line end has an empty last line.
    [[nodiscard]] std::size_t lineCount() const { return m_starts.size(); }
    /// 0-based line that holds the byte `offset`; offsets past the end belong to the last line.
    [[nodiscard]] std::size_t lineOf(std::size_t offset) const;
    /// First byte of the 0-based line `line`, clamped to the last line.
    [[nodiscard]] std::size_t start(std::size_t line) const;
    /// The bytes of the 0-based line without its line end.
    [[nodiscard]] Span content(std::string_view text, std::size_t line) const;

    [[nodiscard]] Position position(std::string_view text, std::size_t offset) const;
    /// The byte offset of a position; a column past the end of its line is clamped to the line's end.
    [[nodiscard]] std::size_t offset(std::string_view text, Position position) const;

    /// Lines whose starts gave way to others, from the line `first` on; at least the first line stays.
    struct Change {
        std::size_t first = 0;
        std::size_t removed = 0;
        std::size_t added = 0;
    };
    /// The text is `after` now: from the byte `begin` on, `removed` bytes gave way to `added` others. Looks at these
    /// only.
    Change splice(std::string_view after, std::size_t begin, std::size_t removed, std::size_t added);

private:
    std::vector<std::size_t> m_starts;
};

/// Number of UTF-16 code units that a UTF-8 text takes. Invalid bytes count one unit each (as U+FFFD would).
[[nodiscard]] std::size_t utf16Length(std::string_view utf8);
/// The byte offset in `utf8` after `units` UTF-16 code units, clamped to the text's end; never inside a code point.
[[nodiscard]] std::size_t utf8Offset(std::string_view utf8, std::size_t units);

} // namespace slipway
