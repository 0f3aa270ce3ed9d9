// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/logline.h"

#include <QList>
#include <QString>

#include <optional>

namespace slipway::ui {

/// A place between two characters of a log: 0-based line, UTF-16 units.
struct LogPosition {
    qsizetype line = 0;
    qsizetype column = 0;

    auto operator<=>(const LogPosition &) const = default;
};

struct LogRange {
    LogPosition begin;
    LogPosition end;

    bool operator==(const LogRange &) const = default;
};

/// All lines of a log. Tabs become spaces, terminal sequences and other control characters are dropped; where a line
/// was overwritten by carriage returns, its last state is kept.
class LogBuffer
{
public:
    void append(LogLine line);
    void clear();

    [[nodiscard]] qsizetype size() const { return m_lines.size(); }
    [[nodiscard]] const LogLine &at(qsizetype line) const { return m_lines[line]; }
    /// UTF-16 units of the longest line.
    [[nodiscard]] qsizetype longestLine() const { return m_longest; }
    /// Lines that have a place, ascending.
    [[nodiscard]] const QList<qsizetype> &placedLines() const { return m_placed; }
    [[nodiscard]] LogPosition end() const;

    /// The text of a range, lines separated by LF.
    [[nodiscard]] QString text(const LogRange &range) const;
    [[nodiscard]] LogRange wordAt(LogPosition position) const;
    /// The next occurrence after `from` (or the one before it), whatever the case; goes round the end.
    [[nodiscard]] std::optional<LogRange> find(const QString &text, LogPosition from, bool forward) const;

private:
    QList<LogLine> m_lines;
    QList<qsizetype> m_placed;
    qsizetype m_longest = 0;
};

/// The text as it can be shown (see LogBuffer).
[[nodiscard]] QString printable(const QString &line);

} // namespace slipway::ui
