// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/analysis.h"

#include <QWidget>

#include <functional>

class QSplitter;

namespace KSyntaxHighlighting {
class Repository;
}

namespace slipway::ui {

class DescriptorEditor;
class Document;
class FindBar;
class FormView;
class LoadingLine;
class Notice;
class Workspace;

/// One tab: a document as form, as text, or as both side by side.
class EditorPage : public QWidget
{
    Q_OBJECT

public:
    enum class Layout { Form, Split, Text };

    /// Document and workspace outlive the page.
    EditorPage(Document &document, Workspace &workspace, KSyntaxHighlighting::Repository &repository, QWidget *parent);

    [[nodiscard]] Document &document() { return m_document; }
    [[nodiscard]] DescriptorEditor &editor() { return *m_editor; }
    [[nodiscard]] FindBar &findBar() { return *m_findBar; }
    [[nodiscard]] FormView &form() { return *m_form; }
    void setLayout(Layout layout);
    void focusEditor();
    /// Puts a slim line above the text.
    void addAboveText(QWidget *line);

    /// Marks a place of this document in the views that did not report it.
    void markPlace(const Origin &place, const QObject *source);
    /// Puts the caret of the text on a place.
    void goTo(const Origin &place);
    /// A slim line above the editors: something about the file that the user should know, with one thing to do.
    void showNotice(const QString &text, const QString &actionText, std::function<void()> action);
    void hideNotice();
    /// Answers a command in words, over the text: nothing moves, and the answer goes with the next step.
    void reply(const QString &text);

Q_SIGNALS:
    void placeActivated(const slipway::Origin &place, QObject *source);
    void caretMoved();
    /// The sign of a problem beside the text was clicked; the caret is in its line.
    void mendingRequested();
    /// The form asked for `problem.fixes[index]`, or for checksums (see FormContext).
    void fixRequested(const slipway::Diagnostic &problem, int index);
    void checksumsRequested(const QString &artifactPath, const QString &wanted);
    /// Opening the file is to be given up.
    void closeRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void adopt();
    void buildLayout();
    void connectParts();
    void goToLine(int block);
    void placeReply();
    void reportCaret();
    [[nodiscard]] const FileState *currentState() const;

    Document &m_document;
    Workspace &m_workspace;
    Notice *m_notice;
    Notice *m_reply;
    QSplitter *m_splitter;
    FormView *m_form;
    DescriptorEditor *m_editor;
    FindBar *m_findBar;
    LoadingLine *m_loading;
    bool m_isCaretNews = false;
    bool m_hasAdopted = false;
    bool m_isLate = false; ///< there is a newer state than the one shown
};

} // namespace slipway::ui
