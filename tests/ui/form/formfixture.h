// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/formview.h"
#include "ui/model/document.h"

#include <QTableView>
#include <QTest>

namespace slipway::ui {

/// A form on a document, with an analysis that comes after each change, as in the window.
class FormFixture
{
public:
    explicit FormFixture(std::string text, descriptor::ObjectKind kind = descriptor::ObjectKind::Image);

    [[nodiscard]] const std::string &text() const { return document.text(); }
    /// Lets the analysis of the newest text come in.
    void settle();
    /// As if the text editor had replaced a part of the text.
    void replaceInText(std::string_view before, const std::string &after);
    /// A part of the form; the test ends when it is not there.
    template <typename Part>
    Part &part(const char *name)
    {
        auto *found = view.findChild<Part *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no part %s", name);
        return *found;
    }
    /// A click into it, then the keys of a text.
    void type(QWidget &field, const QString &text);
    void undo() { document.undoStack()->undo(), settle(); }

    Document document;
    FormView view;
    QList<Diagnostic> problems;
    FormChoices choices;
    std::shared_ptr<const std::vector<assist::Effect>> effects;
    descriptor::ObjectKind kind;
};

/// Clicks on a cell.
void choose(QTableView &table, int row, int column = 0);
/// Replaces the text in the cell that is being edited, and presses Enter.
void retype(QTableView &table, const QString &text);

} // namespace slipway::ui
