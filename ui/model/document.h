// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/textedit.h"
#include "ui/model/documentedit.h"
#include "ui/model/gradualtext.h"
#include "ui/model/textmirror.h"

#include <QObject>
#include <QUndoStack>

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
    /// `mirror` is that of the bytes: for a large text it was made on another thread.
    Document(std::filesystem::path path, std::string bytes, TextMirror mirror, QObject *parent = nullptr);
    ~Document() override;

    /// Absolute. An untitled document has the path of a file that does not exist yet.
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    void setPath(const std::filesystem::path &path);
    /// Was never saved: saving asks where to.
    [[nodiscard]] bool isUntitled() const { return m_isUntitled; }
    void setUntitled(bool isUntitled);
    /// Its file is gone from the disk: what is here is all that there is, so it counts as modified.
    [[nodiscard]] bool isVanished() const { return m_isVanished; }
    void setVanished(bool isVanished);
    /// Nobody's to edit here, as what was fetched: apply() does nothing.
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    void setReadOnly(bool isReadOnly);
    [[nodiscard]] QString displayName() const;

    [[nodiscard]] const std::string &text() const { return m_text; }
    /// Grows by one with every change of the text, undo and redo included.
    [[nodiscard]] quint64 revision() const { return m_revision; }
    [[nodiscard]] const TextMirror &mirror() const { return m_mirror; }
    [[nodiscard]] int position(std::size_t offset) const { return m_mirror.position(m_text, offset); }
    [[nodiscard]] std::size_t offset(int position) const { return m_mirror.offset(m_text, position); }

    /// Plain text without an undo stack of its own; whoever shows it in a QPlainTextEdit gives it that class's layout.
    [[nodiscard]] QTextDocument *textDocument() const { return m_textDocument; }
    /// `textDocument()` does not show all of the text yet: a large one, or a large change of it, comes in slices (see
    /// GradualText). Until then nobody may write there, and positions in it are not those of the mirror.
    [[nodiscard]] bool isBehind() const { return m_shown->isBehind(); }
    /// It is behind since the text was opened.
    [[nodiscard]] bool isOpening() const { return m_isOpening; }
    /// Calls `then` as soon as `textDocument()` shows the text, perhaps at once; never when `context` has ended.
    void whenShown(const QObject *context, const std::function<void()> &then);
    /// Another `textDocument()` for the next editor, when the last one is gone: Qt would lay out all of a long one.
    void renewMirror();
    [[nodiscard]] QUndoStack *undoStack() { return &m_undoStack; }
    /// While a save is under way, what was unsaved before it counts as unsaved still.
    [[nodiscard]] bool isModified() const
    {
        return !m_isReadOnly && (m_isVanished || m_isUnsure || !m_undoStack.isClean());
    }
    /// What is on disk is what `text()` is now.
    void setSaved();
    /// What is on disk is none of the states that undo leads to.
    void setUnsaved() { m_undoStack.resetClean(); }
    /// The present text is being written; endSave() says whether it was. Saves may overlap: the last one counts.
    void beginSave();
    void endSave(bool isSaved);
    [[nodiscard]] bool isSaving() const { return m_saves > 0; }
    /// Nothing was changed since the save that is under way began.
    [[nodiscard]] bool isBeingSavedWhole() const { return m_saves > 0 && m_undoStack.isClean(); }
    /// The encoding that the file has on disk while the text is UTF-8; empty when it is UTF-8 too.
    [[nodiscard]] const QString &convertedFrom() const { return m_convertedFrom; }
    void setConvertedFrom(const QString &encoding) { m_convertedFrom = encoding; }

    /// Applies edits (in terms of the present text) as one undo step with a name for the menu. Edits that change
    /// nothing leave no step.
    void apply(std::span<const TextEdit> edits, const QString &description);
    /// Makes the text another one as one undo step, line by line and without changedAt(), so that carets and
    /// scrolling stay where they are.
    void become(std::string_view text, const QString &description);
    /// The same with edits that somebody else found.
    void become(std::span<const TextEdit> edits, const QString &description);
    /// Makes an edit that edited() told of again, in the same text: undo and redo move on the undo stack. False, and
    /// nothing done, when the text is another one.
    [[nodiscard]] bool replay(const DocumentEdit &edit);
    /// Several, told as one change; false at the first that does not fit.
    [[nodiscard]] bool replay(std::span<const DocumentEdit> edits);

Q_SIGNALS:
    /// Each change as it was made, before textChanged(). The undo stack may not know of it yet.
    void edited(const slipway::ui::DocumentEdit &edit);
    /// After each change; `textDocument()` shows it already, or falls behind.
    void textChanged();
    void behindChanged(bool isBehind);
    /// Percent of what `textDocument()` is behind with.
    void progressed(int percent);
    void pathChanged();
    void modifiedChanged(bool isModified);
    void savingChanged(bool isSaving);
    void readOnlyChanged(bool isReadOnly);
    /// A change that did not come from typing was made here (a mirror position): an editor may show it.
    void changedAt(int position);

private:
    class Change;

    void push(std::span<const TextEdit> edits, const QString &description);
    void takeFromMirror(int position, int removed, int added);
    void tellModified();
    void splice(const DocumentEdit &edit);
    void replaceBytes(Span span, const std::string &replacement);
    [[nodiscard]] QString mirrorText(int begin, int end) const;

    std::filesystem::path m_path;
    std::string m_text;
    TextMirror m_mirror;
    QTextDocument *m_textDocument = nullptr;
    std::unique_ptr<GradualText> m_shown;
    QUndoStack m_undoStack;
    quint64 m_revision = 0;
    bool m_isApplying = false;
    bool m_isOpening = false;
    bool m_isReplaying = false;
    bool m_isQuiet = false; ///< nobody wants to see where the change is
    bool m_isUntitled = false;
    bool m_isVanished = false;
    bool m_isReadOnly = false;
    bool m_isUnsure = false; ///< was modified when the save began that is under way
    bool m_wasToldModified = false;
    int m_saves = 0; ///< under way
    QString m_convertedFrom;
};

} // namespace slipway::ui
