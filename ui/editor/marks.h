// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"

#include <QList>
#include <QString>
#include <QTextCursor>
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
    /// Ranges outside the document are cut to it.
    void set(QTextDocument &document, const QList<Mark> &marks);
    [[nodiscard]] QList<Mark> marks() const;
    /// The worst severity of the marks that begin in a block.
    [[nodiscard]] std::optional<Severity> severityOf(int block) const;
    /// The messages of all marks on a position, worst first, one a line; empty: none.
    [[nodiscard]] QString messagesAt(int position) const;
    /// The messages of all marks that begin in a block.
    [[nodiscard]] QString messagesOf(int block) const;
    /// Wavy lines for QPlainTextEdit::setExtraSelections.
    [[nodiscard]] QList<QTextEdit::ExtraSelection> underlines(const QPalette &palette) const;

private:
    struct Placed {
        QTextCursor cursor;
        Severity severity = Severity::Error;
        QString message;
    };
    QList<Placed> m_placed; ///< by severity, then by place
};

} // namespace slipway::ui
