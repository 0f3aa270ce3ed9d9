// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/checksumfiller.h"
#include "ui/model/workspace.h"

#include <QObject>

class QWidget;

namespace slipway::ui {

class Actions;
class EditorArea;
class EditorPage;
class Navigator;
class ProblemsView;

/// Quick fixes: listed for the caret or the form's field, or asked for in a row of the problems or beside a field; each
/// is one undo step. Also makes the files that fixes ask for, and computes checksums.
class FixCommands : public QObject
{
    Q_OBJECT

public:
    /// All outlive the commands.
    struct Surroundings {
        Workspace &workspace;
        Navigator &navigator;
        EditorArea &editors;
        ProblemsView &problems;
        Actions &actions;
    };

    FixCommands(const Surroundings &surroundings, QWidget *window);

    /// Lists the fixes of the problems here, for one and for all alike, and what else can be done; does the chosen one.
    void offer();
    /// Does `diagnostic.fixes[index]`, unless the text has changed since.
    void applyFix(const Diagnostic &diagnostic, int index);

private:
    /// What is offered: a fix of a document.
    struct Offer {
        Path file;
        QuickFix fix;
    };

    [[nodiscard]] std::vector<Offer> offersAt(EditorPage &page) const;
    [[nodiscard]] bool isHere(EditorPage &page, const Problem &problem) const;
    [[nodiscard]] std::string pathHere(EditorPage &page, const FileState &state) const;
    void apply(const Path &file, const QuickFix &fix);
    void tell(const Document *document, const QString &text);

    Surroundings m_here;
    QWidget *m_window;
    ChecksumFiller m_checksums;
};

} // namespace slipway::ui
