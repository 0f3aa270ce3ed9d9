// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/textedit.h"
#include "ui/model/textmirror.h"

#include <QObject>
#include <QUndoStack>

#include <filesystem>
#include <span>
#include <string>

class QTextDocument;

namespace slipway::ui {

/// One open file: its bytes, and the one undo stack over every change to them.
///
/// The bytes are the truth. `textDocument()` mirrors them for text editors: what a user types there becomes a splice of
/// the bytes, and a splice that comes from elsewhere (a form, a quick fix, undo) is repeated there. Line ends, a byte
/// order mark and everything that was not edited stay as the file had them.
class Document : public QObject
{
    Q_OBJECT

public:
    explicit Document(std::filesystem::path path, std::string bytes, QObject *parent = nullptr);
    ~Document() override;

    /// Absolute; empty for a document that was never saved.
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    void setPath(const std::filesystem::path &path);
    [[nodiscard]] QString displayName() const;

    [[nodiscard]] const std::string &text() const { return m_text; }
    /// Grows by one with every change of the text, undo and redo included.
    [[nodiscard]] quint64 revision() const { return m_revision; }
    [[nodiscard]] const TextMirror &mirror() const { return m_mirror; }
    [[nodiscard]] int position(std::size_t offset) const { return m_mirror.position(m_text, offset); }
    [[nodiscard]] std::size_t offset(int position) const { return m_mirror.offset(m_text, position); }

    /// Plain text without an undo stack of its own; whoever shows it in a QPlainTextEdit gives it that class's layout.
    [[nodiscard]] QTextDocument *textDocument() const { return m_textDocument; }
    [[nodiscard]] QUndoStack *undoStack() { return &m_undoStack; }
    [[nodiscard]] bool isModified() const { return !m_undoStack.isClean(); }
    /// What is on disk is what `text()` is now.
    void setSaved() { m_undoStack.setClean(); }

    /// Applies edits (in terms of the present text) as one undo step with a name for the menu. Edits that change
    /// nothing leave no step.
    void apply(std::span<const TextEdit> edits, const QString &description);

Q_SIGNALS:
    /// After each change; `textDocument()` already shows it.
    void textChanged();
    void pathChanged();
    void modifiedChanged(bool isModified);
    /// A change that did not come from typing was made here (a mirror position): an editor may show it.
    void changedAt(int position);

private:
    class Change;
    struct Splice {
        std::size_t offset = 0;
        std::string before;
        std::string after;
    };

    void takeFromMirror(int position, int removed, int added);
    void splice(const std::vector<Splice> &splices, bool isUndo);
    void replaceBytes(Span span, const std::string &replacement);
    [[nodiscard]] QString mirrorText(int begin, int end) const;

    std::filesystem::path m_path;
    std::string m_text;
    TextMirror m_mirror;
    QTextDocument *m_textDocument;
    QUndoStack m_undoStack;
    quint64 m_revision = 0;
    bool m_isApplying = false;
};

} // namespace slipway::ui
