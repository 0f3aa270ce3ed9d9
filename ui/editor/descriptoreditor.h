// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/diagnostic.h"
#include "ui/editor/codeview.h"
#include "ui/editor/lineedits.h"
#include "ui/model/newestwins.h"

#include <memory>

namespace slipway::yaml {
class Tree;
}

namespace slipway::ui {

class Document;

/// The text of one open document: typing, undo and redo go through the document, so its undo stack holds form edits
/// too. Each command for lines is one undo step of the smallest splices.
class DescriptorEditor : public CodeView
{
    Q_OBJECT

public:
    /// `document` outlives the editor.
    DescriptorEditor(Document &document, KSyntaxHighlighting::Repository &repository, QWidget *parent = nullptr);

    /// Marks the problems of this file; spans are bytes of the document's text.
    void setProblems(const QList<Diagnostic> &problems);
    /// The structure of the document's text at a revision: what can be folded, and what belongs together.
    void setTree(std::shared_ptr<const yaml::Tree> tree, quint64 revision);
    /// Marks the lines of a span without moving the caret; scrolls only when none of them is in sight.
    void markSpan(Span span);
    /// Puts the caret on a span's begin and selects nothing.
    void goTo(Span span);
    /// Byte offset of the caret.
    [[nodiscard]] std::size_t caretOffset() const;
    /// Makes an edit one undo step with a name for the menu; nothing when it replaces nothing.
    void apply(const LineEdit &edit, const QString &name);

public Q_SLOTS:
    /// Comments the lines of the selection out, or in again when all of them are comments.
    void toggleComment();
    void indent();
    void unindent();
    void moveLinesUp();
    void moveLinesDown();
    void duplicate();
    void deleteLines();
    void joinLines();
    /// To the next larger node of the structure, and back.
    void expandSelection();
    void shrinkSelection();
    void fold();
    void unfold();
    /// Blocks of lines take the level of the caret, when it tells one.
    void pasteIndented();
    void pasteAsItIs() { paste(); }

Q_SIGNALS:
    /// Somebody typed into a text that is read only.
    void typingRefused();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    struct Structure {
        std::shared_ptr<const yaml::Tree> tree;
        quint64 revision = 0;
    };
    struct Folds {
        QList<BlockRange> ranges;
        quint64 revision = 0;
    };
    [[nodiscard]] static Folds findFolds(const Structure &structure, const std::stop_token &stop);
    void adoptState();
    void select(const Selected &selected);
    void bringCaret(const QContextMenuEvent &event);
    void adoptCaret();
    void openTouchedFolds();
    void showPair();
    [[nodiscard]] bool hasFreshTree() const;
    [[nodiscard]] bool typeCharacter(QChar typed);
    [[nodiscard]] bool typeOver(QChar typed);
    [[nodiscard]] bool surroundSelection(QChar typed);
    [[nodiscard]] bool typePair(QChar typed);
    [[nodiscard]] bool pressEditingKey(QKeyEvent *event);
    /// The selection and a text that is to take its place are more than is written at once (see GradualText).
    [[nodiscard]] bool isMuch(const QString &text = {}) const;
    [[nodiscard]] bool pressOverMuch(QKeyEvent *event);
    void replaceSelection(QString text, const QString &name);
    void cutSelection();
    void insertNewLine();
    void pressTab();
    [[nodiscard]] bool pressBackspace();
    [[nodiscard]] bool pressLeft(QKeyEvent *event);

    Document &m_document;
    std::shared_ptr<const yaml::Tree> m_tree;
    quint64 m_treeRevision = 0;
    NewestWins<Structure, Folds> m_folds;
    QList<QTextCursor> m_closers; ///< before each bracket or quote that came by itself and may be typed over
    QList<Selected> m_expanded;   ///< what was selected before each expansion
    Selected m_lastExpanded;
};

} // namespace slipway::ui
