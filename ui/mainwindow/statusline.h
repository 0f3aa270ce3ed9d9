// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QLabel;
class QMainWindow;

namespace slipway::ui {

class EditorArea;
class Workspace;

/// What the status bar says: what is being saved, the verdict, how much the image holds, where the caret is, and how
/// the file is written.
class StatusLine : public QObject
{
    Q_OBJECT

public:
    /// Workspace and editors outlive the line.
    StatusLine(Workspace &workspace, EditorArea &editors, QMainWindow *window);

    /// The descriptor that previews, problems and builds are about, when the tab that shows does not tell: folder and
    /// name; else empty.
    [[nodiscard]] QString imageInMind() const;

private:
    void showVerdict();
    [[nodiscard]] QString verdict() const;
    void showAmount();
    void showCaret();
    void showSaving();

    Workspace &m_workspace;
    EditorArea &m_editors;
    QLabel *m_saving;
    QLabel *m_verdict;
    QLabel *m_amount;
    QLabel *m_caret;
    QLabel *m_encoding;
};

} // namespace slipway::ui
