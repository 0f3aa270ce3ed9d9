// SPDX-License-Identifier: MIT
#pragma once

#include "core/assist/complete.h"

#include <QObject>

#include <memory>

namespace slipway::ui {

class Assistant;
class CompletionPopup;
class DescriptorEditor;
class Document;

/// Completion in one editor: asks while the user types, shows what fits, and writes what is taken.
///
/// It opens by itself only where it helps: at keys, allowed values, modules, versions, stages and files. Enter and Tab
/// take an item only when one is chosen and taking it changes the text; all other keys are the editor's, always.
class Completing : public QObject
{
    Q_OBJECT

public:
    /// All outlive this; it belongs to the editor.
    Completing(DescriptorEditor &editor, Document &document, Assistant &assistant);
    ~Completing() override;

    /// Asks at the caret and shows whatever there is: Ctrl+Space.
    void open();
    void close();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] const CompletionPopup *popup() const { return m_popup; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Mode : std::uint8_t { Typing, Asked, GoesOn };
    struct Answer {
        assist::Completion completion;
        std::shared_ptr<const assist::Project> project; ///< null: it was not needed
        quint64 revision = 0;
        std::size_t cursor = 0;
    };

    void ask(Mode mode);
    void take(Answer answer, Mode mode);
    [[nodiscard]] bool takesKey(int key);
    void afterKey(const QString &text);
    bool acceptCurrent();
    void accept(int row);
    void write(const assist::CompletionItem &item);
    [[nodiscard]] assist::CompletionRequest request() const;
    /// The chosen item in terms of the newest text; nothing when it does not fit there any more.
    [[nodiscard]] std::optional<assist::CompletionItem> fresh(int row) const;
    [[nodiscard]] int preselected(const Answer &answer, Mode mode) const;
    void reposition();

    DescriptorEditor &m_editor;
    Document &m_document;
    Assistant &m_assistant;
    CompletionPopup *m_popup = nullptr; ///< of the window
    Answer m_answer;
    Mode m_mode = Mode::Typing;
    quint64 m_asked = 0; ///< counts questions: closing outdates those on their way
    QString m_typed;     ///< by the key that is being handled
};

} // namespace slipway::ui
