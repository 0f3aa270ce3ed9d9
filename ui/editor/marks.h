// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <QList>
#include <QString>
#include <QTextEdit>

#include <optional>

class QPalette;
class QTextDocument;

namespace slipway::ui {

/// A problem in a text: positions of its QTextDocument (UTF-16 units), half open; an empty range marks the character at
/// it.
struct Mark {
    int begin = 0;
    int end = 0;
    Severity severity = Severity::Error;
    QString message;

    bool operator==(const Mark &) const = default;
};

/// 0-based blocks, both ends included.
struct BlockRange {
    int first = 0;
    int last = 0;

    bool operator==(const BlockRange &) const = default;
};

/// The marks of one document. They move with the text while it is edited, until the next ones come.
class Marks
{
public:
    /// Ranges outside the document, which outlives them, are cut to it. False: they were there already, just so.
    bool set(const QTextDocument &document, const QList<Mark> &marks);
    /// As QTextDocument::contentsChange tells of an edit. Cursors would do the same, but cost a layout of each line.
    void move(int position, int removed, int added);
    [[nodiscard]] const QList<Mark> &marks() const { return m_marks; }
    /// The worst severity of the marks that begin in the blocks `first` to `last`.
    [[nodiscard]] std::optional<Severity> severityOf(int first, int last) const;
    /// The messages of all marks on a position, worst first, one a line; empty: none.
    [[nodiscard]] QString messagesAt(int position) const;
    /// The messages of all marks that begin in these blocks, worst first, one a line.
    [[nodiscard]] QString messagesOf(int first, int last) const;
    /// Adds wavy lines of the marks that touch the positions `begin` to `end`.
    void underline(QTextDocument &document, const QPalette &palette, int begin, int end,
                   QList<QTextEdit::ExtraSelection> &selections) const;

private:
    template <typename Visit>
    void forBlocks(int first, int last, Visit visit) const;

    const QTextDocument *m_document = nullptr; ///< of the marks; not looked at without one
    QList<Mark> m_marks;                       ///< by severity, then by place
};

} // namespace slipway::ui
