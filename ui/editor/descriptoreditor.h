// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"
#include "ui/editor/codeview.h"

namespace slipway::ui {

class Document;

/// The text of one open document: typing, undo and redo go through the document, so its undo stack holds form edits
/// too.
class DescriptorEditor : public CodeView
{
    Q_OBJECT

public:
    /// `document` outlives the editor.
    DescriptorEditor(Document &document, KSyntaxHighlighting::Repository &repository, QWidget *parent = nullptr);

    /// Marks the problems of this file; spans are bytes of the document's text.
    void setProblems(const QList<Diagnostic> &problems);
    /// Marks the lines of a span without moving the caret; scrolls only when none of them is in sight.
    void markSpan(Span span);
    /// Puts the caret on a span's begin and selects nothing.
    void goTo(Span span);
    /// Byte offset of the caret.
    [[nodiscard]] std::size_t caretOffset() const;

public Q_SLOTS:
    /// Comments the lines of the selection out, or in again when all of them are comments.
    void toggleComment();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void insertNewLine();
    void shiftLines(int spaces);
    void pressBackspace(QKeyEvent *event);

    Document &m_document;
};

} // namespace slipway::ui
