// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/lineindex.h"

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace slipway::ui {

inline constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// A file's text as a QTextDocument can hold it: every line end is `\n`, and the three characters that QTextDocument
/// uses for itself (U+2029, U+FDD0, U+FDD1) are replaced by others of the same length. Only for showing: the bytes stay
/// the truth.
[[nodiscard]] QString mirrored(std::string_view utf8);

/// What one mirror's text has that another had not: [begin, end) of the old gave way to `inserted`.
struct MirrorDifference {
    int begin = 0;
    int end = 0;
    QString inserted;

    [[nodiscard]] bool isNothing() const { return begin == end && inserted.isEmpty(); }
};

/// The smallest single difference between two texts; never splits a surrogate pair.
[[nodiscard]] MirrorDifference differenceOf(const QString &before, const QString &after);

/// Maps between byte offsets of a text and positions (UTF-16 units) in its mirror, which has no byte order mark at its
/// begin.
class TextMirror
{
public:
    explicit TextMirror(std::string_view text = {});

    /// The text is `after` now: from the byte `begin` on, `removed` bytes gave way to `added` others.
    void splice(std::string_view after, std::size_t begin, std::size_t removed, std::size_t added);

    /// Position in the mirror of a byte offset; an offset inside a CRLF counts as before it.
    [[nodiscard]] int position(std::string_view text, std::size_t offset) const;
    [[nodiscard]] std::size_t offset(std::string_view text, int position) const;
    /// Positions of the mirror: its length in UTF-16 units.
    [[nodiscard]] int length() const { return m_length; }
    [[nodiscard]] const LineIndex &lines() const { return m_lines; }

    /// The line end to use for a new line at a byte offset: that of this line, else of the line before, else `\n`.
    [[nodiscard]] std::string lineEndAt(std::string_view text, std::size_t offset) const;

private:
    [[nodiscard]] Span contentOf(std::string_view text, std::size_t line) const;
    [[nodiscard]] int lengthOf(std::string_view text, std::size_t line) const;

    LineIndex m_lines;
    std::vector<int> m_positions; ///< of each line's start
    int m_length = 0;
};

} // namespace slipway::ui
